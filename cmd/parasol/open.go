package main

import (
	"errors"
	"slices"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// A wish is what a command wants of the project that it opens.
type wish struct {
	format string // of the translation files, "" for that of the configuration, else of those there
	any    bool   // languages may be new, for every call
	looks  bool   // nothing is to be written
}

// open opens the project that the flags and the configuration name.
func (o *options) open(w wish) (*project.Project, error) {
	config, err := o.configure()
	if err != nil {
		return nil, err
	}
	lessons, err := o.at.folder(o, o.content)
	catalogs, also := o.at.folder(o, o.locales)
	if err := errors.Join(err, also); err != nil {
		return nil, err
	}
	if err := o.openSession(w.looks || o.dryRun); err != nil {
		return nil, err
	}
	return project.Open(seeing(o.seen, lessons), seeing(o.seen, catalogs), project.Options{
		Config: config, Source: o.source, To: o.to, Format: w.format, Any: w.any, Progress: o.progress,
	})
}

// openAt opens the project as a revision in the repository of its lessons has
// it, to read. o are the options as they were before any configuration was read:
// that of the revision decides.
func (o options) openAt(lessons, revision string) (*project.Project, func(), error) {
	at, err := openCommit(lessons, revision)
	if err != nil {
		return nil, nil, err
	}
	o.at, o.configured, o.opened = at, nil, nil
	p, err := o.open(wish{any: true})
	if err != nil {
		at.close()
		return nil, nil, err
	}
	return p, at.close, nil
}

// close ends the hold on the project.
func (o *options) close() {
	for _, root := range o.opened {
		root.Close()
	}
	o.session.Close()
}

// say tells the user what a call has noted.
func (o *options) say(out *project.Outcome) {
	for _, note := range out.Notes {
		o.streams.notef("%s", note)
	}
}

// report says where the source language and each locale stand.
func (o *options) report(out *project.Outcome, more func(l *project.Language) string) {
	width := len(out.Source.Name)
	for _, l := range out.Languages {
		width = max(width, len(l.Name))
	}
	o.streams.notef("%-*s  %s in %s%s", width, out.Source.Name,
		finding.Count(out.Source.Done, "text"), finding.Count(out.Lessons, "lesson"), changed(out.Source.Changes.Counts))
	for i := range out.Languages {
		l := &out.Languages[i]
		o.streams.notef("%-*s  %d translated, %d to do%s", width, l.Name, l.Done, l.ToDo, more(l))
	}
}

// changed lists what an update did: ", 3 new, 1 gone".
func changed(c extract.Counts) string {
	return finding.Counts(c.New, "new", c.Changed, "changed", c.Moved, "moved", c.Gone, "gone", c.Reused, "reused")
}

// hintBegin says how to begin a language, if there is none.
func (o *options) hintBegin(out *project.Outcome) {
	if len(out.Languages) == 0 && !out.AnyUnread() {
		o.streams.notef("hint: parasol extract --to fr begins a translation into French")
	}
}

// printUnread lists what could not be read, and what was left out, where the
// product has no place for it: as errors are.
func (o *options) printUnread(out *project.Outcome) {
	for _, f := range finding.Sorted(slices.Concat(out.Unread, out.Skipped)) {
		o.streams.errorf("%s", f.String())
	}
}

// verdictOf is how a command ends that would have ended with err.
func verdictOf(out *project.Outcome, err error) error {
	if err == nil && out.AnyUnread() {
		return errFound
	}
	return err
}
