package content

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/golden"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// splitsWell holds identity (law 1), well-formed segments, and determinism
// (law 5) against a file.
func splitsWell(t *testing.T, s golden.File) {
	if len(s.Source) > cost.FuzzSize {
		t.Skip("too long")
	}
	identity(t, s)
	d, err := Split(s.Name, s.Source, nil)
	again, errAgain := Split(s.Name, s.Source, nil)
	if describe(d, err) != describe(again, errAgain) {
		t.Errorf("%q is once\n%s\nand once\n%s", s.Source, describe(d, err), describe(again, errAgain))
	}
	if d == nil {
		return
	}
	out, _ := d.Render(make([]markdown.Translation, len(d.Segments())))
	if bad := d.Verify(out, make([]markdown.Translation, len(d.Segments()))); bad != nil {
		t.Errorf("%q does not verify: %v", s.Source, bad)
	}
}

func FuzzSplitMarkdown(f *testing.F) {
	for _, s := range golden.Seeds(f, ".", golden.IsMarkdown) {
		f.Add(s.Source)
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		splitsWell(t, golden.File{Name: "s_x.md", Source: source})
	})
}

// yamlNames are a name for each kind of YAML file.
var yamlNames = []string{"c_x.yml", "f_x.yml", ".category.yml"}

func FuzzSplitYAML(f *testing.F) {
	for _, s := range golden.Seeds(f, ".", func(name string) bool { return filepath.Ext(name) == ".yml" }) {
		for kind := range yamlNames {
			f.Add(s.Source, uint8(kind))
		}
	}
	f.Fuzz(func(t *testing.T, source []byte, kind uint8) {
		splitsWell(t, golden.File{Name: yamlNames[int(kind)%len(yamlNames)], Source: source})
	})
}

// FuzzFrontMatter holds the laws against whatever is between the delimiters of
// front matter; besides, a body says the same whatever front matter it has,
// and front matter the same whatever its body.
func FuzzFrontMatter(f *testing.F) {
	delimiters := []string{"---\n", "+++\n", ";;;\n", "---yaml\n", "---toml\n", "---json\n", "---\r\n", "\ufeff---\n", "{\n", "\n \t{\n"}
	for _, s := range golden.Seeds(f, ".", golden.IsMarkdown) {
		text := strings.TrimPrefix(string(s.Source), "\ufeff")
		for i, d := range delimiters {
			if rest, ok := strings.CutPrefix(text, d); ok {
				header, body, _ := strings.Cut(rest, d)
				f.Add(uint8(i), header, body)
			}
		}
	}
	f.Add(uint8(0), "title: a\n", "Text\n")
	f.Add(uint8(1), "title = \"a\"\n", "Text\n")
	f.Add(uint8(2), "{\"title\": \"a\"}\n", "Text\n")
	f.Add(uint8(8), "\"title\": \"a\"\n", "Text\n")
	f.Add(uint8(9), "\"title\": \"a\", \"description\": \"b *c*\"\n", "Text\n")
	f.Fuzz(func(t *testing.T, which uint8, header, body string) {
		open := delimiters[int(which)%len(delimiters)]
		end := "\n"
		if strings.HasSuffix(open, "\r\n") {
			end = "\r\n"
		}
		closing := strings.Trim(open, "\ufeff \r\n\tabcdefghijklmnopqrstuvwxyz") + end
		if strings.HasSuffix(open, "{\n") {
			closing = "}\n\n" // JSON ends at a blank line
		}
		if header != "" && !strings.HasSuffix(header, "\n") {
			header += "\n"
		}
		source := open + header + closing + body
		splitsWell(t, golden.File{Name: "s_x.md", Source: []byte(source)})
		d, err := Split("s_x.md", []byte(source), nil)
		if err != nil || len(source) > cost.FuzzSize || d.bodyAt != len(source)-len(body) {
			return // the front matter ends elsewhere, or there is none
		}
		alone, err := Split("s_x.md", []byte(source[:d.bodyAt]), nil)
		if err != nil {
			t.Errorf("%q is well, but not without its body: %v", source, err)
			return
		}
		if !reflect.DeepEqual(texts(alone.fields), texts(d.fields)) {
			t.Errorf("%q: values %q, without its body %q", source, texts(d.fields), texts(alone.fields))
		}
	})
}

func texts(fields []field) []string {
	var all []string
	for _, f := range fields {
		for _, u := range f.Units {
			all = append(all, u.Text)
		}
	}
	return all
}
