package merge

import (
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// Finding is a finding about a message, at its translation in the file that it
// was read from.
func Finding(m *locales.Message, level finding.Level, rule, sentence string) finding.Finding {
	f := finding.Finding{Pos: m.Pos, Level: level, Rule: rule, Sentence: sentence, ID: m.ID, Source: m.Source}
	Show(&f, m.Place.Region(m.Place.Runs(m.Target), 0, 0))
	return f
}

// Refusal is the finding of what keeps a translation from standing for a segment,
// at what it is about.
func Refusal(s *segment.Segment, m *locales.Message, p segment.Problem) finding.Finding {
	f := about(s, m, finding.Error, p.Rule, p.Sentence)
	f.About = p.About
	if at := strings.LastIndex(m.Target, p.About); p.About != "" && at >= 0 { // of a tag that is doubled, the last one
		f.Start, f.End = at, at+len(p.About)
		Show(&f, m.Place.Region(m.Place.Runs(m.Target), f.Start, f.End))
	}
	return f
}

// about is a finding about the translation of a segment as a whole.
func about(s *segment.Segment, m *locales.Message, level finding.Level, rule, sentence string) finding.Finding {
	f := Finding(m, level, rule, sentence)
	f.Source, f.Text = s.Text, m.Target
	return f
}

// Show puts a finding where a region of its file is.
func Show(f *finding.Finding, r locales.Region) {
	if r.Line == 0 {
		return
	}
	f.Pos.Line, f.Lines, f.From, f.To = r.Line, r.Lines, r.From, r.To
	f.Pos = f.Place()
}
