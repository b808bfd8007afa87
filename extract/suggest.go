package extract

import (
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
)

const (
	shown  = 3    // suggestions of memory for a message
	second = 0.5  // least similarity of an earlier text beside the one that was replaced
	joins  = 0.05 // how much more alike two texts together have to be than one
)

// replace finds for fresh messages the gone ones that they replace, and
// offers their translations. What translators said of a text holds for one
// that is much like it, as in gettext's msgmerge.
func (u *update) replace() {
	u.replaces = predecessors(u.old, u.called, u.template, u.fates)
	for i, pairs := range u.replaces {
		m := &u.messages[i]
		for _, s := range u.earlier(m, pairs) {
			m.Suggestions = add(m.Suggestions, s)
		}
		if first := pairs[0]; len(m.Comments) == 0 && first.similarity >= memory.MinScore {
			m.Comments = u.old[first.was].Comments
		}
	}
}

// earlier are the suggestions for a message that replaces others: their
// translations, or what was suggested for them.
func (u *update) earlier(m *locales.Message, pairs []pair) []locales.Suggestion {
	var all []locales.Suggestion
	offer := func(source, target string, similarity float64) {
		if target == "" {
			return
		}
		text, _ := memory.Carry(target, source, m.Source, m.Tags)
		all = append(all, locales.Suggestion{Text: text, Source: source, Origin: locales.Earlier, Score: similarity})
	}
	if s, t := u.joined(m, pairs[0]); t != "" {
		offer(s, t, memory.Similarity(s, m.Source))
	}
	for i, p := range pairs {
		was := &u.old[p.was]
		if i > 0 && p.similarity < second && p.part == 0 {
			continue
		}
		if was.Target != "" && was.Previous == "" {
			offer(was.Source, was.Target, p.similarity)
			continue
		}
		if was.Target != "" { // of a text before that one
			offer(was.Previous, was.Target, memory.Similarity(was.Previous, m.Source))
		}
		for _, s := range was.Suggestions {
			if s.Origin == locales.Earlier || s.Kind == memory.Offered && s.Origin == "" && s.Source != "" {
				offer(s.Source, s.Text, memory.Similarity(s.Source, m.Source))
			}
		}
	}
	return all
}

// joined looks whether a message is two old ones in a row, and returns both
// as one.
func (u *update) joined(m *locales.Message, p pair) (source, target string) {
	best := p.similarity + joins
	for _, i := range []int{p.was - 1, p.was} {
		if i < 0 || i+1 >= len(u.old) {
			continue
		}
		a, b := &u.old[i], &u.old[i+1]
		if !a.State.Finished() || !b.State.Finished() || strings.Contains(a.Source, "<") && strings.Contains(b.Source, "<") {
			continue // the tags of both would have the same names
		}
		both := a.Source + " " + b.Source
		if s := memory.Similarity(both, m.Source); s > best {
			best, source, target = s, both, a.Target+segment.Space(a.Target)+b.Target
		}
	}
	return source, target
}

// reuse takes translations over from memory where there is nothing to ask,
// and returns the memory of what is translated then. A message for which a
// person wrote something, or of which a reviewer took the translation back,
// waits for a person.
func (u *update) reuse(external []memory.Pair) *memory.Store {
	store := memory.New(u.pairs(external))
	more := false
	for i := range u.template {
		m := &u.messages[i]
		if m.State.Finished() || m.Target != "" || slices.ContainsFunc(m.Suggestions, locales.IsTyped) {
			continue
		}
		if target, ok := store.Reuse(textOf(m)); ok {
			m.Target, m.State, u.reused[i], more = target, locales.Translated, true, true
		}
	}
	if more {
		return memory.New(u.pairs(external))
	}
	return store
}

// suggest gives every message that is not finished what memory has for it,
// and takes from the finished ones what they were offered, several at a time.
func (u *update) suggest(store *memory.Store) {
	var wait sync.WaitGroup
	all := u.messages[:len(u.template)]
	for part := range slices.Chunk(all, len(all)/runtime.GOMAXPROCS(0)+1) {
		wait.Go(func() {
			for i := range part {
				suggest(&part[i], store)
			}
		})
	}
	wait.Wait()
}

func suggest(m *locales.Message, store *memory.Store) {
	if m.State.Finished() {
		if !m.Draft {
			m.Suggestions = nil // what people typed is kept: see [update.keepTyped]
		}
		return
	}
	if store != nil {
		m.Suggestions = slices.DeleteFunc(slices.Clone(m.Suggestions), locales.IsFromMemory)
	}
	for _, s := range store.Suggest(textOf(m), shown) {
		if s.Text != m.Target {
			m.Suggestions = add(m.Suggestions, s)
		}
	}
	switch {
	case len(m.Suggestions) > 0 || m.Target != "":
		m.State = locales.NeedsReview
	default:
		m.State, m.Suggestions = locales.Untranslated, nil
	}
}

// textOf is what memory looks a message up by.
func textOf(m *locales.Message) *segment.Segment {
	return &segment.Segment{Context: m.Context, Text: m.Source, Tags: m.Tags}
}

// pairs are all that the project and others translated, the project's own
// first.
func (u *update) pairs(external []memory.Pair) []memory.Pair {
	return append(locales.Pairs(&locales.Catalog{Messages: u.messages}), external...)
}

// add appends a suggestion unless its text is there.
func add(list []locales.Suggestion, s locales.Suggestion) []locales.Suggestion {
	if slices.ContainsFunc(list, func(t locales.Suggestion) bool { return t.Text == s.Text }) {
		return list
	}
	return append(slices.Clip(list), s)
}
