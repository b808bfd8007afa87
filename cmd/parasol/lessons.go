package main

import (
	"bytes"
	"errors"
	"maps"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
)

// Merge overwrites and removes only what it wrote itself, which the manifest
// tells, or what says nothing that the catalogs do not know: a text that
// somebody typed into a lesson stands nowhere else.

// A writing is what becomes of the lessons of one locale.
type writing struct {
	*project
	locale   *locale
	manifest manifest // to be
	changes  batch
	findings []merge.Finding
	known    map[string]bool // texts; nil until they are asked for
}

// write returns the writing of each locale, from the plans of its lessons.
// prune removes lessons whose source is gone.
func (p *project) write(plans [][]*merge.Plan, prune bool) ([]*writing, error) {
	writings := make([]*writing, len(plans))
	errs := make([]error, len(plans))
	parallel(len(plans), func(i int) {
		w := &writing{project: p, locale: p.locales[i], manifest: maps.Clone(p.locales[i].files.merged)}
		writings[i] = w
		for _, plan := range plans[i] {
			if err := w.lesson(plan); err != nil {
				errs[i] = errors.Join(errs[i], err)
			}
		}
		errs[i] = errors.Join(errs[i], w.orphans(prune))
	})
	return writings, errors.Join(errs...)
}

// lesson settles what becomes of one lesson.
func (w *writing) lesson(plan *merge.Plan) error {
	path := plan.Document.Path()
	file := w.config.layout.target.Path(w.locale.name, path)
	before, err := w.lessons.read(file)
	if err != nil {
		return err
	}
	var after []byte
	switch plan.Fate {
	case merge.Keep:
		return nil
	case merge.Write:
		after = w.mark(plan)
	}
	if !bytes.Equal(before, after) && !w.isOurs(path, file, before) {
		plan.Hold(merge.Keep)
		return nil
	}
	w.changes.add(change{w.lessons, file, before, after})
	delete(w.manifest, path)
	if after != nil {
		w.manifest[path] = fingerprint(after)
	}
	return nil
}

// mark is the merged lesson, which says in its front matter how far it is
// translated if the project wants that.
func (w *writing) mark(plan *merge.Plan) []byte {
	lesson := plan.Apply()
	if key := w.config.mark; key != "" {
		lesson, _ = content.Mark(plan.Document.Path(), lesson, w.config.rules, key, plan.Progress())
	}
	return lesson
}

// isOurs reports whether a lesson may be overwritten; if it may not, there is
// a finding.
func (w *writing) isOurs(path, file string, lesson []byte) bool {
	if lesson == nil || w.locale.files.merged.has(path, lesson) {
		return true
	}
	pos := segment.Pos{File: w.lessons.path(file)}
	sentence := "the lesson cannot be read, and parasol did not write it: it stays as it is"
	if d, err := content.Split(path, lesson, w.config.rules); err == nil && d != nil {
		s := w.foreign(d)
		if s == nil {
			return true
		}
		pos.Line, pos.Col = s.Pos.Line, s.Pos.Col
		sentence = `"` + s.Text + `" stands in no catalog, and parasol did not write it: the lesson stays as it is`
	}
	w.findings = append(w.findings, merge.Finding{Pos: pos, Severity: merge.Severe, Rule: byHandRule, Sentence: sentence})
	return false
}

// foreign returns the first text of a lesson that no catalog knows.
func (w *writing) foreign(d *content.Document) *segment.Segment {
	if w.known == nil {
		w.known = map[string]bool{}
		for _, c := range []*locales.Catalog{w.was, w.source, w.locale.catalog, w.locale.todo} {
			for i := range c.Messages {
				m := &c.Messages[i]
				for _, text := range append([]string{m.Source, m.Target}, m.Alternatives...) {
					w.known[segment.Plain(text)] = true
				}
			}
		}
	}
	segments := d.Segments()
	i := slices.IndexFunc(segments, func(s segment.Segment) bool { return !w.known[segment.Plain(s.Text)] })
	if i < 0 {
		return nil
	}
	return &segments[i]
}

// orphans lists the lessons that merge wrote and whose source is gone, or
// removes them.
func (w *writing) orphans(prune bool) error {
	sources := map[string]bool{}
	for _, d := range w.tree.Documents {
		sources[d.Path()] = true
	}
	var errs []error
	for _, path := range slices.Sorted(maps.Keys(w.manifest)) {
		if sources[path] {
			continue
		}
		file := w.config.layout.target.Path(w.locale.name, path)
		lesson, err := w.lessons.read(file)
		switch {
		case err != nil:
			errs = append(errs, err)
		case lesson == nil:
			delete(w.manifest, path)
		case prune && w.isOurs(path, file, lesson):
			w.changes.add(change{w.lessons, file, lesson, nil})
			delete(w.manifest, path)
		case !prune:
			w.findings = append(w.findings, merge.Finding{
				Pos: segment.Pos{File: w.lessons.path(file)}, Severity: merge.Warning, Rule: "orphan",
				Sentence: "the lesson that this one translates is gone: --prune removes it",
			})
		}
	}
	return errors.Join(errs...)
}

const byHandRule = "by-hand"

// count is the number of findings of a rule.
func (w *writing) count(rule string) int {
	n := 0
	for _, f := range w.findings {
		if f.Rule == rule {
			n++
		}
	}
	return n
}

// batch is all that changes on disk.
func (w *writing) batch() batch {
	b := slices.Clone(w.changes)
	b.manifest(w.project, w.locale, w.manifest)
	return b
}
