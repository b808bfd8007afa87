package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTheSameReturnedFileAgainChangesNothing: also where it follows on others
// that were refused, rejected or finished, and where it has several rows for one
// text.
func TestTheSameReturnedFileAgainChangesNothing(t *testing.T) {
	rows := map[string]string{
		"refused":    "Lock <a1>it</a1>,MAUVAIS,translated",
		"finished":   "Lock <a1>it</a1>,BON <a1>x</a1>,translated",
		"other":      "Lock <a1>it</a1>,AUTRE <a1>x</a1>,translated",
		"rejected":   "Lock <a1>it</a1>,AUTRE <a1>x</a1>,rejected",
		"unfinished": "Lock <a1>it</a1>,BON <a1>x</a1>,rejected",
		"draft":      "Lock <a1>it</a1>,AUTRE <a1>x</a1>,needs-review",
	}
	for _, steps := range []string{
		"refused finished refused", "refused other refused", "rejected finished refused", "other rejected refused", "finished other finished",
		"refused finished rejected", "refused finished draft", "refused other rejected", "finished refused rejected", "rejected refused refused", "finished draft unfinished", "draft finished unfinished",
	} {
		for _, oneFile := range []bool{false, true} {
			begin(t, "fr")
			put(t, "content/en/a.md", "Lock [it](https://example.org)\n")
			var texts []string
			for _, step := range strings.Fields(steps) {
				texts = append(texts, rows[step])
			}
			if oneFile {
				texts = []string{strings.Join(texts, "\n")}
			}
			for _, text := range texts {
				put(t, "fr.csv", "source,target,state\n"+text+"\n")
				parasol(t, "merge", "fr.csv")
			}
			before := tree(t, ".")
			parasol(t, "merge", "fr.csv")
			if diff := cmp.Diff(before, tree(t, ".")); diff != "" {
				t.Errorf("%s, in one file %v: (-once +twice)\n%s", steps, oneFile, diff)
			}
			if all := fmt.Sprint(before); strings.Contains(steps, "finished") && !strings.Contains(all, "BON") || !strings.Contains(all, "MAUVAIS") && strings.Contains(steps, "refused") {
				t.Errorf("%s, in one file %v: a text is lost", steps, oneFile)
			}
		}
	}
}

// TestAlignAgainChangesNothing: a lesson still shows the translation of what its
// title was, and today's title is one that another lesson had, which is gone. The
// first run knows what was edited and the next one does not; neither takes the
// one translation for another one of the other text.
func TestAlignAgainChangesNothing(t *testing.T) {
	for _, format := range []string{"toml", "po"} {
		begin(t, "fr")
		put(t, "content/en/a.md", "---\ntitle: the door\n---\n\nStay.\n")
		put(t, "content/en/b.md", "---\ntitle: the spare key\n---\n\nGo.\n")
		parasol(t, "extract", "--format", format)
		put(t, "fr.csv", "source,target,state\nthe door,la porte,translated\nthe spare key,la clé de rechange,translated\nStay.,Restez.,translated\n")
		parasol(t, "merge", "fr.csv")
		if err := os.Remove("content/en/b.md"); err != nil {
			t.Fatal(err)
		}
		parasol(t, "merge")
		put(t, "content/en/a.md", "---\ntitle: the spare key\n---\n\nStay.\n")
		parasol(t, "align")
		once := tree(t, ".")
		parasol(t, "align")
		if diff := cmp.Diff(once, tree(t, ".")); diff != "" {
			t.Errorf("%s: (-once +twice)\n%s", format, diff)
		}
		if all := fmt.Sprint(once); !strings.Contains(all, "la porte") || !strings.Contains(all, "la clé de rechange") {
			t.Errorf("%s: a text is lost", format)
		}
	}
}
