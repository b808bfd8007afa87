package project

import (
	"maps"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// TestAdoptionTakesNoWordsAway holds that a site whose translations were aligned
// and then merged shows its readers the words that it did: as many of each on each
// page, but for what repairs of damaged Markdown take, one word in 2,000 at most; that
// a second merge changes nothing; and that the lessons can be made again from the
// translation files alone, but for those that a finding names.
func TestAdoptionTakesNoWordsAway(t *testing.T) {
	corpus := os.Getenv("PARASOL_CORPUS")
	if corpus == "" {
		t.Skip("PARASOL_CORPUS is not set")
	}
	render, mostLost := renderer(t)
	for i, s := range sites {
		if seed, err := strconv.Atoi(os.Getenv("PARASOL_SEED")); err == nil && os.Getenv("PARASOL_FULL") == "" && seed%len(sites) != i {
			continue // CI takes one, which the commit chooses
		}
		was := adopt(t, corpus, s.name, s.source, s.languages)
		is := &site{maps.Clone(was.lessons), maps.Clone(was.catalogs), was.languages}
		out := is.merge(t)
		for _, language := range is.languages {
			r := reread(t, was, is, language, render)
			t.Logf("%s/%s: %d words on %d pages, %d lost, %d of the source in their place", s.name, language, r.words, r.pages, r.lost, r.foreign)
			if r.pages == 0 || float64(r.lost) > mostLost*float64(r.words) {
				t.Errorf("%s/%s: %d of %d words are lost on %d pages", s.name, language, r.lost, r.words, r.pages)
			}
		}
		if again := is.merge(t); len(again.Files) > 0 {
			t.Errorf("%s: a second merge writes %d files, %s first", s.name, len(again.Files), again.Files[0].Path())
		}
		is.holdsAlone(t, s.name, out)
	}
}

// reread compares the pages of a language that a source has.
func reread(t *testing.T, was, is *site, language string, render func([]byte) string) reading {
	t.Helper()
	var pages []string
	for name := range was.lessons {
		if strings.HasPrefix(name, language+"/") && isPage(name) && was.lessons["en"+name[len(language):]] != nil {
			pages = append(pages, name)
		}
	}
	readings := make([]reading, len(pages))
	content.Parallel(len(pages), func(i int) {
		page := pages[i]
		readings[i] = compare(page, was.lessons[page].Data, is.lessons[page].Data, was.lessons["en"+page[len(language):]].Data, render)
	})
	var all reading
	for i := range readings {
		if all.add(readings[i]); readings[i].lost > 0 {
			t.Logf("%s: %d words are lost", pages[i], readings[i].lost)
		}
	}
	return all
}

// merge merges, and writes.
func (s *site) merge(t *testing.T) *Outcome {
	t.Helper()
	out, err := s.open(t).Merge(MergeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	s.write(out)
	return out
}

// holdsAlone wants the same lessons from the source and the translation files.
func (s *site) holdsAlone(t *testing.T, name string, out *Outcome) {
	t.Helper()
	named := map[string]bool{}
	for _, f := range out.Findings {
		if f.Level == finding.Error {
			named[strings.TrimPrefix(f.Pos.File, "content/")] = true
		}
	}
	before := maps.Clone(s.lessons)
	wrote := map[string]bool{}
	for _, l := range out.Languages {
		for path := range l.Manifest {
			wrote[l.Name+"/"+path] = true
		}
		maps.DeleteFunc(s.lessons, func(file string, _ *fstest.MapFile) bool { return strings.HasPrefix(file, l.Name+"/") })
	}
	s.merge(t)
	differ := 0
	for file := range wrote {
		if !named[file] && before[file] != nil && (s.lessons[file] == nil || string(s.lessons[file].Data) != string(before[file].Data)) {
			differ++
			t.Logf("%s: %s is not the same without what was there", name, file)
		}
	}
	t.Logf("%s: %d lessons, %d named as they are", name, len(wrote), len(named))
	if differ > 0 {
		t.Errorf("%s: %d of %d lessons are not the same", name, differ, len(wrote))
	}
}

func isPage(name string) bool {
	for _, ext := range []string{".md", ".markdown", ".mdx", ".yml", ".yaml"} {
		if strings.HasSuffix(name, ext) {
			return true
		}
	}
	return false
}
