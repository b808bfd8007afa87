package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/locales"
)

// A workshop is a lesson that is edited week by week, and its catalog.
type workshop struct {
	texts    []string   // of the lesson
	versions [][]string // that it had
	catalog  *locales.Catalog
	accepted map[string][]string // translations by source, the latest last
}

var vocabulary = strings.Fields("do not open the phone at night in 3 hours without a call http://a.example/x <b1>now</b1>")

func drawSentence(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, 7).Draw(t, "sentence"), " ")
}

// edits are what maintainers do to a lesson. Each returns the new texts.
var edits = map[string]func(t *rapid.T, w *workshop, i int) []string{
	"insert": func(t *rapid.T, w *workshop, i int) []string { return slices.Insert(w.texts, i, drawSentence(t)) },
	"remove": func(_ *rapid.T, w *workshop, i int) []string { return slices.Delete(w.texts, i, i+1) },
	"move": func(t *rapid.T, w *workshop, i int) []string {
		text := w.texts[i]
		rest := slices.Delete(w.texts, i, i+1)
		return slices.Insert(rest, rapid.IntRange(0, len(rest)).Draw(t, "to"), text)
	},
	"word": func(t *rapid.T, w *workshop, i int) []string {
		words := strings.Fields(w.texts[i])
		words[rapid.IntRange(0, len(words)-1).Draw(t, "word")] = rapid.SampledFrom(vocabulary).Draw(t, "by")
		w.texts[i] = strings.Join(words, " ")
		return w.texts
	},
	"full stop": func(_ *rapid.T, w *workshop, i int) []string { w.texts[i] += "."; return w.texts },
	"join": func(_ *rapid.T, w *workshop, i int) []string {
		if i+1 == len(w.texts) {
			return w.texts
		}
		w.texts[i] += " " + w.texts[i+1]
		return slices.Delete(w.texts, i+1, i+2)
	},
	"split": func(t *rapid.T, w *workshop, i int) []string {
		words := strings.Fields(w.texts[i])
		at := rapid.IntRange(0, len(words)-1).Draw(t, "at")
		if at == 0 {
			return w.texts
		}
		w.texts[i] = strings.Join(words[:at], " ")
		return slices.Insert(w.texts, i+1, strings.Join(words[at:], " "))
	},
	"revert": func(t *rapid.T, w *workshop, _ int) []string {
		return slices.Clone(rapid.SampledFrom(w.versions).Draw(t, "version"))
	},
}

var editNames = []string{"full stop", "insert", "join", "move", "remove", "revert", "split", "word"}

// Law 4 over edits, moves, joins, splits and reverts: no translation that was
// ever accepted is lost, a text that has one shows its latest, and an update
// that is repeated changes nothing.
func TestEditsLoseNothing(t *testing.T) {
	if len(editNames) != len(edits) {
		t.Fatal("an edit has no name")
	}
	rapid.Check(t, editLessons)
}

func FuzzEdits(f *testing.F) {
	f.Add([]byte("lock the phone at night, and do not open the door to anybody who calls"))
	f.Fuzz(rapid.MakeFuzz(editLessons))
}

func editLessons(t *rapid.T) {
	w := &workshop{catalog: french(), accepted: map[string][]string{}}
	w.texts = rapid.SliceOfN(rapid.Custom(drawSentence), 1, 6).Draw(t, "lesson")
	for range rapid.IntRange(1, 12).Draw(t, "weeks") {
		w.versions = append(w.versions, slices.Clone(w.texts))
		for range rapid.IntRange(0, 3).Draw(t, "edits") {
			if len(w.texts) == 0 {
				w.texts = []string{drawSentence(t)}
			}
			edit := rapid.SampledFrom(editNames).Draw(t, "edit")
			w.texts = edits[edit](t, w, rapid.IntRange(0, len(w.texts)-1).Draw(t, "which"))
		}
		w.week(t)
	}
}

// week updates the catalog, holds it against what was accepted so far, and
// has a translator work on it.
func (w *workshop) week(t *rapid.T) {
	tmpl := template(w.texts...)
	w.catalog, _ = Update(w.catalog, tmpl, nil)
	again, changes := Update(w.catalog, tmpl, nil)
	if diff := cmp.Diff(w.catalog, again); diff != "" || len(changes.List) > 0 {
		t.Fatalf("a second update changes (-first +second)\n%s", diff)
	}
	if read, _ := Bring(w.catalog, tmpl, nil); !cmp.Equal(w.catalog, read) {
		t.Fatalf("who only reads sees something else (-written +read)\n%s", cmp.Diff(w.catalog, read))
	}
	index := w.catalog.Index()
	for source, targets := range w.accepted {
		latest := targets[len(targets)-1]
		m := &w.catalog.Messages[index[id(source)]]
		if m.Source != source || m.Target != latest {
			t.Fatalf("the translation of %q is lost: %+v", source, m)
		}
		if slices.Contains(w.texts, source) && !m.State.Finished() {
			t.Fatalf("%q is %v, and the lesson holds it", source, m.State)
		}
		for _, former := range targets {
			if former != latest && !slices.Contains(m.Alternatives, former) {
				t.Fatalf("%q was translated as %q: %+v", source, former, m)
			}
		}
	}
	for i := range w.catalog.Messages {
		w.translate(t, &w.catalog.Messages[i])
	}
}

func (w *workshop) translate(t *rapid.T, m *locales.Message) {
	if m.State == locales.Obsolete || !rapid.Bool().Draw(t, "translate") {
		if m.State.Finished() && w.accepted[m.Source] == nil {
			w.accepted[m.Source] = []string{m.Target} // taken over from the text before
		}
		return
	}
	target := rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "target")
	if len(m.Tags) > 0 {
		target += " <b1>d</b1>"
	}
	if m.Target != "" && m.Target != target {
		m.Alternatives = append(slices.Clip(m.Alternatives), m.Target)
	}
	m.Target, m.State = target, locales.Translated
	w.accepted[m.Source] = append(w.accepted[m.Source], target)
}
