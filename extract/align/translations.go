package align

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// A translation of a text, as lessons have it.
type translation struct {
	text     string
	finished bool   // a pair that nobody has to review has it
	was      string // if not: the earlier text that it translates, where that is known
	times    int
	body     int      // of these, not in front matter
	lessons  []string // that have it
	kept     int      // of these, those that have it as a message of their own
}

// A said is a text and all its translations, the most frequent first, of
// those as frequent the one that readers see in the lesson before that of its
// title, and those to review behind the others.
type said struct {
	context, text string
	all           []translation
}

// translations gathers what the pairs say of each text, whether it stands
// apart in some lesson or not, by the ID of the message of all lessons.
func (a *Result) translations(threshold float64) map[string]*said {
	if threshold == 0 {
		threshold = DefaultThreshold
	}
	found := map[string]*said{}
	for i := range a.Pairs {
		p := &a.Pairs[i]
		if p.Text == "" {
			continue
		}
		s, path := &p.Source.Segments()[0], p.Source.Document.Path()
		context := s.Context
		if common, apart := s.Common(path); apart {
			context = common
		}
		id := segment.ID(context, s.Text)
		if found[id] == nil {
			found[id] = &said{context: context, text: s.Text}
		}
		found[id].hear(p, threshold)
	}
	for _, t := range found {
		slices.SortStableFunc(t.all, func(a, b translation) int {
			if a.finished != b.finished {
				if a.finished {
					return -1
				}
				return 1
			}
			return cmp.Or(cmp.Compare(b.times, a.times), cmp.Compare(b.body, a.body))
		})
	}
	return found
}

func (t *said) hear(p *Match, threshold float64) {
	at := slices.IndexFunc(t.all, func(t translation) bool { return t.text == p.Text })
	if at < 0 {
		at = len(t.all)
		t.all = append(t.all, translation{text: p.Text})
	}
	heard := &t.all[at]
	heard.finished = heard.finished || p.Fits && p.Score >= threshold && !p.Held
	heard.was = cmp.Or(heard.was, p.Was)
	heard.times++
	if p.Source.Segments()[0].Kind != segment.Value {
		heard.body++
	}
	lesson := p.Source.Document.Path()
	if n := len(heard.lessons); n == 0 || heard.lessons[n-1] != lesson {
		heard.lessons = append(heard.lessons, lesson)
	}
}

// adopt gives a message its translation. What no message of a single lesson
// has is an alternative.
func (t *said) adopt(m *locales.Message) {
	m.Target, m.State, m.Previous = t.all[0].text, locales.NeedsReview, t.all[0].was
	if t.all[0].finished {
		m.State, m.Previous = locales.Translated, ""
	}
	for i := range t.all[1:] {
		if other := &t.all[1+i]; other.kept < len(other.lessons) {
			m.Alternatives = append(m.Alternatives, other.text)
		}
	}
}

// apart visits the lessons that have another translation than most: id is that
// of the message of the lesson. Of several in one lesson the most frequent of
// all counts; one that has that of the others, too, is left out. Blanks make no
// other translation.
func (t *said) apart(visit func(id string, text *translation)) {
	if !t.all[0].finished {
		return
	}
	common := foldBlanks(t.all[0].text)
	settled := map[string]bool{}
	for i := range t.all {
		if foldBlanks(t.all[i].text) == common {
			for _, lesson := range t.all[i].lessons {
				settled[lesson] = true
			}
		}
	}
	for i := range t.all {
		text := &t.all[i]
		if !text.finished {
			break
		}
		for _, lesson := range text.lessons {
			if !settled[lesson] {
				settled[lesson] = true
				visit(segment.ID(segment.InLesson(t.context, lesson), t.text), text)
			}
		}
	}
}

// foldBlanks takes runs of blanks as one. No other space is a blank here.
func foldBlanks(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }), " ")
}

// Apart returns the IDs of the texts that stand apart in one lesson, since it
// translates them otherwise than most lessons do: see [content.Tree.Apart]. It
// leaves alone the texts for which c, the catalog so far, has a translation
// that is not that of the lessons: it is newer.
func (a *Result) Apart(c *locales.Catalog, threshold float64) []string {
	var ids []string
	index := c.Index()
	for id, t := range a.translations(threshold) {
		if at, ok := index[id]; ok {
			if m := &c.Messages[at]; m.State.Finished() && m.Target != t.all[0].text {
				continue
			}
		}
		t.apart(func(id string, _ *translation) { ids = append(ids, id) })
	}
	slices.Sort(ids)
	return ids
}
