package tmx

import (
	"bytes"
	"reflect"
	"slices"
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
	open.Former, open.Alternatives = locales.Reviewed, []string{"Ouvre"}
	unknown := locales.Message{ID: "gone-1", Target: "Parti", State: locales.Obsolete}
	remark := obsolete("", "Phone", "")
	remark.Comments = []string{"not yet"}
	return &locales.Catalog{Locale: "fr", Source: "en", Messages: []locales.Message{
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
      <prop type="x-former">reviewed</prop>
      <tuv xml:lang="en"><seg>Open</seg></tuv>
      <tuv xml:lang="fr"><seg>Ouvrir</seg></tuv>
    </tu>
    <tu>
      <prop type="x-context">menu</prop>
      <prop type="x-state">superseded</prop>
      <tuv xml:lang="en"><seg>Open</seg></tuv>
      <tuv xml:lang="fr"><seg>Ouvre</seg></tuv>
    </tu>
    <tu tuid="read-this-that-ID">
      <tuv xml:lang="en"><seg>Read &lt;a1&gt;this&lt;/a1&gt; &amp; "that".</seg></tuv>
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

func mustEncode(t rapid.TB, c *locales.Catalog) []byte {
	t.Helper()
	data, err := Encode(c, "en")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func mustDecode(t rapid.TB, name string, data []byte) *locales.Catalog {
	t.Helper()
	c, err := Decode(name, data)
	if err != nil {
		t.Fatalf("%v\n%.2000s", err, data)
	}
	return c
}

var held = cmp.Options{
	cmpopts.IgnoreFields(locales.Message{}, "Pos", "Place"), cmpopts.IgnoreFields(locales.Catalog{}, "Pos"), cmpopts.IgnoreFields(segment.Tag{}, "Stands"), cmpopts.EquateEmpty(),
}

// diff compares what a memory can hold. Most are the same in every byte but
// for places, which is seen sooner.
func diff(want, got *locales.Catalog) string {
	if reflect.DeepEqual(placeless(want), placeless(got)) {
		return ""
	}
	return cmp.Diff(want, got, held)
}

// placeless is a catalog without the places of its messages, and without what
// tags stand for.
func placeless(c *locales.Catalog) locales.Catalog {
	bare := *c
	bare.Messages = slices.Clone(c.Messages)
	for i := range bare.Messages {
		m := &bare.Messages[i]
		m.Pos, m.Place, m.Tags = segment.Pos{}, locales.Place{}, slices.Clone(m.Tags)
		for j := range m.Tags {
			m.Tags[j].Stands = ""
		}
	}
	return bare
}

func TestEncodeMatchesGolden(t *testing.T) {
	want := strings.ReplaceAll(sampleFile, "read-this-that-ID", segment.ID("", "Read <a1>this</a1> & \"that\"."))
	if d := cmp.Diff(want, string(mustEncode(t, sample()))); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// A state that only an unfinished text has makes the unit no more than a draft.
func TestUnfinishedUnitIsADraft(t *testing.T) {
	for state, want := range map[string]locales.State{
		"needs-review": locales.NeedsReview, "rejected": locales.NeedsReview, "": locales.Translated,
	} {
		data := `<tmx version="1.4"><header srclang="en"/><body><tu tuid="` + segment.ID("", "Open") + `"><prop type="x-state">` + state + `</prop><prop type="x-former">translated</prop>` +
			`<tuv xml:lang="en"><seg>Open</seg></tuv><tuv xml:lang="fr"><seg>Ouvrir</seg></tuv></tu></body></tmx>`
		if m := mustDecode(t, "memory.fr.tmx", []byte(data)).Messages[0]; m.State != locales.Obsolete || m.Former != want {
			t.Errorf("%q: %v, before %v", state, m.State, m.Former)
		}
	}
}

func TestOtherStatesAreLeftOut(t *testing.T) {
	c := sample()
	for i := range c.Messages {
		c.Messages[i].State = locales.Translated
	}
	data := mustEncode(t, c)
	if n := bytes.Count(data, []byte("<tu ")) + bytes.Count(data, []byte("<tu>")); n != 1 {
		t.Errorf("%d units, want that of the alternative alone:\n%s", n, data)
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
	if p := got.Messages[1].Pos.String(); !strings.HasPrefix(p, "locales/memory.fr.tmx:20:") {
		t.Errorf("position %s", p)
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
	m.Alternatives = []string{"Utilise Signal"}
	if d := diff(&locales.Catalog{Locale: "fr-FR", Source: "en-US", Messages: []locales.Message{m}}, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if got, err = Decode("memory.fr.tmx", []byte(file)); err != nil || got.Locale != "fr" || len(got.Messages) != 1 {
		t.Errorf("%v, %v", got, err)
	}
}

func TestEncodeRefusesBadTags(t *testing.T) {
	for _, locale := range []string{"", "a\"b", "en", "EN"} {
		if _, err := Encode(&locales.Catalog{Locale: locale}, "en"); err == nil {
			t.Errorf("%q was taken", locale)
		}
	}
}

// tagged is a French catalog with finished messages, of which one has every
// kind of tag.
func tagged() *locales.Catalog {
	const source = "See <a1><b1>the</b1> <i1>app</i1></a1><br1/><x1/> <s1>or</s1> <code1>a < b</code1> <img1>logo</img1> <a2>"
	long := locales.Message{
		ID: segment.ID("menu", source), Context: "menu", Source: source, State: locales.Reviewed,
		Target:   "Voir <x1/><i1><b1>l'</b1></i1> <a1>application</a1>, <img1>logo</img1> <s1>ou</s1> <code1>a < b <br1/></a2>",
		Comments: []string{"ok"}, Previous: "See the app",
		Tags: []segment.Tag{{Kind: "a", Num: 1, Stands: "https://example.org"}, {Kind: "b", Num: 1}, {Kind: "i", Num: 1}, {Kind: "br", Num: 1},
			{Kind: "x", Num: 1}, {Kind: "s", Num: 1}, {Kind: "code", Num: 1}, {Kind: "img", Num: 1}},
	}
	plain := locales.Message{ID: segment.ID("", "Phone"), Source: "Phone", Target: "Téléphone", State: locales.Translated}
	fuzzy := locales.Message{ID: segment.ID("", "Other"), Source: "Other", Target: "Autre ?", State: locales.NeedsReview}
	return &locales.Catalog{Locale: "fr", Source: "en", Messages: []locales.Message{long, fuzzy, plain, obsolete("", "Gone", "Parti")}}
}

func TestTagsAreElements(t *testing.T) {
	data, err := Export(tagged(), "en")
	if err != nil {
		t.Fatal(err)
	}
	const want = `    <tu tuid="see-the-app-or-a-b-HASH">
      <note>ok</note>
      <prop type="x-context">menu</prop>
      <prop type="x-state">reviewed</prop>
      <prop type="x-previous">See the app</prop>
      <tuv xml:lang="en"><seg>See <bpt i="3" x="1" type="link">&lt;a1&gt;</bpt><bpt i="1" x="2" type="bold">&lt;b1&gt;</bpt>the<ept i="1">&lt;/b1&gt;</ept> <bpt i="2" x="3" type="italic">&lt;i1&gt;</bpt>app<ept i="2">&lt;/i1&gt;</ept><ept i="3">&lt;/a1&gt;</ept><ph x="4" type="lb">&lt;br1/&gt;</ph><ph x="5" type="x-opaque">&lt;x1/&gt;</ph> <bpt i="4" x="6" type="x-strike">&lt;s1&gt;</bpt>or<ept i="4">&lt;/s1&gt;</ept> <bpt i="5" x="7" type="x-code">&lt;code1&gt;</bpt>a &lt; b<ept i="5">&lt;/code1&gt;</ept> <bpt i="6" x="8" type="image">&lt;img1&gt;</bpt>logo<ept i="6">&lt;/img1&gt;</ept> &lt;a2&gt;</seg></tuv>
      <tuv xml:lang="fr"><seg>Voir <ph x="5" type="x-opaque">&lt;x1/&gt;</ph><bpt i="2" x="3" type="italic">&lt;i1&gt;</bpt><bpt i="1" x="2" type="bold">&lt;b1&gt;</bpt>l'<ept i="1">&lt;/b1&gt;</ept><ept i="2">&lt;/i1&gt;</ept> <bpt i="3" x="1" type="link">&lt;a1&gt;</bpt>application<ept i="3">&lt;/a1&gt;</ept>, <bpt i="4" x="8" type="image">&lt;img1&gt;</bpt>logo<ept i="4">&lt;/img1&gt;</ept> <bpt i="5" x="6" type="x-strike">&lt;s1&gt;</bpt>ou<ept i="5">&lt;/s1&gt;</ept> <it pos="begin" x="7" type="x-code">&lt;code1&gt;</it>a &lt; b <ph x="4" type="lb">&lt;br1/&gt;</ph>&lt;/a2&gt;</seg></tuv>
    </tu>
    <tu tuid="phone-nujoyzwizfwjdhbj">
      <prop type="x-state">translated</prop>
      <tuv xml:lang="en"><seg>Phone</seg></tuv>
      <tuv xml:lang="fr"><seg>Téléphone</seg></tuv>
    </tu>
  </body>
</tmx>
`
	id := tagged().Messages[0].ID
	_, body, _ := strings.Cut(string(data), "<body>\n")
	if d := cmp.Diff(strings.Replace(want, "see-the-app-or-a-b-HASH", id, 1), body); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestFinishedAndObsoleteMessagesComeBack(t *testing.T) {
	data, err := Format.Encode(tagged())
	if err != nil {
		t.Fatal(err)
	}
	want := tagged()
	want.Messages = append(want.Messages[:1], want.Messages[2:]...)
	if d := diff(want, mustDecode(t, "memory.fr.tmx", data)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if _, err := Format.Encode(&locales.Catalog{Locale: "fr"}); err == nil {
		t.Error("a memory from no language was written")
	}
}

func TestTheClosestLanguageCounts(t *testing.T) {
	const file = `<tmx version="1.4"><header srclang="*all*"/><body>
<tu><tuv xml:lang="de"><seg>Telefon</seg></tuv><tuv xml:lang="EN_us"><seg>Phone</seg></tuv>
<tuv xml:lang="pt-PT"><seg>Telemóvel</seg></tuv><tuv xml:lang="pt"><seg>Fone</seg></tuv><tuv lang="xx" xml:lang="pt_BR"><seg>Celular</seg></tuv>
<tuv xml:lang="zh-CN"><seg>电话</seg></tuv><tuv xml:lang="zh-TW"><seg>電話</seg></tuv></tu>
<tu srclang="pt"><tuv xml:lang="pt"><seg>Olá</seg></tuv><tuv xml:lang="en"><seg>Hello</seg></tuv></tu>
</body></tmx>`
	for _, test := range []struct{ source, target, want string }{
		{"en", "pt-BR", "Phone=Celular Hello=Olá"},
		{"en", "pt", "Phone=Fone Hello=Olá"},
		{"en", "pt-AO", "Phone=Fone Hello=Olá"},
		{"en-GB", "pt-PT", "Hello=Olá"},
		{"en", "zh-Hant", "Phone=電話"},
		{"en", "zh", "Phone=电话"},
		{"en", "zh-Hans", "Phone=电话"},
		{"pt", "en", "Fone=Phone Olá=Hello"},
		{"de", "en", "Telefon=Phone"},
	} {
		c, err := DecodePair("m.tmx", []byte(file), test.source, test.target)
		if err != nil {
			t.Errorf("%v: %v", test, err)
			continue
		}
		var pairs []string
		for _, m := range c.Messages {
			pairs = append(pairs, m.Source+"="+m.Target)
		}
		if got := strings.Join(pairs, " "); got != test.want {
			t.Errorf("%s to %s: got %s, want %s", test.source, test.target, got, test.want)
		}
	}
	if c, err := DecodePair("m.tmx", []byte(file), "en", "ar"); err != nil || len(c.Messages) != 0 {
		t.Errorf("in a language that the file lacks: %v, %v", c, err)
	}
	if _, err := DecodePair("m.tmx", []byte(file), "", "ar"); err == nil {
		t.Error("no source language, and no error")
	}
}

func TestLanguageOfAFile(t *testing.T) {
	const units = `<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="de-AT"><seg>b</seg></tuv><tuv xml:lang="fr-CA"><seg>c</seg></tuv></tu></body></tmx>`
	const header = `<tmx version="1.4"><header srclang="en"/><body>`
	for _, test := range []struct{ name, locale, target string }{
		{"memory.fr.tmx", "fr", "c"},
		{"x/fr.tmx", "fr", "c"},
		{"de.tmx", "de", "b"},
		{"memory.de-AT.tmx", "de-AT", "b"},
	} {
		c, err := Decode(test.name, []byte(header+units))
		if err != nil || c.Locale != test.locale || c.Source != "en" || len(c.Messages) != 1 || c.Messages[0].Target != test.target {
			t.Errorf("%s: %+v, %v", test.name, c, err)
		}
	}
}

func TestInlineContentOfOtherTools(t *testing.T) {
	for _, test := range []struct{ seg, want string }{
		{`a <hi type="x">b <ph/>c</hi>`, "a b c"},
		{`<bpt i="1" x="1">&lt;a href="x" title="<sub>T</sub>"></bpt>t<ept i="1">&lt;/a></ept>`, "t"},
		{`<bpt i="1">{\\b </bpt>bold<ept i="1">}</ept>, <ut>{\\i </ut>i`, "bold, i"},
		{`<it pos="begin"> &lt;b1&gt;
</it>x`, "<b1>x"},
		{`<ph x="1">&lt;f0/&gt;</ph>y &lt;a1&gt;`, "y <a1>"},
		{"  a\n\tb  ", "  a\n\tb  "},
		{`<![CDATA[<a1>&amp;]]>&#x1F600;&apos;`, "<a1>&amp;😀'"},
		{`a<!-- no --><?no?>b`, "ab"},
	} {
		file := `<tmx version="1.4"><header srclang="en"/><body><tu tuid="t"><tuv xml:lang="fr"><seg>` + test.seg + `</seg></tuv></tu></body></tmx>`
		c := mustDecode(t, "memory.fr.tmx", []byte(file))
		if len(c.Messages) != 1 || c.Messages[0].Target != test.want {
			t.Errorf("%s: %+v, want %q", test.seg, c.Messages, test.want)
		}
	}
}

func TestSniff(t *testing.T) {
	for data, want := range map[string]bool{
		sampleFile:                     true,
		"\ufeff \n<tmx version='1.1'>": true,
		"<?xml version='1.0'?><!-- x --><!DOCTYPE tmx SYSTEM": false,
		"<!DOCTYPE tmx SYSTEM 'tmx14.dtd'> <tmx>":             true,
		"<!DOCTYPE tmx SYSTEM 'tmx14.dtd'> <tm":               false,
		"<xliff><tmx>":                                        false,
		"id,source,target\n<tmx>":                             false,
		"":                                                    false,
		string(utf16Of(sampleFile, false)[:201]):              true,
	} {
		if got := Format.Sniff([]byte(data)); got != want {
			t.Errorf("%.40q: %v", data, got)
		}
	}
}

func TestAlternativesOfAnyMessageAreMemory(t *testing.T) {
	c := &locales.Catalog{Locale: "fr", Source: "en"}
	for _, state := range []locales.State{locales.Untranslated, locales.NeedsReview, locales.Reviewed, locales.Obsolete} {
		m := obsolete("", "Open "+state.String(), "")
		m.State, m.Alternatives = state, []string{"Ouvrir", "Ouvre"}
		c.Messages = append(c.Messages, m)
	}
	c.Messages[2].Target = "Ouvre"
	c.Messages = append(c.Messages, locales.Message{ID: "gone-1", State: locales.Obsolete, Alternatives: []string{"Parti"}})
	want := &locales.Catalog{Locale: "fr", Source: "en", Messages: slices.Clone(c.Messages)}
	for i := range want.Messages {
		want.Messages[i].State, want.Messages[i].Target = locales.Obsolete, ""
	}
	want.Messages[2].Alternatives = []string{"Ouvrir"} // the other is the translation
	if d := diff(want, mustDecode(t, "memory.fr.tmx", mustEncode(t, c))); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	data, err := Export(c, "en")
	if err != nil || bytes.Contains(data, []byte(superseded)) {
		t.Errorf("%v\n%s", err, data)
	}
}

// Only a unit that has our name for its source says that it is finished: no
// other tool knows the name.
func TestOnlyOurOwnUnitsAreFinished(t *testing.T) {
	ours := segment.ID("menu", "Open")
	for _, test := range []struct {
		id, context, prop, state string
		want, former             locales.State
	}{
		{ours, "menu", "x-former", "reviewed", locales.Obsolete, locales.Reviewed},
		{ours, "menu", "x-former", "translated", locales.Obsolete, locales.Translated},
		{ours, "menu", "x-former", "needs-review", locales.Obsolete, locales.NeedsReview},
		{ours, "menu", "x-state", "translated", locales.Translated, locales.Untranslated},
		{ours, "menu", "x-comment", "none", locales.Obsolete, locales.Untranslated},
		{ours, "", "x-former", "translated", locales.Obsolete, locales.Untranslated},
		{ours, "", "x-state", "reviewed", locales.Obsolete, locales.Untranslated},
		{"17", "menu", "x-former", "translated", locales.Obsolete, locales.Untranslated},
		{"17", "menu", "x-former", "needs-review", locales.Obsolete, locales.NeedsReview},
		{"", "menu", "x-state", "translated", locales.Obsolete, locales.Untranslated},
	} {
		file := `<tmx version="1.4"><header srclang="en"/><body><tu tuid="` + test.id + `"><prop type="x-context">` + test.context +
			`</prop><prop type="` + test.prop + `">` + test.state + `</prop><tuv xml:lang="en"><seg>Open</seg></tuv><tuv xml:lang="fr"><seg>Ouvrir</seg></tuv></tu></body></tmx>`
		m := mustDecode(t, "memory.fr.tmx", []byte(file)).Messages[0]
		if m.State != test.want || m.Former != test.former || m.Target != "Ouvrir" {
			t.Errorf("%q, context %q, %s %s: %v, before %v", test.id, test.context, test.prop, test.state, m.State, m.Former)
		}
	}
}

// Earlier versions take every unit that is not superseded for finished where
// a lesson calls for its text.
func TestNoUnitThatIsNotFinishedLooksLikeOne(t *testing.T) {
	m := obsolete("", "Open", "Ouvrir")
	m.Former, m.Comments = locales.NeedsReview, []string{"is it a verb?"}
	data := mustEncode(t, &locales.Catalog{Locale: "fr", Messages: []locales.Message{m}})
	if !bytes.Contains(data, []byte(`<prop type="x-state">superseded</prop>`)) {
		t.Errorf("%s", data)
	}
	if d := diff(&locales.Catalog{Locale: "fr", Source: "en", Messages: []locales.Message{m}}, mustDecode(t, "memory.fr.tmx", data)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// Two branches of a project may both have a unit: the finished one counts.
func TestFinishedUnitComesBeforeOneThatIsNot(t *testing.T) {
	unit := func(state, former, text string) string {
		return `<tu tuid="` + segment.ID("", "Open") + `"><prop type="x-state">` + state + `</prop><prop type="x-former">` + former +
			`</prop><tuv xml:lang="en"><seg>Open</seg></tuv><tuv xml:lang="fr"><seg>` + text + `</seg></tuv></tu>`
	}
	file := `<tmx version="1.4"><header srclang="en"/><body>` + unit(superseded, "needs-review", "Ouvert") + unit("", "reviewed", "Ouvrir") + `</body></tmx>`
	m := mustDecode(t, "memory.fr.tmx", []byte(file)).Messages[0]
	if m.Target != "Ouvrir" || m.Former != locales.Reviewed || !slices.Equal(m.Alternatives, []string{"Ouvert"}) {
		t.Errorf("%+v", m)
	}
}

func TestTranslationIsNoAlternativeOfItself(t *testing.T) {
	unit := func(state, text string) string {
		return `<tu tuid="` + segment.ID("", "Open") + `"><prop type="x-state">` + state + `</prop><tuv xml:lang="en"><seg>Open</seg></tuv><tuv xml:lang="fr"><seg>` + text + `</seg></tuv></tu>`
	}
	file := `<tmx version="1.4"><header srclang="en"/><body>` + unit(superseded, "a") + unit(superseded, "b") + unit("reviewed", "a") +
		unit(superseded, "a") + unit("translated", "c") + `</body></tmx>`
	c := mustDecode(t, "memory.fr.tmx", []byte(file))
	m := c.Messages[0]
	if len(c.Messages) != 1 || m.Target != "a" || m.State != locales.Reviewed || !slices.Equal(m.Alternatives, []string{"b", "c"}) {
		t.Errorf("%+v", c.Messages)
	}
}
