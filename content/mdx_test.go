package content

import (
	"testing"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// In a lesson of Docusaurus braces, tags, imports and exports are letters, but
// for those that the source's own text has.
func TestMDXIsWrittenAsLetters(t *testing.T) {
	for _, c := range []struct{ source, text, want string }{
		{"One.\n", "{process.env.X}", "&#123;process.env.X}\n"},
		{"One.\n", "a < b <3 <Tabs", "a < b &lt;3 &lt;Tabs\n"},
		{"One.\n", "import x from 'y'", "&#105;mport x from 'y'\n"},
		{"One.\n", "export const x = 1", "&#101;xport const x = 1\n"},
		{"* One.\n", "exports", "* exports\n"},
		{"# One\n", "a {b}", "# a &#123;b}\n"},
		{"See ![one](a.png).\n", "Vu <img1>{un}</img1>.", "Vu ![&#123;un}](a.png).\n"},
		{"Type `one` now.\n", "Tapez <code1>{un} <a></code1>.", "Tapez `{un} <a>`.\n"},
		{"Hello {props.name}, hi.\n", "Salut, {props.name} {x}.", "Salut, {props.name} &#123;x}.\n"},
		{"Hello {props.name}, hi.\n", "Salut.", ""},
		{"Hello {props.name}, hi.\n", "Salut, {props.nom}.", ""},
		{"Hello {props.name}, hi.\n", "Salut, {props.name} {props.name}.", ""},
		{"Type \\{name\\} now.\n", "Tapez {nom}.", "Tapez &#123;nom}.\n"},
		{"import x from 'y'\n", "importer x", ""},
		{"See https://example.org now.\n", "見https://example.org。", ""},
	} {
		d := mustSplit(t, "s_x.md", c.source).As(MDX)
		got := ""
		translations := []markdown.Translation{{Text: c.text}}
		for style := markdown.Light; style < markdown.Styles && got == ""; style++ {
			translations[0].Style = style
			if merged, _ := d.Render(translations); len(d.Verify(merged, translations)) == 0 {
				got = string(merged)
			}
		}
		if got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.text, c.source, got, c.want)
		}
	}
}

// The folders of Docusaurus's plugins say that .md is MDX.
func TestDocusaurusIsMDX(t *testing.T) {
	for layout, want := range map[Layout]Dialect{
		DefaultLayout:          Markdown,
		"{stem}.{locale}{ext}": Markdown,
		"i18n/{locale}/docusaurus-plugin-content-docs/current/{path}": MDX,
		"i18n/{locale}/docusaurus-plugin-content-blog/{path}":         MDX,
	} {
		if got := layout.Dialect(); got != want {
			t.Errorf("%s: %v, want %v", layout, got, want)
		}
	}
}

// To Hugo a file that begins with a brace is JSON, and one that begins with an
// angle bracket is HTML.
func TestNoTextMakesAFileAnotherKind(t *testing.T) {
	for text, want := range map[string]string{"{x": "&#123;x\n", "<3": "&lt;3\n", "[x": "[x\n"} {
		d := mustSplit(t, "s_x.md", "One.\n\nTwo.\n")
		for i, want := range []string{want + "\nTwo.\n", "One.\n\n" + text + "\n"} {
			translations := make([]markdown.Translation, 2)
			translations[i].Text = text
			if merged, _ := d.Render(translations); string(merged) != want {
				t.Errorf("%q: %q, want %q", text, merged, want)
			}
		}
	}
}
