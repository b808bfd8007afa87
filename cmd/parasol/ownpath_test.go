package main

import (
	"strings"
	"testing"
)

// TestAContextMayBeThePathOfALesson: what an author sets apart is a text to
// translate, whatever the context is, and no translation of the text without
// it stands there.
func TestAContextMayBeThePathOfALesson(t *testing.T) {
	for _, context := range []string{"a.md", "b.md", "door, in a.md"} {
		for _, format := range []string{"toml", "po"} {
			t.Chdir(t.TempDir())
			put(t, "content/en/a.md", "<!-- parasol:context "+context+" -->\nOpen the door\n\nOne item here.\n")
			put(t, "content/en/b.md", "Open the door\n")
			must(t, "extract", "--to", "fr", "-q", "--format", format)
			put(t, "x.fr.po", "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\nmsgid \"Open the door\"\nmsgstr \"Porte ouverte\"\n")
			if _, out, err := parasol(t, "merge", "x.fr.po"); !strings.Contains(err, "1 translated, 2 to do") {
				t.Errorf("%s, %s: %s%s", context, format, out, err)
			}
			if lesson := get(t, "content/fr/a.md"); !strings.Contains(lesson, "Open the door") {
				t.Errorf("%s, %s: %s", context, format, lesson)
			}
			put(t, "x.fr.po", "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\nmsgctxt \""+context+"\"\nmsgid \"Open the door\"\nmsgstr \"Ouvrez la porte\"\n")
			must(t, "merge", "x.fr.po")
			must(t, "merge")
			if lesson := get(t, "content/fr/a.md"); !strings.Contains(lesson, "Ouvrez la porte") {
				t.Errorf("%s, %s: %s", context, format, lesson)
			}
			if lesson := get(t, "content/fr/b.md"); !strings.Contains(lesson, "Porte ouverte") {
				t.Errorf("%s, %s: %s", context, format, lesson)
			}
		}
	}
}
