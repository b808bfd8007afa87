package coverage

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content"
)

func TestMarkdown(t *testing.T) {
	r := sample()
	r.Excluded = []Exclusion{{content.InCode, Count{2, 31}}, {content.Wordless, Count{1, 1}}}
	r.Locales[0].Same = Count{3, 4}
	var b bytes.Buffer
	if err := r.Markdown(&b, []By{ByLocale, ByLesson}); err != nil {
		t.Fatal(err)
	}
	want := `| locale | translated | words | review | missing | refused |
|:--|--:|--:|--:|--:|--:|
| ar | 46.0 % | 1,345 | 0 | 700 | 26 |
| zh-Hant | 99.9 % | 12,345 | 0 | 1 | 0 |

| ar, by lesson | translated | words | review | missing | refused |
|:--|--:|--:|--:|--:|--:|
| tools/s\_tor.md | 0.0 % | 700 | 0 | 700 | 0 |

not counted: 2 code blocks (31 words), 1 number or address (1 word)

translated by the source text itself, as the project wants: ar 3
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	b.Reset()
	if err := (Report{}).Markdown(&b, nil); err != nil || b.String() != "Nothing is translated: there are no locales.\n" {
		t.Errorf("%q, %v", b.String(), err)
	}
}

// TestNamesReadAsTheyAreInMarkdown has a Markdown parser read the table: names
// are in their cells, letter by letter, and nothing in them is markup.
func TestNamesReadAsTheyAreInMarkdown(t *testing.T) {
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM))
	name := rapid.StringOfN(rapid.SampledFrom([]rune("ab/. |\\`*_~[]()<>&#!@:$-=+1wé\n\t")), 1, 20, -1)
	rapid.Check(t, func(t *rapid.T) {
		n := name.Filter(func(s string) bool { return strings.TrimSpace(s) == s }).Draw(t, "name")
		n = rapid.SampledFrom([]string{"", "www.", "https://"}).Draw(t, "before") + n
		var b bytes.Buffer
		if err := (Report{Locales: []Locale{{Group: Group{n, counts(2, 1)}}}}).Markdown(&b, nil); err != nil {
			t.Fatal(err)
		}
		var cells []string
		root := markdown.Parser().Parse(text.NewReader(b.Bytes()))
		_ = ast.Walk(root, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
			if node.Kind() != extast.KindTableCell || !entering {
				return ast.WalkContinue, nil
			}
			var html bytes.Buffer
			for child := node.FirstChild(); child != nil; child = child.NextSibling() {
				if child.Kind() != ast.KindText && child.Kind() != ast.KindString {
					t.Fatalf("%v in\n%s", child.Kind(), b.String())
				}
				if err := markdown.Renderer().Render(&html, b.Bytes(), child); err != nil {
					t.Fatal(err)
				}
			}
			cells = append(cells, html.String())
			return ast.WalkContinue, nil
		})
		want := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(strings.Map(printable, n))
		if len(cells) != 12 || cells[6] != want {
			t.Fatalf("%q is read as %q in\n%s", n, cells, b.String())
		}
	})
}
