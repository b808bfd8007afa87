package coverage

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Baseline is how far each locale was translated at a time, by tag. As a
// file it is a line a locale, sorted: "fr 1191/1210".
type Baseline map[string]Share

// A Share is the words that are translated, and all.
type Share struct{ Translated, Total int }

// Share is that of the counts.
func (c Counts) Share() Share { return Share{c.Translated.Words, c.Total.Words} }

// Percent is how many of a hundred words are translated; of none it is 100.
func (s Share) Percent() float64 {
	if s.Total == 0 {
		return 100
	}
	return float64(s.Translated) * 100 / float64(s.Total)
}

// less compares exactly. Nothing of nothing is all of it.
func (s Share) less(t Share) bool {
	if s.Total == 0 || t.Total == 0 {
		return s.Total > 0 && s.Translated < s.Total
	}
	return int64(s.Translated)*int64(t.Total) < int64(t.Translated)*int64(s.Total)
}

// Baseline is how far the locales of the report are.
func (r Report) Baseline() Baseline {
	b := Baseline{}
	for _, l := range r.Locales {
		b[l.Name] = l.Share()
	}
	return b
}

// Encode is the file of the baseline.
func (b Baseline) Encode() []byte {
	var out bytes.Buffer
	for _, tag := range slices.Sorted(maps.Keys(b)) {
		fmt.Fprintf(&out, "%s %d/%d\n", tag, b[tag].Translated, b[tag].Total)
	}
	return out.Bytes()
}

// ParseBaseline reads what [Baseline.Encode] writes. Blank lines are left out.
// An error is a *[segment.Error] with its line.
func ParseBaseline(file string, data []byte) (Baseline, error) {
	b := Baseline{}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		fail := func(message string) error {
			return &segment.Error{Pos: segment.Pos{File: file, Line: n}, Err: errors.New(message)}
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		var tag, rest string
		var s Share
		if got, _ := fmt.Sscanf(line, "%s %d/%d %s", &tag, &s.Translated, &s.Total, &rest); got != 3 || s.Translated < 0 || s.Translated > s.Total {
			return nil, fail(`not a language and its words, such as "fr 1191/1210"`)
		}
		if _, twice := b[tag]; twice {
			return nil, fail(fmt.Sprintf("%q stands twice", tag))
		}
		b[tag] = s
	}
	return b, nil
}

// A Fall is a locale that is less translated than it was.
type Fall struct {
	Locale  string
	Was, Is Share
	Gone    bool // there is no such locale any more
}

// Fallen returns the locales that are less translated than they were, sorted
// by tag. Shares are compared exactly. A locale that was not there is new, and
// well.
func (b Baseline) Fallen(was Baseline) []Fall {
	var fallen []Fall
	for _, tag := range slices.Sorted(maps.Keys(was)) {
		is, there := b[tag]
		if !there || is.less(was[tag]) {
			fallen = append(fallen, Fall{tag, was[tag], is, !there})
		}
	}
	return fallen
}
