package repair

import (
	"strings"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// restored is the text of a reading with the tags of the witness.
func (w *witness) restored(r *attempt) (Restored, bool) {
	if r.unit == nil || len(r.extra) > 0 || !w.canMiss(r) {
		return Restored{}, false
	}
	text, repairs, ok := w.retag(r)
	if !ok {
		return Restored{}, false
	}
	done := Restored{Text: text, Repairs: repairs}
	for i, have := range r.tags {
		want := w.tags[r.of[i]]
		switch {
		case !markdown.HasTarget(want.Kind) || have.Stands == want.Stands:
		case bareTarget(have.Stands) == bareTarget(want.Stands):
			done.Repairs = append(done.Repairs, Repair{MisspeltTarget, have.Stands, want.Stands})
		default:
			done.Targets = append(done.Targets, Target{want, have.Stands})
		}
	}
	return done, true
}

// canMiss reports whether the segment can do without the tags that a reading
// lacks: emphasis of all of it says nothing about its text. Where delimiters
// are left in the text, it was meant to be there.
func (w *witness) canMiss(r *attempt) bool {
	for _, i := range r.missing {
		if i >= w.wrapped || !markdown.IsEmphasis(w.tags[i].Kind) {
			return false
		}
	}
	return len(r.missing) == 0 || !strings.ContainsAny(r.unit.Text, delimiterRunes)
}

// retag spells a reading with the names of the witness's tags, without those
// that wrap it. What stands outside of such a wrapper moves into it.
func (w *witness) retag(r *attempt) (string, []Repair, bool) {
	wrappers, open := 0, 0
	for _, to := range r.of {
		if to < w.wrapped {
			wrappers++
		}
	}
	var b, outside strings.Builder
	for _, t := range r.tokens() {
		to := -1
		if t.Tag >= 0 {
			to = r.of[t.Tag]
		}
		switch {
		case t.Part == segment.Text:
			b.WriteString(t.Text)
			if open < wrappers {
				outside.WriteString(strings.Trim(t.Text, markdown.Blanks))
			}
		case to < w.wrapped && t.Part == segment.Open:
			open++
		case to < w.wrapped:
			open--
		case t.Part == segment.Close:
			b.WriteString(w.tags[to].Close())
		default:
			b.WriteString(w.tags[to].Open())
		}
	}
	if outside.Len() == 0 {
		return b.String(), nil, true
	}
	return b.String(), []Repair{{Wrapper, r.raw, b.String()}}, w.mayGrow(r, outside.String())
}

// mayGrow reports whether the wrappers of a segment may take in text that
// stands outside of them: more than punctuation only where it is certain that
// they are the segment's own, and never into the text of an image.
func (w *witness) mayGrow(r *attempt, outside string) bool {
	if !strings.ContainsFunc(outside, markdown.IsWord) {
		return true
	}
	for i, to := range r.of {
		if to < w.wrapped && (w.tags[to].Kind == segment.Image || bareTarget(r.tags[i].Stands) != bareTarget(w.tags[to].Stands)) {
			return false
		}
	}
	return true
}

// tokens are those of all of the reading, wrappers too. Tag is an index into
// its tags.
func (r *attempt) tokens() []segment.Token {
	var tokens []segment.Token
	for i := range r.wrapped {
		tokens = append(tokens, segment.Token{Part: segment.Open, Tag: i})
	}
	for _, t := range segment.Tokenize(r.unit.Text, r.unit.Tags) {
		if t.Tag >= 0 {
			t.Tag += r.wrapped
		}
		tokens = append(tokens, t)
	}
	for i := r.wrapped - 1; i >= 0; i-- {
		tokens = append(tokens, segment.Token{Part: segment.Close, Tag: i})
	}
	return tokens
}
