package content

// Control comments that do not do what somebody meant: misspelt, without an
// end, or in the middle of a text. Nobody would notice: they show nowhere.

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// verbs are those of the control comments: see [directive].
var verbs = []string{"off", "on", "note", "context"}

// controlLike is what the text of a comment begins with that may be meant as a
// control comment.
var controlLike = regexp.MustCompile(`^(?i:(p[a-z]{4,8})[ \t]*([:;=. ]?)[ \t]*([a-z]+))`)

// Misdirected are errors, each at its place, for the control comments of the
// body that are not what they look like, and for one that switches off what
// nothing switches on again.
func (d *Document) Misdirected() []error {
	if d.body == nil || !bytes.Contains(d.body.Source, []byte("<!--")) {
		return nil
	}
	var errs []error
	fail := func(at int, format string, args ...any) {
		line, col := segment.LineOf(d.source, at)
		errs = append(errs, &segment.Error{Pos: segment.Pos{File: d.file, Line: line, Col: col}, Err: fmt.Errorf(format, args...)})
	}
	known, refused := map[int]bool{}, map[int]string{} // where the control comments end that count, and contexts that do not
	for _, c := range d.body.Directives {
		known[d.bodyAt+c.At] = slices.Contains(verbs, c.Verb)
		if r, bad := markdown.Unnameable(c.Arg); bad && c.Verb == "context" {
			refused[d.bodyAt+c.At] = fmt.Sprintf("the character %U stands in the context: it sets nothing apart", r)
		}
	}
	code := sync.OnceValue(d.code)
	off := -1
	for at := d.bodyAt; ; {
		i := bytes.Index(d.source[at:], []byte("<!--"))
		if i < 0 {
			break
		}
		from := at + i
		at = from + len("<!--")
		head, _, _ := bytes.Cut(d.source[at:min(len(d.source), at+longestControl)], []byte("-->"))
		verb, wrong := controlVerb(string(head))
		if verb == "" || inside(code(), from) {
			continue
		}
		end := -1
		if n := bytes.Index(d.source[at:], []byte("-->")); n >= 0 {
			end = at + n + len("-->")
		}
		switch {
		case end < 0:
			fail(from, "the comment has no end: -->")
			return errs
		case wrong != "":
			fail(from, "%s", wrong)
		case !known[end]:
			fail(from, "<!-- parasol:%s --> counts only on a line of its own, with an empty line before it", verb)
		case refused[end] != "":
			fail(from, "%s", refused[end])
		case verb == "off" && off < 0:
			off = from
		case verb == "on":
			off = -1
		}
	}
	if off >= 0 {
		fail(off, "nothing from here to the end is extracted: there is no <!-- parasol:on --> behind it")
	}
	return errs
}

// longestControl bounds what is looked at of a comment.
const longestControl = 64

// controlVerb is what a comment may be meant to do, "" if it is no control
// comment, and what is wrong with how it says so.
func controlVerb(text string) (verb, wrong string) {
	text = strings.TrimSpace(text)
	m := controlLike.FindStringSubmatch(text)
	if m == nil || segment.Distance(strings.ToLower(m[1]), "parasol") > 2 {
		return "", ""
	}
	near := slices.MinFunc(verbs, func(a, b string) int {
		return segment.Distance(strings.ToLower(m[3]), a) - segment.Distance(strings.ToLower(m[3]), b)
	})
	isNear := segment.Distance(strings.ToLower(m[3]), near) <= max(1, len(near)/3)
	exact := m[1] == "parasol" && strings.HasPrefix(text, "parasol:"+m[3])
	switch {
	case exact && slices.Contains(verbs, m[3]):
		return m[3], ""
	case isNear && (m[2] != " " || m[3] == near):
		return near, fmt.Sprintf("%q is no control comment: did you mean parasol:%s?", m[0], near)
	case exact:
		return m[3], fmt.Sprintf("%q is no control comment: those are parasol:%s", m[0], strings.Join(verbs, ", parasol:"))
	}
	return "", ""
}

// code are the stretches of the source where a comment is shown as it is.
func (d *Document) code() [][2]int {
	var all [][2]int
	for _, b := range d.Blocks() {
		if b.Kind == markdown.FenceBlock || b.Kind == markdown.CodeBlock {
			all = append(all, [2]int{b.Start, b.End})
		}
	}
	at := d.bodyAt
	for line := range bytes.Lines(d.source[d.bodyAt:]) { // between two backticks of one line
		from := -1
		for i, c := range line {
			switch {
			case c != '`':
			case from < 0:
				from = at + i
			default:
				all, from = append(all, [2]int{from, at + i}), -1
			}
		}
		at += len(line)
	}
	return all
}

func inside(stretches [][2]int, at int) bool {
	return slices.ContainsFunc(stretches, func(s [2]int) bool { return s[0] <= at && at < s[1] })
}
