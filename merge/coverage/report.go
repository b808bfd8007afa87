package coverage

import (
	"cmp"
	"path"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/merge"
)

// A Report is the coverage of lessons in some locales, sorted by tag. The
// zero value is the report of a project without locales.
type Report struct {
	Locales []Locale
}

// A Locale is the coverage in one language. Categories and lessons are sorted
// by name and add up to the whole.
type Locale struct {
	Group              // named for the locale
	Categories []Group // named for the folder: "tools/messaging", "." for the top
	Lessons    []Group // named for the path
}

// A Group is the coverage of some segments.
type Group struct {
	Name string
	Counts
}

// Counts are segments and words by what became of them. Total is the sum of
// the others.
type Counts struct {
	Total      Count
	Translated Count // stands in the lesson
	Review     Count // there is a translation that somebody has to look at first
	Missing    Count
	Refused    Count // there is a translation that would break the lesson
	Held       Count // there is one that its lesson does not show: see [merge.Plan.Hold]
}

// A Count is a number of segments and of the words in their source texts,
// tags left out, as Unicode Standard Annex #29 divides them.
type Count struct {
	Segments, Words int
}

func (c *Count) add(d Count) {
	c.Segments += d.Segments
	c.Words += d.Words
}

func (c *Counts) add(status merge.Status, n Count) {
	c.Total.add(n)
	switch status {
	case merge.Translated:
		c.Translated.add(n)
	case merge.Stale:
		c.Review.add(n)
	case merge.Rejected:
		c.Refused.add(n)
	case merge.Held:
		c.Held.add(n)
	default:
		c.Missing.add(n)
	}
}

func (c *Counts) sum(d Counts) {
	c.Total.add(d.Total)
	c.Translated.add(d.Translated)
	c.Review.add(d.Review)
	c.Missing.add(d.Missing)
	c.Refused.add(d.Refused)
	c.Held.add(d.Held)
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

// Of counts plans, which may come in any order: one for each lesson and
// locale.
func Of(plans []*merge.Plan) Report {
	words := map[*content.Document][]int{}
	locales := map[string]*Locale{}
	for _, p := range plans {
		if words[p.Document] == nil {
			words[p.Document] = countWords(p.Document)
		}
		lesson := Group{Name: p.Document.Path()}
		for i := range p.Entries {
			lesson.add(p.Entries[i].Status, Count{1, words[p.Document][i]})
		}
		l := locales[p.Locale]
		if l == nil {
			l = &Locale{Group: Group{Name: p.Locale}}
			locales[p.Locale] = l
		}
		l.Lessons = append(l.Lessons, lesson)
		l.sum(lesson.Counts)
	}
	var r Report
	for _, l := range locales {
		slices.SortStableFunc(l.Lessons, byName)
		l.Categories = categories(l.Lessons)
		r.Locales = append(r.Locales, *l)
	}
	slices.SortFunc(r.Locales, func(a, b Locale) int { return cmp.Compare(a.Name, b.Name) })
	return r
}

func byName(a, b Group) int { return cmp.Compare(a.Name, b.Name) }

func countWords(d *content.Document) []int {
	segments := d.Segments()
	counts := make([]int, len(segments))
	for i := range segments {
		counts[i] = segments[i].Words()
	}
	return counts
}

// categories sums lessons by their folder.
func categories(lessons []Group) []Group {
	var groups []Group
	index := map[string]int{}
	for _, l := range lessons {
		folder := path.Dir(l.Name)
		i, ok := index[folder]
		if !ok {
			i = len(groups)
			index[folder] = i
			groups = append(groups, Group{Name: folder})
		}
		groups[i].sum(l.Counts)
	}
	slices.SortFunc(groups, byName)
	return groups
}

// Below returns the locales of which less than min percent of the words are
// translated. It compares exactly: 99.95 % is below 100.
func (r Report) Below(min float64) []Locale {
	var below []Locale
	for _, l := range r.Locales {
		if float64(l.Translated.Words)*100 < min*float64(l.Total.Words) {
			below = append(below, l)
		}
	}
	return below
}
