package xliff

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// The bounds of a file that is worth reading. Those of libxml2 are alike.
const (
	maxDepth      = 256 // of elements
	maxAttributes = 256 // of an element
	maxBindings   = 256 // of namespaces, in scope at once
)

// A space is what a namespace means here.
type space uint8

const (
	core     space = iota // XLIFF itself, in any version; and no namespace, since some tools leave it out
	matches               // the translation candidates module
	metadata              // the metadata module
	foreign               // anything else
)

// spaces are tried in turn. The versions stay open: 2.1 and 2.2 keep most of
// what 2.0 says.
var spaces = []struct {
	prefix []byte
	space  space
}{
	{[]byte("urn:oasis:names:tc:xliff:document:"), core},
	{[]byte("urn:oasis:names:tc:xliff:matches:"), matches},
	{[]byte("urn:oasis:names:tc:xliff:metadata:"), metadata},
}

func spaceOf(uri []byte) space {
	if len(uri) == 0 {
		return core
	}
	for _, s := range spaces {
		if bytes.HasPrefix(uri, s.prefix) {
			return s.space
		}
	}
	return foreign
}

// A token is what [scanner.next] found.
type token uint8

const (
	atEOF token = iota
	atStart
	atEnd
	atText
)

// A scanner reads XML 1.0 with namespaces, piece by piece, without a copy of
// what it need not decode: encoding/xml takes six times as long, and bounds
// neither depth nor attributes. It takes no document type definitions apart, so
// that there are no entities but XML's own five, and never looks outside of its
// data. A fault of the file is a [*segment.Error].
type scanner struct {
	file string
	data []byte // valid UTF-8 of XML's characters, see [newScanner]
	at   int    // the byte to read next
	from int    // where the last token begins

	open     []element
	bindings []binding
	rooted   bool // the root has begun
	empty    bool // the element that has begun ends at once

	qname []byte // of the last start
	local []byte // of the last start or end, without the prefix
	space space  // of the last start or end
	attrs []attribute

	names   map[string]string // short strings that come up often
	chars   []byte            // of the last text: good until the next call
	scratch []byte

	counted   int // bytes, in which there are
	line, col int // lines, and characters of the last one
}

type element struct {
	qname    []byte
	space    space
	bindings int // in scope around it
}

type binding struct {
	prefix []byte
	space  space
}

type attribute struct{ name, value []byte }

// position finds the line and column of a byte. Asked in order, it costs one
// pass in all.
func (s *scanner) position(at int) segment.Pos {
	if at < s.counted {
		s.line, s.col, s.counted = 0, 0, 0
	}
	between := s.data[s.counted:at]
	if n := bytes.LastIndexByte(between, '\n'); n >= 0 {
		s.line += bytes.Count(between[:n+1], []byte{'\n'})
		s.col, between = 0, between[n+1:]
	}
	s.col += utf8.RuneCount(between)
	s.counted = at
	return segment.Pos{File: s.file, Line: s.line + 1, Col: s.col + 1}
}

func (s *scanner) fault(at int, format string, args ...any) error {
	return &segment.Error{Pos: s.position(min(at, len(s.data))), Err: fmt.Errorf(format, args...)}
}

var errCut = errors.New("the file ends in the middle")

func (s *scanner) cut() error {
	return &segment.Error{Pos: s.position(len(s.data)), Err: errCut}
}

// next reads the next start, end or text.
func (s *scanner) next() (token, error) {
	if s.empty {
		s.empty = false
		s.leave()
		return atEnd, nil
	}
	for {
		s.from = s.at
		if s.at == len(s.data) {
			switch {
			case len(s.open) > 0:
				return atEOF, s.fault(s.at, "%w: <%s> is open", errCut, s.open[len(s.open)-1].qname)
			case !s.rooted:
				return atEOF, s.fault(s.at, "%w: it holds no element", errCut)
			}
			return atEOF, nil
		}
		rest := s.data[s.at:]
		var err error
		switch {
		case rest[0] != '<':
			var inside bool
			if inside, err = s.characters(); inside && err == nil {
				return atText, nil
			}
		case bytes.HasPrefix(rest, []byte("</")):
			return atEnd, s.endTag()
		case bytes.HasPrefix(rest, []byte("<?")):
			err = s.instruction()
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			return atText, s.cdata()
		case bytes.HasPrefix(rest, []byte("<!--")):
			err = s.comment()
		case bytes.HasPrefix(rest, []byte("<!")):
			err = s.doctype()
		default:
			return atStart, s.startTag()
		}
		if err != nil {
			return atEOF, err
		}
	}
}

// characters reads text up to the next markup. Outside of the root only
// blanks may stand.
func (s *scanner) characters() (inside bool, err error) {
	raw := s.data[s.at:]
	if n := bytes.IndexByte(raw, '<'); n >= 0 {
		raw = raw[:n]
	}
	if len(s.open) == 0 {
		if trimmed := bytes.TrimLeft(raw, " \t\r\n"); len(trimmed) > 0 {
			return false, s.fault(s.at+len(raw)-len(trimmed), "text outside of the root element")
		}
		s.at += len(raw)
		return false, nil
	}
	if n := bytes.Index(raw, []byte("]]>")); n >= 0 {
		return true, s.fault(s.at+n, "\"]]>\" in the text")
	}
	s.chars, err = s.decode(raw, false)
	s.at += len(raw)
	return true, err
}

// upTo skips what begins with open and ends with end, and returns what stands
// between them.
func (s *scanner) upTo(open, end string) ([]byte, error) {
	from := s.at + len(open)
	n := bytes.Index(s.data[min(from, len(s.data)):], []byte(end))
	if n < 0 {
		return nil, s.cut()
	}
	s.at = from + n + len(end)
	return s.data[from : from+n], nil
}

func (s *scanner) cdata() error {
	if len(s.open) == 0 {
		return s.fault(s.at, "text outside of the root element")
	}
	raw, err := s.upTo("<![CDATA[", "]]>")
	if err != nil {
		return err
	}
	s.chars = raw
	if bytes.IndexByte(raw, '\r') >= 0 {
		s.scratch = appendLines(s.scratch[:0], raw)
		s.chars = s.scratch
	}
	return nil
}

func (s *scanner) instruction() error {
	at := s.at
	raw, err := s.upTo("<?", "?>")
	if err == nil && at > 0 && (bytes.Equal(raw, []byte("xml")) || bytes.HasPrefix(raw, []byte("xml "))) {
		return s.fault(at, "the XML declaration is not the first of the file")
	}
	return err
}

func (s *scanner) comment() error {
	at := s.at
	raw, err := s.upTo("<!--", "-->")
	if n := bytes.Index(raw, []byte("--")); err == nil && n >= 0 {
		return s.fault(at+len("<!--")+n, "\"--\" in a comment")
	}
	return err
}

// doctype skips a document type that only names a definition. One that holds
// definitions could hold entities, and no tool needs them for XLIFF.
func (s *scanner) doctype() error {
	at := s.at
	if !bytes.HasPrefix(s.data[at:], []byte("<!DOCTYPE")) || s.rooted {
		return s.fault(at, "a declaration that XLIFF does not have")
	}
	raw, err := s.upTo("<!DOCTYPE", ">")
	if n := bytes.IndexByte(raw, '['); n >= 0 {
		return s.fault(at+len("<!DOCTYPE")+n, "the document type defines entities or elements: none are read")
	}
	return err
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func (s *scanner) skipBlanks() bool {
	from := s.at
	for s.at < len(s.data) && isBlank(s.data[s.at]) {
		s.at++
	}
	return s.at > from
}

// nameBytes are those of names, 2 where a name may not begin with them. All
// characters beyond ASCII are taken.
var nameBytes = func() (t [256]byte) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_', c == ':', c >= utf8.RuneSelf:
			t[c] = 1
		case '0' <= c && c <= '9', c == '-', c == '.':
			t[c] = 2
		}
	}
	return t
}()

func (s *scanner) readName() ([]byte, error) {
	from := s.at
	for s.at < len(s.data) && nameBytes[s.data[s.at]] != 0 {
		s.at++
	}
	switch {
	case s.at == len(s.data):
		return nil, s.cut()
	case from == s.at, nameBytes[s.data[from]] == 2:
		return nil, s.fault(from, "want a name")
	}
	return s.data[from:s.at], nil
}

func (s *scanner) startTag() error {
	if s.rooted && len(s.open) == 0 {
		return s.fault(s.at, "a second root element")
	}
	if len(s.open) == maxDepth {
		return s.fault(s.at, "elements nest deeper than %d levels", maxDepth)
	}
	s.at++
	qname, err := s.readName()
	if err != nil {
		return err
	}
	s.qname, s.attrs, s.scratch = qname, s.attrs[:0], s.scratch[:0]
	for {
		blank := s.skipBlanks()
		if s.at == len(s.data) {
			return s.cut()
		}
		switch c := s.data[s.at]; {
		case c == '>':
			s.at++
			return s.enter(qname)
		case c == '/':
			s.at++
			if s.at == len(s.data) {
				return s.cut()
			}
			if s.data[s.at] != '>' {
				return s.fault(s.at, "want \">\" after \"/\"")
			}
			s.at++
			s.empty = true
			return s.enter(qname)
		case !blank:
			return s.fault(s.at, "want a blank, \">\" or \"/>\" in <%s>", qname)
		}
		if err := s.attribute(); err != nil {
			return err
		}
	}
}

func (s *scanner) attribute() error {
	at := s.at
	name, err := s.readName()
	if err != nil {
		return err
	}
	s.skipBlanks()
	if s.at == len(s.data) {
		return s.cut()
	}
	if s.data[s.at] != '=' {
		return s.fault(s.at, "want \"=\" after the attribute %s", name)
	}
	s.at++
	s.skipBlanks()
	if s.at == len(s.data) {
		return s.cut()
	}
	quote := s.data[s.at]
	if quote != '"' && quote != '\'' {
		return s.fault(s.at, "want the value of %s in quotes", name)
	}
	from := s.at + 1
	n := bytes.IndexByte(s.data[from:], quote)
	if n < 0 {
		return s.cut()
	}
	raw := s.data[from : from+n]
	if m := bytes.IndexByte(raw, '<'); m >= 0 {
		return s.fault(from+m, "\"<\" in the value of %s", name)
	}
	s.at = from
	value, err := s.decode(raw, true)
	if err != nil {
		return err
	}
	s.at = from + n + 1
	for _, a := range s.attrs {
		if bytes.Equal(a.name, name) {
			return s.fault(at, "the attribute %s stands twice", name)
		}
	}
	if len(s.attrs) == maxAttributes {
		return s.fault(at, "more than %d attributes", maxAttributes)
	}
	s.attrs = append(s.attrs, attribute{name, value})
	return nil
}

// attr is the value of an attribute of the element that has begun, as it is
// spelled with its prefix; "" if there is none.
func (s *scanner) attr(name string) string {
	for _, a := range s.attrs {
		if string(a.name) == name {
			return s.intern(a.value)
		}
	}
	return ""
}

// intern is string(b), which for what a file says again and again is made
// once.
func (s *scanner) intern(b []byte) string {
	if len(b) > 32 {
		return string(b)
	}
	known, ok := s.names[string(b)]
	if !ok {
		known = string(b)
		if s.names == nil || len(s.names) == 1<<12 {
			s.names = make(map[string]string)
		}
		s.names[known] = known
	}
	return known
}

// enter begins an element.
func (s *scanner) enter(qname []byte) error {
	e := element{qname: qname, bindings: len(s.bindings)}
	for _, a := range s.attrs {
		prefix, ok := bytes.CutPrefix(a.name, []byte("xmlns"))
		if !ok || len(prefix) > 0 && prefix[0] != ':' {
			continue
		}
		if len(s.bindings) == maxBindings {
			return s.fault(s.from, "more than %d namespaces", maxBindings)
		}
		s.bindings = append(s.bindings, binding{bytes.TrimPrefix(prefix, []byte(":")), spaceOf(a.value)})
	}
	prefix, local := splitName(qname)
	found := len(prefix) == 0
	for i := len(s.bindings) - 1; i >= 0; i-- {
		if bytes.Equal(s.bindings[i].prefix, prefix) {
			e.space, found = s.bindings[i].space, true
			break
		}
	}
	if !found {
		return s.fault(s.from, "the prefix of <%s> is not declared", qname)
	}
	s.rooted = true
	s.local, s.space = local, e.space
	s.open = append(s.open, e)
	return nil
}

func splitName(qname []byte) (prefix, local []byte) {
	if n := bytes.IndexByte(qname, ':'); n >= 0 {
		return qname[:n], qname[n+1:]
	}
	return nil, qname
}

func (s *scanner) endTag() error {
	at := s.at
	s.at += len("</")
	qname, err := s.readName()
	if err != nil {
		return err
	}
	s.skipBlanks()
	switch {
	case s.at == len(s.data):
		return s.cut()
	case s.data[s.at] != '>':
		return s.fault(s.at, "want \">\" after </%s", qname)
	case len(s.open) == 0:
		return s.fault(at, "</%s> closes nothing", qname)
	case !bytes.Equal(s.open[len(s.open)-1].qname, qname):
		return s.fault(at, "</%s> closes <%s>", qname, s.open[len(s.open)-1].qname)
	}
	s.at++
	s.leave()
	return nil
}

// leave ends the innermost element.
func (s *scanner) leave() {
	e := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	s.bindings = s.bindings[:e.bindings]
	_, s.local = splitName(e.qname)
	s.space = e.space
}
