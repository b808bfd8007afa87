package check

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge"
)

// refusals are the rules of the merge itself: what they find does not reach a
// lesson.
var refusals = []Rule{
	{segment.RuleMissing, merge.Severe, "a tag of the source is not there", `
A tag stands for markup: ` + "`<a1>…</a1>`" + ` is a link. Without it readers lose the link, and the text
is not merged. Put the tag back around the words that it belongs to.`},
	{segment.RuleDoubled, merge.Severe, "a tag is there more than once", `
Each tag of the source stands once in a translation: the lesson has the markup once. Take one away.`},
	{segment.RuleUnknown, merge.Severe, "something is spelled like a tag that the source does not have", `
` + "`<b2>`" + ` in a translation whose source has only ` + "`<b1>`" + ` stands for nothing. Mostly it is a slip of the pen, or comes
from another text.`},
	{segment.RuleCrossed, merge.Severe, "tags do not nest", `
` + "`<b1>one <i1>two</b1> three</i1>`" + ` cannot be written in Markdown. Close first what was opened last.`},
	{segment.RuleEmptied, merge.Severe, "a pair of tags holds nothing, and the source's did", `
` + "`<a1></a1>`" + ` is a link that nobody can see. Move the words of the link between the tags.`},
	{segment.RuleURL, merge.Severe, "addresses differ from the source's", `
An address that changed leads nowhere, or to the wrong place. Copy it from the source, with a blank before and after it. Where a
link leads elsewhere in a language, ` + "`links.LANG.txt`" + ` says so.`},
	{segment.RuleCode, merge.Severe, "code of the site, and the source has none such", `
Hugo, Liquid, Jinja, Go templates and MDX run what stands in their brackets (` + "`{{< gist 1 >}}`, `{% include x %}`" + `), also between backticks. A
translation has what its source has, as often and letter for letter, and nothing else of the kind. Write it without the brackets.`},
	{segment.RuleControl, merge.Severe, "a control character", `
Control characters cannot be seen, and some break files. Type the place anew.`},
	{segment.RuleEncoding, merge.Severe, "the translation is not UTF-8", `
Save the file as UTF-8.`},
	{segment.RuleErrorCell, merge.Severe, "what a spreadsheet left of a cell that it took for a formula", `
` + "`#NAME?`, `#REF!`, `#WERT!`" + ` and their like are not what anybody wrote: the cell began with a sign that a spreadsheet
calculates with. Type the translation anew, with an apostrophe before it.`},
	{"read-back", merge.Severe, "the lesson would not read back as this translation", `
The lesson is written, read again and compared. This translation does not come back as it went in. Put it more
simply: mostly a mark next to a tag or an address is the reason.`},
	{"adapted", merge.Note, "markup of the source has to be written in another way", `
Markdown cannot read the source's own delimiters at this place, as is common in Chinese and Japanese (` + "`**步驟1。**選`" + `). The lesson
shows what it should; nothing has to be done. Punctuation outside of the emphasis avoids it.`},
}

// refusals are what keeps a translation from its lessons, each once. The merge
// does not say it of a translation that nobody has looked at yet.
func (t *translation) refusals() []Finding {
	var findings []Finding
	add := func(f merge.Finding) {
		found := Finding{Finding: f, Text: t.target.tagged}
		found.Start, found.End = named(f.Sentence, t.target.tagged)
		if !slices.Contains(findings, found) && !ignores(t.message, f.Rule) {
			findings = append(findings, found)
		}
	}
	for _, e := range t.entries {
		for _, f := range e.Findings {
			add(f)
		}
	}
	if !t.message.State.Finished() {
		for _, p := range segment.Check(t.segment, segment.Normalize(t.target.tagged, t.segment.Tags)) {
			add(merge.Finding{Pos: t.message.Pos, Rule: p.Rule, Sentence: p.Sentence, ID: t.message.ID, Source: t.segment.Text})
		}
	}
	return findings
}

// named is where the thing that a sentence begins with, a tag or an address,
// stands last in the text.
func named(sentence, text string) (start, end int) {
	thing, _, _ := strings.Cut(sentence, " ")
	thing, _, _ = strings.Cut(thing, "…")
	if i := strings.LastIndex(text, thing); i >= 0 && strings.ContainsAny(thing, "<:") {
		return i, i + len(thing)
	}
	return 0, 0
}
