package xml

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

// A Space is what a namespace means to who reads the file; zero is the space of
// elements that are in none.
type Space uint8

// Foreign is the space of what no [Namespace] says.
const Foreign Space = 255

// A Namespace gives a space to the URIs that begin so.
type Namespace struct {
	Prefix string
	Space  Space
}

func (s *Scanner) spaceOf(uri []byte) Space {
	if len(uri) == 0 {
		return 0
	}
	for _, n := range s.namespaces {
		if bytes.HasPrefix(uri, []byte(n.Prefix)) {
			return n.Space
		}
	}
	return Foreign
}

// A Token is what [Scanner.Next] found.
type Token uint8

// The tokens. Comments, instructions and document types are none.
const (
	AtEOF   Token = iota
	AtStart       // of an element
	AtEnd         // of an element
	AtText
)

// A Scanner reads XML 1.0 with namespaces, piece by piece, without a copy of
// what it need not decode: encoding/xml takes six times as long, and bounds
// neither depth nor attributes. It takes no document type definitions apart, so
// that there are no entities but XML's own five, and never looks outside of its
// data. A fault of the file is a [*segment.Error].
type Scanner struct {
	From  int    // where the last token begins
	Name  []byte // of the last start, as it is spelled
	Local []byte // of the last start or end, without the prefix
	Space Space  // of the last start or end
	Chars []byte // of the last text: good until the next call

	file       string
	namespaces []Namespace // nil: prefixes mean nothing, and need not be declared
	data       []byte      // valid UTF-8 of XML's characters, see [New]
	at         int         // the byte to read next

	open     []element
	bindings []binding
	rooted   bool // the root has begun
	empty    bool // the element that has begun ends at once

	attrs   []attribute
	names   map[string]string // short strings that come up often
	scratch []byte

	counted   int // bytes, in which there are
	line, col int // lines, and characters of the last one
}

// Depth is how many elements are open.
func (s *Scanner) Depth() int { return len(s.open) }

type element struct {
	qname    []byte
	space    Space
	bindings int // in scope around it
}

type binding struct {
	prefix []byte
	space  Space
}

type attribute struct{ name, value []byte }

// To is where the last token ends.
func (s *Scanner) To() int { return s.at }

// Text is the file in UTF-8. It is not to be changed.
func (s *Scanner) Text() []byte { return s.data }

// Position finds the line and column of a byte. Asked in order, it costs one
// pass in all.
func (s *Scanner) Position(at int) segment.Pos {
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

// Fault is an error of the file at a byte, for who reads it.
func (s *Scanner) Fault(at int, format string, args ...any) error {
	return &segment.Error{Pos: s.Position(min(at, len(s.data))), Err: fmt.Errorf(format, args...)}
}

var errCut = errors.New("the file ends in the middle")

func (s *Scanner) cut() error {
	return &segment.Error{Pos: s.Position(len(s.data)), Err: errCut}
}

// Next reads the next start, end or text.
func (s *Scanner) Next() (Token, error) {
	if s.empty {
		s.empty = false
		s.leave()
		return AtEnd, nil
	}
	for {
		s.From = s.at
		if s.at == len(s.data) {
			switch {
			case len(s.open) > 0:
				return AtEOF, s.Fault(s.at, "%w: <%s> is open", errCut, s.open[len(s.open)-1].qname)
			case !s.rooted:
				return AtEOF, s.Fault(s.at, "%w: it holds no element", errCut)
			}
			return AtEOF, nil
		}
		rest := s.data[s.at:]
		var err error
		switch {
		case rest[0] != '<':
			var inside bool
			if inside, err = s.characters(); inside && err == nil {
				return AtText, nil
			}
		case bytes.HasPrefix(rest, []byte("</")):
			return AtEnd, s.endTag()
		case bytes.HasPrefix(rest, []byte("<?")):
			err = s.instruction()
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			return AtText, s.cdata()
		case bytes.HasPrefix(rest, []byte("<!--")):
			err = s.comment()
		case bytes.HasPrefix(rest, []byte("<!")):
			err = s.doctype()
		default:
			return AtStart, s.startTag()
		}
		if err != nil {
			return AtEOF, err
		}
	}
}

// characters reads text up to the next markup. Outside of the root only
// blanks may stand.
func (s *Scanner) characters() (inside bool, err error) {
	raw := s.data[s.at:]
	if n := bytes.IndexByte(raw, '<'); n >= 0 {
		raw = raw[:n]
	}
	if len(s.open) == 0 {
		if trimmed := bytes.TrimLeft(raw, " \t\r\n"); len(trimmed) > 0 {
			return false, s.Fault(s.at+len(raw)-len(trimmed), "text outside of the root element")
		}
		s.at += len(raw)
		return false, nil
	}
	if n := bytes.Index(raw, []byte("]]>")); n >= 0 {
		return true, s.Fault(s.at+n, "\"]]>\" in the text")
	}
	s.Chars, err = s.decode(raw, false)
	s.at += len(raw)
	return true, err
}

// upTo skips what begins with open and ends with end, and returns what stands
// between them.
func (s *Scanner) upTo(open, end string) ([]byte, error) {
	from := s.at + len(open)
	n := bytes.Index(s.data[min(from, len(s.data)):], []byte(end))
	if n < 0 {
		return nil, s.cut()
	}
	s.at = from + n + len(end)
	return s.data[from : from+n], nil
}

func (s *Scanner) cdata() error {
	if len(s.open) == 0 {
		return s.Fault(s.at, "text outside of the root element")
	}
	raw, err := s.upTo("<![CDATA[", "]]>")
	if err != nil {
		return err
	}
	s.Chars = raw
	if bytes.IndexByte(raw, '\r') >= 0 {
		s.scratch = appendLines(s.scratch[:0], raw)
		s.Chars = s.scratch
	}
	return nil
}

func (s *Scanner) instruction() error {
	at := s.at
	s.at += len("<?")
	if _, err := s.readName(); err != nil {
		return err
	}
	s.at = at
	raw, err := s.upTo("<?", "?>")
	if err == nil && at > 0 && (bytes.Equal(raw, []byte("xml")) || bytes.HasPrefix(raw, []byte("xml "))) {
		return s.Fault(at, "the XML declaration is not the first of the file")
	}
	return err
}

func (s *Scanner) comment() error {
	at := s.at
	raw, err := s.upTo("<!--", "-->")
	n := bytes.Index(raw, []byte("--"))
	if n < 0 && bytes.HasSuffix(raw, []byte("-")) { // --->
		n = len(raw) - 1
	}
	if err == nil && n >= 0 {
		return s.Fault(at+len("<!--")+n, "\"--\" in a comment")
	}
	return err
}

// doctype skips a document type: quotes, comments and declarations inside of it
// may hold the bracket that ends it. The entities that it defines are none here.
func (s *Scanner) doctype() error {
	if !bytes.HasPrefix(s.data[s.at:], []byte("<!DOCTYPE")) || s.rooted {
		return s.Fault(s.at, "a declaration that XML does not have here")
	}
	depth := 0
	for at := s.at; at < len(s.data); at++ {
		skip := ""
		switch c := s.data[at]; {
		case bytes.HasPrefix(s.data[at:], []byte("<!--")):
			skip = "-->"
		case c == '"' || c == '\'':
			skip = string(c)
		case c == '<':
			depth++
		case c == '>':
			if depth--; depth == 0 {
				s.at = at + 1
				return nil
			}
		}
		if skip != "" {
			n := bytes.Index(s.data[at+1:], []byte(skip))
			if n < 0 {
				break
			}
			at += n + len(skip)
		}
	}
	return s.cut()
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func (s *Scanner) skipBlanks() bool {
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

// IsNameByte reports whether names have a byte (XML 1.0, section 2.3); all beyond
// ASCII are taken.
func IsNameByte(c byte) bool { return nameBytes[c] != 0 }

func (s *Scanner) readName() ([]byte, error) {
	from := s.at
	for s.at < len(s.data) && nameBytes[s.data[s.at]] != 0 {
		s.at++
	}
	switch {
	case s.at == len(s.data):
		return nil, s.cut()
	case from == s.at, nameBytes[s.data[from]] == 2:
		return nil, s.Fault(from, "want a name")
	}
	return s.data[from:s.at], nil
}

func (s *Scanner) startTag() error {
	if s.rooted && len(s.open) == 0 {
		return s.Fault(s.at, "a second root element")
	}
	if len(s.open) == maxDepth {
		return s.Fault(s.at, "elements nest deeper than %d levels", maxDepth)
	}
	s.at++
	qname, err := s.readName()
	if err != nil {
		return err
	}
	s.Name, s.attrs, s.scratch = qname, s.attrs[:0], s.scratch[:0]
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
				return s.Fault(s.at, "want \">\" after \"/\"")
			}
			s.at++
			s.empty = true
			return s.enter(qname)
		case !blank:
			return s.Fault(s.at, "want a blank, \">\" or \"/>\" in <%s>", qname)
		}
		if err := s.attribute(); err != nil {
			return err
		}
	}
}

func (s *Scanner) attribute() error {
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
		return s.Fault(s.at, "want \"=\" after the attribute %s", name)
	}
	s.at++
	s.skipBlanks()
	if s.at == len(s.data) {
		return s.cut()
	}
	quote := s.data[s.at]
	if quote != '"' && quote != '\'' {
		return s.Fault(s.at, "want the value of %s in quotes", name)
	}
	from := s.at + 1
	n := bytes.IndexByte(s.data[from:], quote)
	if n < 0 {
		return s.cut()
	}
	raw := s.data[from : from+n]
	if m := bytes.IndexByte(raw, '<'); m >= 0 {
		return s.Fault(from+m, "\"<\" in the value of %s", name)
	}
	s.at = from
	value, err := s.decode(raw, true)
	if err != nil {
		return err
	}
	s.at = from + n + 1
	for _, a := range s.attrs {
		if bytes.Equal(a.name, name) {
			return s.Fault(at, "the attribute %s stands twice", name)
		}
	}
	if len(s.attrs) == maxAttributes {
		return s.Fault(at, "more than %d attributes", maxAttributes)
	}
	s.attrs = append(s.attrs, attribute{name, value})
	return nil
}

// Value is the value of an attribute of the element that has begun, by its name
// as it is spelled with its prefix; nil if there is none. It is good until the
// next call of Next.
func (s *Scanner) Value(name string) []byte {
	for _, a := range s.attrs {
		if string(a.name) == name {
			return a.value
		}
	}
	return nil
}

// Attr is [Scanner.Value] as a string.
func (s *Scanner) Attr(name string) string { return s.Intern(s.Value(name)) }

// Lang is the language that the element that has begun says: xml:lang, or lang as
// formats of old have it; nil if it says none.
func (s *Scanner) Lang() []byte {
	if lang := s.Value("xml:lang"); lang != nil {
		return lang
	}
	return s.Value("lang")
}

// Intern is string(b), which for what a file says again and again is made
// once.
func (s *Scanner) Intern(b []byte) string {
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
func (s *Scanner) enter(qname []byte) error {
	e := element{qname: qname, bindings: len(s.bindings)}
	for _, a := range s.attrs {
		prefix, ok := bytes.CutPrefix(a.name, []byte("xmlns"))
		if !ok || len(prefix) > 0 && prefix[0] != ':' {
			continue
		}
		if len(s.bindings) == maxBindings {
			return s.Fault(s.From, "more than %d namespaces", maxBindings)
		}
		s.bindings = append(s.bindings, binding{bytes.TrimPrefix(prefix, []byte(":")), s.spaceOf(a.value)})
	}
	prefix, local := splitName(qname)
	found := len(prefix) == 0 || s.namespaces == nil
	for i := len(s.bindings) - 1; i >= 0; i-- {
		if bytes.Equal(s.bindings[i].prefix, prefix) {
			e.space, found = s.bindings[i].space, true
			break
		}
	}
	if !found {
		return s.Fault(s.From, "the prefix of <%s> is not declared", qname)
	}
	s.rooted = true
	s.Local, s.Space = local, e.space
	s.open = append(s.open, e)
	return nil
}

func splitName(qname []byte) (prefix, local []byte) {
	if n := bytes.IndexByte(qname, ':'); n >= 0 {
		return qname[:n], qname[n+1:]
	}
	return nil, qname
}

func (s *Scanner) endTag() error {
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
		return s.Fault(s.at, "want \">\" after </%s", qname)
	case len(s.open) == 0:
		return s.Fault(at, "</%s> closes nothing", qname)
	case !bytes.Equal(s.open[len(s.open)-1].qname, qname):
		return s.Fault(at, "</%s> closes <%s>", qname, s.open[len(s.open)-1].qname)
	}
	s.at++
	s.leave()
	return nil
}

// leave ends the innermost element.
func (s *Scanner) leave() {
	e := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	s.bindings = s.bindings[:e.bindings]
	_, s.Local = splitName(e.qname)
	s.Space = e.space
}
