package goi18n

import (
	"fmt"
	"strings"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// message makes an untranslated message.
func message(source string, notes ...string) locales.Message {
	return locales.Message{ID: segment.ID("", source), Source: source, Notes: notes}
}

func translated(m locales.Message, target string) locales.Message {
	m.Target, m.State = target, locales.Translated
	return m
}

func draft(m locales.Message, target string) locales.Message {
	m = translated(m, target)
	m.Draft = true
	return m
}

// sample is a French catalog with one message of each sort.
func sample() *locales.Catalog {
	link := message("Learn about <a1>sending a message</a1>.", "<a1>: umbrella://communications/sending-a-message", "In \"Messages\", or elsewhere")
	fuzzy := message("Do not use SMS to confirm.")
	fuzzy.State = locales.NeedsReview
	fuzzy.Suggestions = []locales.Suggestion{{Text: "Utilisez les SMS.", Source: "Do use SMS to confirm.", Origin: "memory", Score: 0.87}}
	menu := locales.Message{ID: segment.ID("menu", "Open"), Context: "menu", Source: "Open", Comments: []string{"a verb here", "", "not an adjective"}}
	reviewed := translated(message("Phone"), "Téléphone")
	reviewed.State = locales.Reviewed
	gone := translated(message("Gone"), "Parti")
	gone.State = locales.Obsolete
	return &locales.Catalog{Locale: "fr", Messages: []locales.Message{
		translated(link, "Apprenez à <a1>envoyer un message</a1>."),
		menu, fuzzy, reviewed,
		draft(message("Costs $14 {{ site.baseurl }} \\1"), "Coûte 14 $ {{ site.baseurl }} \\1"),
		message("Say \"\"\"no\"\"\""),
		gone,
	}}
}

func mustEncode(t rapid.TB, name string, c *locales.Catalog, role Role) []byte {
	t.Helper()
	data, err := Encode(name, c, role)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func mustDecode(t rapid.TB, name string, data []byte) *locales.Catalog {
	t.Helper()
	c, err := Decode(name, data)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return c
}

// throughFiles writes the three files of a locale and reads them again.
func throughFiles(t rapid.TB, c *locales.Catalog, ext string, same func(string) bool) *locales.Catalog {
	t.Helper()
	english := *current(c)
	english.Locale = "en"
	source, err := DecodeSource("active.en."+ext, mustEncode(t, "active.en."+ext, &english, Source))
	if err != nil {
		t.Fatal(err)
	}
	active, todo := "active."+c.Locale+"."+ext, "translate."+c.Locale+"."+ext
	return Join(source,
		mustDecode(t, active, mustEncode(t, active, c, Active)),
		mustDecode(t, todo, mustEncode(t, todo, c, ToDo)), same)
}

// ignorePlace is for messages that are compared with what was typed by hand.
var ignorePlace = cmpopts.IgnoreFields(locales.Message{}, "Place")

var ignorePos = cmp.Options{cmpopts.IgnoreFields(locales.Message{}, "Pos", "Place", "References"), cmpopts.EquateEmpty()}

func diff(want, got *locales.Catalog) string { return cmp.Diff(want, got, ignorePos) }

// current is c without the obsolete messages, which have a file of their own.
func current(c *locales.Catalog) *locales.Catalog {
	kept := &locales.Catalog{Locale: c.Locale}
	for _, m := range c.Messages {
		if m.State != locales.Obsolete {
			kept.Messages = append(kept.Messages, m)
		}
	}
	return kept
}

// many is a catalog of n messages as long as those of lessons are.
func many(n int) *locales.Catalog {
	c := &locales.Catalog{Locale: "fr", Messages: make([]locales.Message, n)}
	for i := range n {
		m := message(fmt.Sprintf("%d. %s", i, strings.Repeat("Learn about <a1>sending a message</a1>. ", 1+i%4)),
			"<a1>: umbrella://communications/sending-a-message", "the second note")
		c.Messages[i] = translated(m, strings.Repeat("Apprenez à <a1>envoyer un message</a1>. ", 1+i%4)+fmt.Sprint(i))
	}
	return c
}
