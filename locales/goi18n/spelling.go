package goi18n

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/locales"
)

// How each syntax writes texts, to say where in the file a byte of one is. What
// is read here another reader has read before, so that nothing is checked but that
// the text is the same.

type tomlSpelling struct{}

// Runs reads the four kinds of strings: basic and literal ones, on one line or on
// several (TOML 1.0, "String").
func (tomlSpelling) Runs(raw, text string) []locales.Run {
	q := quotedText{RunBuilder: locales.NewRunBuilder(text), raw: raw}
	quote := raw[:min(1, len(raw))]
	if long := strings.Repeat(quote, 3); len(raw) >= 2*len(long) && strings.HasPrefix(raw, long) {
		quote = long
	}
	if quote == "" || !q.cut(quote) {
		return nil
	}
	if len(quote) > 1 && q.raw != "" { // a line end behind the quotes is none of the text
		q.skip(len(q.raw) - len(strings.TrimPrefix(strings.TrimPrefix(q.raw, "\r"), "\n")))
	}
	if quote[0] == '\'' {
		q.read("", nil)
	} else {
		q.read(`\`, tomlEscape)
	}
	return q.whole()
}

// tomlEscape is what an escape stands for, and its length: a backslash at the end of
// a line swallows it, and the blanks behind it.
func tomlEscape(raw string) (string, int) {
	rest := strings.TrimLeft(raw[1:], " \t")
	if strings.HasPrefix(rest, "\n") || strings.HasPrefix(rest, "\r\n") {
		return "", len(raw) - len(strings.TrimLeft(rest, " \t\r\n"))
	}
	r, n := unescapeTOML(raw[1:])
	return string(r), 1 + n
}

type jsonSpelling struct{}

func (jsonSpelling) Runs(raw, text string) []locales.Run {
	q := quotedText{RunBuilder: locales.NewRunBuilder(text), raw: raw}
	if !q.cut(`"`) {
		return nil
	}
	q.read(`\`, jsonEscape)
	return q.whole()
}

// jsonEscape is what an escape stands for, and its length (RFC 8259, section 7).
func jsonEscape(raw string) (string, int) {
	first, ok := jsonUnit(raw)
	if !ok {
		r, n := unescapeTOML(raw[1:]) // which has those of JSON, but for one
		if raw[1:2] == "/" {
			return "/", 2
		}
		return string(r), 1 + n
	}
	if second, ok := jsonUnit(raw[6:]); ok && utf16.IsSurrogate(first) {
		return string(utf16.DecodeRune(first, second)), 12
	}
	return string(first), 6
}

type yamlSpelling struct{}

// Runs reads scalars of all styles: plain, quoted, literal and folded. Where lines end
// and the blanks around that are one run, whatever the style makes of it.
func (yamlSpelling) Runs(raw, text string) []locales.Run {
	q := quotedText{RunBuilder: locales.NewRunBuilder(text), raw: raw, folds: true}
	if strings.HasPrefix(raw, "!") { // a tag
		q.skip(len(raw) - len(strings.TrimLeft(strings.TrimLeft(raw, "!abcdefghijklmnopqrstuvwxyz"), " \t\r\n")))
	}
	switch q.raw[:min(1, len(q.raw))] {
	case `"`:
		if !q.cut(`"`) {
			return nil
		}
		q.read(`\`, yamlEscape)
	case "'":
		if !q.cut("'") {
			return nil
		}
		q.read("'", func(string) (string, int) { return "'", 2 })
	case "|", ">":
		q.skip(max(0, strings.IndexByte(q.raw, '\n'))) // whose line end is that of the first line
		q.read("", nil)
	default:
		q.read("", nil)
	}
	if strings.Trim(q.Left, "\n") == "" { // what ends a file without a line end
		q.take(q.Left, 0)
	}
	if rest := strings.TrimLeftFunc(q.raw, unicode.IsSpace); rest != "" && strings.IndexByte("#,]}?", rest[0]) < 0 {
		return nil
	}
	return q.Runs()
}

var yamlEscapes = map[byte]string{
	'0': "\x00", 'a': "\a", 'v': "\v", ' ': " ", '/': "/", 'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029", '\t': "\t",
}

// yamlEscape is what an escape stands for, and its length (YAML 1.2, section 5.7).
func yamlEscape(raw string) (string, int) {
	rest := raw[1:]
	if trimmed := strings.TrimLeft(rest, " \t"); strings.HasPrefix(trimmed, "\n") || strings.HasPrefix(trimmed, "\r\n") {
		return "", len(raw) - len(strings.TrimLeft(trimmed, " \t\r\n"))
	}
	if rest != "" && yamlEscapes[rest[0]] != "" {
		return yamlEscapes[rest[0]], 2
	}
	if first, ok := jsonUnit(raw); ok && utf16.IsSurrogate(first) {
		return jsonEscape(raw)
	}
	r, n := unescapeTOML(rest)
	return string(r), 1 + n
}

// A quotedText reads the text between two quotes.
type quotedText struct {
	*locales.RunBuilder
	raw   string // what is left of it in the file
	at    int    // where that begins
	folds bool   // the end of a line is whatever the text has there
}

func (q *quotedText) skip(n int) { q.raw, q.at = q.raw[n:], q.at+n }

// cut takes the quotes off, and what stands behind the last one.
func (q *quotedText) cut(quote string) bool {
	end := strings.LastIndex(q.raw, quote)
	if !strings.HasPrefix(q.raw, quote) || end < len(quote) {
		return false
	}
	q.raw = q.raw[:end]
	q.skip(len(quote))
	return true
}

// read reads on as far as the text does so. escape says what stands for what begins
// with mark, and how long it is.
func (q *quotedText) read(mark string, escape func(raw string) (string, int)) {
	for q.raw != "" {
		switch c := q.raw[0]; {
		case mark != "" && c == mark[0] && len(q.raw) > 1:
			piece, n := escape(q.raw)
			if n == 1 || !q.take(piece, min(n, len(q.raw))) {
				return
			}
		case q.folds && q.isBreak():
			q.fold()
		case c == '\r' && strings.HasPrefix(q.raw, "\r\n") && !strings.HasPrefix(q.Left, "\r"):
			if !q.take("\n", 2) {
				return
			}
		default:
			_, n := utf8.DecodeRuneInString(q.raw)
			if !q.TakeSame(q.raw[:n], q.at) {
				return
			}
			q.skip(n)
		}
	}
}

// whole are the runs, if nothing is left in the file either.
func (q *quotedText) whole() []locales.Run {
	if q.raw != "" {
		return nil
	}
	return q.Runs()
}

func (q *quotedText) take(piece string, n int) bool {
	if !q.Take(piece, q.at, q.at+n) {
		return false
	}
	q.skip(n)
	return true
}

// blankRun is how many bytes of blanks and line ends s begins with.
func blankRun(s string) int {
	return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
}

// isBreak reports whether a line ends here, be it behind blanks.
func (q *quotedText) isBreak() bool { return strings.IndexFunc(q.raw[:blankRun(q.raw)], isBreak) >= 0 }

// fold takes the end of a line, with the blanks around it, for what the text has of
// them here.
func (q *quotedText) fold() {
	n := blankRun(q.raw)
	q.take(q.Left[:blankRun(q.Left)], n)
}
