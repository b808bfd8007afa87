package align

import "testing"

// TestLatticeIsBounded counts the pairs that are compared between lessons of
// all proportions: that is what takes time.
func TestLatticeIsBounded(t *testing.T) {
	sizes := []int{1, 2, 7, 90, 91, 500, 3_300, 6_600, 13_000, 32_000}
	var c chain
	for _, n := range sizes {
		for _, m := range sizes {
			c.reset(n, m)
			if cells, most := len(c.score[0]), mostCells+mostCells/n+20*n+4*m+100; cells > most {
				t.Errorf("%d and %d: %d pairs are compared, %d at most", n, m, cells, most)
			}
			for i := range c.lo[1:] {
				if c.lo[i+1] > c.lo[i]+c.width-1 {
					t.Errorf("%d and %d: row %d does not meet the next", n, m, i)
					break
				}
			}
			if c.at(0, 0) < 0 || c.at(n, m) < 0 {
				t.Errorf("%d and %d: there is no way from the beginning to the end", n, m)
			}
		}
	}
}
