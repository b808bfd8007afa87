package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// A row is what a returned table says of a text that has one tag.
type row struct{ text, state string }

func (r row) String() string { return "Lock <a1>it</a1>," + r.text + "," + r.state }

// rowsOfOneText are all of them: a translation that fits, another that does, and
// one that breaks the lesson, in each state.
func rowsOfOneText() []row {
	var rows []row
	for _, text := range []string{"BON <a1>x</a1>", "AUTRE <a1>x</a1>", "MAUVAIS"} {
		for _, state := range []string{"translated", "needs-review", "rejected"} {
			rows = append(rows, row{text, state})
		}
	}
	return rows
}

// putRows writes a table.
func putRows(t *testing.T, name string, rows ...row) string {
	table := "source,target,state\n"
	for _, r := range rows {
		table += r.String() + "\n"
	}
	put(t, name, table)
	return name
}

// waysBack are the commands that take rows, of which the last is said again.
var waysBack = []struct {
	name     string
	together bool
	commands func(t *testing.T, rows []row) [][]string
}{
	{"in one file", true, func(t *testing.T, rows []row) [][]string {
		return [][]string{{"merge", putRows(t, "rows.fr.csv", rows...)}}
	}},
	{"in one call", true, func(t *testing.T, rows []row) [][]string {
		command := []string{"merge"}
		for i, r := range rows {
			command = append(command, putRows(t, fmt.Sprintf("row%d.fr.csv", i), r))
		}
		return [][]string{command}
	}},
	{"one after the other", false, func(t *testing.T, rows []row) (commands [][]string) {
		for i, r := range rows {
			commands = append(commands, []string{"merge", putRows(t, fmt.Sprintf("row%d.fr.csv", i), r)})
		}
		return commands
	}},
}

// TestRowsOfOneTextAgainChangeNothing returns every sequence of three rows, in
// every way, to projects that have translated the text, that have a draft
// of it that a lesson refused, or whose lessons have it not: the same command
// again changes no byte, no text is lost, and none stands in a lesson that was
// rejected with it. Other sequences are tried for another PARASOL_SEED, all
// with PARASOL_FULL.
func TestRowsOfOneTextAgainChangeNothing(t *testing.T) {
	cost.SkipShort(t)
	good, bad := row{"BON <a1>x</a1>", "translated"}, row{"MAUVAIS", "translated"}
	for _, project := range []struct {
		name   string
		lesson string
		before []row
	}{
		{"open", "Lock [it](https://example.org)\n", nil},
		{"translated", "Lock [it](https://example.org)\n", []row{good}},
		{"with a refused draft", "Lock [it](https://example.org)\n", []row{good, bad}},
		{"without the text", "Stay.\n", nil},
	} {
		for _, format := range []string{"toml", "po"} {
			t.Run(project.name+" "+format, func(t *testing.T) {
				begin(t, "fr")
				put(t, "content/en/a.md", project.lesson)
				parasol(t, "extract", "--format", format)
				for _, r := range project.before {
					parasol(t, "merge", putRows(t, "before.fr.csv", r))
				}
				everySequence(t, tree(t, "."), project.before)
			})
		}
	}
}

// What a lesson alone has when merge writes it anew is offered in the same run,
// also where another text has a refused draft.
func TestWhatIsRescuedIsOfferedBesideARefusedDraft(t *testing.T) {
	begin(t, "fr")
	put(t, "content/en/a.md", "Lock [it](https://example.org)\n\nHide the key.\n")
	parasol(t, "extract")
	parasol(t, "merge", putRows(t, "fr.csv", row{"BON <a1>x</a1>", "translated"}))
	locked := tree(t, ".")["locales/active.fr.toml"]
	put(t, "b.fr.csv", "source,target\nHide the key.,Cachez la clé.\n")
	parasol(t, "merge", "b.fr.csv")
	put(t, "locales/active.fr.toml", locked) // a colleague's, who had no such text
	bad := putRows(t, "bad.fr.csv", row{"MAUVAIS", "translated"})
	parasol(t, "merge", bad)
	once := tree(t, ".")
	if !strings.Contains(once["locales/translate.fr.toml"], "Cachez la clé.") {
		t.Errorf("not offered:\n%s", once["locales/translate.fr.toml"])
	}
	parasol(t, "merge", bad)
	if diff := cmp.Diff(once, tree(t, ".")); diff != "" {
		t.Errorf("(-once +twice)\n%s", diff)
	}
}

// What somebody has typed over behind a refused draft is offered to other texts in
// the same run.
func TestWhatIsTypedOverIsOfferedBesideARefusedDraft(t *testing.T) {
	begin(t, "fr")
	put(t, "content/en/a.md", "Lock [it](https://example.org)\n\nLock [it](https://example.org) today\n")
	parasol(t, "extract")
	parasol(t, "merge", putRows(t, "fr.csv", row{"BON <a1>x</a1>", "translated"}))
	bad := putRows(t, "bad.fr.csv", row{"MAUVAIS", "translated"})
	parasol(t, "merge", bad)
	put(t, "locales/active.fr.toml", strings.Replace(tree(t, ".")["locales/active.fr.toml"], "BON", "AUTRE", 1))
	parasol(t, "merge", bad)
	once := tree(t, ".")
	if todo := once["locales/translate.fr.toml"]; !strings.Contains(todo, "(memory): BON") {
		t.Errorf("not offered:\n%s", todo)
	}
	parasol(t, "merge", bad)
	if diff := cmp.Diff(once, tree(t, ".")); diff != "" {
		t.Errorf("(-once +twice)\n%s", diff)
	}
}

// A refused text that comes back keeps its place among the others that memory
// has, which a lesson may have added to since.
func TestRefusedTextKeepsItsPlaceInMemory(t *testing.T) {
	begin(t, "fr")
	put(t, "content/en/a.md", "Lock [it](https://example.org)\n")
	parasol(t, "extract", "--format", "po")
	parasol(t, "merge", putRows(t, "fr.csv", row{"BON <a1>x</a1>", "translated"}))
	put(t, "locales/fr.po", strings.Replace(tree(t, ".")["locales/fr.po"], "BON", "AUTRE", 1)) // typed over
	bad := putRows(t, "bad.fr.csv", row{"MAUVAIS", "translated"})
	parasol(t, "merge", bad)
	once := tree(t, ".")
	if memory := once["locales/memory.fr.tmx"]; !strings.Contains(memory, "BON") || !strings.Contains(memory, "MAUVAIS") {
		t.Errorf("memory lacks a text:\n%s", memory)
	}
	parasol(t, "merge", bad)
	if diff := cmp.Diff(once, tree(t, ".")); diff != "" {
		t.Errorf("(-once +twice)\n%s", diff)
	}
}

func everySequence(t *testing.T, project map[string]string, before []row) {
	kinds, tried := rowsOfOneText(), 0
	for i := range len(kinds) * len(kinds) * len(kinds) {
		rows := []row{kinds[i%len(kinds)], kinds[i/len(kinds)%len(kinds)], kinds[i/len(kinds)/len(kinds)]}
		for _, way := range waysBack {
			if !sampled(100, t.Name(), i, way.name) {
				continue
			}
			tried++
			makeFiles(t, project)
			var again []string
			for _, again = range way.commands(t, rows) {
				parasol(t, again...)
			}
			once := tree(t, ".")
			parasol(t, again...)
			if diff := cmp.Diff(once, tree(t, ".")); diff != "" {
				t.Errorf("%v %s (-once +twice)\n%s", rows, way.name, diff)
			}
			holdRows(t, rows, before, way.together)
		}
	}
	t.Logf("%d sequences", tried)
}

// holdRows holds the files of a project against the rows that came back.
func holdRows(t *testing.T, rows, before []row, together bool) {
	files := tree(t, ".")
	lesson, all := files["content/fr/a.md"], ""
	for name, data := range files {
		if strings.HasPrefix(name, "locales/") {
			all += data
		}
	}
	for _, r := range rows {
		word := strings.Fields(r.text)[0]
		if !strings.Contains(all, word) {
			t.Errorf("%v: %s is lost", rows, word)
		}
		if together && r.state == "rejected" && strings.Contains(lesson, word) {
			t.Errorf("%v: %s is rejected, and stands in the lesson", rows, word)
		}
		approved := slices.ContainsFunc(slices.Concat(rows, before), func(o row) bool { return o.text == r.text && o.state == "translated" })
		if !approved && strings.Contains(lesson, word) {
			t.Errorf("%v: nobody approved %s, and it stands in the lesson", rows, word)
		}
	}
}

// makeFiles makes the files of the folder those given.
func makeFiles(t *testing.T, files map[string]string) {
	t.Helper()
	for name := range tree(t, ".") {
		if _, ok := files[name]; !ok {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, data := range files {
		put(t, name, data)
	}
}
