package tmx

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

// xmlText draws texts that XML can hold.
var xmlText = rapid.Map(rapid.SliceOf(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
	"<a1>", "</a1>", "<b1>", "</b1>", "<x1/>", "<br1/>", "<a2>", "</a2>", "<i65>", "</i65>", "<a1/>", "</x1>", "<a01>",
	"</seg>", "&amp;", "]]>", "<![CDATA[", "<!--", "&", "\r", "\r\n", "\n", "\t", "  ", "مرحبا", "😀", `"`, "'", "{{", strings.Repeat("x", 10_000),
}))), func(parts []string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == '\ufffe' || r == '\uffff' {
			return ' '
		}
		return r
	}, strings.Join(parts, ""))
})

var someTags = []segment.Tag{
	{Kind: segment.Link, Num: 1}, {Kind: segment.Strong, Num: 1}, {Kind: segment.Opaque, Num: 1},
	{Kind: segment.Break, Num: 1}, {Kind: segment.Emphasis, Num: 65},
}

// tagsOf are those of someTags that text holds, as a source has them.
func tagsOf(text string) []segment.Tag {
	var list tagList
	for _, token := range segment.Tokenize(text, someTags) {
		if token.Tag >= 0 {
			list.add(someTags[token.Tag])
		}
	}
	return list.tags
}

func TestAnyMemoryComesBack(t *testing.T) {
	states := rapid.SampledFrom([]locales.State{locales.Obsolete, locales.Translated, locales.Reviewed})
	formers := rapid.SampledFrom([]locales.State{locales.Untranslated, locales.NeedsReview, locales.Translated, locales.Reviewed})
	rapid.Check(t, func(t *rapid.T) {
		c := &locales.Catalog{Locale: "zh-Hant", Source: "en"}
		for i := range rapid.IntRange(0, 4).Draw(t, "messages") {
			m := obsolete(xmlText.Draw(t, "context"), fmt.Sprint(i, xmlText.Draw(t, "source")), "t"+xmlText.Draw(t, "target"))
			m.Comments = rapid.SliceOfN(xmlText, 0, 2).Draw(t, "comments")
			m.State, m.Previous = states.Draw(t, "state"), xmlText.Draw(t, "previous")
			if rapid.Bool().Draw(t, "tags") {
				m.Tags = tagsOf(m.Source)
			}
			if m.State != locales.Obsolete && rapid.Bool().Draw(t, "exported") {
				m.Exported = locales.Exporting(&m)
			}
			if m.State == locales.Obsolete {
				m.Former = formers.Draw(t, "former")
			}
			for _, text := range rapid.SliceOfN(xmlText, 0, 2).Draw(t, "alternatives") {
				m.Alternatives = append(m.Alternatives, "a"+text)
			}
			c.Messages = append(c.Messages, m)
		}
		data, err := Format.Encode(c)
		if err != nil {
			t.Fatal(err)
		}
		if d := diff(c, mustDecode(t, "memory.zh-Hant.tmx", data)); d != "" {
			t.Fatalf("(-want +got):\n%s", d)
		}
		checkModels(t, data)
	})
}

// FuzzDecode holds that what was read can be written and reads as the same,
// and that writing it again gives the same bytes.
func FuzzDecode(f *testing.F) {
	seeds := [][]byte{
		[]byte(sampleFile),
		[]byte(`<tmx><header srclang="*all*"/><tu><tuv lang="a"><seg>x<ph/></seg></tuv><tuv lang="b"><seg/></tuv></tu></tmx>`),
		[]byte(`<tmx><header srclang="en"/><tu><prop type="x-state">reviewed</prop><tuv lang="en"><seg>x<ph>&lt;x1/></ph><it pos="end">&lt;/a1></it></seg></tuv><tuv lang="fr-CA"><seg>&#13;<bpt i="1">&lt;a1></bpt></seg></tuv></tu></tmx>`),
		[]byte(`<tmx><header srclang="en"/><tu><prop type="x-state">superseded</prop><note>n</note><tuv lang="en"><seg>x</seg></tuv><tuv lang="fr"><seg>b</seg></tuv></tu>` +
			`<tu tuid="y"><prop type="x-former">needs-review</prop><tuv lang="en"><seg>x</seg></tuv><tuv lang="fr"><seg>a</seg></tuv><tuv lang="fr"><seg>b</seg></tuv></tu></tmx>`),
		utf16Of(sampleFile, true),
		utf16Of(`<tmx><tu><tuv lang="en"><seg>x</seg></tuv><tuv lang="fr"><seg>é</seg></tuv></tu></tmx>`, true),
	}
	if data, err := Format.Encode(tagged()); err == nil {
		seeds = append(seeds, data)
	}
	for _, data := range cost.ShortSeeds(seeds, func(data []byte) int { return len(data) }) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if cost.Fuzzing() && len(data) > 4<<10 {
			return
		}
		c, err := Decode("memory.fr.tmx", data)
		if err != nil {
			return
		}
		c.Source = "en"
		first, err := Format.Encode(c)
		if err != nil {
			t.Fatal(err)
		}
		checkModels(t, first)
		again := mustDecode(t, "memory.fr.tmx", first)
		if d := diff(c, again); d != "" {
			t.Fatalf("(-want +got):\n%s\n%s", d, first)
		}
		if second, err := Format.Encode(again); err != nil || !bytes.Equal(first, second) {
			t.Fatalf("%v\n%s\n%s", err, first, second)
		}
	})
}
