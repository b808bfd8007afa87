package check

import (
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// Text returns what is wrong with one text as it is typed: with a translation of
// the segment into the language of a BCP 47 tag. What only the lesson tells, whether
// it reads back, and what only the other translations tell, is not there.
func Text(s *segment.Segment, locale, text string, o Options) []finding.Finding {
	entry := merge.Entry{Segment: s, Message: &locales.Message{
		ID: s.ID(), Context: s.Context, Source: s.Text, Tags: s.Tags, Target: text, State: locales.Translated,
	}}
	for _, p := range segment.Check(s, segment.Normalize(text, s.Tags)) {
		entry.Findings = append(entry.Findings, merge.Refusal(s, entry.Message, p))
	}
	return Translations([]*merge.Plan{{Locale: locale, Entries: []merge.Entry{entry}}}, o)
}
