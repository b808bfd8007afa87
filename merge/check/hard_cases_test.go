package check

import (
	"slices"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// hardCases are damages that users of other tools were hurt by. The numbers
// are those of the collection that they come from.
var hardCases = []struct {
	name, lesson, target string
	rule                 string // that finds it; "" for what is right
}{
	{"01 blank before the target", "Use [Signal](umbrella://tools/signal).", "Usa [Signal] (umbrella://tools/signal).", "markup"},
	{"01 blank before the target, with the tag", "Use [Signal](umbrella://tools/signal).", "Usa <a1>Signal</a1>, [Signal] (umbrella://tools/signal).", "markup"},
	{"01 no-break space before the target", "Use [Signal](umbrella://tools/signal).", "Usa [Signal]\u00a0(umbrella://tools/signal).", "markup"},
	{"01 prose in brackets", "Call them.", "Llame [sic] (véase abajo).", ""},
	{"02 words before the target", "Use [2FA](umbrella://glossary/2fa).", "[المصادقة] من خلال (umbrella://glossary/2fa)", "tag-missing"},
	{"03 parenthesis dropped", "Ask an [Expert](umbrella://stress/expert).", "[Stress Expert] umbrella://stress/expert).", "brackets"},
	{"03 parenthesis doubled", "Use [iOS](umbrella://tools/ios).", "Usa [iOS]((umbrella://tools/ios)", "markup"},
	{"03 parentheses around a link", "(Learn [A](umbrella://a/b).)", "(Aprende <a1>A</a1>.)", ""},
	{"04 blank in the scheme", "Fill in umbrella://forms/f_incident.yml now.", "Rellene umbrella: //forms/f_incident.yml ahora.", "url"},
	{"04 scheme in capitals", "See https://ssd.eff.org/en now.", "Vea Https://ssd.eff.org/en ahora.", "url"},
	{"04 path translated", "See umbrella://communications/email now.", "Voir umbrella://communications/courriel vite.", "url"},
	{"05 full-width parentheses", "![image](tool_torwin9.jpeg) Look at [this](https://www.apple.com/x).", "！[圖像]（tool_torwin9.jpeg）看[這個]（https://www.apple.com/x）。", "markup"},
	{"05 full-width parentheses in prose", "Look (here).", "看（這裡）。", ""},
	{"06 image became a link", "Look: ![image](tool_torwin1.jpeg) and read.", "ببینید: ! [تصویر](tool_torwin1.jpeg) و بخوانید.", "markup"},
	{"07 blanks inside emphasis", "**Level:** Advanced", "** المستوى: ** متقدم", "markup"},
	{"10 placeholder written out", "Read the events.", "Lisez les événements {1}.{2}", "placeholder"},
	{"10 code written out", "Read the events.", "Lisez les événements {/code}.", "placeholder"},
	{"10 tag written out", "Read the events.", "<h>Ключевые слова</h>", "script"},
	{"10 component written out", "Read the events.", "Lisez <HTML-PLACEHOLDER-COMPONENT-1> bien.", "placeholder"},
	{"10 name of a machine", "Use Signal.", "Utilisez 0x11c0669733cc.", "placeholder"},
	{"11 dollar and backslash", "It costs 14 dollars.", "Cuesta $14.", ""},
	{"22 HTML that was added", "Modern C++ is safe.", "<span dir=ltr>C++</span> مدرن امن است.", "markup"},
	{"33 escaped tag", "Read <kbd>this</kbd> now.", "Lisez &lt;kbd&gt;ceci maintenant.", "markup"},
	{"36 fence around the text", "Turn it off.", "```markdown Éteignez-le. ```", "markup"},
	{"36 front matter repeated", "Turn it off.", "--- title: Éteindre --- Éteignez-le.", ""}, // may be prose
}

func TestHardCasesAreFound(t *testing.T) {
	for _, c := range hardCases {
		d, err := content.Split("s_x.md", []byte(c.lesson+"\n"), nil)
		if err != nil {
			t.Fatal(err)
		}
		s := d.Segments()[0]
		locale := "es"
		switch {
		case tongueOf("ar").writes([]rune(c.target)[len([]rune(c.target))/2]):
			locale = "fa"
		case tongueOf("zh-Hant").writes([]rune(c.target)[len([]rune(c.target))/2]):
			locale = "zh-Hant"
		}
		catalog := &locales.Catalog{Locale: locale, Messages: []locales.Message{{ID: s.ID(), Source: s.Text, Tags: s.Tags, Target: c.target, State: locales.Translated}}}
		plan := merge.Resolve(d, merge.NewIndex(catalog), merge.Policy{})
		found := Translations([]*merge.Plan{plan}, Options{Source: "en"})
		ids := []string{}
		for _, f := range found {
			if f.Level > finding.Note {
				ids = append(ids, f.Rule)
			}
		}
		if c.rule == "" && len(ids) > 0 || c.rule != "" && !slices.Contains(ids, c.rule) {
			t.Errorf("%s: %q found by %v, want %q", c.name, c.target, ids, c.rule)
		}
	}
}
