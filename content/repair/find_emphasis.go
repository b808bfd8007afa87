package repair

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// delimiterRunes are what emphasis is written with, and what it is taken for.
const delimiterRunes = "*＊"

// A run is one delimiter of emphasis as it stands in a raw text.
type run struct {
	markdown.Extent
	width int
	wide  bool // of full-width characters
	blank bool // with a blank inside
}

// runs finds the delimiters in a raw text, sound and broken ones.
func (r *attempt) runs() []run {
	var all []run
	skip := r.fixed()
	for at := 0; at < len(r.raw); {
		if len(skip) > 0 && at >= skip[0].Start {
			at, skip = max(at, skip[0].End), skip[1:]
			continue
		}
		c, n := utf8.DecodeRuneInString(r.raw[at:])
		switch {
		case c == '\\':
			_, next := utf8.DecodeRuneInString(r.raw[at+1:])
			n += next
		case c == '*' || c == '_' || c == '＊':
			found := run{markdown.Extent{Start: at, End: at}, 0, c == '＊', false}
			for strings.HasPrefix(r.raw[found.End:], string(c)) {
				found.End += n
				found.width++
			}
			if !found.isText(r.raw, c) {
				all = append(all, found)
			}
			n = found.End - at
		case strings.HasPrefix(r.raw[at:], "://"):
			if n = strings.IndexAny(r.raw[at:], " \t\n*"); n < 0 {
				n = len(r.raw) - at
			}
		}
		at += n
	}
	return all
}

// isText reports whether a run is none: underscores inside a word, a sign
// between numbers.
func (u run) isText(raw string, c rune) bool {
	left, _ := utf8.DecodeLastRuneInString(raw[:u.Start])
	right, _ := utf8.DecodeRuneInString(raw[u.End:])
	if c == '_' {
		return markdown.IsWord(left) && markdown.IsWord(right)
	}
	left, _ = utf8.DecodeLastRuneInString(strings.TrimRightFunc(raw[:u.Start], unicode.IsSpace))
	right, _ = utf8.DecodeRuneInString(strings.TrimLeftFunc(raw[u.End:], unicode.IsSpace))
	return unicode.IsDigit(left) && unicode.IsDigit(right)
}

// fixed are the stretches of a raw text that hold no delimiters: code, targets
// of links, HTML.
func (r *attempt) fixed() []markdown.Extent {
	var all []markdown.Extent
	for i, m := range r.marks {
		switch k := r.tags[i].Kind; {
		case k == segment.Code || k == segment.Opaque:
			all = append(all, markdown.Extent{Start: m.Start, End: m.End})
		case m.HTML:
			all = append(all, markdown.Extent{Start: m.Start, End: m.Inner}, markdown.Extent{Start: m.Outer, End: m.End})
		case markdown.HasTarget(k):
			all = append(all, markdown.Extent{Start: m.Start, End: m.Inner}, markdown.Extent{Start: m.Outer, End: m.End})
		}
	}
	slices.SortFunc(all, func(a, b markdown.Extent) int { return a.Start - b.Start })
	return all
}

// emphasisWidths are how many delimiters a kind of emphasis wants.
var emphasisWidths = map[segment.TagKind]int{segment.Strong: 2, segment.Emphasis: 1}

// wanted counts the emphasis of a kind that has yet to be written: what is
// HTML already is sound.
func (w *witness) wanted(r *attempt, kind segment.TagKind) int {
	n := 0
	for _, t := range w.tags {
		if t.Kind == kind {
			n++
		}
	}
	for i, t := range r.tags {
		if t.Kind == kind && r.marks[i].HTML {
			n--
		}
	}
	return n
}

// brokenEmphasis repairs pairs of delimiters. There must be as many delimiters
// as the segment has; then the first opens and the second closes, and so on.
func brokenEmphasis(w *witness, r *attempt) []edit {
	if strings.ContainsAny(segment.Plain(w.Text), delimiterRunes) {
		return nil
	}
	runs := r.runs()
	var edits []edit
	sound := r.soundPairs()
	strong, emphasis := w.wanted(r, segment.Strong), w.wanted(r, segment.Emphasis)
	for _, kind := range []segment.TagKind{segment.Strong, segment.Emphasis} {
		n, width := w.wanted(r, kind), emphasisWidths[kind]
		own := runs
		if strong > 0 && emphasis > 0 {
			own = slices.DeleteFunc(slices.Clone(runs), func(u run) bool { return u.width != width })
		}
		if len(own) != 2*n {
			own = joined(r.raw, own)
		}
		if n <= 0 || len(own) != 2*n {
			continue
		}
		for i := 0; i < len(own); i += 2 {
			open, close := own[i], own[i+1]
			if open.width == width && close.width == width && sound[markdown.Extent{Start: open.Start, End: close.End}] == kind {
				continue
			}
			if m, ok := r.pairUp(open, close, kind); ok {
				edits = append(edits, m)
			}
		}
	}
	return edits
}

// soundPairs are the pairs that a reading has, by their extent.
func (r *attempt) soundPairs() map[markdown.Extent]segment.TagKind {
	sound := make(map[markdown.Extent]segment.TagKind, len(r.marks))
	for i, m := range r.marks {
		if m.Inner-m.Start == emphasisWidths[r.tags[i].Kind] {
			sound[markdown.Extent{Start: m.Start, End: m.End}] = r.tags[i].Kind
		}
	}
	return sound
}

// joined makes one of two single delimiters with nothing but a blank between
// them.
func joined(raw string, runs []run) []run {
	var all []run
	for _, u := range runs {
		if n := len(all); n > 0 && u.width == 1 && all[n-1].width == 1 && all[n-1].End < u.Start && strings.TrimFunc(raw[all[n-1].End:u.Start], unicode.IsSpace) == "" {
			all[n-1].End, all[n-1].width, all[n-1].blank = u.End, 2, true
			continue
		}
		all = append(all, u)
	}
	return all
}

// emphasisRules name what is broken in a pair, the gravest first.
var emphasisRules = []struct {
	rule   string
	broken func(open, close run, inner string, width int) bool
}{
	{FullWidth, func(open, close run, _ string, _ int) bool { return open.wide || close.wide }},
	{EmphasisDelimiter, func(open, close run, _ string, width int) bool { return open.width != width || close.width != width }},
	{EmphasisSpace, func(open, close run, inner string, _ int) bool {
		return open.blank || close.blank || inner != strings.TrimFunc(inner, unicode.IsSpace)
	}},
	{EmphasisPlace, func(run, run, string, int) bool { return true }}, // next to punctuation
}

// pairUp writes a pair of delimiters as HTML, which is emphasis wherever it
// stands. It reports false if there is no word
// between them.
func (r *attempt) pairUp(open, close run, kind segment.TagKind) (edit, bool) {
	if close.Start < open.End {
		return edit{}, false // one and the same
	}
	inner, width := r.raw[open.End:close.Start], emphasisWidths[kind]
	text := strings.TrimFunc(inner, unicode.IsSpace)
	if !strings.ContainsFunc(text, markdown.IsWord) {
		return edit{}, false
	}
	rule := ""
	for _, e := range emphasisRules {
		if e.broken(open, close, inner, width) {
			rule = e.rule
			break
		}
	}
	from := open.End + strings.Index(inner, text)
	to := from + len(text)
	before, after := outward(r.raw[:open.Start], r.raw[open.End:from], r.raw[to:close.Start], r.raw[close.End:])
	was, sign := r.raw[open.Start:close.End], strings.Repeat("*", width)
	opens, closes := "<"+markdown.HTMLNames[kind]+">", "</"+markdown.HTMLNames[kind]+">"
	is := before + sign + text + sign + after
	if is == was {
		is = opens + text + closes
	}
	return edit{Repair{rule, was, is}, []splice{
		{markdown.Extent{Start: open.Start, End: from}, before + opens},
		{markdown.Extent{Start: to, End: close.End}, closes + after},
	}}, true
}

// outward returns what is to stand outside of a pair for the blanks inside of
// it: nothing where there is a blank already, or no place for one.
func outward(left, before, after, right string) (string, string) {
	if r, _ := utf8.DecodeLastRuneInString(left); left == "" || unicode.IsSpace(r) || unicode.In(r, unicode.Ps, unicode.Pi) {
		before = ""
	}
	if r, _ := utf8.DecodeRuneInString(right); right == "" || unicode.IsSpace(r) || unicode.In(r, unicode.Pe, unicode.Pf) || strings.ContainsRune(".,:;!?،؛؟。，：；！？、", r) {
		after = ""
	}
	return before, after
}
