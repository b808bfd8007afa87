package csv

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
)

// cellText draws texts that a cell can hold.
var cellText = rapid.Map(rapid.SliceOf(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
	"'", "''", "=", "+", "-", "@", "\t", "\r", "\n", "＝", `"`, ",", ";", "=HYPERLINK(\"x\")", "# ", "note: ", "<a1>: ", `\.`, mark, "😀", "مرحبا",
}))), func(parts []string) string {
	return returnsBeforeFeed.ReplaceAllString(strings.Join(parts, ""), "\n")
})

// oneLine draws notes and comments.
var oneLine = rapid.Map(cellText, func(s string) string { return strings.NewReplacer("\n", " ", "\r", " ").Replace(s) })

var note = oneLine.Filter(func(s string) bool { return !segment.IsTagNote(notePrefix + s) })

func TestAnyCatalogComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := &locales.Catalog{Locale: "zh-Hant"}
		for i := range rapid.IntRange(0, 4).Draw(t, "messages") {
			source := cellText.Draw(t, "source") + fmt.Sprint(i)
			m := message(cellText.Draw(t, "context"), source, cellText.Draw(t, "target")+"x", rapid.SampledFrom([]locales.State{locales.NeedsReview, locales.Translated, locales.Reviewed, locales.Obsolete}).Draw(t, "state"))
			if rapid.Bool().Draw(t, "untranslated") {
				m.Target, m.State = "", locales.Untranslated
			}
			if m.State == locales.NeedsReview {
				m.Rejected = rapid.Bool().Draw(t, "rejected")
			}
			if m.State != locales.Obsolete && rapid.Bool().Draw(t, "exported") {
				m.Exported = locales.Exporting(&m)
			}
			m.Notes = rapid.SliceOfN(note, 0, 3).Draw(t, "notes")
			m.Comments = rapid.SliceOfN(oneLine, 0, 3).Draw(t, "comments")
			c.Messages = append(c.Messages, m)
		}
		if d := diff(c, mustDecode(t, "zh-Hant.csv", mustEncode(t, c))); d != "" {
			t.Fatalf("(-want +got):\n%s", d)
		}
	})
}

func checkGuard(t rapid.TB, text string) {
	t.Helper()
	cell := guard(text)
	if segment.StartsFormula(cell) {
		t.Fatalf("%q is written as the formula %q", text, cell)
	}
	dropped := strings.TrimPrefix(cell, "'")
	for _, back := range []string{cell, dropped} {
		if got := unguard(back); got != text {
			t.Fatalf("%q is written as %q, and %q reads as %q", text, cell, back, got)
		}
	}
}

func TestGuardComesOffKeptOrDropped(t *testing.T) {
	for _, text := range []string{"", "'", "''", "'''", "=1", "'=1", "''=1", "-", "'-'", "'tis", "@", "\tx", "\rx", "\n", "+1", "＋1", "a'=1", " =1"} {
		checkGuard(t, text)
	}
	rapid.Check(t, func(t *rapid.T) { checkGuard(t, cellText.Draw(t, "text")) })
}

// FuzzDecode holds that what was read can be written and reads as the same,
// that writing it again gives the same bytes, and that no cell is a formula.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(sampleFile))
	f.Add([]byte("target;source;state\n'=1;''tis;reviewed\n\"\r\r\n\";x;\n"))
	f.Add([]byte("sep=;\r\nid;source;target;exported;fuzzy\n'a;'=b;'=b;guarded target;x\n'a;'=b;'=b;;\n"))
	f.Add([]byte("source,target,translator_comments\na,b,c\na,b,d\na,e,f\nsource,target,translator_comments\n"))
	f.Add([]byte("source\ttarget\tnote\ra\tb\t# c"))
	f.Add([]byte("source,target,state\na,b,fine\n"))
	f.Add(utf16Of(sampleFile, true))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Format.Decode("fr.csv", data)
		if err != nil {
			return
		}
		c.Unstated = false // what is written has states
		first := mustEncode(t, c)
		again := mustDecode(t, "fr.csv", first)
		if d := diff(c, again); d != "" {
			t.Fatalf("(-want +got):\n%s\n%q", d, first)
		}
		if second := mustEncode(t, again); !bytes.Equal(first, second) {
			t.Fatalf("%q\n%q", first, second)
		}
		text, _ := decodeText(first)
		r := newReader(text, ',')
		for record, err := r.Read(); err == nil; record, err = r.Read() {
			for _, cell := range record {
				if segment.StartsFormula(cell) {
					t.Fatalf("%q is a formula\n%q", cell, first)
				}
			}
		}
	})
}

// What is repeated a decade more often takes about a decade more time.
func TestTimeGrowsLinearly(t *testing.T) {
	const header = "source,target,note\n"
	for name, repeated := range map[string]func(n int) string{
		"columns":     func(n int) string { return strings.Repeat("source,", n) },
		"quotes":      func(n int) string { return header + `a,"` + strings.Repeat(`""`, n) + "\"\n" },
		"open quotes": func(n int) string { return header + strings.Repeat("a,\"b\n", n) },
		"apostrophes": func(n int) string { return header + "a," + strings.Repeat("'", n) + "\n" },
		"notes":       func(n int) string { return header + `a,b,"` + strings.Repeat("note: \n", n) + "\"\n" },
		"cells":       func(n int) string { return header + strings.Repeat(",", n) + "\n" },
		"errors":      func(n int) string { return header + strings.Repeat(",b\n", n) },
		"returns":     func(n int) string { return header + "a,\"" + strings.Repeat("\r", n) + "\n\"\n" },
	} {
		cost.Linear(t, name, 65_000, func(n int) {
			if c, err := Format.Decode("fr.csv", []byte(repeated(n))); err == nil {
				mustEncode(t, c)
			}
		})
	}
}
