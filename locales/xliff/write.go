package xliff

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// special are the bytes that may not stand as they are: 1 everywhere, 2 in
// attributes, 3 may begin U+FFFE or U+FFFF.
var special = func() (t [256]byte) {
	for c := range ' ' {
		t[c] = 1
	}
	t['&'], t['<'], t['>'] = 1, 1, 1
	t['\t'], t['\n'], t['"'] = 2, 2, 2
	t[0xef] = 3
	return t
}()

// A writer writes XML. Its methods return nothing since none can fail.
type writer struct {
	b     []byte
	level int  // of the element around
	cp    bool // what XML does not have is written as <cp>, where that may stand
}

func (w *writer) raw(s string) { w.b = append(w.b, s...) }

const blanks = "\n                                "

// line begins a line of its own.
func (w *writer) line() { w.raw(blanks[:1+2*w.level]) }

// begin opens an element that others stand in, begun with what is not yet
// closed: `<file id="f1"`.
func (w *writer) begin() {
	w.raw(">")
	w.level++
}

func (w *writer) end(name string) {
	w.level--
	w.line()
	w.raw("</" + name + ">")
}

// attr writes an attribute, " name=\"value\"".
func (w *writer) attr(name, value string) {
	w.b = append(w.b, ' ')
	w.raw(name)
	w.raw(`="`)
	w.escape(value, 2, false)
	w.b = append(w.b, '"')
}

// attrIf writes an attribute unless its value is empty.
func (w *writer) attrIf(name, value string) {
	if value != "" {
		w.attr(name, value)
	}
}

// text writes the text of an element that has no others in it.
func (w *writer) text(s string) { w.escape(s, 1, false) }

// escape writes s. A carriage return becomes a reference, so that no reader
// folds it; in an attribute tabs and line feeds too. What XML does not have
// becomes a code point, or U+FFFD.
func (w *writer) escape(s string, level byte, codePoints bool) {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	from := 0
	for i := 0; i < len(s); i++ {
		c := special[s[i]]
		if c == 0 || c == 2 && level == 1 {
			continue
		}
		length := 1
		if c == 3 {
			if length = 3; s[i+1] != 0xbf || s[i+2] < 0xbe {
				i += 2
				continue
			}
		}
		w.raw(s[from:i])
		w.character(s[i:i+length], codePoints)
		i += length - 1
		from = i + 1
	}
	w.raw(s[from:])
}

func (w *writer) character(s string, codePoints bool) {
	switch s {
	case "&":
		w.raw("&amp;")
	case "<":
		w.raw("&lt;")
	case ">":
		w.raw("&gt;")
	case `"`:
		w.raw("&quot;")
	case "\t", "\n", "\r":
		w.raw("&#x")
		w.raw(strings.ToUpper(strconv.FormatUint(uint64(s[0]), 16)))
		w.raw(";")
	default:
		if !codePoints || !w.cp {
			w.raw("\ufffd")
			return
		}
		r, _ := utf8.DecodeRuneInString(s)
		hex := strings.ToUpper(strconv.FormatUint(uint64(r), 16))
		w.raw(`<cp hex="` + "0000"[len(hex):] + hex + `"/>`)
	}
}
