package project

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/cmd/git"
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A textHistory is what the lessons of a language said, edition by edition.
type textHistory struct {
	lessons  []lessonHistory
	byLesson map[string]int   // by the name of the lesson: its index
	byText   map[string][]int // by what a text says: the lessons that have or had it, in order
}

// A lessonHistory is the editions of a lesson, the newest first.
type lessonHistory struct {
	lesson   string // its name
	editions []editionTexts
}

// An editionTexts is what an edition says.
type editionTexts struct {
	git.Edition
	says    map[string]bool
	letters string // all of a file that is not well, whose texts nobody can tell apart
	lost    bool   // the repository does not have the file, as a partial clone does not
}

// may reports whether an edition has a text, or nobody knows.
func (e *editionTexts) may(said string) bool {
	return e.says[said] || e.lost || strings.Contains(e.letters, said)
}

// textHistory reads all editions of the files that are lessons. spell says in
// what form texts are compared.
func (p *past) textHistory(lesson func(file string) (string, bool), spell func(text string) string) *textHistory {
	t := &textHistory{byLesson: map[string]int{}, byText: map[string][]int{}}
	var files []string
	for name := range p.history {
		files = append(files, name)
	}
	slices.Sort(files)
	for _, file := range files {
		below, ok := strings.CutPrefix(file, p.git.Prefix)
		if !ok {
			continue
		}
		if name, ok := lesson(below); ok {
			l := lessonHistory{lesson: name}
			for _, e := range p.history[file] {
				l.editions = append(l.editions, editionTexts{Edition: e})
			}
			t.byLesson[name] = len(t.lessons)
			t.lessons = append(t.lessons, l)
		}
	}
	content.Parallel(len(t.lessons), func(i int) { p.readTexts(&t.lessons[i], spell) })
	for i, l := range t.lessons {
		t.index(i, l)
	}
	return t
}

func (p *past) readTexts(l *lessonHistory, spell func(text string) string) {
	for i := range l.editions {
		e := &l.editions[i]
		data, err := p.git.Blob(e.Hash)
		if err != nil {
			e.lost = true
			continue
		}
		d, err := content.Split(l.lesson, data, p.run.config.Rules)
		if err != nil || d == nil {
			e.letters = lettersOf(string(data))
			continue
		}
		e.says = map[string]bool{}
		for j := range d.Segments() {
			e.says[spell(d.Segments()[j].Text)] = true
		}
	}
}

// lost counts the editions that the repository does not have.
func (t *textHistory) lost() int {
	n := 0
	for _, l := range t.lessons {
		for i := range l.editions {
			if l.editions[i].lost {
				n++
			}
		}
	}
	return n
}

func (t *textHistory) index(lesson int, l lessonHistory) {
	for _, e := range l.editions {
		for text := range e.says {
			if all := t.byText[text]; len(all) == 0 || all[len(all)-1] != lesson {
				t.byText[text] = append(all, lesson)
			}
		}
	}
}

// history is that of a lesson, nil if the repository does not have it.
func (t *textHistory) history(lesson string) *lessonHistory {
	if i, ok := t.byLesson[lesson]; ok {
		return &t.lessons[i]
	}
	return nil
}

// oldest is the oldest edition that has what lettersOf says of a text, or of
// which nobody knows, nil if there is none.
func (l *lessonHistory) oldest(said string) *editionTexts {
	for i := len(l.editions) - 1; i >= 0; i-- {
		if l.editions[i].may(said) {
			return &l.editions[i]
		}
	}
	return nil
}

// inForce is the edition that a commit has, nil if there was none.
func (l *lessonHistory) inForce(a *git.Ancestry, commit string) *editionTexts {
	for i := range l.editions {
		if a.Knows(commit, l.editions[i].Commit) {
			return &l.editions[i]
		}
	}
	return nil
}

// stood reports whether some lesson said a text as a commit has it.
func (t *textHistory) stood(a *git.Ancestry, text, commit string) bool {
	return slices.ContainsFunc(t.byText[text], func(lesson int) bool {
		e := t.lessons[lesson].inForce(a, commit)
		return e != nil && e.says[text]
	})
}

var brokenTarget = regexp.MustCompile(`\]\s?\([^()]*\)|\([a-z]+://[^()\s]*\)`)

// lettersOf are the letters and digits of a text, which are the same whatever
// quotes, blanks and tags it is written with, and when a link was repaired.
func lettersOf(text string) string {
	text = segment.Plain(text)
	if strings.Contains(text, "(") {
		text = brokenTarget.ReplaceAllString(text, "")
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, text)
}
