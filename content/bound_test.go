package content

import (
	"strings"
	"testing"

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
	const n = 65_000
	for _, r := range repeats {
		cost.Linear(t, r.text, n, func(repeats int) {
			if _, err := Split("s_x.md", []byte(strings.Repeat(r.text, repeats)), nil); repeats == n && (err != nil) != r.refused {
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
