package content

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

func only(source, target string) func(string) (string, bool) {
	return func(stands string) (string, bool) { return target, stands == source }
}

func TestLinksThatLeadElsewhere(t *testing.T) {
	for _, c := range []struct{ name, source, text, from, to, want string }{
		{"inline", "See [this](a.md) now.\n", "Voir <a1>ceci</a1>.", "a.md", "b.md", "Voir [ceci](b.md).\n"},
		{"wrapper", "* [Android](https://a.example)\n", "Androïde", "https://a.example", "https://b.example/fr", "* [Androïde](https://b.example/fr)\n"},
		{"image", "![A map](a.png)\n", "Un plan", "a.png", "fr/a.png", "![Un plan](fr/a.png)\n"},
		{"image in a link", "[![A map](a.png)](b)\n", "Un plan", "b", "c", "[![Un plan](a.png)](c)\n"},
		{"title", "See [this](a.md \"More\") now.\n", "Voir <a1>ceci</a1>.", "a.md", "b.md", "Voir [ceci](b.md \"More\").\n"},
		{"other title", "See [this](a.md (More)) now.\n", "Voir <a1>ceci</a1>.", "a.md", "b.md", "Voir [ceci](b.md (More)).\n"},
		{"reference", "See [this] now.\n\n[this]: a.md\n", "Voir <a1>ceci</a1>.", "a.md", "b.md", "Voir [ceci](b.md).\n\n[this]: a.md\n"},
		{"wrapped reference", "[this][x]\n\n[x]: a.md\n", "Ceci", "a.md", "b.md", "[Ceci](b.md)\n\n[x]: a.md\n"},
		{"blanks", "See [this](a.md) now.\n", "Voir <a1>ceci</a1>.", "a.md", "b c<d>.md", "Voir [ceci](<b c\\<d\\>.md>).\n"},
		{"parentheses", "See [this](a.md) now.\n", "Voir <a1>ceci</a1>.", "a.md", "b_(c", "Voir [ceci](b_\\(c).\n"},
		{"nowhere", "See [this](a.md) now.\n", "Voir <a1>ceci</a1>.", "a.md", "", "Voir [ceci](<>).\n"},
		{"cell", "| a |\n|---|\n| [this](a.md) b |\n", "<a1>ceci</a1> b", "a.md", "b|c", "| a |\n|---|\n| [ceci](b\\|c) b |\n"},
		{"another link", "See [this](a.md) now.\n", "Voir <a1>ceci</a1>.", "b.md", "c.md", "Voir [ceci](a.md).\n"},
		{"emphasis", "See *this* now.\n", "Voir <i1>ceci</i1>.", "", "c.md", "Voir *ceci*.\n"},
	} {
		d, err := Split("s_x.md", []byte(c.source), nil)
		if err != nil {
			t.Fatal(err)
		}
		translations := make([]markdown.Translation, len(d.Segments()))
		at := len(translations) - 1
		for i, s := range d.Segments() {
			if s.Kind != "title" && (c.name != "cell" || s.Text != "a") {
				at = i
			}
		}
		translations[at] = markdown.Translation{Text: c.text, Targets: only(c.from, c.to)}
		merged, _ := d.Render(translations)
		if bad := d.Verify(merged, translations); string(merged) != c.want || len(bad) > 0 {
			t.Errorf("%s: %q, %v\nwant %q", c.name, merged, bad, c.want)
		}
		if c.want != c.source && c.from == "a.md" {
			other := append([]markdown.Translation(nil), translations...)
			other[at].Targets = nil
			if len(d.Verify(merged, other)) == 0 && c.to != c.from {
				t.Errorf("%s: a link that leads elsewhere passes for the source's", c.name)
			}
		}
	}
}

// Any target that has no line break can be written, and reads back.
func TestAnyTargetReadsBack(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "é", "/", "(", ")", "<", ">", " ", "\\", "\\(", "&", "&amp;", "%20", "|", "*", "_", "[", "]", "`", "!", "#", "\"", "'", "{", "umbrella://", "?x=1&y"})
	sources := []string{"See [this](a.md) now.\n", "* [this](a.md \"More\")\n", "| a | b |\n|---|---|\n| ![this](a.md) b | c |\n", "![this](a.md)\n", "See [this], you.\n\n[this]: a.md\n"}
	rapid.Check(t, func(t *rapid.T) {
		target := ""
		for _, p := range rapid.SliceOfN(piece, 1, 8).Draw(t, "target") {
			target += p
		}
		d, err := Split("s_x.md", []byte(rapid.SampledFrom(sources).Draw(t, "source")), nil)
		if err != nil {
			t.Fatal(err)
		}
		translations := make([]markdown.Translation, len(d.Segments()))
		for i, s := range d.Segments() {
			translations[i] = markdown.Translation{Text: s.Text, Targets: only("a.md", target)}
		}
		merged, _ := d.Render(translations)
		if bad := d.Verify(merged, translations); len(bad) > 0 && trimmed(target) && !isCode(target) {
			t.Fatalf("%q: %q, %v", target, merged, bad)
		}
	})
}

// isCode reports whether a site would run what stands in a target, which is
// refused then.
func isCode(target string) bool {
	return slices.ContainsFunc(segment.SiteCode, func(b segment.Brackets) bool { return strings.Contains(target, b.Open) })
}

// trimmed reports whether a target has no blanks at its ends: Markdown drops
// those.
func trimmed(s string) bool { return s != "" && s[0] != ' ' && s[len(s)-1] != ' ' }
