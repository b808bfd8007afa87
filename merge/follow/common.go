package follow

import (
	"slices"
)

// mostCells bounds the work on two lists.
const mostCells = 1 << 22

// common are the places of a longest common subsequence of two lists. Of lists that
// are too long it is what they begin and end with.
func common(a, b []string) [][2]int {
	var front, back [][2]int
	from := 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		front = append(front, [2]int{from, from})
		from++
	}
	n, m := len(a), len(b)
	for n > from && m > from && a[n-1] == b[m-1] {
		n, m = n-1, m-1
		back = append(back, [2]int{n, m})
	}
	slices.Reverse(back)
	if (n-from)*(m-from) <= mostCells {
		front = append(front, inner(a[from:n], b[from:m], from)...)
	}
	return append(front, back...)
}

// inner is a longest common subsequence of two lists that begin at an offset.
func inner(a, b []string, offset int) [][2]int {
	n, m := len(a), len(b)
	length := make([]int32, (n+1)*(m+1))
	at := func(i, j int) *int32 { return &length[i*(m+1)+j] }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i] == b[j] {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case a[i] == b[j]:
			pairs = append(pairs, [2]int{offset + i, offset + j})
			i, j = i+1, j+1
		case *at(i+1, j) >= *at(i, j+1):
			i++
		default:
			j++
		}
	}
	return pairs
}
