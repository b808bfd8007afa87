package content

import (
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// linkRules name what is broken, the gravest first.
var linkRules = []struct {
	rule   string
	broken func(s *sighting) bool
}{
	{RepairLinkWords, func(s *sighting) bool { return s.words != "" }},
	{RepairLinkBracket, func(s *sighting) bool { return s.open.start == s.open.end || s.close.start == s.close.end }},
	{RepairImageBang, func(s *sighting) bool { return s.image && !s.bang }},
	{RepairFullWidth, func(s *sighting) bool { return strings.ContainsAny(s.markup(), "！［］【】（）") }},
	{RepairParenthesis, func(s *sighting) bool { return s.openers != 1 || s.closers != 1 || s.mark != "" }},
	{RepairTarget, func(s *sighting) bool { return s.spelled != s.want }},
	{RepairImageSpace, func(s *sighting) bool { return strings.ContainsFunc(s.raw[s.open.start:s.open.end], isBlank) }},
	{RepairLinkSpace, func(s *sighting) bool { return strings.ContainsFunc(s.markup(), isBlank) }},
}

// brokenLinks mends links and images whose target stands in the raw text.
func brokenLinks(w *witness, r *reading) []mend {
	var mends []mend
	f, spare := fold(r.raw), spareClosers(r.raw)
	taken := map[int]bool{}                           // where a target was found to begin
	certain := len(r.bracketed()) == w.targetsLost(r) // which text belongs to which target
	for n, i := range r.missing {
		t := w.tags[i]
		if !hasTarget(t.Kind) || n > mostMends {
			continue
		}
		for _, at := range f.find(bareTarget(t.Stands)) {
			s := sighting{raw: r.raw, target: at, image: t.Kind == segment.Image, want: t.Stands, spare: spare}
			if taken[at.start] || r.stands(at) || !s.look(certain, i < w.wrapped) {
				continue
			}
			if m, ok := s.mend(); ok {
				taken[at.start] = true
				mends = append(mends, m)
				break
			}
		}
	}
	return mends
}

// targetsLost counts the links and images that a reading lacks, those aside
// that it has instead.
func (w *witness) targetsLost(r *reading) int {
	n := 0
	for _, i := range r.missing {
		if hasTarget(w.tags[i].Kind) {
			n++
		}
	}
	for _, i := range r.extra {
		if hasTarget(r.tags[i].Kind) {
			n--
		}
	}
	return n
}

// mostMends bounds how many targets of a segment are looked for.
const mostMends = 50

// stands reports whether the extent is in the markup of a tag that is sound.
func (r *reading) stands(at extent) bool {
	for i, m := range r.marks {
		if r.of[i] >= 0 && m.outer <= at.start && at.end <= m.end {
			return true
		}
	}
	return false
}

// spareClosers is how many more parentheses a text closes than it opens, or
// fewer.
func spareClosers(raw string) int {
	n := 0
	for _, r := range raw {
		switch r {
		case '(', '（':
			n--
		case ')', '）':
			n++
		}
	}
	return n
}

// mend writes the link as it ought to be. It reports false if nothing is
// broken.
func (s *sighting) mend() (mend, bool) {
	rule := ""
	for _, l := range linkRules {
		if l.broken(s) {
			rule = l.rule
			break
		}
	}
	if rule == "" {
		return mend{}, false
	}
	before := "["
	if s.image {
		before = "!["
	}
	tail := "](" + spellTarget(s.want) + ")" + behind(s.words) + s.mark
	text := s.raw[s.open.end:s.close.start]
	return mend{
		Repair{rule, s.raw[s.open.start:s.end], before + text + tail},
		[]splice{{s.open, before}, {extent{s.close.start, s.end}, tail}},
	}, true
}

// spellTarget writes a target so that it reads back (CommonMark 6.3).
func spellTarget(target string) string {
	if target != "" && !strings.ContainsFunc(target, func(r rune) bool { return r <= ' ' || strings.ContainsRune(`()<>\&`, r) }) {
		return target
	}
	return "<" + strings.NewReplacer(`\`, `\\`, "<", `\<`, ">", `\>`, "&", "&amp;").Replace(target) + ">"
}
