package content

import (
	"bytes"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// repeats are inputs that parsers are known to stumble over when repeated.
// refused are those that goldmark needs seconds or minutes for.
var repeats = []struct {
	text    string
	refused bool
}{
	{"[", false}, {"*", false}, {"<a1>", false}, {"{", false}, {"{{", false}, {"{{x}} ", false}, {"{#a} ", false}, {"{%a", false}, {"a@b.{%:::\\", false},
	{"`", false}, {"`a` ", false}, {"![", false}, {"]", false}, {"<", false}, {"<b>", false}, {"<strong>", false},
	{"<!--", false}, {"&", false}, {"&#10;", false}, {"\\", false}, {"_", false}, {"~", false}, {"**a ", false},
	{"a **b** ", false}, {"***", false}, {"[a](b \"c\") ", false}, {"|", false}, {"a|", false}, {"[^1]", false},
	{"~", false}, {"x~", false}, {"a*_b", false}, {" ~_", false}, {"\\``", false}, {"\n][", false}, {"\n>`", false},
	{"a\n", false}, {"> a\n", false}, {"# a\n", false}, {"- a\n", false}, {"a@b.c ", false}, {"http://a.b ", false},
	{":::\n", false}, {"- - ", false}, {"a  \n", false}, {"<!-- parasol:note a -->\n\n", false},
	{">", true}, {"> - ", true}, {"+ ", true}, {"1. ", true}, {"[a](", true}, {"[a]: b\n", true},
}

func TestTimeGrowsLinearly(t *testing.T) {
	const n, most = 65_000, 10_000 // of which most is more than any bound
	for _, r := range repeats {
		cost.Linear(t, r.text, n, func(repeats int) {
			if _, err := Split("s_x.md", []byte(strings.Repeat(r.text, repeats)), nil); repeats > most && (err != nil) != r.refused {
				t.Errorf("%q: refused: %v", r.text, err)
			}
		})
	}
}

func TestLongThematicBreakIsNoNesting(t *testing.T) {
	for _, text := range []string{"- - ", "* ", "-", "_ "} {
		if _, err := Split("s_x.md", []byte("a\n\n"+strings.Repeat(text, 300)+"\n\nb\n"), nil); err != nil {
			t.Error(err)
		}
	}
}

// TestTitlesAreWrittenInLinearTime repeats what is code for a site, in the
// translation of a title whose source has none.
func TestTitlesAreWrittenInLinearTime(t *testing.T) {
	d, err := Split("s_x.md", []byte("[x](y.md \"z\")\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	translations := make([]markdown.Translation, len(d.Segments()))
	title := len(translations) - 1
	for _, b := range segment.SiteCode {
		cost.Linear(t, b.Open, 1<<13, func(n int) {
			translations[title].Text = strings.Repeat(b.Open+"a", n)
			if out, _ := d.Render(translations); bytes.Contains(out, []byte(b.Open)) {
				t.Errorf("%q stands in the lesson", b.Open)
			}
		})
	}
}
