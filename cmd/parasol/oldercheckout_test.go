package main

import (
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/locales/store"
)

// Older checkouts of lessons, or of the translation files: what a lesson shows
// then is no translation of a text that came later.

const (
	pierLesson = "s_pier.md"
	pier       = "---\ntitle: Harbour\n---\n\nBoats wait at pier 4 until [noon](https://example.org/noon).\n"
	bateaux    = "Les bateaux attendent au quai 4 jusqu'à [midi](https://example.org/noon)."
)

// newPier is a project with a lesson of whose texts one is translated.
func newPier(t *testing.T) *book {
	b := &book{t, t.TempDir()}
	b.write("content/en/s_first.md", "---\ntitle: Boats at the pier\n---\n\nWait until noon in the harbour.\n")
	mustRun(t, b.dir, "extract", "--to", "fr")
	return b
}

// pierIsMerged adds the lesson, and merges what a translator made of it.
func (b *book) pierIsMerged(lesson string) {
	b.write("content/en/"+pierLesson, lesson)
	b.write("pier.fr.csv", "context,source,target,state\n,Boats wait at pier 4 until <a1>noon</a1>.,Les bateaux attendent au quai 4 jusqu'à <a1>midi</a1>.,translated\n")
	mustRun(b.T, b.dir, "merge", b.path("pier.fr.csv"))
}

func TestOlderCheckoutTranslatesNoLaterText(t *testing.T) {
	for _, test := range []struct {
		name    string
		later   string // the title of today
		unknown bool   // no file tells what the lesson was made of
		happen  func(b *book)
	}{
		{"a lesson that was merged twice is as it was the first time", "Dock", false, func(b *book) {
			b.pierIsMerged(pier)
			before := b.read("content/fr/" + pierLesson)
			b.write("content/en/"+pierLesson, strings.Replace(pier, "Harbour", "Dock", 1))
			mustRun(b.T, b.dir, "merge")
			b.write("content/fr/"+pierLesson, before)
		}},
		{"no file knows the lesson any more", "Ferries", true, func(b *book) {
			before := filesOf(b.T, b.dir)
			b.pierIsMerged(strings.Replace(pier, "\n---\n\n", "\n---\n\nThe first boat is the best.\n\n", 1))
			b.remove("locales")
			for name, data := range before {
				b.write("locales/"+name, data)
			}
			b.write("content/en/"+pierLesson, strings.Replace(b.read("content/en/"+pierLesson), "Harbour", "Ferries", 1))
		}},
	} {
		for _, between := range []string{"", "extract"} {
			t.Run(test.name+"/"+between, func(t *testing.T) {
				b := newPier(t)
				test.happen(b)
				if between != "" {
					mustRun(t, b.dir, between)
				}
				mustRun(t, b.dir, "align")
				runIn(t, b.dir, "merge")
				got := b.read("content/fr/" + pierLesson)
				switch {
				case test.unknown: // for readers have it, and nothing tells what it is
					if strings.Contains(b.read("locales/active.fr.toml"), "Harbour") || !strings.Contains(got, "title: Harbour") {
						t.Errorf("what the source said once is finished, or taken from readers:\n%s", got)
					}
				case strings.Contains(got, "Harbour") || !strings.Contains(got, "title: "+test.later):
					t.Errorf("what the source said once is published:\n%s", got)
				}
				b.finished("Les bateaux attendent")
			})
		}
	}
}

// Also where another lesson still has the text without the context, with the
// translation that the lesson was merged from.
func TestTranslationInAnotherContextIsNotFinishedWhereBothStand(t *testing.T) {
	b := newPier(t)
	b.pierIsMerged(pier)
	b.write("content/en/s_quay.md", strings.Replace(pier, "Harbour", "Quay", 1))
	b.write("content/en/"+pierLesson, strings.Replace(pier, "\nBoats", "\n<!-- parasol:context toy -->\nBoats", 1))
	mustRun(t, b.dir, "align")
	runIn(t, b.dir, "merge")
	if got := b.read("content/fr/" + pierLesson); strings.Contains(got, bateaux) || !strings.Contains(got, "Boats wait") {
		t.Errorf("nobody approved it for this context:\n%s", got)
	}
	if got := b.read("content/fr/s_quay.md"); !strings.Contains(got, bateaux) {
		t.Errorf("it is approved without the context:\n%s", got)
	}
}

// What a lesson says in words that the source had until the run that forgets
// them is no translation in any later run either.
func TestWhatTheSourceSaidOnceIsRememberedBehindTheLesson(t *testing.T) {
	const lesson = "---\ntitle: Ropes\n---\n\nTie the *short rope* twice.\n\nKeep `the long rope` dry.\n\n## Leave *the wet rope* in the boat.\n"
	for _, between := range []string{"align", "extract", "check", "merge"} {
		t.Run(between, func(t *testing.T) {
			b := &book{t, t.TempDir()}
			b.write("content/en/s_rope.md", lesson)
			mustRun(t, b.dir, "extract", "--to", "fr")
			b.write("content/fr/s_rope.md", strings.NewReplacer("title: Ropes", "title: Cordages", "Leave *the wet rope* in the boat", "Laissez *le cordage mouillé* dans le bateau").Replace(lesson))
			b.write("content/en/s_rope.md", strings.NewReplacer("Keep `the long rope` dry.\n\n", "", "## Leave", "Leave").Replace(lesson))
			runIn(t, b.dir, between)
			mustRun(t, b.dir, "align")
			b.align("--fix")
			for name, data := range filesOf(t, b.dir) {
				if strings.HasPrefix(name, "translate.fr") && strings.Contains(data, "long rope") || strings.Contains(name, ".fr.") && strings.Contains(data, "Keep") {
					t.Errorf("what the source said once is offered as a translation in %s:\n%s", name, data)
				}
			}
		})
	}
}

// A translation is that of its text in its context: in another one it is to
// review.
func TestTranslationInAnotherContextIsNotFinished(t *testing.T) {
	b := newPier(t)
	b.pierIsMerged(pier)
	b.write("content/en/"+pierLesson, strings.Replace(pier, "\nBoats", "\n<!-- parasol:context toy -->\nBoats", 1))
	mustRun(t, b.dir, "align")
	runIn(t, b.dir, "merge")
	if got := b.read("content/fr/" + pierLesson); strings.Contains(got, bateaux) || !strings.Contains(got, "Boats wait") {
		t.Errorf("nobody approved it for this context:\n%s", got)
	}
	if todo := b.read("locales/translate.fr.toml"); !strings.Contains(todo, "Les bateaux attendent") {
		t.Errorf("it is not offered:\n%s", todo)
	}
}

// What a lesson has been merged from is remembered, the latest first, and no
// more of it than an older checkout needs.
func TestManifestRemembersWhatWasEdited(t *testing.T) {
	m := store.Manifest{}
	mark := func(n int) string { return store.Mark(strings.Repeat("a", n+1)) }
	const edits = store.MostHad + 3
	for n := range edits {
		m.Note("a.md", []byte{byte(n)}, store.Marks{mark(n): true})
	}
	l := m["a.md"]
	if len(l.Had) != store.MostHad || l.Had[0] != mark(edits-2) || l.Had[1] != mark(edits-3) {
		t.Errorf("%d marks, the first are %v", len(l.Had), l.Had[:2])
	}
	if !l.IsOf(strings.Repeat("a", edits)) || !l.IsOf(strings.Repeat("a", edits-1)) || l.IsOf("a") {
		t.Error("it knows what it should not, or not what it should")
	}
}
