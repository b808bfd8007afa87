package locales

// With returns a copy of a catalog, changed message by message; those for
// which f reports false are left out.
func With(c *Catalog, f func(m *Message) bool) *Catalog {
	changed := *c
	changed.Messages = make([]Message, 0, len(c.Messages))
	for _, m := range c.Messages {
		if f(&m) {
			changed.Messages = append(changed.Messages, m)
		}
	}
	return &changed
}
