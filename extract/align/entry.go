package align

import (
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/repair"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// A heldText is a text that another tool's message holds, and where lessons
// have it.
type heldText struct {
	message *locales.Message
	places  []Place
}

// held are the texts of a message. One that no lesson has may be a whole list,
// table or quote, or have the mark of its block, as po4a's have: it is read as
// a lesson, and its texts are those of the translation in their order, where
// that has as many of the same kinds. Each has the state of the message.
func (b *book) held(m *locales.Message) []heldText {
	whole := []heldText{{m, b.find(m.Source)}}
	if len(whole[0].places) > 0 {
		return whole
	}
	source, target := passage(m.Source), passage(m.Target)
	if source == nil || target == nil || !slices.EqualFunc(source.Segments(), target.Segments(), isOfItsKind) {
		return whole
	}
	var all []heldText
	known := false
	for i := range source.Segments() {
		one := *m
		one.Source, one.Target = source.Raw(i), target.Raw(i)
		places := b.reads(one.Source, source.Segments()[i].Text)
		known = known || len(places) > 0
		all = append(all, heldText{&one, places})
	}
	if !known {
		return whole
	}
	return all
}

// passage is Markdown as a lesson of its own, nil if it has no text or cannot
// be read.
func passage(markdown string) *content.Document {
	d, err := content.Split("passage.md", []byte(markdown), nil)
	if err != nil || len(d.Segments()) == 0 {
		return nil
	}
	return d
}

func isOfItsKind(source, target segment.Segment) bool { return source.Kind == target.Kind }

// reads finds Markdown, also as another tool has spelled it: emphasis with
// other delimiters, a link with its target in the place of a label. Read in
// the place of the segment it says what that does, and leads where that leads.
// The same words alone are not enough, for the message may be code.
func (b *book) reads(raw, text string) []Place {
	if places := b.raw[folded(raw)]; len(places) > 0 {
		return places
	}
	var places []Place
	for _, p := range b.plain[folded(segment.Plain(text))] {
		r, ok := repair.Restore(p.Document, p.First, raw)
		if ok && len(r.Repairs) == 0 && len(r.Targets) == 0 && folded(r.Text) == folded(p.Segments()[0].Text) {
			places = append(places, p)
		}
	}
	return places
}
