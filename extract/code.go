package extract

import (
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// HasCode reports whether some message of a template is nothing but code.
func HasCode(template *locales.Catalog) bool {
	return slices.ContainsFunc(template.Messages, func(m locales.Message) bool { return segment.IsCode(m.Source, m.Tags) })
}

// WithoutCode is a template without the texts of nothing but code, but for those
// that are wanted, by ID. It is the template itself if it has none.
func WithoutCode(template *locales.Catalog, wanted map[string]bool) *locales.Catalog {
	if !HasCode(template) {
		return template
	}
	return locales.With(template, func(m *locales.Message) bool { return wanted[m.ID] || !segment.IsCode(m.Source, m.Tags) })
}

// SaysOther reports whether somebody has given a message something else than its
// source text: a translation or a draft in other words, a comment.
func SaysOther(m *locales.Message, source string) bool {
	isOther := func(text string) bool { return !segment.IsBlank(text) && text != source }
	typed := func(s locales.Suggestion) bool { return locales.IsTyped(s) && isOther(s.Text) }
	return isOther(m.Target) || len(m.Comments) > 0 || slices.ContainsFunc(m.Alternatives, isOther) || slices.ContainsFunc(m.Suggestions, typed)
}
