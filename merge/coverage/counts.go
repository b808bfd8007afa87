package coverage

import "github.com/parasol-l10n/parasol/merge"

// Counts are segments and words by what became of them. Total is the sum of
// Translated, Review, Missing, Refused and Held; the others are parts of one
// of these.
type Counts struct {
	Total      Count
	Translated Count // stands in the lesson
	Reviewed   Count // a part of Translated: and somebody has reviewed it
	Same       Count // a part of Translated: it is the source text, which the project says is right so
	Review     Count // there is a translation that somebody has to look at first
	Published  Count // a part of Review: readers of the lesson see it
	Outdated   Count // a part of Review: it is the translation of an earlier text
	Missing    Count
	Refused    Count // there is a translation that would break the lesson
	Held       Count // there is one that its lesson does not show: see [merge.Plan.Hold]
}

// A Count is a number of segments and of the words in their source texts,
// tags left out, as Unicode Standard Annex #29 divides them.
type Count struct {
	Segments, Words int
}

// countsOf are those of one segment; none of one that is nothing but code.
func countsOf(e *merge.Entry, words int) Counts {
	if e.IsCode() {
		return Counts{}
	}
	one := Count{1, words}
	c := Counts{Total: one}
	switch e.Status {
	case merge.Translated:
		c.Translated = one
		if e.IsReviewed() {
			c.Reviewed = one
		}
		if e.IsSame() {
			c.Same = one
		}
	case merge.Published:
		c.Review, c.Published = one, one
	case merge.Stale:
		c.Review = one
		if e.IsOutdated() {
			c.Outdated = one
		}
	case merge.Rejected:
		c.Refused = one
	case merge.Held:
		c.Held = one
	default:
		c.Missing = one
	}
	return c
}

func (c *Counts) sum(d Counts) {
	for _, p := range []struct{ into, from *Count }{
		{&c.Total, &d.Total}, {&c.Translated, &d.Translated}, {&c.Reviewed, &d.Reviewed}, {&c.Same, &d.Same},
		{&c.Review, &d.Review}, {&c.Published, &d.Published}, {&c.Outdated, &d.Outdated}, {&c.Missing, &d.Missing}, {&c.Refused, &d.Refused}, {&c.Held, &d.Held},
	} {
		p.into.Segments += p.from.Segments
		p.into.Words += p.from.Words
	}
}

// Percent is how many of a hundred words are translated, with one decimal,
// rounded down: 100 means all. Where there is no word, nothing is left to do
// and it is 100.
func (c Counts) Percent() float64 { return float64(c.permille()) / 10 }

func (c Counts) permille() int {
	if c.Total.Words == 0 {
		return 1000
	}
	return int(int64(c.Translated.Words) * 1000 / int64(c.Total.Words))
}

// shown is how many of a hundred words readers see in their language, rounded
// down.
func (c Counts) shown() int {
	if c.Total.Words == 0 {
		return 100
	}
	return int(int64(c.Translated.Words+c.Published.Words) * 100 / int64(c.Total.Words))
}

// below compares exactly.
func (c Counts) below(min float64) bool {
	return float64(c.Translated.Words)*100 < min*float64(c.Total.Words)
}

// open are the words that are not translated.
func (c Counts) open() int { return c.Total.Words - c.Translated.Words }
