package align

import (
	"math"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales/memory"
)

// A translation is that of the text which its translator saw. Where earlier
// editions of the source are known, and the text was edited since one of them,
// nobody can say by the translation alone that it follows the edit: a "not"
// more leaves no trace. So it is held for the earlier text, unless it has what
// came into the text with the edit and nothing of what went: see [follows].

// An Edition is the source lessons as they were at another time.
type Edition struct {
	of       *Aligned          // see [EditionOf]
	was      map[string]string // by the ID of a text that it lacks: the one that stood there
	texts    map[string]bool
	partners map[spot][]*Match
	same     map[spot]string // what a translation has as the edition has it
	counts   counts
}

// A spot is a segment of a translated lesson.
type spot struct {
	document *content.Document
	index    int
}

// newEdition makes an edition of its lessons and their alignment with the
// translations. was names the texts that were edited since: by the ID of what
// they are now, what they were.
func newEdition(tree *content.Tree, aligned *Result, was map[string]string) *Edition {
	e := &Edition{was: was, texts: map[string]bool{}, partners: map[spot][]*Match{}, same: map[spot]string{}, counts: counts{}}
	for _, d := range tree.Documents {
		for i := range d.Segments() {
			e.texts[d.Segments()[i].Text] = true
		}
	}
	for i := range aligned.Pairs {
		p := &aligned.Pairs[i]
		for j := range p.Target.Count {
			at := spot{p.Target.Document, p.Target.First + j}
			e.partners[at] = append(e.partners[at], p)
		}
	}
	for _, u := range aligned.Target {
		if u.Reason == SameText || u.Reason == InSource {
			for i, s := range u.Place.Segments() {
				e.same[spot{u.Place.Document, u.Place.First + i}] = s.Text
			}
		}
	}
	return e
}

// likelyPair is the score from which it is more likely than not that an
// edition's text is what was translated.
const likelyPair = 0.5

// Hold holds each match against other editions of the source, but for those
// that are settled, which may be nil. A translation whose text is another one in some edition is held, unless it follows the
// newer text. Of several earlier texts the one counts that the translation
// fits best, of those that it fits as well the one most like today's.
func (r *Result) Hold(settled func(*Match) bool, editions ...*Edition) {
	for i := range r.Pairs {
		p := &r.Pairs[i]
		if p.Source.Count > 1 || p.Text == "" || settled != nil && settled(p) {
			continue
		}
		is, best := p.Source.Segments()[0], earlierText{}
		for _, e := range editions {
			was, held := e.holds(p)
			if !held || follows(is.Text, was.text, p.Target.Text()) {
				continue
			}
			was.similarity = memory.Similarity(was.text, is.Text)
			if !p.Held || was.fitsBetter(best) {
				p.Held, best = true, was
			}
		}
		if best.text != "" {
			p.hold(best)
		}
	}
}

// An earlierText is what a translation may have been made of.
type earlierText struct {
	text       string
	pair       *Match // with the translation, nil if none was found
	similarity float64
}

// fitSteps is how finely fitting is told apart.
const fitSteps = 10

func (t *earlierText) fitsBetter(o earlierText) bool {
	fits := func(t *earlierText) float64 {
		if t.pair == nil {
			return 0
		}
		return math.Round(t.pair.Score * fitSteps)
	}
	a, b := fits(t), fits(&o)
	return a > b || a == b && t.similarity > o.similarity
}

// hold notes what a match translates, with the tags of today's text. What the
// lesson has for a part of an earlier text stays that of the part.
func (m *Match) hold(was earlierText) {
	m.Held, m.Was = true, was.text
	if p := was.pair; p != nil && p.Text != "" && p.Target.Count == m.Target.Count {
		s := &m.Source.Segments()[0]
		m.Text, _ = memory.Carry(p.Text, was.text, s.Text, s.Tags)
	}
}

// holds finds the text that the edition has in the place of a match's, and
// reports whether the translation may be that of it.
func (e *Edition) holds(m *Match) (earlierText, bool) {
	s := &m.Source.Segments()[0]
	var p *Match // the likeliest partner of the translation
	for _, other := range e.partners[spot{m.Target.Document, m.Target.First}] {
		if saysTheSame(m, other) {
			return earlierText{}, false
		}
		if p == nil || other.Score > p.Score {
			p = other
		}
	}
	likely := p != nil && p.Score >= likelyPair
	same, isSame := e.same[spot{m.Target.Document, m.Target.First}]
	switch was, edited := e.was[s.ID()]; {
	case isSame && same == s.Text:
		return earlierText{}, false
	case isSame && !e.texts[s.Text]:
		return earlierText{text: same}, true
	case likely && (!e.texts[s.Text] || e.cameInto(m, p)):
		return earlierText{text: p.Source.Text(), pair: p}, true
	case !e.texts[s.Text] && edited:
		return earlierText{text: was}, true
	}
	return earlierText{}, false
}

// saysTheSame reports whether the partner of a translation in an edition is
// the text of the match, or has it as a part of a paragraph that the lesson has
// as two now, so that both say what it says.
func saysTheSame(m, p *Match) bool {
	if p.Source.Text() == m.Source.Text() {
		return true
	}
	if p.Source.Count > 1 || p.Target.Count != 2 || m.Target.Count != 1 {
		return false
	}
	d, first := m.Source.Document, m.Source.First-(m.Target.First-p.Target.First)
	return first >= 0 && first+2 <= len(d.Segments()) && Place{d, first, 2}.Text() == p.Source.Text()
}

// cameInto reports whether a text that the edition has elsewhere stands where
// p is in the edition: it was put into the lesson since, or only moved within
// it while its translations did not.
func (e *Edition) cameInto(m, p *Match) bool {
	text := m.Source.Segments()[0].Text
	then, now := e.counts.of(p.Source.Document)[text], e.counts.of(m.Source.Document)[text]
	return now > then || p.Score > m.Score
}

// counts are how often lessons have their texts.
type counts map[*content.Document]map[string]int

func (c counts) of(d *content.Document) map[string]int {
	if c[d] == nil {
		c[d] = map[string]int{}
		for i := range d.Segments() {
			c[d][d.Segments()[i].Text]++
		}
	}
	return c[d]
}
