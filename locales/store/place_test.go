package store

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/locales"
)

// A place is a file in which ⟦ and ⟧ stand around what spells a word of the
// translation of a message.
type place struct {
	format, word, file string
}

var places = []place{
	{"po", "drei", "#: a.md\nmsgid \"a\"\nmsgstr \"eins zwei ⟦drei⟧\"\n"},
	{"po", "drei vier", "msgid \"\"\n\"a \"\n\"b\"\nmsgstr \"\"\n\"eins zwei \"\n\"⟦drei \"\n\n  \"vier⟧ fünf\"\n"},
	{"po", "fünf", "msgid \"\"\n\"a \"\n\"b\"\nmsgstr \"\"\n\"eins zwei drei \"\n\"vier ⟦fünf⟧\"\n"},
	{"po", "\"zwei\"", "msgid \"a\"\nmsgstr \"\\\"eins\\\"\\n\"\n\"\\t⟦\\\"zwei\\\"⟧\\\\\"\n"},
	{"po", "é d", "msgid \"a\"\nmsgstr \"caf⟦\\303\\251 d⟧'\\x41\"\n"},
	{"po", "zwei", "#~ msgid \"a\"\n#~ msgstr \"\"\n#~ \"eins \"\n#~ \"⟦zwei⟧\"\n"},
	{"po", "zwei", "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"eins\"\n\" ⟦zwei⟧\"\nmsgstr[1] \"drei\"\n"},
	{"csv", "zwei", "source,target\na,⟦zwei⟧\nb,drei\n"},
	{"csv", "zwei", "sep=;\n\"source\";target;id;note\na;\"eins \"\"\n\"\" ⟦zwei⟧\n\";x;\"\n\"\nb;drei\n"},
	{"csv", "\"zwei\"", "source,target,state\na,\"eins ⟦\"\"zwei\"\"⟧\",translated\n"},
	{"csv", "=eins", "id,source,target,note,state,exported\n,a,'⟦=eins⟧,,,guarded target\n"},
	{"csv", "'=eins", "id,source,target,note,state,exported\n,a,\"''⟦'=eins⟧ \"\"\",,,guarded target\n"},
	{"csv", "zwei", "target\tsource\n⟦zwei⟧\ta\n"},
	{"xlf", "zwei", xliff12("<target>eins ⟦zwei⟧</target>")},
	{"xlf", "zwei", xliff12("<target state='translated'\n>eins\n &#x22;&quot; &amp;\n  <!-- zwei --> ⟦zwei⟧</target>")},
	{"xlf", "zwei <b1>drei", xliff12("<target><g id='a1'>eins</g> ⟦zwei <g id='b1'>dr<?x zwei?>ei⟧</g></target>")},
	{"xlf", "zwei", xliff12("<target><x id='x1'/><bpt id='b1'>&lt;b></bpt>eins<ept id='b1'>&lt;/b></ept> <![CDATA[&⟦zwei⟧]]></target>")},
	{"xlf", "<b1>", xliff12("<target>eins ⟦<g id='b1'>⟧zwei</g></target>")},
	{"xlf", "eins zwei", xliff12("<target><mrk mtype='seg' mid='1'>⟦eins </mrk><mrk mtype='seg' mid='2'>zwei⟧</mrk></target>")},
	{"xlf", "zwei", xliff2("<segment><source>a</source>\n<target>\n eins⟦zwei⟧ <ph id='x1'/><cp hex=\"000c\"/></target></segment>")},
	{"xlf", "drei", xliff2("<segment><source>a. </source>\n<target>eins. </target></segment>\n<segment><source>zwei drei</source>\n<target>zwei <pc id='a1'>⟦drei⟧</pc></target></segment>")},
	{"tmx", "zwei", memoryOf("<seg>eins <bpt i='1'>&lt;b1></bpt> &amp; ⟦zwei⟧<ept i='1'> &lt;/b1></ept> drei</seg>")},
	{"tmx", "zwei", memoryOf("<seg>eins\n <ph>{x}</ph><hi>drei ⟦zwei⟧</hi></seg>")},
	{"toml", "zwei", "[\"a\"]\ndescription = \"zwei\"\nother = \"eins ⟦zwei⟧\"\n"},
	{"toml", "\"zwei\"", "[a]\nother = \"ei\\u00E4ns\\t⟦\\\"zwei\\\"⟧\"\n"},
	{"toml", "zwei", "[a]\nother = \"\"\"\neins\n\\\"\\\n   ⟦zwei⟧\"\"\"\n[b]\nother = 'drei'\n"},
	{"toml", "zwei", "[a]\nother = '''\neins\n\\t\n  ⟦zwei⟧'''\n"},
	{"toml", "zwei", "a = '⟦zwei⟧ \"drei'\n"},
	{"toml", "zwei", "a.other = {other = \"eins ⟦zwei⟧\"}\n"},
	{"json", "zwei", "{\n  \"a\": {\"description\": \"zwei\", \"other\" : \"eins\\n\\u00e4\\/\\ud83d\\ude00⟦zwei⟧\"},\n \"b\": \"drei\"\n}\n"},
	{"json", "😀", "{\"b\": null, \"a\": \"eins ⟦\\ud83d\\ude00⟧ zwei\"}\n"},
	{"yaml", "zwei", "a:\n  other: eins ⟦zwei⟧ # zwei\nb: drei\n"},
	{"yaml", "zwei drei", "a:\n  other: eins\n    ⟦zwei\n    drei⟧\nb: vier\n"},
	{"yaml", "\"zwei\"", "a:\n  other: \"eins\\\n    \\t⟦\\\"zwei\\\"⟧\\x41\\_\n\n  drei\"\n"},
	{"yaml", "'zwei", "a: {other: 'eins\n\n    ⟦''zwei⟧', description: x}\n"},
	{"yaml", "zwei", "a:\n  other: |-\n    eins\n      - ⟦zwei⟧\n\n# zwei\nb: drei\n"},
	{"yaml", "zwei", "a:\n  other: >2\n    eins\n    ⟦zwei⟧\n\n    drei\n\n"},
	{"yaml", "zwei", "? a\n: other: !!str ⟦zwei⟧\n? b\n: other: drei\n"},
}

func xliff12(target string) string {
	return "<?xml version='1.0'?>\n<xliff version='1.2'><file source-language='en' target-language='de' original='a.md'><body>\n" +
		"<trans-unit id='one'><source>a <g id='b1'>b</g></source>\n" + target + "</trans-unit>\n</body></file></xliff>\n"
}

func xliff2(segments string) string {
	return "<xliff version='2.0' srcLang='en' trgLang='de'><file id='f'>\n<unit id='one'>" + segments + "</unit></file></xliff>\n"
}

func memoryOf(seg string) string {
	return "<tmx version='1.4'><header srclang='en'/><body>\n<tu><tuv xml:lang='en'><seg>zwei</seg></tuv>\n<tuv xml:lang='de'>" + seg + "</tuv></tu>\n</body></tmx>\n"
}

const language = "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\n"

func (p place) name() string {
	if p.format == "toml" || p.format == "json" || p.format == "yaml" {
		return "active.de." + p.format
	}
	return "de." + p.format
}

func (p place) marked() string {
	if p.format == "po" {
		return language + p.file
	}
	return p.file
}

func TestPlacesAreThoseOfTheFile(t *testing.T) {
	for _, p := range places {
		marked := p.marked()
		check(t, p, "", marked, []byte(withoutMarks(marked)))
		check(t, p, "bom ", marked, []byte("\ufeff"+withoutMarks(marked)))
		returns := strings.ReplaceAll(marked, "\n", "\r\n")
		check(t, p, "crlf ", returns, []byte(withoutMarks(returns)))
		if p.format == "po" || p.format == "csv" || p.format == "xlf" || p.format == "tmx" {
			check(t, p, "utf-16 ", marked, wide(withoutMarks(marked)))
		}
	}
}

func check(t *testing.T, p place, kind, marked string, data []byte) {
	t.Helper()
	c, err := Decode(p.name(), data)
	if err != nil {
		t.Errorf("%s%s: %v", kind, p.file, err)
		return
	}
	m := messageWith(c, p.word)
	if m == nil {
		t.Errorf("%s%s: no message has %q", kind, p.file, p.word)
		return
	}
	start := strings.Index(m.Target, p.word)
	r := m.Place.Region(m.Place.Runs(m.Target), start, start+len(p.word))
	if got := shown(r); !strings.Contains(marked, got) || r.Line != lineOf(marked) {
		t.Errorf("%s%s: line %d: %s", kind, marked, r.Line, got)
	}
}

// What was mended after it was read, or is not written anywhere as it is, is at the
// translation as a whole.
func TestTextsThatAreNotWrittenSoAreTheWholeTranslation(t *testing.T) {
	for _, p := range []place{
		{"po", "eins", "msgid \"a\"\nmsgstr ⟦\"eins\"⟧\n"},
		{"csv", "eins", "source,target,note\na,⟦\"eins\"⟧,\n"},
		{"csv", "eins", "source,target\na,⟦eins⟧\n"},
		{"toml", "eins", "[a]\nother = ⟦'eins'⟧\n"},
		{"json", "eins", "{\"a\": ⟦\"eins\"⟧}\n"},
		{"xlf", "eins", xliff12("<target>⟦eins<g id='b1'/>⟧</target>")},
		{"tmx", "eins", memoryOf("<seg>⟦eins<ph>x</ph>⟧</seg>")},
	} {
		marked := p.marked()
		c, err := Decode(p.name(), []byte(withoutMarks(marked)))
		if err != nil {
			t.Fatal(err)
		}
		m := messageWith(c, p.word)
		for _, text := range []string{"ein", "eins zwei", "zwei"} {
			if got := shown(m.Place.Region(m.Place.Runs(text), 0, 2)); !strings.Contains(marked, got) {
				t.Errorf("%s, for %q: %s", p.file, text, got)
			}
		}
	}
}

func messageWith(c *locales.Catalog, word string) *locales.Message {
	for i := range c.Messages {
		if m := &c.Messages[i]; strings.Contains(m.Target, word) {
			return m
		}
	}
	return nil
}

// shown is a region as the files above have it.
func shown(r locales.Region) string {
	return r.Lines[:r.From] + "⟦" + r.Lines[r.From:r.To] + "⟧" + r.Lines[r.To:]
}

func lineOf(marked string) int {
	before, _, _ := strings.Cut(marked, "⟦")
	return 1 + strings.Count(before, "\n")
}

func withoutMarks(s string) string { return strings.NewReplacer("⟦", "", "⟧", "").Replace(s) }

// wide is a text in UTF-16 with its mark.
func wide(s string) []byte {
	data := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		data = binary.LittleEndian.AppendUint16(data, u)
	}
	return data
}

// Every byte of a translation is somewhere, and the next one behind it; a
// character by itself is spelled by what reads as that character.
func FuzzPlace(f *testing.F) {
	for _, p := range places {
		f.Add(p.name(), withoutMarks(p.marked()))
	}
	f.Fuzz(func(t *testing.T, name, data string) {
		c, err := Decode(name, []byte(data))
		if err != nil {
			return
		}
		for i := range c.Messages {
			m := &c.Messages[i]
			if m.Target == "" {
				continue
			}
			runs := m.Place.Runs(m.Target)
			held(t, m, runs)
			last := m.Place.Region(runs, 0, 0)
			for at, r := range m.Target {
				here := m.Place.Region(runs, at, at+utf8.RuneLen(r))
				if before(here, last) && at > 0 && runs != nil {
					t.Fatalf("%q: %d is before what stands before it", m.Target, at)
				}
				last = here
			}
		}
	})
}

// held holds runs against what they promise: all of the text, in its order, in
// the order of the file.
func held(t *testing.T, m *locales.Message, runs []locales.Run) {
	text, raw := 0, m.Place.From
	for _, r := range runs {
		if r.Text != text || r.Raw < raw {
			t.Fatalf("%q: %v", m.Target, runs)
		}
		if r.Same && m.Place.File.Text()[r.Raw:r.Raw+r.RawLen] != m.Target[r.Text:r.Text+r.Len] {
			t.Fatalf("%q: %v is not spelled so", m.Target, r)
		}
		text, raw = r.Text+r.Len, r.Raw+r.RawLen
	}
	if runs != nil && text != len(m.Target) {
		t.Fatalf("%q: %v", m.Target, runs)
	}
}

func before(a, b locales.Region) bool {
	return a.Line < b.Line || a.Line == b.Line && a.From < b.From
}
