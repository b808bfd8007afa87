package project

import (
	"encoding/json"
	"io"

	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/merge/finding"
)

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

// ChangesJSON writes what an extract did to each catalog.
func (o *Outcome) ChangesJSON(w io.Writer) error {
	source := localeOf(&o.Source)
	out := changeReport{Source: source, Locales: []localeJSON{}, Targets: []targetJSON{}}
	for i := range o.Languages {
		out.Locales = append(out.Locales, localeOf(&o.Languages[i]))
	}
	for _, t := range o.Source.Changes.Targets {
		out.Targets = append(out.Targets, targetJSON{t.Message.ID, t.Message.Source, t.Tag, t.Was, t.Is, list(t.Message.References)})
	}
	e := json.NewEncoder(finding.PlainWriter{Writer: w})
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func localeOf(l *Language) localeJSON {
	c := &l.Changes
	j := localeJSON{
		Name: l.Name, Texts: c.Done + c.ToDo, Translated: l.Done, ToDo: l.ToDo, Words: l.Words, New: c.New, Changed: c.Changed, Moved: c.Moved, Gone: c.Gone, Reused: c.Reused,
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
