package coverage

// A part is one of those that a total is the sum of, each segment being in
// exactly one.
type part struct {
	name  string
	count func(c *Counts) Count
}

// parts are all of them, the best first.
var parts = []part{
	{"reviewed", func(c *Counts) Count { return c.Reviewed }},
	{"translated", func(c *Counts) Count { return c.Translated.minus(c.Reviewed) }},
	{"published", func(c *Counts) Count { return c.Published }},
	{"review", func(c *Counts) Count { return c.Review.minus(c.Outdated).minus(c.Published) }},
	{"outdated", func(c *Counts) Count { return c.Outdated }},
	{"missing", func(c *Counts) Count { return c.Missing }},
	{"refused", func(c *Counts) Count { return c.Refused }},
	{"held", func(c *Counts) Count { return c.Held }},
}

func (c Count) minus(d Count) Count { return Count{c.Segments - d.Segments, c.Words - d.Words} }
