package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// beginRejected makes a project whose only translation a reviewer has taken
// back; what it was before lies in old/.
func beginRejected(t *testing.T, format string, merge ...string) (do func(args ...string)) {
	t.Helper()
	do = beginTranslated(t, format)
	do("extract", "--out", "old", "--format", "csv")
	do("extract", "--out", "old", "--format", "po")
	put(t, "old/lesson", languageLesson(t))
	put(t, "no.fr.csv", "source,target,state\nStay calm,Restez calmes,rejected\n")
	do(append([]string{"merge", "no.fr.csv"}, merge...)...)
	return do
}

func languageLesson(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("content/fr/a.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestAlignFinishesNoRejectedText: neither another tool's file that says nothing
// of its past nor a lesson that somebody has put back knows better than a
// reviewer.
func TestAlignFinishesNoRejectedText(t *testing.T) {
	for _, format := range []string{"toml", "po"} {
		for _, from := range []string{"po", "lesson", "folder"} {
			t.Run(format+" "+from, func(t *testing.T) {
				do := beginRejected(t, format)
				switch from {
				case "po":
					put(t, "fr.po", "msgid \"\"\nmsgstr \"Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"Stay calm\"\nmsgstr \"Restez calmes\"\n")
					do("align", "fr.po")
				case "lesson":
					old, err := os.ReadFile("old/lesson")
					if err != nil {
						t.Fatal(err)
					}
					put(t, "content/fr/a.md", string(old))
					do("align", "--to", "fr")
				case "folder":
					put(t, "theirs/a.md", "# Restez calmes\n")
					do("align", "--to", "fr", "--from", "theirs")
				}
				do("merge")
				do("extract")
				if languagesWith(t, "fr", "Restez") != "" {
					t.Error("the rejected translation is published")
				}
				if all := fmt.Sprint(tree(t, "locales")); !strings.Contains(all, "suggestion (rejected): Restez calmes") {
					t.Errorf("the rejection is forgotten:\n%s", all)
				}
			})
		}
	}
}

// TestALessonThatIsKeptIsSaidToShowARejectedText, in every run, as long as it
// does.
func TestALessonThatIsKeptIsSaidToShowARejectedText(t *testing.T) {
	kept := []string{"--min", "40", "--below", "keep"}
	do := beginRejected(t, "toml", kept...)
	for range 2 {
		code, out, err := parasol(t, append([]string{"merge"}, kept...)...)
		if languagesWith(t, "fr", "Restez calmes") == "" {
			t.Fatal("the lesson is not kept")
		}
		if code != exitWell || !strings.Contains(out+err, "content/fr/a.md:1:3: warning rejected-stays: ") {
			t.Errorf("exit code %d\n%s%s", code, out, err)
		}
	}
	do("merge")
	if languagesWith(t, "fr", "Restez calmes") != "" {
		t.Error("a lesson that is written shows it")
	}
	if _, out, err := parasol(t, append([]string{"merge"}, kept...)...); strings.Contains(out+err, "rejected-stays") {
		t.Error(out, err)
	}
}

// TestARejectionOutlivesAnEdit: the source text is edited and the edit reverted,
// with what a memory that the project trusts has of it, and the file comes back
// while the text is gone or after it is back.
func TestARejectionOutlivesAnEdit(t *testing.T) {
	for _, format := range []string{"toml", "po"} {
		for _, trusted := range []bool{false, true} {
			for _, meanwhile := range []bool{false, true} {
				t.Run(fmt.Sprint(format, trusted, meanwhile), func(t *testing.T) { rejectionOutlivesEdit(t, format, trusted, meanwhile) })
			}
		}
	}
}

func rejectionOutlivesEdit(t *testing.T, format string, trusted, meanwhile bool) {
	do := beginRejected(t, format)
	if trusted {
		put(t, "locales/team.tmx", `<?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body><tu><tuv xml:lang="en"><seg>Stay calm</seg></tuv><tuv xml:lang="fr"><seg>Restez calmes</seg></tuv></tu></body></tmx>`)
		put(t, "parasol.yaml", "memory:\n  trusted: [team.tmx]\n")
		do("merge")
	}
	for _, edited := range []string{"# Stay calm, all of you\n", "# Something that is not alike at all\n"} {
		put(t, "content/en/a.md", edited)
		do("extract")
		if meanwhile {
			do("merge", "old/fr.csv")
		}
		put(t, "content/en/a.md", "# Stay calm\n")
		do("extract")
		do("extract", "--check")
		if _, out, _ := parasol(t, "coverage", "--to", "fr"); strings.Contains(out, "100") {
			t.Errorf("it is translated again:\n%s", out)
		}
		do("merge", "old/fr.csv")
		do("merge")
		if languagesWith(t, "fr", "Restez") != "" {
			t.Errorf("the rejected translation is published after %q\n%v", edited, tree(t, "locales"))
		}
	}
}
