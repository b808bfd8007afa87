package main

import (
	"strings"
	"testing"
)

// Where nobody names editions of the source, the project's own files tell that
// a lesson is older than its source.

const (
	ferryLesson = "s_ferry.md"
	ferry       = "---\ntitle: The ferry\n---\n\nThe ferry leaves at 7 from the old pier.\n\n" + tickets
	laterFerry  = "---\ntitle: Crossing\n---\n\nThe ferry never leaves at 7 from the old pier.\n\n" + tickets
	tickets     = "Buy the 2 tickets on [the day](https://example.org/day) before.\n\nChildren under 12 travel with [a card](https://example.org/card).\n"
	bac         = "Le bac part à 7 heures du vieux quai."
	billet      = "Achetez les 2 billets [la veille](https://example.org/day)."
	enfants     = "Les enfants de moins de 12 ans voyagent avec [une carte](https://example.org/card)."
)

// newFerry is a project of one lesson, which French has as merge wrote it from
// a translator's file: all but the title is translated.
func newFerry(t *testing.T, format string) *book {
	b := &book{t, t.TempDir()}
	b.write("content/en/"+ferryLesson, ferry)
	mustRun(t, b.dir, "extract", "--to", "fr", "--format", format)
	b.write("back.fr.csv", "context,source,target,state\n"+
		",The ferry leaves at 7 from the old pier.,"+bac+",translated\n"+
		",Buy the 2 tickets on <a1>the day</a1> before.,Achetez les 2 billets <a1>la veille</a1>.,translated\n"+
		",Children under 12 travel with <a1>a card</a1>.,Les enfants de moins de 12 ans voyagent avec <a1>une carte</a1>.,translated\n")
	return b
}

// inFrench is a lesson translated by hand, but for its title.
func inFrench(lesson string) string {
	buy, children, _ := strings.Cut(strings.TrimSuffix(tickets, "\n"), "\n\n")
	return strings.NewReplacer("The ferry leaves at 7 from the old pier.", bac, buy, billet, children, enfants).Replace(lesson)
}

// ferryIsMerged merges what the translator sent back.
func (b *book) ferryIsMerged() {
	mustRun(b.T, b.dir, "merge", b.path("back.fr.csv"))
	if got := b.read("content/fr/" + ferryLesson); !strings.Contains(got, bac) || !strings.Contains(got, billet) {
		b.Fatalf("the lesson is not merged:\n%s", got)
	}
}

var olderLessons = []struct {
	name    string
	lost    bool // what stands in the lesson stands nowhere else, and nobody typed it there
	unknown bool // no file tells that merge wrote the lesson
	happen  func(b *book)
}{
	{"its translation files are lost", true, false, func(b *book) {
		b.ferryIsMerged()
		for _, name := range []string{"active.fr.toml", "translate.fr.toml", "memory.fr.tmx", "fr.po"} {
			b.remove("locales/" + name)
		}
		b.write("content/en/"+ferryLesson, laterFerry)
	}},
	{"all translation files are as they were before", false, true, func(b *book) {
		before := filesOf(b.T, b.dir)
		b.ferryIsMerged()
		b.remove("locales")
		for name, data := range before {
			b.write("locales/"+name, data)
		}
		b.write("content/en/"+ferryLesson, laterFerry)
	}},
	{"somebody translated it by hand after it was merged", false, false, func(b *book) {
		mustRun(b.T, b.dir, "merge")
		b.write("content/fr/"+ferryLesson, inFrench(ferry))
		b.write("content/en/"+ferryLesson, laterFerry)
	}},
}

// A translation of an earlier text does not become one of today's, and what a
// lesson shows in the source language is no translation, whatever runs between
// the edit and the alignment.
func TestLessonOlderThanItsSourceFinishesNothingThatWasEdited(t *testing.T) {
	for _, format := range []string{"toml", "po"} {
		for _, between := range [][]string{nil, {"extract"}, {"merge"}, {"extract", "--to", "de"}} {
			for _, test := range olderLessons {
				t.Run(format+"/"+strings.Join(between, " ")+"/"+test.name, func(t *testing.T) {
					b := newFerry(t, format)
					test.happen(b)
					if between != nil {
						runIn(t, b.dir, between...)
					}
					mustRun(t, b.dir, "align", "--to", "fr")
					was := filesOf(t, b.dir)
					mustRun(t, b.dir, "align", "--to", "fr")
					if !equalFiles(was, filesOf(t, b.dir)) {
						t.Error("a second alignment changes the files")
					}
					runIn(t, b.dir, "merge", "--to", "fr")
					lesson := b.read("content/fr/" + ferryLesson)
					if test.unknown { // readers keep it, and it is to review
						if !strings.Contains(lesson, bac) || format == "toml" && strings.Contains(b.read("locales/active.fr.toml"), bac) {
							t.Errorf("what readers had is gone:\n%s", lesson)
						}
						return
					}
					if strings.Contains(lesson, bac) || strings.Contains(lesson, "title: The ferry") {
						t.Errorf("what is older than the lesson's source is published:\n%s", lesson)
					}
					overwritten := test.lost && between != nil && between[0] == "merge" // which merge takes for its own
					if !overwritten && !someHas(filesOf(t, b.dir), bac) && !strings.Contains(b.read("content/fr/"+ferryLesson), bac) {
						t.Error("the translation is lost")
					}
				})
			}
		}
	}
}

// someHas reports whether some file has a text.
func someHas(files map[string]string, text string) bool {
	for _, data := range files {
		if strings.Contains(data, text) {
			return true
		}
	}
	return false
}

// A text that was not edited is finished, also beside one that was.
func TestLessonOlderThanItsSourceFinishesWhatStayed(t *testing.T) {
	for _, test := range olderLessons {
		t.Run(test.name, func(t *testing.T) {
			b := newFerry(t, "toml")
			test.happen(b)
			mustRun(t, b.dir, "extract", "--to", "fr")
			mustRun(t, b.dir, "align", "--to", "fr")
			b.finished("Achetez les 2 billets")
		})
	}
}

// A lesson to which a text was only added is no reason to doubt
// the translations that somebody added.
func TestTextAddedInBothLanguagesIsFinished(t *testing.T) {
	b := newFerry(t, "toml")
	b.ferryIsMerged()
	b.write("content/en/"+ferryLesson, ferry+"\nLife jackets of 3 sizes lie below [the seats](https://example.org/seats).\n")
	b.write("content/fr/"+ferryLesson, b.read("content/fr/"+ferryLesson)+"\nLes gilets de sauvetage de 3 tailles se trouvent sous [les sièges](https://example.org/seats).\n")
	mustRun(t, b.dir, "extract")
	mustRun(t, b.dir, "align")
	b.finished("Les gilets de sauvetage")
}
