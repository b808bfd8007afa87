package project

import (
	"encoding/json"
	"io"

	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// An AlignLine is a pair, a text without a partner, or a repair of a lesson, as
// JSON has it; the form only ever grows.
type (
	AlignLine struct {
		Locale  string       `json:"locale"`
		Kind    string       `json:"kind"`             // pair, unpaired or repair
		Source  *placeJSON   `json:"source,omitempty"` // of a pair
		Target  *placeJSON   `json:"target,omitempty"`
		Score   float64      `json:"score,omitempty"` // how sure the pair is, 0 to 1
		Text    string       `json:"text,omitempty"`  // the translation with the tags of the source
		Fits    bool         `json:"fits,omitempty"`  // a lesson can hold it
		Repairs []repairJSON `json:"repairs,omitempty"`
		Links   []linkJSON   `json:"links,omitempty"` // that lead elsewhere than in the source

		Evidence *evidenceJSON `json:"evidence,omitempty"` // of the score
		Side     string        `json:"side,omitempty"`     // of what is unpaired: source or target
		Reason   align.Reason  `json:"reason,omitempty"`   // for that
		Place    *placeJSON    `json:"place,omitempty"`    // of what is unpaired, or repaired
		Repair   *repairJSON   `json:"repair,omitempty"`
		Made     bool          `json:"made,omitempty"` // the repair is written, or would be but for --dry-run
	}
	placeJSON struct {
		File  string `json:"file"`
		Line  int    `json:"line"`
		Col   int    `json:"col"`
		Count int    `json:"count,omitempty"` // of segments
		Text  string `json:"text,omitempty"`
	}
	repairJSON struct {
		Rule string `json:"rule"`
		Was  string `json:"was"`
		Is   string `json:"is"`
	}
	linkJSON struct {
		Source  string        `json:"source"` // where the source's leads
		Leads   string        `json:"leads"`
		Verdict align.Verdict `json:"verdict"`
	}
)

// pairLines are the lines of what an alignment found in two folders of lessons.
func pairLines(locale string, source, target Folder, a *align.Result, judge *align.Judge, explain bool) []AlignLine {
	var all []AlignLine
	for i := range a.Pairs {
		p := &a.Pairs[i]
		line := AlignLine{
			Locale: locale, Kind: "pair", Source: placeOf(source, p.Source), Target: placeOf(target, p.Target),
			Score: p.Score, Text: p.Text, Fits: p.Fits,
		}
		if explain {
			line.Evidence = evidenceOf(p)
		}
		for _, repair := range p.Repairs {
			line.Repairs = append(line.Repairs, repairJSON{repair.Rule, repair.Was, repair.Is})
		}
		for _, t := range p.Targets {
			line.Links = append(line.Links, linkJSON{t.Tag.Stands, t.Leads, judge.Of(p, t)})
		}
		all = append(all, line)
	}
	for _, u := range a.Source {
		all = append(all, AlignLine{Locale: locale, Kind: "unpaired", Side: "source", Reason: u.Reason, Place: placeOf(source, u.Place)})
	}
	for _, u := range a.Target {
		all = append(all, AlignLine{Locale: locale, Kind: "unpaired", Side: "target", Reason: u.Reason, Place: placeOf(target, u.Place)})
	}
	return all
}

func placeOf(folder Folder, p align.Place) *placeJSON {
	pos := posBelow(folder.Name, p.Segments()[0].Pos)
	return &placeJSON{pos.File, pos.Line, pos.Col, p.Count, p.Text()}
}

// PairsJSON writes what an alignment paired, a line each.
func (o *Outcome) PairsJSON(w io.Writer) error {
	e := json.NewEncoder(finding.PlainWriter{Writer: w})
	e.SetEscapeHTML(false)
	for _, l := range o.Languages {
		for i := range l.Recovered.Lines {
			if err := e.Encode(l.Recovered.Lines[i]); err != nil {
				return err
			}
		}
	}
	return nil
}
