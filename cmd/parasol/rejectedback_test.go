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

// TestARejectionOutlivesAnotherTranslation: who has approved another text since
// has not approved the one that a reviewer took back. It comes neither with a
// file that went out before, nor is it offered; who has seen the reviewer's no
// may approve it all the same.
func TestARejectionOutlivesAnotherTranslation(t *testing.T) {
	for name, steps := range map[string][]string{
		"rejected, then another": {"MAUVAIS texte,translated", "MAUVAIS texte,rejected", "BON texte,translated"},
		"another, then rejected": {"MAUVAIS texte,translated", "BON texte,translated", "MAUVAIS texte,rejected"},
		"rejected as a draft":    {"BON texte,translated", "MAUVAIS texte,needs-review", "MAUVAIS texte,rejected"},
	} {
		for _, format := range []string{"toml", "json", "po"} {
			t.Run(name+" "+format, func(t *testing.T) {
				begin(t, "fr")
				do := func(args ...string) {
					t.Helper()
					if code, out, err := parasol(t, args...); code != exitWell {
						t.Fatalf("%v: exit code %d\n%s%s", args, code, out, err)
					}
				}
				shows := func(text string) {
					t.Helper()
					if data, err := os.ReadFile("content/fr/b.md"); err != nil || string(data) != text+"\n" {
						t.Errorf("%v: %s for %s", err, data, text)
					}
				}
				put(t, "content/en/b.md", "Lock the door\n")
				do("extract", "--format", format)
				for _, step := range steps {
					put(t, "fr.csv", "source,target,state\nLock the door,"+step+"\n")
					do("merge", "fr.csv")
				}
				shows("BON texte")
				put(t, "old.fr.csv", "source,target,state\nLock the door,MAUVAIS texte,translated\n")
				do("merge", "old.fr.csv")
				shows("BON texte")
				before := tree(t, ".")
				do("merge", "old.fr.csv")
				if fmt.Sprint(before) != fmt.Sprint(tree(t, ".")) {
					t.Error("the same file again changes something")
				}
				do("extract", "--format", "csv", "--out", "new")
				knows := strings.Replace(tree(t, "new")["/fr.csv"], "BON texte", "MAUVAIS texte", 1)
				put(t, "knows.fr.csv", knows)
				do("merge", "knows.fr.csv")
				shows("MAUVAIS texte")
				do("merge", "old.fr.csv")
				shows("MAUVAIS texte")
			})
		}
	}
}
