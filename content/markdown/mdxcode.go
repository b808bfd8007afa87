package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// An expression of MDX stands in the text of a unit, which reads it as text.
type expression struct{ raw, text string }

// expressions lists those of a unit, each once: from each brace without a
// backslash to the one that balances it.
func expressions(source []byte, u *Unit) []expression {
	var all []expression
	listed := map[string]bool{}
	for _, code := range mdxCode(source, u) {
		if raw := strings.Join(strings.Fields(code), " "); raw[0] == '{' && !listed[raw] {
			listed[raw] = true
			all = append(all, expression{raw, Decode([]byte(raw))})
		}
	}
	return all
}

// mdxCode lists what MDX runs in a unit: its expressions and tags in the text,
// and all of it if it is an import or an export.
func mdxCode(source []byte, u *Unit) []string {
	if u.Place.LineStart && esmLength(source[u.Start:u.End]) > 0 {
		return []string{string(source[u.Start:u.End])}
	}
	var all []string
	end := 0
	u.eachText(func(from, to int) {
		for i := max(from, end); i < to; i++ {
			switch source[i] {
			case '\\':
				i++
			case '{':
				end = i + braceLength(source[i:u.End])
				all = append(all, string(source[i:end]))
				i = end - 1
			case '<':
				if i+1 < len(source) && source[i+1] != ' ' {
					all = append(all, "<")
				}
			}
		}
	})
	return all
}

// braceLength is the length of an expression, up to the end of the text if its
// braces do not balance.
func braceLength(s []byte) int {
	depth := 0
	for i, c := range s {
		switch c {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

// esmLength is the length of the word that makes a line an import or export.
func esmLength(line []byte) int {
	for _, word := range []string{"import ", "export "} {
		if bytes.HasPrefix(line, []byte(word)) {
			return len(word)
		}
	}
	return 0
}

// esmLetters begin the words that make an import or an export of a line.
var esmLetters = map[byte]string{'i': "&#105;", 'e': "&#101;"}

// guardESM returns the reference that the first letter of a line is written
// as, where it would be an import or an export and the source's is none.
func (w *writer) guardESM(u *Unit, line []byte) string {
	if !w.MDX || !u.Place.LineStart || esmLength(line) == 0 || esmLength(w.region.Source[u.Start:u.End]) > 0 {
		return ""
	}
	return esmLetters[line[0]]
}

// codeKeys are pieces of code without regard to line breaks, but for those of
// imports, which mean something there; sorted.
func codeKeys(code []string) []string {
	for i, s := range code {
		if esmLength([]byte(s)) == 0 {
			code[i] = strings.Join(strings.Fields(s), " ")
		}
	}
	slices.Sort(code)
	return code
}

// surplus is the first of a list that another does not have, or else the other
// way round; both are sorted.
func surplus(a, b []string) string {
	for _, lists := range [][2][]string{{a, b}, {b, a}} {
		rest := lists[1]
		for _, s := range lists[0] {
			for len(rest) > 0 && rest[0] < s {
				rest = rest[1:]
			}
			if len(rest) == 0 || rest[0] != s {
				return s
			}
			rest = rest[1:]
		}
	}
	return ""
}

// CompareMDX returns a mismatch for each translation in which MDX would run
// something else than in its source: see [Compare].
func CompareMDX(want, got *Region, segments []int, translations []Translation) []Mismatch {
	var bad Accused
	for i := range want.Units {
		u := &want.Units[i]
		if u.Host >= 0 || segments[i] < 0 || translations[segments[i]].Text == "" {
			continue
		}
		own, have := codeKeys(mdxCode(want.Source, u)), codeKeys(mdxCode(got.Source, &got.Units[i]))
		if slices.Equal(own, have) {
			continue
		}
		bad.Name(Mismatch{Segment: segments[i], Code: segment.Excerpt(surplus(have, own))})
	}
	return bad.All
}
