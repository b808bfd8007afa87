package commit_test

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A step that fails, whichever it is, and whether or not all later ones of its
// kind fail too, leaves the disk as it was.
func TestFaultAtEveryStepLeavesTheDiskAsItWas(t *testing.T) {
	for name, p := range plans() {
		for _, fault := range []error{syscall.ENOSPC, syscall.EIO, syscall.EACCES} {
			for _, again := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%v/again=%v", name, fault, again), func(t *testing.T) {
					if n := faults(t, p, fault, again); n < 30 {
						t.Errorf("only %d steps", n)
					}
				})
			}
		}
	}
}

// faults lets each step of a run fail in turn, and returns how many there are.
// Later steps fail as well if they need room, and that is what is missing, or
// if again says so and they are of the same kind.
func faults(t *testing.T, p plan, fault error, again bool) int {
	for k := 0; ; k++ {
		d := p.disk(t)
		n, failed := 0, ""
		d.Before = func(step, path string) error {
			defer func() { n++ }()
			if n == k {
				failed = step
				return fault
			}
			needsRoom := step == "write" || step == "create" || step == "mkdir"
			if again && failed != "" && (fault == syscall.ENOSPC && needsRoom) {
				return fault
			}
			return nil
		}
		err := p.run(d)
		d.Before = nil
		if failed == "" {
			return k
		}
		want := p.before
		if err == nil { // what failed came after all that matters
			want = p.after
		}
		if diff := cmp.Diff(want, project(d)); diff != "" && !onlyTemporary(want, project(d)) {
			t.Errorf("step %d, %s, fails: %v (-want +is)\n%s", k, failed, err, diff)
		}
		if err != nil && !errors.Is(err, fault) {
			t.Errorf("step %d: %v", k, err)
		}
		s, err := open(d)
		if err != nil {
			t.Fatalf("step %d: %v", k, err)
		}
		s.Close()
		if diff := cmp.Diff(want, project(d)); diff != "" {
			t.Errorf("step %d, %s, fails, and then a run without faults (-want +is)\n%s", k, failed, diff)
		}
	}
}

// onlyTemporary reports whether the files are those that are wanted, but for
// temporary ones which could not be removed.
func onlyTemporary(want, is map[string]string) bool {
	rest := maps.Clone(is)
	maps.DeleteFunc(rest, func(name, _ string) bool { return strings.Contains(name, "/.pt-") })
	return cmp.Equal(want, rest)
}

// A disk that takes nothing any more, or moves no file any more, leaves the
// project in part as it was; the run says so, and the next one finds all or
// nothing.
func TestDiskThatDies(t *testing.T) {
	for name, p := range plans() {
		for _, dies := range []string{"", "rename"} {
			t.Run(name+" "+dies, func(t *testing.T) {
				unfinished := 0
				for k := 0; p.dies(t, k, dies, &unfinished); k++ {
				}
				if unfinished == 0 {
					t.Error("everything could be undone")
				}
			})
		}
	}
}

// dies runs on a disk that takes no step of a kind after k of them. It reports
// whether there were as many, and counts runs that could not undo what they did.
func (p plan) dies(t *testing.T, k int, kind string, unfinished *int) bool {
	t.Helper()
	d := p.disk(t)
	n := 0
	d.Before = func(step, _ string) error {
		if kind != "" && step != kind {
			return nil
		}
		if n++; n > k {
			return syscall.EIO
		}
		return nil
	}
	err := p.run(d)
	d.Before = nil
	if strings.Contains(fmt.Sprint(err), "the next run finishes it") {
		*unfinished++
	}
	s, openErr := open(d)
	if openErr != nil {
		t.Fatal(openErr)
	}
	s.Close()
	if is := project(d); !cmp.Equal(is, p.before) && !cmp.Equal(is, p.after) || err == nil && !cmp.Equal(is, p.after) {
		t.Errorf("step %d: %v (-before +is)\n%s", k, err, cmp.Diff(p.before, is))
	}
	return n > k
}

// A file that a disk is mounted on cannot be replaced: it is written where it
// lies, and put back there if a later step fails.
func TestMountedFile(t *testing.T) {
	p := plans()["small"]
	for name, later := range map[string]bool{"well": false, "a later step fails": true} {
		t.Run(name, func(t *testing.T) {
			d := p.disk(t)
			d.Before = func(step, path string) error {
				switch {
				case step == "rename" && strings.HasSuffix(path, "/locales/translate.fr.toml"):
					return syscall.EBUSY
				case later && step == "remove" && strings.HasSuffix(path, "gone.md"):
					return syscall.EIO
				}
				return nil
			}
			err, want := p.run(d), p.after
			if later {
				want = p.before
			}
			if (err != nil) != later || !cmp.Equal(want, project(d)) {
				t.Errorf("%v (-want +is)\n%s", err, cmp.Diff(want, project(d)))
			}
		})
	}
}
