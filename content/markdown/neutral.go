package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// Where a text holds what a site would run, one character of it is written as
// a character reference: readers see the same letters, and no program finds
// its brackets. A backslash would not do: to Hugo and Liquid it is a letter.

// A guard says what of a unit's text is to be written so.
type guard struct {
	off         bool           // nothing, but for boxes
	value       bool           // of front matter, which some sites show as it is written
	boxes       map[string]int // of tasks: how many the source's text has of each that the translation has not yet; nil where none can be
	own         []bool         // by [segment.SiteCode]: the source's text has such brackets itself
	mdx         bool           // braces and tags are code, too
	expressions []expression   // of MDX, that the source's text has
	attributes  bool           // the source's text has what looks like a list of them
}

// guardOf is the guard for writing a text into a unit. Values of front matter
// are written as they are, for sites that show them so: what is code there
// will be refused.
func (w *writer) guardOf(u *Unit, text string) guard {
	g := w.codeGuardOf(u, text)
	g.value = w.Inline
	if !w.Inline && hasCheckbox(text) {
		g.boxes = checkboxes(string(w.region.Source[u.Start:u.End]))
	}
	return g
}

// typesBox reports whether a text may have a box that is to be none.
func (g *guard) typesBox(text string) bool { return g.boxes != nil && hasCheckbox(text) }

// guardsBox reports whether a text begins with a box that is to be none. It
// counts those that the source has.
func (g *guard) guardsBox(text string) bool {
	if g.boxes == nil || !isCheckbox(text) {
		return false
	}
	g.boxes[text[:3]]--
	return g.boxes[text[:3]] < 0
}

func (w *writer) codeGuardOf(u *Unit, text string) guard {
	source := w.region.Source
	if !strings.ContainsAny(text, "{<") || w.Inline && bytes.IndexByte(source, '&') < 0 {
		return guard{off: true}
	}
	var plain []byte
	u.eachText(func(from, to int) { plain = append(append(plain, source[from:to]...), 0) })
	g := guard{mdx: w.MDX, own: ownBrackets(plain), attributes: hasList(string(plain))}
	if g.mdx {
		g.expressions = expressions(source, u)
	}
	return g
}

// ownBrackets says which brackets stand in a text.
func ownBrackets(text []byte) []bool {
	own := make([]bool, len(segment.SiteCode))
	for i, b := range segment.SiteCode {
		own[i] = bytes.Contains(text, []byte(b.Open))
	}
	return own
}

// expressionAt is the expression of the source's text that a text begins with,
// nil if it begins with none.
func (g *guard) expressionAt(text string) *expression {
	if text[0] != '{' {
		return nil
	}
	for i := range g.expressions {
		if strings.HasPrefix(text, g.expressions[i].text) {
			return &g.expressions[i]
		}
	}
	return nil
}

// escaped writes the character at i so that it is no markup and no code.
func (g *guard) escaped(l *literalText, i int) string {
	text := l.text
	if r := g.reference(text, i, l.style); r != "" {
		return r
	}
	if text[i] == '<' && !g.off && g.own[0] && strings.HasSuffix(text[:i], "{{") { // the source's own shortcode
		return "<"
	}
	switch {
	case !l.mustEscape(i):
	case text[i] == '<' && !g.value: // to Python-Markdown a backslash before it is a letter, and what follows a tag of HTML
		return codeReferences['<']
	default:
		return `\` + text[i:i+1]
	}
	return text[i : i+1]
}

// reference is the character reference that stands for the character at i,
// "" if it stands for itself.
func (g *guard) reference(text string, i int, style Style) string {
	switch {
	case g.off:
	case text[i] == '{' && (g.mdx || g.begins(text, i) || i+1 == len(text) && style >= Local || !g.attributes && (i == 0 || text[i-1] != '{') && beginsList(text[i:])):
		return "&#123;"
	case text[i] == '<' && (g.begins(text, i) || g.mdx && !strings.HasPrefix(text[i+1:], " ")):
		return "&lt;"
	}
	return ""
}

// begins reports whether the character at i, or those before it with it, make
// a bracket that the source's text does not have.
func (g *guard) begins(text string, i int) bool {
	for n, b := range segment.SiteCode {
		at := i - strings.IndexByte(b.Open, text[i])
		if !g.own[n] && at >= 0 && at <= i && strings.HasPrefix(text[at:], b.Open) {
			return true
		}
	}
	return false
}

// beginsList reports whether a text begins with a list of attributes, which
// kramdown, Hugo and Python-Markdown give to what stands before it:
// {: onclick="…"}, {style=…}.
func beginsList(text string) bool {
	end := strings.IndexAny(text[1:], "{}\n")
	return end >= 0 && text[1+end] == '}' && strings.IndexByte(text[:1+end], '=') >= 0
}

// hasList reports whether one stands in a text.
func hasList(text string) bool {
	for {
		i := strings.IndexByte(text, '{')
		if i < 0 {
			return false
		}
		if beginsList(text[i:]) {
			return true
		}
		text = text[i+1:]
	}
}

// guardFirst is the first line of a unit, which stands in out from start on:
// its first character is a reference where the line would be code otherwise, or
// front matter or HTML, which Hugo takes for one what begins with a brace at
// the top of a file, and for the other what begins with an angle bracket, or
// the name of a file that VitePress puts in its place: <<< ../secret.
func (w *writer) guardFirst(u *Unit, text string, start int) []byte {
	line := w.out[start:]
	reference := w.guardESM(u, line)
	if !w.Inline && len(line) > 0 && line[0] != w.region.Source[u.Start] && codeReferences[line[0]] != "" &&
		segment.Tokenize(text, u.Tags)[0].Part == segment.Text && // else it is markup of the source
		(isTop(w.out[:start]) || bytes.HasPrefix(line, []byte("<<<"))) {
		reference = codeReferences[line[0]]
	}
	if reference == "" {
		return line
	}
	return slices.Concat([]byte(reference), line[1:])
}

// codeReferences stand for characters that code begins with.
var codeReferences = map[byte]string{'{': "&#123;", '<': "&lt;"}

// isTop reports whether nothing but blanks stands in the file so far.
func isTop(before []byte) bool {
	return len(bytes.Trim(bytes.TrimPrefix(before, []byte("\ufeff")), Blanks)) == 0
}

// neutralTitle takes the brackets out of a title that its source has not.
func neutralTitle(title string, source []byte) string {
	own := ownBrackets(source)
	for i, b := range segment.SiteCode {
		if !own[i] {
			title = neutralized(title, b.Open)
		}
	}
	return title
}

// neutralized is a text with a reference in each bracket of a kind.
func neutralized(text, open string) string {
	at := strings.IndexAny(open, "{<")
	var b strings.Builder
	for {
		i := strings.Index(text, open)
		if i < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:i+at])
		b.WriteString(codeReferences[open[at]])
		text = text[i+at+1:] // the rest of this bracket may begin another
	}
}
