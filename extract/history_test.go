package extract

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// histories are pairs of versions of real lessons, with what a person judged
// to have become of each new text: see the heads of the files. The third is
// French before and after its editors went over it, read as if it were a
// source: English has few edits, and those are many and of other kinds.
var histories = []struct {
	file, was, is, locale string
	wrong                 int // the most edited texts whose first suggestion is not right
}{
	{"history-2019-09.tsv", "umbrella-fr-import", "umbrella", "en", 0}, // of 4
	{"history-2019-04.tsv", "umbrella-ar-import", "umbrella", "en", 1}, // of 38
	{"history-fr.tsv", "umbrella-fr-import", "umbrella", "fr", 1},      // of 352
}

// A judgement is one line of a history.
type judgement struct {
	is   string // hash of the new text
	kind string
	was  []string // hashes of the texts that it may come from; none if it is new
}

func judgements(t *testing.T, file string) []judgement {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var all []judgement
	for line := range strings.Lines(string(data)) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		switch {
		case strings.HasPrefix(line, "#"):
		case len(fields) == 2:
			all = append(all, judgement{fields[0], fields[1], nil})
		case len(fields) == 3:
			all = append(all, judgement{fields[0], fields[1], strings.Split(fields[2], ",")})
		default:
			t.Fatalf("%s: %q", file, line)
		}
	}
	return all
}

// hash is the part of an ID that does not tell the text.
func hash(id string) string { return id[strings.LastIndexByte(id, '-')+1:] }

func corpusTemplate(t *testing.T, tree, locale string) *locales.Catalog {
	t.Helper()
	root := os.Getenv("PARASOL_CORPUS")
	if root == "" {
		t.Skip("PARASOL_CORPUS is not set")
	}
	lessons, err := content.Load(os.DirFS(filepath.Join(root, tree)), content.DefaultLayout, locale, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s/%s: %d files", tree, locale, len(lessons.Documents))
	return templateOf(t, lessons)
}

// Over the history of real lessons every text that did not change keeps its
// translation, and an edited one is offered that of the text it was.
func TestHistoryOfRealLessons(t *testing.T) {
	for _, h := range histories {
		t.Run(h.file, func(t *testing.T) {
			was, is := corpusTemplate(t, h.was, h.locale), corpusTemplate(t, h.is, h.locale)
			old, _ := Update(&locales.Catalog{Locale: "xx"}, was, nil)
			for i := range old.Messages {
				old.Messages[i].Target, old.Messages[i].State = translated(old.Messages[i].Source), locales.Translated
			}
			updated, changes := Update(old, is, nil)
			t.Logf("%+v", changes.Counts)
			checkUnchanged(t, was, updated)
			checkSuggestions(t, was, updated, judgements(t, h.file), h.wrong)
			if again, second := Update(updated, is, nil); len(second.List) > 0 || len(again.Messages) != len(updated.Messages) {
				t.Errorf("a second update changes %+v", second.Counts)
			}
		})
	}
}

// translated is a translation that tells of which text it is. A copy of the
// text would be none.
func translated(source string) string { return source + " †" }

func checkUnchanged(t *testing.T, was, updated *locales.Catalog) {
	index := updated.Index()
	for i := range was.Messages {
		m := &was.Messages[i]
		at, ok := index[m.ID]
		if !ok || updated.Messages[at].Target != translated(m.Source) {
			t.Errorf("%s: the translation is lost", hash(m.ID))
		} else if s := updated.Messages[at].State; s != locales.Translated && s != locales.Obsolete {
			t.Errorf("%s is %v", hash(m.ID), s)
		}
	}
}

func checkSuggestions(t *testing.T, was, updated *locales.Catalog, truth []judgement, most int) {
	sources := map[string]string{}
	for i := range was.Messages {
		sources[hash(was.Messages[i].ID)] = was.Messages[i].Source
	}
	messages := map[string]*locales.Message{}
	for i := range updated.Messages {
		messages[hash(updated.Messages[i].ID)] = &updated.Messages[i]
	}
	right, edited, offered := map[string]int{}, map[string]int{}, 0
	for _, j := range truth {
		m := messages[j.is]
		if m == nil {
			t.Fatalf("%s is not in the new lessons", j.is)
		}
		if j.was == nil {
			if len(m.Suggestions) > 0 || m.State.Finished() {
				offered++
			}
			continue
		}
		edited[j.kind]++
		edited["all"]++
		if comesFrom(m, j.was, sources) {
			right[j.kind]++
			right["all"]++
		} else if testing.Verbose() {
			t.Logf("%s %s: %d suggestions", j.is, j.kind, len(m.Suggestions))

		}
	}
	if edited["all"] == 0 {
		t.Fatal("nothing was edited")
	}
	for _, kind := range slices.Sorted(maps.Keys(edited)) {
		t.Logf("%-12s %d of %d right", kind, right[kind], edited[kind])
	}
	t.Logf("%d of %d new texts have a suggestion", offered, len(truth)-edited["all"])
	if got := edited["all"] - right["all"]; got > most {
		t.Errorf("%d are not right, want at most %d", got, most)
	}
}

// comesFrom reports whether the first suggestion of a message, or what was
// taken over for it, is the translation of one of the texts.
func comesFrom(m *locales.Message, was []string, sources map[string]string) bool {
	return slices.ContainsFunc(was, func(hash string) bool {
		source := sources[hash]
		switch {
		case m.State.Finished():
			return segment.Plain(m.Target) == segment.Plain(translated(source))
		case len(m.Suggestions) > 0:
			s := m.Suggestions[0].Source
			return s == source || strings.HasPrefix(s, source+" ") || strings.HasSuffix(s, " "+source)
		}
		return false
	})
}
