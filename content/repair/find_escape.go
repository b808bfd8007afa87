package repair

import (
	"regexp"
	"strings"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// escapedMark is a character of emphasis, links or images that a tool took for
// text.
var escapedMark = regexp.MustCompile(`\\[][()*_!]`)

// escapes repairs markup that was escaped. What is text all the same reads as
// before without its backslash.
func escapes(_ *witness, r *attempt) []edit {
	found := escapedMark.FindAllStringIndex(r.raw, -1)
	if len(found) == 0 {
		return nil
	}
	is := escapedMark.ReplaceAllStringFunc(r.raw, func(mark string) string { return mark[1:] })
	m := edit{Repair: Repair{Escape, r.raw, is}}
	for _, at := range found {
		m.splices = append(m.splices, splice{markdown.Extent{Start: at[0], End: at[0] + 1}, ""})
	}
	return []edit{m}
}

// Tools put a blank behind the backslash of a bracket that is text: "\ [Yes ]" for
// "\[Yes\]". Readers see the backslash then.
var (
	brokenEscape  = regexp.MustCompile(`\\` + someBlanks + `[][*_]`)
	brokenBracket = regexp.MustCompile(`\\` + anyBlank + `\[` + anyBlank + `([^][\\\n]*?)` + anyBlank + `\\?` + anyBlank + `\]`)
)

const (
	anyBlank   = `(?:[ \t]|` + hardBlank + `)*`
	someBlanks = `(?:[ \t]|` + hardBlank + `)+`
)

// escapesBroken counts the escapes with a blank in a raw text, of characters that
// the segment has as text.
func (w *witness) escapesBroken(raw string) int {
	n := 0
	for _, at := range brokenEscape.FindAllStringIndex(raw, -1) {
		if w.hasLiteral(raw, at) {
			n++
		}
	}
	return n
}

// hasLiteral reports whether the escape at a place of a raw text is not escaped
// itself, and its character is one of the segment's text.
func (w *witness) hasLiteral(raw string, at []int) bool {
	text := segment.Plain(w.Text)
	return (at[0] == 0 || raw[at[0]-1] != '\\') && strings.Contains(text, raw[at[1]-1:at[1]]) && !strings.Contains(text, `\`)
}

// brokenEscapes takes the blanks out of escapes, and out of the brackets that they
// escape.
func brokenEscapes(w *witness, r *attempt) []edit {
	var edits []edit
	if w.escapesBroken(r.raw) == 0 {
		return nil
	}
	add := func(at []int, is string) {
		edits = append(edits, edit{Repair{Escape, r.raw[at[0]:at[1]], is}, []splice{{markdown.Extent{Start: at[0], End: at[1]}, is}}})
	}
	for _, at := range brokenBracket.FindAllStringSubmatchIndex(r.raw, -1) {
		if is := `\[` + r.raw[at[2]:at[3]] + `\]`; w.hasLiteral(r.raw, []int{at[0], at[1]}) && is != r.raw[at[0]:at[1]] {
			add(at[:2], is)
		}
	}
	for _, at := range brokenEscape.FindAllStringIndex(r.raw, -1) {
		if w.hasLiteral(r.raw, at) { // one of a bracket crosses that
			add(at, `\`+r.raw[at[1]-1:at[1]])
		}
	}
	return edits
}
