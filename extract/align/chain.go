package align

import (
	"math"
	"slices"
)

// A move takes some source and some target segments together; the most that
// a chain of moves can earn, from the beginning of both lessons to the end,
// is how they are aligned.
type move struct {
	source, target int
	prior          float64 // a natural logarithm of odds, like the evidence
}

const (
	gapPrior   = -2.2 // a segment that has no partner
	splitPrior = -3.5
	crossPrior = -7.0 // two and two, where one and one and one and one does not do
)

// moves are tried in this order; where two earn the same, the first wins.
var moves = [...]move{
	{1, 1, 0}, {1, 0, gapPrior}, {0, 1, gapPrior}, {1, 2, splitPrior}, {2, 1, splitPrior}, {2, 2, crossPrior},
}

// inTarget is the move that stays in its row.
const inTarget = 2

// Two lessons of more than wholeCells pairs of segments are compared near the
// diagonal alone: as many segments to each side as one is longer, and
// bandWidth more, as far as mostCells pairs allow, but leastWidth in any case.
// That keeps time linear.
const (
	wholeCells = 1 << 13
	mostCells  = 1 << 19
	bandWidth  = 40
	leastWidth = 8
)

// A link of a chain: the move that leaves a node, and how probable it is.
type link struct {
	move
	i, j        int // of the first segment on either side
	probability float64
}

// A chain is the lattice of nodes (i,j): i source and j target segments are
// behind. Row i has the nodes from lo[i] up to lo[i]+width-1. Its memory serves
// one pair of lessons after the other.
type chain struct {
	n, m, width int
	lo          []int
	score       [len(moves)][]float32 // of the move that leaves a node
	best        []float32
	from        []uint8 // the move that leads to a node
	searched    bool
	ahead, back sums // of the ways from the beginning, and to the end
}

var never = float32(math.Inf(-1))

// reset makes it the lattice between n source and m target segments. Only
// gaps are scored so far.
func (c *chain) reset(n, m int) {
	c.n, c.m, c.width, c.searched = n, m, m+1, false
	c.lo = sized(c.lo, n+1)
	clear(c.lo)
	if n*m > wholeCells {
		half := min(bandWidth+max(n-m, m-n), max(leastWidth, mostCells/n/2))
		half = max(half, m/n+1) // so that each row meets the next
		c.width = min(c.width, 2*half+1)
		for i := range c.lo {
			c.lo[i] = min(max(i*m/n-half, 0), m+1-c.width)
		}
	}
	for k, mv := range moves {
		c.score[k] = sized(c.score[k], (n+1)*c.width)
		setAll(c.score[k], never)
		if mv.source > 0 && mv.target > 0 {
			continue
		}
		for i := range c.lo {
			scores, _ := c.row(k, i)
			begin, end := c.leaving(mv, i)
			setAll(scores[begin:end], float32(mv.prior))
		}
	}
}

// sized is a slice of n elements in the memory of s, if that is enough. They
// have any value.
func sized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

func setAll[T any](s []T, value T) {
	for i := range s {
		s[i] = value
	}
}

// row are the scores of a kind of move from the nodes (i,first), (i,first+1)
// and so on.
func (c *chain) row(k, i int) (scores []float32, first int) {
	return c.score[k][i*c.width : (i+1)*c.width], c.lo[i]
}

// leaving are the places in row i from which a move leads to another node.
func (c *chain) leaving(mv move, i int) (begin, end int) {
	if i+mv.source > c.n {
		return 0, 0
	}
	right := mv.target + c.lo[i] - c.lo[i+mv.source]
	return min(max(0, -right), c.width), max(0, min(c.width, c.width-right))
}

// shift is how far behind a node of row i the node is that a move leads to.
func (c *chain) shift(mv move, i int) int {
	return mv.source*c.width + mv.target + c.lo[i] - c.lo[min(i+mv.source, c.n)]
}

// at is the place of a node, -1 outside of the band.
func (c *chain) at(i, j int) int {
	if i > c.n || j < c.lo[i] || j >= c.lo[i]+c.width {
		return -1
	}
	return i*c.width + j - c.lo[i]
}

// links are the moves of the best chain, from the beginning.
func (c *chain) links() []link {
	c.earned()
	var back []link
	for i, j := c.n, c.m; i > 0 || j > 0; {
		mv := moves[c.from[c.at(i, j)]]
		i, j = i-mv.source, j-mv.target
		back = append(back, link{move: mv, i: i, j: j})
	}
	slices.Reverse(back)
	c.weigh(back)
	return back
}

// earned is what the best chain earns.
func (c *chain) earned() float32 {
	if !c.searched {
		c.search()
	}
	return c.best[len(c.best)-1]
}

// search finds the best way to every node.
func (c *chain) search() {
	c.searched = true
	c.best, c.from = sized(c.best, len(c.score[0])), sized(c.from, len(c.score[0]))
	setAll(c.best, never)
	c.best[0] = 0
	var shift [len(moves)]int
	for i := range c.lo {
		for k, mv := range moves {
			shift[k] = c.shift(mv, i)
		}
		for at := i * c.width; at < (i+1)*c.width; at++ {
			for k := range moves {
				if s := c.score[k][at]; s != never {
					if earned := c.best[at] + s; earned > c.best[at+shift[k]] {
						c.best[at+shift[k]], c.from[at+shift[k]] = earned, uint8(k)
					}
				}
			}
		}
	}
}
