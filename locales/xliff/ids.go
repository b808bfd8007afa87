package xliff

import "fmt"

// The id of a unit is unique within its file (version 1.2, section 2.4; version
// 2, section 4.3.1.10), and tools that number their units begin anew in each
// group. A unit whose id another file or group has before it, or that has
// none, gets an ID of its own here, which nothing else can have: it is known by
// its source and context.

// A scoped is an id in a file or group, and where it came first.
type scoped struct {
	scope int
	id    string
	line  int
}

// enter begins a file or group; what it returns ends it.
func (r *reader) enter() (leave func()) {
	outer := r.scope
	r.scopes++
	r.scope = r.scopes
	return func() { r.scope = outer }
}

// name returns the ID of a message, or notes that a unit really stands twice.
func (r *reader) name(u *unit) (string, bool) {
	if u.id == "" {
		return r.unique(fmt.Sprintf("%s#line-%d", r.lesson, u.pos.Line)), true
	}
	first, known := r.seen[u.id]
	if !known {
		r.seen[u.id] = scoped{r.scope, u.id, u.pos.Line}
		return u.id, true
	}
	here := scoped{scope: r.scope, id: u.id}
	if first.scope == r.scope || r.again[here] {
		r.note(u.pos, "the unit %q stands twice, first in line %d", u.id, first.line)
		return "", false
	}
	r.again[here] = true
	return r.unique(r.lesson + "#" + u.id), true
}

// unique is a name that no message has so far.
func (r *reader) unique(name string) string {
	id := name
	for n := r.scope; ; n++ {
		if _, taken := r.seen[id]; !taken {
			r.seen[id] = scoped{id: id, scope: -1}
			return id
		}
		id = fmt.Sprintf("%s#%d", name, n)
	}
}
