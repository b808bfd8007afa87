package content

import (
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Restored is a translation that was read from the Markdown of a lesson.
type Restored struct {
	Text    string   // tagged; [segment.Check] finds nothing wrong with it
	Repairs []Repair // in the order in which they were made; none if the Markdown was sound
	// Targets are the links and images that lead elsewhere than in the source.
	// Kind and Num are those of the source's tag, Num zero for one that wraps
	// the whole segment; Stands is the target that the translation has.
	Targets []segment.Tag
}

// A Repair is one mend that [Document.Restore] made.
type Repair struct {
	Rule    string // stable, kebab case
	Was, Is string // the Markdown before and after
}

// longestRaw bounds what Restore reads. A segment is far shorter.
const longestRaw = 1 << 16

// Restore reads raw, the Markdown that stands in a translated lesson in the
// place of segment i, as a translation of that segment. [Document.Raw] is what
// belongs to it.
//
// Markdown that was broken on its way is mended where the segment proves how:
// around a target that it has, and delimiters of a kind that it has. The text
// itself stays as it is, but for blanks that break a delimiter, which move or
// go. Sound Markdown is never mended. Restore reports false if the tags of the
// segment cannot all be found, or if the text could not be written back.
func (d *Document) Restore(i int, raw string) (Restored, bool) {
	if len(raw) > longestRaw || invalidUTF8([]byte(raw)) >= 0 || tooCostly([]byte(raw)) != nil {
		return Restored{}, false
	}
	w := d.witness(i)
	if w.Kind == segment.Title {
		return d.proved(i, Restored{Text: decode([]byte(raw))})
	}
	r, repairs := w.mend(raw)
	done, ok := w.restored(r)
	if !ok {
		return Restored{}, false
	}
	done.Repairs = append(repairs, done.Repairs...)
	return d.proved(i, done)
}

// proved writes a restored text back into the document, in the first style in
// which it reads back.
func (d *Document) proved(i int, r Restored) (Restored, bool) {
	s := &d.segments[i]
	r.Text = segment.Normalize(r.Text, s.Tags)
	if r.Text == "" || hasControl(r.Text) || len(segment.Check(s, r.Text)) > 0 {
		return Restored{}, false
	}
	translations := make([]Translation, len(d.segments))
	for style := Light; style < Styles; style++ {
		translations[i] = Translation{r.Text, style}
		merged, _ := d.Render(translations)
		if len(d.Verify(merged, translations)) == 0 {
			return r, true
		}
	}
	return Restored{}, false
}

// restored is the text of a reading with the tags of the witness.
func (w *witness) restored(r *reading) (Restored, bool) {
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
		case !hasTarget(want.Kind) || have.Stands == want.Stands:
		case bareTarget(have.Stands) == bareTarget(want.Stands):
			done.Repairs = append(done.Repairs, Repair{"target", have.Stands, want.Stands})
		default:
			want.Stands = have.Stands
			done.Targets = append(done.Targets, want)
		}
	}
	return done, true
}

// canMiss reports whether the segment can do without the tags that a reading
// lacks: emphasis of all of it says nothing about its text. Where delimiters
// are left in the text, it was meant to be there.
func (w *witness) canMiss(r *reading) bool {
	for _, i := range r.missing {
		if i >= w.wrapped || !isEmphasis(w.tags[i].Kind) {
			return false
		}
	}
	return len(r.missing) == 0 || !strings.ContainsAny(r.unit.text, delimiterRunes)
}

// retag spells a reading with the names of the witness's tags, without those
// that wrap it. What stands outside of such a wrapper moves into it.
func (w *witness) retag(r *reading) (string, []Repair, bool) {
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
				outside.WriteString(strings.Trim(t.Text, blanks))
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
	return b.String(), []Repair{{"wrapper", r.raw, b.String()}}, w.mayGrow(r, outside.String())
}

// mayGrow reports whether the wrappers of a segment may take in text that
// stands outside of them: more than punctuation only where it is certain that
// they are the segment's own, and never into the text of an image.
func (w *witness) mayGrow(r *reading, outside string) bool {
	if !strings.ContainsFunc(outside, isWord) {
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
func (r *reading) tokens() []segment.Token {
	var tokens []segment.Token
	for i := range r.wrapped {
		tokens = append(tokens, segment.Token{Part: segment.Open, Tag: i})
	}
	for _, t := range segment.Tokenize(r.unit.text, r.unit.tags) {
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

// isBlank reports whether r is white space or invisible.
func isBlank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }
