package content

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExcludedSaysWhy(t *testing.T) {
	for _, test := range []struct {
		name, source string
		want         []Exclusion
	}{
		{"s_a.md", "Text.\n", nil},
		{"s_a.md", "```sh\nrm -r old\n```\n\n    indented code\n\nText.\n", []Exclusion{{InCode, 2, 5}}},
		{"s_a.md", "> ```\n> one\n> two\n> ```\n", []Exclusion{{InCode, 1, 2}}},
		{"s_a.md", "```\n```\n", nil},
		{"s_a.md", "<details>\n<summary class=\"wide one\">Read on</summary>\n<!-- not this --></details>\n", []Exclusion{{InHTML, 1, 2}}},
		{"s_a.md", "<!-- parasol:note For you -->\n\n<script>\nlet a = 1\n</script>\n\nText.\n", nil},
		{"s_a.md", "<!-- parasol:off -->\n\n# Leave *this*\n\n2\n\n<!-- parasol:on -->\n\nText.\n", []Exclusion{{Off, 2, 3}}},
		{"s_a.md", "1986\n\n* https://example.org/a\n* ...\n\nText.\n", []Exclusion{{Wordless, 2, 4}}},
		{"c_a.yml", "title: One\nlist:\n- check: \"112\"\n- check: Call\n  code: not text\n", []Exclusion{{Wordless, 1, 1}}},
		{"s_a.md", "---\ntitle: \"7\"\n---\n\n```\na\n```\n\n<b>\nc\n\n2\n", []Exclusion{{InCode, 1, 1}, {InHTML, 1, 1}, {Wordless, 2, 2}}},
	} {
		d, err := Split(test.name, []byte(test.source), nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, d.Excluded()); diff != "" {
			t.Errorf("%q (-want +got)\n%s", test.source, diff)
		}
	}
}
