package main

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

// A manifest is the lessons that merge wrote for a locale, by path. What is not
// in it was made by somebody else, and so was what has changed since: it may
// hold work that no catalog has.
type manifest map[string]mergedLesson

// A mergedLesson is a lesson as merge wrote it.
type mergedLesson struct {
	print string    // a fingerprint of its bytes, or notOurs
	texts textMarks // of what it was merged from; nil if nobody knows
	had   []string  // marks of what it was merged from before, the latest first
}

// mostHad bounds how many texts a lesson is known to have been merged from
// before: enough for an older checkout to be known as one.
const mostHad = 64

// notOurs is the fingerprint of a lesson that merge did not write.
const notOurs = "0000000000000000"

const (
	manifestHead = "# Lessons that parasol merge wrote, each with a fingerprint of its bytes. Others are not overwritten.\n"
	textsHead    = "# Behind a lesson stand marks of the source texts that it was made of.\n"
	textsBegin   = "# of "  // a comment for earlier versions
	hadBegin     = "# had " // behind that: what was edited since
)

var errManifest = errors.New("want a fingerprint and the path of a lesson")

func parseManifest(name string, data []byte) (manifest, error) {
	m := manifest{}
	line, last := 0, ""
	for text := range bytes.Lines(data) {
		line++
		entry := strings.TrimRight(string(text), "\r\n")
		if texts, ok := strings.CutPrefix(entry, textsBegin); ok && last != "" {
			m[last] = mergedLesson{print: m[last].print, texts: parseTextMarks(texts)}
		}
		if had, ok := strings.CutPrefix(entry, hadBegin); ok && last != "" {
			m[last] = mergedLesson{m[last].print, m[last].texts, strings.Fields(had)}
		}
		if entry == "" || strings.HasPrefix(entry, "#") {
			continue
		}
		print, path, ok := strings.Cut(entry, "  ")
		if !ok || path == "" || len(print) != len(fingerprint(nil)) {
			return nil, &segment.Error{Pos: segment.Pos{File: name, Line: line, Col: 1}, Err: errManifest}
		}
		m[path], last = mergedLesson{print: print}, path
	}
	return m, nil
}

// encode returns the file, sorted by path; nil for an empty manifest.
func (m manifest) encode() []byte {
	if len(m) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteString(manifestHead)
	if m.hasTexts() {
		b.WriteString(textsHead)
	}
	for _, path := range slices.Sorted(maps.Keys(m)) {
		b.WriteString(m[path].print + "  " + path + "\n")
		if texts := m[path].texts; len(texts) > 0 {
			b.WriteString(textsBegin + texts.String() + "\n")
		}
		if had := m[path].had; len(had) > 0 {
			b.WriteString(hadBegin + strings.Join(had, " ") + "\n")
		}
	}
	return []byte(b.String())
}

// hasTexts reports whether it says of any lesson what that was made of.
func (m manifest) hasTexts() bool {
	for _, lesson := range m {
		if len(lesson.texts) > 0 {
			return true
		}
	}
	return false
}

// note notes a lesson that merge writes, or might have. One that an earlier
// version wrote just so is noted as it was: nothing has changed.
func (m manifest) note(path string, lesson []byte, texts textMarks) {
	if m[path].texts == nil && m.has(path, lesson) {
		return
	}
	m[path] = mergedLesson{fingerprint(lesson), texts, m[path].before(texts)}
}

// before are the marks of what a lesson has been merged from that it is not
// merged from now, the latest first.
func (l mergedLesson) before(now textMarks) []string {
	var had []string
	for _, mark := range append(slices.Sorted(maps.Keys(l.texts)), l.had...) {
		if !now[mark] && !slices.Contains(had, mark) && len(had) < mostHad {
			had = append(had, mark)
		}
	}
	return had
}

// remember adds marks of what a lesson was made of before, as far as it does not
// know them.
func (l *mergedLesson) remember(marks textMarks) {
	had := slices.DeleteFunc(slices.Sorted(maps.Keys(marks)), func(mark string) bool {
		return l.texts[mark] || slices.Contains(l.had, mark)
	})
	if len(had) > 0 {
		had = append(had, l.had...)
		l.had = had[:min(len(had), mostHad)]
	}
}

// isOf reports whether a lesson was merged from a text, now or before.
func (l mergedLesson) isOf(text string) bool {
	return l.texts.has(text) || slices.Contains(l.had, textMark(text))
}

// marks are those of all that lessons were merged from, now or before.
func (m manifest) marks() map[string]bool {
	marks := map[string]bool{}
	for _, l := range m {
		maps.Copy(marks, l.texts)
		for _, mark := range l.had {
			marks[mark] = true
		}
	}
	return marks
}

// manifest adds the change of the file that holds m for a locale.
func (b *batch) manifest(p *project, l *locale, m manifest) {
	id := fileID{merged, l.name}
	b.replace(p.store.folder, p.store.names[id], p.store.name(id), l.files.bytes[merged], m.encode())
}

// has reports whether merge wrote the lesson just as it is.
func (m manifest) has(path string, lesson []byte) bool {
	return m[path].print != "" && m[path].print == fingerprint(lesson)
}

// fingerprint is 64 bits of the SHA-256 of a file.
func fingerprint(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}
