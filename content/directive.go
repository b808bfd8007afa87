package content

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A directive is a control comment that stands as a block of its own:
//
//	<!-- parasol:off -->   nothing is translated from here
//	<!-- parasol:on -->    to here
//	<!-- parasol:note for translators, about the next block -->
//	<!-- parasol:context menu -->   sets the next block's texts apart
type directive struct {
	at        int // offset of the comment's end
	verb, arg string
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
	html := s.region.source[from:to]
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
func direct(r *region, directives []directive) {
	off := false
	var notes []string
	context := ""
	blockEnd := -1 // where the block ends that notes and context are for
	for i, next := 0, 0; i < len(r.units); i++ {
		u := &r.units[i]
		if blockEnd >= 0 && u.start >= blockEnd {
			notes, context, blockEnd = nil, "", -1
		}
		for next < len(directives) && directives[next].at <= u.start {
			switch d := directives[next]; d.verb {
			case "off":
				off = true
			case "on":
				off = false
			case "note":
				notes, blockEnd = append(notes, d.arg), -1
			case "context":
				context, blockEnd = d.arg, -1
				if _, bad := unnameable(d.arg); bad {
					context = ""
				}
			}
			next++
		}
		u.off = off
		u.skip = u.skip || off
		u.notes, u.context = notes, context
		if blockEnd < 0 && (notes != nil || context != "") {
			blockEnd = blankLine(r.source, u.end)
		}
	}
}

// unnameable finds a character for which a context is none: formats that
// translators get have no place for it.
func unnameable(context string) (rune, bool) {
	for _, r := range context {
		if isControl(r) || r == '\ufffe' || r == '\uffff' {
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
