package content

import (
	"strings"
	"testing"
)

// TestControlCommentsThatDoNothingAreNamed with their place.
func TestControlCommentsThatDoNothingAreNamed(t *testing.T) {
	for text, want := range map[string]string{
		"a\n\n<!-- parasol:off -->\n\nb\n\n<!-- parasol:on -->\n\nc\n": "",
		"a\n\n<!-- parasol:note of it -->\nb\n":                        "",
		"<!-- a comment on paragraphs: one -->\n\na\n":                 "",
		"<!-- parasol umbrellas are sold here -->\n\na\n":              "",
		"Write `<!-- parasol:of -->` for that.\n":                      "",
		"```\n<!-- parasol:off -->\n```\n":                             "",
		"    <!-- parasl:off -->\n":                                    "",
		"a\n\n<!-- parasol:off -->\n\nb\n":                             "a.md:3:1: nothing from here to the end",
		"a\n\n<!-- parasol:of -->\n\nb\n":                              "a.md:3:1: \"parasol:of\" is no control comment: did you mean parasol:off?",
		"a\n\n<!-- parasol:Off -->\n\nb\n":                             "did you mean parasol:off?",
		"a\n\n<!-- parsol:off -->\n\nb\n":                              "did you mean parasol:off?",
		"a\n\n<!-- parasol off -->\n\nb\n":                             "did you mean parasol:off?",
		"a\n\n<!-- parasol: off -->\n\nb\n":                            "did you mean parasol:off?",
		"a\n\n<!-- Parasol:OFF -->\n\nb\n":                             "did you mean parasol:off?",
		"a\n\n<!-- parasol:contxt menu -->\n\nb\n":                     "did you mean parasol:context?",
		"a\n\n<!-- parasol:ignore -->\n\nb\n":                          "those are parasol:off, parasol:on, parasol:note, parasol:context",
		"a\n\n<!-- parasol:off\n\nb\n":                                 "a.md:3:1: the comment has no end",
		"a\n\n<!-- parasol:off ->\n\nb\n\nc\n":                         "a.md:3:1: the comment has no end",
		"a <!-- parasol:off --> b\n":                                   "a.md:1:3: <!-- parasol:off --> counts only on a line of its own",
		"a\n\n<!-- parasol:context me\x04nu -->\nb\n":                  "a.md:3:1: the character U+0004 stands in the context",
		"a\n\n<!-- parasol:context me\x00nu -->\nb\n":                  "a.md:3:1: the character U+0000 stands in the context",
		"a\n\n<!-- parasol:context \u0085x\uffff -->\nb\n":             "a.md:3:1: the character U+FFFF stands in the context",
		"---\ntitle: x\n---\n\na\n\n<!-- parasol:on- -->\n":            "a.md:7:1: ",
	} {
		d, err := Split("a.md", []byte(text), nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, err := range d.Misdirected() {
			got = append(got, err.Error())
		}
		if all := strings.Join(got, "\n"); want == "" && all != "" || !strings.Contains(all, want) || len(got) > 1 {
			t.Errorf("%q:\n got %s\nwant %s", text, all, want)
		}
	}
}
