package csv

import (
	"bytes"
	stdcsv "encoding/csv"
	"strings"

	"github.com/parasol-l10n/parasol/locales"
)

// A lineStarts finds where lines begin in a file. Asked in order, it costs one
// pass in all.
type lineStarts struct {
	line int // from 0, below the lines before the header
	at   int // its offset in the file
}

func (l *lineStarts) start(text []byte, before, line int) int {
	for ; l.line < line-1; l.line++ {
		n := bytes.IndexByte(text[l.at-before:], '\n')
		l.at += n + 1
	}
	return l.at
}

// place is where a cell of the row that was read last stands, with its quotes.
func (d *decoder) place(r *stdcsv.Reader, column int, record []string) locales.Place {
	before := len(d.read.Text()) - len(d.text)
	line, col := r.FieldPos(column)
	from := d.lines.start(d.text, before, line) + col - 1
	p := locales.Place{File: d.read, From: from, To: before + int(r.InputOffset())}
	if column+1 < len(record) {
		line, col = r.FieldPos(column + 1)
		p.To = d.lines.start(d.text, before, line) + col - 1 - len(string(d.separator))
	} else if d.text[p.To-before-1] == '\n' {
		p.To--
	}
	return p
}

// A spelling is how a table writes texts: in quotes, if need be, which are doubled
// inside, and behind a guard.
type spelling struct{}

func (spelling) Runs(raw, text string) []locales.Run {
	cell, isQuoted := strings.CutPrefix(raw, `"`)
	at := len(raw) - len(cell)
	for guards := len(cell) - len(strings.TrimLeft(cell, "'")); guards > 0 && !spells(cell, text, isQuoted); guards-- {
		cell, at = cell[1:], at+1
	}
	r := locales.NewRunBuilder(text)
	if !isQuoted {
		r.TakeSame(cell, at)
		return r.Runs()
	}
	for {
		before, rest, doubled := strings.Cut(cell, `""`)
		if !doubled {
			before = strings.TrimSuffix(before, `"`)
		}
		if !r.TakeSame(before, at) {
			return nil
		}
		if at += len(before); !doubled {
			return r.Runs()
		}
		if !r.Take(`"`, at, at+2) {
			return nil
		}
		cell, at = rest, at+2
	}
}

// spells reports whether a cell begins with what text begins with.
func spells(cell, text string, isQuoted bool) bool {
	head := text[:min(len(text), 1+len(text)-len(strings.TrimLeft(text, "'")))]
	if isQuoted {
		head = strings.ReplaceAll(head, `"`, `""`)
	}
	return strings.HasPrefix(cell, head)
}
