package project

import (
	"fmt"
	"math"
	"strings"

	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// evidenceJSON says why a pair is as sure as it is: what each sign is worth, as a
// natural logarithm of odds, and what makes it one to review whatever they are worth.
type evidenceJSON struct {
	Place     float64  `json:"place"` // the chance of the pair among all ways to align the lessons, 0 to 1
	Kind      float64  `json:"kind"`
	Length    float64  `json:"length"`
	Tags      float64  `json:"tags"`
	Links     float64  `json:"links"`
	Numbers   float64  `json:"numbers"`
	Names     float64  `json:"names"`
	Words     float64  `json:"words"`
	Elsewhere float64  `json:"elsewhere"`
	Doubts    []string `json:"doubts,omitempty"`
}

// The doubts that no evidence knows of.
const (
	doubtUnfit = "does not fit"     // tags are missing, or markup is broken
	doubtHeld  = "another source"   // the translation was made of another text
	doubtJoin  = "several at once"  // of the source
	doubtSum   = "too little of it" // evidence
)

func evidenceOf(p *align.Match) *evidenceJSON {
	e := &p.Evidence
	round := func(x float64) float64 { return math.Round(x*100) / 100 }
	return &evidenceJSON{
		round(e.Place), round(e.Kind), round(e.Length), round(e.Tags), round(e.Links), round(e.Numbers), round(e.Names), round(e.Words), round(e.Elsewhere),
		doubtsOf(p),
	}
}

// doubtsOf says why a pair is to review, in words; nothing if it is certain.
func doubtsOf(p *align.Match) []string {
	var all []string
	for _, d := range p.Evidence.Doubts {
		all = append(all, string(d))
	}
	for _, d := range []struct {
		why string
		is  bool
	}{
		{doubtSum, len(all) == 0 && p.Score < align.DefaultThreshold},
		{doubtJoin, p.Source.Count > 1},
		{doubtUnfit, p.Source.Count == 1 && !p.Fits},
		{doubtHeld, p.Held},
	} {
		if d.is {
			all = append(all, d.why)
		}
	}
	return all
}

// pairFindings are notes of the pairs, each with its evidence.
func pairFindings(folder Folder, a *align.Result) []finding.Finding {
	var all []finding.Finding
	for i := range a.Pairs {
		p := &a.Pairs[i]
		verdict := "for certain"
		if doubts := doubtsOf(p); len(doubts) > 0 {
			verdict = "to review (" + strings.Join(doubts, ", ") + ")"
		}
		e := evidenceOf(p)
		all = append(all, finding.Finding{
			Pos: posBelow(folder.Name, p.Target.Segments()[0].Pos), Level: finding.Note, Rule: finding.Paired, Source: p.Source.Text(),
			Sentence: fmt.Sprintf("translates it %s, %.2f: place %.2f, kind %+.1f, length %+.1f, tags %+.1f, links %+.1f, numbers %+.1f, names %+.1f, words %+.1f, elsewhere %+.1f",
				verdict, p.Score, e.Place, e.Kind, e.Length, e.Tags, e.Links, e.Numbers, e.Names, e.Words, e.Elsewhere),
		})
	}
	return all
}
