package content

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

// Verify splits what [Document.Render] wrote and compares it with what was
// meant: the same fixed bytes, blocks and kinds, and in each segment the
// translation's own text, with the tags, targets and addresses of the source.
// No mismatch is a proof. Where the structure differs, the translations next
// to the difference are named.
func (d *Document) Verify(merged []byte, translations []Translation) []Mismatch {
	got, err := split(d.file, d.path, merged, d.rules)
	if err != nil || !d.sameFrame(got) {
		return allTranslated(translations)
	}
	var bad []Mismatch
	index := d.segmentsOf()
	regions := got.regions()
	for i, r := range d.regions() {
		c := comparison{want: r, got: regions[i], segments: index[i], translations: translations}
		bad = append(bad, c.run()...)
	}
	if len(bad) == 0 {
		bad = d.sameCode(got, translations)
	}
	if len(bad) == 0 {
		bad = d.sameMDX(got, translations)
	}
	return bad
}

// sameFrame reports whether o has the same fields with the same bytes between
// them, and a body or none.
func (d *Document) sameFrame(o *Document) bool {
	if len(d.fields) != len(o.fields) || (d.body == nil) != (o.body == nil) {
		return false
	}
	at, oat := 0, 0
	for i := range d.fields {
		f, of := &d.fields[i], &o.fields[i]
		if !bytes.Equal(d.source[at:f.start], o.source[oat:of.start]) {
			return false
		}
		at, oat = f.end, of.end
	}
	if d.body == nil {
		return bytes.Equal(d.source[at:], o.source[oat:])
	}
	return bytes.Equal(d.source[at:d.bodyAt], o.source[oat:o.bodyAt])
}

func allTranslated(translations []Translation) []Mismatch {
	var all []Mismatch
	for i, t := range translations {
		if t.Text != "" {
			all = append(all, Mismatch{Segment: i})
		}
	}
	return all
}

// A comparison holds one region against its translation.
type comparison struct {
	want, got    *region
	segments     []int
	translations []Translation
}

func (c *comparison) run() []Mismatch {
	if bytes.Equal(c.want.source, c.got.source) {
		return nil
	}
	n := len(c.want.units)
	if n != len(c.got.units) || !bytes.Equal(c.want.outline, c.got.outline) || !c.sameGap(n) {
		return c.blame()
	}
	var bad accused
	for i := range c.want.units {
		if c.want.units[i].host >= 0 {
			continue // compared with its host
		}
		if !c.sameGap(i) || !c.sameUnit(i, i) {
			bad.unit(c, i)
		} else if !sameLinks(c.want.units[i].links, c.got.units[i].links) {
			bad.name(Mismatch{Segment: c.segments[i], Links: true})
		}
	}
	return bad.all
}

// accused are the mismatches of a lesson, each segment once.
type accused struct {
	all        []Mismatch
	named      map[int]bool      // segments
	translated map[*region][]int // the units of a region that have a translation, once it is asked for
}

func (a *accused) name(m Mismatch) {
	if a.named == nil {
		a.named = map[int]bool{}
	}
	if !a.named[m.Segment] {
		a.named[m.Segment] = true
		a.all = append(a.all, m)
	}
}

// unit accuses the translation of a unit that differs, or the nearest ones.
func (a *accused) unit(c *comparison, unit int) {
	units, known := a.translated[c.want]
	if !known {
		units = c.translatedUnits()
		if a.translated == nil {
			a.translated = map[*region][]int{}
		}
		a.translated[c.want] = units
	}
	at, found := slices.BinarySearch(units, unit)
	near := units[max(0, at-1):min(at+1, len(units))]
	if found {
		near = units[at : at+1]
	}
	for _, u := range near {
		a.name(Mismatch{Segment: c.segments[u]})
	}
}

// translatedUnits are the units that have a translation, in order.
func (c *comparison) translatedUnits() []int {
	var units []int
	for i, s := range c.segments {
		if s >= 0 && c.translations[s].Text != "" {
			units = append(units, i)
		}
	}
	return units
}

// blame finds where the structures part, from the front and from the back,
// and accuses the translations there.
func (c *comparison) blame() []Mismatch {
	same := 0
	for same < min(len(c.want.units), len(c.got.units)) && c.sameGap(same) && c.sameUnit(same, same) {
		same++
	}
	var bad accused
	bad.unit(c, same)
	if same > 0 {
		bad.unit(c, same-1)
	}
	return bad.all
}

// sameGap reports whether the fixed bytes before unit i are the same; i may
// be the number of units.
func (c *comparison) sameGap(i int) bool {
	return bytes.Equal(c.want.gap(i), c.got.gap(i))
}

func (r *region) gap(i int) []byte {
	from, to := 0, len(r.source)
	for j := i - 1; j >= 0; j-- {
		if r.units[j].host < 0 {
			from = r.units[j].edgeEnd
			break
		}
	}
	if i < len(r.units) {
		to = r.units[i].edgeStart
	}
	return r.source[from:max(from, to)]
}

// sameUnit compares a unit as it was meant with one as it was read.
func (c *comparison) sameUnit(want, got int) bool {
	w, g := &c.want.units[want], &c.got.units[got]
	if w.host >= 0 || g.host >= 0 {
		return w.host >= 0 && g.host >= 0
	}
	if w.edges != g.edges || w.kind != g.kind && (len(w.wrappers) > 0 || len(g.wrappers) == 0) {
		return false
	}
	text, t := w.text, Translation{}
	if s := c.segments[want]; s >= 0 && c.translations[s].Text != "" {
		t = c.translations[s]
		text = t.Text
	}
	if len(w.marks)+len(w.wrappers)+len(g.marks)+len(g.wrappers) == 0 {
		return text == g.text
	}
	return c.want.canonical(w, text, &t, c.translated) == c.got.canonical(g, g.text, &Translation{}, func(i int) string { return c.got.units[i].text })
}

// translated is the text that a title was meant to have.
func (c *comparison) translated(unit int) string {
	if s := c.segments[unit]; s >= 0 && c.translations[s].Text != "" {
		return c.translations[s].Text
	}
	return c.want.units[unit].text
}

// canonical spells a unit so that two units are equal if and only if they say
// the same with the same markup, whatever numbers their tags have and whether
// an outermost tag was taken for a wrapper.
func (r *region) canonical(u *unit, text string, t *Translation, title func(unit int) string) string {
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
	for i := range u.wrappers {
		sign(&u.wrappers[i].tag, u.wrappers[i].title)
	}
	for _, token := range segment.Tokenize(text, u.tags) {
		switch token.Part {
		case segment.Text:
			b.WriteString(token.Text)
		case segment.Close:
			b.WriteString("\x00/\x00")
		default:
			sign(&u.tags[token.Tag], u.marks[token.Tag].title)
		}
	}
	for range u.wrappers {
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
