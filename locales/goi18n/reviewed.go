package goi18n

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// Message files hold no state. Which translations somebody has reviewed
// stands in a text file beside them, one line a message, sorted: its name and
// a fingerprint of the translation. A translation that was changed since is
// not reviewed any more, whoever changed it and however.

const reviewedHead = "# Reviewed translations, each with a fingerprint of its text. Remove a line to have it reviewed again.\n"

// EncodeReviewed lists the reviewed messages of c, and of the list as it was
// the reviews of texts that c does not know, which may come back: somebody may
// have lost the file that holds them. It returns nil if there are none.
func EncodeReviewed(c *locales.Catalog, was []byte) []byte {
	lines := reviewsOfUnknown(c, was)
	for i := range c.Messages {
		if m := &c.Messages[i]; m.State == locales.Reviewed && !m.Draft && m.Target != "" {
			lines = append(lines, m.ID+" "+fingerprint(m.Target)+"\n")
		}
	}
	if lines == nil {
		return nil
	}
	slices.Sort(lines)
	lines = slices.Compact(lines)
	return []byte(reviewedHead + strings.Join(lines, ""))
}

// reviewsOfUnknown are the lines of a list whose message has neither the text
// that was reviewed nor a finished one.
func reviewsOfUnknown(c *locales.Catalog, was []byte) []string {
	if len(was) == 0 {
		return nil
	}
	var lines []string
	index := c.Index()
	for text := range bytes.Lines(was) {
		fields := strings.Fields(string(text))
		if len(fields) != 2 || strings.HasPrefix(fields[0], "#") || !isFingerprint(fields[1]) {
			continue
		}
		if i, called := index[fields[0]]; !called || !hasReviewed(&c.Messages[i], fields[1]) {
			lines = append(lines, fields[0]+" "+fields[1]+"\n")
		}
	}
	return lines
}

// hasReviewed reports whether a message has the text of a fingerprint, in
// whatever state that is now, or another that is finished.
func hasReviewed(m *locales.Message, print string) bool {
	return m.State.Finished() || m.Target != "" && fingerprint(m.Target) == print ||
		slices.ContainsFunc(m.Alternatives, func(text string) bool { return fingerprint(text) == print }) ||
		slices.ContainsFunc(m.Suggestions, func(s locales.Suggestion) bool { return fingerprint(s.Text) == print })
}

var errReviewed = errors.New("want the name of a message and a fingerprint of its translation")

// betweenSides is what git puts between the two sides of a conflict.
const betweenSides = "======="

// DecodeReviewed marks as reviewed the translated messages of c that the list
// has with the fingerprint of their text. A name without a fingerprint, as
// somebody may type it, reviews the text that is there. Names that c does not
// have say nothing. Errors are [*segment.Error] values, with their lines: then
// nothing of c is changed.
func DecodeReviewed(name string, data []byte, c *locales.Catalog) error {
	if err := cmp.Or(locales.CheckConflict(name, data), locales.CheckUTF8(name, data)); err != nil {
		return err
	}
	index := c.Index()
	var listed []int
	line := 0
	for text := range bytes.Lines(data) {
		line++
		fields := strings.Fields(string(text))
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if len(fields) > 2 || len(fields) == 2 && !isFingerprint(fields[1]) || fields[0] == betweenSides {
			return &segment.Error{Pos: segment.Pos{File: name, Line: line, Col: 1}, Err: fmt.Errorf("%w, not %q", errReviewed, strings.TrimSpace(string(text)))}
		}
		i, ok := index[fields[0]]
		if ok && c.Messages[i].State == locales.Translated && (len(fields) == 1 || fields[1] == fingerprint(c.Messages[i].Target)) {
			listed = append(listed, i)
		}
	}
	for _, i := range listed {
		c.Messages[i].State = locales.Reviewed
	}
	return nil
}

// isFingerprint reports whether a word may be one, also one of another length
// than ours: it fits no translation then.
func isFingerprint(s string) bool { return strings.Trim(s, "0123456789abcdef") == "" }

// fingerprint is 48 bits of the SHA-256 of a text.
func fingerprint(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}
