package align

import (
	"slices"
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/content/repair"
	"github.com/parasol-l10n/parasol/content/segment"
)

// recover spells a translation with the tags of its source, and says whether
// a lesson can hold it. What fits as it is, and leads where the source leads,
// is not to be restored: done reports that.
func (m *Match) recover(source, target Place) (done bool) {
	if source.Count > 1 {
		return true
	}
	s, t := &source.Segments()[0], joinSegments(target.Segments())
	text, clean := retag(&t, s.Tags)
	m.Text, m.Fits = checked(s, trimMarkup(text, s.Text))
	m.Fits = m.Fits && clean && !hasLeftovers(m.Text, s.Text) && !isDamaged(m.Text, s)
	return m.Fits && sameTargets(source, target)
}

// restore takes over what was restored; it may be nil.
func (m *Match) restore(r *repair.Restored) {
	if r == nil {
		return
	}
	if text, fits := checked(&m.Source.Segments()[0], r.Text); fits {
		m.Text, m.Fits, m.Repairs, m.Targets = text, !isDamaged(text, &m.Source.Segments()[0]), r.Repairs, r.Targets
	}
}

// raw is the Markdown of a place.
func (p Place) raw() string {
	raw := p.Document.Raw(p.First)
	for i := 1; i < p.Count; i++ {
		raw += segment.Space(raw) + p.Document.Raw(p.First+i)
	}
	return raw
}

// sameTargets reports whether two places have links to the same pages, in any
// order.
func sameTargets(a, b Place) bool { return slices.Equal(a.targets(), b.targets()) }

func (p Place) targets() []string {
	var all []string
	for i := range p.Count {
		all = append(all, p.Document.Targets(p.First+i)...)
	}
	slices.Sort(all)
	return all
}

// checked normalizes a translation; one that says nothing is none.
func checked(s *segment.Segment, translation string) (text string, fits bool) {
	text = segment.Normalize(translation, s.Tags)
	if !strings.ContainsFunc(segment.Plain(text), isWordRune) {
		return "", false
	}
	return text, len(segment.Check(s, text)) == 0
}

// joinSegments is several segments as one, with their tags numbered through.
func joinSegments(all []segment.Segment) segment.Segment {
	if len(all) == 1 {
		return all[0]
	}
	var joined segment.Segment
	numbers := map[segment.TagKind]int{}
	for _, s := range all {
		tags := make([]segment.Tag, len(s.Tags))
		for i, t := range s.Tags {
			numbers[t.Kind]++
			tags[i] = segment.Tag{Kind: t.Kind, Num: numbers[t.Kind], Stands: t.Stands}
		}
		if joined.Text != "" {
			joined.Text += segment.Space(joined.Text)
		}
		for _, t := range segment.Tokenize(s.Text, s.Tags) {
			switch t.Part {
			case segment.Text:
				joined.Text += t.Text
			case segment.Close:
				joined.Text += tags[t.Tag].Close()
			default:
				joined.Text += tags[t.Tag].Open()
			}
		}
		joined.Tags = append(joined.Tags, tags...)
	}
	return joined
}

func isWordRune(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
