package tmx

import (
	"fmt"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// add makes a message of a unit, or adds to the one that has its source.
func (r *reader) add(u *unit) error {
	source, targets, err := r.choose(u)
	if err != nil {
		return err
	}
	m := locales.Message{
		ID: u.id, Context: u.props[contextProp], Previous: u.props[previousProp],
		State: locales.Obsolete, Comments: u.comments, Pos: u.pos,
	}
	if source != nil && source.text != "" {
		m.Source, m.Tags = source.text, source.tags
		m.ID = segment.ID(m.Context, m.Source)
	}
	if len(targets) > 0 {
		for _, state := range []locales.State{locales.Translated, locales.Reviewed} {
			if u.props[stateProp] == state.String() {
				m.State = state
			}
		}
	}
	if m.ID != "" && (len(targets) > 0 || len(m.Comments) > 0) {
		r.collect(m, targets)
	}
	return nil
}

// choose finds the variants in the two languages. Of several in the same
// language the closest count, in the order of the file.
func (r *reader) choose(u *unit) (source *variant, targets []*variant, err error) {
	r.settle(u)
	toSource, toTarget := r.language(u.source), r.language(r.catalog.Locale)
	bestSource, bestTarget := unlike, unlike
	for i := range u.variants {
		v := &u.variants[i]
		lang := r.language(v.lang)
		s, t := closeness(lang, toSource), closeness(lang, toTarget)
		switch {
		case s == unlike && t == unlike:
			if v.text == "" {
				continue
			}
			if !r.fixed && r.catalog.Locale != "" && locales.CheckTag(hyphens(v.lang)) == nil {
				return nil, nil, &segment.Error{Pos: v.pos, Err: fmt.Errorf(
					"the memory holds %q and %q: name the file as memory.%s.tmx is, to say which to read",
					r.catalog.Locale, v.lang, r.catalog.Locale)}
			}
			if r.stray == nil {
				stray := *v
				r.stray = &stray
			}
		case s >= t && s > bestSource:
			bestSource, source = s, v
		case s >= t || v.text == "":
		case t > bestTarget:
			bestTarget, targets = t, append(targets[:0], v)
		case t == bestTarget:
			targets = append(targets, v)
		}
	}
	return source, targets, nil
}

// settle says the languages of a unit where nothing has said them before: the
// source is the first that is not the locale, and the locale, for the whole
// file, the first that is not the source.
func (r *reader) settle(u *unit) {
	if isAll(u.source) {
		u.source = ""
		for _, v := range u.variants {
			if v.lang != "" && !r.alike(v.lang, r.catalog.Locale) {
				u.source = v.lang
				break
			}
		}
	}
	if r.catalog.Locale != "" {
		return
	}
	first := ""
	for _, v := range u.variants {
		lang := hyphens(v.lang)
		if v.text == "" || r.alike(lang, u.source) || locales.CheckTag(lang) != nil {
			continue
		}
		if r.alike(lang, r.hint) {
			r.catalog.Locale, r.fixed = r.hint, true
			return
		}
		if first == "" {
			first = lang
		}
	}
	r.catalog.Locale = first
}

func (r *reader) alike(a, b string) bool {
	return closeness(r.language(a), r.language(b)) > unlike
}

func (r *reader) language(tag string) language {
	l, ok := r.languages[tag]
	if !ok {
		l = parseLanguage(tag)
		r.languages[tag] = l
	}
	return l
}

// collect adds what a unit says of a message to what others said.
func (r *reader) collect(m locales.Message, targets []*variant) {
	i, known := r.index[m.ID]
	if !known {
		i = len(r.catalog.Messages)
		r.index[m.ID] = i
		r.catalog.Messages = append(r.catalog.Messages, m)
	}
	first := &r.catalog.Messages[i]
	if known {
		first.Comments = append(first.Comments, m.Comments...)
	}
	for _, t := range targets {
		switch {
		case first.Target == "":
			first.Target, first.State, first.Previous = t.text, m.State, m.Previous
		case t.text != first.Target:
			s := locales.Suggestion{Text: t.text, Source: first.Source, Score: 1}
			first.Suggestions = append(first.Suggestions, s)
		}
	}
}
