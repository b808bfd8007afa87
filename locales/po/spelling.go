package po

import (
	"strings"

	"github.com/parasol-l10n/parasol/locales"
)

// A spelling is how PO writes texts: strings in quotes, several of them one after
// another, on lines that may have marks before them.
type spelling struct{}

func (spelling) Runs(raw, text string) []locales.Run {
	r := locales.NewRunBuilder(text)
	for at := 0; ; {
		n := strings.IndexByte(raw[at:], '"')
		if n < 0 {
			break
		}
		at += n
		end := closingQuote(raw[at:])
		if end < 0 || !readString(r, raw[at+1:at+end], at+1) {
			return nil
		}
		at += end + 1
	}
	return r.Runs()
}

// readString reads what stands between two quotes, at an offset of the file.
func readString(r *locales.RunBuilder, raw string, at int) bool {
	for raw != "" {
		n := strings.IndexByte(raw, '\\')
		if n < 0 {
			n = len(raw)
		}
		if !r.TakeSame(raw[:n], at) {
			return false
		}
		if at, raw = at+n, raw[n:]; raw == "" {
			break
		}
		c, length, err := escaped(raw)
		if err != nil || !r.Take(string([]byte{c}), at, at+length) {
			return false
		}
		at, raw = at+length, raw[length:]
	}
	return true
}
