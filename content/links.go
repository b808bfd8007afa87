package content

import (
	"bytes"
	"regexp"
	"slices"
	"sort"
	"strings"

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
	d.eachRegion(func(r *region, l locator) {
		for i := range r.units {
			links = r.units[i].addLinks(links, r, l)
		}
	})
	if bytes.Contains(d.source, []byte("=")) && bytes.Contains(d.source, []byte("<")) {
		links = d.addHTML(links)
	}
	slices.SortStableFunc(links, func(a, b Link) int { return a.Start - b.Start })
	return links
}

// addLinks adds those of a unit.
func (u *unit) addLinks(links []Link, r *region, l locator) []Link {
	if u.host >= 0 || len(u.tags)+len(u.wrappers)+len(u.links) == 0 {
		return links
	}
	tags, marks := u.allTags()
	for i, t := range tags {
		m := &marks[i]
		switch address := autolink(t); {
		case hasTarget(t.Kind):
			text := shown(u.bare(r.source, m.inner, m.outer))
			links = append(links, Link{t.Kind, t.Stands, text, false, l.place(m.start), l.place(m.end)})
		case address != "":
			links = append(links, Link{segment.Link, address, address, true, l.place(m.start), l.place(m.end)})
		}
	}
	at := u.start
	for _, address := range u.links {
		i := bytes.Index(r.source[at:], []byte(address))
		if i < 0 { // it holds escapes
			i = 0
		}
		at += i
		end := min(at+len(address), len(r.source))
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
	return strings.Trim(strings.Join(strings.Fields(decode(raw)), " "), "*_`~ ")
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
		i := sort.Search(len(html), func(i int) bool { return html[i].end >= m[1] })
		if i == len(html) || m[0] < html[i].start {
			continue // in code
		}
		kind := segment.Link
		if d.source[m[2]] == 'i' {
			kind = segment.Image
		}
		for g := 4; g < len(m); g += 2 {
			if m[g] >= d.bodyAt {
				links = append(links, Link{kind, decode(d.source[m[g]:m[g+1]]), "", false, m[0], m[1]})
				break
			}
		}
	}
	return links
}

// html is where the body is HTML, in order: blocks of it, and tags in a text.
func (d *Document) html() []extent {
	var all []extent
	for _, b := range d.Blocks() {
		if b.Kind == HTMLBlock {
			all = append(all, extent{b.Start, b.End})
		}
	}
	for i := range d.body.units {
		u := &d.body.units[i]
		tags, marks := u.allTags()
		for j, t := range tags {
			if t.Kind == segment.Opaque {
				all = append(all, extent{d.bodyAt + marks[j].start, d.bodyAt + marks[j].end})
			}
		}
	}
	slices.SortFunc(all, func(a, b extent) int { return a.start - b.start })
	return all
}
