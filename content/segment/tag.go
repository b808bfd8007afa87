package segment

import (
	"strconv"
	"strings"
)

// A TagKind is the letters of a tag's name: the a of <a1>.
type TagKind string

// The kinds of tag. All but Break and Opaque come in pairs.
const (
	Link     TagKind = "a"
	Strong   TagKind = "b"
	Emphasis TagKind = "i"
	Strike   TagKind = "s"
	Code     TagKind = "code"
	Image    TagKind = "img" // its text is the alternative text
	Break    TagKind = "br"  // a hard line break inside a pair
	Opaque   TagKind = "x"   // raw HTML, a footnote reference, a template expression, …
)

// tagKinds is ordered so that no kind is a prefix of one that comes later.
var tagKinds = []TagKind{Break, Code, Image, Link, Strong, Emphasis, Strike, Opaque}

// Single reports whether tags of the kind stand alone: <br1/>.
func (k TagKind) Single() bool { return k == Break || k == Opaque }

// A Tag is a numbered placeholder for markup. Kind and Num name it within its
// segment; each kind counts from 1 in order of appearance and skips a number
// that the text spells literally.
type Tag struct {
	Kind   TagKind
	Num    int
	Stands string // what it stands for: a link's or image's target, opaque markup; may be empty
}

// Name is the kind and number: "a1".
func (t Tag) Name() string { return string(t.Kind) + strconv.Itoa(t.Num) }

// Open is the tag as it opens in a text, "<a1>", or stands alone, "<x1/>".
func (t Tag) Open() string {
	if t.Kind.Single() {
		return "<" + t.Name() + "/>"
	}
	return "<" + t.Name() + ">"
}

// Close is the tag as it closes in a text: "</a1>". It is empty for a tag
// that stands alone.
func (t Tag) Close() string {
	if t.Kind.Single() {
		return ""
	}
	return "</" + t.Name() + ">"
}

// Part says what a [Token] is.
type Part uint8

// The parts of a tagged text.
const (
	Text Part = iota
	Open
	Close
	Single
)

// A Token is a run of literal text or one tag of a text.
type Token struct {
	Part Part
	Text string // as it stands in the text, tags included
	Tag  int    // index into the segment's tags; -1 for literal text
}

// Tokenize splits text at the tags given. Only those are tags: everything
// else is literal, "<" included. The tokens joined are the text.
func Tokenize(text string, tags []Tag) []Token {
	if len(tags) == 0 || strings.IndexByte(text, '<') < 0 {
		if text == "" {
			return nil
		}
		return []Token{{Text, text, -1}}
	}
	find := finder(tags)
	tokens := make([]Token, 0, 4*len(tags)+1)
	from := 0
	for i := 0; i < len(text); {
		n := TagLength(text[i:])
		if n == 0 {
			next := strings.IndexByte(text[i+1:], '<')
			if next < 0 {
				break
			}
			i += 1 + next
			continue
		}
		part, name := parseTag(text[i : i+n])
		tag := find(name)
		if tag < 0 || tags[tag].Kind.Single() != (part == Single) {
			i += n
			continue
		}
		if from < i {
			tokens = append(tokens, Token{Text, text[from:i], -1})
		}
		tokens = append(tokens, Token{part, text[i : i+n], tag})
		i += n
		from = i
	}
	if from < len(text) {
		tokens = append(tokens, Token{Text, text[from:], -1})
	}
	return tokens
}

// finder returns the look-up of a tag's index by name, -1 if there is none.
// A segment has few tags, save in hostile input.
func finder(tags []Tag) func(name string) int {
	if len(tags) <= 8 {
		return func(name string) int {
			for i, t := range tags {
				if strings.HasPrefix(name, string(t.Kind)) && name[len(t.Kind):] == strconv.Itoa(t.Num) {
					return i
				}
			}
			return -1
		}
	}
	index := make(map[string]int, len(tags))
	for i, t := range tags {
		index[t.Name()] = i
	}
	return func(name string) int {
		if i, ok := index[name]; ok {
			return i
		}
		return -1
	}
}

// TagLength returns the length of what is spelled like a tag at the start of
// s, whatever its number: "<a1>", "</a1>", "<x1/>". It is 0 if there is none.
func TagLength(s string) int {
	if len(s) < 4 || s[0] != '<' {
		return 0
	}
	i := 1
	closes := s[i] == '/'
	if closes {
		i++
	}
	for _, kind := range tagKinds {
		if !strings.HasPrefix(s[i:], string(kind)) {
			continue
		}
		digits := i + len(kind)
		j := digits
		for j < len(s) && '0' <= s[j] && s[j] <= '9' {
			j++
		}
		if j == digits || s[digits] == '0' {
			continue
		}
		if !closes && kind.Single() && j < len(s) && s[j] == '/' {
			j++
		} else if kind.Single() {
			return 0
		}
		if j < len(s) && s[j] == '>' {
			return j + 1
		}
	}
	return 0
}

// parseTag takes apart what [TagLength] found.
func parseTag(s string) (Part, string) {
	switch {
	case s[1] == '/':
		return Close, s[2 : len(s)-1]
	case s[len(s)-2] == '/':
		return Single, s[1 : len(s)-2]
	}
	return Open, s[1 : len(s)-1]
}

// Names returns the names of everything in text that is spelled like a tag.
func Names(text string) map[string]bool {
	names := map[string]bool{}
	for i := 0; i < len(text); {
		next := strings.IndexByte(text[i:], '<')
		if next < 0 {
			break
		}
		i += next
		n := TagLength(text[i:])
		if n == 0 {
			i++
			continue
		}
		_, name := parseTag(text[i : i+n])
		names[name] = true
		i += n
	}
	return names
}

// Plain is a text without anything that is spelled like a tag, whether it is
// one or not.
func Plain(text string) string {
	if strings.IndexByte(text, '<') < 0 {
		return text
	}
	var b strings.Builder
	from := 0
	for i := 0; i < len(text); i++ {
		if n := TagLength(text[i:]); n > 0 {
			b.WriteString(text[from:i])
			i += n - 1
			from = i + 1
		}
	}
	b.WriteString(text[from:])
	return b.String()
}
