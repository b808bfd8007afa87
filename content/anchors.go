package content

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/content/segment"
)

// An Anchor is what the fragment of a link can name in a document.
type Anchor struct {
	Name     string
	Explicit bool // written by hand: {#name}, or the id or name of an HTML element
	Start    int  // of the heading or the element in the source
}

// Anchors lists what fragments can name: headings, by the names that GitHub,
// Hugo and most others derive from their text (letters of any script in lower
// case, digits, "-" and "_", a blank as "-"; the second of a name has "-1"
// behind it), and names that are written by hand.
func (d *Document) Anchors() []Anchor {
	if d.body == nil {
		return nil
	}
	var all []Anchor
	count := map[string]int{}
	for i := range d.body.Units {
		u := &d.body.Units[i]
		if u.Kind != segment.Heading && (u.Kind != segment.Alt || !u.Place.ATX) {
			continue
		}
		at := d.bodyAt + u.Start
		if m := attributeID.FindStringSubmatch(u.Edges); m != nil {
			all = append(all, Anchor{m[1], true, at})
			continue
		}
		name := slug(segment.Plain(u.Text))
		n := count[name]
		count[name]++
		if n > 0 {
			name += "-" + strconv.Itoa(n)
		}
		all = append(all, Anchor{name, false, at})
	}
	for _, m := range htmlID.FindAllSubmatchIndex(d.source[d.bodyAt:], -1) {
		all = append(all, Anchor{string(d.source[d.bodyAt+m[2] : d.bodyAt+m[3]]), true, d.bodyAt + m[0]})
	}
	return all
}

var (
	attributeID = regexp.MustCompile(`^\{[^{}]*#([^\s{}]+)[^{}]*\}$`)
	htmlID      = regexp.MustCompile(`<[A-Za-z][^<>]*\s(?:id|name)\s*=\s*["']?([^\s"'<>]+)`)
)

// slug is the name of a heading.
func slug(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '-' || r == '_':
			return unicode.ToLower(r)
		case r == ' ':
			return '-'
		}
		return -1
	}, text)
}
