package content_test

import (
	"fmt"
	"testing/fstest"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/markdown"
)

func ExampleSplit() {
	lesson := `---
title: Secure calls
---
# Calls

Learn about **[messages](umbrella://messages)** too.
`
	d, err := content.Split("s_calls.md", []byte(lesson), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range d.Segments() {
		fmt.Printf("%v: %s: %s\n", s.Pos, s.Kind, s.Text)
		for _, note := range s.TagNotes() {
			fmt.Println("   ", note)
		}
	}
	// Output:
	// s_calls.md:2:8: value: Secure calls
	// s_calls.md:4:3: heading: Calls
	// s_calls.md:6:1: paragraph: Learn about <b1><a1>messages</a1></b1> too.
	//     <a1>: umbrella://messages
}

func ExampleDocument_Render() {
	d, err := content.Split("s_calls.md", []byte("It began *then*.\n\n- Pack\n"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	translations := []markdown.Translation{{Text: "1986. gada <i1>rudenī</i1>."}, {}}
	merged, _ := d.Render(translations)
	fmt.Print(string(merged))
	fmt.Println(len(d.Verify(merged, translations)), "segments do not read back")
	// Output:
	// 1986\. gada *rudenī*.
	//
	// - Pack
	// 0 segments do not read back
}

func ExampleLoad() {
	fsys := fstest.MapFS{
		"en/s_calls.md":  {Data: []byte("# Calls\n")},
		"en/c_calls.yml": {Data: []byte("list:\n- check: Charge the phone\n")},
		"en/phone.png":   {},
		"en/broken.md":   {Data: []byte("---\ntitle: Calls\n")},
	}
	tree, err := content.Load(fsys, content.DefaultLayout, "en", nil)
	for _, d := range tree.Documents {
		fmt.Println(d.Path(), d.Segments()[0].Text)
	}
	fmt.Println(err)
	// Output:
	// c_calls.yml Charge the phone
	// s_calls.md Calls
	// en/broken.md:1:1: front matter is not closed: no line "---" follows
}
