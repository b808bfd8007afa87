package segment

import (
	"slices"
	"strings"
)

// checkURLs compares the addresses that stand in the text as such: URLs of
// whatever scheme, www.…, and those of e-mail. Whether one is a link depends
// on what stands around it and on who reads it: goldmark, GitHub and remark
// differ. So they are compared wherever they stand, and the lesson as it is
// written is held against the source besides. The text of a link may change:
// its tag keeps the target.
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

// mayHoldURL reports whether checkURLs may find anything in the text.
func mayHoldURL(text string) bool {
	return strings.Contains(text, "://") || strings.IndexByte(text, '@') >= 0 || nextWWW(text) >= 0
}

// urls lists the addresses of a text outside of its links.
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

// appendURLs finds scheme://rest (RFC 3986, section 3) and, between those,
// what other addresses there are.
func appendURLs(found []string, text string) []string {
	for {
		i := strings.Index(text, "://")
		if i < 0 {
			return appendBare(found, text)
		}
		start := i
		for start > 0 && isScheme(text[start-1]) {
			start--
		}
		found = appendBare(found, text[:start])
		end := addressEnd(text, i+len("://"))
		rest := trimSentence(text[i+len("://") : end])
		if scheme := text[start:i]; scheme != "" && rest != "" {
			found = append(found, scheme+"://"+rest)
		}
		text = text[end:]
	}
}

// appendBare finds www.… and addresses of e-mail.
func appendBare(found []string, text string) []string {
	for text != "" {
		www, at := nextWWW(text), strings.IndexByte(text, '@')
		switch {
		case www >= 0 && (at < 0 || www < at):
			end := addressEnd(text, www)
			found = append(found, trimSentence(text[www:end]))
			text = text[end:]
		case at >= 0:
			start, end := at, at+1
			for start > 0 && isMailbox(text[start-1]) {
				start--
			}
			for end < len(text) && (isAlphanumeric(text[end]) || text[end] == '-' || text[end] == '.') {
				end++
			}
			if host := strings.TrimRight(text[at+1:end], ".-"); start < at && strings.Contains(host, ".") {
				found = append(found, text[start:at+1]+host)
			}
			text = text[end:]
		default:
			return found
		}
	}
	return found
}

// nextWWW finds www. and a letter or digit at the start of a word, -1 if there
// is none.
func nextWWW(text string) int {
	for at := 0; ; at++ {
		i := strings.IndexByte(text[at:], '.')
		if i < 0 {
			return -1
		}
		at += i
		start := at - len("www")
		if start >= 0 && at+1 < len(text) && strings.EqualFold(text[start:at], "www") && isAlphanumeric(text[at+1]) &&
			(start == 0 || !isAlphanumeric(text[start-1])) {
			return start
		}
	}
}

// addressEnd is where an address ends that has begun before from: with the
// last ASCII character that is none of those that part addresses from a text.
func addressEnd(text string, from int) int {
	end := from
	for end < len(text) && text[end] > ' ' && text[end] < 0x7f && strings.IndexByte("<>\"`{}|\\^[]()", text[end]) < 0 {
		end++
	}
	return end
}

// trimSentence takes off the punctuation that ends a sentence.
func trimSentence(address string) string { return strings.TrimRight(address, ".,;:!?'*_~") }

func isScheme(c byte) bool { return isAlphanumeric(c) || c == '+' || c == '-' || c == '.' }

func isMailbox(c byte) bool { return isScheme(c) || c == '_' || c == '%' }

func isAlphanumeric(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
}
