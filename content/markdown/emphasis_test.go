package markdown

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// goldmarkPairs notes the spans of the emphasis that goldmark itself pairs.
type goldmarkPairs struct {
	spans          []span
	opener, closer *parser.Delimiter
	used           map[*parser.Delimiter]int
}

func (*goldmarkPairs) IsDelimiter(c byte) bool { return strings.IndexByte("*_~", c) >= 0 }

// CanOpenCloser is asked last about the pair that goldmark then matches.
func (g *goldmarkPairs) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	g.opener, g.closer = opener, closer
	return opener.Char == closer.Char
}

func (g *goldmarkPairs) OnMatch(n int) ast.Node {
	s := span{kind: segment.Emphasis}
	s.start = g.opener.Segment.Start + g.used[g.opener] + g.opener.Length
	s.inner = s.start + n
	s.outer = g.closer.Segment.Start + g.closer.OriginalLength - g.closer.Length - n
	s.end = s.outer + n
	g.used[g.closer] += n
	switch {
	case g.closer.Char == '~':
		s.kind = segment.Strike
	case n == 2:
		s.kind = segment.Strong
	}
	g.spans = append(g.spans, s)
	return ast.NewEmphasis(n)
}

func (*goldmarkPairs) Trigger() []byte { return []byte("*_~") }

// Parse does as goldmark's parsers of emphasis and of strikethrough do.
func (g *goldmarkPairs) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, seg := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 1, g)
	if node == nil || line[0] == '~' && (node.OriginalLength > 2 || before == '~') {
		return nil
	}
	node.Segment = seg.WithStop(seg.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

// pairsOfGoldmark are the emphasis that goldmark finds in a text.
func pairsOfGoldmark(source []byte) []span {
	g := &goldmarkPairs{used: map[*parser.Delimiter]int{}}
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(g, 500)),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))
	p.Parse(text.NewReader(source))
	return sorted(g.spans)
}

// pairsOfOurs are those that we find.
func pairsOfOurs(source []byte) []span {
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(linkParser{recorded{parser.NewLinkParser()}}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(delimiters{trigger: "*_"}, 500),
			util.Prioritized(delimiters{trigger: "~", longest: 2}, 500)),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))
	_, spans, _ := recordingParser{p}.parse(source, nil, nil)
	return sorted(slices.DeleteFunc(spans, func(s span) bool { return s.kind == segment.Link || s.kind == segment.Image }))
}

func sorted(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	return spans
}

func samePairs(t *testing.T, source []byte) {
	t.Helper()
	want, got := pairsOfGoldmark(source), pairsOfOurs(source)
	if len(want)+len(got) > 0 && !reflect.DeepEqual(want, got) {
		t.Errorf("%q\ngoldmark pairs %+v\nhere are       %+v", source, want, got)
	}
}

// TestEmphasisIsPairedAsGoldmarkDoes holds texts of delimiters, and of what
// delimiters may not cross, against goldmark.
func TestEmphasisIsPairedAsGoldmarkDoes(t *testing.T) {
	pieces := strings.Split("* * * ** ** *** **** _ _ _ __ ___ ~ ~ ~~ ~~~ a a b . . [ [ ![ ] ]( ](x) [a]( ) [c] ` `` <b> < \\ 步 。 > \n[c]:x\n\n", " ")
	pieces = append(pieces, " ", " ", "\n", "\n\n")
	r := rand.New(rand.NewPCG(7, 8))
	pairs, n := 0, cost.Size(8_000)
	for range n {
		var b strings.Builder
		for range 2 + r.IntN(24) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		samePairs(t, []byte(b.String()))
		pairs += len(pairsOfOurs([]byte(b.String())))
	}
	goldens, err := filepath.Glob("../testdata/split/*.txtar")
	if err != nil || len(goldens) == 0 {
		t.Fatalf("%d goldens: %v", len(goldens), err)
	}
	for _, name := range goldens {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		samePairs(t, source)
	}
	if pairs < n/2 {
		t.Errorf("%d pairs in %d texts", pairs, n)
	}
}

func FuzzEmphasis(f *testing.F) {
	for _, s := range []string{"*a **b* c**", "***a** b*", "_a_b_ __c__", "~a~~b~~", "*[a*](b) c*", "![*a](b*) *", "**a*b*c**", "*a`*`b*"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		if len(source) <= cost.FuzzSize {
			samePairs(t, source)
		}
	})
}
