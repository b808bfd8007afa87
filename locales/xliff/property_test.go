package xliff

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/xml"
)

// pieces are what has broken a writer or reader of XML, or what tags are made
// of.
var pieces = []string{
	"<a1>", "</a1>", "<b1>", "</b1>", "<b2>", "</b2>", "<code1>", "</code1>", "<x1/>", "<br1/>", "<a9>", "<g id=\"a1\">", "</source>", "<![CDATA[", "]]>", "<!--", "-->", "<?x?>",
	"&", "&amp;", "&lt;a1&gt;", "&#60;", "<", ">", `"`, "'", "\r", "\n", "\r\n", "\t", " ", "  ", "\u00a0", "\u0085", "\u2028", "\ufeff", "\ufffd", "\u200b", "\u202e",
	"مرحبا", "選", "é", "😀", "\U0010ffff", "\uf8ff", "\x7f", "{{", "word", strings.Repeat("long ", 500),
}

// unheld are what XML cannot hold; version 2 has <cp> for it in texts.
var unheld = []string{"\x00", "\x1b", "\ufffe", "\uffff"}

func texts(more ...string) *rapid.Generator[string] {
	from := append(append([]string(nil), pieces...), more...)
	return rapid.Map(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(from), rapid.Map(rapid.String(), clean)), 0, 8), func(parts []string) string {
		return strings.Join(parts, "")
	})
}

func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if !xml.IsCharacter(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

var tagNames = []string{"a1=http://x?a&b", "b1", "b2", "code1", "x1=<img src=\"x\">", "br1"}

// drawTagged draws a source and those of its tags that a lesson would find.
func drawTagged(t *rapid.T, i int, text *rapid.Generator[string]) locales.Message {
	source := fmt.Sprint(i, text.Draw(t, "source"))
	if !rapid.Bool().Draw(t, "tagged") {
		return tagged(text.Draw(t, "context"), source)
	}
	all := tagged("", "", tagNames...).Tags
	m := tagged(clean(text.Draw(t, "context")), source)
	seen := map[int]bool{}
	for _, token := range segment.Tokenize(source, all) {
		if token.Part != segment.Text && !seen[token.Tag] {
			seen[token.Tag] = true
			m.Tags = append(m.Tags, all[token.Tag])
		}
	}
	return m
}

func drawMessage(t *rapid.T, i int, f locales.Format) locales.Message {
	held, plain := texts(), texts()
	if f.Name == Format2.Name {
		held = texts(unheld...)
	}
	m := drawTagged(t, i, held)
	m.Context = clean(m.Context)
	some := rapid.Custom(func(t *rapid.T) string { return "." + plain.Draw(t, "line") })
	if rapid.Bool().Draw(t, "foreign ID") {
		m.ID = strings.ReplaceAll(fmt.Sprint(i, plain.Draw(t, "ID"), i), "\ufffd", "")
	}
	m.Notes = rapid.SliceOfN(some, 0, 2).Draw(t, "notes")
	m.Comments = rapid.SliceOfN(some, 0, 2).Draw(t, "comments")
	m.References = rapid.SliceOfNDistinct(some, 0, 3, rapid.ID[string]).Draw(t, "references")
	if len(m.References) > 0 {
		m.References[0] = fmt.Sprint("lesson", i)
	}
	for range rapid.IntRange(0, 2).Draw(t, "suggestions") {
		m.Suggestions = append(m.Suggestions, locales.WithOrigin(locales.Suggestion{
			Text: "." + held.Draw(t, "text"), Source: held.Draw(t, "source"),
			Score: float64(rapid.IntRange(0, 100).Draw(t, "percent")) / 100,
		}, plain.Draw(t, "origin")))
	}
	m.State = rapid.SampledFrom([]locales.State{locales.Untranslated, locales.NeedsReview, locales.Translated, locales.Reviewed}).Draw(t, "state")
	m.Previous = held.Draw(t, "previous")
	if m.State != locales.Untranslated {
		m.Target = "." + held.Draw(t, "target")
	}
	if rapid.Bool().Draw(t, "exported") {
		m.Exported = locales.Exporting(&m)
	}
	if rapid.IntRange(0, 9).Draw(t, "offered") == 0 && len(m.Suggestions) > 0 {
		m.State, m.Target = locales.NeedsReview, ""
	}
	return m
}

func TestAnyCatalogComesBack(t *testing.T) {
	for _, f := range formats {
		t.Run(f.Name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				c := &locales.Catalog{Locale: "zh-Hant", Source: "en"}
				for i := range rapid.IntRange(0, 4).Draw(t, "messages") {
					if m := drawMessage(t, i, f); len(m.References) > 0 || i > 2 {
						c.Messages = append(c.Messages, m)
					}
				}
				data, err := f.Encode(c)
				if err != nil {
					t.Fatal(err)
				}
				got, err := f.Decode("zh-Hant.xlf", data)
				if err != nil {
					t.Fatalf("%v\n%s", err, data)
				}
				if d := diff(c, got); d != "" {
					t.Fatalf("(-want +got):\n%s\n%s", d, data)
				}
			})
		})
	}
}

// Any bytes at all in a catalog make a file, which is then a fixed point.
func TestAnyTextMakesAFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		any := rapid.OneOf(rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }), texts(unheld...))
		m := locales.Message{
			ID: "id", Context: any.Draw(t, "context"), Source: any.Draw(t, "source"), Target: any.Draw(t, "target"), Previous: any.Draw(t, "previous"),
			State: locales.State(rapid.IntRange(0, 3).Draw(t, "state")), Notes: []string{any.Draw(t, "note")}, References: []string{any.Draw(t, "lesson"), "x"},
			Tags: []segment.Tag{{Kind: segment.Link, Num: 1, Stands: any.Draw(t, "stands")}},
		}
		for _, f := range formats {
			holdDecode(t, mustEncodeRapid(t, f, &locales.Catalog{Locale: "fr", Source: "en", Messages: []locales.Message{m}}), true)
		}
	})
}

func mustEncodeRapid(t rapid.TB, f locales.Format, c *locales.Catalog) []byte {
	data, err := f.Encode(c)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// holdDecode holds that what decodes is written without loss, in either
// version, and that what was written comes back as the same bytes. want says
// that it must decode.
func holdDecode(t rapid.TB, data []byte, want bool) {
	c, err := Decode("fr.xlf", data)
	if err != nil {
		if want {
			t.Fatalf("%v\n%s", err, data)
		}
		return
	}
	if c.Source == "" {
		c.Source = "en"
	}
	for i := range c.Messages {
		if strings.Contains(c.Messages[i].ID, "\ufffd") {
			return // Encode refuses it
		}
	}
	for _, f := range formats {
		first := mustEncodeRapid(t, f, c)
		again, err := Decode("fr.xlf", first)
		if err != nil {
			t.Fatalf("%v\n%s", err, first)
		}
		if got, want := words(again), words(c); got != want {
			t.Fatalf("%s: got %q\nwant %q\n%s", f.Name, got, want, first)
		}
		second := mustEncodeRapid(t, f, again)
		if !bytes.Equal(first, second) {
			t.Fatalf("%s: not a fixed point:\n%s\n%s", f.Name, first, second)
		}
	}
}

// words is all that a catalog says, in the order of files, with what 1.2
// cannot hold spelled as it does.
func words(c *locales.Catalog) string {
	var b strings.Builder
	write := func(list ...string) {
		for _, s := range list {
			for _, r := range s {
				if !xml.IsCharacter(r) {
					r = '\ufffd'
				}
				b.WriteRune(r)
			}
			b.WriteByte('\n')
		}
	}
	for _, l := range byLesson(c) {
		for _, m := range l.messages {
			write(m.ID, m.Context, m.Source, m.Target, m.Previous)
			if m.Target != "" {
				write(m.State.String())
			}
			write(m.Notes...)
			write(m.Comments...)
			write(m.References...)
			for _, tag := range m.Tags {
				write(tag.Name(), tag.Stands)
			}
			for _, s := range m.Suggestions {
				write(s.Text, s.Source, s.Origin, quality(s.Score))
			}
		}
	}
	return b.String()
}

// written are the goldens, and what they do not have.
func written(t testing.TB) [][]byte {
	names, err := os.ReadDir("testdata")
	if err != nil || len(names) < 4 {
		t.Fatalf("%d files: %v", len(names), err)
	}
	var all [][]byte
	for _, name := range names {
		if path.Ext(name.Name()) != ".xlf" {
			continue
		}
		data, err := os.ReadFile(path.Join("testdata", name.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data)
	}
	for _, s := range []string{
		head12 + `<trans-unit id="u"><source><bpt id="1" rid="2">x</bpt>a<g id="q"/></source><target state="new" state-qualifier="fuzzy-match"><![CDATA[<a1>]]></target></trans-unit>` + foot12,
		head12 + `<group><trans-unit id="1"><source>A. B.</source><seg-source><mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" mid="2">B.</mrk></seg-source>` +
			`<target state="final" state-qualifier="rejected-grammar"><mrk mtype="seg" mid="2">D.</mrk><mrk mtype="seg" mid="1"><mrk mtype="x-a" comment="no">C</mrk>.</mrk></target></trans-unit></group>` +
			`<trans-unit id="1"><source>E</source><target state="new">F</target><context-group><context context-type="x-exported">untranslated e3b0c44298fc1c14</context></context-group></trans-unit>` + foot12,
		head2 + `<unit id="_.41"><segment><source><sc id="a1"/><cp hex="0"/></source><target order="2">&lt;a1></target></segment><ignorable><source> </source></ignorable></unit>` + foot2,
	} {
		all = append(all, []byte(s))
	}
	return all
}

// TestAFileThatIsCutOffIsRefused holds it for each place where a file can end,
// of long ones for a thousand.
func TestAFileThatIsCutOffIsRefused(t *testing.T) {
	for _, data := range written(t) {
		data = bytes.TrimSpace(data)
		for n := 0; n < len(data); n += 1 + len(data)/1000 {
			if _, err := Decode("fr.xlf", data[:n]); err == nil {
				t.Fatalf("taken without its end:\n%s", data[:n])
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	seeds := written(f)
	for _, data := range written(f) {
		seeds = append(seeds, data[:len(data)*2/3])
	}
	for _, data := range cost.ShortSeeds(seeds, func(data []byte) int { return len(data) / 2 }) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if !cost.Fuzzing() || len(data) <= 4<<10 {
			holdDecode(t, data, false)
		}
	})
}

// FuzzPastedTags holds that no literal text passes for a tag: the tags of the
// decoded target are the elements of the file, or segment.Check refuses it.
func FuzzPastedTags(f *testing.F) {
	for _, s := range []string{"<a1>x</a1>", "e<a1>|</a1>", "<a1>|x|</a1>", "&lt;a1&gt;", "<", "<a1", "<x1/>|<x1/>"} {
		f.Add(s)
	}
	source := tagged("", "<a1>b</a1> <x1/>", "a1", "x1")
	f.Fuzz(func(t *testing.T, s string) {
		s = clean(s)
		w := &writer{}
		elements := 0
		for i, part := range strings.Split(s, "|") { // every second part is markup
			if i%2 == 0 {
				w.escape(part, 1, false)
				continue
			}
			for _, token := range segment.Tokenize(part, source.Tags) {
				if token.Part != segment.Text {
					elements++
				}
				switch token.Part {
				case segment.Text:
					w.text(token.Text)
				case segment.Open:
					inline12.openAlone(w, source.Tags[token.Tag], false)
				case segment.Close:
					inline12.closeAlone(w, source.Tags[token.Tag], false)
				default:
					inline12.single(w, source.Tags[token.Tag], false)
				}
			}
		}
		file := head12 + `<trans-unit id="u"><source><g id="a1">b</g> <x id="x1"/></source><target state="translated">` + string(w.b) + `</target></trans-unit>` + foot12
		c, err := Decode("fr.xlf", []byte(file))
		if err != nil {
			t.Fatalf("%v\n%s", err, file)
		}
		m := &c.Messages[0]
		if m.Target == "" || len(segment.Check(&segment.Segment{Text: source.Source, Tags: source.Tags}, m.Target)) > 0 {
			return
		}
		if elements != 3 {
			t.Fatalf("%q passes with %d elements\n%s", m.Target, elements, w.b)
		}
	})
}
