package own

import "strings"

// IDOf is the ID of the message that a name stands for.
func IDOf(name string) string {
	id, _, _ := strings.Cut(name, "#")
	return id
}

// Follow names the texts of a lesson anew of which the source was edited: renamed
// are the new names by the old ones. With words, what is published goes on standing
// for them.
func (l Lesson) Follow(renamed map[string]string, words bool) Lesson {
	if len(renamed) == 0 {
		return l
	}
	is := func(name string) string {
		if now := renamed[name]; now != "" {
			return now
		}
		return name
	}
	followed := Lesson{Adopted: l.Adopted}
	for _, t := range l.Texts {
		t.Name = is(t.Name)
		followed.Texts = append(followed.Texts, t)
	}
	for _, h := range l.Hunks {
		h.After, h.Before = is(h.After), is(h.Before)
		old := make([]Part, 0, len(h.Old))
		for _, p := range h.Old {
			if words {
				p.Name = is(p.Name)
			}
			old = append(old, p)
		}
		if h.Old != nil {
			h.Old = old
		}
		followed.Hunks = append(followed.Hunks, h)
	}
	return followed
}

// Without is a lesson without what stands for the texts of a message, and whether
// something did.
func (l Lesson) Without(id string) (left Lesson, some bool) {
	left.Adopted = l.Adopted
	for _, t := range l.Texts {
		if IDOf(t.Name) == id {
			some = true
		} else {
			left.Texts = append(left.Texts, t)
		}
	}
	for _, h := range l.Hunks {
		if h.standsFor(id) {
			some = true
		} else {
			left.Hunks = append(left.Hunks, h)
		}
	}
	return left, some
}

func (h *Hunk) standsFor(id string) bool {
	for _, p := range h.Old {
		if p.Name != "" && IDOf(p.Name) == id {
			return true
		}
	}
	return false
}
