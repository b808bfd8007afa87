package content

import (
	"github.com/parasol-l10n/parasol/content/segment"
)

// A Reason says why text of a lesson is no segment.
type Reason string

// The reasons, in the order in which they are listed.
const (
	InCode   Reason = "code block"
	InHTML   Reason = "HTML block"        // what a reader sees of it: no tags, comments, scripts and styles
	Off      Reason = "switched off"      // by a parasol:off directive
	Wordless Reason = "number or address" // and what else says nothing in letters
)

// An Exclusion is text that readers see and translators do not: how many
// blocks or texts for a reason, and their words.
type Exclusion struct {
	Reason       Reason
	Texts, Words int
}

// Reasons are all of them, in order.
var Reasons = []Reason{InCode, InHTML, Off, Wordless}

// Excluded counts what is excluded from the segments: an entry a reason that
// there is, in the order of [Reasons]. Values of front matter and YAML that
// no rule names are no text, and a block that says nothing is not counted.
func (d *Document) Excluded() []Exclusion {
	counts := map[Reason]*Exclusion{}
	add := func(why Reason, words int) {
		if counts[why] == nil {
			counts[why] = &Exclusion{Reason: why}
		}
		counts[why].Texts++
		counts[why].Words += words
	}
	for _, r := range d.regions() {
		for _, b := range r.Opaque {
			why := InCode
			if b.HTML {
				why = InHTML
			}
			if words := b.Words(r.Source); words > 0 {
				add(why, words)
			}
		}
		for i := range r.Units {
			u := &r.Units[i]
			words := segment.CountWords(u.Text, u.Tags)
			switch {
			case u.Off && words > 0:
				add(Off, words)
			case u.Skip && words > 0:
				add(Wordless, words)
			}
		}
	}
	var all []Exclusion
	for _, why := range Reasons {
		if e := counts[why]; e != nil {
			all = append(all, *e)
		}
	}
	return all
}
