package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestARejectionOutlivesItsLesson: the source text goes and comes back, and what
// a reviewer took back before is not confirmed by a file that knows nothing of
// it, in whatever order the two come back.
func TestARejectionOutlivesItsLesson(t *testing.T) {
	for _, format := range []string{"toml", "json", "po"} {
		for _, meanwhile := range []bool{false, true} {
			t.Run(fmt.Sprint(format, meanwhile), func(t *testing.T) {
				begin(t, "fr")
				do := func(args ...string) {
					t.Helper()
					if code, out, err := parasol(t, args...); code != exitWell {
						t.Fatalf("%v: exit code %d\n%s%s", args, code, out, err)
					}
				}
				put(t, "content/en/b.md", "Lock the door\n")
				do("extract", "--format", format)
				put(t, "fr.csv", "source,target,state\nLock the door,MAUVAIS texte,translated\n")
				do("merge", "fr.csv")
				do("extract", "--format", "csv", "--out", "old")
				put(t, "no.fr.csv", "source,target,state\nLock the door,MAUVAIS texte,rejected\n")
				do("merge", "no.fr.csv")
				if err := os.Remove("content/en/b.md"); err != nil {
					t.Fatal(err)
				}
				do("merge")
				do("merge", "--prune")
				if meanwhile {
					do("merge", "old/fr.csv")
				}
				put(t, "content/en/b.md", "Lock the door\n")
				do("merge")
				do("merge", "old/fr.csv")
				do("merge", "fr.csv")
				if data, err := os.ReadFile("content/fr/b.md"); err != nil || strings.Contains(string(data), "MAUVAIS") {
					t.Errorf("%v %s", err, data)
				}
				all := ""
				for name, text := range tree(t, "locales") {
					all += filepath.Base(name) + "\n" + text
				}
				if !strings.Contains(all, "suggestion (rejected): MAUVAIS texte") || strings.Contains(all, "rejected: MAUVAIS") {
					t.Errorf("the rejection is not said:\n%s", all)
				}
				before := tree(t, ".")
				do("merge", "fr.csv")
				if fmt.Sprint(before) != fmt.Sprint(tree(t, ".")) {
					t.Error("the same file again changes something")
				}
			})
		}
	}
}
