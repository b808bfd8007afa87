package segment

import "strings"

// checkURLs compares the addresses that stand in the text as such: URLs of
// whatever scheme, www.…, and those of e-mail. Whether one is a link depends
// on what stands around it and on who reads it: goldmark, GitHub and remark
// differ. So they are compared wherever they stand, and the lesson as it is
// written is held against the source besides. The text of a link may change:
// its tag keeps the target.
func checkURLs(s *Segment, tokens []Token) []Problem {
	want, got := urls(Tokenize(s.Text, s.Tags), s.Tags), urls(tokens, s.Tags)
	var problems []Problem
	for _, u := range without(want, got) {
		problems = append(problems, Problem{RuleURL, u + " of the source text is missing", u})
	}
	for _, u := range without(got, want) {
		problems = append(problems, Problem{RuleURL, u + " is not in the source text", u})
	}
	return problems
}

// without are those of all that others do not have, each as often as others
// have it less: where one is there twice and in others once, the second.
func without(all, others []string) []string {
	have := make(map[string]int, len(others))
	for _, s := range others {
		have[s]++
	}
	var left []string
	for _, s := range all {
		if have[s]--; have[s] < 0 {
			left = append(left, s)
		}
	}
	return left
}

// mayHoldURL reports whether checkURLs may find anything in the text.
func mayHoldURL(text string) bool {
	return strings.Contains(text, "://") || strings.IndexByte(text, '@') >= 0 || nextWWW(text, 0) < len(text)
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
	www, at := nextWWW(text, 0), nextByte(text, '@', 0)
	for end := 0; www < len(text) || at < len(text); { // each is looked for once, however many there are of the other
		if www < at {
			begin := www
			end = addressEnd(text, begin)
			found = append(found, trimSentence(text[begin:end]))
		} else {
			begin := at
			for begin > end && isMailbox(text[begin-1]) {
				begin--
			}
			end = hostEnd(text, at+1)
			if host := strings.TrimRight(text[at+1:end], ".-"); begin < at && strings.Contains(host, ".") {
				found = append(found, text[begin:at+1]+host)
			}
		}
		if www < end {
			www = nextWWW(text, end)
		}
		if at < end {
			at = nextByte(text, '@', end)
		}
	}
	return found
}

// nextByte finds a byte from an offset on. It returns the length of the text
// if there is none, as nextWWW does.
func nextByte(text string, b byte, from int) int {
	if i := strings.IndexByte(text[from:], b); i >= 0 {
		return from + i
	}
	return len(text)
}

// nextWWW finds www. and a letter or digit at the start of a word.
func nextWWW(text string, from int) int {
	for dot := nextByte(text, '.', from); dot < len(text); dot = nextByte(text, '.', dot+1) {
		start := dot - len("www")
		if start >= from && dot+1 < len(text) && strings.EqualFold(text[start:dot], "www") && isAlphanumeric(text[dot+1]) &&
			(start == from || !isAlphanumeric(text[start-1])) {
			return start
		}
	}
	return len(text)
}

// hostEnd is where the host of an e-mail address ends that begins at from.
func hostEnd(text string, from int) int {
	end := from
	for end < len(text) && (isAlphanumeric(text[end]) || text[end] == '-' || text[end] == '.') {
		end++
	}
	return end
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
