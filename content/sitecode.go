package content

import (
	"bytes"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A site runs some of what stands in a lesson: see [segment.SiteCode]. The
// programs that do so read bytes and know nothing of segments, so the bytes of
// the merged lesson are held against those of its source. What may be code
// there is the same, each as often, whatever text and markup it is put
// together from; only its order may be another, since tags may move.

// siteCode finds the opening brackets in the bytes of a lesson, each with all
// up to the closing one that comes next. One that nothing closes stands alone.
func siteCode(source []byte) []markdown.Extent {
	var all []markdown.Extent
	for _, b := range segment.SiteCode {
		open, closing := []byte(b.Open), []byte(b.Close)
		end := 0 // of the closing bracket that comes next
		for at := bytes.Index(source, open); at >= 0; {
			inside := at + len(open)
			if end < inside+len(closing) {
				end = len(source) + 1
				if i := bytes.Index(source[inside:], closing); i >= 0 {
					end = inside + i + len(closing)
				}
			}
			switch {
			case bytes.HasPrefix(source[at:], []byte(markdown.BareMark)):
			case end > len(source):
				all = append(all, markdown.Extent{Start: at, End: inside})
			default:
				all = append(all, markdown.Extent{Start: at, End: end})
			}
			next := bytes.Index(source[at+1:], open)
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	return all
}

// sameCode returns a mismatch for each translation that may have brought code
// into the lesson, or taken some out of it.
func (d *Document) sameCode(got *Document, translations []markdown.Translation) []markdown.Mismatch {
	want, have := d.codes(), got.codes()
	if len(want)+len(have) == 0 {
		return nil
	}
	left := map[string][]markdown.Extent{}
	for _, c := range want {
		left[c.key] = append(left[c.key], c.Extent)
	}
	blame := codeBlame{index: d.segmentsOf(), regions: d.regions(), translations: translations}
	for _, c := range have {
		if n := len(left[c.key]); n > 0 {
			left[c.key] = left[c.key][:n-1]
			continue
		}
		blame.add(got, c.Extent)
	}
	for _, key := range slices.Sorted(maps.Keys(left)) {
		for _, c := range left[key] {
			blame.add(d, c)
		}
	}
	return blame.bad.All
}

// BringsCode reports whether a lesson has more brackets of a kind than the one
// that it was made from. The id of a block, {#id}, is no comment of a template as long
// as nothing in the lesson ends one.
func (d *Document) BringsCode(was *Document) bool {
	return slices.ContainsFunc(segment.SiteCode, func(b segment.Brackets) bool { return d.opens(b) > was.opens(b) })
}

// idOpen begins the id of a block, and a comment of Jinja.
const idOpen = "{#"

// opens counts the brackets of a kind that open something.
func (d *Document) opens(b segment.Brackets) int {
	n := bytes.Count(d.source, []byte(b.Open))
	if n == 0 || d.body == nil || b.Open != idOpen || bytes.Contains(d.source, []byte(b.Close)) {
		return n
	}
	for i := range d.body.Units {
		if u := &d.body.Units[i]; strings.HasPrefix(u.Edges, b.Open) && attributeID.MatchString(u.Edges) {
			n--
		}
	}
	return n
}

// Code lists what a site may run of a lesson, spelled out with single blanks; of what
// reaches from one text into another only the brackets.
func (d *Document) Code() []string {
	var all []string
	for _, c := range d.codes() {
		all = append(all, c.key)
	}
	return all
}

// A code is a stretch of a lesson that a site may run. Two are the same if they
// have the same key.
type code struct {
	markdown.Extent
	key string
}

// codes lists the code of a lesson. Of code that reaches from one text into
// another only the brackets count, and of what begins in a code span and ends
// outside: "`{{` and `}}`" are words. Of several brackets of one text that the
// same one closes, the first holds the others.
func (d *Document) codes() []code {
	var all []code
	held := -1 // the end of the last that is spelled out
	for _, c := range siteCode(d.source) {
		switch {
		case !d.isWhole(c):
			all = append(all, code{c, d.brackets(c)})
		case c.End != held:
			all = append(all, code{c, strings.Join(strings.Fields(string(d.source[c.Start:c.End])), " ")})
			held = c.End
		}
	}
	return all
}

// isWhole reports whether code stands in one text, or in none.
func (d *Document) isWhole(c markdown.Extent) bool {
	region, unit, ok := d.unitAt(c.Start)
	last, end, inside := d.unitAt(c.End - 1)
	return !ok && !inside || ok && inside && region == last && unit == end && !d.leavesCode(region, unit, c)
}

// brackets are those around code.
func (d *Document) brackets(c markdown.Extent) string {
	for _, b := range segment.SiteCode {
		if bytes.HasPrefix(d.source[c.Start:], []byte(b.Open)) {
			return b.Open + "\x00" + b.Close
		}
	}
	return ""
}

// unitAt finds the unit that holds a byte of the file, with the number of its
// region. The units of a field are as one.
func (d *Document) unitAt(at int) (region, unit int, ok bool) {
	if i := sort.Search(len(d.fields), func(i int) bool { return d.fields[i].start > at }) - 1; i >= 0 && at < d.fields[i].end {
		return i, 0, true
	}
	if at -= d.bodyAt; d.body == nil || at < 0 {
		return 0, 0, false
	}
	units := d.body.Units
	i := sort.Search(len(units), func(i int) bool { return units[i].EdgeStart > at }) - 1
	for i >= 0 && units[i].Host >= 0 && at >= units[i].End { // a title, which stands in another unit
		i--
	}
	return len(d.fields), i, i >= 0 && at < units[i].EdgeEnd
}

// leavesCode reports whether a stretch of a unit begins in a code span and
// ends outside of it.
func (d *Document) leavesCode(region, unit int, c markdown.Extent) bool {
	if region < len(d.fields) {
		return false
	}
	u := &d.body.Units[unit]
	leaves := func(kind segment.TagKind, m *markdown.Mark) bool {
		return kind == segment.Code && d.bodyAt+m.Start < c.Start && c.Start < d.bodyAt+m.End && c.End > d.bodyAt+m.End
	}
	for i := range u.Wrappers {
		if leaves(u.Wrappers[i].Tag.Kind, &u.Wrappers[i].Mark) {
			return true
		}
	}
	// Nothing is markup in code, so that it is the last that begins before c.
	last := sort.Search(len(u.Marks), func(i int) bool { return d.bodyAt+u.Marks[i].Start >= c.Start }) - 1
	return last >= 0 && leaves(u.Tags[last].Kind, &u.Marks[last])
}

// A codeBlame gathers the translations next to code that should not be there,
// or should.
type codeBlame struct {
	index        [][]int
	regions      []*markdown.Region
	translations []markdown.Translation
	bad          markdown.Accused
}

func (b *codeBlame) add(d *Document, c markdown.Extent) {
	before := len(b.bad.All)
	for _, at := range []int{c.Start, c.End - 1} {
		if region, unit, ok := d.unitAt(at); ok {
			b.accuse(region, unit)
		}
	}
	if len(b.bad.All) == 0 { // code in fixed bytes, that a text opens or closes from afar
		for _, m := range markdown.AllTranslated(b.translations) {
			b.bad.Name(m)
		}
	}
	for i := range b.bad.All[before:] {
		b.bad.All[before+i].Code = segment.Excerpt(string(d.source[c.Start:min(c.End, c.Start+markdown.LongestTemplate)]))
	}
}

func (b *codeBlame) accuse(region, unit int) {
	b.bad.Unit(b.regions[region], b.index[region], b.translations, unit)
}
