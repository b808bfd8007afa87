package csv

import "strings"

// A cell that a spreadsheet could run gets a guard, an apostrophe. Many
// spreadsheets take a leading apostrophe for their own mark of a text and
// drop it. With n apostrophes of its own, a text is written with
//
//	2n+1 of them if a formula follows, and reads back from 2n+1 or 2n
//	2n   of them if not,               and reads back from 2n or 2n-1
//
// so that no two texts meet, whether one was dropped or none.

// formulaStarts are the characters that begin a formula. Spreadsheets for
// Chinese and Japanese also take those of full width.
const formulaStarts = "=+-@\t\r\n＝＋－＠"

func startsFormula(s string) bool {
	for _, r := range s {
		return strings.ContainsRune(formulaStarts, r)
	}
	return false
}

func guard(text string) string {
	if text == "" {
		return ""
	}
	rest := strings.TrimLeft(text, "'")
	own := text[:len(text)-len(rest)]
	switch {
	case startsFormula(rest):
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
	if startsFormula(rest) {
		return cell[n-n/2:]
	}
	return cell[n-(n+1)/2:]
}
