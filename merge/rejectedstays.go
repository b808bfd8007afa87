package merge

import (
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// rejectedIn names what a lesson that is kept shows of texts that a reviewer
// took back. One that is right for another message of the lesson is none.
func rejectedIn(plan *Plan, lesson shown, name string) []finding.Finding {
	rejected := rejectedOf(plan)
	if lesson.file == nil || len(rejected) == 0 {
		return nil
	}
	d, err := lesson.split()
	if err != nil {
		return nil // as long as it is kept, it breaks nothing
	}
	var findings []finding.Finding
	for _, s := range d.Segments() {
		e := rejected[shownText(s.Text)]
		if e == nil {
			continue
		}
		findings = append(findings, finding.Finding{
			Pos: segment.Pos{File: name, Line: s.Pos.Line, Col: s.Pos.Col}, Level: finding.Warning, Rule: finding.RejectedStays, ID: e.Message.ID, Source: e.Segment.Text,
			Sentence: `a reviewer has rejected "` + s.Text + `", and the lesson shows it: too little is translated, and it is kept as it is`,
		})
	}
	return findings
}

// rejectedOf are the entries of a lesson for which a text was rejected, by that
// text as readers see it.
func rejectedOf(plan *Plan) map[string]*Entry {
	rejected := map[string]*Entry{}
	for i := range plan.Entries {
		if e := &plan.Entries[i]; e.Message != nil {
			for _, s := range e.Message.Suggestions {
				if e.Message.Rejects(s.Text) {
					rejected[shownText(s.Text)] = e
				}
			}
		}
	}
	for i := range plan.Entries {
		e := &plan.Entries[i]
		delete(rejected, shownText(e.Segment.Text))
		if e.Message != nil && e.Message.State.Finished() {
			delete(rejected, shownText(e.Message.Target))
		}
	}
	return rejected
}

// shownText is a text in one line, without its tags.
func shownText(text string) string { return strings.Join(strings.Fields(segment.Plain(text)), " ") }
