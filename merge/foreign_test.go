package merge

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/parasol-l10n/parasol/content"
)

// What a merged lesson has that its source has not, as other programs see it:
// links for goldmark as it comes, code for those that scan bytes.

// linksOf lists where everything leads that goldmark takes for a link or an
// image in the body of a lesson.
func linksOf(body []byte) []string {
	var all []string
	_ = ast.Walk(stock.Parse(text.NewReader(body)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n := n.(type) {
			case *ast.Link:
				all = append(all, string(n.Destination))
			case *ast.Image:
				all = append(all, string(n.Destination))
			case *ast.AutoLink:
				all = append(all, html.UnescapeString(string(n.URL(body))))
			}
		}
		return ast.WalkContinue, nil
	})
	slices.Sort(all)
	return all
}

// codeSigns are what template engines, Hugo, VitePress and PyMdown's snippets
// look for in the bytes of a file.
var codeSigns = regexp.MustCompile(`\{\{[<%]?|\{%|\{#|<!--\s*(?:more|@include)|-8<-|\{!`)

// jekyllTokens are what Liquid parses, as its tokenizer has it.
var jekyllTokens = regexp.MustCompile(`(?s)\{%.*?%\}|\{\{.*?\}\}?|\{%|\{\{`)

// gained lists what is in the second list more often than in the first.
func gained(was, is []string) []string {
	rest := slices.Clone(was)
	return slices.DeleteFunc(slices.Clone(is), func(s string) bool {
		i := slices.Index(rest, s)
		if i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		}
		return i >= 0
	})
}

// foreign reports what the merged lesson has that its source has not.
func foreign(d *content.Document, merged []byte) error {
	source := d.Source()
	if new := gained(bodyLinks(d.Path(), source), bodyLinks(d.Path(), merged)); len(new) > 0 {
		return fmt.Errorf("new links: %q", new)
	}
	if new := gained(codeSigns.FindAllString(string(source), -1), codeSigns.FindAllString(string(merged), -1)); len(new) > 0 {
		return fmt.Errorf("new code: %q", new)
	}
	for _, token := range gained(tokens(source), tokens(merged)) {
		if !bytes.ContainsAny([]byte(token), "\n`") { // else it reaches over words that are translated
			return fmt.Errorf("new token: %q", token)
		}
	}
	return nil
}

// tokens are Liquid's, each on one line: a merge joins the lines of a text.
func tokens(lesson []byte) []string {
	all := jekyllTokens.FindAllString(string(lesson), -1)
	for i, token := range all {
		if !strings.Contains(token, "\n\n") {
			all[i] = strings.Join(strings.Fields(token), " ")
		}
	}
	return all
}

// bodyLinks are the links of a lesson without its front matter, which is no
// Markdown to goldmark.
func bodyLinks(name string, lesson []byte) []string {
	d, err := content.Split(name, lesson, nil)
	if err != nil || d == nil || !isMarkdown(d) {
		return nil
	}
	return linksOf(lesson[d.Body():])
}
