package check_test

import (
	"fmt"
	"testing/fstest"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/merge/check"
)

func ExampleLinks() {
	lessons := fstest.MapFS{
		"en/tools/s_signal.md": {Data: []byte("# Signal\n")},
		"en/s_calls.md":        {Data: []byte("Read [Signal](umbrella://tools/s_signal.md).\n")},
		"fr/s_calls.md":        {Data: []byte("Lisez [Signal] (umbrella://tools/s_signal.md).\n")},
	}
	source, err := content.Load(lessons, content.DefaultLayout, "en", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	french, err := content.Load(lessons, content.DefaultLayout, "fr", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range check.Links(source, french, nil, address.DefaultSchemes, check.Known{}) {
		fmt.Printf("%v: %v %s: %s\n", f.Pos, f.Level, f.Rule, f.Sentence)
		fmt.Println(f.Text[f.Start:f.End])
	}
	// Output:
	// fr/s_calls.md:1:7: error broken-link: "[Signal] (umbrella://tools/s_signal.md)" is no link: text and target do not touch
	// [Signal] (umbrella://tools/s_signal.md)
}
