package main

import (
	"fmt"
	"strings"
	"testing"
)

// TestABlankTextIsNoTranslation: a text that nobody sees changes nothing, in
// whatever format and character it comes back: a finished translation stays.
func TestABlankTextIsNoTranslation(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "content/en/a.md", twoItems)
	put(t, "first.fr.po", "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\nmsgid \"One item here.\"\nmsgstr \"Un objet ici.\"\n")
	if code, out, err := parasol(t, "merge", "--to", "fr", "first.fr.po"); code != exitWell {
		t.Fatal(out, err)
	}
	lesson := get(t, "content/fr/a.md")
	catalogs := fmt.Sprint(tree(t, "locales"))
	for _, format := range []string{"po", "csv", "xliff", "xliff2", "tmx", "toml", "json", "yaml"} {
		if code, out, err := parasol(t, "extract", "--out", "out", "--format", format); code != exitWell {
			t.Fatal(format, out, err)
		}
	}
	returned := tree(t, "out")
	for _, blank := range []string{"\u00a0", "\u00ad", "\u200b", "\u200e", "\u2028", "\u2800", "\u3000", "\u3164", "\ufeff", " \u00a0\u200b "} {
		for name, text := range returned {
			name = strings.TrimPrefix(name, "/")
			if !strings.Contains(name, "fr") {
				continue
			}
			text = strings.ReplaceAll(text, "Un objet ici.", blank)
			put(t, "returned/"+name, text)
			if _, out, err := parasol(t, "merge", "returned/"+name); get(t, "content/fr/a.md") != lesson {
				t.Fatalf("%q in %s reaches the lesson: %s%s", blank, name, out, err)
			}
			if now := fmt.Sprint(tree(t, "locales")); now != catalogs {
				t.Fatalf("%q in %s changes the catalogs: %s", blank, name, now)
			}
		}
		id := "one-item-here-ayrh5q7pbs6gduqn"
		for name, text := range map[string]string{
			"translate.fr.toml": fmt.Sprintf("[%q]\nother = %q\n", id, blank),
			"translate.fr.json": fmt.Sprintf("{%q: {\"other\": %q}}\n", id, blank),
			"two.fr.csv":        "source,target\nOne item here.," + blank + "\nTwo items here.," + blank + "\n",
		} {
			put(t, "returned/"+name, strings.ReplaceAll(text, `\x`, `\u00`))
			if _, out, err := parasol(t, "merge", "returned/"+name); get(t, "content/fr/a.md") != lesson || fmt.Sprint(tree(t, "locales")) != catalogs {
				t.Fatalf("%q in %s: %s%s", blank, name, out, err)
			}
		}
	}
}
