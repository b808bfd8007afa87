package main

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestLanguagesKeepTheirFormatWhileTwoFilesHaveTheSource: which of both counts
// is for a person to say, and until then no format is switched.
func TestLanguagesKeepTheirFormatWhileTwoFilesHaveTheSource(t *testing.T) {
	for _, format := range []string{"toml", "po"} {
		begin(t, "fr,de")
		messages := get(t, "locales/active.en.toml")
		must(t, "extract", "--format", "po", "-q")
		template := get(t, "locales/lessons.pot")
		must(t, "extract", "--format", format, "-q")
		put(t, "locales/active.en.toml", messages)
		put(t, "locales/lessons.pot", template)
		before := tree(t, "locales")
		for _, args := range [][]string{{"extract"}, {"extract", "--format", "po"}, {"merge"}, {"extract", "--format", "toml"}, {"extract", "--format", "json"}} {
			code, out, err := parasol(t, args...)
			if code != 1 || !strings.Contains(out, "stands beside") {
				t.Errorf("%s, %q: %d: %s%s", format, args, code, out, err)
			}
			after := tree(t, "locales")
			delete(after, "/merged.fr.txt")
			delete(after, "/merged.de.txt")
			if len(after) != len(before) {
				t.Errorf("%s, %q: the files are %q", format, args, slices.Sorted(maps.Keys(after)))
			}
			for name, is := range before {
				if after[name] != is {
					t.Errorf("%s, %q: %s is changed", format, args, name)
				}
			}
		}
	}
}

// TestATemplateAlwaysSaysItsLanguage: also where it has texts that no lesson
// has, for the sake of a language that the run leaves alone, or comments.
func TestATemplateAlwaysSaysItsLanguage(t *testing.T) {
	begin(t, "fr,de")
	put(t, "content/en/a.md", "# Stay very calm\n")
	put(t, "parasol.yaml", "locales: [fr]\n")
	must(t, "extract", "--format", "po", "-q")
	for _, comment := range []string{"", "# Hello.\n"} {
		put(t, "locales/lessons.pot", strings.Replace(get(t, "locales/lessons.pot"), "#: a.md\n", comment+"#: a.md\n", 1))
		must(t, "extract", "-q")
		if pot := get(t, "locales/lessons.pot"); !strings.Contains(pot, "X-Source-Language: en\\n") || !strings.Contains(pot, comment) {
			t.Error(pot)
		}
		must(t, "extract", "--check")
	}
}
