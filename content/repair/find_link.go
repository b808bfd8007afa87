package repair

import (
	"strings"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// linkRules name what is broken, the gravest first.
var linkRules = []struct {
	rule   string
	broken func(s *sight) bool
}{
	{LinkWords, func(s *sight) bool { return s.words != "" }},
	{LinkBracket, func(s *sight) bool { return s.open.Start == s.open.End || s.close.Start == s.close.End }},
	{ImageBang, func(s *sight) bool { return s.image && !s.bang }},
	{FullWidth, func(s *sight) bool { return strings.ContainsAny(s.markup(), "！［］【】（）") }},
	{Parenthesis, func(s *sight) bool { return s.openers != 1 || s.closers != 1 || s.mark != "" }},
	{MisspeltTarget, func(s *sight) bool { return s.spelled != s.want }},
	{ImageSpace, func(s *sight) bool { return strings.ContainsFunc(s.raw[s.open.Start:s.open.End], isBlank) }},
	{LinkSpace, func(s *sight) bool { return strings.ContainsFunc(s.markup(), isBlank) }},
}

// brokenLinks repairs links and images whose target stands in the raw text.
func brokenLinks(w *witness, r *attempt) []edit {
	var edits []edit
	f, spare := fold(r.raw), spareClosers(r.raw)
	taken := map[int]bool{}                           // where a target was found to begin
	certain := len(r.bracketed()) == w.targetsLost(r) // which text belongs to which target
	for n, i := range r.missing {
		t := w.tags[i]
		if !markdown.HasTarget(t.Kind) || n > mostEdits {
			continue
		}
		for _, at := range f.find(bareTarget(t.Stands)) {
			s := sight{raw: r.raw, target: at, image: t.Kind == segment.Image, want: t.Stands, spare: spare}
			if taken[at.Start] || r.stands(at) || !s.look(certain, i < w.wrapped) {
				continue
			}
			if m, ok := s.edit(); ok {
				taken[at.Start] = true
				edits = append(edits, m)
				break
			}
		}
	}
	return edits
}

// targetsLost counts the links and images that a reading lacks, those aside
// that it has instead.
func (w *witness) targetsLost(r *attempt) int {
	n := 0
	for _, i := range r.missing {
		if markdown.HasTarget(w.tags[i].Kind) {
			n++
		}
	}
	for _, i := range r.extra {
		if markdown.HasTarget(r.tags[i].Kind) {
			n--
		}
	}
	return n
}

// mostEdits bounds how many targets of a segment are looked for.
const mostEdits = 50

// stands reports whether the extent is in the markup of a tag that is sound.
func (r *attempt) stands(at markdown.Extent) bool {
	for i, m := range r.marks {
		if r.of[i] >= 0 && m.Outer <= at.Start && at.End <= m.End {
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

// edit writes the link as it ought to be. It reports false if nothing is
// broken.
func (s *sight) edit() (edit, bool) {
	rule := ""
	for _, l := range linkRules {
		if l.broken(s) {
			rule = l.rule
			break
		}
	}
	if rule == "" {
		return edit{}, false
	}
	before := "["
	if s.image {
		before = "!["
	}
	tail := "](" + spellTarget(s.want) + ")" + behind(s.words) + s.mark
	text := s.raw[s.open.End:s.close.Start]
	return edit{
		Repair{rule, s.raw[s.open.Start:s.end], before + text + tail},
		[]splice{{s.open, before}, {markdown.Extent{Start: s.close.Start, End: s.end}, tail}},
	}, true
}

// spellTarget writes a target so that it reads back (CommonMark 6.3).
func spellTarget(target string) string {
	if target != "" && !strings.ContainsFunc(target, func(r rune) bool { return r <= ' ' || strings.ContainsRune(`()<>\&`, r) }) {
		return target
	}
	return "<" + strings.NewReplacer(`\`, `\\`, "<", `\<`, ">", `\>`, "&", "&amp;").Replace(target) + ">"
}
