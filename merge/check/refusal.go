package check

import (
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// refusals are the rules of the merge itself: what they find does not reach a
// lesson.
var refusals = []finding.Rule{
	{ID: segment.RuleMissing, Level: finding.Error, Sentence: "a tag of the source is not there", Help: `
A tag stands for markup: ` + "`<a1>…</a1>`" + ` is a link. Without it readers lose the link, and the text
is not merged. Put the tag back around the words that it belongs to.`},
	{ID: segment.RuleDoubled, Level: finding.Error, Sentence: "a tag is there more than once", Help: `
Each tag of the source stands once in a translation: the lesson has the markup once. Take one away.`},
	{ID: segment.RuleUnknown, Level: finding.Error, Sentence: "something is spelled like a tag that the source does not have", Help: `
` + "`<b2>`" + ` in a translation whose source has only ` + "`<b1>`" + ` stands for nothing. Mostly it is a slip of the pen, or comes
from another text.`},
	{ID: segment.RuleCrossed, Level: finding.Error, Sentence: "tags do not nest", Help: `
` + "`<b1>one <i1>two</b1> three</i1>`" + ` cannot be written in Markdown. Close first what was opened last.`},
	{ID: segment.RuleEmptied, Level: finding.Error, Sentence: "a pair of tags holds nothing, and the source's did", Help: `
` + "`<a1></a1>`" + ` is a link that nobody can see. Move the words of the link between the tags.`},
	{ID: segment.RuleURL, Level: finding.Error, Sentence: "addresses differ from the source's", Help: `
An address that changed leads nowhere, or to the wrong place. Copy it from the source, with a blank before and after it. Where a
link leads elsewhere in a language, ` + "`links.LANG.txt`" + ` says so.`},
	{ID: segment.RuleCode, Level: finding.Error, Sentence: "code of the site, and the source has none such", Help: `
Hugo, Liquid, Jinja, Go templates and MDX run what stands in their brackets (` + "`{{< gist 1 >}}`, `{% include x %}`" + `), also between backticks. A
translation has what its source has, as often and letter for letter, and nothing else of the kind. Write it without the brackets.`},
	{ID: segment.RuleControl, Level: finding.Error, Sentence: "a control character", Help: `
Control characters cannot be seen, and some break files. Type the place anew.`},
	{ID: segment.RuleEncoding, Level: finding.Error, Sentence: "the translation is not UTF-8", Help: `
Save the file as UTF-8.`},
	{ID: segment.RuleErrorCell, Level: finding.Error, Sentence: "what a spreadsheet left of a cell that it took for a formula", Help: `
` + "`#NAME?`, `#REF!`, `#WERT!`" + ` and their like are not what anybody wrote: the cell began with a sign that a spreadsheet
calculates with. Type the translation anew, with an apostrophe before it.`},
	{ID: "read-back", Level: finding.Error, Sentence: "the lesson would not read back as this translation", Help: `
The lesson is written, read again and compared. This translation does not come back as it went in. Put it more
simply: mostly a mark next to a tag or an address is the reason.`},
	{ID: "adapted", Level: finding.Note, Sentence: "markup of the source has to be written in another way", Help: `
Markdown cannot read the source's own delimiters at this place, as is common in Chinese and Japanese (` + "`**步驟1。**選`" + `). The lesson
shows what it should; nothing has to be done. Punctuation outside of the emphasis avoids it.`},
}

// refusals are what keeps a translation from its lessons, each once. The merge
// does not say it of a translation that nobody has looked at yet.
func (t *translation) refusals() []finding.Finding {
	var findings []finding.Finding
	add := func(f finding.Finding) {
		if !slices.Contains(findings, f) && !ignores(t.message, f.Rule) {
			findings = append(findings, f)
		}
	}
	for _, e := range t.entries {
		for _, f := range e.Findings {
			add(f)
		}
	}
	if !t.message.State.Finished() {
		for _, p := range segment.Check(t.segment, segment.Normalize(t.target.tagged, t.segment.Tags)) {
			f := merge.Refusal(t.segment, t.message, p)
			f.Level = finding.Note
			add(f)
		}
	}
	return findings
}
