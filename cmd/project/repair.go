package project

import (
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/repair"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// A translated is the lessons of a locale as they were found, with their
// structure healed: so more of them is recovered, and --fix writes it.
type translated struct {
	folder Folder
	files  content.Layout
	found  align.Found
	errs   error // of lessons that cannot be read
}

// heal heals the structure of the lessons with their sources as witnesses.
func (r *recovery) heal(t *translated) {
	sources := map[string]*content.Document{}
	for _, d := range r.run.tree.Documents {
		sources[d.Path()] = d
	}
	t.found.Bytes = map[string][]byte{}
	repairs := make([][]repair.Placed, len(t.found.Tree.Documents))
	for _, d := range t.found.Tree.Documents {
		t.found.Bytes[d.Path()] = d.Source()
	}
	content.Parallel(len(t.found.Tree.Documents), func(i int) {
		d := t.found.Tree.Documents[i]
		if source := sources[d.Path()]; source != nil {
			t.found.Tree.Documents[i], repairs[i] = repair.Structure(d, source)
		}
	})
	for i, healed := range repairs {
		for _, h := range healed {
			r.repaired(t, h.Pos, h.Repair, "")
		}
		if len(healed) > 0 {
			r.mended[t.found.Tree.Documents[i].Path()] = true
		}
	}
}

// mostRounds bounds how often lessons are aligned again that were repaired: a
// better lesson pairs better.
const mostRounds = 4

// repair repairs the lessons, as long as there is something to repair, and
// returns their alignment then. What cannot be proved is left and named.
func (r *recovery) repair(t *translated, a align.Result) align.Result {
	var refused []align.Mend
	for range mostRounds {
		made := false
		refused = nil
		for _, lesson := range a.Repair(r.judge) {
			for _, m := range lesson.Mends {
				if !m.Made {
					refused = append(refused, m)
					continue
				}
				made = true
				r.mend(t, &m, "")
			}
			r.replace(t, lesson)
		}
		if !made {
			break
		}
		a = align.Trees(r.run.tree, t.found.Tree)
	}
	for i := range refused {
		r.mend(t, &refused[i], "cannot be proved, and is left as it is: ")
	}
	return a
}

// replace puts a repaired lesson in the place of the damaged one.
func (r *recovery) replace(t *translated, lesson align.Repaired) {
	for i, d := range t.found.Tree.Documents {
		if d == lesson.Was && lesson.Is != d {
			t.found.Tree.Documents[i] = lesson.Is
			r.mended[d.Path()] = true
		}
	}
}

// damage names what reading the lessons took.
func (r *recovery) damage(t *translated, a *align.Result) {
	for i := range a.Pairs {
		p := &a.Pairs[i]
		for _, repair := range p.Repairs {
			r.repaired(t, p.Target.Segments()[0].Pos, repair, "")
		}
	}
}

func (r *recovery) mend(t *translated, m *align.Mend, prefix string) {
	for _, repair := range m.Repairs() {
		r.repaired(t, m.Place().Segments()[0].Pos, repair, prefix)
	}
}

// repaired is a finding of one repair: a warning if lessons are written.
func (r *recovery) repaired(t *translated, pos segment.Pos, repair repair.Repair, prefix string) {
	pos = posBelow(t.folder.Name, pos)
	severity := finding.Note
	if r.fix {
		severity = finding.Warning
	}
	if prefix == "" {
		r.repairs++
	}
	r.findings = append(r.findings, finding.Finding{
		Pos: pos, Level: severity, Rule: repair.Rule, Sentence: prefix + shown(repair.Was) + " is " + shown(repair.Is),
	})
	r.lines = append(r.lines, AlignLine{
		Locale: r.locale.name, Kind: "repair", Place: &placeJSON{File: pos.File, Line: pos.Line, Col: pos.Col},
		Repair: &repairJSON{repair.Rule, repair.Was, repair.Is}, Made: r.fix && prefix == "",
	})
}

// shown is a piece of Markdown in a sentence.
func shown(markdown string) string {
	if markdown == "" {
		return "nothing"
	}
	return `"` + markdown + `"`
}

// write adds the repaired lessons to a Batch.
func (r *recovery) write(t *translated) {
	for _, d := range t.found.Tree.Documents {
		before := t.found.Bytes[d.Path()]
		r.changes.Add(Change{t.folder.Name, t.files.Path(r.locale.name, d.Path()), before, d.Source()})
		if t.found.Ours && r.locale.merged.Has(d.Path(), before) {
			was := r.manifest[d.Path()]
			r.manifest[d.Path()] = store.MergedLesson{Print: store.Fingerprint(d.Source()), Texts: was.Texts, Had: was.Had}
		}
	}
}
