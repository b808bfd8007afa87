package locales

import "github.com/parasol-l10n/parasol/locales/memory"

// Where suggestions come from that are not a file's.
const (
	FromMemory = "memory"  // other texts that the project has or had
	Earlier    = "earlier" // the text that the lesson had before it was edited
)

// Pairs are the translations that a catalog holds, in its order: those that
// are finished, and those of messages that are obsolete. What nobody has
// confirmed, and what a later translation replaced, is marked as superseded.
// A text that repeats its source says nothing.
func Pairs(c *Catalog) []memory.Pair {
	var pairs []memory.Pair
	for i := range c.Messages {
		m := &c.Messages[i]
		add := func(target string, superseded bool) {
			if target != m.Source {
				pairs = append(pairs, memory.Pair{Context: m.Context, Source: m.Source, Target: target, Origin: FromMemory, Superseded: superseded})
			}
		}
		if m.Source == "" {
			continue
		}
		switch {
		case m.Target == "" || m.Draft || m.Previous != "":
		case m.State.Finished():
			add(m.Target, false)
		case m.State == Obsolete:
			add(m.Target, !m.Former.Finished())
		}
		for _, a := range m.Alternatives {
			add(a, true)
		}
	}
	return pairs
}
