package check

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/glossary"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// A pair is a source text and its translation.
type pair struct{ source, target string }

// goodPairs are translations that nothing is wrong with, by locale: the lines
// of testdata/good, each the translation of the same line of en.txt.
func goodPairs(t testing.TB) map[string][]pair {
	t.Helper()
	sources := lines(t, "testdata/good/en.txt")
	files, err := filepath.Glob("testdata/good/*.txt")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	good := map[string][]pair{}
	for _, name := range files {
		locale := strings.TrimSuffix(filepath.Base(name), ".txt")
		if locale == "en" {
			continue
		}
		targets := lines(t, name)
		if len(targets) != len(sources) {
			t.Fatalf("%s: %d lines, want %d", name, len(targets), len(sources))
		}
		for i := range targets {
			good[locale] = append(good[locale], pair{sources[i], targets[i]})
		}
	}
	return good
}

func lines(t testing.TB, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
}

// planOf is a plan that holds the pairs as finished translations.
func planOf(locale string, pairs ...pair) []*merge.Plan {
	plan := &merge.Plan{Locale: locale, Entries: make([]merge.Entry, len(pairs))}
	for i, p := range pairs {
		s := &segment.Segment{Text: p.source, Tags: tagsOf(p.source)}
		plan.Entries[i] = merge.Entry{Segment: s, Status: merge.Translated, Message: &locales.Message{
			ID: s.ID(), Source: p.source, Tags: s.Tags, Target: p.target, State: locales.Translated,
			Pos: segment.Pos{File: "active." + locale + ".toml", Line: i + 1, Col: 1},
		}}
	}
	return []*merge.Plan{plan}
}

// tagsOf makes a tag of everything in a text that is spelled like one.
func tagsOf(text string) []segment.Tag {
	var tags []segment.Tag
	for i := strings.IndexByte(text, '<'); i >= 0 && i < len(text); i++ {
		n := segment.TagLength(text[i:])
		if n == 0 || text[i+1] == '/' {
			continue
		}
		name := strings.Trim(text[i:i+n], "</>")
		kind := strings.TrimRight(name, "0123456789")
		tag := segment.Tag{Kind: segment.TagKind(kind), Num: int(name[len(kind)] - '0')}
		if !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// testOptions have a word to keep, and a term in every locale.
func testOptions(good map[string][]pair) Options {
	term := glossary.Term{Names: []glossary.Name{{Locale: "en", Text: "encryption"}}}
	for locale, pairs := range good {
		_, rest, _ := strings.Cut(pairs[11].target, "<a1>")
		name, _, _ := strings.Cut(rest, "</a1>")
		term.Names = append(term.Names, glossary.Name{Locale: locale, Text: name})
	}
	return Options{Source: "en", Keep: []string{"Signal"}, Glossary: []glossary.Term{term}}
}

// TestGoodTranslations wants no finding but notes in good translations, and
// few of those.
func TestGoodTranslations(t *testing.T) {
	good := goodPairs(t)
	texts, notes := 0, 0
	for locale, pairs := range good {
		texts += len(pairs)
		for _, f := range Translations(planOf(locale, pairs...), testOptions(good)) {
			if notes++; f.Level > finding.Note {
				t.Errorf("%s: %s %s: %s\n%s\n%s", locale, f.Level, f.Rule, f.Sentence, f.Source, f.Text)
			} else {
				t.Logf("%s: %s: %s\n%s", locale, f.Rule, f.Sentence, f.Text)
			}
		}
	}
	if notes*20 > texts {
		t.Errorf("%d notes in %d texts", notes, texts)
	}
}
