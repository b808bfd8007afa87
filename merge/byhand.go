package merge

import (
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// notOurs says why a lesson may not be overwritten; nothing, if it may. One that
// merge wrote may be, unless the catalogs have no translation for it and it has
// one that stands nowhere else: somebody has lost them. plan is that of the lesson
// if it is to be written anew.
func (l *Lessons) notOurs(plan *Plan, path, file string, lesson shown, translated bool) []finding.Finding {
	wrote := l.Wrote.Has(path, lesson.file)
	if lesson.file == nil || wrote && (l.Wrote[path].Texts == nil || translated) {
		return nil
	}
	d, err := lesson.split()
	if err != nil {
		why := finding.Broken(err, finding.Error)
		for i := range why {
			why[i].Pos.File, why[i].Sentence = l.Path(file), why[i].Sentence+": the lesson stays as it is"
		}
		return why
	}
	s := l.foreign(d, l.Wrote[path], plan.shows(), plan.code())
	if s == nil {
		return nil
	}
	why := ", and parasol did not write it"
	switch {
	case wrote && l.Empty:
		why = " any more, since " + l.Locale + " has no translations"
	case wrote:
		why = " any more"
	}
	return []finding.Finding{{
		Pos: segment.Pos{File: l.Path(file), Line: s.Pos.Line, Col: s.Pos.Col}, Level: finding.Error, Rule: finding.ByHand,
		Sentence: `"` + s.Text + `" stands in no catalog` + why + `: the lesson stays as it is`,
	}}
}

// foreign returns the first text of a lesson that is foreign, nil if none is. What
// the lesson will show is not, and neither is code of its source.
func (l *Lessons) foreign(d *content.Document, was store.MergedLesson, shown, code map[string]bool) *segment.Segment {
	segments := d.Segments()
	for i := range segments {
		if text := segment.Plain(segments[i].Text); !shown[text] && !code[text] && l.isForeign(&segments[i], was) && !l.isOwn(d.Raw(i)) {
			return &segments[i]
		}
	}
	return nil
}

// isOwn reports whether what a text is spelled with stands in the file of what lessons
// have of their own, line by line: in that of a lesson that has moved, for one.
func (l *Lessons) isOwn(raw string) bool {
	if l.ownLines == nil {
		l.ownLines = map[string]bool{}
		for _, lesson := range l.Language.Own {
			for line := range lesson.Lines() {
				l.ownLines[withoutMarks(line)] = true
			}
		}
	}
	for line := range strings.Lines(raw) {
		if !l.ownLines[withoutMarks(line)] {
			return false
		}
	}
	return raw != ""
}

// withoutMarks is a line without blanks around it, and without the marks of a block.
func withoutMarks(line string) string { return strings.TrimLeft(strings.TrimSpace(line), "> \t#*+-") }

// isForeign reports whether no catalog knows a text of a lesson, and it is none
// of the source texts that the lesson was made of.
func (l *Lessons) isForeign(s *segment.Segment, was store.MergedLesson) bool {
	if l.known == nil {
		l.known = map[string]bool{}
		for _, c := range append([]*locales.Catalog{l.Language.Catalog, l.Language.Open}, l.Sources...) {
			for i := range c.Messages {
				m := &c.Messages[i]
				for _, text := range append([]string{m.Source, m.Target}, m.Alternatives...) {
					l.known[segment.Plain(text)] = true
				}
				for _, s := range m.Suggestions {
					l.known[segment.Plain(s.Text)] = true
				}
			}
		}
	}
	return !l.known[segment.Plain(s.Text)] && !was.IsOf(s.Text)
}
