package project

import (
	"strings"

	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// targets are the links and images that lead elsewhere now while their text
// is the same: its translations stay, and somebody may want to look at them.
func (r *run) targets() []finding.Finding {
	var findings []finding.Finding
	for _, t := range r.sources.changes.Targets {
		pos := t.Message.Pos
		pos.File = r.project.lessons.Path(pos.File)
		findings = append(findings, finding.Finding{
			Pos: pos, Level: finding.Warning, Rule: finding.LinkTarget, ID: t.Message.ID, Source: t.Message.Source,
			Sentence: t.Tag + " leads to " + strings.Join(t.Is, ", ") + " now, no more to " + strings.Join(t.Was, ", ") + ": the translations stay",
		})
	}
	return finding.Sorted(findings)
}

// reused are the translations that were taken over from memory: notes, at the
// texts that they translate now.
func (r *run) reused() []finding.Finding {
	var findings []finding.Finding
	index := r.sources.fresh.Index()
	for _, l := range r.locales {
		for _, c := range l.changes.List {
			i, ok := index[c.Message.ID]
			if c.Kind != extract.Reused || !ok {
				continue
			}
			pos := r.sources.fresh.Messages[i].Pos
			pos.File = r.project.lessons.Path(pos.File)
			findings = append(findings, finding.Finding{
				Pos: pos, Level: finding.Note, Rule: finding.Reused, ID: c.Message.ID, Source: c.Message.Source,
				Sentence: l.name + " has it from memory: " + c.Message.Target,
			})
		}
	}
	return finding.Sorted(findings)
}
