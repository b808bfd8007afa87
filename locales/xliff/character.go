package xliff

import (
	"bytes"
	"encoding/binary"
	"regexp"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

var bom = []byte("\ufeff")

// newScanner begins to read a file. It takes UTF-8 and, known by its mark or
// its first character, UTF-16; positions count characters of either.
func newScanner(name string, data []byte) (*scanner, error) {
	s := &scanner{file: name, data: data}
	if order := utf16Order(data); order != nil {
		s.data = fromUTF16(data, order)
	}
	s.data = bytes.TrimPrefix(s.data, bom)
	if encoding, at := declared(s.data); encoding != "" {
		return s, s.fault(at, "the encoding %q cannot be read: save the file as UTF-8", encoding)
	}
	return s, s.check()
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

// fromUTF16 turns what is not a character, half of a pair and half of a
// character at the end into U+FFFD.
func fromUTF16(data []byte, order binary.ByteOrder) []byte {
	text := make([]byte, 0, len(data)/2+len(data)/8)
	for i := 0; i+1 < len(data); i += 2 {
		r := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(r) {
			low := rune(0)
			if i+3 < len(data) {
				low = rune(order.Uint16(data[i+2:]))
			}
			if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
				i += 2
			}
		}
		text = utf8.AppendRune(text, r)
	}
	if len(data)%2 == 1 {
		text = utf8.AppendRune(text, utf8.RuneError)
	}
	return text
}

var declaration = regexp.MustCompile(`^<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]*)["']`)

// declared returns the encoding that the file says it has, where that cannot
// be read. UTF-16 was known before, or it is a slip of the tool that turned
// the file into UTF-8.
func declared(data []byte) (string, int) {
	m := declaration.FindSubmatchIndex(data[:min(len(data), 1024)])
	if m == nil {
		return "", 0
	}
	encoding := data[m[2]:m[3]]
	for _, known := range []string{"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii"} {
		if bytes.EqualFold(encoding, []byte(known)) {
			return "", 0
		}
	}
	return string(encoding), m[2]
}

// check holds every character of the file against those that XML has.
func (s *scanner) check() error {
	if !utf8.Valid(s.data) {
		for at := 0; ; {
			if r, n := utf8.DecodeRune(s.data[at:]); r == utf8.RuneError && n <= 1 {
				return s.fault(at, "the file is not UTF-8: byte %#02x", s.data[at])
			} else {
				at += n
			}
		}
	}
	for at, c := range s.data {
		if special[c] == 0 || c >= ' ' && c < utf8.RuneSelf || c == '\r' {
			continue
		}
		if r, _ := utf8.DecodeRune(s.data[at:]); !isCharacter(r) {
			return s.fault(at, "the character %U, which XML does not have", r)
		}
	}
	return nil
}

// isCharacter reports whether XML 1.0 has the character (section 2.2).
func isCharacter(r rune) bool {
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
func (s *scanner) decode(raw []byte, value bool) ([]byte, error) {
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
func (s *scanner) reference(raw []byte, at int) (r rune, length int, err error) {
	n := bytes.IndexByte(raw[:min(len(raw), 40)], ';')
	if n < 0 {
		return 0, 0, s.fault(at, "\"&\" in the text: it is written &amp;")
	}
	name := string(raw[1:n])
	if r, ok := entities[name]; ok {
		return r, n + 1, nil
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, 0, s.fault(at, "the entity &%s;, which XML does not have", name)
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	code, err := strconv.ParseUint(digits, base, 32)
	if err != nil || code > utf8.MaxRune || !isCharacter(rune(code)) {
		return 0, 0, s.fault(at, "the reference &%s; to a character that XML does not have", name)
	}
	return rune(code), n + 1, nil
}
