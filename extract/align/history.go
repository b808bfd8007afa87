package align

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A Repository keeps what lessons were, commit by commit: this is all that the
// package has to know of it.
type Repository struct {
	Read  func(hash string) ([]byte, error) // a version; it is an error if the repository does not have it
	Knows func(commit, other string) bool   // whether a commit is another or came after it
	Rules content.Rules                     // by which lessons are split
}

// A Version is what a file was from one commit to the next that changed it.
type Version struct {
	Hash   string // of the content
	Commit string // that made it
	Age    int    // how many commits are newer
}

// Versions are those of a lesson, the newest first.
type Versions struct {
	Lesson string // its path
	All    []Version
}

// A History is what the lessons of a language said, version by version.
type History struct {
	repository Repository
	lessons    []lessonHistory
	byLesson   map[string]int   // by the path of the lesson: its index
	byText     map[string][]int // by what a text says: the lessons that have or had it, in order
}

// A lessonHistory is the versions of a lesson, the newest first.
type lessonHistory struct {
	lesson   string // its path
	versions []versionTexts
}

// A versionTexts is what a version says.
type versionTexts struct {
	Version
	says    map[string]bool
	letters string // all of a file that is not well, whose texts nobody can tell apart
	lost    bool   // the repository does not have the file, as a partial clone does not
}

// may reports whether a version has a text, or nobody knows.
func (v *versionTexts) may(said string) bool {
	return v.says[said] || v.lost || strings.Contains(v.letters, said)
}

// NewHistory reads all versions of lessons. spell says in what form texts are
// compared.
func NewHistory(r Repository, lessons []Versions, spell func(text string) string) *History {
	h := &History{repository: r, byLesson: map[string]int{}, byText: map[string][]int{}}
	for i, l := range lessons {
		h.byLesson[l.Lesson] = i
		versions := make([]versionTexts, len(l.All))
		for j, v := range l.All {
			versions[j].Version = v
		}
		h.lessons = append(h.lessons, lessonHistory{l.Lesson, versions})
	}
	content.Parallel(len(h.lessons), func(i int) {
		l := &h.lessons[i]
		for j := range l.versions {
			l.versions[j].read(r, l.lesson, spell)
		}
	})
	for i, l := range h.lessons {
		h.index(i, l)
	}
	return h
}

// read reads what a version says.
func (v *versionTexts) read(r Repository, lesson string, spell func(text string) string) {
	data, err := r.Read(v.Hash)
	if err != nil {
		v.lost = true
		return
	}
	d, err := content.Split(lesson, data, r.Rules)
	if err != nil || d == nil {
		v.letters = segment.Letters(string(data))
		return
	}
	v.says = map[string]bool{}
	for i := range d.Segments() {
		v.says[spell(d.Segments()[i].Text)] = true
	}
}

// Lost counts the versions that the repository does not have.
func (h *History) Lost() int {
	n := 0
	for _, l := range h.lessons {
		for i := range l.versions {
			if l.versions[i].lost {
				n++
			}
		}
	}
	return n
}

func (h *History) index(lesson int, l lessonHistory) {
	for _, v := range l.versions {
		for text := range v.says {
			if all := h.byText[text]; len(all) == 0 || all[len(all)-1] != lesson {
				h.byText[text] = append(all, lesson)
			}
		}
	}
}

// lesson is the history of a lesson, nil if the repository does not have it.
func (h *History) lesson(path string) *lessonHistory {
	if i, ok := h.byLesson[path]; ok {
		return &h.lessons[i]
	}
	return nil
}

// oldest is the oldest version that has a text, in the form in which the history
// has them, or of which nobody knows, nil if there is none.
func (l *lessonHistory) oldest(said string) *versionTexts {
	for i := len(l.versions) - 1; i >= 0; i-- {
		if l.versions[i].may(said) {
			return &l.versions[i]
		}
	}
	return nil
}

// inForce is the version that a commit has, nil if there was none.
func (h *History) inForce(l *lessonHistory, commit string) *versionTexts {
	for i := range l.versions {
		if h.repository.Knows(commit, l.versions[i].Commit) {
			return &l.versions[i]
		}
	}
	return nil
}

// stood reports whether some lesson said a text as a commit has it.
func (h *History) stood(text, commit string) bool {
	return slices.ContainsFunc(h.byText[text], func(lesson int) bool {
		v := h.inForce(&h.lessons[lesson], commit)
		return v != nil && v.says[text]
	})
}

// lessonsAt are the lessons as a commit has them, as far as they are well.
func (h *History) lessonsAt(commit string) []*content.Document {
	var all []*content.Document
	for i := range h.lessons {
		l := &h.lessons[i]
		if v := h.inForce(l, commit); v != nil && v.says != nil {
			all = append(all, h.split(l.lesson, v.Hash))
		}
	}
	return all
}

// split reads a version of a lesson, nil if it is not well.
func (h *History) split(lesson, hash string) *content.Document {
	data, err := h.repository.Read(hash)
	if err != nil {
		return nil
	}
	d, err := content.Split(lesson, data, h.repository.Rules)
	if err != nil {
		return nil
	}
	return d
}
