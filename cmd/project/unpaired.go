package project

import (
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// unpair counts what has no partner, and claims the lessons that merge may
// write anew: those of which every text was recovered.
func (r *recovery) unpair(t *translated, a *align.Result) {
	for _, u := range a.Source {
		r.unpaired[u.Reason]++
		r.lone(r.run.lessons.Name, u, "has no translation that was found")
	}
	for _, u := range a.Target {
		r.lone(t.folder.Name, u, "translates nothing that was found")
	}
	for _, c := range t.found.Claims(a) {
		path := c.Lesson.Path()
		lesson := t.found.Bytes[path]
		if r.fix {
			lesson = c.Lesson.Source()
		}
		r.manifest.Note(path, lesson, c.Texts)
	}
}

// lone is a note of a segment without a partner.
func (r *recovery) lone(folder string, u align.Unpaired, sentence string) {
	if u.Reason == align.SameText || u.Reason == align.NoLesson {
		return
	}
	for _, s := range u.Place.Segments() {
		r.findings = append(r.findings, finding.Finding{
			Pos: posBelow(folder, s.Pos), Level: finding.Note, Rule: finding.Unpaired, Sentence: sentence + ": " + string(u.Reason), Source: s.Text,
		})
	}
}

// summarize says of each lesson how many of its texts have no partner. Who
// asks for notes gets each of them instead.
func (r *recovery) summarize(t *translated, a *align.Result) {
	counted := map[string]*[3]int{} // by the source's path: without a translation, not translated, translating nothing
	note := func(path string, which int) {
		if counted[path] == nil {
			counted[path] = new([3]int)
		}
		counted[path][which]++
	}
	source := map[*content.Document]string{}
	for _, l := range a.Lessons {
		source[l.Target] = l.Source.Path()
	}
	for _, u := range a.Source {
		switch u.Reason {
		case align.NoCounterpart:
			note(u.Place.Document.Path(), 0)
		case align.InSource:
			note(u.Place.Document.Path(), 1)
		}
	}
	for _, u := range a.Target {
		if u.Reason == align.NoCounterpart {
			note(source[u.Place.Document], 2)
		}
	}
	for _, l := range a.Lessons {
		if n := counted[l.Source.Path()]; n != nil {
			file := Below(t.folder.Name, t.files.Path(r.locale.name, l.Target.Path()))
			r.findings = append(r.findings, finding.Finding{
				Pos: segment.Pos{File: file}, Level: finding.Warning, Rule: finding.Unpaired,
				Sentence: "texts without a partner" + finding.Counts(n[0], "of the source", n[2], "of the lesson", n[1], "not translated"),
			})
		}
	}
}
