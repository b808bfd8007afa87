package locales

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// An Export is the state that a unit had when it went out to translators, and
// the [Fingerprint] of the translation that it had then.
type Export struct {
	State State
	Print string // "" where nothing tells
}

// Fingerprint names a translation in an exported file: 64 bits of the SHA-256
// of its text, in hexadecimal.
func Fingerprint(target string) string {
	sum := sha256.Sum256([]byte(target))
	return hex.EncodeToString(sum[:printBytes])
}

const printBytes = 8

// Exporting is what a file that goes out says of m as it is now.
func Exporting(m *Message) Export { return Export{m.State, Fingerprint(m.Target)} }

// String spells e as the formats do, each in a place of its own:
// "translated 9f86d081884c7d65". It is empty if e tells nothing.
func (e Export) String() string {
	switch {
	case e == Export{}:
		return ""
	case e.Print == "":
		return e.State.String()
	}
	return e.State.String() + " " + e.Print
}

// ParseExport reads what [Export.String] wrote. What is of another shape tells
// nothing: then it reports false.
func ParseExport(s string) (Export, bool) {
	word, print, _ := strings.Cut(strings.TrimSpace(s), " ")
	if print = strings.TrimSpace(print); print != "" && !isPrint(print) {
		return Export{}, false
	}
	for state := Untranslated; state <= Reviewed; state++ {
		if e := (Export{state, print}); state.String() == word && e != (Export{}) {
			return e, true
		}
	}
	return Export{}, false
}

// RejectsExport reports whether somebody has written a reviewer's no into the
// place of what [Export.String] wrote: "rejected 9f86d081884c7d65".
func RejectsExport(s string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	v, _ := ParseVerdict(word)
	return v.Rejected
}

func isPrint(s string) bool {
	raw, err := hex.DecodeString(s)
	return err == nil && len(raw) == printBytes && strings.ToLower(s) == s
}
