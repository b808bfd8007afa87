package check

import (
	"strings"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var inconsistentRule = translationRule{finding.Rule{ID: "inconsistent", Level: finding.Note, Sentence: "the same source text is translated in different ways", Help: `
Readers take two names for two things. Texts are the same here if their words are, whatever their capitals, tags and last mark. A
context sets texts apart that read the same; then the translations may differ rightly.

    Settings    →    Réglages        **Settings**    →    Paramètres`}, otherTwin}

// twins are the first translation of each source text of a locale, by what
// counts of it.
type twins map[string]*translation

func (all twins) add(t *translation) {
	if t.message.State.Finished() && all[t.essence] == nil {
		all[t.essence] = t
	}
}

// essence is the words of a text, and whether it asks.
func essence(p *prose) string {
	var b strings.Builder
	b.Grow(len(p.text))
	for i := range p.words {
		b.WriteString(p.words[i].folded)
		b.WriteByte(' ')
	}
	if strings.ContainsRune(p.text, '?') {
		b.WriteByte('?')
	}
	return b.String()
}

func otherTwin(t *translation) []span {
	other := t.twins[t.essence]
	if other == nil || other.message.ID == t.message.ID || essence(&other.target) == essence(&t.target) {
		return nil
	}
	return []span{t.whole("elsewhere the same text is translated as “" + other.target.text + "”")}
}
