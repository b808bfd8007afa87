package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A damage is something that befalls a file. One that is certain leaves no
// file that any command could read.
type damage struct {
	name    string
	certain bool
	do      func(t *testing.T, file string)
}

// rewrite is a damage that changes the bytes.
func rewrite(change func(data []byte) []byte) func(t *testing.T, file string) {
	return func(t *testing.T, file string) {
		data, err := os.ReadFile(file)
		if err == nil {
			err = os.WriteFile(file, change(data), 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// inMiddle puts a text between two lines.
func inMiddle(text string) func(t *testing.T, file string) {
	return rewrite(func(data []byte) []byte {
		lines := bytes.SplitAfter(data, []byte("\n"))
		at := min(len(lines)/2+1, len(lines)-1)
		return slices.Concat(bytes.Join(lines[:at], nil), []byte(text), bytes.Join(lines[at:], nil))
	})
}

var damages = []damage{
	{"a folder", true, func(t *testing.T, file string) {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(file, 0o777); err != nil {
			t.Fatal(err)
		}
	}},
	{"a dangling link", true, func(t *testing.T, file string) {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink("nowhere", file); err != nil {
			t.Skip(err)
		}
	}},
	{"no UTF-8", true, inMiddle("caf\xe9\n")},
	{"cut off", false, rewrite(func(data []byte) []byte { return data[:len(data)*2/3] })},
	{"a conflict", false, inMiddle("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n")},
	{"NUL", false, inMiddle("\x00\n")},
	{"a tab", false, inMiddle("\tx: y\n")},
	{"front matter without an end", false, rewrite(func(data []byte) []byte { return append([]byte("---\ntitle: |2-\n"), data...) })},
}

// badCommands are run on the damaged project.
var badCommands = [][]string{
	{"merge"}, {"extract"}, {"check"}, {"coverage"}, {"align"}, {"merge", "back.ar.json"}, {"extract", "--json"}, {"extract", "--check"},
	{"merge", "--dry-run"}, {"merge", "--prune"}, {"extract", "--out", "out"}, {"align", "--fix"}, {"check", "--fix"},
}

// soundProject makes a project in which files of every kind are, and there is
// something to do in every language.
func soundProject(t *testing.T, format string) {
	t.Helper()
	put(t, "content/en/a.md", "---\ntitle: Doors\n---\nLock *them* at night.\n\nSee [the guide](https://en.example/guide).\n")
	put(t, "content/en/b.md", "# Keys\n\nHide the second key.\n\nLock *them* at night.\n")
	put(t, "content/en/c_list.yml", "title: Before you leave\nlist:\n- check: Close the windows\n- check: Take the keys\n")
	put(t, "content/en/old.md", "This lesson goes.\n")
	must := func(args ...string) {
		if code, out, err := parasol(t, args...); code != exitWell {
			t.Fatalf("%v: exit code %d: %s%s", args, code, out, err)
		}
	}
	must("extract", "--to", "fr,ar,de", "--format", format)
	must("extract", "--out", "out", "--format", "csv")
	for _, l := range []string{"fr", "ar"} {
		data, err := os.ReadFile("out/" + l + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		put(t, l+".csv", filled(t, string(data), l))
		must("merge", "--reviewed", l+".csv")
		os.Remove(l + ".csv")
	}
	if err := os.Remove("content/en/old.md"); err != nil {
		t.Fatal(err)
	}
	put(t, "locales/links.fr.txt", "https://en.example/guide\thttps://fr.example/guide\n")
	put(t, "locales/glossary.csv", "en,fr\nkey,fr\n")
	put(t, "locales/elsewhere.tmx", `<?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="block" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body><tu><tuv xml:lang="en"><seg>Nothing here</seg></tuv><tuv xml:lang="fr"><seg>Rien ici</seg></tuv></tu></body></tmx>`)
	must("merge", "--prune")
	put(t, "back.ar.json", "{}\n")
	os.RemoveAll("out")
	put(t, "content/en/b.md", "# Keys\n\nHide the second key.\n\nLock *them* at night.\n\nAnd tell a friend.\n")
}

// filled translates all rows of a CSV file: the tags stay.
func filled(t *testing.T, data, language string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(data, "\ufeff"))).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatal(len(rows), err)
	}
	source, target, state := slices.Index(rows[0], "source"), slices.Index(rows[0], "target"), slices.Index(rows[0], "state")
	for _, row := range rows[1:] {
		row[target], row[state] = language+" "+row[source], "translated"
	}
	var b strings.Builder
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// snapshot is what lies below the working directory: the bytes of files, what
// links lead to, and the names of folders.
func snapshot(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == ".parasol":
			return fs.SkipDir
		case e.Type()&fs.ModeSymlink != 0:
			to, err := os.Readlink(name)
			all[filepath.ToSlash(name)] = "-> " + to
			return err
		case e.IsDir():
			all[filepath.ToSlash(name)] = "a folder"
			return nil
		}
		data, err := os.ReadFile(name)
		all[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// resetTo makes the working directory what it was.
func resetTo(t *testing.T, was map[string]string) {
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
	for _, name := range slices.Sorted(maps.Keys(was)) {
		if was[name] == "a folder" {
			if err := os.MkdirAll(name, 0o777); err != nil {
				t.Fatal(err)
			}
			continue
		}
		put(t, name, was[name])
	}
}

// languageOfFile is the language that a file of the project belongs to; the
// source's for its lessons and texts, "" for what is of all.
func languageOfFile(name string) string {
	for _, l := range []string{"en", "fr", "ar", "de"} {
		if strings.HasPrefix(name, "content/"+l+"/") || strings.Contains(name, "."+l+".") || strings.HasSuffix(name, "/"+l+".po") {
			return l
		}
	}
	return ""
}

// TestOneBadFileStopsOnlyItself damages each file of a project in turn. The
// damaged file stays as it is; if a command cannot read it, it is named and the
// exit code is 1; what belongs to other languages is as in the sound project;
// and after the repair all is. A seventh of the damages is done, each with one
// command: another one for another PARASOL_SEED; with PARASOL_FULL every command
// on every damage.
func TestOneBadFileStopsOnlyItself(t *testing.T) {
	const sampled = 7 // prime to the number of damages, so that it meets each file
	all := os.Getenv("PARASOL_FULL") != ""
	seed, _ := strconv.ParseUint(os.Getenv("PARASOL_SEED"), 10, 64)
	sample := int(seed % sampled)
	for _, format := range []string{"toml", "po"} {
		t.Run(format, func(t *testing.T) {
			t.Chdir(t.TempDir())
			soundProject(t, format)
			h := badFiles{before: snapshot(t), sound: map[string]map[string]string{}}
			if code, out, err := parasol(t, "merge"); code != exitWell {
				t.Fatal(out, err)
			}
			h.merged = snapshot(t)
			turn := 0
			for _, file := range slices.Sorted(maps.Keys(h.before)) {
				if h.before[file] == "a folder" || file == "back.ar.json" {
					continue
				}
				for _, d := range damages {
					turn++
					for i, command := range badCommands {
						if all || turn%sampled == sample && i == turn/sampled%len(badCommands) {
							t.Run(fmt.Sprint(file, " ", d.name, " ", command), func(t *testing.T) { h.run(t, file, d, command) })
						}
					}
				}
			}
			t.Logf("%d files, %d damages, %d unreadable", len(h.before), turn, h.unreadable)
		})
	}
}

// A byte of another encoding in a file beside the catalogs is named with its
// line, whatever command reads it.
func TestFilesBesideTheCatalogsAreUTF8(t *testing.T) {
	for file, commands := range map[string][]string{
		"reviewed.fr.txt": {"check", "coverage", "merge", "extract", "align"}, "links.fr.txt": {"check", "coverage", "merge", "extract", "align"}, "glossary.csv": {"check"},
	} {
		for _, command := range commands {
			begin(t, "fr")
			put(t, "locales/"+file, "en\tfr\ncaf\xe9\tcafé\n")
			if code, out, err := parasol(t, command); code != exitFound || !strings.Contains(out+err, "locales/"+file+":2:") {
				t.Errorf("%s, %s: exit code %d: %s%s", file, command, code, out, err)
			}
		}
	}
}

// A badFiles is a project and what becomes of it.
type badFiles struct {
	before, merged map[string]string
	sound          map[string]map[string]string // after each command
	unreadable     int
}

// soundly is what a command makes of the sound project.
func (h *badFiles) soundly(t *testing.T, command []string) map[string]string {
	key := strings.Join(command, " ")
	if h.sound[key] == nil {
		resetTo(t, h.before)
		parasol(t, command...)
		h.sound[key] = snapshot(t)
	}
	return h.sound[key]
}

func (h *badFiles) run(t *testing.T, file string, d damage, command []string) {
	sound := h.soundly(t, command)
	resetTo(t, h.before)
	d.do(t, file)
	damaged := snapshot(t)
	code, out, err := parasol(t, command...)
	after := snapshot(t)
	said := out + err
	if strings.Contains(said, "panic") || code == exitError {
		t.Fatalf("exit code %d: %s", code, said)
	}
	if after[file] != damaged[file] {
		if strings.Contains(said, file+":") && strings.Contains(said, "unreadable") {
			t.Errorf("it is written: %s", said)
		}
		return // it could be read, and was brought up to date
	}
	if !strings.Contains(said, file+":") || !strings.Contains(said, "unreadable") {
		if d.certain && reads(command, file) {
			t.Errorf("it is not named: exit code %d: %s", code, said)
		}
		return
	}
	h.unreadable++
	if want := exitFound; code != want && !slices.Contains(command, "--out") {
		t.Errorf("exit code %d: %s", code, said)
	}
	h.others(t, file, sound, after)
	restoreOne(t, file, h.before[file])
	if code, out, err := parasol(t, "merge"); code != exitWell {
		t.Errorf("repaired: exit code %d: %s%s", code, out, err)
	}
	repaired := snapshot(t)
	for name, want := range h.merged {
		if got := repaired[name]; got != want {
			t.Errorf("repaired: %s is\n%s\nwant\n%s", name, got, want)
		}
	}
}

// others holds what belongs to other languages against the sound project.
func (h *badFiles) others(t *testing.T, file string, sound, after map[string]string) {
	language := languageOfFile(file)
	for name, want := range sound {
		of := languageOfFile(name)
		switch {
		case name == file || of == language && of != "en":
			continue
		case language == "en" && strings.HasPrefix(name, "out/"):
			continue // has the texts of the lessons that can be read
		case language == "en" && strings.HasPrefix(file, "content/") && strings.HasSuffix(file, "/b.md"):
			want = cmpOr(after[name] == h.before[name], h.before[name], want) // what is new in it waits
		case language == "en" && !strings.HasPrefix(file, "content/") && after[name] == h.before[name]:
			continue // a language that needs the source texts is left alone
		case language == "":
			continue // memory of all languages, and terms
		}
		if got := after[name]; got != want {
			t.Errorf("%s is\n%s\nwant\n%s", name, got, want)
		}
	}
	for name, was := range h.before {
		if of := languageOfFile(name); of == language && of != "en" && of != "" && strings.HasPrefix(file, "locales/") && name != file && after[name] != was {
			t.Errorf("%s of the language that is left alone was\n%s\nand is\n%s", name, was, after[name])
		}
	}
}

func cmpOr(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// reads reports whether a command reads the file at all.
func reads(command []string, file string) bool {
	switch {
	case strings.HasSuffix(file, "/glossary.csv"):
		return command[0] == "check"
	case command[0] == "check" || command[0] == "align":
		return true
	case len(command) > 1 && strings.HasPrefix(command[1], "back.") && languageOfFile(file) != "ar" && languageOfFile(file) != "en":
		return false
	case strings.HasPrefix(file, "content/") && !strings.HasPrefix(file, "content/en/"):
		return command[0] != "extract"
	}
	return true
}

func restoreOne(t *testing.T, file, text string) {
	t.Helper()
	if err := os.RemoveAll(file); err != nil {
		t.Fatal(err)
	}
	put(t, file, text)
}
