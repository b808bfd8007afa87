package content

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A sighting is where a target of the witness stands in a raw text, and what
// of a link or an image stands around it.
type sighting struct {
	raw           string
	target        extent
	open, close   extent // the brackets around the text; open with the image's bang
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

// linkRules name what is broken, the gravest first.
var linkRules = []struct {
	rule   string
	broken func(s *sighting) bool
}{
	{"link-words", func(s *sighting) bool { return s.words != "" }},
	{"link-bracket", func(s *sighting) bool { return s.open.start == s.open.end || s.close.start == s.close.end }},
	{"image-bang", func(s *sighting) bool { return s.image && !s.bang }},
	{"full-width", func(s *sighting) bool { return strings.ContainsAny(s.markup(), "！［］【】（）") }},
	{"parenthesis", func(s *sighting) bool { return s.openers != 1 || s.closers != 1 || s.mark != "" }},
	{"target", func(s *sighting) bool { return s.spelled != s.want }},
	{"image-space", func(s *sighting) bool { return strings.ContainsFunc(s.raw[s.open.start:s.open.end], isBlank) }},
	{"link-space", func(s *sighting) bool { return strings.ContainsFunc(s.markup(), isBlank) }},
}

// markup is all of the sighting but its text.
func (s *sighting) markup() string {
	return s.raw[s.open.start:s.open.end] + s.raw[s.close.start:s.target.start] + s.raw[s.target.end:s.end]
}

// brokenLinks mends links and images whose target stands in the raw text.
func brokenLinks(w *witness, r *reading) []mend {
	var mends []mend
	f, spare := fold(r.raw), spareClosers(r.raw)
	taken := map[int]bool{}                              // where a target was found to begin
	certain := len(r.bracketed()) == w.targetsMissing(r) // which text belongs to which target
	for n, i := range r.missing {
		t := w.tags[i]
		if !hasTarget(t.Kind) || n > mostMends {
			continue
		}
		for _, at := range f.find(bareTarget(t.Stands)) {
			s := sighting{raw: r.raw, target: at, image: t.Kind == segment.Image, want: t.Stands, spare: spare}
			if taken[at.start] || r.stands(at) || !s.look(certain, i < w.wrapped) {
				continue
			}
			if m, ok := s.mend(); ok {
				taken[at.start] = true
				mends = append(mends, m)
				break
			}
		}
	}
	return mends
}

// targetsMissing counts the links and images that a reading lacks.
func (w *witness) targetsMissing(r *reading) int {
	n := 0
	for _, i := range r.missing {
		if hasTarget(w.tags[i].Kind) {
			n++
		}
	}
	return n
}

// mostMends bounds how many targets of a segment are looked for.
const mostMends = 50

// stands reports whether the extent is in the markup of a tag that is sound.
func (r *reading) stands(at extent) bool {
	for i, m := range r.marks {
		if r.of[i] >= 0 && m.outer <= at.start && at.end <= m.end {
			return true
		}
	}
	return false
}

// look finds the parts of a link around its target.
func (s *sighting) look(certain, wraps bool) bool {
	s.spelled = s.raw[s.target.start:s.target.end]
	at := s.openParentheses()
	if !s.text(at, certain, wraps) {
		return false
	}
	s.closeParentheses()
	return true
}

// openParentheses steps over those before the target, to the left.
func (s *sighting) openParentheses() int {
	at := trimmedEnd(s.raw, s.target.start)
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
func (s *sighting) text(at int, certain, wraps bool) bool {
	from := max(0, at-reach)
	near := s.raw[from:at]
	i := strings.LastIndexAny(near, "]］】")
	if i < 0 || strings.ContainsAny(near[i+1:], "[［【") {
		return s.textWithoutEnd(from, at)
	}
	_, n := utf8.DecodeRuneInString(near[i:])
	s.close = extent{from + i, from + i + n}
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
// the text. The parenthesis says where that ends.
func (s *sighting) textWithoutEnd(from, at int) bool {
	s.close = extent{at, at}
	return s.openers > 0 && s.opening(from, false)
}

// opening finds the bracket that the text begins with. Without one, a link
// that is the whole segment begins where that does.
func (s *sighting) opening(from int, wraps bool) bool {
	depth := 0
	for at := s.close.start; at > from; {
		r, n := utf8.DecodeLastRuneInString(s.raw[:at])
		at -= n
		switch r {
		case ']', '］', '】':
			depth++
		case '[', '［', '【':
			if depth--; depth < 0 {
				s.open = extent{at, at + n}
				s.takeBang()
				return true
			}
		}
	}
	return wraps && from == 0 && depth == 0 && s.close.start > 0
}

// takeBang adds the mark of an image before its bracket.
func (s *sighting) takeBang() {
	if !s.image {
		return
	}
	at := trimmedEnd(s.raw, s.open.start)
	if r, n := utf8.DecodeLastRuneInString(s.raw[:at]); r == '!' || r == '！' {
		s.open.start, s.bang = at-n, true
	}
}

// quotedTitle is the title of a link behind its target.
var quotedTitle = regexp.MustCompile(`^\s+(?:"[^"\n]*"|'[^'\n]*')`)

// closeParentheses steps over those behind the target: as many as open it, or
// one that lost its fellow, and those that nothing else in the text opens.
func (s *sighting) closeParentheses() {
	s.end = s.target.end
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
		if m := markInside.FindStringSubmatch(s.raw[s.end:min(len(s.raw), s.end+reach)]); m != nil {
			s.mark = m[1]
			s.closers++
			s.end += len(m[0])
		}
	}
}

// markInside is a mark that ought to stand behind the parenthesis.
var markInside = regexp.MustCompile(`^([.,;:!?。，；：！？،؛؟])\s*[)）]`)

// spareClosers is how many more parentheses a text closes than it opens, or
// fewer.
func spareClosers(raw string) int {
	n := 0
	for _, r := range raw {
		switch r {
		case '(', '（':
			n--
		case ')', '）':
			n++
		}
	}
	return n
}

// mend writes the link as it ought to be. It reports false if nothing is
// broken.
func (s *sighting) mend() (mend, bool) {
	rule := ""
	for _, l := range linkRules {
		if l.broken(s) {
			rule = l.rule
			break
		}
	}
	if rule == "" {
		return mend{}, false
	}
	before := "["
	if s.image {
		before = "!["
	}
	tail := "](" + spellTarget(s.want) + ")" + behind(s.words) + s.mark
	text := s.raw[s.open.end:s.close.start]
	return mend{
		Repair{rule, s.raw[s.open.start:s.end], before + text + tail},
		[]splice{{s.open, before}, {extent{s.close.start, s.end}, tail}},
	}, true
}

// spellTarget writes a target so that it reads back (CommonMark 6.3).
func spellTarget(target string) string {
	if target != "" && !strings.ContainsFunc(target, func(r rune) bool { return r <= ' ' || strings.ContainsRune(`()<>\&`, r) }) {
		return target
	}
	return "<" + strings.NewReplacer(`\`, `\\`, "<", `\<`, ">", `\>`, "&", "&amp;").Replace(target) + ">"
}

// A folding is a raw text in which a target is found however it is spelled.
type folding struct {
	raw, text string
	at        []int // for each byte of text where its character stands in raw
}

func fold(raw string) folding {
	f := folding{raw: raw, at: make([]int, 0, len(raw)+1)}
	var b strings.Builder
	last := rune(0)
	for i, r := range raw {
		if r = bareRune(r); r < 0 || r == '/' && last == '/' {
			continue
		}
		last = r
		b.WriteRune(r)
		for len(f.at) < b.Len() {
			f.at = append(f.at, i)
		}
	}
	f.text = b.String()
	return f
}

// mostFound bounds how many places of a target are looked at.
const mostFound = 20

// find returns where a target stands on its own: not as part of a longer one.
func (f *folding) find(target string) []extent {
	var found []extent
	if target == "" {
		return nil
	}
	for from := 0; len(found) < mostFound; {
		i := strings.Index(f.text[from:], target)
		if i < 0 {
			break
		}
		i += from
		from = i + len(target)
		start, last := f.at[i], f.at[from-1]
		_, n := utf8.DecodeRuneInString(f.raw[last:])
		e := extent{start, last + n}
		if !continues(f.raw[:e.start], f.raw[e.end:]) {
			found = append(found, e)
		}
	}
	return found
}

// continues reports whether a target goes on before or behind it.
func continues(before, after string) bool {
	left, _ := utf8.DecodeLastRuneInString(before)
	right, n := utf8.DecodeRuneInString(after)
	if strings.ContainsRune(".?!,:;", right) {
		right, _ = utf8.DecodeRuneInString(after[n:])
	}
	return inTarget(left) || inTarget(right)
}

func inTarget(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("/_-#=&%@~+", r))
}
