package align

import (
	"cmp"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/repair"
)

// A Repaired is a translated lesson with the damage of its Markdown repaired.
type Repaired struct {
	Was, Is *content.Document // the same one if nothing could be proved
	Damage  []Damage          // in the order of the lesson
}

// A Damage is a place of a translated lesson that took repairs to be read, or
// that has damaged links.
type Damage struct {
	Matches []*Match // that have the place: one, or one a line where lines ran together
	Links   []repair.Target
	Made    bool // its repair was proved
}

// Place is where the damage is.
func (d *Damage) Place() Place { return d.Matches[0].Target }

// Repairs are all that it takes.
func (d *Damage) Repairs() []repair.Repair {
	var all []repair.Repair
	if len(d.Matches) > 1 {
		all = append(all, repair.Repair{Rule: repair.LineBreak, Was: `\n`, Is: `  \n`})
	}
	for _, match := range d.Matches {
		all = append(all, match.Repairs...)
	}
	for _, t := range d.Links {
		all = append(all, repair.Repair{Rule: repair.StrayLink, Was: t.Leads, Is: t.Tag.Stands})
	}
	return all
}

// Repair returns the translated lessons that took a repair to be read, or of
// which the judge calls a link damaged, in the order of their sources. What a
// lesson says is the same: see [repair.Texts].
//
// Only what translates its source for certain is repaired, so that a wrong
// partner hurts no lesson. Better lessons pair better: aligned again, they may
// have more to repair.
func (a *Result) Repair(judge *Judge) []Repaired {
	var all []Repaired
	at := map[*content.Document]int{}
	for _, matches := range a.byPlace() {
		d := Damage{Matches: matches}
		if !d.isWanted(judge) {
			continue
		}
		lesson := d.Place().Document
		if _, ok := at[lesson]; !ok {
			at[lesson] = len(all)
			all = append(all, Repaired{Was: lesson})
		}
		r := &all[at[lesson]]
		r.Damage = append(r.Damage, d)
	}
	for i := range all {
		all[i].patch()
	}
	return all
}

// byPlace gathers the matches that have the same place of a translated
// lesson, by the first of them.
func (a *Result) byPlace() [][]*Match {
	var all [][]*Match
	at := map[Place]int{}
	for i := range a.Pairs {
		m := &a.Pairs[i]
		if _, ok := at[m.Target]; !ok {
			at[m.Target] = len(all)
			all = append(all, nil)
		}
		all[at[m.Target]] = append(all[at[m.Target]], m)
	}
	return all
}

// isWanted reports whether there is something to repair, by matches that are
// certain and translate segments that follow each other.
func (d *Damage) isWanted(judge *Judge) bool {
	repairs := 0
	for i, match := range d.Matches {
		if !match.Fits || match.Source.Count != 1 || match.Score < DefaultThreshold {
			return false
		}
		if first := d.Matches[0].Source; match.Source.Document != first.Document || match.Source.First != first.First+i {
			return false
		}
		repairs += len(match.Repairs)
		for _, t := range match.Targets {
			if judge.Of(match, t) == Damaged {
				d.Links = append(d.Links, t)
			}
		}
	}
	return repairs+len(d.Links) > 0
}

// patch repairs the lesson as far as can be proved.
func (r *Repaired) patch() {
	slices.SortStableFunc(r.Damage, func(a, b Damage) int { return cmp.Compare(a.Place().First, b.Place().First) })
	patches := make([]repair.Patch, len(r.Damage))
	for i := range r.Damage {
		r.Damage[i].Made = true
		patches[i] = r.Damage[i].patch()
	}
	var refused []int
	r.Is, refused = repair.Texts(r.Was, patches)
	for _, i := range refused {
		r.Damage[i].Made = false
	}
}

func (d *Damage) patch() repair.Patch {
	source, target := d.Matches[0].Source, d.Place()
	p := repair.Patch{First: target.First, Count: target.Count, Source: source.Document, Segment: source.First}
	leads := map[string]string{} // of links that are not damaged
	for _, match := range d.Matches {
		p.Texts = append(p.Texts, match.Text)
		for _, t := range match.Targets {
			if !slices.Contains(d.Links, t) {
				leads[t.Tag.Stands] = t.Leads
			}
		}
	}
	if len(leads) > 0 {
		p.Targets = func(stands string) (target string, ok bool) {
			target, ok = leads[stands]
			return target, ok
		}
	}
	return p
}
