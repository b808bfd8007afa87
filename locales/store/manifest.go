package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Manifest is the lessons that merge wrote for a locale, by path. What is not
// in it was made by somebody else, and so was what has changed since: it may
// hold work that no catalog has.
type Manifest map[string]MergedLesson

// A MergedLesson is a lesson as merge wrote it.
type MergedLesson struct {
	Print string   // a fingerprint of its bytes, or notOurs
	Texts Marks    // of what it was merged from; nil if nobody knows
	Had   []string // marks of what it was merged from before, the latest first
}

// MostHad bounds how many texts a lesson is known to have been merged from
// before: enough for an older checkout to be known as one.
const MostHad = 64

// NotOurs is the fingerprint of a lesson that merge did not write.
const NotOurs = "0000000000000000"

const (
	ManifestHead = "# Lessons that parasol merge wrote, each with a fingerprint of its bytes. Others are not overwritten.\n"
	textsHead    = "# Behind a lesson stand marks of the source texts that it was made of.\n"
	textsBegin   = "# of "  // a comment for earlier versions
	hadBegin     = "# had " // behind that: what was edited since
)

var errManifest = errors.New("want a fingerprint and the path of a lesson")

// ParseManifest reads the file that [Manifest.Encode] writes; name is for the places
// of errors.
func ParseManifest(name string, data []byte) (Manifest, error) {
	m := Manifest{}
	line, last := 0, ""
	for text := range bytes.Lines(data) {
		line++
		entry := strings.TrimRight(string(text), "\r\n")
		if texts, ok := strings.CutPrefix(entry, textsBegin); ok && last != "" {
			m[last] = MergedLesson{Print: m[last].Print, Texts: ParseMarks(texts)}
		}
		if had, ok := strings.CutPrefix(entry, hadBegin); ok && last != "" {
			m[last] = MergedLesson{m[last].Print, m[last].Texts, strings.Fields(had)}
		}
		if entry == "" || strings.HasPrefix(entry, "#") {
			continue
		}
		print, path, ok := strings.Cut(entry, "  ")
		if !ok || path == "" || len(print) != len(Fingerprint(nil)) {
			return nil, &segment.Error{Pos: segment.Pos{File: name, Line: line, Col: 1}, Err: errManifest}
		}
		m[path], last = MergedLesson{Print: print}, path
	}
	return m, nil
}

// Encode returns the file, sorted by path; nil for an empty manifest.
func (m Manifest) Encode() []byte {
	if len(m) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteString(ManifestHead)
	if m.hasTexts() {
		b.WriteString(textsHead)
	}
	for _, path := range slices.Sorted(maps.Keys(m)) {
		b.WriteString(m[path].Print + "  " + path + "\n")
		if texts := m[path].Texts; len(texts) > 0 {
			b.WriteString(textsBegin + texts.String() + "\n")
		}
		if had := m[path].Had; len(had) > 0 {
			b.WriteString(hadBegin + strings.Join(had, " ") + "\n")
		}
	}
	return []byte(b.String())
}

// hasTexts reports whether it says of any lesson what that was made of.
func (m Manifest) hasTexts() bool {
	for _, lesson := range m {
		if len(lesson.Texts) > 0 {
			return true
		}
	}
	return false
}

// Note notes a lesson that merge writes, or might have. One that an earlier
// version wrote just so is noted as it was: nothing has changed.
func (m Manifest) Note(path string, lesson []byte, texts Marks) {
	if m[path].Texts == nil && m.Has(path, lesson) {
		return
	}
	m[path] = MergedLesson{Fingerprint(lesson), texts, m[path].before(texts)}
}

// before are the marks of what a lesson has been merged from that it is not
// merged from now, the latest first.
func (l MergedLesson) before(now Marks) []string {
	var had []string
	for _, mark := range append(slices.Sorted(maps.Keys(l.Texts)), l.Had...) {
		if !now[mark] && !slices.Contains(had, mark) && len(had) < MostHad {
			had = append(had, mark)
		}
	}
	return had
}

// Remember adds marks of what a lesson was made of before, as far as it does not
// know them.
func (l *MergedLesson) Remember(marks Marks) {
	had := slices.DeleteFunc(slices.Sorted(maps.Keys(marks)), func(mark string) bool {
		return l.Texts[mark] || slices.Contains(l.Had, mark)
	})
	if len(had) > 0 {
		had = append(had, l.Had...)
		l.Had = had[:min(len(had), MostHad)]
	}
}

// IsOf reports whether a lesson was merged from a text, now or before.
func (l MergedLesson) IsOf(text string) bool {
	return l.Texts.Has(text) || slices.Contains(l.Had, Mark(text))
}

// Marks are those of all that lessons were merged from, now or before.
func (m Manifest) Marks() map[string]bool {
	marks := map[string]bool{}
	for _, l := range m {
		maps.Copy(marks, l.Texts)
		for _, mark := range l.Had {
			marks[mark] = true
		}
	}
	return marks
}

// Has reports whether merge wrote the lesson just as it is.
func (m Manifest) Has(path string, lesson []byte) bool {
	return m[path].Print != "" && m[path].Print == Fingerprint(lesson)
}

// Fingerprint is 64 bits of the SHA-256 of a file.
func Fingerprint(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// MarksOf are those of the texts of a lesson.
func MarksOf(segments []segment.Segment) Marks {
	t := Marks{}
	for i := range segments {
		t[Mark(segments[i].Text)] = true
	}
	return t
}
