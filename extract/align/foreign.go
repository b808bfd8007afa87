package align

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/repair"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// Foreign recovers the translations of a catalog that another tool made of
// the same lessons, with Markdown in its texts, as po4a, mdpo and translation
// platforms do. It returns a catalog with the messages of template, and the
// messages of foreign whose source no lesson has.
//
// Sources are compared as Markdown, then as the words that readers see; how
// their lines are broken does not count. A source that no lesson has so is read
// as a lesson, text by text: see [book.held]. A finished translation whose tags
// are all found is translated, any other needs review, and so does what is
// obsolete or from a memory, which says nothing of its state. One that differs
// from another of the same text is an alternative. Where a lesson has the text in
// the context of the message, it is a translation there, and needs review in
// other contexts that have none of their own. What a message is only offered
// needs review.
func Foreign(source *content.Tree, foreign, template *locales.Catalog) (recovered *locales.Catalog, unknown []locales.Message) {
	b := newBook(source)
	recovered = &locales.Catalog{Locale: foreign.Locale, Source: template.Locale}
	for i := range template.Messages {
		recovered.Messages = append(recovered.Messages, template.Messages[i].Blank())
	}
	var all []loan
	for i := range foreign.Messages {
		f := &foreign.Messages[i]
		units := offered(f)
		if f.Target != "" {
			units = append([]*locales.Message{f}, units...)
		}
		loans, missed := b.lendAll(units)
		if len(loans) == 0 && len(units) > 0 {
			missed = []locales.Message{*f}
		}
		all, unknown = append(all, loans...), append(unknown, missed...)
	}
	all = preferred(all)
	restore(all)
	index := recovered.Index()
	for i := range all {
		if at, ok := index[all[i].id()]; ok {
			all[i].take(&recovered.Messages[at])
		}
	}
	return recovered, unknown
}

// offered are the translations that a foreign message is offered, each of the
// text that it translates: nobody has taken any.
func offered(f *locales.Message) []*locales.Message {
	var units []*locales.Message
	for _, s := range f.Suggestions {
		if !segment.IsBlank(s.Text) {
			units = append(units, &locales.Message{Context: f.Context, Source: cmp.Or(s.Source, f.Source), Target: s.Text, State: locales.NeedsReview})
		}
	}
	return units
}

// A loan is a foreign message and a segment that has its source.
type loan struct {
	message  *locales.Message
	place    Place
	apart    bool             // the message has another context, in which a lesson has the text
	restored *repair.Restored // its target, as a translation of the segment; nil if it is none that accounts for every word
}

// lendAll lends what the units of a message hold, and returns the texts that no
// lesson has beside others that one has.
func (b *book) lendAll(units []*locales.Message) (loans []loan, missed []locales.Message) {
	for _, unit := range units {
		held := b.held(unit)
		for _, h := range held {
			if len(h.places) == 0 && len(held) > 1 {
				missed = append(missed, *h.message)
			}
			loans = append(loans, lend(h.message, h.places)...)
		}
	}
	return loans, missed
}

// lend gives a message to all places of its text.
func lend(m *locales.Message, places []Place) []loan {
	isIts := func(p Place) bool { return p.Segments()[0].Context == m.Context }
	known := slices.ContainsFunc(places, isIts)
	var loans []loan
	for _, p := range places {
		loans = append(loans, loan{message: m, place: p, apart: known && !isIts(p)})
	}
	return loans
}

// preferred leaves out messages of another context where there is one of the
// place's own.
func preferred(all []loan) []loan {
	own := map[string]bool{}
	for i := range all {
		if !all[i].apart {
			own[all[i].id()] = true
		}
	}
	return slices.DeleteFunc(all, func(l loan) bool { return l.apart && own[l.id()] })
}

// id is that of the segment.
func (l *loan) id() string { return l.place.Segments()[0].ID() }

// restore restores all targets, several documents at a time.
func restore(all []loan) {
	byDocument := map[*content.Document][]*loan{}
	var documents []*content.Document
	for i := range all {
		d := all[i].place.Document
		if byDocument[d] == nil {
			documents = append(documents, d)
		}
		byDocument[d] = append(byDocument[d], &all[i])
	}
	each(len(documents), func() func(int) {
		return func(x int) {
			here := byDocument[documents[x]]
			candidates := make([]repair.Candidate, len(here))
			for i, s := range here {
				candidates[i] = repair.Candidate{Segment: s.place.First, Raw: s.message.Target}
			}
			for i, r := range repair.RestoreAll(documents[x], candidates) {
				if r != nil && repair.Accounts(documents[x], candidates[i].Segment, candidates[i].Raw, *r) {
					here[i].restored = r
				}
			}
		}
	})
}

// take gives a message the translation of a foreign one.
func (l *loan) take(m *locales.Message) {
	f := l.message
	text, state := strings.Join(strings.Fields(f.Target), " "), locales.NeedsReview
	finished := f.State.Finished() && f.Previous == "" && !l.apart
	locales.AddComments(m, f.Comments)
	if l.restored != nil {
		text = l.restored.Text
		if finished && text != m.Source {
			state = locales.Translated
		}
	}
	switch {
	case text == m.Source, text == m.Target:
	case m.Target == "" || state == locales.Translated && m.State == locales.NeedsReview:
		if m.Target != "" {
			m.Alternatives = append(m.Alternatives, m.Target)
		}
		m.Target, m.State = text, state
	default:
		m.Alternatives = append(m.Alternatives, text)
	}
}

// A book finds segments by what other tools call them.
type book struct{ raw, plain map[string][]Place }

// newBook lists the first place of each text of a tree.
func newBook(tree *content.Tree) *book {
	b := &book{map[string][]Place{}, map[string][]Place{}}
	seen := map[string]bool{}
	for _, d := range tree.Documents {
		for i, s := range d.Segments() {
			raw := folded(d.Raw(i))
			if key := s.Context + "\x00" + s.Text + "\x00" + raw; !seen[key] {
				seen[key] = true
				b.raw[raw] = append(b.raw[raw], Place{d, i, 1})
				plain := folded(segment.Plain(s.Text))
				b.plain[plain] = append(b.plain[plain], Place{d, i, 1})
			}
		}
	}
	return b
}

func (b *book) find(source string) []Place {
	source = folded(source)
	if places := b.raw[source]; len(places) > 0 {
		return places
	}
	return b.plain[source]
}

// folded is a text in one line.
func folded(text string) string { return strings.Join(strings.Fields(text), " ") }
