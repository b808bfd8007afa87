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
	Source   string // language
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
	Replaced int // words that readers had, and for which the source text stands now, or nothing

	known    map[string]bool // texts; nil until they are asked for
	ownLines map[string]bool // of what lessons have of their own; nil until they are asked for
	sources  map[string]bool // texts of the source; nil until they are asked for
	rescued  bool            // a translation: see [Lessons.rescue]
	mu       sync.Mutex
	split    []*content.Document
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
// in the next run. Links lead to the headings that lessons then have.
func (l *Lessons) planned(plans []*Plan) {
	l.follow(plans)
	kept := keptOf(plans)
	all := make([]*rewritten, 0, len(plans))
	var left []*Plan
	for _, plan := range plans {
		r, why := l.lesson(plan)
		if why != nil {
			left = append(left, plan)
		}
		all = append(all, r)
	}
	for _, plan := range left {
		r, why := l.lesson(plan)
		if why != nil {
			l.Findings = append(l.Findings, why...)
			plan.Hold(Keep)
		}
		all = append(all, r)
	}
	if keptOf(plans) != kept {
		l.follow(plans)
	}
	for _, r := range all {
		if r != nil {
			l.write(r)
		}
	}
	slices.SortStableFunc(l.Changes, func(x, y Change) int { return strings.Compare(x.File, y.File) })
}

// keptOf counts the lessons that stay as they are.
func keptOf(plans []*Plan) int {
	n := 0
	for _, p := range plans {
		if p.Fate == Keep {
			n++
		}
	}
	return n
}

// follow makes links lead to the headings of the language.
func (l *Lessons) follow(plans []*Plan) {
	if l.Language.Follow == nil {
		return
	}
	Follow(plans, LinkTargets{
		Source: l.Language.Follow, Locales: []string{l.Source, l.Locale}, Links: l.Language.Catalog.Stands(),
		Kept: func(p *Plan) *content.Document {
			if p.Fate != Keep {
				return nil
			}
			file, err := l.Read(l.place(p.Document.Path()))
			if err != nil || file == nil {
				return nil
			}
			d, _ := l.shownBy(p.Document, file).split() // another finding says that it cannot be read
			return d
		},
	})
}

// A rewritten lesson is one that is written anew, or removed.
type rewritten struct {
	plan   *Plan
	file   string
	before []byte
}

// lesson settles what becomes of one lesson, or returns why it may not be
// overwritten. One that cannot be read stays.
func (l *Lessons) lesson(plan *Plan) (r *rewritten, why []finding.Finding) {
	path := plan.Document.Path()
	file := l.place(path)
	if l.isOther(file) {
		plan.Hold(Keep)
		return nil, nil
	}
	before, err := l.Read(file)
	if err != nil {
		l.Findings = append(l.Findings, finding.Broken(err, finding.Error)...)
		plan.Hold(Keep)
		return nil, nil
	}
	shown := l.shownBy(plan.Document, before)
	stays := ": it stays as it is"
	if before == nil && plan.rest != nil {
		plan.writeRest()
		stays = ": it is written without"
	}
	for _, f := range plan.Findings {
		f.Pos.File = l.Path(file)
		f.Sentence += stays
		l.Findings = append(l.Findings, f)
	}
	if plan.Fate == Keep {
		l.Findings = append(l.Findings, rejectedIn(plan, shown, l.Path(file))...)
		return nil, nil
	}
	if after := l.after(plan); !bytes.Equal(before, after) {
		if why := l.notOurs(plan, path, file, shown, hasTranslation(plan)); why != nil {
			return nil, why
		}
		l.rescue(plan, shown)
		l.Replaced += l.replaced(plan, shown, after)
	}
	return &rewritten{plan, file, before}, nil
}

// after is the lesson of a plan as it is to be, nil for none.
func (l *Lessons) after(plan *Plan) []byte {
	if plan.Fate != Write {
		return nil
	}
	return l.mark(plan)
}

// write takes a lesson up that is written anew, or removed.
func (l *Lessons) write(r *rewritten) {
	path, after := r.plan.Document.Path(), l.after(r.plan)
	l.change(r.file, r.before, after)
	if after == nil {
		delete(l.Manifest, path)
		return
	}
	below := bytes.Count(after, []byte{'\n'}) - bytes.Count(r.plan.Apply(), []byte{'\n'}) // the line of a mark
	for _, f := range r.plan.lost {
		f.Pos.File, f.Pos.Line = l.Path(r.file), f.Pos.Line+below
		l.Findings = append(l.Findings, f)
	}
	l.Manifest.Note(path, after, store.MarksOf(r.plan.Document.Segments()))
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
		l.mu.Lock()
		defer l.mu.Unlock()
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
