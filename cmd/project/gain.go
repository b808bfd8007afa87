package project

import (
	"errors"
	"io/fs"
	"maps"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/repair"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// A gain is what lessons or a file gave beside translations.
type gain struct {
	findings []finding.Finding
	lines    []AlignLine // for --json
	unpaired map[align.Reason]int
	unknown  int             // texts of files that no lesson has
	repairs  int             // found, or made
	damaged  map[string]bool // lessons that take some
	changes  Batch           // of lessons
	adopted  []adoption
	lessons  []*content.Tree // as they were found: what proves them is the same, and split once
	manifest store.Manifest  // nil if it is as it was
}

func (g *gain) say(findings []finding.Finding) { g.findings = append(g.findings, findings...) }

// add adds what other lessons gave.
func (g *gain) add(o gain) {
	g.say(o.findings)
	g.lines, g.changes = append(g.lines, o.lines...), append(g.changes, o.changes...)
	g.adopted, g.lessons = append(g.adopted, o.adopted...), append(g.lessons, o.lessons...)
	g.unknown, g.repairs = g.unknown+o.unknown, g.repairs+o.repairs
	for reason, n := range o.unpaired {
		g.unpaired[reason] += n
	}
	maps.Copy(g.damaged, o.damaged)
	if o.manifest != nil {
		g.manifest = o.manifest
	}
}

// repaired takes up the repairs of lessons, which are written if that is
// wanted: is is what they have made of them.
func (g *gain) repaired(r *recovery, t translated, is *content.Tree, repairs []lessonRepair) {
	g.damaged = map[string]bool{}
	for i, d := range t.tree.Documents {
		if is.Documents[i] != d {
			g.damaged[d.Path()] = true
		}
		if r.options.Fix {
			g.changes.Add(Change{t.folder.Name, t.files.Path(r.locale.name, d.Path()), d.Source(), is.Documents[i].Source()})
		}
	}
	for _, one := range repairs {
		if !one.refused {
			g.repairs++
		}
		pos := posBelow(t.folder.Name, one.pos)
		g.findings = append(g.findings, one.finding(pos, r.options.Fix))
		g.lines = append(g.lines, one.line(r.locale.name, pos, r.options.Fix))
	}
}

// unreadable are the findings of what is wrong with the lessons of a language:
// that it has no folder of them yet breaks nothing. A link to nothing is there.
func (t *translated) unreadable() []finding.Finding {
	all := finding.Broken(t.errs, finding.Error)
	for i := range all {
		if _, err := fs.Lstat(t.folder.Files, all[i].Pos.File); errors.Is(err, fs.ErrNotExist) {
			all[i].Level = finding.Warning
		}
		all[i].Pos = posBelow(t.folder.Name, all[i].Pos)
	}
	return all
}

// A lessonRepair is a repair of a translated lesson.
type lessonRepair struct {
	pos     segment.Pos
	repair  repair.Repair
	refused bool // it cannot be proved
}

// structureRepairs are those of the structure of lessons.
func structureRepairs(lessons [][]repair.Placed) []lessonRepair {
	var all []lessonRepair
	for _, lesson := range lessons {
		for _, p := range lesson {
			all = append(all, lessonRepair{pos: p.Pos, repair: p.Repair})
		}
	}
	return all
}

// leftRepairs are those that nothing proves.
func leftRepairs(left []repair.Placed) []lessonRepair {
	var all []lessonRepair
	for _, p := range left {
		all = append(all, lessonRepair{p.Pos, p.Repair, true})
	}
	return all
}

// readRepairs are those that reading lessons took.
func readRepairs(a *align.Result) []lessonRepair {
	var all []lessonRepair
	for i := range a.Pairs {
		p := &a.Pairs[i]
		for _, one := range p.Repairs {
			all = append(all, lessonRepair{pos: p.Target.Segments()[0].Pos, repair: one})
		}
	}
	return all
}

// damageRepairs are those that were made, or refused.
func damageRepairs(damage []align.Damage) []lessonRepair {
	var all []lessonRepair
	for i := range damage {
		d := &damage[i]
		for _, one := range d.Repairs() {
			all = append(all, lessonRepair{d.Place().Segments()[0].Pos, one, !d.Made})
		}
	}
	return all
}

// finding is a warning if lessons are written.
func (l *lessonRepair) finding(pos segment.Pos, written bool) finding.Finding {
	f := finding.Finding{Pos: pos, Level: finding.Note, Rule: l.repair.Rule, Sentence: shown(l.repair.Was) + " is " + shown(l.repair.Is)}
	if written {
		f.Level = finding.Warning
	}
	if l.refused {
		f.Sentence = "cannot be proved, and is left as it is: " + f.Sentence
	}
	return f
}

func (l *lessonRepair) line(locale string, pos segment.Pos, written bool) AlignLine {
	return AlignLine{
		Locale: locale, Kind: "repair", Place: &placeJSON{File: pos.File, Line: pos.Line, Col: pos.Col},
		Repair: &repairJSON{l.repair.Rule, l.repair.Was, l.repair.Is}, Made: written && !l.refused,
	}
}

// shown is a piece of Markdown in a sentence.
func shown(markdown string) string {
	if markdown == "" {
		return "nothing"
	}
	return `"` + markdown + `"`
}
