package align

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/locales"
)

func TestForeignCatalogIsRead(t *testing.T) {
	source := lessons(t, "s_a.md", "---\ntitle: Calls\n---\n# Calls\n\nUse *Signal* or\n[Jitsi](a://x) now.\n\n- **Never** tell.\n- [Help](b://y)\n- Go home.\n- Run.\n")
	message := func(source, target string, state locales.State) locales.Message {
		return locales.Message{Source: source, Target: target, State: state}
	}
	foreign := &locales.Catalog{Locale: "fr", Messages: []locales.Message{
		message("Calls", "Appels", locales.Translated),
		message("Use *Signal* or\n[Jitsi](a://x) now.", "Utilisez *Signal* ou [Jitsi] (a://x).", locales.Translated),
		message("**Never** tell.", "Ne le dites pas.", locales.Translated), // lost its emphasis
		message("[Help](b://y)", "[Aide](b://y)", locales.Translated),
		message("Go home.", "Rentrez.", locales.NeedsReview),
		message("Go home.", "Allez.", locales.Obsolete),
		message("Run.", "Run.", locales.Translated), // copied
		message("Elsewhere.", "Ailleurs.", locales.Translated),
		message("Nothing.", "", locales.Untranslated),
	}}
	got, unknown := Foreign(source, foreign, templateOf(t, source))
	if len(unknown) != 1 || unknown[0].Source != "Elsewhere." {
		t.Errorf("unknown: %+v", unknown)
	}
	want := map[string]locales.Message{
		"Calls": {Target: "Appels", State: locales.Translated},
		"Use <i1>Signal</i1> or <a1>Jitsi</a1> now.": {Target: "Utilisez <i1>Signal</i1> ou <a1>Jitsi</a1>.", State: locales.Translated},
		"<b1>Never</b1> tell.":                       {Target: "Ne le dites pas.", State: locales.NeedsReview},
		"Help":                                       {Target: "Aide", State: locales.Translated},
		"Go home.":                                   {Target: "Rentrez.", State: locales.NeedsReview, Alternatives: []string{"Allez."}},
		"Run.":                                       {},
	}
	for _, m := range got.Messages {
		w := want[m.Source]
		if m.Target != w.Target || m.State != w.State || len(m.Alternatives) != len(w.Alternatives) {
			t.Errorf("%q: %v %q %q", m.Source, m.State, m.Target, m.Alternatives)
		}
		delete(want, m.Source)
	}
	if len(want) > 0 {
		t.Errorf("no messages %v", want)
	}
}

// TestForeignMessagesAreHeldAgainstTheirContexts and bring their comments: a
// message of another context is no translation for certain.
func TestForeignMessagesAreHeldAgainstTheirContexts(t *testing.T) {
	source := lessons(t, "s_a.md", "<!-- parasol:context button -->\nOpen\n\nOpen\n")
	button := locales.Message{Context: "button", Source: "Open", Target: "Ouvrir", State: locales.Translated}
	plain := locales.Message{Source: "Open", Target: "Ouvert", State: locales.Translated, Comments: []string{"of a door"}}
	elsewhere := locales.Message{Context: "menu.txt", Source: "Open", Target: "Ouvrez", State: locales.Translated}
	for _, test := range []struct {
		messages []locales.Message
		want     string
	}{
		{[]locales.Message{button, plain}, "button: translated Ouvrir []; : translated Ouvert [of a door]; "},
		{[]locales.Message{plain, button}, "button: translated Ouvrir []; : translated Ouvert [of a door]; "},
		{[]locales.Message{plain}, "button: needs-review Ouvert [of a door]; : translated Ouvert [of a door]; "},
		{[]locales.Message{elsewhere}, "button: translated Ouvrez []; : translated Ouvrez []; "},
	} {
		recovered, _ := Foreign(source, &locales.Catalog{Locale: "fr", Messages: test.messages}, templateOf(t, source))
		var got string
		for _, m := range recovered.Messages {
			got += fmt.Sprintf("%s: %v %s %v; ", m.Context, m.State, m.Target, m.Comments)
		}
		if got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

// A translation that says more than its reading is to review, with all of its
// words.
func TestForeignTranslationIsAcceptedOnlyWithAllItsWords(t *testing.T) {
	source := lessons(t, "s_a.md", "Read [this](https://example.org/x) first.\n")
	for _, more := range []string{
		"Lisez [ceci](https://example.org/x \"jamais seul\") d’abord.",
		"Lisez [ceci](https://example.org/x) d’abord.\n\n    jamais seul\n",
		"Lisez [ceci](https://example.org/x) d’abord. <!-- jamais seul -->",
		"Lisez [ceci](https://example.org/x) d’abord.\n\n[seul]: https://example.org/y\n",
	} {
		foreign := &locales.Catalog{Locale: "fr", Messages: []locales.Message{
			{Source: "Read [this](https://example.org/x) first.", Target: more, State: locales.Translated},
		}}
		got, _ := Foreign(source, foreign, templateOf(t, source))
		if m := got.Messages[0]; m.State != locales.NeedsReview || !strings.Contains(m.Target, "seul") {
			t.Errorf("%q is %v: %q", more, m.State, m.Target)
		}
	}
}
