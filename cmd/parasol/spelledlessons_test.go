package main

import (
	"strings"
	"testing"
)

// TestALessonOfALanguageInAnotherSpellingIsNoSource: where translations lie
// beside the lessons, French is French however its name is spelled; it is named,
// since no command writes it.
func TestALessonOfALanguageInAnotherSpellingIsNoSource(t *testing.T) {
	for _, layout := range []struct{ content, source, target, lesson, other string }{
		{"docs", "{path}", "{stem}.{locale}{ext}", "docs/a.md", "docs/a.LANG.md"},
		{"docs", "{path}", "{stem}.{locale}{ext}", "docs/b/c.md", "docs/b/c.LANG.md"},
		{".", "docs/{path}", "docs/{locale}/{path}", "docs/a.md", "docs/LANG/a.md"},
	} {
		for tag, is := range map[string]string{"FR": "fr", "fr-FR": "fr", "fr_CA": "fr", "ZH-HANT": "zh-Hant", "zh-TW": "zh-Hant", "de": "", "eng": "", "map": "", "fr-Arab": "", "EN": ""} {
			t.Chdir(t.TempDir())
			put(t, "parasol.yaml", "locales: [fr, zh-Hant]\nlayout:\n  content: "+layout.content+"\n  source: \""+layout.source+"\"\n  target: \""+layout.target+"\"\n")
			put(t, layout.lesson, "# Stay calm\n")
			other := strings.Replace(layout.other, "LANG", tag, 1)
			put(t, other, "# Autre\n")
			_, out, err := parasol(t, "extract")
			if isSource := strings.Contains(get(t, "locales/active.en.toml"), "Autre"); isSource != (is == "") {
				t.Errorf("%s: a lesson of the source: %v: %s%s", other, isSource, out, err)
			}
			if named := strings.Contains(out, other+": warning skipped: the name says "+is+" "); named != (is != "") {
				t.Errorf("%s is named: %v: %s%s", other, named, out, err)
			}
			must(t, "merge", "-q")
			if get(t, other) != "# Autre\n" && is != "" {
				t.Errorf("%s is written", other)
			}
		}
	}
}
