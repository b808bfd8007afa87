package xml

import (
	"bytes"
	"encoding/binary"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// New begins to read a file: UTF-8, UTF-16 known by its mark or its first
// character, or one of the two encodings of Western Europe that old tools use.
// Positions count characters of any of them. namespaces are tried in turn; with
// none, prefixes mean nothing and need not be declared.
func New(name string, data []byte, namespaces []Namespace) (*Scanner, error) {
	s := &Scanner{file: name, data: data, namespaces: namespaces}
	if order := utf16Order(data); order != nil {
		text, err := locales.DecodeUTF16(data, order)
		if err != nil {
			return nil, &segment.Error{Pos: segment.Pos{File: name}, Err: err}
		}
		s.data = text
	}
	if text, marked := bytes.CutPrefix(s.data, []byte("\ufeff")); marked {
		s.data = text
		return s, s.check()
	}
	encoding, at := declared(s.data)
	isWestern, known := encodings[strings.ToLower(encoding)]
	switch {
	case !known:
		return s, s.Fault(at, "the encoding %q cannot be read: save the file as UTF-8", encoding)
	case isWestern:
		s.data = decodeWestern(data)
	}
	return s, s.check()
}

// Root is a scanner at the start of the root element of data, which may be
// cut off behind it; nil if it cannot be read that far.
func Root(data []byte) *Scanner {
	if order := utf16Order(data); order != nil {
		data = decodeBegin(data, order)
	}
	s := &Scanner{data: bytes.TrimPrefix(data, []byte("\ufeff"))}
	_, _ = s.Next() // which fails where data is cut off
	if len(s.Name) == 0 {
		return nil
	}
	_, s.Local = splitName(s.Name)
	return s
}

// decodeBegin reads UTF-16 that may be cut off inside of a character.
func decodeBegin(data []byte, order binary.ByteOrder) []byte {
	for cut := range min(4, len(data)) {
		if text, err := locales.DecodeUTF16(data[:len(data)-cut], order); err == nil {
			return text
		}
	}
	return nil
}

func utf16Order(data []byte) binary.ByteOrder {
	if len(data) < 2 {
		return nil
	}
	switch [2]byte(data) {
	case [2]byte{0xff, 0xfe}, [2]byte{'<', 0}:
		return binary.LittleEndian
	case [2]byte{0xfe, 0xff}, [2]byte{0, '<'}:
		return binary.BigEndian
	}
	return nil
}

// encodings are those that a file may say it has, and whether they are of
// Western Europe. UTF-16 was known before, or it is a slip of the tool that turned
// the file into UTF-8.
var encodings = map[string]bool{
	"": false, "utf-8": false, "utf8": false, "us-ascii": false, "ascii": false, "utf-16": false, "utf-16le": false, "utf-16be": false,
	"iso-8859-1": true, "latin1": true, "windows-1252": true, "cp1252": true,
}

var declaration = regexp.MustCompile(`^<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]*)["']`)

// declared returns the encoding that the file says it has, and where.
func declared(data []byte) (string, int) {
	m := declaration.FindSubmatchIndex(data[:min(len(data), 1024)])
	if m == nil {
		return "", 0
	}
	return string(data[m[2]:m[3]]), m[2]
}

// western are the characters of Windows-1252 where ISO 8859-1 has controls,
// which no text needs.
var western = []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")

func decodeWestern(data []byte) []byte {
	text := make([]byte, 0, len(data)+len(data)/8)
	for _, c := range data {
		r := rune(c)
		if 0x80 <= c && c < 0xa0 {
			r = western[c-0x80]
		}
		text = utf8.AppendRune(text, r)
	}
	return text
}

// check holds every character of the file against those that XML has.
func (s *Scanner) check() error {
	if at := segment.InvalidUTF8(s.data); at >= 0 {
		return s.Fault(at, "the file is not UTF-8: byte %#02x", s.data[at])
	}
	for at, c := range s.data {
		if c >= ' ' && c != 0xef { // with which U+FFFE and U+FFFF begin
			continue
		}
		if r, _ := utf8.DecodeRune(s.data[at:]); !IsCharacter(r) {
			return s.Fault(at, "the character %U, which XML does not have", r)
		}
	}
	return nil
}

// IsCharacter reports whether XML 1.0 has the character (section 2.2).
func IsCharacter(r rune) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n' || r == '\r'
	case r < 0xd800:
		return true
	}
	return r >= 0xe000 && r < 0xfffe || r >= 0x10000 && r <= utf8.MaxRune
}

// appendLines appends raw with its line ends as XML reads them.
func appendLines(dst, raw []byte) []byte {
	for {
		n := bytes.IndexByte(raw, '\r')
		if n < 0 {
			return append(dst, raw...)
		}
		dst = append(append(dst, raw[:n]...), '\n')
		raw = bytes.TrimPrefix(raw[n+1:], []byte("\n"))
	}
}

// decode resolves the references of a text, or of the value of an attribute,
// that begins at the next byte to read. What needs no change is not copied;
// the rest stands in scratch, that of attributes one behind the other.
func (s *Scanner) decode(raw []byte, value bool) ([]byte, error) {
	n := untilStop(raw, value)
	if n == len(raw) {
		return raw, nil
	}
	if !value {
		s.scratch = s.scratch[:0]
	}
	from := len(s.scratch)
	dst := s.scratch
	for at := 0; ; {
		dst = append(dst, raw[at:at+n]...)
		if at += n; at == len(raw) {
			break
		}
		switch c := raw[at]; {
		case c == '&':
			r, length, err := s.reference(raw[at:], s.at+at)
			if err != nil {
				return nil, err
			}
			dst = utf8.AppendRune(dst, r)
			at += length
		default:
			if at++; c == '\r' && at < len(raw) && raw[at] == '\n' {
				at++
			}
			if value {
				dst = append(dst, ' ')
			} else {
				dst = append(dst, '\n')
			}
		}
		n = untilStop(raw[at:], value)
	}
	s.scratch = dst
	return dst[from:len(dst):len(dst)], nil
}

// stops are the bytes that decode changes: 1 everywhere, 2 in attributes.
var stops = [256]byte{'&': 1, '\r': 1, '\n': 2, '\t': 2}

// untilStop returns how many bytes stay as they are.
func untilStop(raw []byte, value bool) int {
	limit := byte(1)
	if value {
		limit = 2
	}
	for i, c := range raw {
		if c := stops[c]; c != 0 && c <= limit {
			return i
		}
	}
	return len(raw)
}

var entities = map[string]rune{"amp": '&', "lt": '<', "gt": '>', "quot": '"', "apos": '\''}

// reference resolves the reference at the start of raw.
func (s *Scanner) reference(raw []byte, at int) (r rune, length int, err error) {
	n := bytes.IndexByte(raw[:min(len(raw), 40)], ';')
	if n < 0 {
		return 0, 0, s.Fault(at, "\"&\" in the text: it is written &amp;")
	}
	name := string(raw[1:n])
	if r, ok := entities[name]; ok {
		return r, n + 1, nil
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, 0, s.Fault(at, "the entity &%s;, which XML does not have", name)
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	code, err := strconv.ParseUint(digits, base, 32)
	if err != nil || code > utf8.MaxRune || !IsCharacter(rune(code)) {
		return 0, 0, s.Fault(at, "the reference &%s; to a character that XML does not have", name)
	}
	return rune(code), n + 1, nil
}
