package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/cmd/commit/crash"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// A work is what somebody does to a project, and the command that follows it.
// Every text that a person wrote has a word of its own in it, which begins
// with TOKEN.
type work struct {
	name    string
	prepare [][]string // commands before, for the project to be as it is
	edits   func(t *testing.T)
	command []string
	code    int
}

// say types translations into a file of the project.
func say(t *testing.T, file string, pairs ...string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("%s does not hold %q:\n%s", file, pairs[i], text)
		}
		text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
	}
	write(t, file, text, 0o666)
}

// works are the commands that write a project.
var works = []work{
	{name: "extract", command: []string{"extract"}, edits: func(t *testing.T) {
		write(t, "content/en/a.md", "# Doors\n\nLock the front door.\n\nA new text.\n", 0o666)
		remove(t, "content/en/gone.md")
	}},
	{name: "merge", command: []string{"merge"}, edits: func(t *testing.T) {
		say(t, "locales/translate.fr.toml", `"Hide the key."`, `"Cachez la clé TOKEN4."`)
		remove(t, "content/en/gone.md")
		write(t, "content/en/z.md", "Lock the front door.\n", 0o666)
	}},
	{name: "merge FILE", prepare: [][]string{{"extract", "--to", "fr", "--format", "csv", "--out", "out"}}, command: []string{"merge", "out/fr.csv"}, edits: func(t *testing.T) {
		say(t, "out/fr.csv", "Hide the key.,", "Hide the key.,Cachez la clé TOKEN4.")
	}},
	{name: "merge --prune", command: []string{"merge", "--prune"}, edits: func(t *testing.T) {
		remove(t, "content/en/gone.md")
		say(t, "locales/translate.ar.toml", `"Doors"`, `"أبواب TOKEN5"`)
	}},
	{name: "format switch", command: []string{"extract", "--format", "po"}},
	{name: "format switch back", prepare: [][]string{{"extract", "--format", "po"}}, command: []string{"extract", "--format", "json"}},
	{name: "align", command: []string{"align", "--to", "fr"}, edits: func(t *testing.T) {
		for _, name := range []string{"active.fr.toml", "translate.fr.toml", "merged.fr.txt"} {
			remove(t, "locales/"+name)
		}
	}},
	{name: "align --fix", command: []string{"align", "--to", "fr", "--fix"}, edits: func(t *testing.T) {
		say(t, "content/fr/link.md", "](https", "] (https")
		for _, name := range []string{"active.fr.toml", "translate.fr.toml", "merged.fr.txt"} {
			remove(t, "locales/"+name)
		}
	}},
	{name: "check --fix", command: []string{"check", "--fix", "--rule", "double-space"}, edits: func(t *testing.T) {
		say(t, "locales/active.fr.toml", "la porte TOKEN1", "la  porte TOKEN1")
	}},
	{name: "coverage --out", command: []string{"coverage", "--format", "svg", "--out", "badges"}},
}

func remove(t *testing.T, name string) {
	t.Helper()
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
}

// runOver runs a command on a disk, in the working directory.
func runOver(disk writer.Disk, args ...string) (code int, said string) {
	var out bytes.Buffer
	code = runOn(disk, args, strings.NewReader(""), &out, &out)
	return code, out.String()
}

func must(t *testing.T, args ...string) {
	t.Helper()
	if code, said := runOver(writer.OS, args...); code != exitWell {
		t.Fatalf("parasol %s: exit code %d\n%s", strings.Join(args, " "), code, said)
	}
}

// before makes the project of a work in an empty folder, as it is before its
// command, and returns its files.
func (w work) before(t *testing.T) map[string]string {
	t.Helper()
	write(t, "content/en/a.md", "# Doors\n\nLock the front door.\n\nHide the key.\n", 0o666)
	write(t, "content/en/gone.md", "A text that goes away.\n", 0o666)
	write(t, "content/en/link.md", "Read [the guide](https://example.org/a) before you leave the house.\n", 0o666)
	must(t, "extract", "--to", "fr,ar", "-q")
	say(t, "locales/translate.fr.toml", `"Lock the front door."`, `"Fermez la porte TOKEN1."`, `"A text that goes away."`, `"Un texte TOKEN2 qui part."`,
		`"Read <a1>the guide</a1> before you leave the house."`, `"Lisez <a1>le guide TOKEN3</a1> avant de quitter la maison."`)
	must(t, "merge", "-q")
	for _, args := range w.prepare {
		must(t, append(args, "-q")...)
	}
	if w.edits != nil {
		w.edits(t)
	}
	return projectFiles(t)
}

// projectFiles are the files of the working directory, without the writer's own.
func projectFiles(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for name, text := range disk(t, ".") {
		if mode, data, _ := strings.Cut(text, " "); !strings.HasPrefix(mode, "d") {
			all[filepath.ToSlash(name)] = data
		}
	}
	return all
}

// tokens are the words of what people wrote.
func tokens(files map[string]string) []string {
	var all []string
	for _, text := range files {
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !(r >= 'A' && r <= 'Z' || r >= '0' && r <= '9') }) {
			if strings.HasPrefix(word, "TOKEN") {
				all = append(all, word)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// restore makes the working directory hold these files and no others.
func restore(t *testing.T, files map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if err := os.RemoveAll(e.Name()); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		write(t, name, text, 0o666)
	}
}

// Law 7: whenever a run of any command is killed, or the power goes, and with
// it whatever was not synced, the next command finds the project as it was
// before or as it was to be, nothing that people wrote is lost, and there is
// nothing else to do.
func TestEveryCommandCutOffAtEveryStep(t *testing.T) {
	cost.SkipShort(t)
	for _, w := range works {
		t.Run(w.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			before := w.before(t)
			cuts, after := w.cuts(t)
			if diff := cmp.Diff(before, after); diff == "" {
				t.Fatal("the command changed nothing")
			}
			if len(cuts) < 50 {
				t.Errorf("only %d crashes", len(cuts))
			}
			n := w.recoverEach(t, cuts, before, after)
			t.Logf("%d crashes, %d of them before anything was promised", len(cuts), n)
			w.holds(t, before)
			w.holds(t, after)
		})
	}
}

// cuts runs the command of a work and returns the disk as crashes before each
// of its steps leave it, and after the last, and the files as it leaves them.
func (w work) cuts(t *testing.T) ([]*crash.Disk, map[string]string) {
	t.Helper()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	d, err := crash.Follow(here)
	if err != nil {
		t.Fatal(err)
	}
	var cuts []*crash.Disk
	seed := uint64(0)
	cut := func(string, string) error {
		for _, keep := range []float64{0, 0.3, 0.7, 1} {
			seed++
			cuts = append(cuts, d.Cut(keep, seed))
		}
		return nil
	}
	d.Before = cut
	if code, said := runOver(d, w.command...); code != w.code {
		t.Fatalf("exit code %d: %s", code, said)
	}
	cut("", "")
	return cuts, projectFiles(t)
}

// recoverEach lets another command come after each crash: the writer alone,
// and for a sample of them a command that only reads. It returns how many left
// the project as it was before.
func (w work) recoverEach(t *testing.T, cuts []*crash.Disk, before, after map[string]string) int {
	t.Helper()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	asBefore := 0
	for i, d := range cuts {
		var is map[string]string
		if i%23 == 0 {
			restore(t, d.Files(here))
			if code, said := runOver(writer.OS, "coverage", "-q"); code != exitWell {
				t.Fatalf("crash %d: exit code %d: %s", i, code, said)
			}
			is = projectFiles(t)
		} else {
			s, err := writer.Open(writer.Options{Disk: d, Root: here, Folders: []string{"content", "locales"}, Command: "test"})
			if err != nil {
				t.Fatal(err)
			}
			s.Close()
			is = d.Files(here)
			maps.DeleteFunc(is, func(name, _ string) bool { return strings.HasPrefix(name, ".parasol/") })
		}
		switch {
		case maps.Equal(is, before) && i < len(cuts)-4:
			asBefore++
		case !maps.Equal(is, after):
			t.Fatalf("crash %d of %d: (-before +is)\n%s", i, len(cuts), cmp.Diff(before, is))
		}
	}
	return asBefore
}

// holds lets a plain command run on files: all that people wrote is in files
// that commands read, and a second run has nothing to do.
func (w work) holds(t *testing.T, files map[string]string) {
	t.Helper()
	restore(t, files)
	if code, said := runOver(writer.OS, "extract", "-q"); code != exitWell {
		t.Fatalf("exit code %d: %s", code, said)
	}
	is := projectFiles(t)
	if diff := cmp.Diff(tokens(files), tokens(is)); diff != "" {
		t.Errorf("(-want +is)\n%s", diff)
	}
	if code, said := runOver(writer.OS, "extract", "--check"); code != exitWell {
		t.Errorf("the second run has something to do: exit code %d: %s", code, said)
	}
}

// A step that fails, of any command, makes the exit code 2, and the disk is as
// it was; unless all was done before, and only the writer's own files are left.
func TestEveryCommandWithAFaultAtEveryStep(t *testing.T) {
	cost.SkipShort(t)
	faults := []error{syscall.ENOSPC, syscall.EIO, syscall.EACCES}
	for _, w := range works {
		t.Run(w.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			before := w.before(t)
			if code, said := runOver(writer.OS, w.command...); code != w.code {
				t.Fatalf("exit code %d: %s", code, said)
			}
			after := projectFiles(t)
			k, late := 0, 0
			for failed := true; failed; k++ {
				fault := faults[k%len(faults)]
				var code int
				var said string
				code, said, failed = w.fails(t, before, k, fault)
				want := before
				if code == w.code { // what failed came when all was in place: the next run clears up
					must(t, "coverage", "-q")
					want = after
					late++
				} else if code != exitError {
					t.Errorf("step %d, %v: exit code %d: %s", k, fault, code, said)
				}
				if diff := cmp.Diff(want, projectFiles(t)); diff != "" {
					t.Errorf("step %d, %v: exit code %d: %s (-want +is)\n%s", k, fault, code, said, diff)
				}
			}
			t.Logf("%d steps, %d of them when all was in place", k, late)
			if k < 20 || late > k/2 {
				t.Errorf("%d steps, %d of them when all was in place", k, late)
			}
		})
	}
}

// fails runs the command with a step that fails.
func (w work) fails(t *testing.T, before map[string]string, k int, fault error) (code int, said string, failed bool) {
	t.Helper()
	restore(t, before)
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	d, err := crash.Follow(here)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	d.Before = func(string, string) error {
		if n++; n-1 == k {
			failed = true
			return fault
		}
		return nil
	}
	code, said = runOver(d, w.command...)
	return code, said, failed
}
