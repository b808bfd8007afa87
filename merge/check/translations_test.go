package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/glossary"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// rulesIn are the rules that found something, with their levels.
func rulesIn(findings []finding.Finding) []string {
	var rules []string
	for _, f := range findings {
		rules = append(rules, f.Level.String()+" "+f.Rule)
	}
	return rules
}

func TestRefusalsAreFindings(t *testing.T) {
	d, err := content.Split("s_x.md", []byte("See [this](https://example.org) **now**.\n\nWrite to https://example.org/a today.\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	catalog := &locales.Catalog{Locale: "fr"}
	for i, target := range []string{"Voyez <a1>ceci</a1> <b2>vite</b2>.", "Écrivez à https://example.org/b vite."} {
		s := d.Segments()[i]
		catalog.Messages = append(catalog.Messages, locales.Message{ID: s.ID(), Source: s.Text, Tags: s.Tags, Target: target, State: locales.Translated})
	}
	plans := []*merge.Plan{merge.Resolve(d, merge.NewIndex(catalog), merge.Policy{})}
	found := Translations(plans, Options{Source: "en"})
	for _, want := range []string{"error tag-missing", "error tag-unknown", "error url"} {
		if !slices.Contains(rulesIn(found), want) {
			t.Errorf("%s is not in %v", want, rulesIn(found))
		}
	}
	for _, f := range found {
		if f.Rule == segment.RuleUnknown && !strings.HasSuffix(f.Text[f.Start:f.End], "b2>") {
			t.Errorf("%s marks %q", f.Rule, f.Text[f.Start:f.End])
		}
	}
}

func TestAMessageIsReadOnce(t *testing.T) {
	plans := planOf("fr", pair{"Wait 24 hours.", "Attendez 42 heures."})
	plans = append(plans, plans...)
	if got := rulesIn(Translations(plans, Options{Source: "en"})); !slices.Equal(got, []string{"warning numbers"}) {
		t.Error(got)
	}
}

func TestWhatNobodyConfirmedHasNotesOnly(t *testing.T) {
	plans := planOf("fr", pair{"Wait <b1>24</b1> hours.", "Attendez **42** heures."})
	plans[0].Entries[0].Message.State = locales.NeedsReview
	got := rulesIn(Translations(plans, Options{Source: "en"}))
	if want := []string{"note tag-missing", "note numbers", "note markup"}; !slices.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}

func TestMessagesIgnoreRulesThatTheyName(t *testing.T) {
	for _, c := range []struct {
		name string
		set  func(m *locales.Message)
		want bool
	}{
		{"a flag of PO", func(m *locales.Message) { m.Flags = []string{"c-format", "ignore-numbers"} }, false},
		{"a translator's comment", func(m *locales.Message) { m.Comments = []string{"it is right; ignore-numbers, ignore-units"} }, false},
		{"an author's note", func(m *locales.Message) { m.Notes = []string{"ignore-numbers"} }, false},
		{"another rule", func(m *locales.Message) { m.Flags = []string{"ignore-numbers-of-pages", "ignore-units"} }, true},
	} {
		plans := planOf("fr", pair{"Wait 24 hours.", "Attendez 42 heures."})
		c.set(plans[0].Entries[0].Message)
		if got := len(Translations(plans, Options{Source: "en"})) > 0; got != c.want {
			t.Errorf("%s: found %v", c.name, got)
		}
	}
}

func TestSameTextTranslatedInTwoWays(t *testing.T) {
	n := 0
	for locale, pairs := range goodPairs(t) {
		p := pairs[7]
		other := pair{"Do not open the <b1>attachment</b1>", pairs[8].target}
		for _, f := range Translations(planOf(locale, p, other), Options{Source: "en"}) {
			if f.Rule == inconsistentRule.ID {
				n++
			}
		}
		other.target = p.target
		for _, f := range Translations(planOf(locale, p, other), Options{Source: "en"}) {
			if f.Rule == inconsistentRule.ID {
				t.Errorf("%s: %s", locale, f.Sentence)
			}
		}
	}
	if n < 20 {
		t.Errorf("found in %d locales", n)
	}
}

func TestTermsMayBeInflected(t *testing.T) {
	o := Options{Source: "en", Glossary: []glossary.Term{
		{Names: []glossary.Name{{Locale: "en", Text: "password manager"}, {Locale: "de", Text: "Passwortverwaltung"}, {Locale: "ru", Text: "менеджер паролей"}}},
		{Names: []glossary.Name{{Locale: "en", Text: "password"}, {Locale: "de", Text: "Passwort"}, {Locale: "ru", Text: "пароль"}}},
		{Names: []glossary.Name{{Locale: "en", Text: "IT"}, {Locale: "de", Text: "EDV"}}},
	}}
	for _, c := range []struct {
		locale, source, target string
		wrong                  bool
	}{
		{"de", "Password managers keep secrets.", "Passwortverwaltungen bewahren Geheimnisse.", false},
		{"de", "A password manager keeps a password.", "Eine Passwortverwaltung bewahrt ein Passwort auf.", false},
		{"de", "A password manager keeps secrets.", "Ein Passwortmanager bewahrt Geheimnisse.", true},
		{"ru", "Use a password manager.", "Пользуйтесь менеджером паролей.", false},
		{"ru", "Change your passwords.", "Смените свои пароли.", false},
		{"ru", "Change your passwords.", "Смените свои коды.", true},
		{"de", "Keep it.", "Behalten Sie es.", false},
		{"de", "Ask IT.", "Fragen Sie dort.", true},
	} {
		got := slices.Contains(rulesIn(Translations(planOf(c.locale, pair{c.source, c.target}), o)), "warning glossary")
		if got != c.wrong {
			t.Errorf("%s: found %v", c.target, got)
		}
	}
}

// TestHostileTextsTakeLinearTime repeats what the rules look for.
func TestHostileTextsTakeLinearTime(t *testing.T) {
	if underRace {
		t.Skip("it measures")
	}
	const times = 65_000
	for _, part := range []string{"a ", "1 ", "1.", "(", ")", "[", "](", "<a1>", "</b>", "* ", "**", "`", "{0}", "?", "\" ", "the the ", "x\u200b", "\u202b", "Ã", " ,", "a.b@c ", "://", "не ", "不", "&", "%", "0x", "chart ", "3,5 ", "*a "} {
		cost.Linear(t, part, times, func(n int) {
			text := strings.Repeat(part, n)
			Translations(planOf("fr", pair{text + "!", text}), Options{Source: "en", Keep: []string{"the"}})
			Translations(planOf("zh-Hant", pair{"Short.", text}), Options{Source: "en"})
			Translations(planOf("ja", pair{text, "の" + strings.ReplaceAll(text, "chart", "charts")}), Options{Source: "en"})
		})
	}
}
