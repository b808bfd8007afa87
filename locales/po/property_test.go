package po

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// hostile are the pieces that texts are made of: what PO, its comments and
// its wrapping take for something.
var hostile = []string{
	" ", " ", "a", "word", "-", "—", "\\", "\"", "\n", "\t", "\r", "\x01", "\x7f", "#", "#~", "#,", "msgid", "fuzzy", ",", ":", "(", ")", "): ", "%s", "{{ x }}",
	"state: reviewed", "state: rejected", "exported: translated 9172e8eec99f144f", "suggestion", "suggestion: ", " 87%", "was: ", "<a1>", "</a1>", "é", "e\u0301", "א-ב", "سلام", "漢字", "。「」", "한국어", "😀", "👩\u200d💻",
	"🇫🇷", "\u00a0", "\u200b", "\u2028", "\u0085", "\u2068", "\u2069", "\ufeff", "\ufffd", "\U0010ffff", "https://example.org/a-b?c=d", "12,5",
}

func drawText(t *rapid.T, name string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(hostile), 0, 40).Draw(t, name), "")
}

func drawTexts(t *rapid.T, name string) []string {
	n := rapid.IntRange(0, 2).Draw(t, name)
	var list []string
	for range n {
		list = append(list, drawText(t, name))
	}
	return list
}

func drawMessage(t *rapid.T) locales.Message {
	context := ""
	if rapid.Bool().Draw(t, "in context") {
		context = drawText(t, "context")
	}
	m := message(context, drawText(t, "source")+".", drawText(t, "target"), locales.State(rapid.IntRange(0, 4).Draw(t, "state")))
	m.Previous = drawText(t, "previous")
	if m.State == locales.Obsolete {
		m.Former = locales.State(rapid.IntRange(0, 3).Draw(t, "former"))
	}
	m.Rejected = m.State == locales.NeedsReview && rapid.Bool().Draw(t, "rejected")
	if m.State != locales.Obsolete && rapid.Bool().Draw(t, "exported") {
		m.Exported = locales.Exporting(&m)
	}
	m.Comments, m.Notes, m.References = drawTexts(t, "comments"), drawTexts(t, "notes"), drawTexts(t, "references")
	m.Flags, _ = cutFuzzy(drawTexts(t, "flags"))
	for range rapid.IntRange(0, 2).Draw(t, "suggestions") {
		m.Suggestions = append(m.Suggestions, locales.WithOrigin(locales.Suggestion{
			Text: drawText(t, "suggestion"), Source: drawText(t, "its source"),
			Score: float64(rapid.IntRange(0, 100).Draw(t, "score")) / 100,
		}, drawText(t, "origin")))
	}
	return m
}

func drawCatalog(t *rapid.T) *locales.Catalog {
	c := &locales.Catalog{Locale: rapid.SampledFrom([]string{"fr", "ar", "pt-BR", "zh-Hant", "prs"}).Draw(t, "locale")}
	seen := map[string]bool{}
	for range rapid.IntRange(0, 4).Draw(t, "messages") {
		if m := drawMessage(t); !seen[m.ID] {
			seen[m.ID] = true
			c.Messages = append(c.Messages, m)
		}
	}
	return c
}

// Texts come back to the letter, comments and notes line by line, and what
// was read once is written the same for ever.
func TestCatalogsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCatalog(t)
		data := mustEncode(t, c)
		got := mustDecode(t, "fr.po", data)
		index := got.Index()
		if got.Locale != c.Locale || len(got.Messages) != len(c.Messages) {
			t.Fatalf("%d messages of %q", len(got.Messages), got.Locale)
		}
		for i := range c.Messages {
			compareMessage(t, &c.Messages[i], &got.Messages[index[c.Messages[i].ID]])
		}
		again := mustEncode(t, got)
		if diff := cmp.Diff(got, mustDecode(t, "fr.po", again), ignorePlaces); diff != "" {
			t.Fatalf("%s\n%s\n%s", diff, data, again)
		}
		if third := mustEncode(t, mustDecode(t, "fr.po", again)); !bytes.Equal(again, third) {
			t.Fatalf("not a fixed point:\n%s\n%s", again, third)
		}
	})
}

func compareMessage(t rapid.TB, want, got *locales.Message) {
	target, previous, fuzzy := shown(want)
	gotTarget, gotPrevious, gotFuzzy := shown(got)
	if segment.IsBlank(target) {
		target = ""
	}
	if got.Source != want.Source || got.Context != want.Context || gotTarget != target || target != "" && gotFuzzy != fuzzy {
		t.Fatalf("got %+v\nwant %+v", got, want)
	}
	if want.State != locales.Obsolete && gotPrevious != previous {
		t.Fatalf("previous %q, want %q", gotPrevious, previous)
	}
	if want.State.Finished() && !segment.IsBlank(want.Target) && got.State != want.State || (want.State == locales.Obsolete) != (got.State == locales.Obsolete) {
		t.Fatalf("got %+v\nwant %+v", got, want)
	}
	if got.Exported != want.Exported || got.Rejected != (want.Rejected && !segment.IsBlank(want.Target)) && target == want.Target {
		t.Fatalf("got %+v\nwant %+v", got, want)
	}
	lines := func(list []string) string {
		return strings.NewReplacer("\n", "", "\r", "", " ", "").Replace(strings.Join(list, ""))
	}
	if lines(got.Comments) != lines(want.Comments) || lines(got.Notes) != lines(want.Notes) {
		t.Fatalf("got %+v\nwant %+v", got, want)
	}
}

// Within what the format holds, nothing changes at all.
func TestTameCatalogsComeBackExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCatalog(t)
		for i := range c.Messages {
			tame(&c.Messages[i])
		}
		slices.SortStableFunc(c.Messages, func(a, b locales.Message) int {
			return int(max(a.State, locales.Reviewed)) - int(max(b.State, locales.Reviewed))
		})
		got := mustDecode(t, "fr.po", mustEncode(t, c))
		if diff := cmp.Diff(c, got, ignorePlaces, cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	})
}

// tame makes a message one that PO holds.
func tame(m *locales.Message) {
	marks := strings.NewReplacer("state: ", "", exportedPrefix, "")
	line := func(s string) string { return strings.Trim(oneLine(marks.Replace(s)), " ") }
	each := func(list []string) {
		for i := range list {
			list[i] = line(list[i])
		}
	}
	each(m.Comments)
	each(m.Notes)
	m.Notes = slices.DeleteFunc(m.Notes, func(s string) bool { return strings.HasPrefix(s, "suggestion") })
	m.References = unique(slices.DeleteFunc(m.References, func(s string) bool { return s == "" || wholeReference(s) != s }))
	m.Flags = unique(slices.DeleteFunc(m.Flags, func(s string) bool {
		return s == "" || s == fuzzyFlag || strings.Trim(oneLine(s), blanks) != s || strings.Contains(s, ",")
	}))
	for i := range m.Suggestions {
		s := &m.Suggestions[i]
		tame := locales.Suggestion{Text: "s" + line(s.Text), Source: line(s.Source), Score: s.Score}
		*s = locales.WithOrigin(tame, strings.ReplaceAll(line(locales.OriginWord(*s)), "): ", ""))
	}
	if segment.IsBlank(m.Target) {
		m.Target = "t"
	}
	switch m.State {
	case locales.Untranslated:
		m.Target, m.Suggestions = "", nil
	case locales.NeedsReview:
		if len(m.Suggestions) > 0 {
			m.Target, m.Previous = "", ""
		}
	case locales.Obsolete:
		if m.Previous != "" || m.Former == locales.Untranslated {
			m.Former = locales.NeedsReview
		}
	}
	m.Rejected = m.Rejected && m.Target != ""
}
