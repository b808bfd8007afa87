package merge

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	gotemplate "text/template"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
)

// The programs that publish lessons are given lessons with hostile
// translations. Each knows a canary that says so when it is run: none is, no
// page fails that its source did not fail, and no link is new.

// evaluated is what a canary says.
const evaluated = "EVALUATED"

// canaries are texts of translators that want to be code.
var canaries = []string{
	"{{< canary >}}", "{{<canary>}}", "{{% canary %}}", "{{< canary", "{{%", "{{</* canary */>}}", "{{ canary }}", "{{canary}}", "{{- canary -}}", "{{{ canary }}}", "{{ canary",
	"{% if true %}{{ canary }}{% endif %}", "{%- raw -%}", "{% comment %}", "{% include 'x' %}", "{%", "{#", "{# x", "{# x #}", "{!", "{! canary !}", "}}", "%}", "#}", "{", "}",
	`\{{ canary }}`, `\{\{ canary }}`, "&#123;&#123; canary }}", "&#x7b;{ canary }}", "&lbrace;{ canary }}", "&lcub;% x %}", "{ { canary }}", "{\n{ canary }}", "`{{< canary >}}`", "{**{< canary >}}",
	"{canary()}", "${canary()}", "a {canary()", "{/* x", "{...canary()}", "<Canary/>", "<Canary", "<script>canary()</script>", "<Canary x=\"", "<<< ../canary", "</p>", "<3", "<", "<!-- x", "<!--more-->", "export const x = canary()", "import x from 'y'", "export default canary()",
	"www.evil.example", "http://evil.example", "e@evil.example", "[x](http://evil.example)", "<http://evil.example>", "![x](http://evil.example)", "{: href=http://evil.example}",
}

// A page is a lesson that an engine is given, and the source it was made from.
type page struct{ what, source, merged string }

// pages are the slots with each canary put in at each of their tags: in all
// texts of a lesson at once, so that two may try to make code together, and in
// the one that is meant.
func pages(t *testing.T, dialect content.Dialect) []page {
	t.Helper()
	var all []page
	seen := map[string]bool{}
	for i := range slots {
		l := &slots[i]
		d := l.document(t).As(dialect)
		if !isMarkdown(d) {
			continue
		}
		for _, text := range canaries {
			for _, at := range []int{0, 2*len(d.Segments()[l.segment].Tags) + 1} {
				for _, only := range []bool{true, false} {
					merged := string(everywhere(d, l.segment, only, text, at).Apply())
					if merged != l.source && !seen[merged] {
						seen[merged] = true
						all = append(all, page{fmt.Sprintf("%s: %q", l.name, text), l.source, merged})
					}
				}
			}
		}
	}
	t.Logf("%d pages", len(all))
	if len(all) < 300 {
		t.Fatal("too few to tell")
	}
	return all
}

// everywhere plans a document with a text put into one or all of its segments.
func everywhere(d *content.Document, which int, only bool, text string, at int) *Plan {
	c := &locales.Catalog{Locale: "xx"}
	for i := range d.Segments() {
		if s := &d.Segments()[i]; i == which || !only {
			c.Messages = append(c.Messages, locales.Message{ID: s.ID(), Source: s.Text, Target: with(s, text, at), State: locales.Translated})
		}
	}
	return Resolve(d, NewIndex(c), Policy{})
}

// A rendered lesson is what an engine makes of a lesson, or why it fails.
type rendered struct{ Out, Err string }

// evaluates holds what an engine makes of pages against their sources.
func evaluates(t *testing.T, pages []page, render func(texts []string) []rendered) {
	t.Helper()
	var texts []string
	for _, p := range pages {
		texts = append(texts, p.source, p.merged)
	}
	out := render(texts)
	if len(out) != len(texts) {
		t.Fatalf("%d lessons, %d pages", len(texts), len(out))
	}
	held := 0
	for i, p := range pages {
		source, merged := out[2*i], out[2*i+1]
		if source.Err != "" {
			continue // it is no lesson of such a site
		}
		held++
		links := gained(hrefs(source.Out), hrefs(merged.Out))
		if merged.Err != "" || strings.Contains(merged.Out, evaluated) || len(links) > 0 {
			t.Errorf("%s: %q: %q, links %q, %s", p.what, p.merged, merged.Out, links, merged.Err)
		}
	}
	t.Logf("%d held against their sources", held)
	if held < len(pages)/2 {
		t.Errorf("only %d of %d sources are lessons of this site", held, len(pages))
	}
}

var href = regexp.MustCompile(`"?(?:href|src)"?[=:]"([^"]*)"`)

// hrefs lists where a page leads.
func hrefs(html string) []string { return href.FindAllString(html, -1) }

// engine is the folder that .ci/engines has filled.
func engine(t *testing.T) string {
	dir := os.Getenv("PARASOL_ENGINES")
	if dir == "" {
		t.Skip("PARASOL_ENGINES names no folder: see .ci/engines")
	}
	return dir
}

// piped gives texts to a program as JSON, and takes renderings back.
func piped(t *testing.T, name string, args ...string) func(texts []string) []rendered {
	return func(texts []string) []rendered {
		in, err := json.Marshal(texts)
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(name, args...)
		cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
		data, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		var out []rendered
		if err := json.Unmarshal(data, &out); err != nil {
			t.Fatal(err)
		}
		return out
	}
}

func TestLiquidRunsNothing(t *testing.T) {
	engine(t)
	evaluates(t, pages(t, content.Markdown), piped(t, "ruby", "testdata/engines/liquid.rb"))
}

func TestJinjaRunsNothing(t *testing.T) {
	evaluates(t, pages(t, content.Markdown), piped(t, filepath.Join(engine(t), "python", "bin", "python"), "testdata/engines/jinja.py"))
}

// MkDocs publishes with Python-Markdown, to which other things are HTML than to
// CommonMark.
func TestPythonMarkdownRunsNothing(t *testing.T) {
	all := pages(t, content.Markdown)
	for i := range all { // front matter is none of its own
		all[i].source, all[i].merged = bodyOf(t, all[i].source), bodyOf(t, all[i].merged)
	}
	evaluates(t, all, piped(t, filepath.Join(engine(t), "python", "bin", "python"), "testdata/engines/pythonmarkdown.py"))
}

func TestMDXRunsNothing(t *testing.T) {
	engine(t)
	all := pages(t, content.MDX)
	for i := range all { // front matter is none of MDX's
		all[i].source, all[i].merged = bodyOf(t, all[i].source), bodyOf(t, all[i].merged)
	}
	evaluates(t, all, piped(t, "node", "testdata/engines/mdx.mjs"))
}

func bodyOf(t *testing.T, lesson string) string {
	d, err := content.Split("s_x.md", []byte(lesson), nil)
	if err != nil {
		t.Fatal(err)
	}
	return lesson[d.Body():]
}

// Go's templates are there without any installation.
func TestGoTemplatesRunNothing(t *testing.T) {
	functions := gotemplate.FuncMap{
		"canary": func() string { return evaluated },
		"site":   func() map[string]string { return map[string]string{"name": "Name"} },
	}
	evaluates(t, pages(t, content.Markdown), func(texts []string) []rendered {
		out := make([]rendered, len(texts))
		for i, text := range texts {
			var b strings.Builder
			parsed, err := gotemplate.New("").Funcs(functions).Parse(text)
			if err == nil {
				err = parsed.Execute(&b, nil)
			}
			if out[i].Out = b.String(); err != nil {
				out[i].Err = err.Error()
			}
		}
		return out
	})
}

func TestHugoRunsNothing(t *testing.T) {
	engine(t)
	evaluates(t, pages(t, content.Markdown), func(texts []string) []rendered {
		dir := t.TempDir()
		for name, text := range map[string]string{
			"config.toml":                       "baseURL = \"https://example.org/\"\ndisableKinds = [\"taxonomy\", \"term\", \"RSS\", \"sitemap\", \"home\", \"section\"]\n[markup.goldmark.renderer]\nunsafe = true\n",
			"layouts/_default/single.html":      "{{ .Title }}|{{ .Description }}|{{ .Summary }}|{{ .Content }}|{{ .Truncated }}",
			"layouts/shortcodes/canary.html":    evaluated,
			"layouts/shortcodes/note.html":      "{{ .Inner }}",
			"layouts/_default/_markup/.gitkeep": "",
		} {
			file := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Mkdir(filepath.Join(dir, "content"), 0o755); err != nil {
			t.Fatal(err)
		}
		for i, text := range texts {
			if err := os.WriteFile(filepath.Join(dir, "content", fmt.Sprintf("p%d.md", i)), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.Command("hugo", "--quiet")
		cmd.Dir = dir
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %.2000s", err, said)
		}
		out := make([]rendered, len(texts))
		for i := range texts {
			data, err := os.ReadFile(filepath.Join(dir, "public", fmt.Sprintf("p%d", i), "index.html"))
			if out[i].Out = string(data); err != nil {
				out[i].Err = err.Error()
			}
		}
		return out
	})
}

// A canary that is the source's own is run: the tests would see one.
func TestCanariesSing(t *testing.T) {
	if !slices.Contains(canaries, "{{< canary >}}") {
		t.Fatal("no canary for Hugo")
	}
	dir := engine(t)
	for name, render := range map[string]func([]string) []rendered{
		"Liquid": piped(t, "ruby", "testdata/engines/liquid.rb"),
		"Jinja":  piped(t, filepath.Join(dir, "python", "bin", "python"), "testdata/engines/jinja.py"),
		"MDX":    piped(t, "node", "testdata/engines/mdx.mjs"),
	} {
		if out := render([]string{"{{ canary }}", "a {canary()} b"}); out[0].Out != evaluated && !strings.Contains(out[1].Out, evaluated) {
			t.Errorf("%s: %v", name, out)
		}
	}
}
