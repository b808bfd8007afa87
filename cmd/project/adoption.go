package project

import (
	"maps"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/own"
)

// Readers keep what they have: what a lesson of a language shows, and neither its
// source nor a finished translation gives back, is noted as its own when the
// lesson is aligned.

// An adoption is a lesson of a language as it is published, and its source.
type adoption struct {
	source, published *content.Document
	keys              []string       // of entries that are each language's own
	pairs             []*align.Match // of one text each
	past              *align.OwnPast
	was               own.Lesson // what it had of its own before
}

// adoptionsOf are the lessons of an alignment that lie where merge writes them, and
// that merge has not written so far: what those show has gone through the files of
// the project.
func adoptionsOf(lessons *align.Found, a *align.Result, past *align.OwnPast, keys []string) []adoption {
	if !lessons.Ours {
		return nil
	}
	at := map[*content.Document]int{}
	var all []adoption
	for _, l := range a.Lessons {
		path := l.Source.Path()
		if was, known := lessons.Merged[path]; l.Target.Path() != path || known && was.Print != store.NotOurs {
			continue
		}
		at[l.Source] = len(all)
		all = append(all, adoption{source: l.Source, published: l.Target, past: past, keys: keys})
	}
	for i := range a.Pairs {
		p := &a.Pairs[i]
		if k, is := at[p.Source.Document]; is && p.Target.Document == all[k].published && p.Source.Count == 1 && p.Target.Count == 1 {
			all[k].pairs = append(all[k].pairs, p)
		}
	}
	return all
}

// adoptOwn notes what the lessons of a locale have of their own, by its catalog as
// it is settled.
func (l *locale) adoptOwn(adopted []adoption, gains *align.Adoption) {
	l.language.Own = maps.Clone(l.language.Own)
	index := l.index(l.language.Catalog)
	index.Own = nil
	rejected := locales.Rejected(l.language.Catalog)
	lessons := make([]own.Lesson, len(adopted))
	content.Parallel(len(adopted), func(i int) {
		a := &adopted[i]
		a.was = l.language.Own[a.source.Path()]
		lessons[i] = a.better(index, a.own(index, gains, rejected))
	})
	for i, lesson := range lessons {
		path := adopted[i].source.Path()
		if delete(l.language.Own, path); !lesson.IsNone() {
			l.language.Own[path] = lesson
		}
	}
}

// better is what a lesson had of its own before, if that keeps as many of its words
// as what is found now: so that the same again changes nothing.
func (a *adoption) better(index *merge.Index, now own.Lesson) own.Lesson {
	if !a.was.HasWords() {
		return now
	}
	lost := func(lesson own.Lesson) int {
		with := *index
		with.Own = own.File{a.source.Path(): lesson}
		return own.Lost(a.published.Source(), merge.Resolve(a.source, &with, merge.Policy{}).Apply())
	}
	if lost(a.was) <= lost(now) {
		return a.was.WithAdopted(now.Adopted)
	}
	return now
}

// mostRounds bounds how often the texts of a lesson are tried: those that cannot be
// put into it are left out in each. What is left then is part of what stands around
// it, all of it.
const mostRounds = 4

// own is what an adopted lesson has of its own. A text that cannot be put into
// the lesson with the tags of its source, or that has more there than a text can
// have, is part of what stands around it: that is compared with the lesson that
// has the others and nothing else.
func (a *adoption) own(index *merge.Index, gains *align.Adoption, rejected map[string]bool) own.Lesson {
	names := own.Names(a.source.Segments())
	at := own.Index(names)
	translated := merge.Resolve(a.source, index, merge.Policy{})
	left := map[int]bool{} // texts that are nothing by themselves
	for round := 1; ; round++ {
		texts, pairs := a.texts(translated, names, gains, left)
		with := *index
		with.Own = own.File{a.source.Path(): own.Lesson{Texts: texts}}
		plan := merge.Resolve(a.source, &with, merge.Policy{})
		written, err := a.source.With(plan.Apply())
		if err != nil {
			return own.Lesson{Texts: texts}
		}
		again := false
		for _, t := range texts {
			if i := at[t.Name]; plan.Entries[i].Status != merge.Published || own.HasMore(a.published, pairs[i], written, i) {
				left[i], again = true, true
			}
		}
		if !again {
			adopted := store.Marks{}
			for i := range pairs {
				if translated.Translation(i) != "" {
					adopted[store.Mark(translated.Entries[i].Message.Target)] = true
				}
			}
			isNone := func(text string) bool { return a.past.HasSaid(text) || rejected[segment.Plain(text)] }
			lesson := own.Lesson{Texts: texts, Hunks: a.beside(written, plan, names, pairs, gains, isNone)}
			return lesson.WithAdopted(adopted)
		}
		for i := 0; round >= mostRounds && i < len(names); i++ {
			left[i] = true
		}
	}
}

// beside is what an adopted lesson has of its own beside texts that stand in it
// already.
func (a *adoption) beside(written *content.Document, plan *merge.Plan, names []string, pairs map[int]int, gains *align.Adoption, isNone func(text string) bool) []own.Hunk {
	same := maps.Clone(pairs)
	mayStand := func(i int) bool {
		_, is := same[i]
		m := plan.Entries[i].Message
		return is || m == nil || gains.Gave(m.ID) || a.stoodFor(names[i], plan.Translation(i))
	}
	a.alike(written, pairs)
	maps.DeleteFunc(pairs, func(i, j int) bool { return own.HasMore(a.published, j, written, i) })
	w := own.Written{Document: written, Names: names, Translation: plan.Translation}
	keys := own.KeysOf(a.published, a.keys)
	w.Document = own.Apply(w, keys).Document
	return append(keys, own.Of(w, own.Published{Document: a.published, Pairs: pairs, MayStand: mayStand, IsSource: isNone})...)
}

// texts are those that readers have and no finished translation gives back, and
// the pairs of texts that are the same with them.
func (a *adoption) texts(plan *merge.Plan, names []string, gains *align.Adoption, left map[int]bool) ([]own.Text, map[int]int) {
	pairs := map[int]int{}
	var texts []own.Text
	for _, p := range a.pairs {
		i, j := p.Source.First, p.Target.First
		e := &plan.Entries[i]
		isTranslated := e.Status == merge.Translated
		switch {
		case isTranslated && segment.Letters(e.Message.Target) == segment.Letters(p.Text) && p.Text != "":
			pairs[i] = j
		case p.Fits && p.Text != "" && !left[i] && (e.Message == nil || !e.Message.Rejects(p.Text)):
			t := own.Text{Name: names[i], Of: store.Fingerprint([]byte(e.Segment.Text)), Text: p.Text, Source: e.Segment.Text}
			if isTranslated {
				t.Over = store.Fingerprint([]byte(e.Message.Target))
			}
			if !isTranslated || gains.Gave(e.Message.ID) || slices.Contains(a.was.Texts, t) { // else somebody has finished another one
				texts, pairs[i] = append(texts, t), j
			}
		}
	}
	return texts, pairs
}

// stoodFor reports whether something stood in the place of a finished translation
// before.
func (a *adoption) stoodFor(name, translation string) bool {
	return slices.ContainsFunc(a.was.Hunks, func(h own.Hunk) bool {
		return slices.Contains(h.Old, own.Part{Name: name, Over: translation})
	})
}

// alike adds to pairs of texts those that say the same in both lessons.
func (a *adoption) alike(written *content.Document, pairs map[int]int) {
	taken := map[int]bool{}
	for _, j := range pairs {
		taken[j] = true
	}
	places := map[string][]int{}
	for j, s := range a.published.Segments() {
		if !taken[j] {
			places[s.Text] = append(places[s.Text], j)
		}
	}
	for i, s := range written.Segments() {
		if _, is := pairs[i]; !is && len(places[s.Text]) > 0 {
			pairs[i], places[s.Text] = places[s.Text][0], places[s.Text][1:]
		}
	}
}

// ownFile adds the change of the file that holds what the lessons of a locale have
// of their own.
func (b *Batch) ownFile(p *Project, l *locale) {
	id := store.ID{Kind: store.Own, Locale: l.name}
	b.replace(p.catalogs.Name, p.store.Names[id], p.store.Name(id), l.files.Bytes[store.Own], l.language.Own.Encode())
}

// keepOwn takes over what the lessons that were planned go on having of their own.
// Those that stay as they are keep all of it.
func (l *locale) keepOwn(plans []*merge.Plan) {
	l.language.Own = maps.Clone(l.language.Own)
	for _, p := range plans {
		path := p.Document.Path()
		switch _, has := l.language.Own[path]; {
		case !has || p.Fate == merge.Keep:
		case p.Own.IsNone():
			delete(l.language.Own, path)
		default:
			l.language.Own[path] = p.Own
		}
	}
}
