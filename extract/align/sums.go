package align

import "math"

// most is the greatest logarithm of a weight, so that a row of them stays a
// number.
const most = 60

// weigh gives each link its probability: what all chains that hold it weigh,
// by what all chains weigh (the forward-backward algorithm).
func (c *chain) weigh(links []link) {
	for k := range c.score {
		last, weight := never, float32(0)
		for at, s := range c.score[k] {
			if s == never {
				c.score[k][at] = 0
				continue
			}
			if s != last {
				last, weight = s, float32(math.Exp(min(float64(s), most)))
			}
			c.score[k][at] = weight
		}
	}
	c.forward()
	c.backward()
	all := c.back.log(0, 0)
	for x := range links {
		l := &links[x]
		at, to := c.at(l.i, l.j), c.at(l.i+l.source, l.j+l.target)
		weight := float64(c.score[c.from[to]][at])
		p := c.ahead.log(l.i, at) + math.Log(weight) + c.back.log(l.i+l.source, to)
		l.probability = min(math.Exp(p-all), 1)
	}
}

// sums are what the ways to each node weigh. The greatest of a row is 1; scale
// is the logarithm of what the row was divided by, with the rows before.
type sums struct {
	weight []float64
	scale  []float64
}

// reset is for the weights of all nodes, none of which is reached so far.
func (s *sums) reset(nodes, rows int) {
	s.weight, s.scale = sized(s.weight, nodes), sized(s.scale, rows)
	clear(s.weight)
}

func (s *sums) log(row, at int) float64 { return math.Log(s.weight[at]) + s.scale[row] }

// forward sums the ways from the beginning to each node.
func (c *chain) forward() {
	s := &c.ahead
	s.reset(len(c.best), c.n+1)
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
			shift := c.shift(mv, i)
			for x, w := range c.score[k][begin : begin+c.width] {
				if w != 0 {
					s.weight[begin+x+shift] += row[x] * float64(w)
				}
			}
		}
	}
}

// backward sums the ways from each node to the end.
func (c *chain) backward() {
	s := &c.back
	s.reset(len(c.best), c.n+1)
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
			shift := c.shift(mv, i)
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
