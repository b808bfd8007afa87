package main

import (
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// sampled reports whether a case of many is to be run: all with PARASOL_FULL,
// else one in so many, other ones for each value of PARASOL_SEED.
func sampled(one int, name ...any) bool {
	if os.Getenv("PARASOL_FULL") != "" {
		return true
	}
	h := fnv.New32a()
	fmt.Fprint(h, append(name, os.Getenv("PARASOL_SEED"))...)
	return int(h.Sum32()>>8)%one == 0
}

// The system calls that change a disk, and how often a run makes them at most.
var changing = map[string]int{
	"/rename": 14, "/link": 12, "/unlink": 24, "/mkdir": 6, "fsync,syncfs": 24, "fchmod": 12, "pwrite64,write": 30, "openat": 160,
}

// Law 7 on the program itself: a process that is killed at any of its system
// calls leaves a project that the next command finds as it was before or as it
// was to be.
func TestKilledAtEverySystemCall(t *testing.T) {
	cost.SkipShort(t)
	if err := exec.Command("strace", "-qq", "-o", os.DevNull, "true").Run(); err != nil {
		t.Skip("needs strace")
	}
	for _, w := range works {
		t.Run(w.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			before := w.before(t)
			run(w.command, strings.NewReader(""), new(strings.Builder), new(strings.Builder))
			after := projectFiles(t)
			kills := 0
			for calls, most := range changing {
				for k := 1; k <= most; k++ {
					if !sampled(25, w.name, calls, k) {
						continue
					}
					if !w.killedAt(t, before, after, calls, k) {
						break
					}
					kills++
				}
			}
			t.Logf("killed %d times", kills)
		})
	}
}

// killedAt kills the command at a call, and lets another command come after
// it. It reports whether the command made as many calls.
func (w work) killedAt(t *testing.T, before, after map[string]string, calls string, k int) bool {
	t.Helper()
	restore(t, before)
	args := append([]string{"-f", "-qq", "-e", "trace=" + calls, "-e", "inject=" + calls + ":signal=SIGKILL:when=" + strconv.Itoa(k), "-o", os.DevNull, "parasol"}, w.command...)
	cmd := exec.Command("strace", args...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	err := cmd.Run()
	if err == nil || cmd.ProcessState.ExitCode() == exitFound {
		return false
	}
	mustExit(t, exec.Command("parasol", "coverage", "-q"), exitWell)
	if is := projectFiles(t); !maps.Equal(is, before) && !maps.Equal(is, after) {
		t.Errorf("killed at call %d of %s: (-before +is)\n%s", k, calls, cmp.Diff(before, is))
	}
	return true
}

func mustExit(t *testing.T, cmd *exec.Cmd, want ...int) (code int, said string) {
	t.Helper()
	out, _ := cmd.CombinedOutput()
	code = cmd.ProcessState.ExitCode()
	for _, w := range want {
		if code == w {
			return code, string(out)
		}
	}
	t.Fatalf("%s: exit code %d: %s", cmd, code, out)
	return
}

// Two runs at once: what a run with exit code 0 has taken is there afterwards;
// one that is refused says why, and has taken nothing.
func TestTwoRunsAtOnce(t *testing.T) {
	pairs := 200
	if os.Getenv("PARASOL_FULL") == "" {
		pairs = 8
	}
	t.Chdir(t.TempDir())
	source := ""
	for i := range 40 {
		source += fmt.Sprintf("Lock the door number %d.\n\n", i)
	}
	write(t, "content/en/a.md", source, 0o666)
	must(t, "extract", "--to", "fr", "-q")
	must(t, "extract", "--to", "fr", "--format", "csv", "--out", "out", "-q")
	data, err := os.ReadFile("out/fr.csv")
	if err != nil {
		t.Fatal(err)
	}
	for i, from := range []int{0, 20} { // each translator has half of the texts
		text := string(data)
		for n := from; n < from+20; n++ {
			text = strings.Replace(text, fmt.Sprintf("Lock the door number %d.,", n), fmt.Sprintf("Lock the door number %d.,Fermez la porte %d TOKEN%d.", n, n, 1000+n), 1)
		}
		write(t, fmt.Sprintf("half%d/fr.csv", i), text, 0o666)
	}
	before := projectFiles(t)
	refused := 0
	for i := range pairs {
		restore(t, before)
		refused += pairOfRuns(t, i)
	}
	t.Logf("%d pairs, %d runs refused", pairs, refused)
}

// pairOfRuns merges both halves at once, and returns how many were refused.
func pairOfRuns(t *testing.T, pair int) (refused int) {
	t.Helper()
	var codes [2]int
	var said [2]string
	var wg sync.WaitGroup
	for i := range codes {
		wg.Go(func() {
			cmd := exec.Command("parasol", "merge", fmt.Sprintf("half%d/fr.csv", i))
			out, _ := cmd.CombinedOutput()
			codes[i], said[i] = cmd.ProcessState.ExitCode(), string(out)
		})
	}
	wg.Wait()
	files := projectFiles(t)
	lesson := files["content/fr/a.md"]
	for i, code := range codes {
		has := 0
		for n := i * 20; n < i*20+20; n++ {
			if strings.Contains(lesson, fmt.Sprintf("TOKEN%d.", 1000+n)) && strings.Contains(files["locales/active.fr.toml"], fmt.Sprintf("TOKEN%d.", 1000+n)) {
				has++
			}
		}
		switch {
		case code == exitWell && has == 20:
		case code == exitError && has == 0 && (strings.Contains(said[i], "another run is at work") || strings.Contains(said[i], "was changed while")):
			refused++
		default:
			t.Errorf("pair %d: exit code %d, %d of 20 translations are there: %s", pair, code, has, said[i])
		}
	}
	if refused == 2 {
		t.Errorf("pair %d: both are refused: %s", pair, said)
	}
	return refused
}
