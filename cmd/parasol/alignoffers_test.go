package main

import (
	"strings"
	"testing"
)

// TestAlignTakesWhatAFileOffers: a translation beside a unit that nobody has
// translated is a suggestion for its text, and one of an earlier text for that.
func TestAlignTakesWhatAFileOffers(t *testing.T) {
	const head = `<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="x" source-language="en" target-language="fr" datatype="plaintext"><body>`
	for name, unit := range map[string]string{
		"alone":                  `<trans-unit id="1"><source>Stay calm</source><alt-trans match-quality="90%"><target>Gardez votre calme</target></alt-trans></trans-unit>`,
		"beside a draft":         `<trans-unit id="1"><source>Stay calm</source><target state="needs-translation">Calme</target><alt-trans><target>Gardez votre calme</target></alt-trans></trans-unit>`,
		"of the text it is of":   `<trans-unit id="1"><source>Keep calm</source><alt-trans><source>Stay calm</source><target>Gardez votre calme</target></alt-trans></trans-unit>`,
		"beside another's state": `<trans-unit id="1" approved="yes"><source>Stay calm</source><target state="final"></target><alt-trans><target>Gardez votre calme</target></alt-trans></trans-unit>`,
	} {
		begin(t, "fr")
		put(t, "x.xlf", head+unit+`</body></file></xliff>`)
		_, out, err := parasol(t, "align", "x.xlf")
		all := strings.Join([]string{get(t, "locales/translate.fr.toml"), tree(t, "locales")["/memory.fr.tmx"]}, "")
		if !strings.Contains(all, "Gardez votre calme") {
			t.Errorf("%s: lost: %s%s", name, out, err)
		}
		must(t, "merge", "-q")
		if lesson := tree(t, "content")["/fr/a.md"]; strings.Contains(lesson, "alme") && lesson != "# Stay calm\n" {
			t.Errorf("%s: published: %s", name, lesson)
		}
	}
}

// TestAlignSaysWhichRejectedTextsItLeavesOut at the place of their message.
func TestAlignSaysWhichRejectedTextsItLeavesOut(t *testing.T) {
	begin(t, "fr")
	put(t, "x.fr.po", "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\nmsgid \"Stay calm\"\nmsgstr \"Du calme\"\n")
	must(t, "merge", "x.fr.po")
	put(t, "y.fr.po", "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\n# state: rejected\n#, fuzzy\nmsgid \"Stay calm\"\nmsgstr \"Du calme\"\n")
	must(t, "merge", "y.fr.po")
	put(t, "content/fr/a.md", "# Du calme\n")
	for _, args := range [][]string{{"align", "x.fr.po"}, {"align"}} {
		_, out, err := parasol(t, args...)
		if !strings.Contains(out, "locales/translate.fr.toml:") || !strings.Contains(out, `warning rejected-text: a reviewer has rejected "Du calme": it is left out`) {
			t.Errorf("%q: %s%s", args, out, err)
		}
	}
}
