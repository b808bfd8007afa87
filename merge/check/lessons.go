package check

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// Known is what a project knows of the lessons of a locale. Its zero value is
// nothing.
type Known struct {
	// Same reports the texts that are right as they are in the source.
	Same func(text string) bool
	// Merged returns the lesson that a merge would write today, nil if it
	// would write none. The lesson on disk is compared with it.
	Merged func(path string) []byte
	// Marks are the keys of front matter that a merge adds.
	Marks []string
	// Own is what a lesson has of its own: lines without blanks around them. It may
	// be nil.
	Own func(path string) map[string]bool
	// Links lead elsewhere in the locale than in the source.
	Links []locales.Link
	// Site says how headings get their ids; nil for the one that is taken for any.
	Site *address.Site
}

// site says how headings get their ids.
func (k *Known) site() *address.Site {
	if k.Site == nil {
		return &address.Sites[0]
	}
	return k.Site
}

// Lessons says what is wrong with the lessons of a locale, each held against
// its source. A lesson that the locale has not is no finding: coverage tells.
// What is wrong with the source in the same way is not said again.
func Lessons(source, translated *content.Tree, known Known) []finding.Finding {
	sources := byPath(source)
	from, to := tongueOf(source.Locale), tongueOf(translated.Locale)
	lenient := sync.OnceValue(func() bool { return readsMarksAlone(source) })
	return each(len(translated.Documents), func(i int) []finding.Finding {
		p := newPage(translated.Documents[i])
		d := sources[p.Path()]
		if d == nil {
			return seek(p, orphanRules, &version{page: p}, nil)
		}
		both := &version{p, newPage(d), known, from, to}
		p.lenient, both.source.lenient = lenient, lenient
		if p.isFenced() && !both.source.isFenced() {
			return seek(p, fenceRules, both, nil)
		}
		found := seek(p, lessonRules, both, nil)
		found = append(found, seek(p, textRules, p, func() *page { return both.source })...)
		slices.SortStableFunc(found, func(a, b finding.Finding) int { return a.Pos.Compare(b.Pos) })
		return found
	})
}

// rulesOfLessons are the rules of [Lessons], but for those of [rulesOfTexts].
func rulesOfLessons() []finding.Rule {
	return slices.Concat(seekerRules(orphanRules), seekerRules(fenceRules), seekerRules(lessonRules))
}

// A version is a translated lesson and its source.
type version struct {
	*page
	source   *page // nil if there is none
	known    Known
	from, to *tongue
}

// orphanRules are those of a lesson without a source.
var orphanRules = []seeker[*version]{
	{finding.Rule{
		ID: finding.OrphanLesson, Level: finding.Warning, Sentence: "the source of the lesson is gone",
		Help: "The source has no lesson of the name: it was removed, or renamed. Readers of the locale still see this one.",
	}, orphans},
}

// fenceRules come first: of a lesson that is code nothing else can be said.
var fenceRules = []seeker[*version]{
	{finding.Rule{
		ID: "fenced-lesson", Level: finding.Error, Sentence: "the lesson as a whole is code",
		Help: "Language models like to answer in a fence, ```` ```markdown ````. Readers see the Markdown instead of the lesson. Remove the first line and the last.",
	}, fenced},
}

var lessonRules = []seeker[*version]{
	{finding.Rule{
		ID: "lost-front-matter", Level: finding.Error, Sentence: "the lesson has no front matter",
		Help: "The source begins with title and index between two lines `---`, which have to be the first of the file, and stand as they are.",
	}, lostFrontMatter},
	{finding.Rule{
		ID: "doubled-front-matter", Level: finding.Error, Sentence: "the front matter stands twice",
		Help: "Readers see the second one as text.",
	}, doubledFrontMatter},
	{finding.Rule{
		ID: "changed-key", Level: finding.Error, Sentence: "keys are not those of the source",
		Help: "Programs read keys, and find a value by them: `title:` stays `title:` in every language. A key that only the translation has is a note.",
	}, changedKeys},
	{finding.Rule{
		ID: "changed-id", Level: finding.Error, Sentence: "a value that is no text is not the source's",
		Help: "Numbers, types and names of icons are for programs: `type: single_choice` stays so in every language. In front matter a value that is text (`category: Concept`) is a note: name it in a rule if it is to be translated.",
	}, changedIDs},
	{finding.Rule{
		ID: "empty-text", Level: finding.Warning, Sentence: "a text of the source is empty here",
		Help: "`title: \"\"` shows nothing, not even the source's text.",
	}, emptyTexts},
	{finding.Rule{
		ID: "lost-anchor", Level: finding.Warning, Sentence: "a name that links may use is not there",
		Help: "`## Topics {#topics}` keeps `{#topics}` in every language: links lead to it.",
	}, lostAnchors},
	{finding.Rule{
		ID: "leaked-tag", Level: finding.Error, Sentence: "a tag of the translation files stands in the lesson",
		Help: "`<a1>`, `<x1/>` or `{1}` stand for markup in the files that translators get. In a lesson they are shown, or hide what follows.",
	}, leakedTags},
	{finding.Rule{
		ID: "structure", Level: finding.Warning, Sentence: "the blocks of the lesson are not those of its source",
		Help: "A heading became a paragraph, an item is missing, or a text begins like a list: `1986. …` Readers see another lesson, and nothing can be paired behind that place.",
	}, structure},
	{finding.Rule{
		ID: "source-language", Level: finding.Warning, Sentence: "the lesson is in the language of the source",
		Help: "Half of it or more was never translated.",
	}, sourceLanguage},
	{finding.Rule{
		ID: "outdated-lesson", Level: finding.Note, Sentence: "the lesson is not what a merge would write",
		Help: "Translations or the source have changed since, or the lesson was edited by hand. `parasol merge` writes it anew.",
	}, outdated},
}

// whole is the spot of a lesson as a whole.
func whole(sentence string) []spot { return []spot{{start: -1, end: -1, key: "", sentence: sentence}} }

func orphans(p *version) []spot { return whole("no lesson of the source has this name") }

// fence is one around a whole file.
var fence = regexp.MustCompile("^\\s*(?:```+|~~~+)[ \\t]*(?:markdown|md|yaml|yml)?[ \\t]*\r?\n")

func (p *page) isFenced() bool {
	text := strings.TrimPrefix(string(p.Source()), "\ufeff")
	m := fence.FindString(text)
	if m == "" {
		return false
	}
	mark := strings.TrimSpace(m)[:3]
	last := strings.TrimSpace(text[strings.LastIndexByte(strings.TrimSpace(text), '\n')+1:])
	language := len(strings.Trim(strings.TrimSpace(m), "`~ \t")) > 0
	return strings.HasPrefix(last, mark) || language
}

func fenced(p *version) []spot {
	_, end := p.Line(0)
	return []spot{{start: 0, end: end, key: "", sentence: "the lesson as a whole stands in a fence: it is shown as code"}}
}

func lostFrontMatter(p *version) []spot {
	if !p.source.HasHeader() || p.HasHeader() || p.Body() == len(p.Source()) && len(p.Source()) > 0 && isYAML(p.Path()) {
		return nil
	}
	_, end := p.Line(0)
	return []spot{{start: 0, end: end, key: "", sentence: "the front matter of the source is missing, or it is none as it stands"}}
}

func isYAML(path string) bool {
	return strings.HasSuffix(path, ".yml") || strings.HasSuffix(path, ".yaml")
}

// secondHeader is front matter at the start of a body, and heading what may
// stand before it.
var secondHeader = regexp.MustCompile(`^\s*---[ \t]*\r?\n(?:[A-Za-z_][\w-]*[ \t]*:[^\n]*\n)+---[ \t]*(?:\r?\n|$)`)

func doubledFrontMatter(p *version) []spot {
	body := func(p *page) []int { return secondHeader.FindIndex(p.Source()[p.Body():]) }
	m := body(p.page)
	if m == nil || !p.HasHeader() || body(p.source) != nil {
		return nil
	}
	return []spot{{start: p.Body() + m[0], end: p.Body() + m[1], key: "", sentence: "a second front matter stands in the text"}}
}

func outdated(p *version) []spot {
	if p.known.Merged == nil || p.known.Merged(p.Path()) == nil || p.isMerged() {
		return nil
	}
	return whole("the lesson is not what parasol merge would write today")
}

// isMerged reports whether the lesson is what a merge would write.
func (p *version) isMerged() bool {
	return p.known.Merged != nil && bytes.Equal(p.known.Merged(p.Path()), p.Source())
}

func lostAnchors(p *version) []spot {
	if !mayHoldMarkup(p.source.Source()) {
		return nil
	}
	have := map[string]bool{}
	for _, a := range p.Anchors(p.known.site()) {
		have[a.Name] = true
	}
	var spots []spot
	for _, a := range p.source.Anchors(p.known.site()) {
		if a.Explicit && !have[a.Name] {
			spots = append(spots, spot{start: -1, end: -1, key: "", sentence: fmt.Sprintf("#%s is lost: the source has it at %v", a.Name, p.source.Position(a.Start))})
		}
	}
	return spots
}

// mayHoldMarkup reports whether there may be HTML or attributes in a lesson.
func mayHoldMarkup(source []byte) bool {
	return bytes.Contains(source, []byte("{")) || bytes.Contains(source, []byte("<"))
}

// leakedTag is what stands for markup in translation files.
var leakedTag = regexp.MustCompile(`</?(?:br|code|img|a|b|i|s|x)[1-9]\d*/?>|\{/?(?:\d+|code|[a-z]\d+)/?\}`)

func leakedTags(p *version) []spot {
	if !mayHoldMarkup(p.Source()) {
		return nil
	}
	var spots []spot
	for _, m := range leakedTag.FindAllIndex(p.Source(), mostFound) {
		tag := string(p.Source()[m[0]:m[1]])
		if !bytes.Contains(p.source.Source(), []byte(tag)) {
			spots = append(spots, spot{start: m[0], end: m[1], key: "", sentence: fmt.Sprintf("%s stands for markup that is lost", tag)})
		}
	}
	return spots
}

// fewWords is how many a text has that can be the same in two languages.
const fewWords = 3

// sourceLanguage leaves alone what a merge has written: of that, coverage says
// how much is translated.
func sourceLanguage(p *version) []spot {
	if p.isMerged() {
		return nil
	}
	texts := map[string]bool{}
	for _, s := range p.source.Segments() {
		texts[s.Text] = true
	}
	same, all, words, first := 0, 0, 0, segment.Pos{}
	for i := range p.Segments() {
		s := &p.Segments()[i]
		n := s.Words()
		if n < fewWords || p.known.Same != nil && p.known.Same(s.Text) {
			continue
		}
		all += n
		if texts[s.Text] {
			same++
			words += n
			if first.Line == 0 {
				first = s.Pos
			}
		}
	}
	if words == 0 || 2*words < all {
		return nil
	}
	return whole(fmt.Sprintf("%d of %d words are those of the source, from line %d on", words, all, first.Line))
}
