package content

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// An Anchor is what the fragment of a link can name in a document.
type Anchor struct {
	Name     string
	Explicit bool // written by hand: {#name}, or the id or name of an HTML element
	Heading  int  // which of [Document.Headings] it names, -1 for none
	Start    int  // of the heading or the element in the source
}

// Anchors lists what fragments can name on a page of a site: headings, by the ids
// that the site gives them, and names that are written by hand. Headings come first.
func (d *Document) Anchors(site *address.Site) []Anchor {
	if d.body == nil {
		return nil
	}
	headings := d.Headings()
	plain := make([]address.Heading, len(headings))
	for i := range headings {
		plain[i] = headings[i].Heading
	}
	ids, byHand := site.IDs(plain)
	all := make([]Anchor, len(headings))
	for i := range headings {
		all[i] = Anchor{ids[i], byHand[i], i, headings[i].Start}
	}
	return append(all, d.names()...)
}

var (
	attributeID = regexp.MustCompile(`^\{[^{}]*#([^\s{}]+)[^{}]*\}$`)
	htmlID      = regexp.MustCompile(`<[A-Za-z][^<>]*?\s(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))`)
)

// names are those that are written by hand: in HTML, and behind a text that is no
// heading.
func (d *Document) names() []Anchor {
	var all []Anchor
	for i := range d.body.Units {
		u := &d.body.Units[i]
		if u.Kind == segment.Heading || u.Edges == "" || u.Place.ATX {
			continue
		}
		if m := attributeID.FindStringSubmatch(u.Edges); m != nil {
			all = append(all, Anchor{m[1], true, -1, d.bodyAt + u.Start})
		}
	}
	if !bytes.Contains(d.body.Source, []byte("id")) && !bytes.Contains(d.body.Source, []byte("name")) {
		return all
	}
	for _, x := range d.htmlExtents() {
		for _, m := range htmlID.FindAllSubmatchIndex(d.source[x.Start:x.End], -1) {
			for g := 2; g < len(m); g += 2 {
				if m[g] >= 0 && m[g] < m[g+1] {
					all = append(all, Anchor{markdown.Decode(d.source[x.Start+m[g] : x.Start+m[g+1]]), true, -1, x.Start + m[0]})
				}
			}
		}
	}
	return all
}

// htmlExtents is where the body is HTML, in order: blocks of it, and tags in a text.
func (d *Document) htmlExtents() []markdown.Extent {
	var all []markdown.Extent
	for i := range d.body.Opaque {
		if b := &d.body.Opaque[i]; b.HTML {
			all = append(all, b.Extent(d.bodyAt))
		}
	}
	for i := range d.body.Units {
		u := &d.body.Units[i]
		for j, t := range u.Tags {
			if t.Kind == segment.Opaque {
				all = append(all, markdown.Extent{Start: d.bodyAt + u.Marks[j].Start, End: d.bodyAt + u.Marks[j].End})
			}
		}
		for _, w := range u.Wrappers {
			if w.Tag.Kind == segment.Opaque {
				all = append(all, markdown.Extent{Start: d.bodyAt + w.Start, End: d.bodyAt + w.End})
			}
		}
	}
	slices.SortFunc(all, func(a, b markdown.Extent) int { return a.Start - b.Start })
	return all
}

// NamesOn are the ids of the headings on some sites.
func (d *Document) NamesOn(sites []address.Site) map[string]bool {
	names := map[string]bool{}
	for i := range sites {
		for _, a := range d.Anchors(&sites[i]) {
			names[a.Name] = true
		}
	}
	return names
}
