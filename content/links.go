package content

import (
	"bytes"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A Link is a link or an image as it stands in a document: in a segment, or
// where there is nothing to translate.
type Link struct {
	Kind       segment.TagKind // segment.Link or segment.Image
	Target     string          // where it leads
	Text       string          // that a reader sees of it, or of an image who cannot
	Bare       bool            // an address that is a link by itself
	Start, End int             // bytes of the source; a reference link without its definition
}

// Links lists the links and images of the document in order, those that are
// written as HTML too. What is in code is none, nor is a link definition.
func (d *Document) Links() []Link {
	var links []Link
	d.eachRegion(func(r *markdown.Region, l locator) {
		for i := range r.Units {
			links = addLinks(links, &r.Units[i], r, l)
		}
	})
	if bytes.Contains(d.source, []byte("=")) && bytes.Contains(d.source, []byte("<")) {
		links = d.addHTML(links)
	}
	slices.SortStableFunc(links, func(a, b Link) int { return a.Start - b.Start })
	return links
}

// addLinks adds those of a unit.
func addLinks(links []Link, u *markdown.Unit, r *markdown.Region, l locator) []Link {
	if u.Host >= 0 || len(u.Tags)+len(u.Wrappers)+len(u.Links) == 0 {
		return links
	}
	tags, marks := u.AllTags()
	for i, t := range tags {
		m := &marks[i]
		switch address := autolink(t); {
		case markdown.HasTarget(t.Kind):
			text := shown(u.Bare(r.Source, m.Inner, m.Outer))
			links = append(links, Link{t.Kind, t.Stands, text, false, l.place(m.Start), l.place(m.End)})
		case address != "":
			links = append(links, Link{segment.Link, address, address, true, l.place(m.Start), l.place(m.End)})
		}
	}
	at := u.Start
	for _, address := range u.Links {
		i := bytes.Index(r.Source[at:], []byte(address))
		if i < 0 { // it holds escapes
			i = 0
		}
		at += i
		end := min(at+len(address), len(r.Source))
		links = append(links, Link{segment.Link, address, address, true, l.place(at), l.place(end)})
		at = end
	}
	return links
}

// autolink is the address of a tag that is one in angle brackets, else "".
func autolink(t segment.Tag) string {
	if t.Kind != segment.Opaque || !autolinkShape.MatchString(t.Stands) {
		return ""
	}
	return t.Stands[1 : len(t.Stands)-1]
}

// autolinkShape: CommonMark 6.5, URI autolinks.
var autolinkShape = regexp.MustCompile(`^<[A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*>$`)

// shown is what a reader sees of the Markdown between the brackets of a link:
// its text without delimiters, nearly enough to compare it.
func shown(raw []byte) string {
	return strings.Trim(strings.Join(strings.Fields(markdown.Decode(raw)), " "), "*_`~ ")
}

// htmlLink is an attribute that leads somewhere.
var htmlLink = regexp.MustCompile(`<(a|img)\s(?:[^<>]*?\s)?(?:href|src)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>=]+))[^<>]*>`)

// addHTML adds the links and images that are written as HTML.
func (d *Document) addHTML(links []Link) []Link {
	if d.body == nil {
		return links
	}
	found := htmlLink.FindAllSubmatchIndex(d.source[d.bodyAt:], -1)
	if len(found) == 0 {
		return links
	}
	html := d.html()
	for _, m := range found {
		for i := range m {
			m[i] += d.bodyAt
		}
		i := sort.Search(len(html), func(i int) bool { return html[i].End >= m[1] })
		if i == len(html) || m[0] < html[i].Start {
			continue // in code
		}
		kind := segment.Link
		if d.source[m[2]] == 'i' {
			kind = segment.Image
		}
		for g := 4; g < len(m); g += 2 {
			if m[g] >= d.bodyAt {
				links = append(links, Link{kind, markdown.Decode(d.source[m[g]:m[g+1]]), "", false, m[0], m[1]})
				break
			}
		}
	}
	return links
}

// html is where the body is HTML, in order: blocks of it, and tags in a text.
func (d *Document) html() []markdown.Extent {
	var all []markdown.Extent
	for _, b := range d.Blocks() {
		if b.Kind == markdown.HTMLBlock {
			all = append(all, markdown.Extent{Start: b.Start, End: b.End})
		}
	}
	for i := range d.body.Units {
		u := &d.body.Units[i]
		tags, marks := u.AllTags()
		for j, t := range tags {
			if t.Kind == segment.Opaque {
				all = append(all, markdown.Extent{Start: d.bodyAt + marks[j].Start, End: d.bodyAt + marks[j].End})
			}
		}
	}
	slices.SortFunc(all, func(a, b markdown.Extent) int { return a.Start - b.Start })
	return all
}
