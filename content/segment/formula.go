package segment

import "strings"

// formulaStarts are the characters that begin a formula. Spreadsheets for
// Chinese and Japanese also take those of full width.
const formulaStarts = "=+-@\t\r\n＝＋－＠"

// StartsFormula reports whether a spreadsheet could run a cell of that text.
func StartsFormula(s string) bool {
	for _, r := range s {
		return strings.ContainsRune(formulaStarts, r)
	}
	return false
}
