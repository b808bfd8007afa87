package check

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// Markup that Markdown does not take for any stands in the text as it was
// typed. These rules are for source lessons and translated ones alike.

// rulesOfTexts are the rules that [Lessons] and [Sources] have in common.
func rulesOfTexts() []finding.Rule { return seekerRules(textRules) }

var textRules = []seeker[*page]{
	{finding.Rule{
		ID: "literal-emphasis", Level: finding.Warning, Sentence: "asterisks stand in the text",
		Help: "Emphasis that Markdown does not read as such: `** Level: **` has blanks inside, `**真。**她` punctuation inside and a letter outside, `**Level` no end, perhaps because that is in another item. Write `**Level:**`, `**真**。她`, and close emphasis in the item that opens it.",
	}, emphasisAsRead},
	{finding.Rule{
		ID: "list-mark", Level: finding.Warning, Sentence: "the mark of a list stands in the text",
		Help: "`*text`, `1.text` and `• text` are no list items: the lines run together. Write `* text`, `1. text`.",
	}, passages(listMarks)},
	{finding.Rule{
		ID: "heading-mark", Level: finding.Warning, Sentence: "the mark of a heading stands in the text",
		Help: "`##Heading` is no heading without a blank: write `## Heading`.",
	}, passages(headingMarks)},
	{finding.Rule{
		ID: "undefined-label", Level: finding.Warning, Sentence: "a reference link has no definition",
		Help: "`[text][label]` stands in the text as it is, as long as no line `[label]: https://…` says where it leads.",
	}, passages(undefinedLabels)},
	{finding.Rule{
		ID: "unused-definition", Level: finding.Note, Sentence: "a link definition that no link names",
		Help: "Nobody sees `[label]: https://…` unless a link has the label. It may have been lost, or misspelled.",
	}, unusedDefinitions},
	{finding.Rule{
		ID: "literal-entity", Level: finding.Warning, Sentence: "a character reference stands in the text",
		Help: "`& nbsp;` and `&nbsp ;` are shown as they are: no blank may stand inside of `&nbsp;`.",
	}, passages(literalEntities)},
}

// passages makes a rule on pages of one on each of their texts. The source's
// defects are known by their marks alone, since the words are another
// language's.
func passages(find func(p *content.Passage) []spot) func(*page) []spot {
	return func(p *page) []spot {
		var spots []spot
		for i := range p.passages {
			spots = append(spots, find(&p.passages[i])...)
		}
		return spots
	}
}

// at makes a spot of bytes of a passage.
func at(p *content.Passage, from, to int, sentence string) spot {
	start, end := p.Span(from, to)
	return spot{start: start, end: end, sentence: sentence}
}

var (
	asterisks = regexp.MustCompile(`\*\*+|＊＊+`)
	loose     = regexp.MustCompile(`(?:^|[\s\x00(«"])\*[ \t]+\pL[^*\n\x00]*\*|\*\pL[^*\n\x00]*[ \t]\*(?:$|[\s\pP])`)
	strokes   = regexp.MustCompile(`(?:^|[\s\x00(])(?:__[^_\n\x00]*\pL[^_\n\x00]*__|~~[^~\n\x00]*\pL[^~\n\x00]*~~)`)
)

// literalEmphasis finds delimiters in pairs: two are one defect.
func literalEmphasis(p *content.Passage) []spot {
	if !bytes.ContainsAny(p.Text, "*＊_~") || !bytes.ContainsFunc(p.Text, unicode.IsLetter) {
		return nil
	}
	var spots []spot
	runs := asterisks.FindAllIndex(p.Text, 2*mostFound)
	for len(runs) > 0 {
		first := runs[0]
		runs = runs[1:]
		if betweenASCII(p.Text, first[0], first[1]) {
			continue // 2**3, or what nobody is to read
		}
		if len(runs) == 0 {
			spots = append(spots, at(p, first[0], first[1], "the other end of the emphasis is missing"))
			break
		}
		spots = append(spots, at(p, first[0], runs[0][1], whyLiteral(p.Text, first, runs[0])))
		runs = runs[1:]
	}
	if len(spots) > 0 {
		return spots
	}
	for _, shape := range []*regexp.Regexp{loose, strokes} {
		for _, m := range shape.FindAllIndex(p.Text, mostFound) {
			spots = append(spots, at(p, m[0], m[1], "marks of emphasis stand in the text"))
		}
	}
	return spots
}

const punctuationInside = "punctuation stands inside of the asterisks, and a letter outside: emphasis does not begin or end so"

// emphasisAsRead finds marks of emphasis that the site's own program does not read.
// Python-Markdown and kramdown pair marks whatever stands beside them.
func emphasisAsRead(p *page) []spot {
	spots := passages(literalEmphasis)(p)
	inside := func(s spot) bool { return s.sentence == punctuationInside }
	if p.lenient != nil && slices.ContainsFunc(spots, inside) && p.lenient() {
		return slices.DeleteFunc(spots, inside)
	}
	return spots
}

// lenientLine begins what only sites of Python-Markdown (admonitions, tabs, blocks)
// or of kramdown with Liquid (attributes, includes) write.
var lenientLine = regexp.MustCompile(`(?m)^(?:!!!|\?\?\?\+?)[ \t]+\w|^===[+!]?[ \t]+"|^///+[ \t]+\w|^\{:[^}\n]*\}[ \t]*\r?$|^\{%-?[ \t]*(?:include|highlight|raw|capture|assign)\b`)

// readsMarksAlone reports whether lessons are for a program that reads emphasis by
// its marks alone, as far as their own lines tell.
func readsMarksAlone(t *content.Tree) bool {
	return slices.ContainsFunc(t.Documents, func(d *content.Document) bool { return lenientLine.Match(d.Source()) })
}

// betweenASCII reports whether letters or digits of ASCII stand on both sides.
func betweenASCII(text []byte, start, end int) bool {
	word := func(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }
	return start > 0 && end < len(text) && word(text[start-1]) && word(text[end])
}

// whyLiteral says what keeps two delimiters from being a pair.
func whyLiteral(text []byte, open, end []int) string {
	inside := text[open[1]:end[0]]
	first, _ := utf8.DecodeRune(inside)
	last, _ := utf8.DecodeLastRune(inside)
	switch {
	case text[open[0]] != '*' || text[end[0]] != '*':
		return "the asterisks are full-width"
	case unicode.IsSpace(first) || unicode.IsSpace(last):
		return "a blank stands inside of the asterisks"
	case unicode.IsPunct(first) || unicode.IsPunct(last) || first == content.Blank || last == content.Blank:
		return punctuationInside
	}
	return "these asterisks are no pair"
}

// listMark are the ways in which a mark misses its blank, or is none of
// Markdown's. Those that good prose has too need a second line like it.
var listMark = []*regexp.Regexp{
	regexp.MustCompile(`(?m)^[\x00 \t]*\*\pL`),
	regexp.MustCompile(`(?m)^[\x00 \t]*[-+]\pL.*\n[\x00 \t]*[-+]\pL`),
	regexp.MustCompile(`(?m)^[\x00 \t]*[•‣◦▪●·][^\n]*\n[\x00 \t]*[•‣◦▪●·]`),
	regexp.MustCompile(`(?m)^[\x00 \t]*\d{1,2}[.)]\pL[^\n]*\n[\x00 \t]*\d{1,2}[.)]\pL`),
	regexp.MustCompile(`^\d{1,2}[.)]\pL[^.]`),
}

func listMarks(p *content.Passage) []spot {
	if p.Kind != segment.Paragraph && p.Kind != segment.Item {
		return nil
	}
	if !marked(p.Text, "*-+•‣◦▪●·0123456789") {
		return nil
	}
	for _, shape := range listMark {
		if m := shape.FindIndex(p.Text); m != nil {
			from := m[0] + len(p.Text[m[0]:]) - len(bytes.TrimLeft(p.Text[m[0]:], "\x00 \t\n"))
			end := from
			for end < m[1] && p.Text[end] != '\n' {
				end++
			}
			return []spot{at(p, from, end, "a blank is missing behind the mark of a list, or it is none of Markdown's")}
		}
	}
	return nil
}

// marked reports whether a line of a text begins with one of the marks.
func marked(text []byte, marks string) bool {
	for {
		text = bytes.TrimLeft(text, "\x00 \t\r\n")
		if first, _ := utf8.DecodeRune(text); len(text) > 0 && strings.ContainsRune(marks, first) {
			return true
		}
		end := bytes.IndexByte(text, '\n')
		if end < 0 {
			return false
		}
		text = text[end:]
	}
}

var (
	headingMark = regexp.MustCompile(`(?m)^[\x00 \t]*(?:#{2,6}|＃+)[^#\s]`)
	oneHash     = regexp.MustCompile(`^#[^#\s\x00\d]\S*[ \t]+\S[^\n#]*$`)
)

// headingMarks takes one # for that of a heading if words follow: #One alone
// is a tag.
func headingMarks(p *content.Passage) []spot {
	if p.Kind != segment.Paragraph || !marked(p.Text, "#＃") {
		return nil
	}
	m := headingMark.FindIndex(p.Text)
	if m == nil {
		m = oneHash.FindIndex(p.Text)
	}
	if m == nil {
		return nil
	}
	return []spot{at(p, m[0], m[1], "a blank is missing behind the mark of a heading")}
}

var undefinedLabel = regexp.MustCompile(`\[[^\[\]\n]*\pL[^\[\]\n]*\]\[[^\[\]\n]*\]`)

func undefinedLabels(p *content.Passage) []spot {
	if !bytes.Contains(p.Text, []byte("][")) {
		return nil
	}
	var spots []spot
	for _, m := range undefinedLabel.FindAllIndex(p.Text, mostFound) {
		if bytes.Contains(p.Text[m[0]:m[1]], []byte("://")) {
			continue // a link with the wrong brackets
		}
		spots = append(spots, at(p, m[0], m[1], fmt.Sprintf("no definition says where %s leads", p.Text[m[0]:m[1]])))
	}
	return spots
}

func unusedDefinitions(p *page) []spot {
	var spots []spot
	for _, b := range p.UnusedDefinitions() {
		spots = append(spots, spot{start: b.Start, end: b.End, key: b.Label, sentence: fmt.Sprintf("no link has the label %q", b.Label)})
	}
	return spots
}

var literalEntity = regexp.MustCompile(`&[ \x{a0}]+(?:nbsp|amp|lt|gt|quot|#\d+);|&(?:nbsp|amp|lt|gt|quot|#\d+)[ \x{a0}]+;`)

func literalEntities(p *content.Passage) []spot {
	if bytes.IndexByte(p.Text, '&') < 0 {
		return nil
	}
	var spots []spot
	for _, m := range literalEntity.FindAllIndex(p.Text, mostFound) {
		spots = append(spots, at(p, m[0], m[1], fmt.Sprintf("%q is no character reference: a blank stands in it", p.Text[m[0]:m[1]])))
	}
	return spots
}
