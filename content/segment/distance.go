package segment

// Distance counts the letters to insert, remove or replace that make b of a
// (Levenshtein, over code points): how far a word is from the one that may be
// meant.
func Distance(a, b string) int {
	to := []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	i := 0
	for _, x := range a {
		diagonal := row[0]
		i++
		row[0] = i
		for j, y := range to {
			replace := diagonal
			if x != y {
				replace++
			}
			diagonal, row[j+1] = row[j+1], min(replace, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(to)]
}
