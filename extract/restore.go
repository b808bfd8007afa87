package extract

import (
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/content/segment"
)

// recover spells a translation with the tags of its source, and says whether
// a lesson can hold it. What fits as it is, is not restored.
func (o *Options) recover(source, target Place) (text string, fits bool) {
	if source.Count > 1 {
		return "", false
	}
	s, t := &source.Segments()[0], joinSegments(target.Segments())
	text, clean := retag(&t, s.Tags)
	text = trimMarkup(text, s.Text)
	text, fits = checked(s, text)
	fits = fits && clean && !hasLeftovers(text, s.Text)
	if fits || o.Restore == nil {
		return text, fits
	}
	if restored, ok := o.Restore(source.Document, source.First, markdown(&t)); ok {
		return checked(s, restored)
	}
	return text, false
}

// checked normalizes a translation; one that says nothing is none.
func checked(s *segment.Segment, translation string) (text string, fits bool) {
	text = segment.Normalize(translation, s.Tags)
	if !strings.ContainsFunc(segment.Plain(text), isWordRune) {
		return "", false
	}
	return text, len(segment.Check(s, text)) == 0
}

// markdown spells a text as a lesson may have it.
func markdown(s *segment.Segment) string {
	var b strings.Builder
	for _, t := range segment.Tokenize(s.Text, s.Tags) {
		switch t.Part {
		case segment.Text:
			b.WriteString(t.Text)
		case segment.Close:
			b.WriteString(closing(s.Tags[t.Tag]))
		case segment.Open:
			b.WriteString(opening[s.Tags[t.Tag].Kind])
		case segment.Single:
			b.WriteString(single(s.Tags[t.Tag]))
		}
	}
	return b.String()
}

// opening is the markup that begins a tag of each kind that has an end.
var opening = map[segment.TagKind]string{
	segment.Link: "[", segment.Image: "![", segment.Strong: "**", segment.Emphasis: "*", segment.Strike: "~~", segment.Code: "`",
}

func closing(t segment.Tag) string {
	if t.Kind == segment.Link || t.Kind == segment.Image {
		return "](" + t.Stands + ")"
	}
	return opening[t.Kind]
}

func single(t segment.Tag) string {
	if t.Kind == segment.Break {
		return "\\\n"
	}
	return t.Stands
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
			joined.Text += space(joined.Text)
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
