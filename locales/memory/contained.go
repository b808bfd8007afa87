package memory

// Contained says how much of the words of part are in whole, from 0 to 1, in
// any order: long words count more than short ones.
func Contained(part, whole string) float64 {
	two := readings.Get().(*[2]textWords)
	defer readings.Put(two)
	two[0].read(part)
	two[1].read(whole)
	if two[0].weight == 0 {
		return 0
	}
	return float64(inAnyOrder(two[0].sorted(), two[1].sorted())) / float64(two[0].weight)
}
