package markdown

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// A directive is a control comment that stands as a block of its own:
//
//	<!-- parasol:off -->   nothing is translated from here
//	<!-- parasol:on -->    to here
//	<!-- parasol:note for translators, about the next block -->
//	<!-- parasol:context menu -->   sets the next block's texts apart
type directive struct {
	At        int // offset of the comment's end
	Verb, Arg string
}

// htmlBlock notes the directives in a block of HTML, which is fixed bytes.
func (s *splitter) htmlBlock(n *ast.HTMLBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	from, to := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	if n.HasClosure() {
		to = max(to, n.ClosureLine.Stop)
	}
	html := s.region.Source[from:to]
	for base := 0; ; {
		i := bytes.Index(html[base:], []byte("<!--"))
		if i < 0 {
			return
		}
		base += i + len("<!--")
		end := bytes.Index(html[base:], []byte("-->"))
		if end < 0 {
			return
		}
		comment := string(bytes.TrimSpace(html[base : base+end]))
		base += end + len("-->")
		if rest, ok := strings.CutPrefix(comment, "parasol:"); ok {
			verb, arg, _ := strings.Cut(rest, " ")
			verb, more, _ := strings.Cut(verb, "\n")
			arg = strings.Join(strings.Fields(more+" "+arg), " ")
			s.directives = append(s.directives, directive{from + base, strings.TrimSpace(verb), arg})
		}
	}
}

// direct applies directives, which are in order, to the units of a region.
// Notes and contexts are for the units of the next block: those up to the
// next blank line.
func direct(r *Region, directives []directive) {
	off := false
	var notes []string
	context := ""
	blockEnd := -1 // where the block ends that notes and context are for
	for i, next := 0, 0; i < len(r.Units); i++ {
		u := &r.Units[i]
		if blockEnd >= 0 && u.Start >= blockEnd {
			notes, context, blockEnd = nil, "", -1
		}
		for next < len(directives) && directives[next].At <= u.Start {
			switch d := directives[next]; d.Verb {
			case "off":
				off = true
			case "on":
				off = false
			case "note":
				notes, blockEnd = append(notes, d.Arg), -1
			case "context":
				context, blockEnd = d.Arg, -1
				if _, bad := Unnameable(d.Arg); bad {
					context = ""
				}
			}
			next++
		}
		u.Off = off
		u.Skip = u.Skip || off
		u.Notes, u.Context = notes, context
		if blockEnd < 0 && (notes != nil || context != "") {
			blockEnd = blankLine(r.Source, u.End)
		}
	}
}

// Unnameable finds a character for which a context is none: formats that
// translators get have no place for it.
func Unnameable(context string) (rune, bool) {
	for _, r := range context {
		if unicode.IsControl(r) || r == '\ufffe' || r == '\uffff' {
			return r, true
		}
	}
	return 0, false
}

// blankLine returns where the next line without any text begins after from,
// the end of source if there is none. Marks of a block quote are no text.
func blankLine(source []byte, from int) int {
	for at := from; ; {
		i := bytes.IndexByte(source[at:], '\n')
		if i < 0 {
			return len(source)
		}
		at += i + 1
		line, _, _ := bytes.Cut(source[at:], []byte{'\n'})
		if len(bytes.Trim(line, " \t\r>")) == 0 {
			return at
		}
	}
}
