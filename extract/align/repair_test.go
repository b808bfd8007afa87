package align

import (
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/repair"
)

// repairLesson aligns a lesson with its translation and returns that repaired.
func repairLesson(t *testing.T, source, target string, earlier ...*content.Tree) (lesson string, rules []string) {
	t.Helper()
	s, d := lessons(t, "s_a.md", source), lessons(t, "s_a.md", target)
	a := Trees(s, d)
	all := a.Repair(NewJudge("fr", nil, earlier))
	if len(all) == 0 {
		return target, nil
	}
	for _, m := range all[0].Damage {
		for _, repair := range m.Repairs() {
			if m.Made {
				rules = append(rules, repair.Rule)
			}
		}
	}
	return string(all[0].Is.Source()), rules
}

func TestLessonsAreRepaired(t *testing.T) {
	const source = "# Calls\n\nUse [Signal](umbrella://tools/signal) or [Jitsi](https://example.org/en/jitsi) for 2 calls.\n\n**Level:** 3  \n**Time:** 15\n"
	older := lessons(t, "s_a.md", "Use [Signal](umbrella://lesson/signal) for calls.\n")
	sound := "# Appels\n\nUtilisez [Signal](umbrella://tools/signal) ou [Jitsi](https://example.org/en/jitsi) pour 2 appels.\n\n**Niveau :** 3  \n**Temps :** 15\n"
	for _, c := range []struct{ name, hurt, want, rule string }{
		{"sound", sound, sound, ""},
		{"link", "# Appels\n\nUtilisez [Signal] (umbrella://tools/signal) ou [Jitsi](https://example.org/en/jitsi) pour 2 appels.\n\n**Niveau :** 3  \n**Temps :** 15\n", sound, repair.LinkSpace},
		{"lines that ran together", "# Appels\n\nUtilisez [Signal](umbrella://tools/signal) ou [Jitsi](https://example.org/en/jitsi) pour 2 appels.\n\n** Niveau : ** 3\n** Temps : ** 15\n", sound, repair.LineBreak},
		{"link that led astray", "# Appels\n\nUtilisez [Signal](umbrella://outils/signal) ou [Jitsi](https://example.org/en/jitsi) pour 2 appels.\n\n**Niveau :** 3  \n**Temps :** 15\n", sound, repair.StrayLink},
		{"older link", "# Appels\n\nUtilisez [Signal](umbrella://lesson/signal) ou [Jitsi](https://example.org/en/jitsi) pour 2 appels.\n\n**Niveau :** 3  \n**Temps :** 15\n", "", ""},
		{"local link stays beside damage", "# Appels\n\nUtilisez [Signal] (umbrella://tools/signal) ou [Jitsi](https://example.org/fr/jitsi) pour 2 appels.\n\n**Niveau :** 3  \n**Temps :** 15\n",
			"# Appels\n\nUtilisez [Signal](umbrella://tools/signal) ou [Jitsi](https://example.org/fr/jitsi) pour 2 appels.\n\n**Niveau :** 3  \n**Temps :** 15\n", repair.LinkSpace},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.want == "" {
				c.want = c.hurt
			}
			got, rules := repairLesson(t, source, c.hurt, older)
			if got != c.want || c.rule == "" && rules != nil || c.rule != "" && (len(rules) == 0 || rules[0] != c.rule) {
				t.Errorf("%q is %q by %v, want %q by %s", c.hurt, got, rules, c.want, c.rule)
			}
			if again, rules := repairLesson(t, source, got, older); again != got || rules != nil {
				t.Errorf("%q is no end: %q by %v", got, again, rules)
			}
		})
	}
}

// TestSampleLessonsStay holds that nothing of lessons that are sound changes.
func TestSampleLessonsStay(t *testing.T) {
	load := func(locale string) *content.Tree {
		tree, err := content.Load(content.Sample, content.DefaultLayout, locale, nil)
		if err != nil {
			t.Fatal(err)
		}
		return tree
	}
	source := load("en")
	for _, locale := range []string{"fr", "ar", "zh-Hant"} {
		target := load(locale)
		if healed := healTree(source, target); len(healed) > 0 {
			t.Errorf("%s: structure is healed: %v", locale, healed)
		}
		a := Trees(source, target)
		for _, r := range a.Repair(NewJudge(locale, nil, nil)) {
			for _, m := range r.Damage {
				t.Errorf("%v: %v", m.Place().Segments()[0].Pos, m.Repairs())
			}
		}
	}
}
