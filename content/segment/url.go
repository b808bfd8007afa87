package segment

import (
	"slices"
	"strings"
)

// checkURLs compares the URLs that stand in the text as such, in whatever
// scheme. The text of a link may change: its tag keeps the target.
func checkURLs(s *Segment, tokens []Token) []Problem {
	want, got := urls(Tokenize(s.Text, s.Tags), s.Tags), urls(tokens, s.Tags)
	var problems []Problem
	for _, u := range want {
		if i := slices.Index(got, u); i >= 0 {
			got = slices.Delete(got, i, i+1)
		} else {
			problems = append(problems, Problem{RuleURL, u + " of the source text is missing"})
		}
	}
	for _, u := range got {
		problems = append(problems, Problem{RuleURL, u + " is not in the source text"})
	}
	return problems
}

// urls lists the URLs of a text outside of its links.
func urls(tokens []Token, tags []Tag) []string {
	var found []string
	links := 0
	for _, t := range tokens {
		switch {
		case t.Part == Open && tags[t.Tag].Kind == Link:
			links++
		case t.Part == Close && tags[t.Tag].Kind == Link:
			links--
		case t.Part == Text && links == 0:
			found = appendURLs(found, t.Text)
		}
	}
	return found
}

// appendURLs finds scheme://rest (RFC 3986, section 3), of ASCII characters
// and without the punctuation that ends a sentence.
func appendURLs(found []string, text string) []string {
	for {
		i := strings.Index(text, "://")
		if i < 0 {
			return found
		}
		start := i
		for start > 0 && isScheme(text[start-1]) {
			start--
		}
		end := i + len("://")
		for end < len(text) && text[end] > ' ' && text[end] < 0x7f && strings.IndexByte("<>\"`{}|\\^[]()", text[end]) < 0 {
			end++
		}
		rest := strings.TrimRight(text[i+len("://"):end], ".,;:!?'*_~")
		if scheme := text[start:i]; scheme != "" && rest != "" {
			found = append(found, scheme+"://"+rest)
		}
		text = text[end:]
	}
}

func isScheme(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'
}
