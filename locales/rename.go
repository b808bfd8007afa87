package locales

import "slices"

// A Name is what names a message: [segment.ID] of its context and source.
type Name struct{ ID, Context string }

// Rename gives messages other names, by their IDs; all that people wrote into
// them stays. A message whose new name another one has keeps the old one.
func (c *Catalog) Rename(names map[string]Name) {
	if c == nil || len(names) == 0 {
		return
	}
	taken := c.Index()
	c.Messages = slices.Clone(c.Messages)
	for i := range c.Messages {
		m := &c.Messages[i]
		to, renamed := names[m.ID]
		if _, is := taken[to.ID]; !renamed || is {
			continue
		}
		m.ID, m.Context = to.ID, to.Context
		taken[m.ID] = i
	}
}
