package repair

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/golden"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// damagedTexts are the repairs that the segments of a lesson take to be read
// as those of the source in the same place.
func damagedTexts(source, d *content.Document) []Patch {
	var patches []Patch
	for i := range min(len(source.Segments()), len(d.Segments())) {
		if r, ok := Restore(source, i, d.Raw(i)); ok && len(r.Repairs) > 0 && len(r.Targets) == 0 {
			patches = append(patches, Patch{First: i, Count: 1, Source: source, Segment: i, Texts: []string{r.Text}})
		}
	}
	return patches
}

// patchesWell holds what Patch promises of a lesson: nothing changes but the
// places that it repaired, each of which is sound now.
func patchesWell(t *testing.T, source, d *content.Document) {
	patches := damagedTexts(source, d)
	got, refused := Texts(d, patches)
	if len(refused) == len(patches) {
		if got != d {
			t.Errorf("%q: nothing was repaired, and it is %q", d.Source(), got.Source())
		}
		return
	}
	if len(got.Segments()) != len(d.Segments()) {
		t.Errorf("%q: repaired as %q, which is no such lesson", d.Source(), got.Source())
		return
	}
	for i := range d.Segments() {
		at := slices.IndexFunc(patches, func(p Patch) bool { return p.First == i })
		if at >= 0 && !slices.Contains(refused, at) {
			if r, ok := Restore(source, i, got.Raw(i)); !ok || len(r.Repairs) > 0 || r.Text != patches[at].Texts[0] {
				t.Errorf("%q: %q is repaired as %q, which reads %q %v", d.Source(), d.Raw(i), got.Raw(i), r.Text, r.Repairs)
			}
		} else if d.Raw(i) != got.Raw(i) {
			t.Errorf("%q: %q was sound, and is %q", d.Source(), d.Raw(i), got.Raw(i))
		}
	}
	if _, left := Texts(got, damagedTexts(source, got)); len(left) != len(refused) {
		t.Errorf("%q: repaired as %q, of which %v are left, %v were", d.Source(), got.Source(), left, refused)
	}
}

func FuzzPatch(f *testing.F) {
	var hurt [][2]string
	for _, where := range places {
		for _, h := range hurts {
			if where.file == "s_x.md" {
				hurt = append(hurt, [2]string{strings.ReplaceAll(where.lesson, "%", h.source), strings.ReplaceAll(where.lesson, "%", h.hurt)})
			}
		}
	}
	for _, h := range cost.Some(hurt) {
		f.Add([]byte(h[0]), []byte(h[1]))
	}
	for _, s := range golden.Seeds(f, "..", golden.IsMarkdown) {
		f.Add(s.Source, bytes.ReplaceAll(bytes.ReplaceAll(s.Source, []byte("]("), []byte("] (")), []byte("**"), []byte("** ")))
	}
	f.Fuzz(func(t *testing.T, source, target []byte) {
		if cost.IsLong(len(source), len(target)) {
			return
		}
		s, err := content.Split("s_x.md", source, nil)
		if err != nil {
			return
		}
		d, err := content.Split("s_x.md", target, nil)
		if err != nil {
			return
		}
		patchesWell(t, s, d)
	})
}

// repairsWell holds what Structure promises: no word is lost, a second time changes
// nothing, and a lesson that has the structure of its source stays.
func repairsWell(t *testing.T, source, d *content.Document) {
	got, repairs := Structure(d, source)
	if (got != d) != (len(repairs) > 0) {
		t.Errorf("%q: %d repairs make %q", d.Source(), len(repairs), got.Source())
	}
	words := func(d *content.Document) string { // numbers of items are none, and where a broken image leads is one
		var all strings.Builder
		for _, s := range d.Segments() {
			all.WriteString(numbers.ReplaceAllString(spelling(segment.Plain(s.Text)), ""))
		}
		if d.Markdown() != nil {
			for _, u := range d.Markdown().Units {
				tags, _ := u.AllTags()
				for _, t := range tags {
					if t.Kind == segment.Image {
						all.WriteString(numbers.ReplaceAllString(spelling(t.Stands), ""))
					}
				}
			}
		}
		return all.String()
	}
	if d.Markdown() == nil && !holdsAll(got, d) || len(words(got)) < len(words(d)) {
		t.Errorf("%q: repaired as %q, which says less", d.Source(), got.Source())
	}
	if again, more := Structure(got, source); again != got {
		t.Errorf("%q: repaired as %q, and again as %q: %v", d.Source(), got.Source(), again.Source(), more)
	}
	if same, more := Structure(source, source); same != source {
		t.Errorf("%q is its own witness, and repaired as %q: %v", source.Source(), same.Source(), more)
	}
}

var numbers = regexp.MustCompile(`\p{Nd}`)

func FuzzHeal(f *testing.F) {
	names := []string{"s_x.md", "c_x.yml", "f_x.yml", ".category.yml"}
	for _, c := range cost.Some(damagedLessons) {
		f.Add(uint8(slices.Index(names, c.file)), []byte(c.source), []byte(c.damaged))
	}
	for i, s := range golden.Seeds(f, "..", func(string) bool { return true }) {
		name := 0
		if !golden.IsMarkdown(s.Name) {
			name = 1 + i%3
		}
		f.Add(uint8(name), s.Source, bytes.ReplaceAll(bytes.ReplaceAll(s.Source, []byte("title"), []byte("titre")), []byte("# "), []byte("#")))
	}
	f.Fuzz(func(t *testing.T, which uint8, source, target []byte) {
		if cost.IsLong(len(source), len(target)) {
			return
		}
		name := names[int(which)%len(names)]
		s, err := content.Split(name, source, nil)
		if err != nil {
			return
		}
		d, err := content.Split(name, target, nil)
		if err != nil {
			return
		}
		repairsWell(t, s, d)
	})
}
