package content

import (
	"testing"
)

func TestRawLeavesTheBlockOut(t *testing.T) {
	for source, want := range map[string]string{
		"# Title #\n":                          "Title",
		"> - *one\n>   two*\n":                 "*one\ntwo*",
		"> a\\\r\n> b *c\\\r\n> d* e\r\n":      "a",
		"- [ ] a [b](c)  \n  d\n":              "a [b](c)",
		"1. ![alt](x.png \"title\")\n":         "![alt](x.png \"title\")",
		"| a \\| b |\n|---|\n":                 "a \\| b",
		"Title {#anchor}\n===\n":               "Title",
		"---\ntitle: \"a\\tb &amp; *c*\"\n---": "a\tb &amp; *c*",
	} {
		d, err := Split("s_x.md", []byte(source), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Raw(0); got != want {
			t.Errorf("%q: %q, want %q", source, got, want)
		}
	}
}
