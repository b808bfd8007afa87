package git

import "strings"

// An Ancestry says which commits of a repository came before which. The order
// of a log does not: what was made on a branch does not know what was made
// beside it, whichever clock was ahead.
type Ancestry struct {
	numbers map[string]int32 // of commits
	parents [][]int32
	before  map[int32][]uint64 // by commit: the set of those that it knows, itself too
}

// Ancestry reads the parents of all commits.
func (g *Repository) Ancestry() (*Ancestry, error) {
	out, err := g.run("rev-list", "--parents", "HEAD")
	if err != nil {
		return nil, err
	}
	return newAncestry(string(out)), nil
}

// newAncestry reads lines of a commit and its parents.
func newAncestry(lines string) *Ancestry {
	a := &Ancestry{numbers: map[string]int32{}, before: map[int32][]uint64{}}
	for line := range strings.Lines(lines) {
		var child int32
		for i, hash := range strings.Fields(line) {
			n := a.number(hash)
			if i == 0 {
				child = n
			} else {
				a.parents[child] = append(a.parents[child], n)
			}
		}
	}
	return a
}

func (a *Ancestry) number(hash string) int32 {
	n, ok := a.numbers[hash]
	if !ok {
		n = int32(len(a.parents))
		a.numbers[hash], a.parents = n, append(a.parents, nil)
	}
	return n
}

// Knows reports whether a commit is another or has it among its ancestors.
func (a *Ancestry) Knows(commit, other string) bool {
	c, ok := a.numbers[commit]
	o, also := a.numbers[other]
	if !ok || !also {
		return commit == other
	}
	set := a.known(c)
	return set[o/64]&(1<<(o%64)) != 0
}

func (a *Ancestry) known(commit int32) []uint64 {
	if set := a.before[commit]; set != nil {
		return set
	}
	set := make([]uint64, (len(a.parents)+63)/64)
	for todo := []int32{commit}; len(todo) > 0; {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if set[n/64]&(1<<(n%64)) == 0 {
			set[n/64] |= 1 << (n % 64)
			todo = append(todo, a.parents[n]...)
		}
	}
	a.before[commit] = set
	return set
}
