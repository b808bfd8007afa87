package merge

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// knownHard are hard cases that are not solved yet, with the reason. One that
// begins to pass fails the test.
var knownHard = map[string]string{
	"22 markup that a translator adds":     "it is written out as text; check tells",
	"36 a fence around the whole text":     "it is written out as text; check tells",
	"36 front matter repeated in the text": "it is written out as text, and nobody is told",
}

// A hardCase is a lesson with translations that users of other tools were
// hurt by. The numbers are those of the collection that the cases come from;
// 25 is about message files, see locales/goi18n.
type hardCase struct {
	name         string
	file         string // lesson.md if empty
	source       string
	translations map[string]string
	merged       string // the source if empty
	rule         string // of a finding; without one there may be no finding
}

// keeps says that a translation is refused: the source stays.
func keeps(name, source, text, target, rule string) hardCase {
	return hardCase{name: name, source: source, translations: map[string]string{text: target}, rule: rule}
}

// writes says that a translation is merged without a finding.
func writes(name, source, text, target, merged string) hardCase {
	return hardCase{name: name, source: source, translations: map[string]string{text: target}, merged: merged}
}

const (
	linkSource = "Call with [Signal](umbrella://tools/signal).\n"
	linkText   = "Call with <a1>Signal</a1>."
	lostTag    = segment.RuleMissing
	plainText  = "Turn it off."
)

var damagedTranslations = []hardCase{
	keeps("01 blank before the target", linkSource, linkText, "Llame con [Signal] (umbrella://tools/signal).", lostTag),
	keeps("01 no-break space before the target", linkSource, linkText, "Llame con [Signal]\u00a0(umbrella://tools/signal).", lostTag),
	writes("01 prose in brackets", "Call them.\n", "Call them.", "Llame [sic] (véase abajo).", "Llame [sic] (véase abajo).\n"),
	keeps("02 words before the target", linkSource, linkText, "اتصل [سيجنال] من خلال (umbrella://tools/signal).", lostTag),
	keeps("03 parenthesis dropped", linkSource, linkText, "Llame con [Signal] umbrella://tools/signal).", lostTag),
	keeps("03 parenthesis doubled", linkSource, linkText, "Llame con [Signal]((umbrella://tools/signal)).", lostTag),
	writes("03 parentheses around a link", "(See [this](umbrella://a/b).)\n", "(See <a1>this</a1>.)", "(Vea <a1>esto</a1>.)", "(Vea [esto](umbrella://a/b).)\n"),
	keeps("04 blank in the scheme", linkSource, linkText, "Llame con [Signal](umbrella: //tools/signal).", lostTag),
	keeps("04 path translated", linkSource, linkText, "Llame con [Signal](umbrella://herramientas/señal).", lostTag),
	keeps("04 bare address altered", "Read https://ssd.example.org today.\n", "Read https://ssd.example.org today.", "Lea Https://ssd.example.org hoy.", "url"),
	keeps("04 bare address translated", "Read https://ssd.example.org/mail today.\n", "Read https://ssd.example.org/mail today.", "Lea https://ssd.example.org/correo hoy.", "url"),
	keeps("05 full-width link", linkSource, linkText, "使用 [Signal]（umbrella://tools/signal）。", lostTag),
	keeps("05 full-width image", "Press ![it](a.png) now.\n", "Press <img1>it</img1> now.", "按！[它]（a.png）。", lostTag),
	writes("05 full-width prose", linkSource, linkText, "使用 <a1>Signal</a1>（第 5 頁）！", "使用 [Signal](umbrella://tools/signal)（第 5 頁）！\n"),
	keeps("06 image inside text becomes a link", "Press ![it](a.png) now.\n", "Press <img1>it</img1> now.", "فشار ! [آن](a.png) دهید.", lostTag),
	writes("06 image alone stays an image", "![it](a.png)\n", "it", "! [آن](a.png)", "![! \\[آن\\](a.png)](a.png)\n"),
	writes("06 exclamation mark before a link", linkSource, linkText, "!<a1>Signal</a1>", "\\![Signal](umbrella://tools/signal)\n"),
	keeps("07 blanks inside asterisks", "**Time:** now\n", "<b1>Time:</b1> now", "** الوقت: ** الآن", lostTag),
	writes("07 blanks inside tags", "**Time:** now\n", "<b1>Time:</b1> now", "<b1> الوقت: </b1>الآن", "**الوقت:** الآن\n"),
	{name: "08 CJK punctuation", source: "**True.** She said *so*.\n",
		translations: map[string]string{"<b1>True.</b1> She said <i1>so</i1>.": "<b1>真。</b1>她<i1>「說」</i1>了"},
		merged:       "<strong>真。</strong>她<em>「說」</em>了\n", rule: "adapted"},
	writes("09 a year", plainText+"\n", plainText, "1986. gada rudens.", "1986\\. gada rudens.\n"),
	writes("09 a heading", plainText+"\n", plainText, "# Titel", "\\# Titel\n"),
	writes("09 an item", plainText+"\n", plainText, "+ mehr", "\\+ mehr\n"),
	writes("09 a quote", plainText+"\n", plainText, ">Zitat", "\\>Zitat\n"),
	writes("09 a definition", plainText+"\n", plainText, "[nota]: esto", "[nota]\\: esto\n"),
	writes("09 an underline", plainText+"\n", plainText, "Titel\n=====", "Titel =====\n"),
	writes("09 code by indentation", plainText+"\n", plainText, "    kein Code", "kein Code\n"),
	writes("09 a table", plainText+"\n", plainText, "| a |\n|---|\n| b |", "| a | |---| | b |\n"),
	writes("09 after a hard break", "Street\\\nTown\n", "Town", "===", "Street\\\n\\===\n"),
	writes("09 in code nothing is escaped", "Type `# a` now.\n", "Type <code1># a</code1> now.", "<code1># b *c*</code1> tippen", "`# b *c*` tippen\n"),
	writes("10 another tool's placeholder is text", "Read {1} and [this](x).\n", "Read {1} and <a1>this</a1>.", "Lea {1}{2} y <a1>esto</a1>.", "Lea {1}{2} y [esto](x).\n"),
	keeps("10 unknown tag", linkSource, linkText, "Llame con <a1>Signal</a1><a2>.", "tag-unknown"),
	keeps("10 doubled tag", linkSource, linkText, "<a1>Llame</a1> con <a1>Signal</a1>.", "tag-doubled"),
	keeps("10 tag of another segment", plainText+"\n", plainText, "Mach es <b1>aus</b1>.", "tag-unknown"),
	keeps("10 tag closed twice", linkSource, linkText, "Llame con <a1>Signal</a1></a1>.", "tag-doubled"),
	keeps("10 tags in capitals", linkSource, linkText, "Llame con <A1>Signal</A1>.", lostTag),
	writes("11 dollars and backslashes", plainText+"\n", plainText, `Cuesta $14 \1 ${x} %s $0 $$`, "Cuesta $14 \\1 ${x} %s $0 $$\n"),
}

var bytesKept = []hardCase{
	{name: "14 front matter is not written anew",
		source: "---\ntags: [jula, \"b c\"]\nweight: 010\ndraft: no\ndate: 2020-06-12\ntitle: \"Locks: why\" # keep\n# keep too\nempty:\n---\n",
		translations: map[string]string{
			"Locks: why": "Schlösser: \"wozu\" # hier"},
		merged: "---\ntags: [jula, \"b c\"]\nweight: 010\ndraft: no\ndate: 2020-06-12\ntitle: \"Schlösser: \\\"wozu\\\" # hier\" # keep\n# keep too\nempty:\n---\n"},
	writes("14 a value is quoted", "---\ntitle: Locks\n---\n", "Locks", "Nota: - #", "---\ntitle: 'Nota: - #'\n---\n"),
	writes("14 a value that is a word of YAML", "---\ntitle: Locks\n---\n", "Locks", "no", "---\ntitle: 'no'\n---\n"),
	writes("14 a value that stays plain", "---\ntitle: Locks\n---\n", "Locks", "L'écluse, etc.", "---\ntitle: L'écluse, etc.\n---\n"),
	writes("16 a rule is a rule", "---\n\nJust text.\n\n---\n", "Just text.", "Nur Text.", "---\n\nNur Text.\n\n---\n"),
	keeps("16 a text that would make front matter of rules", "---\n\nJust text.\n\n---\n", "Just text.", "title: Text", "read-back"),
	writes("16 front matter closed by dots", "---\ntitle: Locks\n...\nText\n", "Text", "---", "---\ntitle: Locks\n...\n\\---\n"),
	writes("16 empty front matter", "---\n---\nText\n", "Text", "Texte", "---\n---\nTexte\n"),
	writes("17 hard breaks and blanks at the edge", "**Level:** Beginner  \n**Time:** 5 min  \n\nText \n", "<b1>Level:</b1> Beginner", " <b1>Niveau :</b1> facile\n", "**Niveau :** facile  \n**Time:** 5 min  \n\nText \n"),
	writes("17 a break inside a pair", "**One  \ntwo**, three\n", "<b1>One<br1/>two</b1>, three", "drei, <b1>eins<br1/>zwei</b1>", "drei, **eins  \nzwei**\n"),
	writes("18 pipes in cells", "| a | b |\n|---|---|\n| l | right \\| pipe, ``x \\| y`` |\n", "right | pipe, <code1>x | y</code1>", "rechts | oder\n<code1>y|x</code1>", "| a | b |\n|---|---|\n| l | rechts \\| oder ``y\\|x`` |\n"),
	writes("19 fences in fences", "Text\n\n````\n```bash\nls\n```\n````\n", "Text", "Texte", "Texte\n\n````\n```bash\nls\n```\n````\n"),
	writes("19 a fence in an item", "1. a\n\n   ```sh\n   ls\n   ```\n", "a", "```", "1. \\```\n\n   ```sh\n   ls\n   ```\n"),
	writes("19 a fence that says more", "Text\n\n```admonish tip title=\"Fun\"\ntext\n```\n", "Text", "Texte", "Texte\n\n```admonish tip title=\"Fun\"\ntext\n```\n"),
	writes("19 a fence never closed", "Text\n\n```bash\nls ", "Text", "Texte", "Texte\n\n```bash\nls "),
	{name: "20 lists keep their shape",
		source:       "3. One\n3. Two\n\n*\ttab\n\t*\tdeeper\n\n* Three\n\n\n* Four\n\n1. Five\n   - Six\n\n     Seven\n2. Eight\n",
		translations: map[string]string{"One": "1. eins", "tab": "Tab", "deeper": "- tiefer", "Four": "* vier", "Seven": "7) sieben", "Eight": "acht"},
		merged:       "3. 1\\. eins\n3. Two\n\n*\tTab\n\t*\t\\- tiefer\n\n* Three\n\n\n* \\* vier\n\n1. Five\n   - Six\n\n     7\\) sieben\n2. acht\n"},
	writes("22 text between HTML tags", "See <span class=\"f\">File: a.rs</span>\n\n<div align=\"center\">\n\n**x**\n\n</div>\n", "See <x1/>File: a.rs<x2/>", "<x1/>Datei: a.rs<x2/> ansehen", "<span class=\"f\">Datei: a.rs</span> ansehen\n\n<div align=\"center\">\n\n**x**\n\n</div>\n"),
	keeps("22 markup that a translator adds", "Free in C++ now.\n", "Free in C++ now.", "آزاد در <span dir=ltr>C++</span> است.", "html"),
	{name: "23 reference links", source: "See [Foo][], [bar] and [baz][q].\n\n[foo]: umbrella://a \"T\"\n[bar]: umbrella://c\n[q]: http://z\n",
		translations: map[string]string{"See <a1>Foo</a1>, <a2>bar</a2> and <a3>baz</a3>.": "Vea <a1>Fu</a1>, <a2>barra</a2> y <a3>baz</a3>.", "T": "Título"},
		merged:       "Vea [Fu][Foo], [barra][bar] y [baz][q].\n\n[foo]: umbrella://a \"Título\"\n[bar]: umbrella://c\n[q]: http://z\n"},
	{name: "27 no-break spaces", source: "We may\u00a0detain: you?\n",
		translations: map[string]string{"We may\u00a0detain: you?": "Nous\u00a0pouvons\u00a0: vous\u202f?"}, merged: "Nous\u00a0pouvons\u00a0: vous\u202f?\n"},
	writes("28 anchors of headings", "## Topics {#topics}\n", "Topics", "Temas {#temas}", "## Temas &#123;#temas} {#topics}\n"),
	writes("28 anchors in MDX", "## Topics {/* #topics */}\n", "Topics", "Temas", "## Temas {/* #topics */}\n"),
	{name: "30 forms take types from the source", file: "f_x.yml",
		source:       "title: Incident\nscreens:\n- title: \"\"\n  items:\n  - name: kind\n    type: single_choice\n    label: Kind\n    options:\n    - label: Other\n      value: Other\n",
		translations: map[string]string{"Kind": "Art: welche", "Other": "andere"},
		merged:       "title: Incident\nscreens:\n- title: \"\"\n  items:\n  - name: kind\n    type: single_choice\n    label: 'Art: welche'\n    options:\n    - label: andere\n      value: Other\n"},
	{name: "31 a scalar over lines", file: "c_x.yml",
		source:       "list:\n- check: Lock this\n    room.\n- check: Go\n    home.\n",
		translations: map[string]string{"Lock this room.": "Abschließen: # jetzt"},
		merged:       "list:\n- check: 'Abschließen: # jetzt'\n- check: Go\n    home.\n"},
	writes("32 no final newline", "# One\n\nTwo", "Two", "zwei\n", "# One\n\nzwei"),
	writes("32 CRLF and mixed ends", "One\r\ntwo\n\r\nThree\r\n", "Three", "drei\r\nvier", "One\r\ntwo\n\r\ndrei vier\r\n"),
	writes("32 byte order mark", "\ufeff# One\r\n", "One", "# eins", "\ufeff# # eins\r\n"),
	keeps("33 escaped tags", linkSource, linkText, "Llame con &lt;a1&gt;Signal&lt;/a1&gt;.", lostTag),
	keeps("33 escaped HTML in the place of tags", linkSource, linkText, "&lt;p&gt;Llame con Signal.&lt;/p&gt;", lostTag),
	keeps("36 a fence around the whole text", plainText+"\n", plainText, "```markdown\nMach es aus.\n```", "fence"),
	keeps("36 front matter repeated in the text", "---\ntitle: Locks\n---\n"+plainText+"\n", plainText, "---\ntitle: Schlösser\n---\nMach es aus.", "front-matter"),
	{name: "37 one bad text", source: "One [a](b)\n\nTwo\n\n- Three\n",
		translations: map[string]string{"One <a1>a</a1>": "Eins", "Two": "Zwei", "Three": "Drei"},
		merged:       "One [a](b)\n\nZwei\n\n- Drei\n", rule: lostTag},
}

func TestHardCases(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range slices.Concat(damagedTranslations, bytesKept) {
		if seen[c.name] {
			t.Fatalf("two cases are named %q", c.name)
		}
		seen[c.name] = true
		t.Run(c.name, func(t *testing.T) {
			file := c.file
			if file == "" {
				file = "lesson.md"
			}
			d, err := content.Split(file, []byte(c.source), nil)
			if err != nil {
				t.Fatal(err)
			}
			plan := Resolve(d, NewIndex(translated(t, d, c.translations)), Policy{})
			planMakesSense(t, plan)
			want := c.merged
			if want == "" {
				want = c.source
			}
			diff := cmp.Diff(want, string(plan.Apply()))
			if rules := rules(plan); c.rule == "" && len(rules) > 0 || c.rule != "" && !slices.Contains(rules, c.rule) {
				diff += fmt.Sprintf("findings %q, want %q", rules, c.rule)
			}
			known := knownHard[c.name]
			switch {
			case known != "" && diff == "":
				t.Errorf("passes now, and is listed as known to fail: %s", known)
			case known != "":
				t.Skipf("known to fail: %s", known)
			case diff != "":
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
	for name := range knownHard {
		if !seen[name] {
			t.Errorf("there is no case %q", name)
		}
	}
}

// rules are those of a plan's findings.
func rules(plan *Plan) []string {
	var all []string
	for _, e := range plan.Entries {
		for _, f := range e.Findings {
			all = append(all, f.Rule)
		}
	}
	return all
}

// mustSplit splits a lesson that is well.
func mustSplit(t testing.TB, name, source string) *content.Document {
	t.Helper()
	d, err := content.Split(name, []byte(source), nil)
	if err != nil || d == nil {
		t.Fatalf("%s: %v", name, err)
	}
	return d
}

// Hard case 12: a match that inverts an instruction is never merged.
func TestSuggestionIsNotMerged(t *testing.T) {
	d := mustSplit(t, "lesson.md", "Do not confirm by text message.\n")
	s := &d.Segments()[0]
	message := locales.Message{ID: s.ID(), Source: s.Text, Previous: "Do confirm by text message.", Target: "Confirme por mensaje.", State: locales.NeedsReview}
	plan := Resolve(d, NewIndex(&locales.Catalog{Locale: "es", Messages: []locales.Message{message}}), Policy{})
	if e := plan.Entries[0]; e.Status != Stale || !bytes.Equal(plan.Apply(), d.Source()) {
		t.Errorf("%v: %q", e.Status, plan.Apply())
	}
	message.Target, message.Suggestions = "", []locales.Suggestion{{Text: "Confirme por mensaje.", Score: 0.99}}
	message.State = locales.Untranslated
	plan = Resolve(d, NewIndex(&locales.Catalog{Locale: "es", Messages: []locales.Message{message}}), Policy{})
	if e := plan.Entries[0]; e.Status != Missing || !bytes.Equal(plan.Apply(), d.Source()) {
		t.Errorf("%v: %q", e.Status, plan.Apply())
	}
}

// Hard case 13: what is inserted, moved or swapped shifts no translation.
func TestTranslationsFollowTheirTexts(t *testing.T) {
	old := mustSplit(t, "old.md", "Alpha\n\nBeta\n\nGamma\n")
	index := NewIndex(translated(t, old, map[string]string{"Alpha": "alfa", "Beta": "beta", "Gamma": "gama"}))
	for _, c := range []struct{ name, source, merged string }{
		{"inserted", "New\n\nAlpha\n\nBeta\n\nGamma\n", "New\n\nalfa\n\nbeta\n\ngama\n"},
		{"swapped", "Gamma\n\nBeta\n\nAlpha\n", "gama\n\nbeta\n\nalfa\n"},
		{"moved to another block", "# Beta\n\n> - Alpha\n", "# beta\n\n> - alfa\n"},
		{"gone", "Gamma\n", "gama\n"},
	} {
		plan := Resolve(mustSplit(t, "new.md", c.source), index, Policy{})
		if got := string(plan.Apply()); got != c.merged {
			t.Errorf("%s: %q, want %q", c.name, got, c.merged)
		}
	}
}

// Hard case 15: no translator sees a key or an id, and a lesson with damaged
// keys is split without a crash, and none of its keys is taken for text.
func TestKeysNeverReachATranslator(t *testing.T) {
	d := mustSplit(t, "s_x.md", "---\nindex: 1\ntitle: Phishing\ntype: lesson\n---\n# Bait\n")
	if got := textsOf(d.Segments()); !slices.Equal(got, []string{"Phishing", "Bait"}) {
		t.Errorf("texts %q", got)
	}
	d = mustSplit(t, "s_x.md", "---\nالفهرس: \"4\"\nالعنوان: صيد\ntitre: Appât\n---\n# طعم\n")
	if got := textsOf(d.Segments()); !slices.Equal(got, []string{"طعم"}) {
		t.Errorf("texts %q", got)
	}
}

// Hard case 16: front matter that is never closed is said to be so.
func TestUnclosedFrontMatterIsAnError(t *testing.T) {
	for _, source := range []string{"---\ntitle: Locks\n\nText\n", "\ufeff---\r\ntitle: Locks\r\n\r\nText\r\n", "+++\ntitle = \"Locks\"\n\nText\n"} {
		if d, err := content.Split("s_x.md", []byte(source), nil); err == nil {
			t.Errorf("%q: %q", source, textsOf(d.Segments()))
		}
	}
}

// Hard case 21: there is no message for what has nothing to translate.
func TestNothingToTranslateIsNoMessage(t *testing.T) {
	for _, source := range []string{"<span id=\"f\"></span>\n", "![](a.png)\n", "* * *\n", "{#id}\n", "\u200b\n", "umbrella://a/b\n", "5\n", "https://example.org\n", "{{ x }}\n", "\\*\n", "&nbsp;\n"} {
		if d := mustSplit(t, "s_x.md", source); len(d.Segments()) != 0 {
			t.Errorf("%q: %q", source, textsOf(d.Segments()))
		}
	}
}

// Hard case 24: a context sets equal texts apart.
func TestSameTextWithTwoMeanings(t *testing.T) {
	d := mustSplit(t, "lesson.md", "Post\n\n<!-- parasol:context verb -->\n\nPost\n")
	c := &locales.Catalog{Locale: "de"}
	for i, target := range []string{"Beitrag", "Abschicken"} {
		s := &d.Segments()[i]
		c.Messages = append(c.Messages, locales.Message{ID: s.ID(), Context: s.Context, Source: s.Text, Target: target, State: locales.Translated})
	}
	want := "Beitrag\n\n<!-- parasol:context verb -->\n\nAbschicken\n"
	if got := string(Resolve(d, NewIndex(c), Policy{}).Apply()); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Hard case 34: a lesson that is only written otherwise keeps its
// translations.
func TestReformattingKeepsTranslations(t *testing.T) {
	old := mustSplit(t, "s_x.md", "Title\n=====\n\n* Choose _this_\n  and __that__.\n* Go to [the page](x).\n\n| a |\n|---|\n| b |\n")
	index := NewIndex(catalog(old, pseudo["accents"]))
	again := mustSplit(t, "s_y.md", "# Title #\n\n1. Choose *this* and\n   **that**.\n\n2. Go to\n   [the page][p].\n\na |\n:-:|\nb |\n\n[p]: x\n")
	for _, e := range Resolve(again, index, Policy{}).Entries {
		if e.Status != Translated {
			t.Errorf("%q is %v", e.Segment.Text, e.Status)
		}
	}
}

// Hard case 37: a text that cannot be merged costs no other lesson and no
// other text.
func TestOneBadTextCostsNoOther(t *testing.T) {
	bad := mustSplit(t, "bad.md", "See [this](x).\n\nWell.\n")
	good := mustSplit(t, "good.md", "Well.\n")
	index := NewIndex(translated(t, bad, map[string]string{"See <a1>this</a1>.": "kaputt", "Well.": "Gut."}))
	if got := string(Resolve(bad, index, Policy{}).Apply()); got != "See [this](x).\n\nGut.\n" {
		t.Errorf("%q", got)
	}
	if got := string(Resolve(good, index, Policy{}).Apply()); got != "Gut.\n" {
		t.Errorf("%q", got)
	}
}
