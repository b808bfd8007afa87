package po

import (
	"math"
	"strings"
)

// pageWidth is gettext's: no line is wider if it can be helped.
const pageWidth = 79

// A writer appends the parts of an entry as gettext's tools write them.
type writer struct {
	out     []byte
	escaped []byte // scratch
	breaks  []int  // scratch
	noWrap  bool   // of this entry: break at line ends only
}

// comment writes one line under a mark such as "#.". A backslash at its end
// would take in the next line, for gettext, so a blank follows it.
func (w *writer) comment(mark, text string) {
	w.out = append(w.out, mark...)
	if text != "" {
		w.out = append(w.out, ' ')
		w.out = append(w.out, text...)
		if text[len(text)-1] == '\\' {
			w.out = append(w.out, ' ')
		}
	}
	w.out = append(w.out, '\n')
}

// references fills lines with them. gettext counts bytes here, and never
// lets a first reference stand below an empty line.
func (w *writer) references(list []string) {
	column := 0
	for _, r := range list {
		if r = wrapReference(r); r == "" {
			continue
		}
		if column > 0 && column+1+len(r) > pageWidth {
			w.out = append(w.out, '\n')
			column = 0
		}
		if column == 0 {
			w.out = append(w.out, "#:"...)
			column = len("#:")
		}
		w.out = append(w.out, ' ')
		w.out = append(w.out, r...)
		column += 1 + len(r)
	}
	if column > 0 {
		w.out = append(w.out, '\n')
	}
}

// text writes a keyword and its text, each line behind prefix.
func (w *writer) text(prefix, keyword, text string) {
	width := pageWidth - len(prefix) - len(`""`)
	if w.noWrap {
		width = math.MaxInt
	}
	w.out = append(append(append(w.out, prefix...), keyword...), ' ')
	if text == "" {
		w.out = append(w.out, "\"\"\n"...)
		return
	}
	line, rest := cutLine(text)
	w.escape(line)
	w.breaks = appendBreaks(w.breaks[:0], w.escaped, 0, width)
	if rest == "" && len(w.breaks) == 0 && !breaks(w.escaped, len(keyword)+1, width) {
		w.quoted("")
		return
	}
	w.out = append(w.out, "\"\"\n"...)
	for {
		w.out = append(w.out, prefix...)
		w.quoted(prefix)
		if rest == "" {
			return
		}
		line, rest = cutLine(rest)
		w.escape(line)
		w.breaks = appendBreaks(w.breaks[:0], w.escaped, 0, width)
	}
}

// quoted writes the escaped line, broken where breaks says.
func (w *writer) quoted(prefix string) {
	from := 0
	w.out = append(w.out, '"')
	for _, i := range w.breaks {
		w.out = append(append(w.out, w.escaped[from:i]...), "\"\n"...)
		w.out = append(append(w.out, prefix...), '"')
		from = i
	}
	w.out = append(append(w.out, w.escaped[from:]...), "\"\n"...)
}

// cutLine cuts text after its first line end.
func cutLine(text string) (line, rest string) {
	i := strings.IndexByte(text, '\n') + 1
	if i == 0 {
		i = len(text)
	}
	return text[:i], text[i:]
}

var escapeNames = [256]byte{
	'\a': 'a', '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't', '\v': 'v', '\\': '\\', '"': '"',
}

func (w *writer) escape(line string) {
	w.escaped = w.escaped[:0]
	from := 0
	for i := range len(line) {
		if name := escapeNames[line[i]]; name != 0 {
			w.escaped = append(append(w.escaped, line[from:i]...), '\\', name)
			from = i + 1
		}
	}
	w.escaped = append(w.escaped, line[from:]...)
}

// blank separates two entries.
func (w *writer) blank() {
	if len(w.out) > 0 {
		w.out = append(w.out, '\n')
	}
}
