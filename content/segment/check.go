package segment

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Problem is a reason why a text cannot stand for a segment.
type Problem struct {
	Rule     string // stable, kebab case: one of the Rule constants
	Sentence string // for a translator
	About    string // the tag, address or code that it is about, as it is spelled; "" if it is about the whole text
}

// The rules of [Check].
const (
	RuleEncoding = "encoding"    // not UTF-8
	RuleControl  = "control"     // a control character
	RuleMissing  = "tag-missing" // a tag of the source is not there
	RuleDoubled  = "tag-doubled" // a tag is there twice
	RuleUnknown  = "tag-unknown" // what looks like a tag, and the source has none such
	RuleCrossed  = "tag-crossed" // tags that do not nest
	RuleEmptied  = "tag-emptied" // a pair that held text in the source holds none
	RuleURL      = "url"         // the addresses are not those of the source
	RuleCode     = "site-code"   // what a site runs, and the source has none such

	RuleErrorCell = "error-cell" // what a spreadsheet left of a formula
)

// Normalize brings a translation into the form that a lesson can hold, which
// takes no character of meaning from it: line ends, with the blanks around
// them, become one space; blanks at the edges go, since the lesson keeps its
// own there, and at a line break; and blanks just inside strong, emphasis or
// strikethrough move outside, because Markdown cannot express them.
// Normalizing twice changes nothing more.
func Normalize(translation string, tags []Tag) string {
	s := strings.Trim(translation, " \t\r\n")
	if strings.ContainsAny(s, "\r\n") {
		s = foldLines(s)
	}
	if len(tags) == 0 || !strings.Contains(s, "> ") && !strings.Contains(s, " <") && !strings.Contains(s, "\t") {
		return s
	}
	tokens := Tokenize(s, tags)
	moveBlanksOut(tokens, tags)
	trimBreaks(tokens, tags)
	var b strings.Builder
	b.Grow(len(s))
	for _, t := range tokens {
		b.WriteString(t.Text)
	}
	return strings.Trim(b.String(), " \t")
}

// trimBreaks takes the blanks off around line breaks.
func trimBreaks(tokens []Token, tags []Tag) {
	for i, t := range tokens {
		if t.Part != Single || tags[t.Tag].Kind != Break {
			continue
		}
		for j := i - 1; j >= 0 && tokens[j].Part == Text; j-- {
			tokens[j].Text = strings.TrimRight(tokens[j].Text, " \t")
		}
		for j := i + 1; j < len(tokens) && tokens[j].Part == Text; j++ {
			tokens[j].Text = strings.TrimLeft(tokens[j].Text, " \t")
		}
	}
}

func foldLines(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexAny(s, "\r\n")
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(strings.TrimRight(s[:i], " \t"))
		b.WriteByte(' ')
		s = strings.TrimLeft(s[i:], " \t\r\n")
	}
}

// moveBlanksOut swaps an opening tag with the blanks that follow it and a
// closing tag with the blanks before it.
func moveBlanksOut(tokens []Token, tags []Tag) {
	flanks := func(t Token, part Part) bool {
		if t.Part != part {
			return false
		}
		k := tags[t.Tag].Kind
		return k == Strong || k == Emphasis || k == Strike
	}
	// Blanks run leftward over opening tags, then rightward over closing
	// ones; each pass carries them along, so nesting costs nothing extra.
	carry := ""
	for i := len(tokens) - 1; i >= 0; i-- {
		switch {
		case tokens[i].Part == Text:
			text := tokens[i].Text + carry
			carry = ""
			if i > 0 && flanks(tokens[i-1], Open) {
				rest := strings.TrimLeft(text, " \t")
				carry, text = text[:len(text)-len(rest)], rest
			}
			tokens[i].Text = text
		case flanks(tokens[i], Open):
			if i == 0 || tokens[i-1].Part != Text && !flanks(tokens[i-1], Open) {
				tokens[i].Text = carry + tokens[i].Text
				carry = ""
			}
		}
	}
	for i := range tokens {
		switch {
		case tokens[i].Part == Text:
			text := carry + tokens[i].Text
			carry = ""
			if i+1 < len(tokens) && flanks(tokens[i+1], Close) {
				rest := strings.TrimRight(text, " \t")
				carry, text = text[len(rest):], rest
			}
			tokens[i].Text = text
		case flanks(tokens[i], Close):
			if i+1 == len(tokens) || tokens[i+1].Part != Text && !flanks(tokens[i+1], Close) {
				tokens[i].Text += carry
				carry = ""
			}
		}
	}
}

// Check says what keeps translation from standing for the segment: every tag
// of the source exactly once, properly nested, none emptied, no other tag,
// the same addresses outside of links, no template expression more, valid
// UTF-8, no control characters, and not the error of a spreadsheet. Tags may
// move. The problems are
// sorted by rule, then by tag; nil means that the translation fits.
func Check(s *Segment, translation string) []Problem {
	if !utf8.ValidString(translation) {
		return []Problem{{Rule: RuleEncoding, Sentence: "the translation is not valid UTF-8"}}
	}
	var problems []Problem
	if r, ok := controlIn(translation); ok {
		problems = append(problems, Problem{RuleControl, fmt.Sprintf("the translation holds the control character %U", r), string(r)})
	}
	if IsErrorCell(translation) && !IsErrorCell(s.Text) {
		problems = append(problems, Problem{Rule: RuleErrorCell, Sentence: fmt.Sprintf("%s is what a spreadsheet left of a cell that it took for a formula", strings.TrimSpace(translation))})
	}
	plain := len(s.Tags) == 0 && strings.IndexByte(translation, '<') < 0
	braces := strings.IndexByte(translation, '{') >= 0
	if plain && !braces && !mayHoldURL(s.Text) && !mayHoldURL(translation) {
		return problems
	}
	tokens := Tokenize(translation, s.Tags)
	if braces {
		problems = append(problems, checkCode(s, tokens)...)
	}
	problems = append(problems, checkURLs(s, tokens)...)
	problems = append(problems, unknownTags(s, tokens)...)
	if len(s.Tags) > 0 {
		problems = append(problems, countTags(s, tokens)...)
		if len(problems) == 0 {
			problems = nesting(s, tokens)
		}
	}
	return problems
}

func controlIn(s string) (rune, bool) {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= ' ' && c != 0x7f && c != 0xc2 && c != 0xef || c == '\t' || c == '\n' || c == '\r' {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(s[i:]); r < 0xa0 || r == 0xfffe || r == 0xffff {
			return r, true
		}
	}
	return 0, false
}

// unknownTags finds what is spelled like a tag in the literal text. What the
// source spells literally, a translation may too.
func unknownTags(s *Segment, tokens []Token) []Problem {
	var problems []Problem
	var seen map[string]bool
	for _, t := range tokens {
		if t.Part != Text {
			continue
		}
		for i := strings.IndexByte(t.Text, '<'); i >= 0 && i < len(t.Text); {
			n := TagLength(t.Text[i:])
			if n > 0 {
				tag := t.Text[i : i+n]
				if !seen[tag] && !strings.Contains(s.Text, tag) {
					problems = append(problems, Problem{RuleUnknown, fmt.Sprintf("%s is not a tag of the source text", tag), tag})
				}
				if seen == nil {
					seen = map[string]bool{}
				}
				seen[tag] = true
			}
			next := strings.IndexByte(t.Text[i+1:], '<')
			if next < 0 {
				break
			}
			i += 1 + next
		}
	}
	return problems
}

func countTags(s *Segment, tokens []Token) []Problem {
	opens := make([]int, len(s.Tags))
	closes := make([]int, len(s.Tags))
	for _, t := range tokens {
		switch t.Part {
		case Open, Single:
			opens[t.Tag]++
		case Close:
			closes[t.Tag]++
		}
	}
	var missing, doubled []Problem
	note := func(n int, spelled, tag string) {
		switch {
		case n == 0:
			missing = append(missing, Problem{RuleMissing, spelled + " of the source text is missing", tag})
		case n > 1:
			doubled = append(doubled, Problem{RuleDoubled, fmt.Sprintf("%s stands %d times", spelled, n), tag})
		}
	}
	for i, t := range s.Tags {
		switch {
		case t.Kind.Single():
			note(opens[i], t.Open(), t.Open())
		case opens[i] == closes[i]:
			note(opens[i], t.Open()+"…"+t.Close(), t.Open())
		default:
			note(opens[i], t.Open(), t.Open())
			note(closes[i], t.Close(), t.Close())
		}
	}
	return append(doubled, missing...)
}

// nesting checks tags that are all there once.
func nesting(s *Segment, tokens []Token) []Problem {
	var stack []int
	var empty map[int]bool // tags that are empty in the source
	for i, t := range tokens {
		switch t.Part {
		case Open:
			stack = append(stack, t.Tag)
		case Close:
			if len(stack) == 0 || stack[len(stack)-1] != t.Tag {
				return []Problem{{RuleCrossed, t.Text + " closes where another tag is open", t.Text}}
			}
			stack = stack[:len(stack)-1]
			if !isEmptied(tokens[:i]) {
				continue
			}
			if empty == nil {
				empty = emptyTags(s)
			}
			if tag := s.Tags[t.Tag]; !empty[t.Tag] {
				return []Problem{{RuleEmptied, fmt.Sprintf("nothing stands between %s and %s", tag.Open(), tag.Close()), tag.Open()}}
			}
		}
	}
	return nil
}

// isEmptied reports whether tokens end in an opening tag, or in one and
// blanks.
func isEmptied(tokens []Token) bool {
	i := len(tokens) - 1
	if tokens[i].Part == Text && IsBlank(tokens[i].Text) {
		i--
	}
	return i >= 0 && tokens[i].Part == Open
}

// emptyTags are the pairs that hold nothing in the source text either.
func emptyTags(s *Segment) map[int]bool {
	empty := map[int]bool{}
	tokens := Tokenize(s.Text, s.Tags)
	for i, t := range tokens {
		if t.Part == Close && i > 0 && isEmptied(tokens[:i]) {
			empty[t.Tag] = true
		}
	}
	return empty
}
