package goi18n

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
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

// EncodeReviewed lists the reviewed messages of c; it returns nil if there
// are none.
func EncodeReviewed(c *locales.Catalog) []byte {
	var lines []string
	for i := range c.Messages {
		if m := &c.Messages[i]; m.State == locales.Reviewed && m.Target != "" {
			lines = append(lines, m.ID+" "+fingerprint(m.Target)+"\n")
		}
	}
	if lines == nil {
		return nil
	}
	slices.Sort(lines)
	return []byte(reviewedHead + strings.Join(lines, ""))
}

// DecodeReviewed marks as reviewed the translated messages of c that the list
// has with the fingerprint of their text. A name without a fingerprint, as
// somebody may type it, reviews the text that is there. Names that c does not
// have say nothing. Errors are [*segment.Error] values, with their lines.
func DecodeReviewed(name string, data []byte, c *locales.Catalog) error {
	index := c.Index()
	line := 0
	for text := range bytes.Lines(data) {
		line++
		fields := strings.Fields(string(text))
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if len(fields) > 2 {
			return &segment.Error{Pos: segment.Pos{File: name, Line: line, Col: 1}, Err: fmt.Errorf(
				"want the name of a message and a fingerprint, not %q", strings.TrimSpace(string(text)))}
		}
		i, ok := index[fields[0]]
		if !ok || c.Messages[i].State != locales.Translated {
			continue
		}
		if len(fields) == 1 || fields[1] == fingerprint(c.Messages[i].Target) {
			c.Messages[i].State = locales.Reviewed
		}
	}
	return nil
}

// fingerprint is 48 bits of the SHA-256 of a text.
func fingerprint(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}
