package merge

import (
	"fmt"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/merge/finding"
	"github.com/parasol-l10n/parasol/merge/follow"
)

// LinkTargets are what the links of a language lead to: its headings.
type LinkTargets struct {
	Source  *follow.Source
	Locales []string                      // the source's, and that of the plans
	Links   map[string]string             // that lead elsewhere in the language: for each target, the source's
	Kept    func(*Plan) *content.Document // the lesson of a plan that stays as it is, nil if none does
}

// Follow makes the links of lessons that are written lead to the headings of their
// language, or makes those headings keep the ids that links have, with proof. It
// has to know all lessons of the language, and which of them stay as they are; once
// more with others that stay gives what the first time would have given.
func Follow(plans []*Plan, t LinkTargets) {
	lessons := make([]follow.Lesson, len(plans))
	content.Parallel(len(plans), func(i int) {
		p := plans[i]
		lessons[i] = follow.Lesson{Path: p.Document.Path()}
		switch {
		case !t.Source.Wants(lessons[i].Path):
		case p.Fate == Skip:
		default:
			if lessons[i].Shown = t.Kept(p); lessons[i].Shown == nil && p.Fate == Write && p.read != nil {
				lessons[i].Shown, lessons[i].Written = p.read, p.written
				lessons[i] = t.Source.WithIDs(lessons[i])
			}
		}
	})
	language := t.Source.In(lessons, t.Locales, t.Links)
	content.Parallel(len(plans), func(i int) {
		if p := plans[i]; p.Fate == Write && lessons[i].Written != nil {
			p.follow(language, lessons[i].Shown)
		}
	})
}

// follow makes the links of a lesson that was read back lead to the headings of its
// language.
func (p *Plan) follow(language *follow.Language, d *content.Document) {
	path := p.Document.Path()
	other, left := d.WithFragments(func(target string) (string, bool) {
		fragment, fate := language.Fragment(path, target)
		return fragment, fate == follow.Followed
	})
	p.merged, p.lost = other.Source(), nil
	dead := map[string]bool{}
	for _, target := range left {
		dead[target] = true
	}
	for _, l := range d.FragmentLinks() {
		if _, known := dead[l.Target]; !known {
			_, fate := language.Fragment(path, l.Target)
			dead[l.Target] = fate == follow.Dead
		}
		if dead[l.Target] {
			p.lost = append(p.lost, lostFragment(l.Target, d, l.Start))
			dead[l.Target] = false // named once
		}
	}
}

// lostFragment is about a link that leads to no heading in a language.
func lostFragment(target string, d *content.Document, at int) finding.Finding {
	return finding.Finding{
		Pos: d.Position(at), Level: finding.Warning, Rule: finding.LostFragment,
		Sentence: fmt.Sprintf("the link to %s leads to a heading in the source, and to none here", target),
	}
}
