package segment

import (
	"strings"
	"unicode/utf8"
)

// Brackets begin and end what a site runs instead of showing it. The programs
// look for them in the bytes of a lesson before anybody reads Markdown: no
// backslash and no code span keeps them from it.
type Brackets struct {
	Open, Close string
	Refused     bool // where a translation has more of them than its source
}

// SiteCode are the brackets of the programs that lessons are built with. Those
// of expressions are refused even as letters, since some sites (Vue's) look
// for them once more in what they show.
var SiteCode = []Brackets{
	{"{{", "}}", true},     // Hugo's shortcodes, Liquid, Jinja, Nunjucks, Go templates, mdBook
	{"{%", "%}", true},     // Liquid, Jinja, Nunjucks
	{"{#", "#}", false},    // comments of Jinja and Nunjucks
	{"<!--", "-->", false}, // Hugo's <!--more-->, VitePress's <!--@include-->
	{"-8<-", "\n", false},  // PyMdown's snippets
	{"{!", "!}", false},    // mdx_include and markdown-include, of Python-Markdown: they read a file, or an address
}

// checkCode refuses expressions of which the source text has fewer. Those that
// stand in the source as a tag are none of its text.
func checkCode(s *Segment, tokens []Token) []Problem {
	var problems []Problem
	for _, b := range SiteCode {
		if !b.Refused {
			continue
		}
		surplus, first := 0, ""
		for _, t := range tokens {
			if n := strings.Count(t.Text, b.Open); t.Part == Text && n > 0 {
				surplus += n
				if code := b.excerpt(t.Text); first == "" || strings.Contains(s.Text, first) {
					first = code
				}
			}
		}
		if surplus > strings.Count(s.Text, b.Open) {
			problems = append(problems, Problem{RuleCode, CodeSentence(first), first})
		}
	}
	return problems
}

// CodeSentence says what is wrong with code that the source does not have.
func CodeSentence(code string) string {
	return code + " is code for the site, and the source text has none such here"
}

// excerpt is the first expression in a text, or as much of it as a line of
// output can bear.
func (b Brackets) excerpt(text string) string {
	text = text[strings.Index(text, b.Open):]
	if end := strings.Index(text[len(b.Open):], b.Close); end >= 0 {
		text = text[:len(b.Open)+end+len(b.Close)]
	}
	return Excerpt(text)
}

// longestExcerpt is how much of a text a sentence quotes.
const longestExcerpt = 60

// Excerpt is the beginning of a text, on one line.
func Excerpt(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) <= longestExcerpt {
		return text
	}
	end := longestExcerpt
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
