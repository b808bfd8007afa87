package merge

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// Lessons are those of a language where they lie, for a merge to write: see
// [Lessons.Write].
//
// Merge overwrites and removes only what it wrote itself, which the manifest
// tells, or what says nothing that the catalogs do not know: a text that
// somebody typed into a lesson stands nowhere else.
type Lessons struct {
	Locale   string
	Language *Language
	Layout   content.Layout
	Rules    content.Rules
	Mark     string                            // key in the front matter that says how far a lesson is translated, "" for none
	Read     func(file string) ([]byte, error) // one that is there; nil for none
	Path     func(file string) string          // a file as the user would type it
	Wrote    store.Manifest                    // the lessons that merge wrote
	Others   map[string]finding.Finding        // files in the place of a lesson that are another language's, and what to say of each
	Sources  []*locales.Catalog                // today's source texts, and those of the last run
	Empty    bool                              // there is no translation file
	Partial  bool                              // some source lessons cannot be read
	Prune    bool                              // remove those whose source is gone

	// What Write has found.
	Manifest store.Manifest // to be
	Changes  []Change
	Findings []finding.Finding

	known   map[string]bool // texts; nil until they are asked for
	rescued bool            // a translation: see [Lessons.rescue]
	split   []*content.Document
}

// A Change is the file of a lesson and what is to become of it.
type Change struct {
	File          string
	Before, After []byte // nil for no file
}

// Write settles what becomes of the lessons of a language: of those that were
// planned, and of those that merge wrote and whose source is gone. A plan whose
// lesson has to stay as it is holds its translations back from then on.
func (l *Lessons) Write(plans []*Plan) {
	l.Manifest = store.Manifest{}
	maps.Copy(l.Manifest, l.Wrote)
	l.planned(plans)
	l.orphans(plans)
	if l.rescued { // memory offers it
		l.Language.Touched = true
		l.Language.Refresh()
	}
}

// place is the file of a lesson.
func (l *Lessons) place(lesson string) string {
	return l.Layout.Path(l.Locale, lesson)
}

// change takes up a change, unless it is none.
func (l *Lessons) change(file string, before, after []byte) {
	if (before == nil) != (after == nil) || !bytes.Equal(before, after) {
		l.Changes = append(l.Changes, Change{file, before, after})
	}
}

// planned settles what becomes of the lessons. Those that would stay as they
// are for a text that no catalog knows are asked again at the end, since another
// that shows it may have been written anew by then: memory knows it now, and would
// in the next run.
func (l *Lessons) planned(plans []*Plan) {
	var left []*Plan
	for _, plan := range plans {
		if l.lesson(plan) != nil {
			left = append(left, plan)
		}
	}
	for _, plan := range left {
		if why := l.lesson(plan); why != nil {
			l.Findings = append(l.Findings, why...)
			plan.Hold(Keep)
		}
	}
	slices.SortStableFunc(l.Changes, func(x, y Change) int { return strings.Compare(x.File, y.File) })
}

// lesson settles what becomes of one lesson, or returns why it may not be
// overwritten. One that cannot be read stays.
func (l *Lessons) lesson(plan *Plan) (why []finding.Finding) {
	path := plan.Document.Path()
	file := l.place(path)
	if l.isOther(file) {
		plan.Hold(Keep)
		return nil
	}
	before, err := l.Read(file)
	if err != nil {
		l.Findings = append(l.Findings, finding.Broken(err, finding.Error)...)
		plan.Hold(Keep)
		return nil
	}
	shown := l.shownBy(plan.Document, before)
	var after []byte
	for _, f := range plan.Findings {
		f.Pos.File = l.Path(file)
		l.Findings = append(l.Findings, f)
	}
	switch plan.Fate {
	case Keep:
		l.Findings = append(l.Findings, rejectedIn(plan, shown, l.Path(file))...)
		return nil
	case Write:
		after = l.mark(plan)
	}
	if !bytes.Equal(before, after) {
		if why := l.notOurs(plan, path, file, shown, hasTranslation(plan)); why != nil {
			return why
		}
		l.rescue(plan, shown)
	}
	l.change(file, before, after)
	if after == nil {
		delete(l.Manifest, path)
		return nil
	}
	l.Manifest.Note(path, after, store.MarksOf(plan.Document.Segments()))
	return nil
}

// A shown lesson is the file of a lesson as readers have it, which is split when it
// is asked for what it says.
type shown struct {
	file  []byte // nil for none
	split func() (*content.Document, error)
}

// shownBy is the file of a lesson that a plan may write anew. As long as lessons
// are written none is split twice.
func (l *Lessons) shownBy(d *content.Document, file []byte) shown {
	return shown{file, sync.OnceValues(func() (*content.Document, error) {
		is, err := d.With(file)
		l.split = append(l.split, is)
		return is, err
	})}
}

// isOther reports whether a file is another language's; then there is a
// finding, one for a link.
func (l *Lessons) isOther(file string) bool {
	f, is := l.Others[file]
	if is && !slices.ContainsFunc(l.Findings, func(o finding.Finding) bool { return o.Pos == f.Pos && o.Rule == f.Rule }) {
		l.Findings = append(l.Findings, f)
	}
	return is
}

// mark is the merged lesson, which says in its front matter how far it is
// translated if the project wants that.
func (l *Lessons) mark(plan *Plan) []byte {
	lesson := plan.Apply()
	if key := l.Mark; key != "" {
		lesson, _ = content.Mark(plan.Document.Path(), lesson, l.Rules, key, plan.Progress())
	}
	return lesson
}

// hasTranslation reports whether the catalogs have a finished translation for a
// lesson, also where that does not reach it.
func hasTranslation(plan *Plan) bool {
	return slices.ContainsFunc(plan.Entries, func(e Entry) bool { return e.Message != nil && e.Message.State.Finished() })
}
