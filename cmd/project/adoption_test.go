package project

import (
	"maps"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/parasol-l10n/parasol/merge/finding"
)

// TestAdoptionTakesNoWordsAway holds that a site whose translations were aligned
// and then merged shows its readers the words that it did: as many of each on each
// page, but for what repairs of damaged Markdown take, and for what this count takes
// for code where a fence is damaged, which is less than one word in 200; that a second
// merge changes nothing; and that the lessons can be made again from the
// translation files alone, but for those that a finding names.
func TestAdoptionTakesNoWordsAway(t *testing.T) {
	corpus := os.Getenv("PARASOL_CORPUS")
	if corpus == "" {
		t.Skip("PARASOL_CORPUS is not set")
	}
	for i, s := range sites {
		if seed, err := strconv.Atoi(os.Getenv("PARASOL_SEED")); err == nil && os.Getenv("PARASOL_FULL") == "" && seed%len(sites) != i {
			continue // CI takes one, which the commit chooses
		}
		was := adopt(t, corpus, s.name, s.source, s.languages)
		is := &site{maps.Clone(was.lessons), maps.Clone(was.catalogs), was.languages}
		out := is.merge(t)
		for _, language := range is.languages {
			words, lost, pages := 0, 0, 0
			for name, page := range was.lessons {
				if strings.HasPrefix(name, language+"/") && isPage(name) && was.lessons["en"+name[len(language):]] != nil {
					n, gone := missing(page.Data, is.lessons[name].Data)
					words, lost, pages = words+n, lost+gone, pages+1
				}
			}
			t.Logf("%s/%s: %d words on %d pages, %d lost", s.name, language, words, pages, lost)
			if pages == 0 || lost*200 > words {
				t.Errorf("%s/%s: %d of %d words are lost on %d pages", s.name, language, lost, words, pages)
			}
		}
		if again := is.merge(t); len(again.Files) > 0 {
			t.Errorf("%s: a second merge writes %d files, %s first", s.name, len(again.Files), again.Files[0].Path())
		}
		is.holdsAlone(t, s.name, out)
	}
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

// What is no text of a page: code, and where links lead.
var (
	codeFence = regexp.MustCompile("(?ms)^(```|~~~).*?^(```|~~~)")
	noWords   = regexp.MustCompile(`\]\([^)\s]*|https?://\S+|umbrella://\S+|\{[%{].*?[%}]\}`)
)

func isPage(name string) bool {
	for _, ext := range []string{".md", ".markdown", ".mdx", ".yml", ".yaml"} {
		if strings.HasSuffix(name, ext) {
			return true
		}
	}
	return false
}

// missing counts the words of a page, and those of them that another lacks. Of
// scripts without blanks it counts each letter with the next.
func missing(page, other []byte) (words, gone int) {
	has := wordCounts(other)
	for word, n := range wordCounts(page) {
		words += n
		gone += max(0, n-has[word])
	}
	return words, gone
}

func wordCounts(page []byte) map[string]int {
	text := noWords.ReplaceAllString(codeFence.ReplaceAllString(string(page), " "), " ")
	counts := map[string]int{}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		letters := []rune(word)
		if !unicode.In(letters[0], unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
			counts[word]++
			continue
		}
		for i := 0; i+1 < len(letters); i++ {
			counts[string(letters[i:i+2])]++
		}
	}
	return counts
}
