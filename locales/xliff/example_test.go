package xliff_test

import (
	"fmt"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/xliff"
)

func Example() {
	source := "Read <a1>this</a1>."
	c := &locales.Catalog{Source: "en", Locale: "fr", Messages: []locales.Message{{
		ID: segment.ID("", source), Source: source, Tags: []segment.Tag{{Kind: segment.Link, Num: 1}},
	}}}
	file, err := xliff.Format12.Encode(c)
	if err != nil {
		fmt.Println(err)
		return
	}
	// A translator loses the link, and pastes its tag as text.
	returned := strings.Replace(string(file), `state="new">Read <g id="a1" ctype="link" clone="no">this</g>.`, `state="translated">Lisez &lt;a1&gt;ceci&lt;/a1&gt;.`, 1)
	c, err = xliff.Format12.Decode("fr.xlf", []byte(returned))
	if err != nil {
		fmt.Println(err)
		return
	}
	m := c.Messages[0]
	fmt.Println(m.State, m.Target)
	for _, p := range segment.Check(&segment.Segment{Text: m.Source, Tags: m.Tags}, m.Target) {
		fmt.Println(p.Sentence)
	}
	// Output:
	// translated Lisez &lt;a1&gt;ceci&lt;/a1&gt;.
	// <a1>…</a1> of the source text is missing
}
