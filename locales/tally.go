package locales

// Tally counts what goes into each file of a locale.
func Tally(catalog, todo *Catalog) (done, open, gone int) {
	for i := range catalog.Messages {
		switch m := &catalog.Messages[i]; {
		case m.State == Obsolete:
			gone++
		case m.State.Finished() && !m.Draft:
			done++
		}
	}
	for i := range todo.Messages {
		if todo.Messages[i].IsOpen() {
			open++
		}
	}
	return done, open, gone
}

// IsOpen reports whether a message waits for a person, or for its lessons to prove
// it: the to-do file has it.
func (m *Message) IsOpen() bool {
	return m.State != Obsolete && (!m.State.Finished() || m.Draft)
}
