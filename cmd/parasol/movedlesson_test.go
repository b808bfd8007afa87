package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// apartProject begins a project in which one lesson, in the languages, has a
// wording of its own for a text that others have, too.
func apartProject(t *testing.T, format string, languages ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	put(t, "parasol.yaml", "format: "+format+"\nlocales: ["+strings.Join(languages, ", ")+"]\n")
	for name, texts := range map[string][2]string{
		"home/one.md":   {"# Prepare\n\nCharge the [phone](umbrella://tools/phone) for 12 hours.\n\nRead [the list](https://example.org/list) of 7 things.\n", "# Préparation\n\nChargez le [téléphone](umbrella://tools/phone) pendant 12 heures.\n\nLisez [la liste](https://example.org/list) des 7 choses.\n"},
		"home/three.md": {"# Prepare\n\nLock the [door](umbrella://home/door) with 2 keys.\n\nAsk [the neighbours](https://example.org/neighbours) at 9.\n", "# Préparation\n\nFermez la [porte](umbrella://home/door) avec 2 clés.\n\nDemandez aux [voisins](https://example.org/neighbours) à 9 heures.\n"},
		"work/two.md":   {"# Prepare\n\nTell [3 colleagues](umbrella://work/colleagues) about it.\n\nCall [the office](https://example.org/office) at 18:00.\n", "# Préparez-vous\n\nDites-le à [3 collègues](umbrella://work/colleagues).\n\nAppelez [le bureau](https://example.org/office) à 18:00.\n"},
	} {
		put(t, "content/en/"+name, texts[0])
		for _, language := range languages {
			put(t, "content/"+language+"/"+name, texts[1])
		}
	}
	must(t, "align", "-q")
}

// pasts are what has become of the project of [apartProject] so far.
var pasts = map[string]func(t *testing.T){
	"merged":  func(t *testing.T) { must(t, "merge", "-q") },
	"by hand": func(t *testing.T) {},
	"by an earlier version, which knows no texts": func(t *testing.T) {
		must(t, "merge", "-q")
		var lines []string
		for line := range strings.Lines(get(t, "locales/merged.fr.txt")) {
			if !strings.HasPrefix(line, "#") {
				lines = append(lines, line)
			}
		}
		put(t, "locales/merged.fr.txt", strings.Join(lines, ""))
	},
	"the lesson before ends in the text": func(t *testing.T) {
		for _, language := range []string{"en", "fr"} {
			name := "content/" + language + "/home/three.md"
			heading, rest, _ := strings.Cut(get(t, name), "\n\n")
			put(t, name, rest+"\n"+heading+"\n")
		}
		removeAll(t, "locales")
		must(t, "align", "-q")
		removeAll(t, "locales/merged.fr.txt")
	},
	"never merged": func(t *testing.T) {
		removeAll(t, "content/fr")
		removeAll(t, "locales/merged.fr.txt")
	},
}

func removeAll(t *testing.T, name string) {
	t.Helper()
	if err := os.RemoveAll(name); err != nil {
		t.Fatal(err)
	}
}

// rename moves a lesson, or a folder of lessons.
func rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// quiet wants the same commands to change nothing when they are run again.
func quiet(t *testing.T, commands ...[]string) {
	t.Helper()
	before := tree(t, ".")
	for _, command := range commands {
		_, _, _ = parasol(t, command...)
	}
	for name, is := range tree(t, ".") {
		if is != before[name] {
			t.Errorf("%q again changes %s: was\n%s\nis\n%s", commands, name, before[name], is)
		}
		delete(before, name)
	}
	for name := range before {
		t.Errorf("%q again removes %s", commands, name)
	}
}

// TestAMovedLessonKeepsItsOwnTranslation: a text that one lesson translates
// otherwise than the others goes with the lesson, whatever run sees first that
// it has moved.
func TestAMovedLessonKeepsItsOwnTranslation(t *testing.T) {
	cost.SkipShort(t)
	moves := []struct{ from, to, lesson string }{
		{"work/two.md", "work/a-new-name.md", "work/a-new-name.md"},
		{"work/two.md", "a.md", "a.md"},
		{"work/two.md", "home/z.md", "home/z.md"},
		{"work", "office", "office/two.md"},
		{"work", "a/b", "a/b/two.md"},
	}
	runs := [][][]string{
		{{"merge"}},
		{{"merge", "--prune"}},
		{{"extract"}, {"merge", "--prune"}},
		{{"merge"}, {"extract"}, {"merge"}},
		{{"merge", "--to", "fr"}, {"merge"}},
		{{"extract", "--to", "fr"}, {"merge", "--prune", "--to", "fr"}, {"merge"}},
	}
	formats, names := []string{"toml", "json", "po", "yaml"}, slices.Sorted(maps.Keys(pasts))
	for i, move := range moves {
		for j, commands := range runs {
			format, past := formats[(i+j)%len(formats)], names[(i*len(runs)+j)%len(names)]
			at := fmt.Sprintf("%s, %s, %s is %s, %q", format, past, move.from, move.to, commands)
			apartProject(t, format, "fr", "de")
			pasts[past](t)
			rename(t, "content/en/"+move.from, "content/en/"+move.to)
			for _, command := range commands {
				must(t, append(command, "-q")...)
			}
			for _, language := range []string{"fr", "de"} {
				if lesson := get(t, "content/"+language+"/"+move.lesson); !strings.HasPrefix(lesson, "# Préparez-vous\n") {
					t.Errorf("%s: the lesson in %s is\n%s", at, language, lesson)
				}
				if lesson := get(t, "content/"+language+"/home/one.md"); !strings.HasPrefix(lesson, "# Préparation\n") {
					t.Errorf("%s: another lesson in %s is\n%s", at, language, lesson)
				}
			}
			quiet(t, commands...)
		}
	}
}

// TestAllThatPeopleWroteMovesWithALesson: the files are what they were but for
// the name of the lesson: translations, reviews, comments, drafts,
// alternatives, links.
func TestAllThatPeopleWroteMovesWithALesson(t *testing.T) {
	const was, is = "work/two.md", "work/two-b.md"
	names := strings.NewReplacer(segment.ID(was, "Prepare"), segment.ID(is, "Prepare"), was, is)
	returned := map[string]string{
		"a draft beside it": "# Peut-être ?\n#, fuzzy\nmsgctxt \"work/two.md\"\nmsgid \"Prepare\"\nmsgstr \"Soyez prêts\"\n",
		"reviewed":          "# Vu.\n# state: reviewed\nmsgctxt \"work/two.md\"\nmsgid \"Prepare\"\nmsgstr \"Tenez-vous prêts\"\n",
		"rejected":          "# Non.\n# state: rejected\n#, fuzzy\nmsgctxt \"work/two.md\"\nmsgid \"Prepare\"\nmsgstr \"Préparez-vous\"\n",
		"refused":           "msgctxt \"work/two.md\"\nmsgid \"Prepare\"\nmsgstr \"Prêts {{< x >}}\"\n",
	}
	for name, unit := range returned {
		for _, format := range []string{"toml", "po"} {
			for _, command := range []string{"extract", "merge"} {
				apartProject(t, format, "fr")
				must(t, "merge", "-q")
				put(t, "x.po", "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\n"+unit)
				_, _, _ = parasol(t, "merge", "x.po")
				put(t, "locales/links.fr.txt", "https://example.org/x\thttps://example.org/fr\t"+segment.ID(was, "Prepare")+"\n")
				_, _, _ = parasol(t, "merge")
				before := tree(t, "locales")
				rename(t, "content/en/"+was, "content/en/"+is)
				if _, _, said := parasol(t, command); strings.Contains(said, "gone") || strings.Contains(said, "new") {
					t.Errorf("%s, %s: %s: %s", name, format, command, said)
				}
				after := tree(t, "locales")
				for file, text := range before {
					want, got := withoutHashes(names.Replace(text)), withoutHashes(after[file])
					if !strings.Contains(file, "merged.") && !strings.Contains(file, "links.") && got != want {
						t.Errorf("%s, %s, %s: %s: want\n%s\ngot\n%s", name, format, command, file, want, got)
					}
				}
				if links := after["/links.fr.txt"]; !strings.Contains(links, "\t"+segment.ID(is, "Prepare")+"\n") {
					t.Errorf("%s, %s, %s: links: %q in %q", name, format, command, links, slices.Sorted(maps.Keys(after)))
				}
			}
		}
	}
}

// withoutHashes is a file of translations without what a name makes of itself,
// and in the order of its lines, since names stand in order of their hash.
func withoutHashes(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "hash = ") && !strings.HasPrefix(line, "# state: reviewed ") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "")
}

// TestALessonThatIsGoneLeavesItsOwnTranslationToNobody: what is no move makes
// no text of one lesson that of another.
func TestALessonThatIsGoneLeavesItsOwnTranslationToNobody(t *testing.T) {
	gone := map[string]func(t *testing.T){
		"removed": func(t *testing.T) {},
		"another has the text now": func(t *testing.T) {
			put(t, "content/en/work/new.md", "# Prepare\n\nMake a plan for 5 days.\n\nKeep it with [a friend](https://example.org/friend).\n")
		},
		"one that was there before has all of it now": func(t *testing.T) {
			put(t, "content/en/home/three.md", get(t, "content/en/home/three.md")+"\nTell [3 colleagues](umbrella://work/colleagues) about it.\n")
		},
	}
	for _, format := range []string{"toml", "po"} {
		for were, begin := range pasts {
			for name, become := range gone {
				apartProject(t, format, "fr")
				begin(t)
				removeAll(t, "content/en/work/two.md")
				become(t)
				must(t, "merge", "--prune", "-q")
				for file, lesson := range tree(t, "content/fr") {
					if strings.Contains(lesson, "Préparez-vous") && file != "/work/two.md" {
						t.Errorf("%s, %s, %s: %s is\n%s", format, were, name, file, lesson)
					}
				}
				if all := strings.Join(slices.Collect(maps.Values(tree(t, "locales"))), ""); !strings.Contains(all, "Préparez-vous") {
					t.Errorf("%s, %s, %s: the translation is lost", format, were, name)
				}
			}
		}
	}
}
