package content

import (
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// validYAML is what YAML 1.2 allows, each with the texts of its title.
var validYAML = []struct {
	name, source string
	texts        []string
}{
	{"indicator", "title: |2-\n    deeper start\n  then less\nindex: 1\n", []string{"deeper start", "then less"}},
	{"indicator before chomping", "title: |1+\n  one\n two\n\nindex: 1\n", []string{"one", "two"}},
	{"folded indicator", "title: >1+\n one\n two\n\nindex: 1\n", []string{"one two"}},
	{"folded indicator, deep", "title: >2-\n   one\n  two\n", []string{"one", "two"}},
	{"folded, blank first", "title: >\n\n  one\n", []string{"one"}},
	{"folded, with a break", "title: >\n  one\\\n\n  two\n", []string{"one", "two"}},
	{"indicator, blank first", "title: |2\n\n\n   one\n  two\n", []string{"one", "two"}},
	{"comment", "title: | # the 3 doors\n  one\n", []string{"one"}},
	{"comment behind folded", "title: >- # 12\n  one\n  two\nindex: 1\n", []string{"one two"}},
	{"indicator and comment", "title: |2- # 12\n   one\n", []string{"one"}},
	{"directive", "%YAML 1.2\n---\ntitle: one\n", []string{"one"}},
	{"directive behind a comment", "# 1\n\n%YAML 1.2 # 2\n---\ntitle: one\n", []string{"one"}},
	{"directive of ours alone", "%YAML 1.1\n---\ntitle: one\n", []string{"one"}},
	{"unknown directive", "%FOO bar\n%TAG ! tag:a,2000:\n---\ntitle: one\n", []string{"one"}},
	{"tab", "title: |\n  \tone\n  two\n", []string{"one", "two"}},
	{"tab, not first", "index: 1\ntitle: |-\n\n  \tone\nicon: x\n", []string{"one"}},
	{"tab, folded", "index: 1\ntitle: >\n  \tone\n  two\n", []string{"one", "two"}},
	{"tab in a text that begins so", "title: |\n  a: |\n    \tb\n", []string{"a: |", "b"}},
	{"two tabs", "a: |\n  \tx\nlist:\n- b: >-\n    \ty\ntitle: |\n \tone\n", []string{"one"}},
	{"quoted key", "\"title\": one\n", []string{"one"}},
	{"single quoted key", "'title' : one\n", []string{"one"}},
	{"explicit key", "? title\n: one\n", []string{"one"}},
	{"anchor", "title: &t one\n", []string{"one"}},
	{"anchor on a line of its own", "title: &t\n  one\n", []string{"one"}},
	{"tag", "title: !!str one\n", []string{"one"}},
	{"tag makes a text", "title: !!str 12 keys\n", []string{"12 keys"}},
	{"tag and comment", "title: !!str # c\n  one\n", []string{"one"}},
	{"verbatim tag", "title: !<tag:yaml.org,2002:str> one\n", []string{"one"}},
	{"anchor and block", "title: &t |\n  one\n", []string{"one"}},
	{"flow", "{title: one, list: [a, {b: c}]}\n", []string{"one"}},
	{"flow over lines", "{title: one\n  two, # c\n index: 1}\n", []string{"one two"}},
	{"flow quoted", "{\"title\":\"one\",\"index\":1}\n", []string{"one"}},
	{"flow in block", "list: [a, b]\ntitle: one\n", []string{"one"}},
	{"documents", "index: 1\n---\ntitle: one\n...\n---\ntitle: two\n", []string{"one", "two"}},
	{"document end", "title: one\n...\n", []string{"one"}},
	{"CRLF", "title: |2-\r\n   one\r\n  two\r\nindex: 1\r\n", []string{"one", "two"}},
	{"CR alone", "title: one\rindex: 1\r", []string{"one"}},
	{"CR alone in a block", "title: |\r  one\rindex: 1\r", []string{"one"}},
	{"byte order mark", "\ufefftitle: one\n", []string{"one"}},
	{"comment lines", "title: # c\n  # d\n  one\n", []string{"one"}},
	{"plain over lines", "title: one\n  two\n\n  three\n", []string{"one two", "three"}},
	{"double quoted over lines", "title: \"one\\\n  two\n  three\"\n", []string{"onetwo three"}},
	{"single quoted over lines", "title: 'one\n\n  it''s two'\n", []string{"one", "it's two"}},
	{"tab behind the key", "title:\tone\n", []string{"one"}},
	{"comment behind plain", "title: one # 1\n", []string{"one"}},
	{"next line", "title:\n\n  one\n", []string{"one"}},
	{"deeper blanks behind", "title: |1\n one\n    ", []string{"one"}},
	{"escape of JSON", "title: \"one\\/two\"\n", []string{"one/two"}},
	{"nothing but blanks", "title: |+\n\n\nindex: 1\n", nil},
	{"blank text", "title: \"  \"\n", nil},
	{"no end of line", "title: |2\n   one", []string{"one"}},
	{"less indented comment behind", "title: |\n  one\n# 12\nindex: 1\n", []string{"one"}},
	{"lines of a list", "title: |\n  Pack:\n  - one\n  - two\n", []string{"Pack:", "- one", "- two"}},
	{"lines in quotes", "title: \"one\\ntwo\"\n", []string{"one", "two"}},
	{"alias", "menu: &t one\ntitle: *t\n", []string{"one"}},
	{"alias in flow", "menu: [&t one, 2]\ntitle: *t\n", []string{"one"}},
	{"alias of an alias", "a: &t one\nb: &u [*t, *t]\nlist: *u\ntitle: *t\n", []string{"one"}},
	{"alias of a list", "a: &l [{check: one}, {check: two}]\nlist: *l\n", []string{"one", "two"}},
	{"alias in itself", "list: &l [{check: one, children: *l}]\n", []string{"one"}},
	{"merged", "base: &b {title: one}\n<<: *b\n", []string{"one"}},
	{"merged, of several", "base: &b {title: one}\nother: &c {x: y}\n<<: [*b, *c]\n", []string{"one"}},
	{"key twice", "title: one\ntitle: two\n", []string{"one", "two"}},
	{"key twice, quoted", "title: \"one\"\ntitle: two\n", []string{"one", "two"}},
	{"line separator", "title: |\n  one\u2028  two\n", []string{"one\u2028two"}},
}

// TestValidYAMLIsRead: each is taken apart, comes back byte for byte, and
// takes a translation that reads back (laws 1 and 2).
func TestValidYAMLIsRead(t *testing.T) {
	for _, test := range validYAML {
		t.Run(test.name, func(t *testing.T) {
			d, err := Split("c_a.yml", []byte(test.source), nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			translations := make([]markdown.Translation, len(d.Segments()))
			for i, s := range d.Segments() {
				got = append(got, s.Text)
				translations[i].Text = strings.ToUpper(s.Text)
			}
			if strings.Join(got, "|") != strings.Join(test.texts, "|") {
				t.Errorf("texts %q, want %q", got, test.texts)
			}
			if same, _ := d.Render(make([]markdown.Translation, len(translations))); string(same) != test.source {
				t.Errorf("comes back as %q", same)
			}
			merged, _ := d.Render(translations)
			if bad := d.Verify(merged, translations); len(bad) > 0 {
				t.Errorf("%q: %v", merged, bad)
			}
		})
	}
}

// TestLinesWithAnIndentationIndicatorStay: what a translation changes is the
// words, not the lines and blanks before them.
func TestLinesWithAnIndentationIndicatorStay(t *testing.T) {
	source := "title: |2-\n    deeper start\n  then less\n\nindex: 1\n"
	d := mustSplit(t, "c_a.yml", source)
	merged, _ := d.Render([]markdown.Translation{{Text: "DEEPER"}, {Text: "THEN"}})
	if want := "title: |2-\n    DEEPER\n  THEN\n\nindex: 1\n"; string(merged) != want {
		t.Errorf("%q, want %q", merged, want)
	}
}

// TestTabsAreBounded: the parser tells one at a time.
func TestTabsAreBounded(t *testing.T) {
	for _, unit := range []string{"- a: |\n    \tx\n", "- |\n \tx\n", "|\n \t", "%", "#\n"} {
		cost.Linear(t, unit, 1<<16/len(unit), func(n int) {
			_, _ = Split("c_a.yml", []byte(strings.Repeat(unit, n)), nil)
		})
	}
}
