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
// bandWidth more, as far as mostCells pairs allow. That keeps time linear.
const (
	wholeCells = 1 << 13
	mostCells  = 1 << 19
	bandWidth  = 40
)

// A link of a chain: the move that leaves a node, and how probable it is.
type link struct {
	move
	i, j        int // of the first segment on either side
	probability float64
}

// A chain is the lattice of nodes (i,j): i source and j target segments are
// behind. Row i has the nodes from lo[i] up to lo[i]+width-1.
type chain struct {
	n, m, width int
	lo          []int
	score       [len(moves)][]float32 // of the move that leaves a node
	best        []float32
	from        []uint8 // the move that leads to a node
}

var never = float32(math.Inf(-1))

// newChain is the lattice between n source and m target segments. Only gaps
// are scored so far.
func newChain(n, m int) *chain {
	c := &chain{n: n, m: m, width: m + 1, lo: make([]int, n+1)}
	if n*m > wholeCells {
		half := min(bandWidth+max(n-m, m-n), max(bandWidth, mostCells/n/2))
		half = max(half, m/n+1) // so that each row meets the next
		c.width = min(c.width, 2*half+1)
		for i := range c.lo {
			c.lo[i] = min(max(i*m/n-half, 0), m+1-c.width)
		}
	}
	for k, mv := range moves {
		c.score[k] = slices.Repeat([]float32{never}, (n+1)*c.width)
		if mv.source > 0 && mv.target > 0 {
			continue
		}
		c.eachNode(func(i, j, at int) {
			if i+mv.source <= n && c.at(i+mv.source, j+mv.target) >= 0 {
				c.score[k][at] = float32(mv.prior)
			}
		})
	}
	return c
}

// row are the scores of a kind of move from the nodes (i,first), (i,first+1)
// and so on.
func (c *chain) row(k, i int) (scores []float32, first int) {
	return c.score[k][i*c.width : (i+1)*c.width], c.lo[i]
}

// at is the place of a node, -1 outside of the band.
func (c *chain) at(i, j int) int {
	if i > c.n || j < c.lo[i] || j >= c.lo[i]+c.width {
		return -1
	}
	return i*c.width + j - c.lo[i]
}

func (c *chain) eachNode(visit func(i, j, at int)) {
	for i := range c.lo {
		for k := range c.width {
			visit(i, c.lo[i]+k, i*c.width+k)
		}
	}
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
	if c.best == nil {
		c.search()
	}
	return c.best[len(c.best)-1]
}

// search finds the best way to every node.
func (c *chain) search() {
	c.best = make([]float32, len(c.score[0]))
	c.from = make([]uint8, len(c.best))
	for at := range c.best {
		c.best[at] = never
	}
	c.best[0] = 0
	c.eachNode(func(i, j, at int) {
		for k, mv := range moves {
			if c.score[k][at] == never {
				continue
			}
			to := c.at(i+mv.source, j+mv.target)
			if earned := c.best[at] + c.score[k][at]; earned > c.best[to] {
				c.best[to], c.from[to] = earned, uint8(k)
			}
		}
	})
}

// most is the greatest logarithm of a weight, so that a row of them stays a
// number.
const most = 60

// weigh gives each link its probability: what all chains that hold it weigh,
// by what all chains weigh (the forward-backward algorithm).
func (c *chain) weigh(links []link) {
	for k := range c.score {
		last, weight := never, float32(0)
		for at, s := range c.score[k] {
			if s != last {
				last, weight = s, float32(math.Exp(min(float64(s), most)))
			}
			c.score[k][at] = weight
		}
	}
	forward, backward := c.forward(), c.backward()
	all := backward.log(0, 0)
	for x := range links {
		l := &links[x]
		at, to := c.at(l.i, l.j), c.at(l.i+l.source, l.j+l.target)
		weight := float64(c.score[c.from[to]][at])
		p := forward.log(l.i, at) + math.Log(weight) + backward.log(l.i+l.source, to)
		l.probability = min(math.Exp(p-all), 1)
	}
}

// sums are what the ways to each node weigh. The greatest of a row is 1; scale
// is the logarithm of what the row was divided by, with the rows before.
type sums struct {
	weight []float64
	scale  []float64
}

func (s *sums) log(row, at int) float64 { return math.Log(s.weight[at]) + s.scale[row] }

// forward sums the ways from the beginning to each node.
func (c *chain) forward() sums {
	s := sums{make([]float64, len(c.best)), make([]float64, c.n+1)}
	s.weight[0] = 1
	scale := 0.0
	for i := range c.lo {
		begin := i * c.width
		row := s.weight[begin : begin+c.width]
		for x := 1; x < len(row); x++ {
			row[x] += row[x-1] * float64(c.score[inTarget][begin+x-1])
		}
		// What the row before sent two rows ahead has the scale of this one.
		scale += normalize(row, s.weight[begin:min(begin+2*c.width, len(s.weight))])
		s.scale[i] = scale
		for k, mv := range moves {
			if mv.source == 0 || i+mv.source > c.n {
				continue
			}
			shift := mv.source*c.width + mv.target + c.lo[i] - c.lo[i+mv.source]
			for x, w := range c.score[k][begin : begin+c.width] {
				if w != 0 {
					s.weight[begin+x+shift] += row[x] * float64(w)
				}
			}
		}
	}
	return s
}

// backward sums the ways from each node to the end.
func (c *chain) backward() sums {
	s := sums{make([]float64, len(c.best)), make([]float64, c.n+1)}
	s.weight[len(s.weight)-1] = 1
	for i := c.n; i >= 0; i-- {
		begin := i * c.width
		row := s.weight[begin : begin+c.width]
		scale := 0.0
		if i < c.n {
			scale = s.scale[i+1]
		}
		for k, mv := range moves {
			if mv.source == 0 || i+mv.source > c.n {
				continue
			}
			shift := mv.source*c.width + mv.target + c.lo[i] - c.lo[i+mv.source]
			apart := math.Exp(s.scale[i+mv.source] - scale)
			for x, w := range c.score[k][begin : begin+c.width] {
				if w != 0 {
					row[x] += s.weight[begin+x+shift] * float64(w) * apart
				}
			}
		}
		for x := len(row) - 2; x >= 0; x-- {
			row[x] += row[x+1] * float64(c.score[inTarget][begin+x])
		}
		s.scale[i] = scale + normalize(row, row)
	}
	return s
}

// normalize divides all by the greatest of row and returns its logarithm.
func normalize(row, all []float64) float64 {
	greatest := 0.0
	for _, w := range row {
		greatest = max(greatest, w)
	}
	if greatest == 0 {
		return 0
	}
	for x := range all {
		all[x] /= greatest
	}
	return math.Log(greatest)
}
