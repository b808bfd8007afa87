package align

import (
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
)

// WithEarlier is a catalog with the translations of earlier texts that its
// messages have to review, as memory of those texts, too: the lesson that has
// them may be written anew. was has the source of the last run.
func WithEarlier(recovered, was *locales.Catalog) *locales.Catalog {
	index, all := was.Index(), *recovered
	all.Messages = slices.Clone(recovered.Messages)
	for i := range recovered.Messages {
		m := &recovered.Messages[i]
		if m.Target == "" || m.Previous == "" || m.State.Finished() {
			continue
		}
		earlier := locales.Message{ID: segment.ID(m.Context, m.Previous), Context: m.Context, Source: m.Previous, State: locales.Obsolete, Former: locales.NeedsReview}
		if at, known := index[earlier.ID]; known {
			earlier.Tags = was.Messages[at].Tags
		}
		earlier.Target, _ = memory.Carry(m.Target, m.Source, earlier.Source, earlier.Tags)
		all.Messages = append(all.Messages, earlier)
	}
	return &all
}
