package content

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A FragmentLink is a link with a fragment, wherever it stands in a document: in a
// text, in the definition of a link, in HTML.
type FragmentLink struct {
	Target     string // where it leads, decoded
	Start, End int    // of the fragment in the source, behind its #
}

// FragmentLinks lists the links with a fragment, in order.
func (d *Document) FragmentLinks() []FragmentLink {
	if !bytes.Contains(d.source, []byte("#")) {
		return nil
	}
	var all []FragmentLink
	labels := map[string]string{} // where reference links with a fragment lead
	d.eachRegion(func(r *markdown.Region, l locator) {
		for i := range r.Units {
			all = d.addFragments(all, labels, &r.Units[i], r, l)
		}
	})
	if len(labels) > 0 {
		all = d.addDefinitions(all, labels)
	}
	if d.body != nil {
		all = d.addHTMLFragments(all)
	}
	slices.SortStableFunc(all, func(a, b FragmentLink) int { return a.Start - b.Start })
	return all
}

// addFragments adds those of a unit, and notes the labels of its reference links.
func (d *Document) addFragments(all []FragmentLink, labels map[string]string, u *markdown.Unit, r *markdown.Region, l locator) []FragmentLink {
	if u.Host >= 0 || len(u.Tags)+len(u.Wrappers) == 0 {
		return all
	}
	tags, marks := u.AllTags()
	for i, t := range tags {
		if !markdown.HasTarget(t.Kind) || !strings.Contains(t.Stands, "#") {
			continue
		}
		place, isInline := r.DestinationOf(&marks[i])
		if !isInline {
			labels[r.LabelOf(&marks[i])] = t.Stands
			continue
		}
		raw := r.Source[place.Start:place.End]
		start, end := l.place(place.Start), l.place(place.End)
		if bytes.Equal(d.source[start:min(end, len(d.source))], raw) {
			all = addFragment(all, t.Stands, raw, start)
		}
	}
	return all
}

// addFragment adds the link of a target, which is written like raw.
func addFragment(all []FragmentLink, target string, raw []byte, at int) []FragmentLink {
	path, _, _ := strings.Cut(target, "#")
	for i := 0; i < len(raw); i++ {
		if raw[i] != '#' {
			continue
		}
		switch before := markdown.Decode(raw[:i]); { // &#38; has one, too
		case before == path:
			return append(all, FragmentLink{target, at + i + 1, at + len(raw)})
		case len(before) > len(path):
			return all
		}
	}
	return all
}

// addDefinitions adds those of the definitions that links lead by.
func (d *Document) addDefinitions(all []FragmentLink, labels map[string]string) []FragmentLink {
	seen := map[string]bool{}
	for _, b := range d.Blocks() {
		target, is := labels[b.Label]
		if b.Kind != markdown.DefinitionBlock || !is || seen[b.Label] {
			continue
		}
		seen[b.Label] = true
		if place, ok := markdown.DefinitionDestination(d.source[b.Start:b.End]); ok {
			all = addFragment(all, target, d.source[b.Start+place.Start:b.Start+place.End], b.Start+place.Start)
		}
	}
	return all
}

var (
	// htmlTarget is an attribute that leads somewhere.
	htmlTarget = regexp.MustCompile(`<[A-Za-z][^<>]*?\s(?:href|to)\s*=\s*(?:"([^"<>]*#[^"<>]*)"|'([^'<>]*#[^'<>]*)'|([^\s"'<>=` + "`" + `{}]*#[^\s"'<>=` + "`" + `{}]*))`)
	// unread is what of HTML leads nowhere.
	unread = regexp.MustCompile(`(?is)<!--.*?(?:-->|$)|<script\b.*?(?:</script>|$)|<style\b.*?(?:</style>|$)`)
)

// addHTMLFragments adds those of HTML.
func (d *Document) addHTMLFragments(all []FragmentLink) []FragmentLink {
	if !bytes.Contains(d.body.Source, []byte("href")) && !bytes.Contains(d.body.Source, []byte(" to=")) {
		return all
	}
	for _, x := range d.htmlExtents() {
		text := unread.ReplaceAllFunc(d.source[x.Start:x.End], func(b []byte) []byte { return bytes.Repeat([]byte{' '}, len(b)) })
		for _, m := range htmlTarget.FindAllSubmatchIndex(text, -1) {
			for g := 2; g < len(m); g += 2 {
				if m[g] >= 0 {
					raw := d.source[x.Start+m[g] : x.Start+m[g+1]]
					all = addFragment(all, markdown.Decode(raw), raw, x.Start+m[g])
				}
			}
		}
	}
	return all
}

// WithFragments is the document with other fragments of its links: to says which,
// by the target of a link. It is proved: all else is as it was. If it cannot be, as
// many targets have another fragment as can; left are those that do not.
func (d *Document) WithFragments(to func(target string) (fragment string, ok bool)) (other *Document, left []string) {
	links := d.FragmentLinks()
	if other := d.withFragments(links, to); other != nil {
		return other, nil
	}
	other = d
	proved := map[string]bool{}
	const mostTried = 16
	for _, l := range links { // rare
		if _, known := proved[l.Target]; known {
			continue
		}
		if _, wanted := to(l.Target); !wanted {
			continue
		}
		if len(proved) == mostTried {
			left = append(left, l.Target)
			continue
		}
		proved[l.Target] = true
		next := d.withFragments(links, func(target string) (string, bool) {
			fragment, ok := to(target)
			return fragment, ok && proved[target]
		})
		if proved[l.Target] = next != nil; next != nil {
			other = next
		} else {
			left = append(left, l.Target)
		}
	}
	return other, left
}

// withFragments is the document with other fragments, nil if it cannot be proved.
func (d *Document) withFragments(links []FragmentLink, to func(target string) (string, bool)) *Document {
	var out []byte
	at := 0
	for _, l := range links {
		fragment, ok := to(l.Target)
		if !ok || l.Start < at {
			continue
		}
		out = append(append(out, d.source[at:l.Start]...), address.Escape(fragment)...)
		at = l.End
	}
	if at == 0 {
		return d
	}
	got, err := d.With(append(out, d.source[at:]...))
	if err != nil {
		return nil
	}
	expected := func(target string) string {
		if fragment, ok := to(target); ok && strings.Contains(target, "#") {
			path, _, _ := strings.Cut(target, "#")
			return path + "#" + address.Escape(fragment)
		}
		return target
	}
	if !d.isBut(got, change{target: expected}) {
		return nil
	}
	return got
}

// WithIDs is the document with ids at headings, as they are written there, by the
// number of the heading, but for those that would be taken for text. It is proved:
// all else is as it was. It is nil if it cannot be.
func (d *Document) WithIDs(attributes map[int]string) *Document {
	var out []byte
	at := 0
	added := map[int]string{} // by where the heading begins in the body
	for i, h := range d.Headings() {
		if attribute := attributes[i]; attribute != "" && markdown.IsAttributes([]byte(attribute)) {
			end := h.Start + len(bytes.TrimRight(d.source[h.Start:h.End], markdown.Blanks))
			out = append(append(append(out, d.source[at:end]...), ' '), attribute...)
			at = end
			added[h.Start-d.bodyAt] = attribute
		}
	}
	got, err := d.With(append(out, d.source[at:]...))
	if err != nil || !d.isBut(got, change{target: same, added: added}) {
		return nil
	}
	return got
}

func same(target string) string { return target }

// A change says how one document is other than another.
type change struct {
	target func(string) string // where a link leads instead
	added  map[int]string      // attributes of headings, by where they begin in the body
}

// isBut reports whether another document is the same but for a change: the same
// blocks with the same texts and markup, whose links lead where the change says.
func (d *Document) isBut(got *Document, c change) bool {
	if len(d.fields) != len(got.fields) || (d.body == nil) != (got.body == nil) {
		return false
	}
	regions := got.regions()
	for i, r := range d.regions() {
		o := regions[i]
		if len(r.Units) != len(o.Units) || len(r.Opaque) != len(o.Opaque) || !bytes.Equal(r.Outline, o.Outline) {
			return false
		}
		for j := range r.Units {
			if !c.isSame(&r.Units[j], &o.Units[j], r == d.body) {
				return false
			}
		}
	}
	return true
}

// isSame reports whether a unit is another one but for the change.
func (c *change) isSame(u, o *markdown.Unit, inBody bool) bool {
	edges := u.Edges
	if attribute := c.added[u.EdgeStart]; inBody && u.Host < 0 {
		edges += attribute
	}
	if u.Kind != o.Kind || u.Text != o.Text || edges != o.Edges || u.Skip != o.Skip || u.Off != o.Off || u.Context != o.Context || u.Host != o.Host || !slices.Equal(u.Links, o.Links) {
		return false
	}
	tags, _ := u.AllTags()
	others, _ := o.AllTags()
	return slices.EqualFunc(tags, others, func(a, b segment.Tag) bool {
		if a.Kind != b.Kind || a.Num != b.Num {
			return false
		}
		return c.stands(a) == b.Stands
	})
}

// stands is what a tag stands for with the change.
func (c *change) stands(t segment.Tag) string {
	switch {
	case markdown.HasTarget(t.Kind):
		return c.target(t.Stands)
	case t.Kind != segment.Opaque || !strings.Contains(t.Stands, "#"):
		return t.Stands
	}
	var b strings.Builder
	at := 0
	for _, m := range htmlTarget.FindAllStringSubmatchIndex(t.Stands, -1) {
		for g := 2; g < len(m); g += 2 {
			if m[g] < 0 {
				continue
			}
			raw := t.Stands[m[g]:m[g+1]]
			target := markdown.Decode([]byte(raw))
			other := c.target(target)
			found := addFragment(nil, target, []byte(raw), m[g])
			if other == target || len(found) == 0 {
				continue
			}
			_, fragment, _ := strings.Cut(other, "#")
			b.WriteString(t.Stands[at:found[0].Start] + fragment)
			at = found[0].End
		}
	}
	return b.String() + t.Stands[at:]
}
