package csv

import (
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A cell that a spreadsheet could run gets a guard, an apostrophe. Many
// spreadsheets take a leading apostrophe for their own mark of a text and
// drop it. With n apostrophes of its own, a text is written with
//
//	2n+1 of them if a formula follows, and reads back from 2n+1 or 2n
//	2n   of them if not,               and reads back from 2n or 2n-1
//
// so that no two texts meet, whether one was dropped or none. The last column
// of the row says which cells were written so, behind "guarded": an apostrophe
// that somebody else typed is not taken away. Where that column is gone, only
// the text that went out tells: see Bare of [locales.Message].

const guarded = "guarded"

// guard guards the cells of a row and says which.
func (r *row) guard() {
	var names []string
	for column := range exportedColumn {
		if cell := guard(r[column]); cell != r[column] {
			r[column] = cell
			names = append(names, columnNames[column])
		}
	}
	if len(names) > 0 {
		r[exportedColumn] = strings.TrimLeft(r[exportedColumn]+" "+guarded+" "+strings.Join(names, " "), " ")
	}
}

// cutGuarded takes what [row.guard] said off the cell of what went out, and
// reports whether it said anything.
func cutGuarded(cell string) (rest string, names []string, ok bool) {
	words := strings.Fields(cell)
	for i, word := range words {
		if word == guarded {
			return strings.Join(words[:i], " "), words[i+1:], true
		}
	}
	return cell, nil, false
}

// wasGuarded reports whether a row that does not say so has guards: an earlier
// version wrote it if the name of the message is that of a source text without
// one. Without a name, a source text that would else be a formula tells.
func wasGuarded(id, context, source string) bool {
	switch {
	case unguard(context) == context && unguard(source) == source:
		return false
	case id == "":
		return strings.HasPrefix(source, "'") && segment.StartsFormula(source[1:])
	}
	return unguard(id) == segment.ID(unguard(context), unguard(source))
}

func guard(text string) string {
	if text == "" {
		return ""
	}
	rest := strings.TrimLeft(text, "'")
	own := text[:len(text)-len(rest)]
	switch {
	case segment.StartsFormula(rest):
		return own + own + "'" + rest
	case own != "":
		return own + text
	}
	return text
}

func unguard(cell string) string {
	rest := strings.TrimLeft(cell, "'")
	n := len(cell) - len(rest)
	if n == 0 {
		return cell
	}
	if segment.StartsFormula(rest) {
		return cell[n-n/2:]
	}
	return cell[n-(n+1)/2:]
}
