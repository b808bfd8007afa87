package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestAConfirmationAfterMsgmergeCounts: msgmerge carries a translation, and what
// our comment says of it, from a text on to the one that it became. Who takes
// the fuzzy flag off has confirmed it for the new text; who leaves it there has
// said nothing against what a colleague has confirmed meanwhile.
func TestAConfirmationAfterMsgmergeCounts(t *testing.T) {
	if _, err := exec.LookPath("msgmerge"); err != nil {
		t.Skip(err)
	}
	for _, catalogs := range []string{"toml", "po"} {
		for _, earlier := range []bool{false, true} { // a file of a version that did not say which text it is about
			for _, previous := range []string{"--previous", "--no-location"} {
				name := strings.Join([]string{catalogs, previous, map[bool]string{true: "earlier", false: "now"}[earlier]}, " ")
				t.Run(name, func(t *testing.T) { confirmAfterMsgmerge(t, catalogs, previous, earlier) })
			}
		}
	}
}

func confirmAfterMsgmerge(t *testing.T, catalogs, previous string, earlier bool) {
	begin(t, "fr")
	put(t, "content/en/a.md", "Lock the front door before you leave the house.\n")
	do := func(want int, args ...string) {
		t.Helper()
		if code, out, err := parasol(t, args...); code != want {
			t.Fatalf("%v: exit code %d\n%s%s", args, code, out, err)
		}
	}
	do(exitWell, "extract", "--format", catalogs)
	const header = "msgid \"\"\nmsgstr \"Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\n"
	put(t, "fr.po", header+"msgid \"Lock the front door before you leave the house.\"\nmsgstr \"Fermez la porte avant de quitter la maison.\"\n")
	do(exitWell, "merge", "fr.po")
	do(exitWell, "extract", "--format", "po", "--out", "then")
	if earlier {
		data, err := os.ReadFile("then/fr.po")
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(data), "\n")
		for i, line := range lines {
			if before, _, ok := strings.Cut(line, " of "); ok && strings.HasPrefix(line, "# exported: ") {
				lines[i] = before
			}
		}
		put(t, "then/fr.po", strings.Join(lines, "\n"))
	}
	put(t, "content/en/a.md", "Lock the back door before you leave the house.\n")
	do(exitWell, "extract")
	do(exitWell, "extract", "--format", "po", "--out", "now")
	merged, err := exec.Command("msgmerge", "--quiet", previous, "then/fr.po", "now/lessons.pot").Output()
	if err != nil || !strings.Contains(string(merged), "#, fuzzy") {
		t.Fatalf("%v\n%s", err, merged)
	}
	put(t, "merged/fr.po", string(merged))
	if !earlier { // then nothing would tell this from somebody's own draft
		do(exitWell, "merge", "merged/fr.po")
		if languagesWith(t, "fr", "Fermez") != "" {
			t.Fatal("a fuzzy text stands in the lesson")
		}
	}
	confirmed := strings.Replace(string(merged), "#, fuzzy\n", "", 1)
	put(t, "confirmed/fr.po", confirmed)
	do(exitWell, "merge", "confirmed/fr.po")
	if languagesWith(t, "fr", "Fermez") != "fr" {
		t.Errorf("the confirmation is not taken:\n%s", confirmed)
	}
	if earlier && previous != "--previous" { // nothing tells whose mark it is
		return
	}
	do(exitWell, "merge", "merged/fr.po")
	if languagesWith(t, "fr", "Fermez") != "fr" {
		t.Error("the flag that msgmerge sets takes back what is confirmed")
	}
	if names, err := filepath.Glob("content/fr/*"); err != nil || len(names) != 1 {
		t.Error(names, err)
	}
}
