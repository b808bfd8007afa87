package extract

import (
	"slices"
	"sort"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// Changes say what an update did to a catalog.
type Changes struct {
	Counts
	List    []Change // new, changed and reused messages in the template's order, then those gone
	Targets []Target // in the template's order
}

// Counts are numbers of messages. New, Changed and Kept add up to the
// messages of the template, and so do Done and ToDo.
type Counts struct {
	New     int // that the catalog did not have, and that replace none
	Changed int // that replace one: its text was edited
	Kept    int // that the catalog had
	Moved   int // of Kept: that stand elsewhere among the others
	Gone    int // that no lesson holds any more, and that none replaces
	Reused  int // that got a translation from memory
	Done    int // with a finished translation, after the update
	ToDo    int // without one
	Words   int // of the source texts of ToDo
}

// A ChangeKind says what happened to a message.
type ChangeKind string

// The kinds of change.
const (
	New     ChangeKind = "new"
	Changed ChangeKind = "changed"
	Reused  ChangeKind = "reused"
	Gone    ChangeKind = "gone"
)

// A Change is what happened to one message.
type Change struct {
	Kind       ChangeKind
	Message    *locales.Message // of the updated catalog; of the old one if it is Gone
	Previous   string           // the text that it replaces, if it is Changed
	Was        *locales.Message // of the old catalog, which it replaces then
	Similarity float64          // of the two texts, 0 to 1
}

// A Target is a link, an image or the like that stands for something else
// than before, in a text that is the same.
type Target struct {
	Message *locales.Message // of the template
	Tag     string           // as it opens: <a1>
	Was, Is []string         // what it stood for and stands for, in lessons that differ
}

// targets compares the notes that say what tags stand for.
func targets(was, is *locales.Message) []Target {
	if slices.Equal(was.Notes, is.Notes) {
		return nil
	}
	var changed []Target
	for _, tag := range is.Tags {
		gone, added := stoodFor(was.Notes, is.Notes, tag.Open()), stoodFor(is.Notes, was.Notes, tag.Open())
		if len(gone) > 0 && len(added) > 0 {
			changed = append(changed, Target{Message: is, Tag: tag.Open(), Was: gone, Is: added})
		}
	}
	return changed
}

// stoodFor lists what a tag stands for by the notes of a, and not by those of b.
func stoodFor(a, b []string, tag string) []string {
	var only []string
	for _, note := range a {
		if of, stands, ok := segment.CutTagNote(note); ok && of == tag && !slices.Contains(b, note) {
			only = append(only, stands)
		}
	}
	return only
}

// moved counts the elements of a permutation that have to move for the others
// to be in order: those outside a longest increasing subsequence.
func moved(places []int) int {
	var tails []int // the least end of an increasing run, by length
	for _, p := range places {
		i := sort.SearchInts(tails, p)
		if i == len(tails) {
			tails = append(tails, p)
		} else {
			tails[i] = p
		}
	}
	return len(places) - len(tails)
}

// count sums up a finished catalog.
func (c *Changes) count(updated []locales.Message) {
	for i := range updated {
		m := &updated[i]
		switch {
		case m.State == locales.Obsolete:
		case m.State.Finished():
			c.Done++
		default:
			c.ToDo++
			c.Words += segment.CountWords(m.Source, m.Tags)
		}
	}
	for _, change := range c.List {
		switch change.Kind {
		case New:
			c.New++
		case Changed:
			c.Changed++
		case Reused:
			c.Reused++
		case Gone:
			c.Gone++
		}
	}
}
