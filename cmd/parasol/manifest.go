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

// A manifest is the lessons that merge wrote for a locale: a fingerprint of
// the bytes of each, by path. What is not in it was made by somebody else, or
// changed since, and may hold work that no catalog has.
type manifest map[string]string

const manifestHead = "# Lessons that parasol merge wrote, each with a fingerprint of its bytes. Others are not overwritten.\n"

var errManifest = errors.New("want a fingerprint and the path of a lesson")

func parseManifest(name string, data []byte) (manifest, error) {
	m := manifest{}
	line := 0
	for text := range bytes.Lines(data) {
		line++
		entry := strings.TrimRight(string(text), "\r\n")
		if entry == "" || strings.HasPrefix(entry, "#") {
			continue
		}
		print, path, ok := strings.Cut(entry, "  ")
		if !ok || path == "" || len(print) != len(fingerprint(nil)) {
			return nil, &segment.Error{Pos: segment.Pos{File: name, Line: line, Col: 1}, Err: errManifest}
		}
		m[path] = print
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
	for _, path := range slices.Sorted(maps.Keys(m)) {
		b.WriteString(m[path] + "  " + path + "\n")
	}
	return []byte(b.String())
}

// manifest adds the change of the file that holds m for a locale.
func (b *batch) manifest(p *project, l *locale, m manifest) {
	id := fileID{merged, l.name}
	b.replace(p.store.folder, p.store.names[id], p.store.name(id), l.files.bytes[merged], m.encode())
}

// has reports whether merge wrote the lesson just as it is.
func (m manifest) has(path string, lesson []byte) bool {
	return m[path] != "" && m[path] == fingerprint(lesson)
}

// fingerprint is 64 bits of the SHA-256 of a file.
func fingerprint(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}
