package merge

import "github.com/parasol-l10n/parasol/locales"

// The progress of a lesson in a locale, as its front matter can say it.
const (
	Complete = "complete" // every text is translated
	Partial  = "partial"  // some stand in the source language
	Outdated = "outdated" // some of those were translated before the source was edited
)

// Progress is Complete, Partial or Outdated.
func (p *Plan) Progress() string {
	progress := Complete
	for i := range p.Entries {
		e := &p.Entries[i]
		if e.IsOutdated() {
			return Outdated
		}
		if e.Status != Translated { // a published text is still to review
			progress = Partial
		}
	}
	return progress
}

// IsReviewed reports whether somebody has reviewed the translation.
func (e *Entry) IsReviewed() bool { return e.Message != nil && e.Message.State == locales.Reviewed }

// IsSame reports whether the translation is the source text itself. Only what
// the project says is right so gets this far: see [locales.Catalog.Join].
func (e *Entry) IsSame() bool { return e.Message != nil && e.Message.Target == e.Segment.Text }

// IsOutdated reports whether the translation is that of an earlier text.
func (e *Entry) IsOutdated() bool {
	return e.Status == Stale && e.Message != nil && isEdited(e.Message)
}

// isEdited reports whether a message has the translation of an earlier text.
func isEdited(m *locales.Message) bool {
	if m.Target != "" && m.Previous != "" {
		return true
	}
	for _, s := range m.Suggestions {
		if s.Origin == locales.Earlier {
			return true
		}
	}
	return false
}
