package po

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// An entry is what stands between one msgstr and the next.
type entry struct {
	line       int // of its first keyword
	strLine    int // of its first msgstr
	comments   []string
	notes      []string
	references strings.Builder // a line each
	flags      []string

	previous, context, id, str string

	from, to int // of the strings of str, in the text of the file

	// Of a message with plural forms: the source of the plural, and the forms
	// behind the first, which is str.
	plural string
	forms  []string

	hasContext, hasID, hasPlural, hasStr bool
	obsolete                             bool
}

const maxErrors = 50

// A parser takes a file apart, line by line. After an error it goes on with
// the next entry.
type parser struct {
	name string
	text string
	emit func(*entry) error // errors are given the position of the entry

	entry entry
	errs  []error
	bad   bool // the entry has an error: the rest of it is passed over

	lineNumber int
	line       string
	lineAt     int // its offset in the text

	// The text that strings belong to.
	field   *string // nil outside of one; discard if nobody wants it
	keyword string
	place   string // "", "|", "~" or "~|", the marks before it
	parts   int
	first   string // the only part so far, a piece of the file
	buffer  []byte // all parts, if there are more
	begins  int    // the line of the keyword
	discard string

	// The file holds characters, as they are or by number, that gettext
	// refuses or that may not be UTF-8: look at each text.
	doubtful bool
}

// parse returns the comments at the end of the file.
func (p *parser) parse() []string {
	rest := p.text
	p.doubtful = strings.IndexByte(rest, 0) >= 0 || strings.IndexByte(rest, 4) >= 0
	for rest != "" && len(p.errs) < maxErrors {
		p.lineNumber++
		p.lineAt = len(p.text) - len(rest)
		p.line, rest, _ = strings.Cut(rest, "\n")
		p.line = strings.TrimSuffix(p.line, "\r")
		p.parseLine(strings.TrimLeft(p.line, blanks))
	}
	var left []string
	if e := &p.entry; !e.hasContext && !e.hasID {
		left = e.comments
	}
	if p.isCut() {
		p.fail(p.line, errors.New("the file ends inside of this text: it seems to be cut off"))
	}
	p.flush()
	if len(p.errs) >= maxErrors {
		p.fail(p.line, errors.New("too many errors"))
	}
	return left
}

// isCut reports whether the file ends in a translation of several lines whose
// last one wants another: it ends in the blank, or in the line end, that parts
// two lines, and neither the source text ends so nor the file in an empty line.
func (p *parser) isCut() bool {
	if p.parts < 2 || len(p.buffer) == 0 || !p.entry.hasStr || p.entry.id == "" || strings.HasSuffix(p.text, "\n\n") {
		return false
	}
	isBreak := func(c byte) bool { return c == ' ' || c == '\n' }
	return isBreak(p.buffer[len(p.buffer)-1]) && !isBreak(p.entry.id[len(p.entry.id)-1])
}

const blanks = " \t\r\v\f"

// fail notes an error at rest, the part of the line that is left.
func (p *parser) fail(rest string, err error) {
	col := utf8.RuneCountInString(p.line[:len(p.line)-len(rest)]) + 1
	p.failAt(p.lineNumber, col, err)
}

func (p *parser) failAt(line, col int, err error) {
	if !p.bad {
		p.errs = append(p.errs, failure(p.name, line, col, err))
	}
	p.bad = true
}

func (p *parser) parseLine(s string) {
	switch {
	case s == "":
		if p.bad {
			p.endText()
			p.entry = entry{}
			p.bad = false
		}
	case s[0] == '#':
		p.comment(s)
	default:
		p.tokens(s, "")
	}
}

func (p *parser) comment(s string) {
	mark := byte(0)
	if len(s) > 1 {
		mark = s[1]
	}
	switch mark {
	case '~':
		if strings.HasPrefix(s, "#~|") {
			p.tokens(s[3:], "~|")
		} else if rest := strings.TrimLeft(s[2:], blanks); strings.HasPrefix(rest, "#") && !strings.HasPrefix(rest, "#~") {
			p.comment(rest)
		} else {
			p.tokens(s[2:], "~")
		}
		return
	case '|':
		p.tokens(s[2:], "|")
		return
	}
	if p.entry.hasStr || p.bad {
		p.flush()
	}
	e := &p.entry
	switch mark {
	case '.':
		e.notes = append(e.notes, commentText(s[2:]))
	case ':':
		e.references.WriteString(commentText(s[2:]))
		e.references.WriteByte('\n')
	case ',', '=':
		for flag := range strings.SplitSeq(oneLine(s[2:]), ",") {
			if flag = strings.Trim(flag, blanks); flag != "" {
				e.flags = append(e.flags, flag)
			}
		}
	default:
		e.comments = append(e.comments, commentText(s[1:]))
	}
}

// commentText is the text behind a mark, without the blank that follows it
// and the one that keeps a backslash from the line end.
func commentText(s string) string {
	s = oneLine(strings.TrimPrefix(s, " "))
	if strings.HasSuffix(s, "\\ ") {
		s = s[:len(s)-1]
	}
	return s
}

// tokens reads keywords and strings, which gettext allows to follow one
// another on a line.
func (p *parser) tokens(s, place string) {
	for {
		s = strings.TrimLeft(s, blanks)
		switch {
		case s == "":
			return
		case s[0] == '"':
			end := closingQuote(s)
			if end < 0 {
				p.fail(s, errors.New("the text has no closing quote"))
				return
			}
			if err := p.part(s[1:end], place); err != nil {
				p.fail(s, err)
			}
			if p.field == &p.entry.str {
				p.placeString(s, end)
			}
			s = s[end+1:]
		default:
			n := 0
			for n < len(s) && strings.IndexByte(blanks+`"`, s[n]) < 0 {
				n++
			}
			if err := p.open(s[:n], place); err != nil {
				p.fail(s, err)
			}
			s = s[n:]
		}
	}
}

// placeString notes where a string of the translation is, of which the last quote
// is at end.
func (p *parser) placeString(s string, end int) {
	at := p.lineAt + len(p.line) - len(s)
	if p.parts == 1 {
		p.entry.from = at
	}
	p.entry.to = at + end + 1
}

// closingQuote is the place of the quote that ends s, -1 if there is none.
func closingQuote(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '"':
			return i
		case '\\':
			i++
		}
	}
	return -1
}

// open begins the text of a keyword.
func (p *parser) open(keyword, place string) error {
	previous := strings.HasSuffix(place, "|")
	e := &p.entry
	if p.bad && (keyword == "msgid" || keyword == "msgctxt") || e.hasStr && (previous || !strings.HasPrefix(keyword, "msgstr")) {
		p.flush()
	}
	p.endText()
	if p.bad {
		return nil
	}
	p.keyword, p.place, p.begins = keyword, place, p.lineNumber
	obsolete := strings.HasPrefix(place, "~")
	if begun := e.hasContext || e.hasID; begun && obsolete != e.obsolete {
		return errors.New("one message is part obsolete, part not")
	}
	if !previous {
		if e.line == 0 {
			e.line = p.lineNumber
		}
		e.obsolete = obsolete
	}
	field, err := e.take(keyword, previous)
	if err != nil {
		return err
	}
	if field == &e.str {
		e.strLine = p.lineNumber
	}
	if p.field = field; field == nil {
		p.field = &p.discard
	}
	return nil
}

// take returns the field that a keyword is for, nil if nobody wants its text.
func (e *entry) take(keyword string, previous bool) (*string, error) {
	switch {
	case previous && keyword == "msgid":
		return &e.previous, nil
	case previous && (keyword == "msgctxt" || keyword == "msgid_plural"):
		return nil, nil
	case keyword == "msgctxt" && !e.hasContext && !e.hasID:
		e.hasContext = true
		return &e.context, nil
	case keyword == "msgid" && !e.hasID:
		e.hasID = true
		return &e.id, nil
	case keyword == "msgstr" && e.hasID && !e.hasStr && !e.hasPlural:
		e.hasStr = true
		return &e.str, nil
	case keyword == "msgid_plural" && e.hasID && !e.hasStr && !e.hasPlural:
		e.hasPlural = true
		return &e.plural, nil
	case keyword == "msgid_plural":
		return nil, errors.New("msgid_plural behind no msgid")
	case e.hasPlural && isForm(keyword, 0) && !e.hasStr:
		e.hasStr = true
		return &e.str, nil
	case e.hasStr && isForm(keyword, 1+len(e.forms)):
		e.forms = append(e.forms, "")
		return &e.forms[len(e.forms)-1], nil
	case keyword == "msgid" || keyword == "msgctxt":
		return nil, fmt.Errorf("%s where a msgstr is missing", keyword)
	case keyword == "msgstr":
		return nil, errors.New("msgstr without msgid")
	case keyword == "domain":
		return nil, errors.New("a file of several domains")
	}
	return nil, fmt.Errorf("%q is no keyword of PO", keyword)
}

// isForm reports whether a keyword is that of the plural form of the number.
func isForm(keyword string, number int) bool {
	return keyword == fmt.Sprintf("msgstr[%d]", number)
}

// part takes one string of the text.
func (p *parser) part(raw, place string) error {
	switch {
	case p.bad:
		return nil
	case p.field == nil:
		return errors.New("a text that belongs to no keyword")
	case place != p.place:
		return fmt.Errorf("the text goes on behind another mark than its %s", p.keyword)
	}
	p.parts++
	if p.parts == 1 && strings.IndexByte(raw, '\\') < 0 {
		p.first = raw
		return nil
	}
	if p.parts == 2 && len(p.buffer) == 0 {
		p.buffer = append(p.buffer, p.first...)
	}
	return p.unescape(raw)
}

// endText gives the field its text.
func (p *parser) endText() {
	if p.field != nil && !p.bad {
		switch {
		case p.parts == 0:
			p.failAt(p.begins, 1, fmt.Errorf("%s without a text", p.keyword))
		case p.parts == 1 && len(p.buffer) == 0:
			*p.field = p.first
		default:
			*p.field = string(p.buffer)
		}
		if p.doubtful && !p.bad {
			if reason := unholdable(*p.field); reason != "" {
				p.failAt(p.begins, 1, fmt.Errorf("the text of %s %s", p.keyword, reason))
			}
		}
	}
	p.field, p.parts, p.first, p.buffer = nil, 0, "", p.buffer[:0]
}

// flush ends the entry. What has comments alone stays until an entry comes.
func (p *parser) flush() {
	p.endText()
	e := &p.entry
	if !p.bad && (e.hasID || e.hasContext) {
		if !e.hasStr {
			p.failAt(e.line, 1, errors.New("a message without msgstr"))
		} else if err := p.emit(e); err != nil {
			p.failAt(e.line, 1, err)
		}
	}
	p.entry = entry{}
	p.bad = false
}
