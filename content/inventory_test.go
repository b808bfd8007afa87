package content

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/address"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/parasol-l10n/parasol/content/golden"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

func mustSplit(t testing.TB, name, source string) *Document {
	t.Helper()
	d, err := Split(name, []byte(source), nil)
	if err != nil || d == nil {
		t.Fatal(d, err)
	}
	return d
}

func TestLinksWhereverTheyStand(t *testing.T) {
	for source, want := range map[string]string{
		"---\ntitle: \"See [a \\\"b\\\"](c.md)\"\n---\n":                  `a c.md "a "b"" [a \"b\"](c.md)` + "\n",
		"> * *[All](e.md)* of [![A map](a.png \"Title\")](b.md)\n":        "a e.md \"All\" [All](e.md)\na b.md \"![A map](a.png \"Title\")\" [![A map](a.png \"Title\")](b.md)\nimg a.png \"A map\" ![A map](a.png \"Title\")\n",
		"![](a.png)\n\n[](b.md)\n":                                        "img a.png \"\" ![](a.png)\na b.md \"\" [](b.md)\n",
		"[x][r], [r] and [none]\n\n[r]: <f g.md>\n":                       "a f g.md \"x\" [x][r]\na f g.md \"r\" [r]\n",
		"<https://a.org> and https://b.org/c. `[x](y)`\n":                 "a https://a.org \"https://a.org\" <https://a.org>\na https://b.org/c \"https://b.org/c\" https://b.org/c\n",
		"<div>\n<a class=\"x\" href='a.md'>\n</div>\n\n<img src=b.png>\n": "a a.md \"\" <a class=\"x\" href='a.md'>\nimg b.png \"\" <img src=b.png>\n",
		"```\n<a href=\"a.md\">\n```\n\n    <img src=\"b\">\n":            "",
		"[x] (y.md), ! [x](z.md)\n":                                       "a z.md \"x\" [x](z.md)\n",
	} {
		d := mustSplit(t, "s_x.md", source)
		got := ""
		for _, l := range d.Links() {
			got += fmt.Sprintf("%s %s \"%s\" %s\n", l.Kind, l.Target, l.Text, source[l.Start:l.End])
		}
		if got != want {
			t.Errorf("%q: -want +got:\n%s", source, cmp.Diff(want, got))
		}
	}
}

// TestLinksAreThoseOfGoldmark holds the inventory against a plain walk of
// the tree that goldmark makes of the body.
func TestLinksAreThoseOfGoldmark(t *testing.T) {
	links := 0
	for _, s := range slices.Concat(golden.Files(t, ".", isLesson), golden.Examples(t)) {
		d, err := Split(s.Name, s.Source, nil)
		if err != nil || d == nil || d.body == nil || bytes.Contains(s.Source, []byte("{")) {
			continue // template expressions are ours alone
		}
		var want []string
		root := stock.Parse(text.NewReader(d.body.Source))
		_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			switch n := n.(type) {
			case *ast.Link:
				if entering {
					want = append(want, "a "+markdown.Decode(n.Destination))
				}
			case *ast.Image:
				if entering {
					want = append(want, "img "+markdown.Decode(n.Destination))
				}
			}
			return ast.WalkContinue, nil
		})
		var got []string
		for _, l := range d.Links() {
			if l.Start >= d.bodyAt && !l.Bare && !bytes.HasPrefix(d.source[l.Start:], []byte("<")) {
				got = append(got, string(l.Kind)+" "+l.Target)
			}
		}
		slices.Sort(want) // goldmark moves footnotes
		slices.Sort(got)
		if !slices.Equal(want, got) {
			t.Errorf("%s: %q:\n%s", s.Name, s.Source[:min(len(s.Source), 200)], cmp.Diff(want, got))
		}
		links += len(got)
	}
	t.Logf("%d links", links)
}

func TestPassagesHoldTextAlone(t *testing.T) {
	for source, want := range map[string]string{
		"---\ntitle: 'Don''t [x] (y)'\n---\n":                    "Don't [x] (y)",
		"## A *b* [c](d) `e](f` <i>g</i> {#h}\n":                 "A .b. .c.... ...... ...g.... ....",
		"* [ ] **x [y] (z)**, \\*w\\*\n":                         "[ ] ..x [y] (z).., ..w..",
		"> a\n> **b\n":                                           "a\n..**b",
		"![alt](a.png \"title\")\n":                              "..alt................",
		"| a ] (b) | {{ c }} |\n|---|---|\n":                     "a ] (b)|.......",
		"***\n\n```\n[x] (y)\n```\n\n<p>[x] (y)</p>\n\n1986, 12": "1986, 12",
	} {
		d := mustSplit(t, "s_x.md", source)
		var got []string
		for _, p := range d.Passages() {
			got = append(got, strings.ReplaceAll(string(p.Text), "\x00", "."))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %q", source, strings.Join(got, "|"), want)
		}
	}
}

func TestSpansOfFields(t *testing.T) {
	for _, c := range []struct{ value, find, want string }{
		{"plain [x] (y)", "[x] (y)", "[x] (y)"},
		{"'Don''t [x] (y)'", "[x] (y)", "[x] (y)"},
		{"\"a \\\"b\\\" [x] (y)\"", "[x] (y)", "[x] (y)"},
		{"over\n      lines [x]\n      (y)", "[x] (y)", "[x]\n      (y)"},
		{">-\n      over\n      lines [x]\n      (y)", "[x] (y)", "[x]\n      (y)"},
		{"\"caf\\u00e9 [x] (y)\"", "[x] (y)", ""},
	} {
		d := mustSplit(t, "c_x.yml", "list:\n  - check: "+c.value+"\n")
		p := d.Passages()[0]
		at := bytes.Index(p.Text, []byte(c.find))
		start, end := p.Span(at, at+len(c.find))
		if got := string(d.source[start:end]); at < 0 || got != c.want {
			t.Errorf("%q: %q", c.value, got)
		}
	}
}

// inventoryHolds holds that spans are what they claim, of any text.
func inventoryHolds(t *testing.T, s golden.File) {
	t.Helper()
	d, err := Split(s.Name, s.Source, nil)
	if err != nil || d == nil {
		return
	}
	within := func(what string, start, end int) {
		if start < 0 || start > end || end > len(s.Source) {
			t.Errorf("%q: %s at [%d,%d)", s.Source, what, start, end)
		}
	}
	for _, l := range d.Links() {
		within("link "+l.Target, l.Start, l.End)
	}
	for _, a := range d.Anchors(address.Named("auto")) {
		within("anchor "+a.Name, a.Start, a.Start)
	}
	for _, b := range d.Blocks() {
		within("block "+string(b.Kind), b.Start, b.End)
	}
	for _, p := range d.Passages() {
		for i, c := range p.Text {
			start, end := p.Span(i, i+1)
			within("passage", start, end)
			if p.locator.at == nil && c != Blank && c != s.Source[start] {
				t.Errorf("%q: byte %d of a passage is %q, in the file %q", s.Source, i, c, s.Source[start])
			}
		}
	}
	_ = d.Values()
}

func TestInventoryIsInTheFile(t *testing.T) {
	for _, s := range slices.Concat(golden.Files(t, ".", isLesson), golden.Examples(t)) {
		inventoryHolds(t, s)
	}
}

func FuzzInventory(f *testing.F) {
	for _, s := range golden.Seeds(f, ".", golden.IsMarkdown) {
		f.Add(string(s.Source))
	}
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) < cost.FuzzSize {
			inventoryHolds(t, golden.File{Name: "s_x.md", Source: []byte(source)})
		}
	})
}

func TestAnchors(t *testing.T) {
	d := mustSplit(t, "s_x.md", "---\ntitle: T\n---\n# Secure calls, *now*!\n\n## Topics {#topics}\n\nA\n===\n\n### A\n\n## مكالمات آمنة\n\n<a name=\"old\"></a>\n\n## ![Logo](x.png) {.wide}\n")
	var got []string
	for _, a := range d.Anchors(address.Named("auto")) {
		name := a.Name
		if a.Explicit {
			name += "!"
		}
		got = append(got, name)
	}
	if want := "secure-calls-now topics! a a-1 مكالمات-آمنة  old!"; strings.Join(got, " ") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestBlocks(t *testing.T) {
	const source = "---\nt: x\n---\n# A\n\n* b\n\n      code\n* c\n\n```sh\nls\n```\n***\n[l L]: x\n<div>\n\n| a |\n|---|\n"
	d := mustSplit(t, "s_x.md", source)
	var got []string
	for _, b := range d.Blocks() {
		got = append(got, fmt.Sprintf("%d %s %q %s", b.Depth, b.Kind, source[b.Start:b.End], b.Label))
	}
	want := []string{
		`0 heading "A" `, `0 list "b\n\n      code\n* c" `, `1 list item "b\n\n      code\n" `, `2 paragraph "b" `, `2 indented code "code\n" `,
		`1 list item "c" `, `2 paragraph "c" `, `0 fenced code "ls\n" sh`, `0 thematic break "" `, `0 link definition "[l L]: x" l l`,
		`0 HTML "<div>\n" `, `0 table "a" `, `1 table row "a" `, `2 table cell "a" `,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestUnusedDefinitions(t *testing.T) {
	d := mustSplit(t, "s_x.md", "[x][a], [b] and ![c][]\n\n[A]: 1\n[b]: 2\n[C]: 3\n[d]: 4\n")
	got := d.UnusedDefinitions()
	if len(got) != 1 || !strings.HasPrefix(string(d.source[got[0].Start:]), "[d]") {
		t.Errorf("%v", got)
	}
}

func TestValues(t *testing.T) {
	for source, want := range map[string]string{
		"s_x.md\n---\nindex: 3\ntitle: Phishing\ntags: [a, b]\n---\nBody\n": "index=3 title=Phishing! tags[0]=a tags[1]=b",
		"s_x.md\n+++\ntitle = \"T\"\n[a]\nb = 1\n+++\n":                     "a.b=1 title=T!",
		"s_x.md\nBody\n": "",
		"c_x.yml\nlist:\n- check: A\n  children:\n  - label: ''\n    id: 7\n": "list[0].check=A! list[0].children[0].label=! list[0].children[0].id=7",
	} {
		name, text, _ := strings.Cut(source, "\n")
		var got []string
		for _, v := range mustSplit(t, name, text).Values() {
			s := v.Path + "=" + v.Value
			if v.IsText {
				s += "!"
			}
			got = append(got, s)
			if line := strings.Split(text, "\n")[max(0, v.Line-1)]; v.Line > 0 && !strings.Contains(line, v.Value) {
				t.Errorf("%s on line %d: %q", v.Path, v.Line, line)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", source, got, want)
		}
	}
}

func TestOffsetIsWherePositionSays(t *testing.T) {
	for _, source := range []string{"\ufeffä b\r\nc\n\nd", "", "\n", "日本\n語"} {
		d := mustSplit(t, "s_x.md", source)
		for at := range source + " " {
			if at < len(bom) && strings.HasPrefix(source, "\ufeff") {
				continue
			}
			if p := d.Position(at); d.Offset(p.Line, p.Col) != at && source[max(0, at-1):][0] != '\r' {
				t.Errorf("%q: %d is at %v, which is %d", source, at, p, d.Offset(p.Line, p.Col))
			}
		}
	}
	if d := mustSplit(t, "s_x.md", "a\n"); d.Offset(9, 9) != 0 {
		t.Error("outside of the file")
	}
}

func TestPositionAndLine(t *testing.T) {
	d := mustSplit(t, "s_x.md", "\ufeffä b\r\nc\n\n")
	at := bytes.IndexByte(d.source, 'b')
	if p := d.Position(at); p != (segment.Pos{File: "s_x.md", Line: 1, Col: 3}) {
		t.Error(p)
	}
	for at, want := range map[int]string{at: "\ufeffä b", at + 4: "c", len(d.source): ""} {
		if start, end := d.Line(at); string(d.source[start:end]) != want {
			t.Errorf("%d: %q", at, d.source[start:end])
		}
	}
}
