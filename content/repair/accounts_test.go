package repair

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content"
)

// A text that came back holds more than its reading: then that proves nothing.
func TestReadingAccountsForEveryWord(t *testing.T) {
	const link, both = "Read [this](https://example.org/x) first.\n", "Read [this](https://example.org/x) and **that** `now` <kbd>F1</kbd>.\n"
	for _, test := range []struct {
		source, raw string
		want        bool
	}{
		{link, "Lisez [ceci](https://example.org/x) d’abord.", true},
		{link, "Lisez [ceci] (https://example.org/x) d’abord.", true},
		{link, "Lisez [ceci](Https://example.org/x) d’abord.", true},
		{link, "Lisez [ceci] d’abord.", true},
		{link, "Lisez [ceci](https://example.org/x)\nd’abord.", true},
		{link, "Lisez [ceci](https://example.org/x) l&#39;&agrave;-c&ocirc;t&eacute; \\*.", true},
		{link, "اقرأ [هذا](https://example.org/x) أولاً.", true},
		{link, "先讀[這個](https://example.org/x)。", true},
		{both, "Lisez [ceci](https://example.org/x) et **cela** `now` <kbd>F1</kbd>.", true},
		{both, "Lisez [ceci](https://example.org/x) et <strong>cela</strong> `a &amp; b` <kbd>F1</kbd>.", true},
		{both, "Lisez [ceci](https://example.org/x) et **cela** `<i>` <kbd>F1</kbd>.", true},

		{link, "Lisez [ceci](https://example.org/x) d’abord.\n\n    N’y allez pas seul.", false},
		{link, "Lisez [ceci](https://example.org/x \"N’y allez pas seul\") d’abord.", false},
		{link, "Lisez [ceci](https://example.org/x 'seul') d’abord.", false},
		{link, "Lisez [ceci](https://example.org/x) d’abord.\n\n<!-- N’y allez pas seul. -->", false},
		{link, "Lisez [ceci](https://example.org/x) d’abord. <!-- seul -->", false},
		{link, "Lisez [ceci](https://example.org/x) d’abord.\n\n[seul]: https://example.org/y", false},
		{link, "[seul]: https://example.org/y\n\nLisez [ceci](https://example.org/x) d’abord.", false},
		{link, "Lisez [ceci](https://example.org/x) d’abord.\n\n```\nseul\n```", false},
		{link, "Lisez [ceci](https://example.org/x) d’abord.\n\n```seul\n```", false},
		{link, "Lisez [ceci](https://example.org/x) d’abord.\n\n<div>seul</div>", false},
		{link, "Lisez [ceci](https://example.org/x) d’abord.\n\nN’y allez pas seul.", false},
		{link, "Lisez [ceci](https://example.org/y) d’abord.", false},
		{link, "Lisez [ceci](https://example.org/x/fr) d’abord.", false},
		{link, "# Seul\n\nLisez [ceci](https://example.org/x) d’abord.", false},
		{link, "Lisez [ceci](https://example.org/x) d’abord. {#seul}", false},
		{link, "[^1]: seul\n\nLisez [ceci](https://example.org/x) d’abord.", false},
	} {
		d, err := content.Split("s_x.md", []byte(test.source), nil)
		if err != nil {
			t.Fatal(err)
		}
		r, ok := Restore(d, 0, test.raw)
		if !ok && test.want {
			t.Errorf("%q is not restored", test.raw)
		}
		if ok && Accounts(d, 0, test.raw, r) != test.want && !strings.Contains(strings.ToLower(r.Text), "seul") {
			t.Errorf("%q, restored as %q: accounted for is not %v", test.raw, r.Text, test.want)
		}
	}
}

// "#NAME?" is what a spreadsheet leaves, not a heading "NAME?".
func TestErrorOfASpreadsheetIsNoMarkdown(t *testing.T) {
	d, err := content.Split("s_x.md", []byte("# Stay safe\n\n#REF!\n"), nil)
	if err != nil || len(d.Segments()) != 2 {
		t.Fatal(err)
	}
	for raw, want := range map[string]bool{"#NAME?": false, " #NOM?": false, "#Restez": true, "# Restez": true} {
		if r, ok := Restore(d, 0, raw); ok != want {
			t.Errorf("%q: %v, %q", raw, ok, r.Text)
		}
	}
	if _, ok := Restore(d, 1, "#BEZUG!"); !ok {
		t.Error("what is such in the source is none")
	}
}

// holds are what a translator's text may hold a word in, that a lesson does
// not show.
var holds = []string{
	"%s", "\n\n    %s", "\n\n%s", "\n%s", "<!-- %s -->", "\n\n<!-- %s -->\n\n", "\n\n[%s]: x\n\n", "\n\n[x]: y \"%s\"\n\n", "\n\n```\n%s\n```\n\n", "\n\n``` %s\n```\n\n",
	" \"%s\"", "(%s)", "[%s]", "](%s)", "{#%s}", "<%s>", "<a title=\"%s\">", "\n\n# %s\n\n", "\n> %s", "\n- %s", "[^%s]", "\n\n[^1]: %s\n\n", "![%s](%s.png)",
	"&%s;", "\\%s", "`%s`", "*%s*", "<b>%s</b>", "\n| %s |\n|---|\n", "\n\n***\n\n%s\n\n---\n\n", "<details><summary>%s</summary>",
}

// Wherever a word is put into a translation: if the reading is accepted, its
// text has the word.
func TestAcceptedReadingKeepsEveryWord(t *testing.T) {
	all := known(t)
	const word = "qzwx"
	accepted := 0
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(all).Draw(t, "text")
		hold := strings.ReplaceAll(rapid.SampledFrom(holds).Draw(t, "holds"), "%s", word)
		at := rapid.IntRange(0, len(s.raw)).Draw(t, "at")
		if rapid.Bool().Draw(t, "last") {
			at = len(s.raw)
		}
		raw := s.raw[:at] + hold + s.raw[at:]
		r, ok := Restore(s.d, s.i, raw)
		if !ok || !Accounts(s.d, s.i, raw, r) {
			return
		}
		if accepted++; strings.Count(r.Text, word) != strings.Count(raw, word) {
			t.Fatalf("%q is read as %q", raw, r.Text)
		}
	})
	if accepted == 0 {
		t.Error("nothing was accepted")
	}
}

// What stands in the lessons accounts for itself: a check that refused sound
// texts would be of no use.
func TestSoundTextsAreAccountedFor(t *testing.T) {
	var left []string
	all := known(t)
	for _, s := range all {
		if r, ok := s.restore(); ok && !Accounts(s.d, s.i, s.raw, r) {
			left = append(left, fmt.Sprintf("%q, read as %q", s.raw, r.Text))
		}
	}
	if len(left) > 0 {
		t.Errorf("%d of %d are not accounted for:\n%s", len(left), len(all), strings.Join(left, "\n"))
	}
}
