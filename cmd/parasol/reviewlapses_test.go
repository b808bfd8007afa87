package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// beginTranslated makes a project whose only text somebody has translated, and
// returns a function that runs a command that goes well.
func beginTranslated(t *testing.T, format string) (do func(args ...string)) {
	t.Helper()
	begin(t, "fr")
	do = func(args ...string) {
		t.Helper()
		if code, out, err := parasol(t, args...); code != exitWell {
			t.Fatalf("%v: exit code %d\n%s%s", args, code, out, err)
		}
	}
	do("extract", "--format", format)
	put(t, "fr.csv", "source,target\nStay calm,Restez calmes\n")
	do("merge", "fr.csv")
	return do
}

// edit replaces a text in a file, where it stands.
func edit(t *testing.T, name, old, now string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(data), old) {
		t.Fatalf("%v: no %q in\n%s", err, old, data)
	}
	put(t, name, strings.ReplaceAll(string(data), old, now))
}

// TestAReviewIsOfOneText: the state with which a file went out says nothing of a
// text that somebody has put there since, in whatever format.
func TestAReviewIsOfOneText(t *testing.T) {
	for _, format := range []string{"csv", "po", "xliff", "xliff2", "toml"} {
		for _, project := range []string{"toml", "po"} {
			t.Run(format+" "+project, func(t *testing.T) {
				do := beginTranslated(t, project)
				do("merge", "--reviewed", "fr.csv")
				name := sendReviewed(t, do, format)
				do("merge", name)
				do("merge", "--require", "reviewed")
				if languagesWith(t, "fr", "Restez calmes") == "" {
					t.Fatal("a file that came back as it went out has taken the review away")
				}
				edit(t, name, "Restez calmes", "Restez faux")
				for range 2 {
					do("merge", name)
					if languagesWith(t, "fr", "Restez faux") == "" {
						t.Fatal("the correction is not taken")
					}
				}
				do("merge", "--require", "reviewed")
				if languagesWith(t, "fr", "Restez faux") != "" {
					t.Error("a text that nobody has reviewed is published as reviewed")
				}
			})
		}
	}
}

// sendReviewed sends a reviewed translation out and returns the name of its
// file. A message file holds only what is to do: there it is one that somebody
// has made of it.
func sendReviewed(t *testing.T, do func(args ...string), format string) (name string) {
	t.Helper()
	if format == "toml" {
		text := "Restez calmes"
		put(t, "out/translate.fr.toml", fmt.Sprintf("[%q]\ndescription = \"state: reviewed\\nexported: reviewed %s\"\nother = %q\n", segment.ID("", "Stay calm"), locales.Fingerprint(text), text))
		return "out/translate.fr.toml"
	}
	do("extract", "--out", "out", "--format", format)
	names, err := filepath.Glob("out/fr.*")
	if err != nil || len(names) != 1 {
		t.Fatal(names, err)
	}
	return names[0]
}

// TestAReviewInThePOFileIsOfOneText: in the file of the project itself, too, and
// who types the mark alone means the text that is there.
func TestAReviewInThePOFileIsOfOneText(t *testing.T) {
	do := beginTranslated(t, "po")
	mark := regexp.MustCompile(`(?m)^# state: reviewed [0-9a-f]{16}\n`)
	marks := func() int {
		data, err := os.ReadFile("locales/fr.po")
		if err != nil {
			t.Fatal(err)
		}
		return len(mark.FindAll(data, -1))
	}
	edit(t, "locales/fr.po", "#: a.md\nmsgid", "# state: reviewed\n#: a.md\nmsgid")
	do("merge", "--require", "reviewed")
	if languagesWith(t, "fr", "Restez calmes") == "" {
		t.Fatal("the mark that somebody has typed does not count")
	}
	do("extract")
	if marks() != 1 {
		t.Fatal("the mark does not say of what it is")
	}
	before := tree(t, ".")
	do("merge", "--require", "reviewed")
	for name, text := range tree(t, ".") {
		if before[name] != text {
			t.Errorf("the mark does not last: %s\n%s", name, text)
		}
	}
	edit(t, "locales/fr.po", "Restez calmes", "Restez faux")
	do("merge", "--require", "reviewed")
	if languagesWith(t, "fr", "Restez faux") != "" {
		t.Error("a text that nobody has reviewed is published as reviewed")
	}
	do("extract")
	if marks() != 0 {
		t.Error("the mark stays with another text")
	}
}

// TestMsgmergeCarriesNoReview: it carries the mark on to a text that is alike.
func TestMsgmergeCarriesNoReview(t *testing.T) {
	for _, tool := range []string{"msgmerge", "msgattrib"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	bare := regexp.MustCompile(`(?m)^(# state: reviewed) [0-9a-f]{16}$`)
	for _, earlier := range []bool{false, true} { // a file of a version whose mark did not say of what it is
		begin(t, "fr")
		do := func(args ...string) {
			t.Helper()
			if code, out, err := parasol(t, args...); code != exitWell {
				t.Fatalf("%v: exit code %d\n%s%s", args, code, out, err)
			}
		}
		put(t, "content/en/a.md", "Stay calm in the crowd today.\n")
		do("extract")
		put(t, "fr.csv", "source,target\nStay calm in the crowd today.,Restez calmes aujourd’hui.\n")
		do("merge", "--reviewed", "fr.csv")
		do("extract", "--out", "then", "--format", "po")
		put(t, "content/en/a.md", "Never stay calm in the crowd today.\n")
		do("extract", "--out", "now", "--format", "po")
		merged, err := exec.Command("msgmerge", "--quiet", "then/fr.po", "now/lessons.pot").Output()
		if err != nil || !strings.Contains(string(merged), "#, fuzzy") || !bare.Match(merged) {
			t.Fatalf("%v\n%s", err, merged)
		}
		if earlier {
			merged = bare.ReplaceAll(merged, []byte("$1"))
		}
		put(t, "merged.po", string(merged))
		confirmed, err := exec.Command("msgattrib", "--clear-fuzzy", "merged.po").Output()
		if err != nil {
			t.Fatal(err)
		}
		put(t, "confirmed/fr.po", string(confirmed))
		do("merge", "confirmed/fr.po")
		if languagesWith(t, "fr", "Restez") == "" {
			t.Error("the confirmation does not count")
		}
		do("merge", "--require", "reviewed")
		if languagesWith(t, "fr", "Restez") != "" {
			t.Errorf("the review of another text counts (earlier: %v)\n%s", earlier, confirmed)
		}
	}
}
