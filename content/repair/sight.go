package repair

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// A sight is where a target of the witness stands in a raw text, and what
// of a link or an image stands around it.
type sight struct {
	raw           string
	target        markdown.Extent
	open, close   markdown.Extent // the brackets around the text; open with the image's bang
	end           int
	words         string // between the text and the target
	mark          string // that ends a clause, between the target and its parenthesis
	openers       int    // parentheses before the target
	closers       int    // and behind it
	spare         int    // closing parentheses that the raw text has too many, or too few
	image         bool
	bang          bool // there is one
	spelled, want string
}

// markup is all of the sighting but its text.
func (s *sight) markup() string {
	return s.raw[s.open.Start:s.open.End] + s.raw[s.close.Start:s.target.Start] + s.raw[s.target.End:s.end]
}

// look finds the parts of a link around its target.
func (s *sight) look(certain, wraps bool) bool {
	s.spelled = s.raw[s.target.Start:s.target.End]
	at := s.openParentheses()
	if !s.text(at, certain, wraps) {
		return false
	}
	s.closeParentheses()
	return true
}

// openParentheses steps over those before the target, to the left.
func (s *sight) openParentheses() int {
	at := trimmedEnd(s.raw, s.target.Start)
	for at > 0 && s.openers <= mostParentheses {
		r, n := utf8.DecodeLastRuneInString(s.raw[:at])
		if r != '(' && r != '（' {
			break
		}
		s.openers++
		at = trimmedEnd(s.raw, at-n)
	}
	return at
}

// mostParentheses bounds how many are taken for one that was doubled.
const mostParentheses = 3

// trimmedEnd is where the text before at ends without its blanks.
func trimmedEnd(raw string, at int) int {
	return len(strings.TrimRightFunc(raw[:at], isBlank))
}

// reach bounds how far from its target the text of a link begins.
const reach = 1 << 10

// longestWords bounds what may stand between the text and the target.
const longestWords = 80

// text finds the brackets before at.
func (s *sight) text(at int, certain, wraps bool) bool {
	from := max(0, at-reach)
	near := s.raw[from:at]
	i := strings.LastIndexAny(near, "]］】")
	if i < 0 || strings.ContainsAny(near[i+1:], "[［【") {
		return s.textWithoutEnd(from, at)
	}
	_, n := utf8.DecodeRuneInString(near[i:])
	s.close = markdown.Extent{Start: from + i, End: from + i + n}
	s.words = strings.TrimFunc(near[i+n:], isBlank)
	if s.words != "" && !(certain && s.openers > 0 && mayFollow(s.words)) {
		return false
	}
	return s.opening(from, wraps)
}

// mayFollow reports whether words that stand between the text and the target
// can stand behind the link: a few of one sentence, or the mark that ends it.
func mayFollow(words string) bool {
	_, n := utf8.DecodeRuneInString(words)
	return n == len(words) || len(words) <= longestWords && !strings.ContainsAny(words, "()（）.。!?؟\n")
}

// behind is what follows a link for the words that stood inside of it.
func behind(words string) string {
	if r, _ := utf8.DecodeRuneInString(words); words == "" || unicode.IsPunct(r) {
		return words
	}
	return " " + words
}

// textWithoutEnd takes all from a bracket on, whose closing one was lost, for
// the text. A parenthesis that touches it says where that ends.
func (s *sight) textWithoutEnd(from, at int) bool {
	next, _ := utf8.DecodeRuneInString(s.raw[at:])
	s.close = markdown.Extent{Start: at, End: at}
	return s.openers > 0 && !isBlank(next) && s.opening(from, false)
}

// opening finds the bracket that the text begins with. Without one, a link
// that is the whole segment begins where that does.
func (s *sight) opening(from int, wraps bool) bool {
	depth := 0
	for at := s.close.Start; at > from; {
		r, n := utf8.DecodeLastRuneInString(s.raw[:at])
		at -= n
		switch r {
		case ']', '］', '】':
			depth++
		case '[', '［', '【':
			if depth--; depth < 0 {
				s.open = markdown.Extent{Start: at, End: at + n}
				s.takeBang()
				return true
			}
		}
	}
	return wraps && from == 0 && depth == 0 && s.close.Start > 0
}

// takeBang adds the mark of an image before its bracket.
func (s *sight) takeBang() {
	if !s.image {
		return
	}
	at := trimmedEnd(s.raw, s.open.Start)
	if r, n := utf8.DecodeLastRuneInString(s.raw[:at]); r == '!' || r == '！' {
		s.open.Start, s.bang = at-n, true
	}
}

// quotedTitle is the title of a link behind its target.
var quotedTitle = regexp.MustCompile(`^\s+(?:"[^"\n]*"|'[^'\n]*')`)

// closeParentheses steps over those behind the target: as many as open it, or
// one that lost its fellow, and those that nothing else in the text opens.
func (s *sight) closeParentheses() {
	s.end = s.target.End
	s.end += len(quotedTitle.FindString(s.raw[s.end:min(len(s.raw), s.end+reach)]))
	for spare := min(s.spare, mostParentheses); s.closers < s.openers || spare > 0; s.closers++ {
		at := len(s.raw) - len(strings.TrimLeftFunc(s.raw[s.end:], isBlank))
		r, n := utf8.DecodeRuneInString(s.raw[at:])
		if r != ')' && r != '）' {
			break
		}
		if s.closers >= s.openers {
			spare--
		}
		s.end = at + n
	}
	if s.closers == 0 && s.openers == 1 && s.spare >= 0 { // no other opens it
		s.takeMark()
	}
}

// takeMark adds the parenthesis behind a mark that ought to follow it.
func (s *sight) takeMark() {
	if m := markInside.FindStringSubmatch(s.raw[s.end:min(len(s.raw), s.end+reach)]); m != nil {
		s.mark = m[1]
		s.closers++
		s.end += len(m[0])
	}
}

var markInside = regexp.MustCompile(`^([.,;:!?。，；：！？،؛؟])\s*[)）]`)
