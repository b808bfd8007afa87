package content

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// What looks like a lesson, or like a text of one, and is left out is named:
// nobody is to look for it in the translation files in vain.
const (
	skippedBytes   = "the name is not UTF-8: it is left out"
	skippedControl = "control characters stand in the name: it is left out"
	skippedLink    = "the lessons in it are left out: links to folders are not followed"
	skippedEnding  = "is left out: the ending of a lesson has small letters"
	skippedText    = "the text here is left out: the character %U stands in it"
)

// skips is why a file is left out that would be a lesson but for its name; ""
// if it would be none, or is one.
func (w *walk) skips(file string, e fs.DirEntry) string {
	switch {
	case !utf8.ValidString(file):
		if e.IsDir() || w.names(strings.ToValidUTF8(file, "_")) {
			return skippedBytes
		}
	case strings.ContainsFunc(file, isControl):
		if w.names(strings.Map(withoutControl, file)) {
			return skippedControl
		}
	case w.names(file):
	case e.Type()&fs.ModeSymlink != 0 && w.holdsLessons(file):
		return skippedLink
	case !e.IsDir() && w.names(lowerEnding(file)):
		return skippedEnding
	}
	return ""
}

// names reports whether a rule names the file as a lesson of the locale.
func (w *walk) names(file string) bool {
	lesson, ok := w.layout.Lesson(w.locale, file)
	if !ok {
		return false
	}
	_, named := w.rules.Find(lesson)
	return named
}

// holdsLessons reports whether there is a lesson in the folder that a link
// leads to.
func (w *walk) holdsLessons(link string) bool {
	found := false
	if stat, err := fs.Stat(w.files, link); err != nil || !stat.IsDir() {
		return false
	}
	_ = fs.WalkDir(w.files, link, func(file string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && w.names(file) {
			found = true
			return fs.SkipAll
		}
		return nil
	})
	return found
}

func lowerEnding(file string) string {
	stem, ext := splitExt(file)
	return stem + strings.ToLower(ext)
}

func isControl(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }

func withoutControl(r rune) rune {
	if isControl(r) {
		return '_'
	}
	return r
}

// skipped are the texts of a lesson that are left out though somebody may
// read them.
func (d *Document) skipped() []error {
	var all []error
	at := func(line, col int, sentence string) {
		all = append(all, &segment.Error{Pos: segment.Pos{File: d.file, Line: line, Col: col}, Err: fmt.Errorf("%s", sentence)})
	}
	for i, r := range d.regions() {
		for j := range r.Units {
			c := unspeakable(&r.Units[j])
			if c < 0 {
				continue
			}
			start := d.bodyAt + r.Units[j].Start
			if i < len(d.fields) {
				start = d.fields[i].start
			}
			line, col := segment.LineOf(d.source, start)
			at(line, col, fmt.Sprintf(skippedText, c))
		}
	}
	return all
}

// unspeakable is the character for which a unit is left out, -1 if that is
// not why.
func unspeakable(u *markdown.Unit) rune {
	if !u.Skip || u.Off || !markdown.HasControl(u.Text) || !markdown.HasLetter(u.Text) {
		return -1
	}
	for _, r := range u.Text {
		if markdown.HasControl(string(r)) {
			return r
		}
	}
	return -1
}
