package main

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// targets are the links and images that lead elsewhere now while their text
// is the same: its translations stay, and somebody may want to look at them.
func (p *job) targets() []finding.Finding {
	var findings []finding.Finding
	for _, t := range p.changes.Targets {
		pos := t.Message.Pos
		pos.File = p.lessons.path(pos.File)
		findings = append(findings, finding.Finding{
			Pos: pos, Level: finding.Warning, Rule: finding.LinkTarget, ID: t.Message.ID, Source: t.Message.Source,
			Sentence: t.Tag + " leads to " + strings.Join(t.Is, ", ") + " now, no more to " + strings.Join(t.Was, ", ") + ": the translations stay",
		})
	}
	return finding.Sorted(findings)
}

// reused are the translations that were taken over from memory: notes, at the
// texts that they translate now.
func (p *job) reused() []finding.Finding {
	var findings []finding.Finding
	index := p.fresh.Index()
	for _, l := range p.locales {
		for _, c := range l.changes.List {
			i, ok := index[c.Message.ID]
			if c.Kind != extract.Reused || !ok {
				continue
			}
			pos := p.fresh.Messages[i].Pos
			pos.File = p.lessons.path(pos.File)
			findings = append(findings, finding.Finding{
				Pos: pos, Level: finding.Note, Rule: finding.Reused, ID: c.Message.ID, Source: c.Message.Source,
				Sentence: l.name + " has it from memory: " + c.Message.Target,
			})
		}
	}
	return finding.Sorted(findings)
}

// The form of extract --json, which only ever grows.
type (
	changeReport struct {
		Source  localeJSON   `json:"source"`
		Locales []localeJSON `json:"locales"`
		Targets []targetJSON `json:"targets"` // links that lead elsewhere
	}
	localeJSON struct {
		Name       string       `json:"name"`
		Texts      int          `json:"texts"`
		Translated int          `json:"translated"`
		ToDo       int          `json:"toDo"`
		Words      int          `json:"words"` // of the source texts to do
		New        int          `json:"new"`
		Changed    int          `json:"changed"`
		Moved      int          `json:"moved"`
		Gone       int          `json:"gone"`
		Reused     int          `json:"reused"`
		Changes    []changeJSON `json:"changes"`
	}
	changeJSON struct {
		Change     extract.ChangeKind `json:"change"` // new, changed, reused or gone
		ID         string             `json:"id"`
		Source     string             `json:"source"`
		Previous   string             `json:"previous,omitempty"`   // if changed: the text before
		Similarity float64            `json:"similarity,omitempty"` // of both, 0 to 1
		Lessons    []string           `json:"lessons"`
	}
	targetJSON struct {
		ID      string   `json:"id"`
		Source  string   `json:"source"`
		Tag     string   `json:"tag"`
		Was     []string `json:"was"`
		Is      []string `json:"is"`
		Lessons []string `json:"lessons"`
	}
)

// changesJSON writes what an extract did to each catalog.
func (p *job) changesJSON(w io.Writer) error {
	source := localeOf(p.options.source, p.changes)
	source.Translated, source.ToDo, source.Words = source.Texts, 0, 0
	out := changeReport{Source: source, Locales: []localeJSON{}, Targets: []targetJSON{}}
	for _, l := range p.locales {
		j := localeOf(l.name, l.changes)
		j.Translated, j.ToDo, _ = store.Tally(l.catalog, l.todo)
		j.Words = store.WordsToDo(l.todo)
		out.Locales = append(out.Locales, j)
	}
	for _, t := range p.changes.Targets {
		out.Targets = append(out.Targets, targetJSON{t.Message.ID, t.Message.Source, t.Tag, t.Was, t.Is, list(t.Message.References)})
	}
	e := json.NewEncoder(finding.PlainWriter{Writer: w})
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func localeOf(name string, c extract.Changes) localeJSON {
	j := localeJSON{
		Name: name, Texts: c.Done + c.ToDo, New: c.New, Changed: c.Changed, Moved: c.Moved, Gone: c.Gone, Reused: c.Reused,
		Changes: []changeJSON{},
	}
	for _, change := range c.List {
		m := change.Message
		j.Changes = append(j.Changes, changeJSON{change.Kind, m.ID, m.Source, change.Previous, change.Similarity, list(m.References)})
	}
	return j
}

// list is a list that JSON does not write as null.
func list(texts []string) []string {
	if texts == nil {
		return []string{}
	}
	return texts
}
