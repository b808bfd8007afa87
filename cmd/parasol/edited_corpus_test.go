package main

import (
	"bytes"
	"cmp"
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales/goi18n"
)

const (
	editsOfAKind   = 300  // of each kind, if the lessons have that many
	heldOfEdited   = 0.99 // the least share of edited texts that are not finished
	doneOfUnedited = 0.98 // and of the others that still are
)

// The English lessons of the corpus are edited, text by text, after they were
// translated: align has to tell by the earlier lessons which translations are
// those of other texts, whether a folder has them or the repository.
//
// PARASOL_SEED chooses the language, the way and the texts; without it the
// seed is 0, and "all" is every language both ways.
func TestEditedTextsAreNotFinished(t *testing.T) {
	corpus, seed := os.Getenv("PARASOL_CORPUS"), os.Getenv("PARASOL_SEED")
	if corpus == "" || cost.UnderRace {
		t.Skip("PARASOL_CORPUS is not set, or CI runs it without the race detector")
	}
	ways := []struct {
		locale string
		align  func(t *testing.T, dir, locale string, edited map[string][]byte)
	}{
		{"fr", alignWithTree}, {"ar", alignWithHistory}, {"ar", alignWithTree}, {"fr", alignWithHistory},
	}
	number := 0
	if seed != "all" {
		number = int(hashOf(seed))
		ways = ways[number%len(ways):][:1]
	}
	for i, way := range ways {
		t.Run(way.locale+strconv.Itoa(i), func(t *testing.T) {
			dir := t.TempDir()
			for _, locale := range []string{"en", way.locale} {
				if err := os.CopyFS(filepath.Join(dir, "content", locale), os.DirFS(filepath.Join(corpus, "umbrella", locale))); err != nil {
					t.Fatal(err)
				}
			}
			mustRun(t, dir, "align", "-q", "--to", way.locale)
			done := finishedIn(t, dir, way.locale)
			if err := os.RemoveAll(filepath.Join(dir, "locales")); err != nil {
				t.Fatal(err)
			}
			e := editTexts(t, dir, done, number)
			way.align(t, dir, way.locale, e.files)
			e.judge(t, done, finishedIn(t, dir, way.locale))

			before := filesOf(t, dir)
			way.align(t, dir, way.locale, nil)
			if !equalFiles(before, filesOf(t, dir)) {
				t.Errorf("the same again changes files:\n%s", firstDifference(before, filesOf(t, dir)))
			}
			finished := finishedIn(t, dir, way.locale)
			mustRun(t, dir, "align", "-q", "--to", way.locale) // which may suggest more: it pairs today's lessons alone
			if now := finishedIn(t, dir, way.locale); !maps.Equal(finished, now) {
				t.Errorf("without the earlier lessons, %d texts are finished, not %d", len(now), len(finished))
			}
		})
	}
}

// alignWithTree writes the edited lessons and aligns with those before.
func alignWithTree(t *testing.T, dir, locale string, edited map[string][]byte) {
	t.Helper()
	older := filepath.Join(dir, "older")
	if edited != nil {
		if err := os.CopyFS(older, os.DirFS(filepath.Join(dir, "content", "en"))); err != nil {
			t.Fatal(err)
		}
		writeFiles(t, dir, edited)
	}
	mustRun(t, dir, "align", "-q", "--to", locale, "--source-tree", older)
}

// alignWithHistory does it in a repository.
func alignWithHistory(t *testing.T, dir, locale string, edited map[string][]byte) {
	t.Helper()
	if edited != nil {
		commitAll(t, dir, "translated")
		writeFiles(t, dir, edited)
		commitAll(t, dir, "edited")
	}
	mustRun(t, dir, "align", "-q", "--to", locale, "--source-history")
}

func commitAll(t *testing.T, dir, message string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "content"}, {"-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", message}} {
		cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args[0], err, out)
		}
	}
}

func writeFiles(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, "content", "en", filepath.FromSlash(name)), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// filesOf are the translation files of a project.
func filesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(filepath.Join(dir, "locales"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, "locales", e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(data)
	}
	return files
}

// firstDifference shows how the first file changed that is not the same.
func firstDifference(before, after map[string]string) string {
	name, _ := difference(before, after)
	diff := diffOf(name, before[name], after[name])
	return string(diff[:min(len(diff), mostShown)])
}

// mostShown is how many bytes of a difference are.
const mostShown = 2000

func equalFiles(a, b map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for name := range a {
		if a[name] != b[name] {
			return false
		}
	}
	return true
}

// finishedIn are the IDs of the texts that a locale has a translation of.
func finishedIn(t *testing.T, dir, locale string) map[string]bool {
	t.Helper()
	name := filepath.Join(dir, "locales", "active."+locale+".toml")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	c, err := goi18n.Decode(name, data)
	if err != nil {
		t.Fatal(err)
	}
	done := map[string]bool{}
	for _, m := range c.Messages {
		done[m.ID] = m.Target != ""
	}
	return done
}

// A textEdit is a text of a lesson and what it became.
type textEdit struct {
	kind, path string
	was, is    segment.Segment
}

// isDone reports whether a text has a translation, in its lesson or in all.
func isDone(done map[string]bool, s *segment.Segment, path string) bool {
	return done[s.ID()] || done[segment.ID(segment.InLesson(s.Context, path), s.Text)]
}

// An editedLessons is the lessons after all edits.
type editedLessons struct {
	files    map[string][]byte
	edits    []textEdit
	unedited map[string]bool // IDs
}

// editTexts edits texts that are translated for certain, each kind in turn.
func editTexts(t *testing.T, dir string, done map[string]bool, seed int) *editedLessons {
	t.Helper()
	tree, err := content.Load(os.DirFS(filepath.Join(dir, "content")), content.DefaultLayout, "en", nil)
	if err != nil {
		t.Fatal(err)
	}
	e := &editedLessons{files: map[string][]byte{}, unedited: map[string]bool{}}
	var all []*candidate
	texts := map[string]int{}
	for _, d := range tree.Documents {
		l := &lessonToEdit{d.Path(), d}
		for i := range d.Segments() {
			s := &d.Segments()[i]
			texts[segment.Plain(s.Text)]++
			if isDone(done, s, d.Path()) {
				all = append(all, &candidate{lesson: l, index: i, was: *s, order: hashOf(fmt.Sprint(seed, d.Path(), i))})
			}
		}
	}
	slices.SortFunc(all, func(a, b *candidate) int { return cmp.Compare(a.order, b.order) })
	for _, kind := range editKinds {
		n := 0
		for _, c := range all {
			if n == editsOfAKind {
				break
			}
			if !c.edited && c.edit(kind.edit, texts) {
				e.edits = append(e.edits, textEdit{kind.name, c.lesson.path, c.was, c.lesson.document.Segments()[c.index]})
				e.files[c.lesson.path] = c.lesson.document.Source()
				n++
			}
		}
	}
	still := map[string]bool{}
	for _, c := range all {
		if !c.edited {
			still[c.was.ID()] = true
		}
	}
	e.unedited = still
	return e
}

// judge compares what is finished with what was edited.
func (e *editedLessons) judge(t *testing.T, before, after map[string]bool) {
	t.Helper()
	seen, wrong := map[string]int{}, map[string]int{}
	for i := range e.edits {
		edit := &e.edits[i]
		seen[edit.kind]++
		if isDone(after, &edit.is, edit.path) {
			if wrong[edit.kind]++; wrong[edit.kind] < 4 {
				t.Logf("%s: finished: %q, was %q", edit.kind, edit.is.Text, edit.was.Text)
			}
		}
	}
	for _, kind := range editKinds {
		n := seen[kind.name]
		held := float64(n-wrong[kind.name]) / float64(n)
		t.Logf("%-9s %d edited, %.1f %% of them not finished", kind.name, n, 100*held)
		if n == 0 || held < heldOfEdited {
			t.Errorf("%s: %d of %d are finished", kind.name, wrong[kind.name], n)
		}
	}
	still, all := 0, 0
	for id := range e.unedited {
		if before[id] {
			all++
			if after[id] {
				still++
			}
		}
	}
	share := float64(still) / float64(all)
	t.Logf("unedited  %d texts, %.2f %% of them finished", all, 100*share)
	if share < doneOfUnedited {
		t.Errorf("%d of %d texts that nobody edited are not finished", all-still, all)
	}
}

// A lessonToEdit is a lesson with the edits so far.
type lessonToEdit struct {
	path     string
	document *content.Document
}

// A candidate is a text that may be edited.
type candidate struct {
	lesson *lessonToEdit
	index  int
	was    segment.Segment
	order  uint32
	edited bool
}

// edit edits a text in its lesson, where it stands once and everything else
// stays what it is. texts counts the words of all texts of the lessons: those of another
// it must not get, with whatever tags, since the translation of that is right.
func (c *candidate) edit(edit func(raw string, n int) string, texts map[string]int) bool {
	d := c.lesson.document
	raw := d.Raw(c.index)
	is := edit(raw, int(c.order))
	if is == "" || is == raw || bytes.Count(d.Source(), []byte(raw)) != 1 {
		return false
	}
	edited, err := content.Split(c.lesson.path, bytes.Replace(d.Source(), []byte(raw), []byte(is), 1), nil)
	if err != nil || len(edited.Segments()) != len(d.Segments()) {
		return false
	}
	for i := range d.Segments() {
		if same := edited.Segments()[i].Text == d.Segments()[i].Text; same == (i == c.index) {
			return false
		}
	}
	is, was := segment.Plain(edited.Segments()[c.index].Text), segment.Plain(c.was.Text)
	if texts[is] > 1 || texts[is] == 1 && is != was {
		return false
	}
	c.lesson.document, c.edited = edited, true
	return true
}

// editKinds are what people do to a text. Each returns the edited Markdown,
// "" if it finds nothing to do.
var editKinds = []struct {
	name string
	edit func(raw string, n int) string
}{
	{"number", func(raw string, n int) string {
		if at := plainNumber.FindStringSubmatchIndex(raw); at != nil {
			value, _ := strconv.Atoi(raw[at[2]:at[3]])
			return raw[:at[2]] + strconv.Itoa(value+1+n%7) + raw[at[3]:]
		}
		return replaceWord(raw, article, []string{strconv.Itoa(2 + n%9)}, n)
	}},
	{"order", func(raw string, _ int) string {
		if at := twoWords.FindStringSubmatchIndex(raw); at != nil {
			return raw[:at[2]] + raw[at[6]:at[7]] + raw[at[4]:at[5]] + raw[at[2]:at[3]] + raw[at[7]:]
		}
		if first, second, ok := strings.Cut(raw, ". "); ok && strings.HasSuffix(second, ".") {
			return second + " " + first + "."
		}
		return ""
	}},
	{"tag", func(raw string, n int) string {
		if n%2 == 0 {
			if s := emphasis.ReplaceAllString(raw, "$1"); s != raw {
				return s
			}
			if s := link.ReplaceAllString(raw, "$1"); s != raw {
				return s
			}
		}
		at := longWord.FindStringSubmatchIndex(raw)
		if at == nil {
			return ""
		}
		return raw[:at[2]] + "**" + raw[at[2]:at[3]] + "**" + raw[at[3]:]
	}},
	{"noun", func(raw string, n int) string {
		return replaceWord(raw, noun, []string{"garden", "bicycle", "kitchen", "letter", "window", "neighbour", "bridge", "lawyer", "suitcase", "camera"}, n)
	}},
	{"negation", func(raw string, n int) string {
		if at := auxiliary.FindStringSubmatchIndex(raw); at != nil && n%3 > 0 {
			return raw[:at[3]] + " not" + raw[at[3]:]
		}
		if len(raw) > 2 && unicode.IsUpper(rune(raw[0])) && unicode.IsLower(rune(raw[1])) {
			return []string{"Never ", "Do not "}[n%2] + strings.ToLower(raw[:1]) + raw[1:]
		}
		return ""
	}},
	{"word", func(raw string, n int) string {
		return replaceWord(raw, longWord, []string{"rarely", "quietly", "borrow", "paint", "yellow", "narrow", "follow", "forget", "early", "publish"}, n)
	}},
}

var (
	plainNumber = regexp.MustCompile(`(?:^|[ (])(\d{1,4})(?:[ ,.;:)]|$)`)
	article     = regexp.MustCompile(` (a|an|the|some|any|all) `)
	twoWords    = regexp.MustCompile(` ([a-z]{3,})( (?:and|or) )([a-z]{3,})(?:[ ,.;:)]|$)`)
	emphasis    = regexp.MustCompile(`\*+([^*\n]+)\*+`)
	link        = regexp.MustCompile(`\[([^\]\n]+)\]\([^)\n]+\)`)
	longWord    = regexp.MustCompile(` ([a-z]{5,})(?:[ ,.;:)]|$)`)
	noun        = regexp.MustCompile(` (?:a|an|the|your|their|this|any|of|with|for) ([a-z]{4,})(?:[ ,.;:)]|$)`)
	auxiliary   = regexp.MustCompile(` (is|are|can|should|will|must|may|could|does|would)(?: [a-z])`)
)

// replaceWord puts one of some words in the place of the group of an
// expression.
func replaceWord(raw string, at *regexp.Regexp, words []string, n int) string {
	all := at.FindAllStringSubmatchIndex(raw, -1)
	if len(all) == 0 {
		return ""
	}
	place := all[n%len(all)]
	return raw[:place[2]] + words[n%len(words)] + raw[place[3]:]
}

// hashOf is a number for a text, the same each time.
func hashOf(text string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(text))
	return h.Sum32() >> 1
}
