package main

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// A randomHistory is what happens to one project: authors edit its lessons,
// translators send files back, somebody types into a file, colleagues part and
// unite, old states return. Whatever happens, and in whatever order, these
// hold after every step (see ledger and world.verify):
//
//   - all that people gave is in files that commands read;
//   - what nobody approved stands in no lesson, and what was approved last does;
//   - the same command again changes no byte;
//   - after extract, extract --check finds nothing to do.
type randomHistory struct {
	seed  uint64
	steps []step
}

// A step is one deed. Its place in the history as it was drawn is kept when
// others are left out: with the seed it says all that the deed draws.
type step struct {
	deed  int // in deeds
	place int
}

// mostFailures are shown; more say little.
const mostFailures = 5

// mostSteps is the length of a history.
const mostSteps = 20

// draw draws a history of n steps.
func draw(seed uint64, n int) randomHistory {
	r := rand.New(rand.NewPCG(seed, 0))
	h := randomHistory{seed: seed}
	for place := range n {
		h.steps = append(h.steps, step{drawDeed(r), place})
	}
	return h
}

// String is the history as PARASOL_HISTORY takes it.
func (h randomHistory) String() string {
	s := strconv.FormatUint(h.seed, 10)
	for _, step := range h.steps {
		s += fmt.Sprintf(" %s@%d", deeds[step.deed].name, step.place)
	}
	return s
}

func parseHistory(s string) (randomHistory, error) {
	words := strings.Fields(s)
	var h randomHistory
	var err error
	if h.seed, err = strconv.ParseUint(words[0], 10, 64); err != nil {
		return h, err
	}
	for _, word := range words[1:] {
		name, place, _ := strings.Cut(word, "@")
		at := slices.IndexFunc(deeds, func(d deed) bool { return d.name == name })
		n, err := strconv.Atoi(place)
		if at < 0 || err != nil {
			return h, fmt.Errorf("%q is no step", word)
		}
		h.steps = append(h.steps, step{at, n})
	}
	return h, nil
}

// play plays a history in a folder of its own and returns what went wrong.
func (h randomHistory) play(dir string) error {
	os.RemoveAll(dir)
	w := newWorld(dir, h.seed)
	for i := -1; w.wrong == nil && i < len(h.steps); i++ {
		if i < 0 {
			w.begin()
		} else {
			w.deed(h.steps[i])
		}
	}
	if w.wrong == nil {
		return nil
	}
	return fmt.Errorf("%w\n%s", w.wrong, strings.Join(w.log, "\n"))
}

// shrink leaves out steps as long as something goes wrong without them.
func (h randomHistory) shrink(dir string, err error) (randomHistory, error) {
	for size := max(1, len(h.steps)/2); ; size /= 2 {
		for from := len(h.steps) - size; from >= 0; from -= size {
			without := randomHistory{h.seed, slices.Delete(slices.Clone(h.steps), from, min(from+size, len(h.steps)))}
			if e := without.play(dir); e != nil {
				h, err = without, e
				from = min(from, len(h.steps))
			}
		}
		if size <= 1 {
			return h, err
		}
	}
}

// live plays a history and fails the test with the shortest one that goes
// wrong in its steps.
func (h randomHistory) live(t *testing.T, dir string) bool {
	err := h.play(dir)
	if err == nil {
		return true
	}
	h, err = h.shrink(dir, err)
	t.Errorf("%v\nto replay: PARASOL_HISTORY=%q go test ./cmd/parasol -run '^TestHistories$'", err, h)
	return false
}

// fewHistories are played when nobody says how many: a first look.
const fewHistories = "5 from 1"

// TestHistories plays as many random histories as PARASOL_HISTORIES says
// ("500", or "500 from 7": seeds 7 to 506), else a few. With PARASOL_HISTORY it
// replays one.
func TestHistories(t *testing.T) {
	cost.SkipShort(t)
	dir := filepath.Join(t.TempDir(), "project")
	t.Chdir(t.TempDir()) // and back at the end
	if s := os.Getenv("PARASOL_HISTORY"); s != "" {
		h, err := parseHistory(s)
		if err != nil {
			t.Fatal(err)
		}
		if err := h.play(dir); err != nil {
			t.Error(err)
		}
		return
	}
	count, first, failed := 0, 1, 0
	if n, err := fmt.Sscanf(cmp.Or(os.Getenv("PARASOL_HISTORIES"), fewHistories), "%d from %d", &count, &first); n == 0 {
		t.Fatalf("PARASOL_HISTORIES: %v", err)
	}
	for seed := first; seed < first+count && failed < mostFailures; seed++ {
		if !draw(uint64(seed), mostSteps).live(t, dir) {
			failed++
		}
	}
	t.Logf("%d histories of %d steps", count, mostSteps)
}

// FuzzHistories draws a history's steps from bytes, so that the fuzzer can
// change one and keep the others.
func FuzzHistories(f *testing.F) {
	if os.Getenv("PARASOL_HISTORIES") == "" {
		f.Skip("PARASOL_HISTORIES is not set: a history takes as long as a thousand inputs of other targets")
	}
	for seed := range uint64(4) {
		h := draw(seed+1000, mostSteps)
		steps := make([]byte, len(h.steps))
		for i, s := range h.steps {
			steps[i] = byte(s.deed)
		}
		f.Add(seed, steps)
	}
	f.Fuzz(func(t *testing.T, seed uint64, steps []byte) {
		h := randomHistory{seed: seed}
		for i, b := range steps[:min(len(steps), 2*mostSteps)] {
			h.steps = append(h.steps, step{int(b) % len(deeds), i})
		}
		dir := filepath.Join(t.TempDir(), "project")
		t.Chdir(t.TempDir())
		h.live(t, dir)
	})
}
