package goi18n

import (
	"bytes"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/locales"
)

// FuzzDecode holds that what decodes can be written without loss, and that
// what was written comes back as the same bytes. That go-i18n reads the same
// messages, Decode and Encode check by themselves.
func FuzzDecode(f *testing.F) {
	for _, dir := range []string{"testdata/encode", "testdata/decode"} {
		archives, err := os.ReadDir(dir)
		if err != nil || len(archives) == 0 {
			f.Fatalf("%s: no archives: %v", dir, err)
		}
		for _, entry := range archives {
			archive, err := txtar.ParseFile(path.Join(dir, entry.Name()))
			if err != nil {
				f.Fatal(err)
			}
			for _, file := range archive.Files {
				f.Add(byte(slices.Index(extensions, strings.TrimPrefix(path.Ext(file.Name), "."))), file.Data)
			}
		}
	}
	f.Add(byte(0), []byte("a=''''''\n[b]\nother=\"\"\"\"\"\"\"\"#\n'' = {b.c=1, d=[{e=2}]}"))
	f.Fuzz(func(t *testing.T, ext byte, data []byte) {
		holdDecode(t, "a.fr."+extensions[int(ext)%len(extensions)], data)
	})
}

// Statements that are mostly valid reach places that bytes changed at random
// do not; <K> and <V> stand for a key and a value, <P> for a pair of a key and
// <N>, which is a table or a text.
var statements = map[string][]string{
	"toml": {
		"\n[<K>]\n", "\n[<K>]\nother = <V>\n", "\n[<K>]\ndescription = <V>\nother=<V>#c\n", "\n[<K>.<K>]\n", "\n[ <K> . <K> ] # c\r\n", "\n<K> = <V>\n",
		"\n<K>.<K> = <V>\n", "\n<K> = {<K> = <V>, other = <V>}\n", "\n<K> = {<K>.<K> = <V>}", "\n<K> = [<V>, [<V>], # c\n{<K>=<V>},\n]\n", "\n# <V>\n",
		"\n#\n\n", "\n[[<K>]]\n", "\n<K>=5", "\n[<K>.other]\nother = <V>\n[<K>.hash]\nother = 'sha1-'\n", "\nother = <V>", "\n\t", "\r\n", "<V>", "=", "[",
	},
	"json": {"{<P>}", "{<P>, <P>}", "{<P>,\n  <P>,<P> }", "{}", "[<N>]", " {<P>}{"},
	"yaml": {
		"<K>: <V>\n", "<K>:\n  other: <V>\n", "<K>:\n  description: <V>\n  # c\n  other: <V> # d\n", "? <K>\n:\n  other: <V>\n", "# <V>\n", "#\n\n", "\n",
		"<K>: {<K>: <V>, other: <V>}\n", "<K>:\n  <K>: <V>\n  <K>:\n    other: <V>\n", "---\n", "...\n", "<K>: &a <V>\n", "<K>: |\n  <V>\n  x\n", "<K>: >-\n  <V>\n\n  x\n",
		"<K>: [<V>]\n", "%YAML 1.1\n---\n", "<K>:\n", "<K>: 5\n", "\t", "- <V>\n", "  <K>: <V>\n",
	},
}

var keys = map[string][]string{
	"toml": {"a", "b", "c-d", `"e"`, `'f'`, `"\u0061"`, `"g.h"`, `"é\\\""`, "other", "description", "hash", "id", "translation", `""`, "1", "few"},
	"json": {`"a"`, `"b"`, `"c"`, `"\u0061"`, `"é"`, `"other"`, `"other"`, `"description"`, `"hash"`, `"id"`, `"translation"`, `""`, `"Other"`, `"few"`},
	"yaml": {"a", "b", "c d", `"e"`, `'f'`, `"\u0061"`, "é", "other", "description", "hash", "id", "translation", `""`, "5", "<<", "!!str g", "few"},
}

var values = map[string][]string{
	"toml": {`"x"`, `""`, `'\'`, `"# [a] \" \\"`, "\"\"\"\n[a]\n\\\"\"\" # \"\"\"\"\"", "'''\n[b]\n'' '''''", `"""x"""`, `"note: x"`, `"state: rejected\nwas: y"`, `"\u00e9\U0001F600"`, "'''\r\n'''", `"\n# x"`},
	"json": {`"x"`, `""`, `"\ud800"`, `"# c\nnote: d\n"`, `"state: needs-review\nexported: translated 9172e8eec99f144f"`, `"{[,:"`, `"\""`, "null", `"é"`},
	"yaml": {"x", "''", `"x\ny"`, "'it''s # no'", "x # c", "é", "~", "x: y", "!!str 5", "a\n  b", "#", "\"a\n\n  b\"", `"note: x"`, "- x"},
}

var placeholder = regexp.MustCompile(`<[KVNP]>`)

func drawFile(t *rapid.T, ext string) string {
	draw := func(from []string) string { return rapid.SampledFrom(from).Draw(t, "part") }
	depth := 0
	var replace func(string) string
	replace = func(p string) string {
		switch depth++; {
		case p == "<K>":
			return draw(keys[ext])
		case p == "<P>":
			return placeholder.ReplaceAllStringFunc("<K>: <N>", replace)
		case p == "<N>" && depth < 30 && rapid.Bool().Draw(t, "table"):
			return placeholder.ReplaceAllStringFunc(draw(statements[ext][:4]), replace)
		}
		return draw(values[ext])
	}
	n := 1
	if ext != "json" {
		n = rapid.IntRange(1, 8).Draw(t, "statements")
	}
	var b strings.Builder
	for range n {
		b.WriteString(placeholder.ReplaceAllStringFunc(draw(statements[ext]), replace))
	}
	return b.String()
}

func TestHostileFilesDecodeOrFail(t *testing.T) {
	for _, ext := range extensions {
		t.Run(ext, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) { holdDecode(t, "a.fr."+ext, []byte(drawFile(t, ext))) })
		})
	}
}

// ours are the errors that only a mistake of this package can cause.
var ours = regexp.MustCompile(`go-i18n reads|keys read|was not read`)

func holdDecode(t rapid.TB, name string, data []byte) {
	c, err := Decode(name, data)
	if err != nil {
		if ours.MatchString(err.Error()) {
			t.Fatalf("%v\n%s", err, data)
		}
		return
	}
	for i := range c.Messages {
		if reserved[strings.ToLower(c.Messages[i].ID)] {
			return // Encode refuses it
		}
	}
	for _, role := range []Role{Active, ToDo} {
		part := &locales.Catalog{Locale: "fr"}
		for i := range c.Messages {
			if roles[role].takes(&c.Messages[i]) {
				part.Messages = append(part.Messages, c.Messages[i])
			}
		}
		first := mustEncode(t, name, part, role)
		again := mustDecode(t, name, first)
		if got, want := words(again), words(draftsOffered(part)); got != want {
			t.Fatalf("got %q, want %q:\n%s", got, want, first)
		}
		if second := mustEncode(t, name, again, role); !bytes.Equal(first, second) {
			t.Fatalf("not a fixed point:\n%s\n%s", first, second)
		}
	}
}

// draftsOffered is c as a to-do file shows it: a text that is not finished is a
// suggestion there.
func draftsOffered(c *locales.Catalog) *locales.Catalog {
	offered := *c
	offered.Messages = slices.Clone(c.Messages)
	for i := range offered.Messages {
		m := &offered.Messages[i]
		if isUnfinished(m) {
			own := locales.Suggestion{Text: m.Target, Source: m.Previous}
			m.Suggestions = append([]locales.Suggestion{own}, m.Suggestions...)
			m.Target, m.Previous = "", ""
		}
	}
	return &offered
}

// words is all that a catalog says: texts as they are, the rest without
// blanks, breaks and what else a single line cannot hold.
func words(c *locales.Catalog) string {
	var b strings.Builder
	write := func(list ...string) {
		for _, s := range list {
			b.WriteString(strings.Map(func(r rune) rune {
				if isBreak(r) || isControl(r) || r == ' ' || r == '\t' || r == '#' {
					return -1
				}
				return r
			}, s))
		}
	}
	for i := range c.Messages {
		m := &c.Messages[i]
		b.WriteString(m.ID + "\x00" + m.Target + "\x00")
		write(m.Context, m.Previous, m.Exported.String())
		write(m.Notes...)
		for _, s := range m.Suggestions {
			write(s.Text, s.Source)
		}
		write(m.Comments...)
	}
	return b.String()
}
