package check

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// beside are the lessons that planted ones lead to, the same in each locale.
var beside = map[string]string{
	"about/s_about.md":            "---\ntitle: About\n---\n# About\n",
	"tools/messaging/s_signal.md": "---\ntitle: Signal\n---\n# Signal\n",
	"glossary/s_metadata.md":      "---\ntitle: Metadata\n---\n",
	"forms/f_incident.yml":        "title: Incident\n",
}

// before is a sound start of each planted lesson.
const before = "---\nindex: 1\ntitle: T\n---\n## Sujets {#sujets}\n\n"

const plantedPath = "tools/messaging/s_planted.md"

// images are the files that are there besides lessons.
func images(path string) bool { return path == "tools/messaging/map.png" }

func tree(t testing.TB, locale string, lessons map[string]string) *content.Tree {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range beside {
		fsys[locale+"/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, text := range lessons {
		fsys[locale+"/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, err := content.Load(fsys, content.DefaultLayout, locale, nil)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// lines reads the lines of a file that are not comments, each the inside of a
// Go string.
func plantedLines(t testing.TB, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); strings.HasPrefix(line, "// ") || line == "" {
			continue
		}
		text, err := strconv.Unquote(`"` + strings.ReplaceAll(line, `"`, `\"`) + `"`)
		if err != nil {
			t.Fatalf("%s: %q: %v", file, line, err)
		}
		all = append(all, text)
	}
	return all
}

// archives are the files of a folder of testdata, one a rule.
func archives(t *testing.T, folder string, plant func(t *testing.T, rule string, lines []string)) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("nothing is planted in %s: %v", folder, err)
	}
	for _, f := range files {
		rule := strings.TrimSuffix(filepath.Base(f), ".txt")
		if folder == "sound" {
			rule = ""
		}
		t.Run(filepath.Base(f), func(t *testing.T) { plant(t, rule, plantedLines(t, f)) })
	}
}

// minPlanted is how often each rule is tried.
const minPlanted = 20

// all are the findings of every group on a source and its translation, and
// on the source alone.
func bothWays(t *testing.T, source, translated *content.Tree) (alone, paired []finding.Finding) {
	t.Helper()
	alone = slices.Concat(Links(source, nil, images, address.DefaultSchemes, Known{}), Sources(source))
	paired = slices.Concat(Links(source, translated, images, address.DefaultSchemes, Known{}), Lessons(source, translated, Known{Same: func(string) bool { return true }}))
	return alone, paired
}

func has(found []finding.Finding, rule string) bool {
	return slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Rule == rule })
}

// makesSense holds a finding against its lesson: it names a rule, and what it
// shows is in the file where it says.
func makesSense(t *testing.T, tree *content.Tree, found []finding.Finding) {
	t.Helper()
	for _, f := range found {
		i := slices.IndexFunc(allRules(), func(r finding.Rule) bool { return r.ID == f.Rule })
		if i < 0 || allRules()[i].Level < f.Level || f.Sentence == "" {
			t.Errorf("%v: no such rule: %+v", f.Pos, f)
		}
		if f.Pos.Line == 0 {
			continue
		}
		for _, d := range tree.Documents {
			at := d.Position(0).File
			if at != f.Pos.File {
				continue
			}
			line := strings.Split(strings.ReplaceAll(string(d.Source()), "\r\n", "\n"), "\n")[f.Pos.Line-1]
			if f.Text != line || f.Start > f.End || f.End > len(line) || d.Position(d.Offset(f.Pos.Line, 1)+f.Start) != f.Pos && !strings.HasPrefix(line, "\ufeff") {
				t.Errorf("%v: %s: shows %q[%d:%d] of %q", f.Pos, f.Rule, f.Text, f.Start, f.End, line)
			}
		}
	}
}

// TestPlantedDefectsAreFound plants defects in a lesson: each is found in the
// source; in a translation of a sound source; and not in a translation of a
// source that has it too, unless it is about the source alone.
func TestPlantedDefectsAreFound(t *testing.T) {
	archives(t, "planted", func(t *testing.T, rule string, defects []string) {
		if len(defects) < minPlanted {
			t.Errorf("only %d", len(defects))
		}
		sound := tree(t, "en", map[string]string{plantedPath: before + "Sound.\n"})
		for _, defect := range defects {
			lesson := map[string]string{plantedPath: before + defect + "\n"}
			source, translated := tree(t, "en", lesson), tree(t, "fr", lesson)
			alone, _ := bothWays(t, source, translated)
			if !has(alone, rule) {
				t.Errorf("%q is not found in a source", defect)
			}
			makesSense(t, source, alone)
			_, paired := bothWays(t, sound, translated)
			ofSource := slices.ContainsFunc(rulesOfSources(), func(r finding.Rule) bool { return r.ID == rule })
			if !ofSource && !has(paired, rule) {
				t.Errorf("%q is not found in a translation: %v", defect, paired)
			}
			makesSense(t, translated, paired)
			if _, paired := bothWays(t, source, translated); has(paired, rule) {
				t.Errorf("%q is said again of the translation", defect)
			}
		}
	})
}

// TestPairedDefectsAreFound plants a text in the source, and another in the
// translation.
func TestPairedDefectsAreFound(t *testing.T) {
	archives(t, "paired", func(t *testing.T, rule string, defects []string) {
		if len(defects) < minPlanted {
			t.Errorf("only %d", len(defects))
		}
		for _, defect := range defects {
			is, was, ok := strings.Cut(defect, " => ")
			if !ok {
				t.Fatalf("%q", defect)
			}
			found(t, rule, defect, plantedPath, before+is+"\n", before+was+"\n")
		}
	})
}

// TestBrokenFilesAreFound plants whole files.
func TestBrokenFilesAreFound(t *testing.T) {
	archives(t, "whole", func(t *testing.T, rule string, defects []string) {
		if len(defects) < minPlanted {
			t.Errorf("only %d", len(defects))
		}
		for _, defect := range defects {
			parts := strings.Split(defect, " => ")
			if len(parts) != 3 {
				t.Fatalf("%q", defect)
			}
			found(t, rule, defect, "tools/"+parts[0], parts[1], parts[2])
		}
	})
}

// TestBrokenSourcesAreFound plants whole files of the source, and none of what a
// translation of a sound one has to do with.
func TestBrokenSourcesAreFound(t *testing.T) {
	archives(t, "alone", func(t *testing.T, rule string, defects []string) {
		if len(defects) < minPlanted {
			t.Errorf("only %d", len(defects))
		}
		for _, defect := range defects {
			path, source, _ := strings.Cut(defect, " => ")
			en := tree(t, "en", map[string]string{path: source})
			alone, _ := bothWays(t, en, en)
			if !has(alone, rule) {
				t.Errorf("%q is not found", defect)
			}
			makesSense(t, en, alone)
		}
	})
}

func found(t *testing.T, rule, defect, path, source, translation string) {
	t.Helper()
	en, fr := tree(t, "en", map[string]string{path: source}), tree(t, "fr", map[string]string{path: translation})
	_, paired := bothWays(t, en, fr)
	if !has(paired, rule) {
		t.Errorf("%q is not found: %v", defect, sentences(paired))
	}
	makesSense(t, fr, paired)
	if _, paired := bothWays(t, en, tree(t, "fr", map[string]string{path: source})); has(paired, rule) {
		t.Errorf("%q is found in the source's own bytes: %v", defect, sentences(paired))
	}
}

func sentences(found []finding.Finding) []string {
	var all []string
	for _, f := range found {
		all = append(all, fmt.Sprintf("%v: %s: %s", f.Pos, f.Rule, f.Sentence))
	}
	return all
}

// TestSoundLessonsHaveNoFindings tries prose that looks like damage, one line
// a lesson, as a source and as a translation.
func TestSoundLessonsHaveNoFindings(t *testing.T) {
	archives(t, "sound", func(t *testing.T, _ string, sound []string) {
		if len(sound) < 60 {
			t.Errorf("only %d", len(sound))
		}
		for _, text := range sound {
			lesson := map[string]string{plantedPath: before + text + "\n"}
			alone, paired := bothWays(t, tree(t, "en", lesson), tree(t, "fr", lesson))
			for _, f := range sentences(slices.Concat(alone, paired)) {
				t.Errorf("%q: %s", text, f)
			}
			plain := map[string]string{plantedPath: before + "A plain text.\n"}
			_, paired = bothWays(t, tree(t, "en", plain), tree(t, "fr", lesson))
			for _, f := range paired {
				if !slices.Contains([]string{"added-link", "structure"}, f.Rule) {
					t.Errorf("%q as a translation: %s", text, f.Sentence)
				}
			}
		}
	})
}

// TestEveryLessonCanBeAnOrphan and its fellows try the rules about lessons as
// a whole on all of the sample.
func TestEveryLessonCanBeAnOrphan(t *testing.T) {
	en := sample(t, "en")
	found := Lessons(&content.Tree{Locale: "en"}, en, Known{})
	if len(found) != len(en.Documents) || len(found) < minPlanted {
		t.Errorf("%d of %d", len(found), len(en.Documents))
	}
	for _, f := range found {
		if f.Rule != "orphan-lesson" {
			t.Errorf("%v: %s", f.Pos, f.Rule)
		}
	}
}

func TestEveryLessonCanBeOutdated(t *testing.T) {
	en, n := sample(t, "en"), 0
	today := func(edit string) Known {
		lessons := byPath(en)
		return Known{Merged: func(path string) []byte { return append(slices.Clone(lessons[path].Source()), edit...) }}
	}
	for _, f := range Lessons(en, en, today("x")) {
		if f.Rule == "outdated-lesson" {
			n++
		}
	}
	if n != len(en.Documents) || n < minPlanted {
		t.Errorf("%d of %d", n, len(en.Documents))
	}
	if found := Lessons(en, en, today("")); len(found) > 0 {
		t.Errorf("%v", sentences(found))
	}
}

func TestLessonsInTheSourceLanguage(t *testing.T) {
	en, n := sample(t, "en"), 0
	for _, f := range Lessons(en, en, Known{}) {
		if f.Rule != "source-language" {
			t.Errorf("%v: %s", f.Pos, f.Rule)
		}
		n++
	}
	if n < minPlanted {
		t.Errorf("%d of %d", n, len(en.Documents))
	}
	same := Known{Same: func(text string) bool { return true }}
	if found := Lessons(en, en, same); len(found) > 0 {
		t.Errorf("what is listed as the same: %v", sentences(found))
	}
}

func sample(t testing.TB, locale string) *content.Tree {
	t.Helper()
	tree, err := content.Load(content.Sample, content.DefaultLayout, locale, nil)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// TestSampleIsSound holds that the sample lessons of four languages have no
// finding.
func TestSampleIsSound(t *testing.T) {
	exists := func(path string) bool {
		f, err := content.Sample.Open("en/" + path)
		if err == nil {
			_ = f.Close()
		}
		return err == nil || strings.HasSuffix(path, ".png") // images are not embedded
	}
	en := sample(t, "en")
	for _, f := range slices.Concat(Links(en, nil, exists, address.DefaultSchemes, Known{}), Sources(en)) {
		t.Errorf("%v: %s: %s", f.Pos, f.Rule, f.Sentence)
	}
	for _, locale := range []string{"fr", "ar", "zh-Hant"} {
		translated := sample(t, locale)
		lessons := byPath(translated)
		known := Known{Merged: func(path string) []byte { return lessons[path].Source() }} // as CI holds
		for _, f := range slices.Concat(Links(en, translated, exists, address.DefaultSchemes, Known{}), Lessons(en, translated, known)) {
			t.Errorf("%v: %s: %s", f.Pos, f.Rule, f.Sentence)
		}
	}
}

// allRules are those of the groups.
func allRules() []finding.Rule {
	return slices.Concat(rulesOfLinks(), rulesOfTexts(), rulesOfLessons(), rulesOfSources())
}

func TestEveryRuleIsSaidAndTried(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range allRules() {
		if seen[r.ID] || r.ID == "" || r.Sentence == "" || r.Help == "" || strings.HasSuffix(r.Sentence, ".") || r.ID != strings.ToLower(r.ID) {
			t.Errorf("%+v", r)
		}
		seen[r.ID] = true
		files, _ := filepath.Glob("testdata/*/" + r.ID + ".txt")
		if len(files) != 1 && !slices.Contains([]string{"orphan-lesson", "outdated-lesson", "source-language"}, r.ID) {
			t.Errorf("%s: planted in %q", r.ID, files)
		}
	}
}
