package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
)

// halfDone is a project whose texts are translated into French, long and short
// ones, in every state.
func halfDone(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	put(t, filepath.Join(dir, "content/en/a.md"), "# Stay calm\n\nRead [this page](https://example.org) before you leave the house, and take the long way through the park, not the short one.\n\n- one lock\n- = two locks\n\nWrite it down.\n\nAsk.\n")
	mustRun(t, dir, "extract", "--to", "fr", "--format", "po")
	var b strings.Builder
	b.WriteString("msgid \"\"\nmsgstr \"Language: fr\\n\"\n")
	for _, pair := range [][3]string{
		{"", "Stay calm", "Restez calme"},
		{"", "Read <a1>this page</a1> before you leave the house, and take the long way through the park, not the short one.", "Lisez <a1>cette page</a1> avant de quitter la maison, et prenez le long chemin à travers le parc, pas le plus court."},
		{"#, fuzzy\n", "one lock", "une serrure"},
		{"# state: reviewed\n", "= two locks", "= deux serrures"},
		{"#, fuzzy\n", "Write it down.", "Écrivez-le dans le carnet que vous avez reçu le premier jour, et gardez ce carnet dans la poche de votre veste, jour et nuit."},
		{"# a word\n", "Ask.", "Demandez au gardien de la maison, à sa sœur, ou à la personne qui porte un gilet jaune près de l’entrée principale."},
	} {
		fmt.Fprintf(&b, "\n%smsgid %q\nmsgstr %q\n", pair[0], pair[1], pair[2])
	}
	mustRun(t, dir, "merge", putFile(t, dir, "back/fr.po", b.String()))
	return dir
}

// TestNothingOfAFileThatIsCutOffIsHalf holds for every format and each place
// where a file can end that it is refused, or that what is taken of it are
// texts as they were: a text comes whole or not at all, and none is more
// finished than it was.
func TestNothingOfAFileThatIsCutOffIsHalf(t *testing.T) {
	cost.SkipShort(t)
	dir := halfDone(t)
	for _, format := range project.FormatNames() {
		out := filepath.Join(dir, "out-"+format)
		if code, said := runIn(t, dir, "extract", "--format", format, "--out", out); code != exitWell {
			t.Fatal(said)
		}
		for name, text := range tree(t, out) {
			if !strings.Contains(name, "fr") {
				continue
			}
			holdCuts(t, strings.TrimPrefix(name, "/"), text)
			for _, text := range asOthersWrite[format] {
				holdCuts(t, strings.TrimPrefix(name, "/"), text)
			}
		}
	}
}

var asOthersWrite = map[string][]string{
	"csv":  {"source;target;state\r\nStay calm;Restez calme;final\r\nAsk.;\"Demandez\r\nmaintenant\";needs work\r\n"},
	"yaml": {"a:\n  description: one\n  other: Restez calme\nb:\n  other: Demandez maintenant\n", "a: Restez calme\nb: Demandez\n"},
	"toml": {"a = \"Restez calme\"\n[b]\nother = '''Demandez'''\n"},
	"json": {`{"a": "Restez calme", "b": {"other": "Demandez"}}`},
}

func holdCuts(t *testing.T, name, text string) {
	t.Helper()
	whole, err := store.Decode(filepath.ToSlash(name), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	index := whole.Index()
	for n := range text {
		f, err := project.ReadReturned(name, []byte(text[:n]))
		if err != nil {
			if at := segment.PosOf(err); at == (segment.Pos{}) {
				t.Errorf("%s: no place: %v", name, err)
			}
			continue
		}
		c := f.Catalog
		for i := range c.Messages {
			m := &c.Messages[i]
			at, known := index[m.ID]
			switch {
			case m.Target == "" && !m.State.Finished():
			case !known || m.Target != whole.Messages[at].Target || m.State.Finished() && !whole.Messages[at].State.Finished() && m.State != locales.Obsolete:
				t.Errorf("%s, cut at %d of %d: %s %q is taken\n…%s", name, n, len(text), m.State, m.Target, text[max(0, n-200):n])
				return
			}
		}
	}
}
