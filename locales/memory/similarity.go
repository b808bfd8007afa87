package memory

import "sync"

// maxAligned is the number of words up to which two texts are compared word
// by word in order, which takes time for each pair of words.
const maxAligned = 400

// The penalty for each punctuation mark and tag that only one of two texts
// has, and the most for all of them.
const (
	markPenalty = 0.01
	maxPenalty  = 0.05
)

// almost is the most that two different texts can have.
const almost = 0.99

// Similarity says how alike two source texts are, from 0 to 1, so that a
// translation of one can serve for the other. It is 1 for equal texts alone
// and the same both ways.
//
// Words count in their order, long ones more than short ones, and a misspelled
// one in part; capitals, punctuation and tags count little. A negation, a
// number, a unit or an address that changed counts much, however short it is.
// In scripts without spaces each letter is a word. The order of words does
// not count in texts of more than 400. Time is linear beyond that.
func Similarity(a, b string) float64 {
	if a == b {
		return 1
	}
	two := readings.Get().(*[2]textWords)
	defer readings.Put(two)
	two[0].read(a)
	two[1].read(b)
	return compare(&two[0], &two[1])
}

var readings = sync.Pool{New: func() any { return new([2]textWords) }}

// compare is the similarity of two texts that are not equal.
func compare(a, b *textWords) float64 {
	all := a.weight + b.weight
	if all == 0 {
		return 0
	}
	common := 0
	if max(len(a.words), len(b.words)) <= maxAligned {
		common = inOrder(a.words, b.words)
	} else {
		common = inAnyOrder(a.sorted(), b.sorted())
	}
	score := 2 * float64(common) / float64(all)
	return min(score*(1-markDifference(a, b))*change(a, b), almost)
}

func markDifference(a, b *textWords) float64 {
	if a.marks == b.marks {
		return 0
	}
	different := 0
	for i, n := range a.marks {
		different += max(int(n), int(b.marks[i])) - min(int(n), int(b.marks[i]))
	}
	return min(markPenalty*float64(different), maxPenalty)
}

// inOrder is the weight of the words that both texts have in the same order:
// the weighted longest common subsequence.
func inOrder(a, b []word) int {
	common := 0
	for len(a) > 0 && len(b) > 0 && a[0].exact == b[0].exact {
		common += int(a[0].weight)
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1].exact == b[len(b)-1].exact {
		common += int(a[len(a)-1].weight)
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return common
	}
	var row [maxAligned + 1]int32 // of the words of a so far, with the first j of b
	for i := range a {
		diagonal := int32(0)
		for j := range b {
			above := row[j+1]
			row[j+1] = max(above, row[j], diagonal+credit(&a[i], &b[j]))
			diagonal = above
		}
	}
	return common + int(row[len(b)])
}

// credit is what two words have in common, at most the weight of each.
func credit(a, b *word) int32 {
	if a.folded == b.folded {
		if a.exact == b.exact {
			return a.weight
		}
		return a.weight - a.weight/whole
	}
	if a.stem == 0 || a.stem != b.stem {
		return 0
	}
	return min(a.weight, b.weight) * alike(a, b) / whole
}

// inAnyOrder is the weight of the words that both texts have, each as often
// as both have it. The words are sorted.
func inAnyOrder(a, b []word) int {
	common := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].folded < b[0].folded:
			a = a[1:]
		case a[0].folded > b[0].folded:
			b = b[1:]
		default:
			common += int(a[0].weight)
			a, b = a[1:], b[1:]
		}
	}
	return common
}
