package check

import (
	"strings"

	"github.com/parasol-l10n/parasol/merge"
)

var inconsistentRule = translationRule{Rule{"inconsistent", merge.Note, "the same source text is translated in different ways", `
Readers take two names for two things. Texts are the same here if their words are, whatever their capitals, tags and last mark. A
context sets texts apart that read the same; then the translations may differ rightly.

    Settings    →    Réglages        **Settings**    →    Paramètres`}, otherTwin}

// twins are the first translation of each source text of a locale, by what
// counts of it.
type twins map[string]*translation

func (all twins) add(t *translation) {
	if source := essence(t.source.text); all[source] == nil && t.message.State.Finished() {
		all[source] = t
	}
}

func essence(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.TrimRight(text, ".:;!,… ")), " "))
}

func otherTwin(t *translation) []span {
	other := t.twins[essence(t.source.text)]
	if other == nil || other.message.ID == t.message.ID || essence(other.target.text) == essence(t.target.text) {
		return nil
	}
	return []span{t.whole("elsewhere the same text is translated as “" + other.target.text + "”")}
}
