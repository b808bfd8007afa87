package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// linkTo puts a link in the place of a file or folder.
func linkTo(t *testing.T, to, name string) {
	t.Helper()
	if err := os.RemoveAll(name); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.FromSlash(to), name); err != nil {
		t.Skip(err)
	}
}

const twoItems = "One item here.\n\nTwo items here.\n"

// TestNoLessonIsWrittenThroughALinkToAnother: where the place of a lesson leads
// to the source, or to another language, those stay as they are and the link is
// named; other lessons are written.
func TestNoLessonIsWrittenThroughALinkToAnother(t *testing.T) {
	const suffixed = "layout:\n  content: docs\n  source: '{path}'\n  target: '{stem}.{locale}{ext}'\n"
	for _, test := range []struct {
		name, config, source, link, to string
		leads, writes                  string // writes is another lesson, "" if there is none
	}{
		{"a page", "", "content/en/a.md", "content/fr/a.md", "../en/a.md", "content/en/a.md", "content/fr/b.md"},
		{"a language", "", "content/en/a.md", "content/fr", "en", "content/en", ""},
		{"a folder in it", "", "content/en/in/a.md", "content/fr/in", "../en/in", "content/en/in", "content/fr/in2/b.md"},
		{"beside its source", suffixed, "docs/a.md", "docs/a.fr.md", "a.md", "docs/a.md", "docs/b.fr.md"},
		{"another language", "", "content/en/a.md", "content/fr/a.md", "../de/a.md", "content/de/a.md", "content/fr/b.md"},
		{"another one's folder", "", "content/en/a.md", "content/fr", "de", "content/de", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			put(t, "parasol.yaml", "locales: [fr]\n"+test.config)
			put(t, test.source, twoItems)
			put(t, "content/de/a.md", "Ein Ding hier.\n\nZwei Dinge hier.\n")
			if test.writes != "" {
				put(t, strings.NewReplacer("/fr/", "/en/", ".fr.", ".").Replace(test.writes), twoItems)
			}
			put(t, "x.fr.po", "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\nmsgid \"One item here.\"\nmsgstr \"Un objet ici.\"\n")
			linkTo(t, test.to, test.link)
			before := get(t, test.source)
			german := get(t, "content/de/a.md")
			for _, command := range [][]string{{"merge", "x.fr.po"}, {"merge"}, {"merge", "--prune"}} {
				code, out, stderr := parasol(t, command...)
				link, leads := filepath.FromSlash(test.link), filepath.FromSlash(test.leads)
				if code != exitFound || !strings.Contains(out, link+": error by-hand: is a link to "+leads+",") || strings.Count(out, "by-hand") != 1 {
					t.Errorf("%v: %d %s%s", command, code, out, stderr)
				}
			}
			if get(t, test.source) != before || get(t, "content/de/a.md") != german {
				t.Error("written through the link")
			}
			if info, err := os.Lstat(test.link); err != nil || info.Mode()&os.ModeSymlink == 0 {
				t.Error("the link is gone", err)
			}
			if test.writes != "" && !strings.Contains(get(t, test.writes), "Un objet ici.") {
				t.Error(test.writes, "is not written")
			}
		})
	}
}

// TestALinkOutOfTheLessonsIsAPlace: lessons may lie elsewhere, also under
// another spelling of the language.
func TestALinkOutOfTheLessonsIsAPlace(t *testing.T) {
	for link, to := range map[string]string{"content/fr": "../elsewhere", "content/fr/a.md": "../../elsewhere/a.md", "content/fr/": "fr_FR"} {
		t.Run(link, func(t *testing.T) {
			t.Chdir(t.TempDir())
			put(t, "content/en/a.md", twoItems)
			put(t, "elsewhere/a.md", twoItems)
			put(t, "content/fr_FR/a.md", twoItems)
			put(t, "x.fr.po", "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\nmsgid \"One item here.\"\nmsgstr \"Un objet ici.\"\n")
			linkTo(t, to, strings.TrimSuffix(link, "/"))
			if err := os.MkdirAll("content/fr", 0o777); err != nil {
				t.Fatal(err)
			}
			_, out, _ := parasol(t, "merge", "x.fr.po")
			if get(t, "content/en/a.md") != twoItems || strings.Contains(out, "is a link to") {
				t.Error(out)
			}
		})
	}
}

// TestNoLessonIsRepairedOrAdoptedThroughALink: what lies behind a link to
// another language is no translation, and is not repaired as one.
func TestNoLessonIsRepairedOrAdoptedThroughALink(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "content/en/a.md", "# Call **us**\n\nRead [this page](tel.md) now.\n")
	put(t, "content/en/b.md", "Wait here.\n")
	put(t, "content/fr/b.md", "Attendez ici.\n")
	german := "# Rufen Sie **uns **\n\nLesen Sie [diese Seite] (tel.md) jetzt.\n"
	put(t, "content/de/a.md", german)
	linkTo(t, "../de/a.md", "content/fr/a.md")
	code, out, _ := parasol(t, "align", "--to", "fr", "--fix")
	if code != exitFound || !strings.Contains(out, "is a link to "+filepath.FromSlash("content/de/a.md")) {
		t.Error(code, out)
	}
	if get(t, "content/de/a.md") != german {
		t.Error("German is repaired as French")
	}
	for name, text := range tree(t, "locales") {
		if strings.Contains(text, "Lesen Sie") {
			t.Error(name, "has German for French")
		}
	}
}

// TestALinkToAnotherLessonIsNoLessonToRead: no command says of a language what
// is another's, and no list of its lessons has it.
func TestALinkToAnotherLessonIsNoLessonToRead(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "parasol.yaml", "locales: [fr]\n")
	put(t, "content/en/a.md", "# Stay calm today\n\nRead the page [there](gone.md) with **care**.\n")
	put(t, "content/en/b.md", "Wait here.\n")
	put(t, "content/de/a.md", "# Bleiben Sie ruhig\n\nLesen Sie [die Seite] (gone.md).\n")
	for _, leads := range []string{"../de/a.md", "../en/a.md"} {
		removeAll(t, "locales")
		removeAll(t, "content/fr")
		linkTo(t, leads, "content/fr/a.md")
		put(t, "content/en/a.md", "# Stay calm today\n\nRead the page [there](gone.md) with **care**.\n")
		must(t, "extract", "-q")
		put(t, "x.po", "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\nmsgid \"Stay calm today\"\nmsgstr \"Du calme\"\n")
		_, _, _ = parasol(t, "merge", "x.po")
		put(t, "content/en/a.md", "# Stay very calm today\n\nRead the page [there](gone.md) with **care**.\n")
		if _, out, err := parasol(t, "check", "--level", "note"); strings.Contains(out, "content/fr/a.md") {
			t.Errorf("%s: %s%s", leads, out, err)
		}
		must(t, "extract", "-q")
		if list := tree(t, "locales")["/merged.fr.txt"]; strings.Contains(list, "a.md") {
			t.Errorf("%s: %s", leads, list)
		}
	}
}

// get is the text of a file.
func get(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
