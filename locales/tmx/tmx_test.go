package tmx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

func obsolete(context, source, target string) locales.Message {
	return locales.Message{
		ID: segment.ID(context, source), Context: context, Source: source, Target: target, State: locales.Obsolete,
	}
}

func sample() *locales.Catalog {
	open := obsolete("menu", "Open", "Ouvrir")
	open.Comments = []string{"a verb", "two\nlines"}
	open.Suggestions = []locales.Suggestion{{Text: "Ouvre", Source: "Open", Score: 1}}
	unknown := locales.Message{ID: "gone-1", Target: "Parti", State: locales.Obsolete}
	remark := obsolete("", "Phone", "")
	remark.Comments = []string{"not yet"}
	return &locales.Catalog{Locale: "fr", Messages: []locales.Message{
		open, obsolete("", "Read <a1>this</a1> & \"that\".", "Lisez <a1>ceci</a1> & «cela»\u00a0."), unknown, remark,
	}}
}

const sampleFile = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="parasol" creationtoolversion="1" segtype="paragraph" o-tmf="parasol" adminlang="en" srclang="en" datatype="plaintext"/>
  <body>
    <tu tuid="open-cnedmynqvm4dcf3q">
      <note>a verb</note>
      <note>two&#xA;lines</note>
      <prop type="x-context">menu</prop>
      <tuv xml:lang="en"><seg>Open</seg></tuv>
      <tuv xml:lang="fr"><seg>Ouvrir</seg></tuv>
    </tu>
    <tu>
      <prop type="x-context">menu</prop>
      <tuv xml:lang="en"><seg>Open</seg></tuv>
      <tuv xml:lang="fr"><seg>Ouvre</seg></tuv>
    </tu>
    <tu tuid="read-this-that-ID">
      <tuv xml:lang="en"><seg>Read &lt;a1&gt;this&lt;/a1&gt; &amp; &#34;that&#34;.</seg></tuv>
      <tuv xml:lang="fr"><seg>Lisez &lt;a1&gt;ceci&lt;/a1&gt; &amp; «cela»` + "\u00a0" + `.</seg></tuv>
    </tu>
    <tu tuid="gone-1">
      <tuv xml:lang="fr"><seg>Parti</seg></tuv>
    </tu>
    <tu tuid="phone-nujoyzwizfwjdhbj">
      <note>not yet</note>
      <tuv xml:lang="en"><seg>Phone</seg></tuv>
    </tu>
  </body>
</tmx>
`

func mustEncode(t testing.TB, c *locales.Catalog) []byte {
	t.Helper()
	data, err := Encode(c, "en")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func diff(want, got *locales.Catalog) string {
	return cmp.Diff(want, got, cmpopts.IgnoreFields(locales.Message{}, "Pos"), cmpopts.EquateEmpty())
}

func TestEncodeMatchesGolden(t *testing.T) {
	want := strings.ReplaceAll(sampleFile, "read-this-that-ID", segment.ID("", "Read <a1>this</a1> & \"that\"."))
	if d := cmp.Diff(want, string(mustEncode(t, sample()))); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestOtherStatesAreLeftOut(t *testing.T) {
	c := sample()
	for i := range c.Messages {
		c.Messages[i].State = locales.Translated
	}
	if data := mustEncode(t, c); bytes.Contains(data, []byte("<tu")) {
		t.Errorf("%s", data)
	}
}

func TestMemoryComesBack(t *testing.T) {
	got, err := Decode("locales/memory.fr.tmx", mustEncode(t, sample()))
	if err != nil {
		t.Fatal(err)
	}
	if d := diff(sample(), got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if p := got.Messages[1].Pos.String(); !strings.HasPrefix(p, "locales/memory.fr.tmx:18:") {
		t.Errorf("position %s", p)
	}
}

// The content models and required attributes of the TMX 1.4b DTD, for the
// elements that Encode writes.
var (
	models = map[string]string{
		"tmx": "^header body $", "header": "^((note|prop|ude) )*$", "body": "^(tu )*$", "tu": "^((note|prop) )*(tuv )+$",
		"tuv": "^((note|prop) )*seg $", "seg": "^$", "note": "^$", "prop": "^$",
	}
	required = map[string][]string{
		"tmx": {"version"}, "tuv": {"lang"}, "prop": {"type"},
		"header": {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"},
	}
)

func TestMemoryIsValid(t *testing.T) {
	type element struct{ name, children string }
	var open []element
	dec := xml.NewDecoder(bytes.NewReader(mustEncode(t, sample())))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			for _, name := range required[e.Name.Local] {
				if attr(e, name) == "" {
					t.Errorf("<%s> has no %s", e.Name.Local, name)
				}
			}
			if len(open) > 0 {
				open[len(open)-1].children += e.Name.Local + " "
			}
			open = append(open, element{name: e.Name.Local})
		case xml.EndElement:
			last := open[len(open)-1]
			open = open[:len(open)-1]
			if model := models[last.name]; model == "" || !regexp.MustCompile(model).MatchString(last.children) {
				t.Errorf("<%s> holds %q, want %q", last.name, last.children, model)
			}
		}
	}
}

func TestMemoriesOfOtherTools(t *testing.T) {
	const file = `<tmx version="1.4"><header srclang="en-US"/><body>
<tu><tuv lang="EN-us"><seg>Use <bpt i="1">&lt;b<sub>x</sub>&gt;</bpt>Signal<ept i="1"/> <hi>now</hi></seg></tuv>
<tuv xml:lang="fr-FR"><note>n</note><seg>Utilisez Signal</seg></tuv><tuv xml:lang="fr-FR"><seg>Utilise Signal</seg></tuv></tu>
</body></tmx>`
	got, err := Decode("old.tmx", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	m := obsolete("", "Use Signal now", "Utilisez Signal")
	m.Comments = []string{"n"}
	m.Suggestions = []locales.Suggestion{{Text: "Utilise Signal", Source: m.Source, Score: 1}}
	if d := diff(&locales.Catalog{Locale: "fr-FR", Messages: []locales.Message{m}}, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if got, err = Decode("memory.fr.tmx", []byte(file)); err != nil || got.Locale != "fr" || len(got.Messages) != 1 {
		t.Errorf("%v, %v", got, err)
	}
}

func TestErrorsNameTheLine(t *testing.T) {
	const head = `<tmx version="1.4"><header srclang="en"/><body>` + "\n"
	for _, test := range []struct{ data, want string }{
		{"", "m.tmx:1:1: the file is empty, want a TMX memory"},
		{"<xliff/>", "m.tmx:1:9: the file begins with <xliff>, want <tmx>"},
		{head + "<tu>\n<tuv>", "m.tmx:3:6: unexpected EOF"},
		{head + "<tu>&boom;</tu>", "m.tmx:2:11: invalid character entity &boom;"},
		{head + "<tu></tuv>", "m.tmx:2:11: element <tu> closed by </tuv>"},
		{"<?xml version='1.0' encoding='UTF-16'?>" + head, `m.tmx:1:40: xml: encoding "UTF-16" declared but Decoder.CharsetReader is nil`},
		{head + "<tu><tuv xml:lang='en'><seg>\xff</seg></tuv></tu>", "m.tmx:2:30: invalid UTF-8"},
		{head + "<tu><tuv lang='en'><seg>a</seg></tuv><tuv lang='fr'><seg>b</seg></tuv><tuv lang='ar'><seg>c</seg></tuv></tu>",
			`m.tmx:2:5: the memory holds "fr" and "ar": name the file as memory.fr.tmx is, to say which to read`},
		{strings.Repeat("<tmx>", 65000), "m.tmx:1:166: elements nest deeper than 32 levels"},
		{`<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + head + "<tu>&b;", "m.tmx:2:8: invalid character entity &b;"},
	} {
		_, err := Decode("m.tmx", []byte(test.data))
		if err == nil || err.Error() != test.want {
			t.Errorf("%.80q:\n got %v\nwant %s", test.data, err, test.want)
		}
	}
}

func TestEncodeRefusesBadTags(t *testing.T) {
	for _, locale := range []string{"", "a\"b", "en", "EN"} {
		if _, err := Encode(&locales.Catalog{Locale: locale}, "en"); err == nil {
			t.Errorf("%q was taken", locale)
		}
	}
}

// xmlText draws texts that XML can hold.
var xmlText = rapid.Map(rapid.SliceOf(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
	"<a1>", "</seg>", "&amp;", "]]>", "<![CDATA[", "<!--", "&", "\r", "\r\n", "\n", "\t", "  ", "مرحبا", "😀", `"`, "'", "{{", strings.Repeat("x", 10_000),
}))), func(parts []string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(strings.Join(parts, "")))
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == '\ufffe' || r == '\uffff' {
			return ' '
		}
		return r
	}, strings.Join(parts, ""))
})

func TestAnyMemoryComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := &locales.Catalog{Locale: "zh-Hant"}
		for i := range rapid.IntRange(0, 4).Draw(t, "messages") {
			m := obsolete(xmlText.Draw(t, "context"), fmt.Sprint(i, xmlText.Draw(t, "source")), "t"+xmlText.Draw(t, "target"))
			m.Comments = rapid.SliceOfN(xmlText, 0, 2).Draw(t, "comments")
			c.Messages = append(c.Messages, m)
		}
		data, err := Encode(c, "en")
		if err != nil {
			t.Fatal(err)
		}
		got, err := Decode("memory.zh-Hant.tmx", data)
		if err != nil {
			t.Fatal(err)
		}
		if d := diff(c, got); d != "" {
			t.Fatalf("(-want +got):\n%s", d)
		}
	})
}

// FuzzDecode holds that what was read can be written and reads as the same.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(sampleFile))
	f.Add([]byte(`<tmx><header srclang="*all*"/><tu><tuv lang="a"><seg>x<ph/></seg></tuv><tuv lang="b"><seg/></tuv></tu></tmx>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Decode("memory.fr.tmx", data)
		if err != nil {
			return
		}
		first := mustEncode(t, c)
		again, err := Decode("memory.fr.tmx", first)
		if err != nil {
			t.Fatalf("%v\n%s", err, first)
		}
		if d := diff(c, again); d != "" {
			t.Fatalf("(-want +got):\n%s", d)
		}
	})
}

func BenchmarkRoundTrip(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		c := &locales.Catalog{Locale: "fr"}
		for i := range n {
			c.Messages = append(c.Messages, obsolete("", fmt.Sprint("Learn about <a1>sending a message</a1> ", i), "Apprenez à <a1>envoyer un message</a1>"))
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Decode("memory.fr.tmx", mustEncode(b, c)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
