package content

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
)

// damagedTexts are the repairs that the segments of a lesson take to be read
// as those of the source in the same place.
func damagedTexts(source, d *Document) []Patch {
	var patches []Patch
	for i := range min(len(source.Segments()), len(d.Segments())) {
		if r, ok := source.Restore(i, d.Raw(i)); ok && len(r.Repairs) > 0 && len(r.Targets) == 0 {
			patches = append(patches, Patch{First: i, Count: 1, Source: source, Segment: i, Texts: []string{r.Text}})
		}
	}
	return patches
}

// patchesWell holds what Patch promises of a lesson: nothing changes but the
// places that it repaired, each of which is sound now.
func patchesWell(t *testing.T, source, d *Document) {
	patches := damagedTexts(source, d)
	got, refused := d.Patch(patches)
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
			if r, ok := source.Restore(i, got.Raw(i)); !ok || len(r.Repairs) > 0 || r.Text != patches[at].Texts[0] {
				t.Errorf("%q: %q is repaired as %q, which reads %q %v", d.Source(), d.Raw(i), got.Raw(i), r.Text, r.Repairs)
			}
		} else if d.Raw(i) != got.Raw(i) {
			t.Errorf("%q: %q was sound, and is %q", d.Source(), d.Raw(i), got.Raw(i))
		}
	}
	if _, left := got.Patch(damagedTexts(source, got)); len(left) != len(refused) {
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
	for _, h := range some(hurt) {
		f.Add([]byte(h[0]), []byte(h[1]))
	}
	for _, s := range goldenLessons(f, isMarkdown) {
		f.Add(s.source, bytes.ReplaceAll(bytes.ReplaceAll(s.source, []byte("]("), []byte("] (")), []byte("**"), []byte("** ")))
	}
	f.Fuzz(func(t *testing.T, source, target []byte) {
		if isLong(len(source), len(target)) {
			return
		}
		s, err := Split("s_x.md", source, nil)
		if err != nil {
			return
		}
		d, err := Split("s_x.md", target, nil)
		if err != nil {
			return
		}
		patchesWell(t, s, d)
	})
}

// healsWell holds what Heal promises: no word is lost, a second time changes
// nothing, and a lesson that has the structure of its source stays.
func healsWell(t *testing.T, source, d *Document) {
	got, repairs := d.Heal(source)
	if (got != d) != (len(repairs) > 0) {
		t.Errorf("%q: %d repairs make %q", d.Source(), len(repairs), got.Source())
	}
	words := func(d *Document) string { // numbers of items are none
		var all strings.Builder
		for _, s := range d.Segments() {
			all.WriteString(numbers.ReplaceAllString(spelling(segment.Plain(s.Text)), ""))
		}
		return all.String()
	}
	if d.body == nil && !got.holds(d) || len(words(got)) < len(words(d)) {
		t.Errorf("%q: healed as %q, which says less", d.Source(), got.Source())
	}
	if again, more := got.Heal(source); again != got {
		t.Errorf("%q: healed as %q, and again as %q: %v", d.Source(), got.Source(), again.Source(), more)
	}
	if same, more := source.Heal(source); same != source {
		t.Errorf("%q is its own witness, and healed as %q: %v", source.Source(), same.Source(), more)
	}
}

var numbers = regexp.MustCompile(`\p{Nd}`)

func FuzzHeal(f *testing.F) {
	names := []string{"s_x.md", "c_x.yml", "f_x.yml", ".category.yml"}
	for _, c := range some(damagedLessons) {
		f.Add(uint8(slices.Index(names, c.file)), []byte(c.source), []byte(c.damaged))
	}
	for i, s := range goldenLessons(f, func(string) bool { return true }) {
		name := 0
		if !isMarkdown(s.name) {
			name = 1 + i%3
		}
		f.Add(uint8(name), s.source, bytes.ReplaceAll(bytes.ReplaceAll(s.source, []byte("title"), []byte("titre")), []byte("# "), []byte("#")))
	}
	f.Fuzz(func(t *testing.T, which uint8, source, target []byte) {
		if isLong(len(source), len(target)) {
			return
		}
		name := names[int(which)%len(names)]
		s, err := Split(name, source, nil)
		if err != nil {
			return
		}
		d, err := Split(name, target, nil)
		if err != nil {
			return
		}
		healsWell(t, s, d)
	})
}
