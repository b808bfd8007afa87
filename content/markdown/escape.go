package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"github.com/parasol-l10n/parasol/content/segment"
)

// escapeText writes literal text of a unit as Markdown. Addresses that are
// links in the source stay as they are; where they would not read as links,
// they get angle brackets and a [BareMark], as long as brackets says that one
// is wanted.
func escapeText(text string, u *Unit, addresses *addresses, style Style, brackets map[string]int, code *guard) string {
	if !strings.ContainsAny(text, specials[style]) && len(u.Links) == 0 && !code.typesBox(text) && (code.off || strings.IndexByte(text, '{') < 0) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 8)
	l := literalText{text: text, source: []byte(text), place: u.Place, style: style, value: code.value, lastClose: strings.LastIndexByte(text, '>')}
	for i := 0; i < len(text); {
		if e := code.expressionAt(text[i:]); e != nil {
			b.WriteString(e.raw)
			i += len(e.text)
			continue
		}
		n := addresses.at(text, i)
		switch address := text[i : i+n]; {
		case n > 0 && brackets[address] > 0 && glued(text, i, n):
			brackets[address]--
			b.WriteString("<" + address + ">" + BareMark)
		case n > 0:
			b.WriteString(address)
		case code.guardsBox(text[i:]):
			b.WriteString(`\[`)
			n = 1
		default:
			b.WriteString(code.escaped(&l, i))
			n = 1
		}
		i += n
	}
	return b.String()
}

// wantBrackets counts for each address of the unit how often it is a link in
// the source and would not be one in a translation as it stands.
func wantBrackets(u *Unit, addresses *addresses, tokens []segment.Token) map[string]int {
	if len(u.Links) == 0 {
		return nil
	}
	want := map[string]int{}
	for _, l := range u.Links {
		want[l]++
	}
	for _, t := range tokens {
		if t.Part != segment.Text {
			continue
		}
		for i := 0; i < len(t.Text); {
			n := addresses.at(t.Text, i)
			if n > 0 && !glued(t.Text, i, n) {
				want[t.Text[i:i+n]]--
			}
			i += max(n, 1)
		}
	}
	return want
}

// glued reports whether something next to the address text[i:i+n] keeps it
// from being a link, or would become part of it.
func glued(text string, i, n int) bool {
	address := text[i : i+n]
	if !strings.Contains(address, "://") && !strings.Contains(address, "@") {
		return false // www.… cannot stand in angle brackets
	}
	if i > 0 && !parts(text[i-1]) {
		return true
	}
	after := text[i+n:]
	return after != "" && (after[0] >= '0' && after[0] <= '9' || after[0]|0x20 >= 'a' && after[0]|0x20 <= 'z')
}

// specials are the characters that a style may have to escape.
var specials = [...]string{Light: "\\|&<", Local: "\\|&<*_~`[]!{", Full: "\\|&<" + allSpecials}

const allSpecials = "`*_[]<>&!~{}#+=:^"

// addresses are what may stand in a text as it is.
type addresses struct {
	all     map[string]bool
	lengths []int     // of them, longest first
	first   [256]bool // bytes that they begin with
}

func newAddresses(links []string) *addresses {
	a := &addresses{all: make(map[string]bool, len(links))}
	for _, l := range links {
		if l != "" && !a.all[l] {
			a.all[l], a.first[l[0]] = true, true
			a.lengths = append(a.lengths, len(l))
		}
	}
	slices.SortFunc(a.lengths, func(m, n int) int { return n - m })
	a.lengths = slices.Compact(a.lengths)
	return a
}

// at returns the length of the longest of them that text has at i.
func (a *addresses) at(text string, i int) int {
	if !a.first[text[i]] {
		return 0
	}
	for _, n := range a.lengths {
		if i+n <= len(text) && a.all[text[i:i+n]] {
			return n
		}
	}
	return 0
}

// A literalText is one that is to be written so that it reads as it is.
type literalText struct {
	text      string
	source    []byte // the same
	place     Place
	style     Style
	value     bool // it is one of front matter
	lastClose int  // the last ">"
	from, to  int  // the run of delimiters that was looked at last
	ends      templateEnds
}

// mustEscape reports whether the character at i needs a backslash.
func (l *literalText) mustEscape(i int) bool {
	text, style := l.text, l.style
	c := text[i]
	next := byte(0) // what follows, 0 at the end, where markup may follow
	if i+1 < len(text) {
		next = text[i+1]
	}
	switch { // in every style
	case c == '\\':
		return next == 0 || util.IsPunct(next)
	case c == '|':
		return l.place.Cell
	case c == '&':
		_, n := reference(l.source[i:min(len(text), i+longestReference)])
		return n > 0 || style >= Local && next == 0
	case c == '<' && startsHTML(next): // closed or not: Python-Markdown takes more for a tag than CommonMark does
		return style >= Local || i < l.lastClose || !l.value && !l.endsAddress(i)
	}
	if style == Full {
		return strings.IndexByte(allSpecials, c) >= 0
	}
	if style < Local {
		return false
	}
	switch c {
	case '*', '_', '~':
		return l.flanks(i)
	case '`', '[', ']':
		return true
	case '!':
		return next == '[' || next == 0
	case '<':
		return next == 0
	case '{':
		return l.ends.templateLength(l.source, i) > 0 || next == 0
	}
	return false
}

// endsAddress reports whether what stands before i, up to a blank, may be an
// address, which would take a reference for a part of it.
func (l *literalText) endsAddress(i int) bool {
	word := l.text[max(0, i-longestTarget):i]
	word = word[strings.LastIndexAny(word, Blanks)+1:]
	return strings.Contains(word, "www.") || strings.Contains(word, "://") || strings.IndexByte(word, '@') >= 0
}

// startsHTML reports whether < and the character may begin a tag, a comment
// or an autolink.
func startsHTML(next byte) bool {
	return next == '/' || next == '!' || next == '?' || next|0x20 >= 'a' && next|0x20 <= 'z'
}

// flanks reports whether the run of delimiters around i could open or close
// emphasis.
func (l *literalText) flanks(i int) bool {
	text, c := l.text, l.text[i]
	if i < l.from || i >= l.to {
		l.from, l.to = i, i+1
		for l.from > 0 && text[l.from-1] == c {
			l.from--
		}
		for l.to < len(text) && text[l.to] == c {
			l.to++
		}
	}
	from, to := l.from, l.to
	left, right := '*', '*' // markup may be around the text
	if from > 0 {
		left, _ = utf8.DecodeLastRuneInString(text[:from])
	}
	if to < len(text) {
		right, _ = utf8.DecodeRuneInString(text[to:])
	}
	if c == '_' && IsWord(left) && IsWord(right) {
		return false
	}
	return opensRun(left, right) || closesRun(left, right)
}

// title writes the translation of a title.
func (w *writer) title(u *Unit, t Translation) string {
	return neutralTitle(escapeTitle(t.Text, u.Place), w.region.Source[u.Start:u.End])
}

// escapeTitle writes the text of a title between the quotes that it has.
func escapeTitle(text string, p Place) string {
	return escapeQuoted(text, func(c byte) bool { return c == p.quote || c == '|' && p.Cell || p.quote == '(' && c == ')' })
}

// escapeQuoted writes a text between marks that end it, where nothing else is
// markup but backslashes and character references.
func escapeQuoted(text string, special func(c byte) bool) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		escape := special(c)
		switch c {
		case '\\':
			escape = i+1 == len(text) || util.IsPunct(text[i+1])
		case '&':
			_, n := reference([]byte(text[i:min(len(text), i+longestReference)]))
			escape = n > 0
		}
		if escape {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// guardAt returns where a backslash keeps a line of inline content from
// making a block: CommonMark 4 and 5, GFM's tables, footnotes, definition
// lists, and lines that are fixed for this package. It is -1 if none is
// wanted.
func guardAt(line []byte) int {
	if len(line) == 0 {
		return -1
	}
	at := -1
	c, rest := line[0], line[1:]
	blank := len(rest) == 0 || rest[0] == ' ' || rest[0] == '\t'
	switch c {
	case '#':
		hashes := len(line) - len(bytes.TrimLeft(line, "#"))
		if hashes <= 6 && (hashes == len(line) || line[hashes] == ' ' || line[hashes] == '\t') {
			at = 0
		}
	case '>':
		at = 0
	case '-', '+', '*', '_', '=':
		if blank && c != '_' && c != '=' || isRule(line, c) || bytes.HasPrefix(line, []byte("+++")) {
			at = 0
		}
	case '`', '~':
		if bytes.HasPrefix(rest, []byte{c, c}) && (c == '~' || bytes.IndexByte(bytes.TrimLeft(line, "`"), '`') < 0) {
			at = 0
		}
	case ':':
		if blank {
			at = 0
		}
	case '[':
		if i := bytes.Index(line, []byte("]:")); i >= 0 {
			at = i + 1
		}
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		n := len(line) - len(bytes.TrimLeft(line, "0123456789"))
		if n <= 9 && n < len(line) && (line[n] == '.' || line[n] == ')') && (n+1 == len(line) || line[n+1] == ' ' || line[n+1] == '\t') {
			at = n
		}
	}
	if at < 0 && (isFixed(line) && util.IsPunct(c) || isDelimiterRow(line)) {
		return 0
	}
	return at
}

// isRule reports whether the line is a thematic break or underlines a
// heading: nothing but c and blanks.
func isRule(line []byte, c byte) bool {
	return len(bytes.Trim(line, string(c)+" \t")) == 0
}

// isDelimiterRow reports whether the line could make a table of the one
// above it.
func isDelimiterRow(line []byte) bool {
	return bytes.IndexByte(line, '-') >= 0 && len(bytes.Trim(line, "-:| \t")) == 0 && util.IsPunct(line[0])
}

// guardClosing escapes hashes at the end of an ATX heading, which would
// close it.
func guardClosing(out []byte) []byte {
	text := bytes.TrimRight(out, "#")
	if len(text) == len(out) || len(text) > 0 && text[len(text)-1] != ' ' && text[len(text)-1] != '\t' {
		return out
	}
	hashes := len(out) - len(text)
	out = append(text, '\\')
	return append(out, strings.Repeat("#", hashes)...)
}
