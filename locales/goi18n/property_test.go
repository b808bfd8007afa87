package goi18n

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// pieces are what has broken a writer of one of the three syntaxes, or go-i18n.
var pieces = []string{
	"{{", "}}", "{{ site.baseurl }}", `"`, `'`, `\`, `"""`, `'''`, `\u00e9`, `\"`, "$1", "%s", "#", " # ", ": ", ":", "- ", "? ", "|", ">",
	"&a", "*a", "!!str", "%", "@", "`", "[", "]", "{", "}", ",", "null", "~", "yes", "5", "1e3", "0x1", "2020-01-01", "---", "...", "<<",
	"<a1>", "</a1>", "<a1>: ", "note: ", "context: ", "suggestion: ", "suggestion 9% (x): ", "was: ", "state: reviewed", "state: rejected", "state: needs-review", "exported: translated 9172e8eec99f144f", "# ", "##",
	"مرحبا", "שלום", "\u200f", "\u202e", "步驟", "é", "é", "😀", "👩‍👩‍👧", "\u00a0", "\u3000", "\u200b", "\ufffd", "\U0010ffff",
	" ", "  ", "\t", "word", "Word", strings.Repeat("long ", 2000), strings.Repeat(`"`, 7), strings.Repeat("é", 600),
}

// breaks are what only a text may hold; notes and comments are single lines.
var breaks = []string{"\n", "\r", "\r\n", "\n\n", "\u0085", "\u2028", "\u2029", "\ufeff", "\x00", "\x1b", "\x7f", "\u009f", "\ufffe", "\uffff"}

var (
	line = rapid.Map(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(pieces), rapid.String()), 0, 6), func(parts []string) string {
		return oneLine(strings.Join(parts, ""))
	})
	text = rapid.Map(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(pieces), rapid.SampledFrom(breaks), rapid.String()), 0, 6),
		func(parts []string) string { return strings.Join(parts, "") })
	comment = rapid.Map(line, func(s string) string { return strings.TrimRight(s, " \t") })

	suggestions = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) locales.Suggestion {
		return locales.WithOrigin(locales.Suggestion{
			Text: line.Draw(t, "text"), Source: line.Draw(t, "source"),
			Score: float64(rapid.IntRange(0, 100).Draw(t, "percent")) / 100,
		}, strings.ReplaceAll(line.Draw(t, "origin"), "): ", ""))
	}), 0, 3)
)

func drawMessage(t *rapid.T, i int) locales.Message {
	m := locales.Message{
		Context: line.Draw(t, "context"), Source: fmt.Sprint(i, text.Draw(t, "source")),
		Notes: rapid.SliceOfN(line, 0, 3).Draw(t, "notes"), Comments: rapid.SliceOfN(comment, 0, 3).Draw(t, "comments"),
		Suggestions: suggestions.Draw(t, "suggestions"), Previous: line.Draw(t, "previous"),
	}
	m.ID = segment.ID(m.Context, m.Source)
	if rapid.Bool().Draw(t, "foreign ID") {
		m.ID = fmt.Sprint(i, text.Draw(t, "ID"))
	}
	if target := text.Draw(t, "target"); !segment.IsBlank(target) { // a blank one is none
		m.Target = target
		m.State = rapid.SampledFrom([]locales.State{locales.Translated, locales.Reviewed}).Draw(t, "state")
		m.Draft = rapid.Bool().Draw(t, "draft")
	} else if m.Previous = ""; len(m.Suggestions) > 0 {
		m.State = locales.NeedsReview
	}
	return m
}

func TestAnyCatalogSurvivesItsFiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := &locales.Catalog{Locale: "fr"}
		for i := range rapid.IntRange(0, 4).Draw(t, "messages") {
			c.Messages = append(c.Messages, drawMessage(t, i))
		}
		for _, ext := range extensions {
			source, active, todo := files(t, c, ext)
			got := Join(source, active, todo, nil)
			if d := diff(c, got); d != "" {
				t.Fatalf("%s (-want +got):\n%s", ext, d)
			}
		}
	})
}

// files encodes the three files of c and decodes them; what a file says when
// it is written again must be the same bytes.
func files(t rapid.TB, c *locales.Catalog, ext string) (source, active, todo *locales.Catalog) {
	english := *c
	english.Locale = "en"
	read := func(name string, c *locales.Catalog, role Role, decode func(string, []byte) (*locales.Catalog, error)) *locales.Catalog {
		data, err := Encode(name, c, role)
		if err != nil {
			t.Fatal(err)
		}
		decoded, err := decode(name, data)
		if err != nil {
			t.Fatal(err, string(data))
		}
		return decoded
	}
	source = read("active.en."+ext, &english, Source, DecodeSource)
	active = read("active.fr."+ext, c, Active, Decode)
	todo = read("translate.fr."+ext, c, ToDo, Decode)

	first, err := Encode("active.en."+ext, &english, Source)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Encode("active.en."+ext, source, Source)
	if err != nil || !bytes.Equal(first, second) {
		t.Fatal("not a fixed point:", err, string(first), string(second))
	}
	return source, active, todo
}

// Comments may stand on a line of their own, with or without empty lines
// around them, or beside any line: each is kept, once.
func TestNoCommentIsLost(t *testing.T) {
	lines := map[string][]string{
		"toml": {
			"a = \"x\"", "[b]", "description = \"note: d\"", "other = \"x\"", "[\"c\"]", "other = '''y'''", "[g.d]", "other = \"z\"", "[e]",
			"other = \"\"\"\n# no \\\"\"\"\n\"\"\"\"", "[f]", "other = '''# no\n'''", "description = 'note: # no'", "[ \"h # no\" ]", "other = \"\\\" # no\"",
		},
		"yaml": {
			"a: x", "b:", "  description: \"note: d\"", "  other: x", "c:", "  other: y", "g:", "  d:", "    other: z", "e: 'it''s # no'",
			"f: \"a \\\" # no\n  # no\"", "h:", "  other: |\n      # no\n      x", "i: {other: \"# no\", description: 'note: # no'}",
			"? j\n:\n  other: >-\n      x\n\n      # no", "k: x#no",
		},
	}
	rapid.Check(t, func(t *rapid.T) {
		for _, ext := range []string{"toml", "yaml"} {
			lines := lines[ext]
			var b strings.Builder
			var want []string
			add := func(format string) {
				c := fmt.Sprint("comment ", len(want))
				want = append(want, c)
				fmt.Fprintf(&b, format, "# "+c)
			}
			for i := range len(lines) + 1 {
				for _, format := range rapid.SliceOfN(rapid.SampledFrom([]string{"%s\n", "\n%s\n", "%s\n\n", "    %s\n"}), 0, 2).Draw(t, "above") {
					add(format)
				}
				if i == len(lines) {
					break
				}
				b.WriteString(lines[i])
				if rapid.Bool().Draw(t, "beside") && !(ext == "yaml" && strings.Contains(lines[i], "\n  ")) {
					add(" %s")
				}
				b.WriteByte('\n')
			}
			c, err := Decode("a.fr."+ext, []byte(b.String()))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range c.Messages {
				got = append(got, c.Messages[i].Comments...)
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Fatalf("got %q, want %q\n%s", got, want, b.String())
			}
		}
	})
}
