package po

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

var update = flag.Bool("update", false, "write the golden files")

func message(context, source, target string, state locales.State) locales.Message {
	return locales.Message{ID: segment.ID(context, source), Context: context, Source: source, Target: target, State: state}
}

// sample has one message of each sort.
func sample() *locales.Catalog {
	long := "Learn about <a1>sending a message</a1> so that nobody but the one you write to can read it, \"ever\"."
	plain := message("", "Phishing", "Hameçonnage", locales.Translated)
	plain.Notes = []string{"the title of a lesson"}
	plain.References = []string{"communications/phishing/s_phishing.md"}
	reviewed := message("", long, "Apprenez à <a1>envoyer un message</a1> que personne d’autre que votre correspondant ne peut lire, « jamais ».", locales.Reviewed)
	reviewed.Notes = []string{"<a1>: umbrella://communications/sending-a-message/beginner"}
	reviewed.Comments = []string{"J’ai gardé le guillemet.", "", " et le reste"}
	reviewed.References = []string{
		"communications/sending-a-message/s_private-messages.md", "communications/phishing/beginner/s_phishing.md",
		"my lessons/s_a.md", "tools/messaging/s_signal.md",
	}
	menu := message("menu", "Send", "", locales.Untranslated)
	menu.Flags = []string{"c-format", "no-wrap"}
	stale := message("menu", "Do not use SMS.", "Utilisez les SMS.", locales.NeedsReview)
	stale.Previous = "Do use SMS."
	stale.Suggestions = []locales.Suggestion{{Text: "N’utilisez pas de SMS.", Origin: "memory", Score: 0.9, Source: "Do not use SMS"}}
	suggested := message("", "Use a VPN\n\tor \\Tor\\.", "", locales.NeedsReview)
	suggested.Suggestions = []locales.Suggestion{
		{Text: "Utilisez Tor\n\tou un VPN.", Source: "Use Tor\n\tor a VPN.", Origin: "memory", Score: 0.87},
		{Text: "Tor ?", Score: 0.5},
	}
	arabic := message("", "用中文寫的很長的一句話，沒有空格，所以只能在兩個字之間換行，這樣的句子在課程裡到處都是，總共有很多個。", "جملة", locales.Translated)
	gone := message("", "Old text", "Ancien texte", locales.Obsolete)
	gone.Comments, gone.Former = []string{"encore utile"}, locales.Translated
	unproved := message("", "Old guess", "Supposition", locales.Obsolete)
	unproved.Former = locales.NeedsReview
	staleGone := message("menu", "Old stale", "Vieux", locales.Obsolete)
	staleGone.Previous, staleGone.Former = "Older stale", locales.NeedsReview
	return &locales.Catalog{Locale: "fr", Source: "en", Messages: []locales.Message{
		plain, reviewed, menu, stale, suggested, arabic, gone, unproved, staleGone,
	}}
}

var ignorePlaces = cmp.Options{cmpopts.IgnoreFields(locales.Message{}, "Pos", "Place"), cmpopts.IgnoreFields(locales.Catalog{}, "Pos", "Unstated")}

func mustEncode(t rapid.TB, c *locales.Catalog) []byte {
	t.Helper()
	data, err := Format.Encode(c)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func mustDecode(t rapid.TB, name string, data []byte) *locales.Catalog {
	t.Helper()
	c, err := Format.Decode(name, data)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return c
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s: -want +got\n%s", name, diff)
	}
}

func TestSampleIsWrittenAsTheGolden(t *testing.T) {
	golden(t, "testdata/sample.po", mustEncode(t, sample()))
	template, err := Template(&locales.Catalog{Locale: "en", Messages: sample().Messages})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/sample.pot", template)
}

func TestSampleComesBack(t *testing.T) {
	want := sample()
	want.Messages[4].Suggestions[1].Text = "Tor ?"
	got := mustDecode(t, "lessons.po", mustEncode(t, want))
	if diff := cmp.Diff(want, got, ignorePlaces); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	for i := range got.Messages {
		if got.Messages[i].Pos.Line < 10 {
			t.Errorf("%q has no place", got.Messages[i].ID)
		}
	}
}

func TestTemplateHasNoTranslations(t *testing.T) {
	c := sample()
	c.Locale = "en"
	data, err := Template(c)
	if err != nil {
		t.Fatal(err)
	}
	got := mustDecode(t, "lessons.pot", data)
	if got.Locale != "" || got.Source != "en" {
		t.Errorf("from %q to %q", got.Source, got.Locale)
	}
	for i, m := range got.Messages {
		want := c.Messages[i]
		obsolete := want.State == locales.Obsolete
		if m.State.Finished() || m.Target != "" || (m.State == locales.Obsolete) != obsolete || !slices.Equal(m.Comments, want.Comments) {
			t.Errorf("%+v", m)
		}
	}
	if len(got.Messages) != len(c.Messages) {
		t.Errorf("%d messages", len(got.Messages))
	}
}

// header is a short one to put before entries.
const header = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

func decodeOne(t *testing.T, entry string) locales.Message {
	t.Helper()
	c := mustDecode(t, "fr.po", []byte(header+entry))
	if len(c.Messages) != 1 {
		t.Fatalf("%d messages", len(c.Messages))
	}
	return c.Messages[0]
}

func TestWhatATranslatorDidIsRead(t *testing.T) {
	const suggestion = "#. suggestion 87% (memory): Envoyer\n#. was: Send it\n"
	for name, test := range map[string]struct {
		entry  string
		target string
		state  locales.State
		offers int
	}{
		"blank":               {"msgid \"Send\"\nmsgstr \"\"", "", locales.Untranslated, 0},
		"blanks":              {"msgid \"Send\"\nmsgstr \" \\n\"", "", locales.Untranslated, 0},
		"translated":          {"msgid \"Send\"\nmsgstr \"Envoyer\"", "Envoyer", locales.Translated, 0},
		"fuzzy":               {"#, fuzzy\nmsgid \"Send\"\nmsgstr \"Envoyer\"", "Envoyer", locales.NeedsReview, 0},
		"fuzzy blank":         {"#, fuzzy\nmsgid \"Send\"\nmsgstr \"\"", "", locales.Untranslated, 0},
		"reviewed":            {"# state: reviewed\nmsgid \"Send\"\nmsgstr \"Envoyer\"", "Envoyer", locales.Reviewed, 0},
		"reviewed, fuzzy":     {"# state: reviewed\n#, fuzzy\nmsgid \"Send\"\nmsgstr \"Envoyer\"", "Envoyer", locales.NeedsReview, 0},
		"reviewed, blank":     {"# state: reviewed\nmsgid \"Send\"\nmsgstr \"\"", "", locales.Untranslated, 0},
		"as it went":          {suggestion + "#, fuzzy\n#| msgid \"Send it\"\nmsgid \"Send\"\nmsgstr \"Envoyer\"", "", locales.NeedsReview, 1},
		"edited, still fuzzy": {suggestion + "#, fuzzy\n#| msgid \"Send it\"\nmsgid \"Send\"\nmsgstr \"Envoyez\"", "Envoyez", locales.NeedsReview, 1},
		"confirmed":           {suggestion + "msgid \"Send\"\nmsgstr \"Envoyer\"", "Envoyer", locales.Translated, 1},
		"obsolete":            {"#~ msgid \"Send\"\n#~ msgstr \"Envoyer\"", "Envoyer", locales.Obsolete, 0},
		"obsolete in part":    {"#~ msgid \"\"\n#~ \"Se\"\n#~\"nd\"\n#~ msgstr \"\" \"Envo\" \"yer\"", "Envoyer", locales.Obsolete, 0},
	} {
		m := decodeOne(t, test.entry)
		if m.Source != "Send" || m.Target != test.target || m.State != test.state || len(m.Suggestions) != test.offers || len(m.Comments) > 0 {
			t.Errorf("%s: got %+v", name, m)
		}
	}
}

// An obsolete translation comes back as what it was when its source returns.
func TestObsoleteMessageKeepsItsFormerState(t *testing.T) {
	for entry, want := range map[string]locales.Message{
		"#~ msgid \"Do not\"\n#~ msgstr \"Faites\"\n":                             {Former: locales.Translated},
		"# state: reviewed\n#~ msgid \"Do not\"\n#~ msgstr \"Faites\"\n":          {Former: locales.Reviewed},
		"#, fuzzy\n#~ msgid \"Do not\"\n#~ msgstr \"Faites\"\n":                   {Former: locales.NeedsReview},
		"#, fuzzy\n#~| msgid \"Do\"\n#~ msgid \"Do not\"\n#~ msgstr \"Faites\"\n": {Former: locales.NeedsReview, Previous: "Do"},
		"# why?\n#~ msgid \"Do not\"\n#~ msgstr \"\"\n":                           {Former: locales.Untranslated},
	} {
		m := decodeOne(t, entry)
		if m.State != locales.Obsolete || m.Former != want.Former || m.Previous != want.Previous {
			t.Errorf("%s\n%+v", entry, m)
		}
		again := mustDecode(t, "fr.po", mustEncode(t, &locales.Catalog{Locale: "fr", Messages: []locales.Message{m}})).Messages[0]
		if again.Former != want.Former || again.Previous != want.Previous {
			t.Errorf("%s\nwritten and read: %+v", entry, again)
		}
	}
}

func TestCommentsAreKept(t *testing.T) {
	c := mustDecode(t, "fr.po", []byte(header+strings.NewReplacer("[", "\u2068", "]", "\u2069").Replace(`# first
#no blank
#  two
#
#: a/b.md c.md:7
#:  [my lesson.md] [broken
#: over lines.md] a/b.md
#, fuzzy, c-format
#, odd
#. a note
msgid "a"
msgstr "b"

# of nobody

#~ # inside
#~ msgid "c"
#~ msgstr "d"

# the end
`)))
	want := []string{"first", "no blank", " two", ""}
	if got := c.Messages[0].Comments; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if got, want := c.Messages[0].References, []string{"a/b.md", "c.md:7", "my lesson.md", "broken over lines.md"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if got, want := c.Messages[0].Flags, []string{"c-format", "odd"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if got, want := c.Messages[1].Comments, []string{"of nobody", "inside", "the end"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestNobodyIsMadeReviewer(t *testing.T) {
	c := &locales.Catalog{Locale: "fr", Messages: []locales.Message{message("", "a", "b", locales.Translated)}}
	c.Messages[0].Comments = []string{"state: reviewed"}
	c.Messages[0].Notes = []string{"suggestion 90%: x"}
	m := mustDecode(t, "fr.po", mustEncode(t, c)).Messages[0]
	if m.State != locales.Translated || len(m.Suggestions) > 0 {
		t.Errorf("got %+v", m)
	}
}

func TestEscapesAreRead(t *testing.T) {
	m := decodeOne(t, `msgid "\a\b\f\n\r\t\v\\\"\101\x41\303\251\60"`+"\nmsgstr \"x\"")
	if want := "\a\b\f\n\r\t\v\\\"AAé0"; m.Source != want {
		t.Errorf("got %q, want %q", m.Source, want)
	}
}

func TestWhatPOCannotHoldIsRefused(t *testing.T) {
	for name, m := range map[string]locales.Message{
		"no source":  message("menu", "", "x", locales.Translated),
		"nul":        message("", "a\x00", "x", locales.Translated),
		"separator":  message("", "a", "x\x04", locales.Translated),
		"not UTF-8":  message("", "a", "\xff", locales.Translated),
		"stands twi": message("", "twice", "x", locales.Translated),
	} {
		c := &locales.Catalog{Locale: "fr", Messages: []locales.Message{message("", "twice", "", locales.Untranslated), m}}
		if data, err := Format.Encode(c); err == nil || !strings.Contains(err.Error(), m.ID) {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
	}
}

func TestSniff(t *testing.T) {
	for text, want := range map[string]bool{
		header:                              true,
		"# a\n\n#, fuzzy\n":                 true,
		"\xef\xbb\xbf# a\r\nmsgid \"\"":     true,
		"\xff\xfem\x00s\x00g\x00i\x00d\x00": true,
		"msgctxt \"a\"":                     true,
		"#~ msgid \"a\"":                    true,
		"":                                  false,
		"# a\n[x]\nother = \"b\"\n":         false,
		"msgid = 5":                         false,
		"<?xml version=\"1.0\"?>":           false,
		"id,context,source":                 false,
	} {
		if Format.Sniff([]byte(text)) != want {
			t.Errorf("%q: not %v", text, want)
		}
	}
}
