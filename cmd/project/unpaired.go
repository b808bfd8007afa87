package project

import (
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// unpairedIn counts the texts of the source that have no translation.
func unpairedIn(a *align.Result) map[align.Reason]int {
	n := map[align.Reason]int{}
	for _, u := range a.Source {
		n[u.Reason]++
	}
	return n
}

// loneFindings are notes of the segments without a partner.
func loneFindings(source, target Folder, a *align.Result) []finding.Finding {
	var all []finding.Finding
	for _, u := range a.Source {
		all = append(all, lone(source, u, "has no translation that was found")...)
	}
	for _, u := range a.Target {
		all = append(all, lone(target, u, "translates nothing that was found")...)
	}
	return all
}

func lone(folder Folder, u align.Unpaired, sentence string) []finding.Finding {
	if u.Reason == align.SameText || u.Reason == align.NoLesson {
		return nil
	}
	var all []finding.Finding
	for _, s := range u.Place.Segments() {
		all = append(all, finding.Finding{
			Pos: posBelow(folder.Name, s.Pos), Level: finding.Note, Rule: finding.Unpaired, Sentence: sentence + ": " + string(u.Reason), Source: s.Text,
		})
	}
	return all
}

// A loneCount is how many texts of a lesson have no partner.
type loneCount struct{ source, target, untranslated int }

// summary says of each lesson how many of its texts have no partner. Who asks
// for notes gets each of them instead.
func summary(locale string, t translated, a *align.Result) []finding.Finding {
	counts := countLone(a)
	var all []finding.Finding
	for _, l := range a.Lessons {
		if n := counts[l.Source.Path()]; n != nil {
			all = append(all, finding.Finding{
				Pos:   segment.Pos{File: t.folder.Path(t.files.Path(locale, l.Target.Path()))},
				Level: finding.Warning, Rule: finding.Unpaired,
				Sentence: "texts without a partner" + finding.Counts(n.source, "of the source", n.target, "of the lesson", n.untranslated, "not translated"),
			})
		}
	}
	return all
}

// countLone counts them by the path of the source.
func countLone(a *align.Result) map[string]*loneCount {
	source := map[*content.Document]string{}
	for _, l := range a.Lessons {
		source[l.Target] = l.Source.Path()
	}
	counts := map[string]*loneCount{}
	of := func(path string) *loneCount {
		if counts[path] == nil {
			counts[path] = new(loneCount)
		}
		return counts[path]
	}
	for _, u := range a.Source {
		switch path := u.Place.Document.Path(); u.Reason {
		case align.NoCounterpart:
			of(path).source++
		case align.InSource:
			of(path).untranslated++
		}
	}
	for _, u := range a.Target {
		if u.Reason == align.NoCounterpart {
			of(source[u.Place.Document]).target++
		}
	}
	return counts
}

// differs says of a link that leads elsewhere why the source's counts.
var differs = map[align.Verdict]string{
	align.Older:   "as that of an earlier source did, and to ",
	align.Damaged: "as no source did, and to ",
}

// linkFindings are notes of the links that lead elsewhere than to the language's
// own pages: the source's count.
func linkFindings(folder Folder, a *align.Result, judge *align.Judge) []finding.Finding {
	var all []finding.Finding
	for i := range a.Pairs {
		p := &a.Pairs[i]
		for _, target := range p.Targets {
			verdict := judge.Of(p, target)
			if verdict == align.Local || verdict == align.Living {
				continue
			}
			s := p.Target.Segments()[0]
			all = append(all, finding.Finding{
				Pos: posBelow(folder.Name, s.Pos), Level: finding.Note, Rule: "link-" + string(verdict), Source: s.Text,
				Sentence: "a link leads to " + target.Leads + ", " + differs[verdict] + target.Tag.Stands + " in today's source, which counts",
			})
		}
	}
	return all
}
