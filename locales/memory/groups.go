package memory

import (
	"iter"
	"math/bits"
)

// groups finds the numbers that have a key, in order: a hash table of a few
// bytes a number.
type groups struct {
	keys  []uint64 // of each number; well spread
	slots []uint32 // by key, one more than the first number of a group; 0 is free
	next  []uint32 // of each number, one more than the next of its group; 0 ends it
}

func newGroups(keys []uint64) *groups {
	g := &groups{
		keys:  keys,
		slots: make([]uint32, 1<<bits.Len(uint(len(keys)+len(keys)/2))),
		next:  make([]uint32, len(keys)),
	}
	for i := len(keys) - 1; i >= 0; i-- { // backwards, so that each group has its first in front
		slot := g.slot(keys[i])
		g.next[i] = *slot
		*slot = uint32(i) + 1
	}
	return g
}

// slot is the place of a key, or where it would be.
func (g *groups) slot(key uint64) *uint32 {
	mask := uint64(len(g.slots) - 1)
	for at := key & mask; ; at = (at + 1) & mask {
		if n := g.slots[at]; n == 0 || g.keys[n-1] == key {
			return &g.slots[at]
		}
	}
}

// all are the numbers with a key, ascending.
func (g *groups) all(key uint64) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for n := *g.slot(key); n != 0; n = g.next[n-1] {
			if !yield(n - 1) {
				return
			}
		}
	}
}

// firsts are the first numbers of all groups, ascending.
func (g *groups) firsts() []uint32 {
	var firsts []uint32
	for i, key := range g.keys {
		if *g.slot(key) == uint32(i)+1 {
			firsts = append(firsts, uint32(i))
		}
	}
	return firsts
}
