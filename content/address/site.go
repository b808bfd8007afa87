package address

import (
	"regexp"
	"slices"
	"strings"
)

// A Site is a generator of sites.
type Site struct {
	Name string // as the configuration has it

	reads  partReader // of a heading
	slug   func(text string) string
	number counter
	empty  string // the id of a heading that has words, and none that an id is made of

	attributes []attribute // how an id is written at a heading; none where it cannot be
	lists      bool        // other lists of attributes are read there, too
	keeps      bool        // it is known that they are read
}

var (
	plain     = partReader{Text: decoded, Code: decoded, Link: decoded}
	noted     = plain.with(partReader{Note: decoded})
	hugoWords = partReader{Text: smart(named, dashed), Code: decoded, Alt: smart(named, dashed)}
)

var (
	hand     = counter{next: free("-")}
	above    = counter{next: free("-"), put: put}
	allAbove = counter{next: pythonFree, put: put, before: true}
)

// Sites are the generators that are known, the first being what is taken for one
// that is not. Each row was read from the program's own source.
var Sites = []Site{
	{Name: "auto", reads: noted, slug: gitHub, number: hand, attributes: braces, lists: true},
	{Name: "github", reads: noted, slug: gitHub, number: hand},
	{Name: "hugo", reads: hugoWords, slug: hugo, number: above, empty: "heading", attributes: braces, lists: true, keeps: true},
	{Name: "hugo-ascii", reads: hugoWords, slug: hugoASCII, number: above, empty: "heading", attributes: braces, lists: true, keeps: true},
	{Name: "hugo-blackfriday", reads: hugoWords, slug: blackfriday, number: above, empty: "heading", attributes: braces, lists: true, keeps: true},
	{Name: "docusaurus", reads: plain.with(partReader{Alt: decoded}), slug: gitHub, number: hand, attributes: docusaurusAttributes, keeps: true},
	{Name: "starlight", reads: noted.with(partReader{Text: smart(decoded, pairOnly)}), slug: gitHub, number: hand},
	{Name: "mkdocs", reads: plain, slug: python, number: allAbove, attributes: braces, lists: true, keeps: true},
	{Name: "mkdocs-unicode", reads: plain, slug: pymdownx, number: allAbove, attributes: braces, lists: true, keeps: true},
	{Name: "jekyll", reads: plain.with(partReader{Text: smart(decoded, dashed)}), slug: kramdown, number: counter{next: counted}, attributes: kramdownAttributes, keeps: true},
	{Name: "vitepress", reads: noted.with(partReader{Text: withoutEmoji}), slug: vitePress, number: above, attributes: braces, lists: true, keeps: true},
	{Name: "mdbook", reads: noted.with(partReader{Text: smart(decoded, dashesOnly)}), slug: mdBook, number: hand, attributes: braces, lists: true, keeps: true},
}

// An attribute is a way to write an id at a heading.
type attribute struct {
	below bool // in the line below
	shape *regexp.Regexp
}

var (
	inBraces           = attribute{shape: regexp.MustCompile(`^\{:? *(?:[^{}]* )?#([^\s{}#]+)[^{}]*\}$`)}
	braces             = []attribute{inBraces}
	kramdownAttributes = []attribute{
		{shape: regexp.MustCompile(`^\{#([\pL_:][\pL\pM\pN_:.-]*)\}$`)},
		{below: true, shape: regexp.MustCompile(`^\{:(?:[^{}]*[ ])?#([A-Za-z][\w:-]*)[^{}]*\}$`)},
	}
	docusaurusAttributes = []attribute{
		{shape: regexp.MustCompile(`^\{#([^{}]+?) *\}$`)},
		{shape: regexp.MustCompile(`^\{/\* *#(\S+)(?: [^{}]*)?\*/\}$`)},
	}
)

// Names are the names of the sites.
func Names() []string {
	names := make([]string, len(Sites))
	for i := range Sites {
		names[i] = Sites[i].Name
	}
	return names
}

// Named is the site of a name, the first one if there is none.
func Named(name string) *Site {
	return &Sites[max(0, slices.IndexFunc(Sites, func(s Site) bool { return s.Name == name }))]
}

// IDs are the ids of the headings of a page, in order, and which of them are written
// by hand.
func (s *Site) IDs(headings []Heading) (ids []string, byHand []bool) {
	ids, byHand = make([]string, len(headings)), make([]bool, len(headings))
	p := page{used: make(map[string]int, len(headings)), empty: s.empty}
	for i := range headings {
		ids[i] = s.written(&headings[i])
		byHand[i] = ids[i] != ""
		if byHand[i] && s.number.before {
			s.number.put(&p, ids[i])
		}
	}
	for i := range headings {
		switch {
		case !byHand[i]:
			text := s.reads.of(s.parts(&headings[i]))
			if text == "" && s.empty != "" {
				continue
			}
			ids[i] = s.number.next(&p, s.slug(text))
		case s.number.put != nil:
			s.number.put(&p, ids[i])
		}
	}
	return ids, byHand
}

// written is the id that is written by hand at a heading, "" if there is none.
func (s *Site) written(h *Heading) string {
	text := h.Attribute
	if n := len(h.Parts); text == "" && n > 0 && h.Parts[n-1].Kind == Text { // of other characters than most have
		raw := h.Parts[n-1].Raw
		if at := strings.LastIndexByte(raw, '{'); at > 0 && (raw[at-1] == ' ' || raw[at-1] == '\t') {
			text = raw[at:]
		}
	}
	for _, a := range s.attributes {
		at := text
		if a.below {
			at = h.Below
		}
		if m := a.shape.FindStringSubmatch(at); m != nil {
			return m[1]
		}
	}
	return ""
}

// parts are those of a heading: what looks like an attribute is text to a site that
// reads none.
func (s *Site) parts(h *Heading) []Part {
	if s.lists || h.Attribute == "" {
		return h.Parts
	}
	return append(slices.Clip(h.Parts), Part{Text, " ", " "}, Part{Text, h.Attribute, h.Attribute})
}

// Attribute is an id as the site reads it behind the text of a heading, "" if it
// reads none there, or not this one.
func (s *Site) Attribute(id string) string {
	text := "{#" + id + "}"
	if !s.keeps || s.written(&Heading{Attribute: text}) != id {
		return ""
	}
	return text
}

// Keeps reports whether the site reads ids that are written at headings.
func (s *Site) Keeps() bool { return s.keeps }

// Others are the sites that this one may be: all, if it stands for any.
func (s *Site) Others() []Site {
	if s.Name != Sites[0].Name {
		return nil
	}
	return Sites[1:]
}
