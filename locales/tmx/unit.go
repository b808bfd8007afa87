package tmx

import (
	"fmt"
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// add makes a message of a unit, or adds to the one that has its source.
func (r *reader) add(u *unit) error {
	source, targets, err := r.choose(u)
	if err != nil {
		return err
	}
	m := locales.Message{Context: u.props.context, State: locales.Obsolete, Comments: u.comments, Pos: u.pos}
	if source != nil && source.text != "" {
		m.Source, m.Tags = source.text, source.tags
		m.ID = segment.ID(m.Context, m.Source)
	} else {
		m.ID = u.id
	}
	if m.ID == "" || len(targets) == 0 && len(m.Comments) == 0 {
		return nil
	}
	if u.props.state == superseded && u.props.former == "" {
		r.alternatives(r.message(m), targets)
		return nil
	}
	m.Previous = u.props.previous
	m.Exported, _ = locales.ParseExport(u.props.exported)
	if len(targets) > 0 {
		m.State, m.Former = u.states(m.ID)
	}
	r.collect(m, targets)
	return nil
}

// states are the state of a unit of the ID and its former one. Only what we
// wrote for this very source is finished: a unit with another name, or with
// none, says no more than its texts.
func (u *unit) states(id string) (state, former locales.State) {
	state = stateNamed(u.props.state, locales.Translated, locales.Reviewed)
	former = stateNamed(u.props.former, locales.NeedsReview, locales.Translated, locales.Reviewed)
	switch {
	case state.Finished() && u.id == id:
		return state, locales.Untranslated
	case !state.Finished() && u.props.state != "" && u.props.state != superseded:
		former = locales.NeedsReview // unfinished, or refused by a reviewer
	case former.Finished() && (u.id != id || u.props.state == superseded):
		former = locales.Untranslated
	}
	return locales.Obsolete, former
}

// stateNamed is the one of states that has the name, Untranslated if none has.
func stateNamed(name string, states ...locales.State) locales.State {
	for _, s := range states {
		if s.String() == name {
			return s
		}
	}
	return locales.Untranslated
}

// choose finds the variants in the two languages. Of several in the same
// language the closest count, in the order of the file.
func (r *reader) choose(u *unit) (source *variant, targets []*variant, err error) {
	r.settle(u)
	targets = r.targets[:0]
	defer func() { r.targets = targets[:0] }()
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
			r.catalog.Locale, r.catalog.Pos, r.fixed = r.hint, v.pos, true
			return
		}
		if first == "" {
			first, r.catalog.Pos = lang, v.pos
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

// collect adds what a unit says of a message to what others said. The first
// unit that is finished has the translation, or the first of all.
func (r *reader) collect(m locales.Message, targets []*variant) {
	first := r.message(m)
	if len(targets) > 0 && (first.Target == "" || isSure(&m) && !isSure(first)) {
		if first.Target != "" {
			first.Alternatives = append(first.Alternatives, first.Target)
		}
		first.Place = locales.Place{File: r.read, From: targets[0].from, To: targets[0].to}
		first.Target, first.State, first.Former, first.Previous, first.Exported = targets[0].text, m.State, m.Former, m.Previous, m.Exported
		first.Alternatives = slices.DeleteFunc(first.Alternatives, func(text string) bool { return text == first.Target })
		targets = targets[1:]
	}
	r.alternatives(first, targets)
}

// isSure reports whether a unit says that its translation is finished.
func isSure(m *locales.Message) bool { return m.State.Finished() || m.Former.Finished() }

// message returns the message of the ID of m, with the comments of m added;
// it is m if there was none.
func (r *reader) message(m locales.Message) *locales.Message {
	i, known := r.index[m.ID]
	if !known {
		i = len(r.catalog.Messages)
		r.index[m.ID] = i
		r.catalog.Messages = append(r.catalog.Messages, m)
		return &r.catalog.Messages[i]
	}
	first := &r.catalog.Messages[i]
	first.Comments = append(first.Comments, m.Comments...)
	return first
}

// alternatives adds the translations that differ from the message's own.
func (r *reader) alternatives(m *locales.Message, targets []*variant) {
	for _, t := range targets {
		if t.text != m.Target {
			m.Alternatives = append(m.Alternatives, t.text)
		}
	}
}
