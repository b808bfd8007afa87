package repair

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/golden"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// restores holds what Restore makes of a raw text against its promises: what
// it returns fits the segment, reads back from the lesson that it was written
// into, and restores from there without a repair.
func restores(t *testing.T, d *content.Document, i int, raw string) {
	t.Helper()
	r, ok := Restore(d, i, raw)
	if !ok {
		if r.Text != "" || r.Repairs != nil || r.Targets != nil {
			t.Errorf("%q: not restored, and %v", raw, r)
		}
		return
	}
	s := &d.Segments()[i]
	if problems := segment.Check(s, r.Text); problems != nil || segment.Normalize(r.Text, s.Tags) != r.Text {
		t.Errorf("%q restored as %q: %v", raw, r.Text, problems)
	}
	translations := make([]markdown.Translation, len(d.Segments()))
	for style := markdown.Light; style < markdown.Styles; style++ {
		translations[i] = markdown.Translation{Text: r.Text, Style: style}
		merged, _ := d.Render(translations)
		if d.Verify(merged, translations) != nil {
			continue
		}
		got, err := d.With(merged)
		if err != nil || len(got.Segments()) != len(d.Segments()) {
			return // a segment of digits is none
		}
		again, ok := Restore(d, i, got.Raw(i))
		if !ok || again.Text != r.Text || again.Repairs != nil {
			t.Errorf("%q of %q restored as %q, written %q, read %v %q %v", raw, s.Text, r.Text, got.Raw(i), ok, again.Text, again.Repairs)
		}
		return
	}
	t.Errorf("%q restored as %q, which does not read back", raw, r.Text)
}

func FuzzRestore(f *testing.F) {
	for _, s := range golden.Seeds(f, "..", golden.IsMarkdown) {
		f.Add(s.Source, "Un [texte] (umbrella://a/b) ** avec ** *quelque* chose](x)")
	}
	var damaged []stood
	for _, s := range known(f) {
		for _, d := range damages {
			damaged = append(damaged, stood{s.d, s.i, d.shape.ReplaceAllString(s.raw, d.change)})
		}
	}
	for _, s := range cost.Some(damaged) {
		f.Add([]byte(s.d.Raw(s.i)), s.raw)
	}
	f.Fuzz(func(t *testing.T, source []byte, raw string) {
		if cost.IsLong(len(source), len(raw)) {
			return
		}
		d, err := content.Split("s_x.md", source, nil)
		if err != nil {
			return
		}
		for i := range min(4, len(d.Segments())) {
			restores(t, d, i, raw)
		}
	})
}

// TestRestoreIsBounded feeds Restore what no lesson has.
func TestRestoreIsBounded(t *testing.T) {
	if cost.UnderRace {
		t.Skip("CI runs it without the race detector")
	}
	sources := []string{
		"Read [this](umbrella://a/b), **then** *that* `code`.",
		"*All of [this](umbrella://a/b).*",
		strings.Repeat("*a* [b](umbrella://c) ", 1000),
	}
	for _, unit := range []string{
		"[", "]", "](", "] (", "*", "* ", "**", " **a", "_", "＊", "（", "((", "))", "!", "! [", "umbrella://a/b ", "](umbrella://a/b", "[a] (umbrella://a/b) ", "(umbrella://a/b",
		"&lt;b&gt;", "<b>", "<b>*", "`", "://", "*://", "[^1]", "\\", "a\u00a0", "[]", "*a* [b] (umbrella://c) ",
	} {
		raw := strings.Repeat(unit, longestRaw/len(unit))
		for i, source := range sources {
			d, err := content.Split("s_x.md", []byte(source), nil)
			if err != nil {
				t.Fatal(err)
			}
			cost.Linear(t, fmt.Sprintf("source %d, %q", i, unit), len(raw), func(n int) { Restore(d, 0, raw[:n]) })
		}
	}
	d, err := content.Split("s_x.md", []byte(sources[0]), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := Restore(d, 0, strings.Repeat("a", longestRaw+1)); ok {
		t.Error(fmt.Sprint("restores more than ", longestRaw, " bytes"))
	}
}
