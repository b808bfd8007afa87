package content

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/golden"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// identity is law 1: what is split and rendered without a translation, or
// with the source's own bytes kept, is the same file.
func identity(t testing.TB, s golden.File) {
	t.Helper()
	before := bytes.Clone(s.Source)
	d, err := Split(s.Name, s.Source, nil)
	if !bytes.Equal(before, s.Source) {
		t.Fatalf("%s: Split changed its input", s.Name)
	}
	if err != nil {
		var at *segment.Error
		if !errors.As(err, &at) || at.Pos.File != s.Name || d != nil {
			t.Errorf("%s: %v", s.Name, err)
		}
		return
	}
	if d == nil {
		return
	}
	out, _ := d.Render(make([]markdown.Translation, len(d.Segments())))
	if !bytes.Equal(out, before) {
		t.Errorf("%s: %q became %q", s.Name, before, out)
	}
	wellFormed(t, d)
}

// wellFormed holds the segments against their own rules.
func wellFormed(t testing.TB, d *Document) {
	t.Helper()
	last := segment.Pos{}
	for i := range d.Segments() {
		s := &d.Segments()[i]
		if s.Pos.Line < 1 || s.Pos.Col < 1 || s.Pos.Compare(last) < 0 {
			t.Errorf("%s: position %v after %v", d.Path(), s.Pos, last)
		}
		last = s.Pos
		if problems := segment.Check(s, s.Text); len(problems) > 0 {
			t.Errorf("%v: the text %q does not fit itself: %v", s.Pos, s.Text, problems)
		}
		if s.Text != strings.Trim(s.Text, " \t\r\n") || strings.ContainsAny(s.Text, "\r\n") {
			t.Errorf("%v: blanks at the edge, or a line end, in %q", s.Pos, s.Text)
		}
	}
	for _, r := range d.regions() {
		at := 0
		for i := range r.Units {
			u := &r.Units[i]
			if u.Host >= 0 {
				continue
			}
			if u.EdgeStart < at || u.Start < u.EdgeStart || u.End < u.Start || u.EdgeEnd < u.End || u.EdgeEnd > len(r.Source) {
				t.Errorf("%s: unit %d [%d,%d) in [%d,%d) after %d", d.Path(), i, u.Start, u.End, u.EdgeStart, u.EdgeEnd, at)
			}
			at = u.EdgeEnd
		}
	}
}

func TestIdentityOfLessons(t *testing.T) {
	for _, s := range golden.Files(t, ".", isLesson) {
		identity(t, s)
		if _, err := Split(s.Name, s.Source, nil); err != nil {
			t.Error(err)
		}
	}
}

func TestIdentityOfExamples(t *testing.T) {
	n := 0
	for _, e := range golden.Examples(t) {
		for _, s := range golden.Variants(e) {
			identity(t, s)
			n++
		}
	}
	t.Logf("%d examples and variants", n)
	if n < 7000 {
		t.Error("examples are missing")
	}
}

// TestOwnTextReadsBack writes every segment anew as its own translation: it
// must read back, in whatever style.
func TestOwnTextReadsBack(t *testing.T) {
	cost.SkipShort(t)
	all := golden.Files(t, ".", isLesson)
	for _, e := range golden.Examples(t) {
		all = append(all, golden.Variants(e)...)
	}
	segments, failed := 0, map[markdown.Style]int{}
	for _, s := range all {
		d, err := Split(s.Name, s.Source, nil)
		if err != nil || d == nil {
			continue
		}
		segments += len(d.Segments())
		for style := markdown.Light; style < markdown.Styles; style++ {
			own := make([]markdown.Translation, len(d.Segments()))
			for i := range own {
				own[i] = markdown.Translation{Text: d.Segments()[i].Text, Style: style}
			}
			out, _ := d.Render(own)
			if bad := d.Verify(out, own); len(bad) > 0 {
				failed[style] += len(bad)
				if style == markdown.Full && !strings.Contains(s.Name, "/") && failed[style] < 40 {
					t.Logf("%s: %q -> %q: %v", s.Name, s.Source, out, d.Segments()[bad[0].Segment].Text)
				}
			}
		}
	}
	t.Logf("%d files, %d segments, not read back by style: %v", len(all), segments, failed)
}

// isLesson reports whether a file is one by its name.
func isLesson(name string) bool {
	_, ok := DefaultRules.Find(name)
	return ok
}
