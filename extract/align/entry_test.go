package align

import (
	"testing"

	"github.com/parasol-l10n/parasol/locales"
)

// TestForeignMessagesHoldWholeBlocks and texts in another spelling: each text
// is found by itself, with the state of its message.
func TestForeignMessagesHoldWholeBlocks(t *testing.T) {
	const lesson = "# Locks\n\n- Close the *door*.\n- Keep the key\n  [at home][home].\n\n> **Note:** Ask a\n> friend.\n\n| Day | Night |\n|---|---|\n| Open | Shut |\n\nOil it.\n\nPaint it.\nUse [a brush][home]!\n\n`[lock]`\n\n[home]: a://home\n"
	source := lessons(t, "s_a.md", lesson)
	for name, test := range map[string]struct {
		from, to string
		want     map[string]string // those that have a translation
		unknown  []string
	}{
		"list":                  {"- Close the *door*.\n- Keep the key\n  [at home][home].\n", "* Fermez la *porte*.\n* Gardez la clé [chez vous][home].\n", map[string]string{"Close the <i1>door</i1>.": "Fermez la <i1>porte</i1>.", "Keep the key <a1>at home</a1>.": "Gardez la clé <a1>chez vous</a1>."}, nil},
		"list of another size":  {"- Close the *door*.\n- Oil it.\n", "- Fermez la *porte*.\n", nil, []string{"- Close the *door*.\n- Oil it.\n"}},
		"other blocks":          {"- Close the *door*.\n", "# Fermez la *porte*.\n", nil, []string{"- Close the *door*.\n"}},
		"one unknown":           {"- Close the *door*.\n- Wait.\n", "- Fermez la *porte*.\n- Attendez.\n", map[string]string{"Close the <i1>door</i1>.": "Fermez la <i1>porte</i1>."}, []string{"Wait."}},
		"quote":                 {"> **Note:** Ask a\n> friend.\n", "> **Note :** demandez à un ami.\n", map[string]string{"<b1>Note:</b1> Ask a friend.": "<b1>Note :</b1> demandez à un ami."}, nil},
		"table":                 {"| Day | Night |\n|---|---|\n| Open | Shut |\n", "| Jour | Nuit |\n|---|---|\n| Ouvert | Fermé |\n", map[string]string{"Day": "Jour", "Night": "Nuit", "Open": "Ouvert", "Shut": "Fermé"}, nil},
		"heading":               {"# Locks", "# Serrures", map[string]string{"Locks": "Serrures"}, nil},
		"another delimiter":     {"Close the _door_.", "Fermez la _porte_.", map[string]string{"Close the <i1>door</i1>.": "Fermez la <i1>porte</i1>."}, nil},
		"blanks and a target":   {"Paint it.  Use [a brush](a://home)!", "Peignez-la.  Avec [un pinceau](a://home) !", map[string]string{"Paint it. Use <a1>a brush</a1>!": "Peignez-la.  Avec <a1>un pinceau</a1> !"}, nil},
		"a target for a label":  {"Keep the key [at home](a://home).", "Gardez la clé [chez vous](a://home).", map[string]string{"Keep the key <a1>at home</a1>.": "Gardez la clé <a1>chez vous</a1>."}, nil},
		"another target":        {"Keep the key [at home](a://work).", "Gardez la clé [chez vous](a://work).", nil, []string{"Keep the key [at home](a://work)."}},
		"code with our words":   {"[lock]\n# Turns\nturns = 2\n", "[lock]\n# Tours\nturns = 2\n", nil, []string{"[lock]\n# Turns\nturns = 2\n"}},
		"nothing in our lesson": {"- Wait.\n- Go.\n", "- Attendez.\n- Allez.\n", nil, []string{"- Wait.\n- Go.\n"}},
	} {
		for _, state := range []locales.State{locales.Translated, locales.NeedsReview, locales.Obsolete} {
			foreign := &locales.Catalog{Locale: "fr", Messages: []locales.Message{{Source: test.from, Target: test.to, State: state}}}
			got, unknown := Foreign(source, foreign, templateOf(t, source))
			found := 0
			for _, m := range got.Messages {
				if m.Target != test.want[m.Source] || m.Target != "" && m.State.Finished() != (state == locales.Translated) {
					t.Errorf("%s, %v: %q has %v %q", name, state, m.Source, m.State, m.Target)
				}
				if m.Target != "" {
					found++
				}
			}
			if found != len(test.want) {
				t.Errorf("%s, %v: %d texts found", name, state, found)
			}
			if len(unknown) != len(test.unknown) || len(unknown) > 0 && unknown[0].Source != test.unknown[0] {
				t.Errorf("%s, %v: unknown %+v", name, state, unknown)
			}
		}
	}
}
