package xliff

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
)

const (
	head12 = `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.md" source-language="en" target-language="fr" datatype="html"><body>` + "\n"
	foot12 = "\n</body></file></xliff>"
	head2  = `<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="fr"><file id="f" original="a.md">` + "\n"
	foot2  = "\n</file></xliff>"
)

// unit12 decodes the content of one unit of version 1.2.
func unit12(t *testing.T, attrs, content string) locales.Message {
	t.Helper()
	c := mustDecode(t, "fr.xlf", []byte(head12+`<trans-unit id="u"`+attrs+`>`+content+`</trans-unit>`+foot12))
	return c.Messages[0]
}

func unit2(t *testing.T, content string) locales.Message {
	t.Helper()
	return mustDecode(t, "fr.xlf", []byte(head2+`<unit id="u">`+content+`</unit>`+foot2)).Messages[0]
}

func TestStates12(t *testing.T) {
	for _, test := range []struct{ attrs, target, want string }{
		{"", ``, "untranslated "},
		{"", `<target/>`, "untranslated "},
		{"", `<target state="translated"> </target>`, "untranslated "},
		{"", `<target state="new">S</target>`, "untranslated "},
		{"", `<target>T</target>`, "translated T"},
		{"", `<target>S</target>`, "translated S"},
		{` approved="yes"`, `<target>T</target>`, "reviewed T"},
		{` approved="yes"`, `<target state="translated">T</target>`, "translated T"}, // translate-toolkit approves what is translated
		{` approved="no"`, `<target state="needs-translation">T</target>`, "needs-review T"},
		{"", `<target state="needs-translation">S</target>`, "untranslated "},
		{"", `<target state="needs-l10n">T</target>`, "needs-review T"},
		{"", `<target state="needs-review-translation">T</target>`, "needs-review T"},
		{"", `<target state="needs-review-adaptation">S</target>`, "needs-review S"},
		{"", `<target state="signed-off">T</target>`, "reviewed T"},
		{"", `<target state="final" state-qualifier="leveraged-mt">T</target>`, "reviewed T"},
		{"", `<target state="translated" state-qualifier="leveraged-mt">T</target>`, "needs-review T"},
		{"", `<target state-qualifier="rejected-grammar">T</target>`, "needs-review T"},
		{"", `<target state="x-other">T</target>`, "needs-review T"},
		{"", `<target state="needs-translation">S</target><alt-trans><target>A</target></alt-trans>`, "needs-review "},
		{"", `<target state="new">S</target><alt-trans><target>A</target></alt-trans>`, "untranslated "},
	} {
		m := unit12(t, test.attrs, "<source>S</source>"+test.target)
		if got := m.State.String() + " " + m.Target; got != test.want {
			t.Errorf("%s %s: %s, want %s", test.attrs, test.target, got, test.want)
		}
	}
}

func TestStates2(t *testing.T) {
	for _, test := range []struct{ segments, want string }{
		{`<segment><source>S</source></segment>`, "untranslated "},
		{`<segment state="translated"><source>S</source><target/></segment>`, "untranslated "},
		{`<segment><source>S</source><target>S</target></segment>`, "untranslated "},
		{`<segment><source>S</source><target>T</target></segment>`, "translated T"},
		{`<segment state="initial" subState="parasol:needs-review"><source>S</source><target>T</target></segment>`, "needs-review T"},
		{`<segment state="initial" subState="parasol:needs-review"><source>S</source></segment>`, "needs-review "},
		{`<segment state="translated" subState="okp:x"><source>S</source><target>S</target></segment>`, "translated S"},
		{`<segment state="final"><source>S</source><target>T</target></segment>`, "reviewed T"},
		{`<segment state="odd"><source>S</source><target>T</target></segment>`, "needs-review T"},
		{`<segment state="final"><source>A.</source><target>1.</target></segment><ignorable><source> </source></ignorable>
			<segment state="translated"><source>B.</source><target>2.</target></segment>`, "translated 1. 2."},
		{`<segment state="final"><source>A.</source><target>1.</target></segment><ignorable><source> </source></ignorable>
			<segment><source>B.</source></segment>`, "needs-review 1. B."},
		{`<segment state="final"><source>A</source><target order="3">1</target></segment><ignorable><source>-</source></ignorable>
			<segment state="final"><source>B</source><target order="1">2</target></segment>`, "reviewed 2-1"},
		{`<segment state="final"><source>A</source></segment><segment><source>B</source></segment>`, "untranslated "},
	} {
		m := unit2(t, test.segments)
		if got := m.State.String() + " " + m.Target; got != test.want {
			t.Errorf("%s: %s, want %s", test.segments, got, test.want)
		}
	}
}

// What other tools make of files, and files that other tools make.
func TestInlineElementsOfOthers(t *testing.T) {
	for _, test := range []struct {
		name, content, source, target, tags string
	}{
		{"ours", `<source>a <g id="a1">b</g><x id="br1"/></source><target><x id="br1"/><g id="a1">c</g></target>`,
			"a <a1>b</a1><br1/>", "<br1/><a1>c</a1>", "a1 br1"},
		{"ends", `<source><bx id="a1" rid="7"/>b<ex id="a1" rid="7"/></source><target><bpt id="a1">&lt;a></bpt>c<ept id="a1">&lt;/a></ept></target>`,
			"<a1>b</a1>", "<a1>c</a1>", "a1"},
		{"by rid", `<source><bpt id="1" rid="9" ctype="bold">*</bpt>b<ept id="2" rid="9">*</ept></source><target><it id="1" rid="9" pos="open">*</it>c<it pos="close" id="3" rid="9"/></target>`,
			"<b1>b</b1>", "<b1>c</b1>", "b1"},
		{"numbers", `<source><g id="1" ctype="bold">b</g> <g id="2" ctype="bold">c</g> <x id="1" ctype="lb"/><ph id="7">%s<sub>in</sub></ph> &lt;b1&gt;</source>
			<target><ph id="7"/><g id="2">b<g id="5">!</g></g></target>`,
			"<b2>b</b2> <b3>c</b3> <br1/><x1/> <b1>", "<x1/><b3>b<i1>!</i1></b3>", "b2 b3 br1 x1"},
		{"marks and prefixes", `<source>a<mrk mtype="protected">b</mrk></source><seg-source><mrk mid="0" mtype="seg">a</mrk></seg-source>
			<target><mrk mid="0" mtype="seg">c</mrk> <mrk mid="1" mtype="seg"><x:y xmlns:x="urn:y">d</x:y></mrk></target>`,
			"ab", "c d", ""},
		{"character data", `<source><![CDATA[<a1>]]>&#x26;&#60;<!-- no -->&amp;lt;<?no?></source><target>x</target>`, "<a1>&<&lt;", "x", ""},
		{"lost", `<source><g id="a1">b</g></source><target>c</target>`, "<a1>b</a1>", "c", "a1"},
		{"doubled", `<source><g id="a1">b</g></source><target><g id="a1">c</g><g id="a1">d</g></target>`, "<a1>b</a1>", "<a1>c</a1><a1>d</a1>", "a1"},
		{"pasted", `<source><g id="a1">b</g></source><target>&lt;a1&gt;c&lt;/a1&gt; &lt;p></target>`, "<a1>b</a1>", "&lt;a1&gt;c&lt;/a1&gt; <p>", "a1"},
		{"pasted besides", `<source><g id="a1">b</g></source><target><g id="a1">c</g> &lt;a1></target>`, "<a1>b</a1>", "<a1>c</a1> <a1>", "a1"},
		{"the wrong shape", `<source><g id="a1">b</g></source><target><x id="a1"/>c</target>`, "<a1>b</a1>", "<x1/>c", "a1"},
		{"no tags at all", `<source>&lt;a1&gt;b&lt;/a1&gt;</source><target>&lt;a1&gt;c&lt;/a1&gt;</target>`, "<a1>b</a1>", "<a1>c</a1>", ""},
	} {
		m := unit12(t, "", test.content)
		var tags []string
		for _, tag := range m.Tags {
			tags = append(tags, tag.Name())
		}
		got := []string{m.Source, m.Target, strings.Join(tags, " ")}
		if d := cmp.Diff([]string{test.source, test.target, test.tags}, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, d)
		}
	}
	m := unit2(t, `<originalData><data id="d">u<cp hex="0001"/></data></originalData><segment><source>a<pc id="a1" dataRefStart="d">b<cp hex="001b"/></pc></source>
		<target><mrk id="m"><sc id="a1"/>c</mrk><sm id="n"/><ec startRef="a1"/><em startRef="n"/><pc id="2" copyOf="a1">d</pc><ph id="9" type="fmt" subType="xlf:lb"/></target></segment>`)
	want := []string{"a<a1>b\x1b</a1>", "<a1>c</a1><a1>d</a1><br1/>", "u\x01"}
	if d := cmp.Diff(want, []string{m.Source, m.Target, m.Tags[0].Stands}); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// A lesson takes no text whose tags were lost, doubled or pasted, and the
// refusal names the tag.
func TestDamagedTagsAreRefusedByName(t *testing.T) {
	source := `<source><g id="a1">b</g> <x id="x1"/></source>`
	for target, want := range map[string]string{
		`<g id="a1">c</g> <x id="x1"/>`:                                  "",
		`c <x id="x1"/>`:                                                 "<a1>…</a1> of the source text is missing",
		`<g id="a1">c</g>`:                                               "<x1/> of the source text is missing",
		`<g id="a1">c</g><g id="a1">d</g> <x id="x1"/>`:                  "<a1>…</a1> stands 2 times",
		`&lt;a1&gt;c&lt;/a1&gt; <x id="x1"/>`:                            "<a1>…</a1> of the source text is missing",
		`&lt;a1&gt;<g id="a1">c</g> <x id="x1"/>`:                        "<a1> stands 2 times",
		`<bx id="a1"/>c&lt;/a1&gt; <x id="x1"/>`:                         "</a1> of the source text is missing",
		`<![CDATA[<]]>a1>c&lt;/a1&gt; <x id="x1"/>`:                      "<a1>…</a1> of the source text is missing",
		`<g id="a1">c</g> <x id="x1"/><g id="7" ctype="bold">d</g>`:      "<b1> is not a tag of the source text; </b1> is not a tag of the source text",
		`<g id="a1">c</g> <x id="x1"/>&lt;b7&gt;`:                        "<b7> is not a tag of the source text",
		`<g id="a1">c</g> <g id="x1"/>`:                                  "<i1> is not a tag of the source text; </i1> is not a tag of the source text; <x1/> of the source text is missing",
		`<g id="a1"/>c <x id="x1"/>`:                                     "nothing stands between <a1> and </a1>",
		`<ex id="a1"/>c<bx id="a1"/> <x id="x1"/>`:                       "</a1> closes where another tag is open",
		`<g id="a1">c</g> <x id="x1"/> &lt;g id="a1"&gt; &amp;lt;a1&gt;`: "",
	} {
		m := unit12(t, "", source+"<target>"+target+"</target>")
		var sentences []string
		for _, p := range segment.Check(&segment.Segment{Text: m.Source, Tags: m.Tags}, m.Target) {
			sentences = append(sentences, p.Sentence)
		}
		if got := strings.Join(sentences, "; "); got != want {
			t.Errorf("%s:\n got %s\nwant %s", target, got, want)
		}
	}
}

func TestPreviousGoesWithTheTextThatHasIt(t *testing.T) {
	const old = `<alt-trans alttranstype="previous-version"><source>P</source><target state="needs-review-translation">T</target></alt-trans>`
	for target, want := range map[string]locales.Message{
		`<target state="needs-review-translation">T</target>`: {Target: "T", State: locales.NeedsReview, Previous: "P"},
		`<target state="translated">T</target>`:               {Target: "T", State: locales.Translated},
		`<target state="translated">U</target>`: {Target: "U", State: locales.Translated,
			Suggestions: []locales.Suggestion{{Text: "T", Source: "P"}}},
	} {
		want.ID, want.Source, want.References = "u", "S", []string{"a.md"}
		c := &locales.Catalog{Messages: []locales.Message{unit12(t, "", "<source>S</source>"+target+old)}}
		if d := diff(&locales.Catalog{Messages: []locales.Message{want}}, c); d != "" {
			t.Errorf("%s (-want +got):\n%s", target, d)
		}
	}
}

func TestFileOfAnotherTool(t *testing.T) {
	const file = "\ufeff<?xml version='1.0' encoding=\"utf-8\" standalone='yes'?>\r\n<!DOCTYPE x:xliff PUBLIC \"-//XLIFF//DTD XLIFF//EN\" \"http://localhost/xliff.dtd\">\r\n<!-- é -->\r\n" +
		`<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:1.2" version="1.2" xmlns:sdl='http://sdl.com/x'><x:file target-language='fr' original="b.md" source-language="en">` +
		"\r\n<x:header><x:note>not mine</x:note><sdl:x><source>no</source></sdl:x></x:header><x:body><x:group id='g'><x:note>nor mine</x:note>\r\n" +
		`  é <x:trans-unit translate="no" id='u'><x:note from="reviewer">hm</x:note><x:alt-trans match-quality="83.4%" origin="tm"><x:target>one</x:target><x:target>two</x:target></x:alt-trans>` +
		"<x:target xml:lang='fr'\n>T\r\nU</x:target><x:source\txml:lang='en'>S</x:source><x:note from='developer'>a\tb</x:note><sdl:seg><source>no</source></sdl:seg></x:trans-unit>" +
		"<x:bin-unit id='v'><x:bin-source/></x:bin-unit></x:group></x:body></x:file></x:xliff>\r\n<!-- end -->"
	want := &locales.Catalog{Locale: "fr", Pos: segment.Pos{File: "in/fr.xlf", Line: 4, Col: 101}, Source: "en", Messages: []locales.Message{{
		ID: "u", Source: "S", Target: "T\nU", State: locales.Translated, References: []string{"b.md"}, Notes: []string{"a\tb"}, Comments: []string{"hm"},
		Suggestions: []locales.Suggestion{{Text: "one", Origin: "tm", Score: 0.83}, {Text: "two", Origin: "tm", Score: 0.83}},
		Pos:         segment.Pos{File: "in/fr.xlf", Line: 6, Col: 5},
	}}}
	noBytes := cmpopts.IgnoreFields(locales.Message{}, "Place")
	if d := cmp.Diff(want, mustDecode(t, "in/fr.xlf", []byte(file)), noBytes); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		for _, mark := range []string{"\ufeff", ""} {
			var wide []byte
			for _, c := range utf16.Encode([]rune(strings.ReplaceAll(mark+strings.TrimPrefix(file, "\ufeff"), "utf-8", "UTF-16") + "<!-- 😀 -->")) {
				wide = order.AppendUint16(wide, c)
			}
			if d := cmp.Diff(want, mustDecode(t, "in/fr.xlf", wide), noBytes); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
			if !Format12.Sniff(wide) || Format2.Sniff(wide) || !Format12.Sniff(wide[:len(wide)/2-1]) {
				t.Error("not recognized")
			}
		}
	}
}

func TestLocaleOfFileAndName(t *testing.T) {
	for _, test := range []struct{ file, name, want string }{
		{"pt-BR", "x/lessons.pt_BR.xlf", "pt_BR"},
		{"pt-br", "pt-BR.xlf", "pt-BR"},
		{"fr", "lessons.xlf", "fr"},
		{"fr", "de.xlf", "fr"},
		{"", "x/tl.xliff", "tl"},
		{"", "lessons-to-do.xlf", "lessons-to-do.xlf: no target language, neither in the file nor in its name, as that of fr.xlf is"},
	} {
		data := strings.Replace(head12, `target-language="fr"`, `target-language="`+test.file+`"`, 1) + foot12
		c, err := Decode(test.name, []byte(data))
		if got := fmt.Sprint(err); err != nil && got != test.want || err == nil && c.Locale != test.want {
			t.Errorf("%q in %s: %v, %v, want %s", test.file, test.name, c, err, test.want)
		}
	}
}

func TestErrorsNameLineAndColumn(t *testing.T) {
	unit := func(s string) string {
		return head12 + `<trans-unit id="u"><source>` + s + `</source></trans-unit>` + foot12
	}
	for _, test := range []struct{ data, want string }{
		{"", "1:1: the file ends in the middle: it holds no element"},
		{"  \n", "2:1: the file ends in the middle: it holds no element"},
		{"msgid", "1:1: text outside of the root element"},
		{"<tmx/>", "1:1: the file begins with <tmx>, want <xliff>"},
		{`<xliff xmlns="urn:x"/>`, "1:1: <xliff> is of a namespace that is not XLIFF's"},
		{`<xliff version="3.0"/>`, `1:1: version "3.0" of XLIFF, want 1.2 or 2.1`},
		{head12, "2:1: the file ends in the middle: <body> is open"},
		{head12 + "<trans-unit id='a", "2:18: the file ends in the middle"},
		{unit("&boom;"), "2:28: the entity &boom;, which XML does not have"},
		{unit("&#0;"), "2:28: the reference &#0; to a character that XML does not have"},
		{unit("&#xD800;"), "2:28: the reference &#xD800; to a character that XML does not have"},
		{unit("AT&T"), `2:30: "&" in the text: it is written &amp;`},
		{unit("é\x00"), "2:29: the character U+0000, which XML does not have"},
		{unit("\ufffe"), "2:28: the character U+FFFE, which XML does not have"},
		{unit("\xff"), "2:28: the file is not UTF-8: byte 0xff"},
		{unit("]]>"), `2:28: "]]>" in the text`},
		{unit("<g id='a1'>"), "2:39: </source> closes <g>"},
		{unit("<g id='a' id='b'/>"), "2:38: the attribute id stands twice"},
		{unit("<g id=a/>"), "2:34: want the value of id in quotes"},
		{unit("<g id/>"), `2:33: want "=" after the attribute id`},
		{unit("<g id='<'/>"), `2:35: "<" in the value of id`},
		{unit("<g id=''x=''/>"), `2:36: want a blank, ">" or "/>" in <g>`},
		{unit("<o:g/>"), "2:28: the prefix of <o:g> is not declared"},
		{unit("< g/>"), "2:29: want a name"},
		{unit("<!-- a -- b -->"), `2:35: "--" in a comment`},
		{unit("<!ELEMENT x>"), "2:28: a declaration that XML does not have here"},
		{unit("<?xml version='1.0'?>"), "2:28: the XML declaration is not the first of the file"},
		{unit("") + "<a/>", "3:23: a second root element"},
		{`<?xml version="1.0" encoding="koi8-r"?>` + unit(""), `1:31: the encoding "koi8-r" cannot be read: save the file as UTF-8`},
		{`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + unit("&b;"), "2:28: the entity &b;, which XML does not have"},
		{`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + unit("&a;"), "2:28: the entity &a;, which XML does not have"},
		{unit(strings.Repeat("<g>", 65_000)), "2:781: elements nest deeper than 256 levels"},
		{head12 + "<trans-unit><source/></trans-unit>\n<trans-unit id='a'/>\n<trans-unit id='a'/>" + foot12, "4:1: the unit \"a\" stands twice, first in line 3"},
		{head12 + "</body></file>\n<file target-language='de'/></xliff>", `3:1: the file holds "fr" and "de": one file for each language`},
		{strings.Replace(head12, `"fr"`, `"f r"`, 1) + foot12, `1:68: "f r" is not a language tag`},
	} {
		_, err := Decode("fr.xlf", []byte(test.data))
		if err == nil || err.Error() != "fr.xlf:"+test.want {
			t.Errorf("%.200q:\n got %v\nwant fr.xlf:%s", test.data, err, test.want)
		}
	}
}

func TestEncodeRefuses(t *testing.T) {
	for _, c := range []locales.Catalog{
		{Locale: "fr"},
		{Source: "en"},
		{Source: "en", Locale: "a b"},
		{Source: "en", Locale: "fr", Messages: []locales.Message{{}}},
		{Source: "en", Locale: "fr", Messages: []locales.Message{{ID: "a\x00"}}},
		{Source: "en", Locale: "fr", Messages: []locales.Message{{ID: "a"}, {ID: "a"}}},
	} {
		for _, f := range formats {
			if _, err := f.Encode(&c); err == nil {
				t.Errorf("%s: %+v was written", f.Name, c)
			}
		}
	}
}

func TestSniff(t *testing.T) {
	for data, want := range map[string]string{
		"<?xml version='1.0'?>\n<xliff version='1.2'>":                                           "xliff",
		"<!-- c --><x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLa": "xliff2",
		"<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' ":                                  "xliff2",
		"<xliff ":            "xliff",
		"<xliff version='3'": "",
		"<tmx version='1.4'": "",
		"<?xml":              "",
		"msgid \"<xliff\"":   "",
		"":                   "",
		"\xff\xfe":           "",
		"\x00<":              "",
	} {
		got := ""
		for _, f := range formats {
			if f.Sniff([]byte(data)) {
				got += f.Name
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", data, got, want)
		}
	}
}

// Hostile files cost no more than their size.
func TestTimeIsLinear(t *testing.T) {
	const n = 65_000
	for name := range hostileFiles(1) {
		cost.Linear(t, name, n, func(n int) {
			if c, err := Decode("fr.xlf", []byte(hostileFiles(n)[name]())); err == nil {
				for _, f := range formats {
					mustDecode(t, "fr.xlf", mustEncode(t, f, c))
				}
			}
		})
	}
}

// hostileFiles repeat something n times.
func hostileFiles(n int) map[string]func() string {
	repeat := func(s string) string { return strings.Repeat(s, n) }
	number := regexp.MustCompile("N")
	count := func(s string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(number.ReplaceAllLiteralString(s, fmt.Sprint(i+1)))
		}
		return b.String()
	}
	unit := func(source, target string) string {
		return `<trans-unit id="u"><source>` + source + "</source><target>" + target + "</target></trans-unit>"
	}
	return map[string]func() string{
		"texts with carriage returns": func() string { return head12 + unit(repeat("a\r"), repeat("&amp;\r\n")) + foot12 },
		"units on one line":           func() string { return head12 + count(`<trans-unit id="N"><source>é</source></trans-unit>`) + foot12 },
		"the same unit":               func() string { return head12 + repeat(`<trans-unit id="1"/>`) + foot12 },
		"tags and brackets": func() string {
			return head12 + unit(count(`<x id="xN"/>`), count(`&lt;aN&gt;<x id="xN"/>&lt;`)) + foot12
		},
		"tags that nobody knows": func() string {
			return head12 + unit(count(`<x id="nN"/>`), count(`<g id="nN" ctype="bold"/>`)) + foot12
		},
		"pasted tags": func() string { return head12 + unit(count(`<g id="aN"/>`), count(`&lt;aN&gt;`)) + foot12 },
		"namespaces": func() string {
			return head12 + `<a` + strings.ReplaceAll(count(` xmlns:pN="urn:N"`)[:4000], "\n", "") + foot12
		},
		"namespaces nested": func() string { return head12 + repeat(`<a xmlns:p="urn:p"><b/></a>`) + foot12 },
		"segments": func() string {
			return head2 + `<unit id="u">` + count(`<segment><source>N</source><target order="N">T</target></segment>`) + "</unit>" + foot2
		},
		"marked segments": func() string {
			return head12 + `<trans-unit id="u"><source>a</source><seg-source>` + count(`<mrk mtype="seg" mid="N">a</mrk> `) + "</seg-source><target>" + count(`<mrk mtype="seg" mid="N">b</mrk>`) + "</target></trans-unit>" + foot12
		},
		"one segment marked again": func() string {
			return head12 + `<trans-unit id="u"><source>a</source><seg-source><mrk mtype="seg" mid="1">a</mrk></seg-source><target>` + repeat(`<mrk mtype="seg" mid="1">b</mrk>`) + "</target></trans-unit>" + foot12
		},
		"segments nested": func() string {
			return head12 + `<trans-unit id="u"><source>a</source><target>` + strings.Repeat(`<mrk mtype="seg">`, 200) + "b" + strings.Repeat("</mrk>", 200) + "</target></trans-unit>" + foot12
		},
		"comments on words": func() string { return head12 + unit("a", count(`<mrk mtype="x" comment="N">b</mrk>`)) + foot12 },
		"groups of the same unit": func() string {
			return head12 + repeat(`<group><trans-unit id="1"><source>a</source></trans-unit></group>`) + foot12
		},
		"ignorable parts": func() string {
			return head2 + `<unit id="u">` + count(`<segment><source>N</source><target>T</target></segment><ignorable><source> </source></ignorable>`) + "</unit>" + foot2
		},
		"data": func() string {
			return head2 + count(`<unit id="uN"><originalData><data id="dN">x</data></originalData><segment><source/></segment></unit>`) + foot2
		},
		"many data": func() string {
			return head2 + `<unit id="u"><originalData>` + count(`<data id="dN">x</data>`) + "</originalData><segment><source>" + count(`<ph id="xN" dataRef="dN"/>`) + "</source></segment></unit>" + foot2
		},
		"comments": func() string { return head12 + repeat("<!--") + foot12 },
	}
}

func TestDeepPairsAreTakenApart(t *testing.T) {
	var names []string
	source := ""
	for i := range 1000 {
		names = append(names, fmt.Sprint("b", i+1))
		source = fmt.Sprintf("<b%d>%s</b%d>", 1000-i, source+"x", 1000-i)
	}
	c := &locales.Catalog{Source: "en", Locale: "fr", Messages: []locales.Message{tagged("", source, names...)}}
	for _, f := range formats {
		data := mustEncode(t, f, c)
		if d := diff(c, mustDecode(t, "fr.xlf", data)); d != "" {
			t.Error(d)
		}
		if n := bytes.Count(data, []byte("<bx ")) + bytes.Count(data, []byte("<sc ")); n < 900 {
			t.Errorf("%s: %d ends stand alone", f.Name, n)
		}
	}
}
