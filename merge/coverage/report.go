package coverage

import (
	"cmp"
	"maps"
	"path"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/merge"
)

// A Report is the coverage of lessons in some locales. The zero value is the
// report of a project without locales.
type Report struct {
	Sources  []Source    // the lessons in the source language, sorted by path
	Excluded []Exclusion // what of them is not in any figure, in the order of [content.Reasons]
	Locales  []Locale    // sorted by tag
}

// A Source is what a report says of a lesson itself.
type Source struct {
	Path  string
	Title string // what readers see above it; the name of its file if it has none
	Links int    // how many links in other lessons lead to it, or to a folder that holds it
}

// An Exclusion is text of the lessons that translators do not see.
type Exclusion struct {
	Reason content.Reason
	Count  // of texts or blocks
}

// A Locale is the coverage in one language. Categories, kinds and lessons are
// sorted by name; each adds up to the whole.
type Locale struct {
	Group              // named for the locale
	Categories []Group // named for the folder: "tools/messaging", "." for the top
	Kinds      []Group // of segment, named as package segment does: "heading"
	Lessons    []Lesson
}

// A Lesson is the coverage of one lesson.
type Lesson struct {
	Group         // named for the path
	Kinds []Group // those that it has, sorted by name
}

// lessons are those of the locale as groups.
func (l Locale) lessons() []Group {
	all := make([]Group, len(l.Lessons))
	for i := range l.Lessons {
		all[i] = l.Lessons[i].Group
	}
	return all
}

// A Group is the coverage of some segments.
type Group struct {
	Name string
	Counts
}

// Of counts plans, which may come in any order: one for each lesson and
// locale.
func Of(plans []*merge.Plan) Report {
	words := countWords(plans)
	byLocale := map[string]*Locale{}
	for _, p := range plans {
		l := byLocale[p.Locale]
		if l == nil {
			l = &Locale{Group: Group{Name: p.Locale}}
			byLocale[p.Locale] = l
		}
		l.Lessons = append(l.Lessons, lessonOf(p, words[p.Document]))
	}
	var r Report
	r.Sources, r.Excluded = sources(slices.Collect(maps.Keys(words)))
	for _, tag := range slices.Sorted(maps.Keys(byLocale)) {
		l := byLocale[tag]
		slices.SortStableFunc(l.Lessons, func(a, b Lesson) int { return cmp.Compare(a.Name, b.Name) })
		l.total()
		r.Locales = append(r.Locales, *l)
	}
	return r
}

// countWords counts the words of each segment of the lessons, once a lesson.
func countWords(plans []*merge.Plan) map[*content.Document][]int {
	words := map[*content.Document][]int{}
	for _, p := range plans {
		if _, ok := words[p.Document]; ok {
			continue
		}
		segments := p.Document.Segments()
		counts := make([]int, len(segments))
		for i := range segments {
			counts[i] = segments[i].Words()
		}
		words[p.Document] = counts
	}
	return words
}

func lessonOf(p *merge.Plan, words []int) Lesson {
	lesson := Lesson{Group: Group{Name: p.Document.Path()}}
	var kinds groups
	for i := range p.Entries {
		c := countsOf(&p.Entries[i], words[i])
		lesson.sum(c)
		kinds.add(string(p.Entries[i].Segment.Kind), c)
	}
	lesson.Kinds = kinds.sorted()
	return lesson
}

// total sums the lessons of a locale.
func (l *Locale) total() {
	var categories, kinds groups
	for _, lesson := range l.Lessons {
		l.sum(lesson.Counts)
		categories.add(category(lesson.Name), lesson.Counts)
		for _, k := range lesson.Kinds {
			kinds.add(k.Name, k.Counts)
		}
	}
	l.Categories, l.Kinds = categories.sorted(), kinds.sorted()
}

// category is the folder of a lesson.
func category(lesson string) string { return path.Dir(lesson) }

// groups sums counts by name.
type groups struct {
	all []Group
	at  map[string]int
}

func (g *groups) add(name string, c Counts) {
	i, ok := g.at[name]
	if !ok {
		if g.at == nil {
			g.at = map[string]int{}
		}
		i = len(g.all)
		g.at[name] = i
		g.all = append(g.all, Group{Name: name})
	}
	g.all[i].sum(c)
}

func (g *groups) sorted() []Group {
	slices.SortFunc(g.all, func(a, b Group) int { return cmp.Compare(a.Name, b.Name) })
	return g.all
}

// Below returns the locales of which less than min percent of the words are
// translated. It compares exactly: 99.95 % is below 100.
func (r Report) Below(min float64) []Locale {
	var below []Locale
	for _, l := range r.Locales {
		if l.below(min) {
			below = append(below, l)
		}
	}
	return below
}

// Below returns the lessons of the locale of which less than min percent of
// the words are translated, as [Report.Below] does.
func (l Locale) Below(min float64) []Lesson {
	var below []Lesson
	for _, lesson := range l.Lessons {
		if lesson.below(min) {
			below = append(below, lesson)
		}
	}
	return below
}
