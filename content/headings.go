package content

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A Heading is one of the body, as sites make an id of it.
type Heading struct {
	address.Heading
	Level      int
	Start, End int // of its text in the source, with what belongs to it there
}

// Headings are the headings of the body, in order.
func (d *Document) Headings() []Heading {
	if d.body == nil {
		return nil
	}
	var all []Heading
	atx := false // the last one
	for i := range d.body.Units {
		u := &d.body.Units[i]
		if u.Host >= 0 || u.Kind != segment.Heading && (u.Kind != segment.Alt || !u.Place.ATX) {
			continue
		}
		h := Heading{Start: d.bodyAt + u.EdgeStart, End: d.bodyAt + u.EdgeEnd}
		h.Parts = partsOf(d.body.Source, u)
		h.Attribute = u.Edges
		if n := len(all); n > 0 && !atx && !u.Place.ATX && !ends(d.source[all[n-1].End:h.Start]) { // a hard break has cut its text
			last := &all[n-1]
			last.Parts = append(append(last.Parts, address.Part{Kind: address.Text, Text: "\n", Raw: "\n"}), h.Parts...)
			last.End, last.Attribute = h.End, h.Attribute
			continue
		}
		atx = u.Place.ATX
		h.Level = d.level(&h, u)
		if h.Attribute == "" {
			h.Below = d.attributeBelow(h.End)
		}
		all = append(all, h)
	}
	return all
}

// ends reports whether a heading may end between two texts.
func ends(between []byte) bool { return bytes.ContainsAny(between, "=-#") }

// level is that of a heading, from 1.
func (d *Document) level(h *Heading, u *markdown.Unit) int {
	if u.Place.ATX {
		start, _ := d.Line(h.Start)
		return min(6, max(1, bytes.Count(d.source[start:h.Start], []byte{'#'})))
	}
	if at := bytes.IndexAny(d.source[h.End:], "=-"); at >= 0 && d.source[h.End+at] == '=' {
		return 1
	}
	return 2
}

// below finds the line of attributes behind a heading that kramdown reads.
var below = regexp.MustCompile(`^[^\n]*\n(?:[=-]+[ \t]*\r?\n)?[ \t]{0,3}(\{:[^{}\n]*\})[ \t]*(?:\r?\n|$)`)

// attributeBelow is the list of attributes in the line behind a heading, "" if there
// is none.
func (d *Document) attributeBelow(at int) string {
	const most = 1024 // bytes that are looked at
	if m := below.FindSubmatch(d.source[at:min(len(d.source), at+most)]); m != nil {
		return string(m[1])
	}
	return ""
}

// partsOf are the parts of the text of a unit.
func partsOf(source []byte, u *markdown.Unit) []address.Part {
	var parts []address.Part
	at := u.Start
	add := func(kind address.PartKind, from, to int) {
		if from < to {
			raw := u.Bare(source, from, to)
			part := address.Part{Kind: kind, Text: string(raw), Raw: string(raw)}
			if kind != address.Code {
				part.Text = markdown.Decode(raw)
			}
			parts = addText(parts, part, u.Links)
		}
		at = max(at, to)
	}
	kinds := []address.PartKind{address.Text} // of what the text is within
	if u.Kind == segment.Alt {
		kinds[0] = address.Alt
	}
	for _, e := range markupOf(u) {
		add(kinds[len(kinds)-1], at, e.from)
		switch {
		case e.tag.Kind.Single():
			parts = append(parts, single(e.tag))
		case e.opens:
			kinds = append(kinds, cmp.Or(kindWithin[e.tag.Kind], kinds[len(kinds)-1]))
		case len(kinds) > 1:
			kinds = kinds[:len(kinds)-1]
		}
		at = max(at, e.to)
	}
	add(kinds[0], at, u.End)
	return parts
}

// kindWithin is the kind of the text within some tags; that within others is what it
// is around them.
var kindWithin = map[segment.TagKind]address.PartKind{segment.Code: address.Code, segment.Image: address.Alt}

// A bracket is the markup that opens or closes a tag, or all of one that stands alone.
type bracket struct {
	from, to int
	tag      segment.Tag
	opens    bool
}

// markupOf is the markup of a unit's tags, in order.
func markupOf(u *markdown.Unit) []bracket {
	var all []bracket
	for i, t := range u.Tags {
		m := &u.Marks[i]
		if t.Kind.Single() {
			all = append(all, bracket{m.Start, m.End, t, true})
			continue
		}
		all = append(all, bracket{m.Start, m.Inner, t, true}, bracket{m.Outer, m.End, t, false})
	}
	slices.SortStableFunc(all, func(a, b bracket) int { return a.from - b.from })
	return all
}

// addText adds a stretch of text, in which some addresses are links by themselves.
func addText(parts []address.Part, p address.Part, links []string) []address.Part {
	if p.Kind == address.Text {
		for _, link := range links {
			before, after, found := strings.Cut(p.Raw, link)
			if !found {
				continue
			}
			if before != "" {
				parts = append(parts, address.Part{Kind: p.Kind, Text: markdown.Decode([]byte(before)), Raw: before})
			}
			parts = append(parts, address.Part{Kind: address.Link, Text: link, Raw: link})
			p = address.Part{Kind: p.Kind, Text: markdown.Decode([]byte(after)), Raw: after}
		}
	}
	if p.Raw == "" {
		return parts
	}
	return append(parts, p)
}

// single is what is read of a tag that stands alone.
func single(t segment.Tag) address.Part {
	part := address.Part{Kind: address.Text, Text: t.Stands, Raw: t.Stands}
	switch {
	case t.Kind == segment.Break:
		part.Text, part.Raw = "\n", "\n"
	case angled.MatchString(t.Stands):
		part.Kind, part.Text = address.Link, t.Stands[1:len(t.Stands)-1]
	case strings.HasPrefix(t.Stands, "[^"):
		part.Kind = address.Note
	case strings.HasPrefix(t.Stands, "<"):
		part.Kind = address.Bar
	}
	return part
}

// angled is an address in angle brackets, of mail too: CommonMark 6.5.
var angled = regexp.MustCompile(`^<(?:[A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*|[^\s<>@/]+@[^\s<>]+)>$`)
