package po

import (
	"bytes"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
)

// FuzzDecode holds that a file that is read can be written, and says the same
// when that is read.
func FuzzDecode(f *testing.F) {
	for _, name := range []string{"testdata/sample.po", "testdata/sample.pot"} {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		f.Add(bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")))
	}
	f.Add([]byte("\xff\xfem\x00s\x00g\x00i\x00d\x00"))
	f.Add([]byte("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=GBK\\n\"\n#~|msgid\"\\x81\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) { holdDecode(t, data) })
}

func holdDecode(t rapid.TB, data []byte) {
	first, err := Format.Decode("fr.po", data)
	if err != nil {
		return
	}
	written := mustEncode(t, first)
	second := mustDecode(t, "fr.po", written)
	diff := difference(first.Messages, second.Messages)
	if diff += cmp.Diff(foreign(first), foreign(second)); diff != "" || first.Locale != second.Locale || first.Source != second.Source {
		t.Fatalf("%s\n%.1000q\n%.1000s", diff, data, written)
	}
	if again := mustEncode(t, second); !bytes.Equal(written, again) {
		t.Fatalf("not a fixed point:\n%.1000s\n%.1000s", written, again)
	}
	if len(first.Messages) > 0 && !Format.Sniff(written) {
		t.Fatalf("not recognised:\n%s", written)
	}
}

// difference is cmp's, which is slow, if there is any.
func difference(a, b []locales.Message) string {
	unplaced := func(list []locales.Message) []locales.Message {
		list = slices.Clone(list)
		for i := range list {
			list[i].Pos, list[i].Place, list[i].Alternatives, list[i].UnknownState, list[i].Plural = segment.Pos{}, locales.Place{}, nil, "", false // which our PO does not hold
		}
		return list
	}
	if reflect.DeepEqual(unplaced(a), unplaced(b)) {
		return ""
	}
	return cmp.Diff(unplaced(a), unplaced(b), ignorePlaces)
}

// foreign is what a header has beside the fields that every file of ours has.
func foreign(c *locales.Catalog) []locales.Field {
	var fields []locales.Field
	for _, f := range c.Header {
		if fieldNamed(standardFields(&locales.Catalog{Locale: "fr", Source: "en"}), f.Name) < 0 {
			fields = append(fields, f)
		}
	}
	return fields
}

// FuzzEncode holds that a text of any kind comes back to the letter.
func FuzzEncode(f *testing.F) {
	for _, s := range hostile {
		f.Add("menu", s, s)
	}
	f.Fuzz(func(t *testing.T, context, source, target string) {
		m := message(context, source, target, locales.Translated)
		m.Previous = target
		data, err := Format.Encode(&locales.Catalog{Locale: "fr", Messages: []locales.Message{m}})
		if err != nil {
			return
		}
		got := mustDecode(t, "fr.po", data).Messages[0]
		if segment.IsBlank(m.Target) {
			m.Target, m.State = "", locales.Untranslated
		}
		if diff := cmp.Diff(m, got, ignorePlaces); diff != "" {
			t.Fatalf("%s\n%s", diff, data)
		}
	})
}

// Lines that are mostly valid reach places that bytes at random do not.
var statements = []string{
	"msgid \"%\"\nmsgstr \"%\"\n\n", "msgctxt \"%\"\n", "msgid \"%\"\n", "msgstr \"%\"\n", "\"%\"\n", "#~ msgid \"%\"\n#~ msgstr \"%\"\n", "#~ msgctxt \"%\"\n", "#~ \"%\"\n",
	"#| msgid \"%\"\n", "#| msgctxt \"%\"\n", "#~| msgid \"%\"\n", "#| \"%\"\n", "# %\n", "#%\n", "#. %\n", "#.%\n", "#: % %\n", "#, %\n", "#, fuzzy\n", "#= %,%\n", "msgid_plural \"%\"\n", "msgstr[0] \"%\"\n", "msgstr[1] \"%\"\n", "# state: rejected\n", "# exported: translated 9172e8eec99f144f\n", "#. suggestion 50% (%): %\n",
	"#. was: %\n", "# state: reviewed\n", "\n", "\r\n", "msgid \"\"\nmsgstr \"%\"\n", "msgid \"%\" \"%\"msgstr\"%\"", "#~ # %\n", "#~\n", "msgid \"\"\nmsgstr \"\"\n\"%: %\\n\"\n\"%\\n\"\n",
}

func TestHostileFilesDecodeOrFail(t *testing.T) {
	read := 0
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(1, 8).Draw(t, "statements") {
			for _, part := range strings.SplitAfter(rapid.SampledFrom(statements).Draw(t, "statement"), "%") {
				text, ok := strings.CutSuffix(part, "%")
				b.WriteString(text)
				if ok {
					b.WriteString(rapid.SampledFrom(append(hostile, "\\n", "\\x41", "\\101", "\\\"", "Language", "x y")).Draw(t, "text"))
				}
			}
		}
		if _, err := Format.Decode("fr.po", []byte(b.String())); err == nil {
			read++
		}
		holdDecode(t, []byte(b.String()))
	})
	if read == 0 {
		t.Error("no file could be read")
	}
}

func TestRepeatsAreLinear(t *testing.T) {
	t.Parallel()
	n := cost.Size(65_000)
	for _, piece := range []string{
		"#", "#~", "#~ #", "#.", "#:", "#: a", "#: \u2068", " \u2068", "#,a", "a,", "#|", "\"\"", "\"a\"\n", "\\\\", "msgid \"\"\n", "# a\n", "#: a.md\n", "#, a\n", "#. suggestion: x\n#. was: y\n", "#. was: \n",
		"msgid \"a\"\n", "msgstr\n", "msgid", "\r", "\xef\xbb\xbf", "\x00", "\\", "charset=", "msgid \"\" msgstr \"\"", "domain", "漢", "a ", "👩\u200d", "\u0301", "🇫", "(",
	} {
		body := strings.Repeat(piece, n)
		for _, file := range []string{body, header + "#: " + body, header + "#, " + body, header + "msgid \"" + body + "\"\nmsgstr \"\"\n", header + "msgid \"a\"\nmsgstr \"\"\n" + body} {
			holdDecode(t, []byte(file))
		}
		c := &locales.Catalog{Locale: "fr", Messages: []locales.Message{message("", body, body, locales.NeedsReview)}}
		m := &c.Messages[0]
		m.Previous = body
		for i := range n {
			m.Notes, m.Comments = append(m.Notes, piece), append(m.Comments, piece)
			m.References, m.Flags = append(m.References, strings.Repeat("a", i%10)+piece), append(m.Flags, piece)
		}
		if data, err := Format.Encode(c); err == nil {
			holdDecode(t, data)
		}
	}
}
