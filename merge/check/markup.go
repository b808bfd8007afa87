package check

import (
	"regexp"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge/finding"
)

var markupRule = translationRule{finding.Rule{ID: "markup", Level: finding.Error, Sentence: "something looks like Markdown or HTML, and readers will see it as it is", Help: `
Tags stand for markup; everything else in a translation is literal. Two asterisks are two asterisks to the reader. Use the tags of the
source, and leave out what it does not have.

    Read <b1>this</b1>.    →    Lisez **ceci**.`}, leftMarkup}

// markupPatterns are what nobody writes in a sentence. Each is wrong only if
// the source text has none of it.
var markupPatterns = []struct {
	pattern *regexp.Regexp
	hint    characters // of which one is in every match: a quick look
	what    string
}{
	{regexp.MustCompile(`\*\*+[^*]+\*\*+|\*\*+|＊＊+`), charactersOf("*＊"), "emphasis"},
	{regexp.MustCompile(`(^|[^\pL\pN_])__[^_\s][^_]*__|(^|[\s\p{Ps}\p{Pi}"'])\*[^*\s]([^*]*[^*\s])?\*([^\pL\pN*]|$)`), charactersOf("_*"), "emphasis"},
	{regexp.MustCompile("```+|(^|[^\\p{Latin}\\p{Cyrillic}\\p{Greek}\\p{Arabic}])`[^`\\s]([^`]*[^`\\s])?`"), charactersOf("`"), "code"},
	{regexp.MustCompile(`[\]］][\s\x{a0}]*[(（][^\s)）]*([:/#]|\x{fffc}|\.(jpe?g|png|gif|svg|md|ya?ml|html?)\b)[^\s)）]*[)）]?`), charactersOf("]］"), "a link"},
	{regexp.MustCompile(`[!！]([\[［][^\]］]*[\]］]|\s[\[［][^\]］]*[\]］]\s?[(（])`), charactersOf("[［"), "an image"},
	{regexp.MustCompile(`^#{1,6}\s|^>\s|^\*\s`), charactersOf("#>*"), "a block"},
	{regexp.MustCompile(`(?i)</?(a|abbr|b|bdi|big|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|i|img|kbd|li|mark|ol|p|pre|q|s|small|span|strike|strong|sub|sup|table|td|th|tr|u|ul)(\s[^<>]*)?/?>`), charactersOf("<"), "HTML"},
	{regexp.MustCompile(`(?i)[<＜]\s*/?\s*(a|b|i|s|code|img|br|x)\s*[0-9]+\s*/?\s*[>＞]`), charactersOf("<＜"), "a tag"},
	{regexp.MustCompile(`(?i)&(amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|hellip|[mn]dash|rlm|lrm|#[0-9]{2,5}|#x[0-9a-f]{2,5});`), charactersOf("&"), "HTML"},
	{regexp.MustCompile("\\\\[*_\\[\\]()#`~]"), charactersOf("\\"), "an escape"},
	{regexp.MustCompile("\\\\[ \\t\\x{a0}]+[*_\\[\\](){}#`~]"), charactersOf("\\"), "an escape"},
	{regexp.MustCompile(`(?i)\b(?:https?|ftp)(?:[\s\x{a0}]+[:：]|：|:[\s\x{a0}]+|:/[\s\x{a0}]+)[\s\x{a0}]*/+`), charactersOf("/"), "an address in pieces"},
	{regexp.MustCompile(`~~[^~]+~~`), charactersOf("~"), "markup"},
}

// markupMarks are those of all patterns.
var markupMarks = charactersOf("*＊_`]］[［#<＜>&\\~/")

func leftMarkup(t *translation) []span {
	text := t.target.text
	if !markupMarks.in(text) {
		return nil
	}
	var spans []span
	marked := 0 // up to where
	for _, m := range markupPatterns {
		if !m.hint.in(text) || m.pattern.MatchString(t.source.text) {
			continue
		}
		for _, at := range m.pattern.FindAllStringIndex(text, -1) {
			found := text[at[0]:at[1]]
			if at[0] < marked || segment.TagLength(found) == len(found) { // the merge says that one
				continue
			}
			marked = at[1]
			spans = append(spans, t.span(at[0], at[1], found+" looks like "+m.what+", and the source text has none"))
		}
	}
	return spans
}
