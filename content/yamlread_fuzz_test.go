package content

import (
	"strings"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// FuzzYAMLScalar: whatever scalar the parser of YAML reads, its file is taken
// apart, comes back byte for byte, and has the texts of the value that the
// parser reads; a translation of it reads back as it was written.
func FuzzYAMLScalar(f *testing.F) {
	var seeds []string
	for _, test := range validYAML {
		seeds = append(seeds, test.source)
	}
	for _, scalar := range []string{"one", `"one\ttwo\n\u00e9"`, "'it''s'", "|+\n  a\n\n", ">-\n  a\n   b\n  c\n", "&a !!str |1\n one", "*a", "!!binary aGk=", "{a: b}", "? a", "- a"} {
		seeds = append(seeds, "index: 1\ntitle: "+scalar+"\nicon: x\n",
			"list:\n- check: "+strings.ReplaceAll(scalar, "\n", "\n  ")+"\n  label: x\n")
	}
	for _, source := range cost.Some(seeds) {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		var doc yaml.Node
		if !utf8.ValidString(source) || len(source) > 1<<12 || strings.Contains(source, "\n---") || yaml.Unmarshal([]byte(source), &doc) != nil {
			return
		}
		if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
			return
		}
		d, err := Split("c_a.yml", []byte(source), nil)
		if err != nil {
			t.Fatalf("%q: %v", source, err)
		}
		translations := make([]markdown.Translation, len(d.Segments()))
		if same, _ := d.Render(translations); string(same) != source {
			t.Fatalf("%q comes back as %q", source, same)
		}
		for i := range d.fields {
			field := &d.fields[i]
			if !hasValue(&doc, string(field.Region.Source)) {
				t.Errorf("%q: %q is no value of it", source, field.Region.Source)
			}
			translations := make([]markdown.Translation, len(translations))
			for j, ref := range d.units {
				if u := &d.fields[ref.field].Units[ref.unit]; ref.field == i && len(u.Tags) == 0 {
					translations[j].Text = "Ein anderer Text"
				}
			}
			if strings.ContainsAny(source, "\u0085\u2028\u2029") { // line ends of YAML 1.1 and none of 1.2: what does not read back is refused
				continue
			}
			if merged, _ := d.Render(translations); len(d.Verify(merged, translations)) > 0 {
				t.Errorf("%q: %q does not read back", source, merged)
			}
		}
	})
}

// hasValue reports whether some scalar of a document has the value.
func hasValue(n *yaml.Node, value string) bool {
	if n.Kind == yaml.ScalarNode && n.Value == value {
		return true
	}
	for _, child := range n.Content {
		if hasValue(child, value) {
			return true
		}
	}
	return false
}
