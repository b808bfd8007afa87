package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Mismatch is a segment that does not read back as it was written.
type Mismatch struct {
	Segment int
	Links   bool   // all is well but the bare URLs, which no other style can mend
	Code    string // all is well but this, which the site would run
}

// AllTranslated accuses every translation that there is.
func AllTranslated(translations []Translation) []Mismatch {
	var all []Mismatch
	for i, t := range translations {
		if t.Text != "" {
			all = append(all, Mismatch{Segment: i})
		}
	}
	return all
}

// Compare holds a text that was written, and read again, against what it was
// written from and the translations that went in: the segment of each unit, -1
// for none, and one translation a segment. No mismatch is a proof.
func Compare(want, got *Region, segments []int, translations []Translation) []Mismatch {
	c := comparison{want, got, segments, translations}
	return c.run()
}

// A comparison holds one region against its translation.
type comparison struct {
	want, got    *Region
	segments     []int
	translations []Translation
}

func (c *comparison) run() []Mismatch {
	if bytes.Equal(c.want.Source, c.got.Source) {
		return nil
	}
	n := len(c.want.Units)
	if n != len(c.got.Units) || !bytes.Equal(c.want.Outline, c.got.Outline) || !c.sameGap(n) {
		return c.blame()
	}
	var bad Accused
	for i := range c.want.Units {
		if c.want.Units[i].Host >= 0 {
			continue // compared with its host
		}
		if !c.sameGap(i) || !c.sameUnit(i, i) {
			c.accuse(&bad, i)
		} else if !sameLinks(c.want.Units[i].Links, c.got.Units[i].Links) {
			bad.Name(Mismatch{Segment: c.segments[i], Links: true})
		}
	}
	return bad.All
}

func (c *comparison) accuse(bad *Accused, unit int) {
	bad.Unit(c.want, c.segments, c.translations, unit)
}

// Accused are the mismatches of a lesson, each segment once.
type Accused struct {
	All []Mismatch

	named      map[int]bool      // segments
	translated map[*Region][]int // the units of a region that have a translation, once it is asked for
}

// Name accuses a segment, unless it is accused.
func (a *Accused) Name(m Mismatch) {
	if a.named == nil {
		a.named = map[int]bool{}
	}
	if !a.named[m.Segment] {
		a.named[m.Segment] = true
		a.All = append(a.All, m)
	}
}

// Unit accuses the translation of a unit of a region that differs, or the nearest
// ones: see [Compare].
func (a *Accused) Unit(r *Region, segments []int, translations []Translation, unit int) {
	units, known := a.translated[r]
	if !known {
		units = translatedUnits(segments, translations)
		if a.translated == nil {
			a.translated = map[*Region][]int{}
		}
		a.translated[r] = units
	}
	at, found := slices.BinarySearch(units, unit)
	near := units[max(0, at-1):min(at+1, len(units))]
	if found {
		near = units[at : at+1]
	}
	for _, u := range near {
		a.Name(Mismatch{Segment: segments[u]})
	}
}

// translatedUnits are the units that have a translation, in order.
func translatedUnits(segments []int, translations []Translation) []int {
	var units []int
	for i, s := range segments {
		if s >= 0 && translations[s].Text != "" {
			units = append(units, i)
		}
	}
	return units
}

// blame finds where the structures part, from the front and from the back,
// and accuses the translations there.
func (c *comparison) blame() []Mismatch {
	same := 0
	for same < min(len(c.want.Units), len(c.got.Units)) && c.sameGap(same) && c.sameUnit(same, same) {
		same++
	}
	var bad Accused
	c.accuse(&bad, same)
	if same > 0 {
		c.accuse(&bad, same-1)
	}
	return bad.All
}

// sameGap reports whether the fixed bytes before unit i are the same; i may
// be the number of units.
func (c *comparison) sameGap(i int) bool {
	return bytes.Equal(c.want.gap(i), c.got.gap(i))
}

// sameUnit compares a unit as it was meant with one as it was read.
func (c *comparison) sameUnit(want, got int) bool {
	w, g := &c.want.Units[want], &c.got.Units[got]
	if w.Host >= 0 || g.Host >= 0 {
		return w.Host >= 0 && g.Host >= 0
	}
	if w.Edges != g.Edges || w.Kind != g.Kind && (len(w.Wrappers) > 0 || len(g.Wrappers) == 0) {
		return false
	}
	text, t := w.Text, Translation{}
	if s := c.segments[want]; s >= 0 && c.translations[s].Text != "" {
		t = c.translations[s]
		text = t.Text
	}
	if len(w.Marks)+len(w.Wrappers)+len(g.Marks)+len(g.Wrappers) == 0 {
		return text == g.Text
	}
	return c.want.canonical(w, text, &t, c.translated) == c.got.canonical(g, g.Text, &Translation{}, func(i int) string { return c.got.Units[i].Text })
}

// translated is the text that a title was meant to have.
func (c *comparison) translated(unit int) string {
	if s := c.segments[unit]; s >= 0 && c.translations[s].Text != "" {
		return c.translations[s].Text
	}
	return c.want.Units[unit].Text
}

// canonical spells a unit so that two units are equal if and only if they say
// the same with the same markup, whatever numbers their tags have and whether
// an outermost tag was taken for a wrapper.
func (r *Region) canonical(u *Unit, text string, t *Translation, title func(unit int) string) string {
	var b strings.Builder
	sign := func(tag *segment.Tag, at int) {
		b.WriteByte(0)
		b.WriteString(string(tag.Kind))
		b.WriteByte(1)
		if target, ok := t.elsewhere(tag); ok {
			b.WriteString(target)
		} else {
			b.WriteString(tag.Stands)
		}
		if at >= 0 {
			b.WriteByte(2)
			b.WriteString(title(at))
		}
		b.WriteByte(0)
	}
	for i := range u.Wrappers {
		sign(&u.Wrappers[i].Tag, u.Wrappers[i].title)
	}
	for _, token := range segment.Tokenize(text, u.Tags) {
		switch token.Part {
		case segment.Text:
			b.WriteString(token.Text)
		case segment.Close:
			b.WriteString("\x00/\x00")
		default:
			sign(&u.Tags[token.Tag], u.Marks[token.Tag].title)
		}
	}
	for range u.Wrappers {
		b.WriteString("\x00/\x00")
	}
	return b.String()
}

func sameLinks(a, b []string) bool {
	if len(a) < 2 {
		return slices.Equal(a, b)
	}
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
