package main

import (
	"fmt"
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
