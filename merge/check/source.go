package check

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// Sources says what in the source lessons is damaged, or makes them hard to
// translate. [Links] with no translated tree says what is wrong with their
// links.
func Sources(source *content.Tree) []finding.Finding {
	lenient := sync.OnceValue(func() bool { return readsMarksAlone(source) })
	return each(len(source.Documents), func(i int) []finding.Finding {
		p := newPage(source.Documents[i])
		p.lenient = lenient
		return seek(p, append(sourceRules[:len(sourceRules):len(sourceRules)], textRules...), p, nil)
	})
}

// rulesOfSources are the rules of [Sources], but for those of [rulesOfTexts].
func rulesOfSources() []finding.Rule { return seekerRules(sourceRules) }

var sourceRules = []seeker[*page]{
	{finding.Rule{
		ID: "list-in-code", Level: finding.Warning, Sentence: "a list stands in a fence of code",
		Help: "Code is not translated. A list that is for readers needs no fence.",
	}, listsInCode},
	{finding.Rule{
		ID: "prose-in-code", Level: finding.Warning, Sentence: "sentences are indented like code",
		Help: "A line that begins with four blanks is code, and code is not translated. Indent a paragraph as far as the text of the list item that it belongs to.",
	}, proseInCode},
	{finding.Rule{
		ID: "split-sentence", Level: finding.Note, Sentence: "a sentence is parted by an image or a line break",
		Help: "Translators get the parts one by one, and other languages have their words in another order. Put the image behind the sentence, and let lines end where sentences do.",
	}, splitSentences},
	{finding.Rule{
		ID: "doubled-anchor", Level: finding.Warning, Sentence: "two places have the same name",
		Help: "`{#topics}` or `id=\"topics\"` stands twice: links lead to the first one.",
	}, doubledAnchors},
	{finding.Rule{
		ID: "doubled-key", Level: finding.Warning, Sentence: "a key stands twice in a mapping",
		Help: "Front matter and YAML files have each key once. Of two, some programs read the first, some the last, and Hugo refuses the page.",
	}, doubledKeys},
}

var listLine = regexp.MustCompile(`^\s*(?:[*•-]|\d{1,2}[.)])\s+\pL.*\s\pL`)

// listsInCode takes code for a list if most of its lines are items of more
// than a word, and nobody says what language it is in.
func listsInCode(p *page) []spot {
	return p.code(markdown.FenceBlock, func(lines []string) string {
		items := 0
		for _, l := range lines {
			if listLine.MatchString(l) {
				items++
			}
		}
		if items < 2 || 2*items <= len(lines) {
			return ""
		}
		return fmt.Sprintf("%d items of a list stand in a fence: nobody is asked to translate them", items)
	})
}

// proseLine looks like one of a text: it has words, and no sign of code.
var (
	proseLine = regexp.MustCompile(`^\s*(?:[*•-]|\d{1,2}[.)])?\s*[\pL"“(*_\[].*\pL{2,}[\s,]+\pL+`)
	codeSign  = regexp.MustCompile(`[{};=<>|$\\]|\(\)|::|->|^\s*(?:#|//|\$|sudo |cd |git |apt)|--\w|Copyright`)
)

// proseInCode takes indented code for prose if all of its lines are, and one
// of them ends like a sentence.
func proseInCode(p *page) []spot {
	return p.code(markdown.CodeBlock, func(lines []string) string {
		ends := false
		for _, l := range lines {
			if !proseLine.MatchString(l) || codeSign.MatchString(l) {
				return ""
			}
			ends = ends || strings.ContainsAny(l[len(l)-1:], ".!?:")
		}
		if !ends {
			return ""
		}
		return "this reads like a text, and is indented like code: nobody is asked to translate it"
	})
}

// code makes spots of the code blocks of a kind, without an info string, that
// wrong has a sentence for. It gets their lines that hold anything.
func (p *page) code(kind markdown.BlockKind, wrong func(lines []string) string) []spot {
	text := string(p.Source()[min(p.Body(), len(p.Source())):])
	if !strings.Contains(text, "```") && !strings.Contains(text, "~~~") && !strings.Contains(text, "    ") && !strings.Contains(text, "\t") {
		return nil
	}
	var spots []spot
	for _, b := range p.Blocks() {
		if b.Kind != kind || b.Label != "" && b.Label != "text" {
			continue
		}
		var lines []string
		for l := range strings.Lines(string(p.Source()[b.Start:b.End])) {
			if l = strings.TrimLeft(strings.TrimSpace(l), "> \t"); l != "" {
				lines = append(lines, l)
			}
		}
		if len(lines) == 0 {
			continue
		}
		if sentence := wrong(lines); sentence != "" {
			spots = append(spots, spot{start: b.Start, end: b.End, key: "", sentence: sentence})
		}
	}
	return spots
}

// splitSentences finds texts that begin with a small letter behind one that
// does not end, with an image or a line break between them.
func splitSentences(p *page) []spot {
	var spots []spot
	before := -1 // the last passage with words
	image := false
	for i := range p.passages {
		text := &p.passages[i]
		if text.Kind == segment.Alt || text.Skip && p.isImage(text) {
			image = true
			continue
		}
		if before >= 0 && p.goesOn(&p.passages[before], text, image) {
			start, end := text.Span(0, len(text.Text))
			sentence := "the sentence goes on behind a line break"
			if image {
				sentence = "the sentence goes on behind an image"
			}
			spots = append(spots, spot{start: start, end: end, key: "", sentence: sentence + ": its parts are translated one by one"})
		}
		before, image = i, false
	}
	return spots
}

// isImage reports whether there is nothing but an image in a passage.
func (p *page) isImage(text *content.Passage) bool {
	start, end := text.Span(0, len(text.Text))
	first := sort.Search(len(p.links), func(i int) bool { return p.links[i].Start >= start })
	for _, l := range p.links[first:] {
		if l.Start >= end {
			break
		}
		if l.Kind == segment.Image {
			return true
		}
	}
	return false
}

// goesOn reports whether a sentence that begins in one passage goes on in the
// next: across an image, or a hard line break of the same block.
func (p *page) goesOn(a, b *content.Passage, image bool) bool {
	if a.Kind == segment.Value || b.Kind == segment.Value || a.Kind == segment.Heading || b.Kind != segment.Paragraph && b.Kind != a.Kind {
		return false
	}
	_, end := a.Span(0, len(a.Text))
	start, _ := b.Span(0, 0)
	between := string(p.Source()[min(end, start):start])
	if !image && (strings.Trim(between, " \t\r\n\\>") != "" || strings.Count(between, "\n") != 1) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(string(a.Text), "\x00 \t\r\n"))
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(string(b.Text), "\x00 \t\r\n"))
	return unicode.IsLower(first) && (unicode.IsLetter(last) || last == ',')
}

func doubledAnchors(p *page) []spot {
	seen := map[string]bool{}
	var spots []spot
	for _, a := range p.Anchors(&address.Sites[0]) {
		if a.Explicit && seen[a.Name] {
			_, end := p.Line(a.Start)
			spots = append(spots, spot{start: a.Start, end: end, key: "", sentence: fmt.Sprintf("#%s is the name of another place too", a.Name)})
		}
		seen[a.Name] = true
	}
	return spots
}

func doubledKeys(p *page) []spot {
	var spots []spot
	for _, k := range p.DoubledKeys() {
		spots = append(spots, spot{start: k.Start, end: k.End, key: "", sentence: fmt.Sprintf("%q stands in this mapping before: which value counts depends on who reads it", k.Key)})
	}
	return spots
}
