package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/parasol-l10n/parasol/locales/store"
)

// A world is a project on disk and what a history remembers of it.
type world struct {
	dir     string
	program string // "" is this one; another version's runs as a process, whatever comes of it
	seed    uint64
	rng     *rand.Rand // of the step that happens
	lessons map[string]lesson
	retired []item // texts that stood in a lesson once
	ledger  ledger
	exports []export // that translators have
	past    []moment
	branch  *world // a colleague's copy of the project
	names   *names
	log     []string
	wrong   error
}

// names are given out once in a history, also to the colleague's copy.
type names struct{ tokens, numbers, files int }

func newWorld(dir string, seed uint64) *world {
	return &world{
		dir: dir, seed: seed, rng: rand.New(rand.NewPCG(seed, 1)),
		lessons: map[string]lesson{}, ledger: newLedger(), names: &names{},
	}
}

// deed lets one step happen and holds the project against the laws.
func (w *world) deed(s step) {
	w.rng = rand.New(rand.NewPCG(w.seed, uint64(s.place)+2))
	w.notef("step %d: %s", s.place, deeds[s.deed].name)
	deeds[s.deed].do(w)
	if w.wrong == nil {
		w.verify()
	}
	if w.wrong == nil {
		w.remember()
	}
}

func (w *world) notef(format string, args ...any) {
	w.log = append(w.log, fmt.Sprintf(format, args...))
}

// fail is what went wrong; the first counts.
func (w *world) fail(format string, args ...any) {
	if w.wrong == nil {
		w.wrong = fmt.Errorf(format, args...)
	}
}

// must is for what the test itself does.
func (w *world) must(err error) {
	if err != nil {
		w.fail("the test itself: %w", err)
	}
}

func (w *world) chance(n int) bool { return w.rng.IntN(n) == 0 }

// pick draws one of several; there has to be one.
func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// run runs a command, now and then twice: the second time it has nothing to
// do. It returns what the command said on standard output.
func (w *world) run(args ...string) string {
	if w.wrong != nil {
		return ""
	}
	out := w.once(args...)
	if w.wrong == nil && w.chance(2) && w.program == "" {
		before := w.files()
		w.once(args...)
		if name, differ := difference(before, w.files()); differ {
			w.fail("%s, once more, changes %s:\n%s", strings.Join(args, " "), name, diffOf(name, before[name], w.read(name)))
		}
	}
	return out
}

func (w *world) once(args ...string) string {
	w.must(os.MkdirAll(w.dir, 0o777))
	w.must(os.Chdir(w.dir))
	var stdout, stderr bytes.Buffer
	if w.program != "" {
		cmd := exec.Command(w.program, args...)
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		_ = cmd.Run()
		return stdout.String()
	}
	code := run(args, strings.NewReader(""), &stdout, &stderr)
	w.notef("  parasol %s: %d\n%s%s", strings.Join(args, " "), code, indented(stdout.String()), indented(stderr.String()))
	if code == exitError {
		w.fail("%s: exit code 2", strings.Join(args, " "))
	}
	return stdout.String()
}

func indented(s string) string {
	if s == "" {
		return ""
	}
	return "    " + strings.ReplaceAll(strings.TrimRight(s, "\n"), "\n", "\n    ")
}

// files are those of the project, by name: lessons, translation files and the
// configuration.
func (w *world) files() map[string]string {
	files := map[string]string{}
	for _, name := range []string{"parasol.yaml", ".parasol.yaml"} {
		if data := w.read(name); data != "" {
			files[name] = data
		}
	}
	for _, folder := range []string{"content", "locales"} {
		err := filepath.WalkDir(filepath.Join(w.dir, folder), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(name)
			short, _ := filepath.Rel(w.dir, name)
			files[filepath.ToSlash(short)] = string(data)
			return err
		})
		if !errors.Is(err, fs.ErrNotExist) {
			w.must(err)
		}
	}
	return files
}

// restore makes the files of the project those given. Only the names for which
// is reports true are looked at.
func (w *world) restore(files map[string]string, is func(name string) bool) {
	for name := range w.files() {
		if _, ok := files[name]; !ok && is(name) {
			w.must(os.Remove(filepath.Join(w.dir, name)))
		}
	}
	for name, data := range files {
		if is(name) {
			w.put(name, data)
		}
	}
}

// put writes a file, unless it is as it is to be.
func (w *world) put(name, data string) {
	name = filepath.Join(w.dir, filepath.FromSlash(name))
	if has, err := os.ReadFile(name); err == nil && string(has) == data {
		return
	}
	w.must(os.MkdirAll(filepath.Dir(name), 0o777))
	w.must(os.WriteFile(name, []byte(data), 0o666))
}

func (w *world) read(name string) string {
	data, err := os.ReadFile(filepath.Join(w.dir, filepath.FromSlash(name)))
	if !errors.Is(err, fs.ErrNotExist) {
		w.must(err)
	}
	return string(data)
}

// difference names a file in which two states differ.
func difference(a, b map[string]string) (string, bool) {
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if data, ok := b[name]; !ok || data != a[name] {
			return name, true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(b)) {
		if _, ok := a[name]; !ok {
			return name, true
		}
	}
	return "", false
}

// languages are those of the project, without the source's.
func (w *world) languages() []string {
	all := map[string]bool{}
	for name := range w.files() {
		if rest, ok := strings.CutPrefix(name, "locales/"); ok {
			for _, language := range everyLanguage {
				if strings.Contains("."+rest, "."+language+".") {
					all[language] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}

var everyLanguage = []string{"ar", "de", "fr"}

// syntax is that of the project's files.
func (w *world) syntax() string {
	for _, syntax := range store.CatalogFormats {
		name := "locales/active.en." + syntax
		if syntax == store.PO {
			name = "locales/" + store.Template
		}
		if w.read(name) != "" {
			return syntax
		}
	}
	return ""
}

// diffOf shows how a file changed.
func diffOf(name, before, after string) []byte {
	return diff.Diff(name, []byte(before), name+" now", []byte(after))
}
