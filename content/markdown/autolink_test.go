package markdown

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// stock is goldmark as it comes.
var stock = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList)).Parser()

// autolinks counts what goldmark as it comes takes for an address.
func autolinks(source []byte) int {
	n := 0
	_ = ast.Walk(stock.Parse(text.NewReader(source)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && node.Kind() == ast.KindAutoLink {
			n++
		}
		return ast.WalkContinue, nil
	})
	return n
}

// agrees holds our reading of addresses against goldmark's own: it asks for
// bare URLs only where one may begin.
func agrees(t *testing.T, source []byte) {
	t.Helper()
	if line, _ := TooCostly(source); line > 0 || bytes.Contains(source, []byte("[^")) { // footnotes that nobody refers to are no nodes
		return
	}
	_, spans, costly := parse(blockParsers, source, nil, nil)
	if costly >= 0 {
		return
	}
	n := 0
	for i := range spans {
		if spans[i].address {
			n++
		}
	}
	if want := autolinks(source); n != want {
		t.Errorf("%q has %d addresses, and goldmark finds %d", source, n, want)
	}
}

// around are what an address may stand behind.
var around = []string{
	"", " ", "[a](b)", "[a][b]", "[", "![a](b)", "`a`", "`", "<b>", "<!-- a -->", "*a*", "**", "~", "\\*", "(", "\\(", ")", "]", ">", "> ", "| a |\n|---|\n|", "|", ":", "a\n: ", "# ",
	"- ", "1. ", "&amp;", "&#40;", "選", "。", "a", "1", ".", "-", "/", "\"", "=", "@", "!", "{{ a }}", "{", "\t", "\u00a0", "<https://a.org>", "[ ] ", "- [ ] ", "https://a.org", "a@b.org", "www.a.org,",
}

var bareAddresses = []string{
	"www.evil.example", "http://evil.example", "https://evil.example/a", "ftp://evil.example", "e@evil.example", "mailto:e@evil.example", "xmpp:e@evil.example", "HTTP://evil.example", "WWW.evil.example",
}

func TestAddressesAgreeWithGoldmark(t *testing.T) {
	for _, a := range around {
		for _, address := range bareAddresses {
			for _, b := range []string{"", " b", "[c](d)", "*", "。"} {
				agrees(t, []byte(a+address+b+"\n\n[b]: c\n"))
				agrees(t, []byte("a "+a+address+b+"\n"))
			}
		}
	}
}

func FuzzAddresses(f *testing.F) {
	for i, a := range around {
		f.Add([]byte(a + bareAddresses[i%len(bareAddresses)] + " b " + around[(i*7)%len(around)] + bareAddresses[(i*3)%len(bareAddresses)] + "\n"))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		if len(source) > cost.FuzzSize || !utf8.Valid(source) {
			t.Skip("no lesson")
		}
		agrees(t, source)
	})
}
