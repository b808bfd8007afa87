package po

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/ianaindex"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// toText returns data as UTF-8, decoded from what the byte order mark or the
// header says it is.
func toText(name string, data []byte) (string, error) {
	text, sure, err := fromUnicode(data)
	if err != nil {
		return "", failure(name, 0, 0, err)
	}
	if sure {
		return checked(name, text, "UTF-8")
	}
	charset := declaredCharset(data)
	switch strings.ToUpper(charset) {
	case "", "CHARSET", "UTF-8", "UTF8", "ASCII", "US-ASCII", "UTF-16":
		return checked(name, text, "UTF-8")
	}
	iana := charset
	if number, ok := strings.CutPrefix(strings.ToUpper(charset), "CP125"); ok {
		iana = "windows-125" + number // gettext knows it by both names
	}
	// A name that x/text knows and cannot decode has no encoding.
	e, err := ianaindex.IANA.Encoding(iana)
	if err != nil || e == nil {
		line, col := position(text, strings.Index(text, charset))
		return "", failure(name, line, col, fmt.Errorf("the charset %q is not known: save the file as UTF-8", charset))
	}
	decoded, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", failure(name, 0, 0, fmt.Errorf("not %s: %w", charset, err))
	}
	text = string(decoded)
	if i := strings.IndexRune(text, utf8.RuneError); i >= 0 {
		line, col := position(text, i)
		return "", failure(name, line, col, fmt.Errorf("not %s, as the header says", charset))
	}
	return text, nil
}

// fromUnicode takes off a byte order mark, decodes UTF-16, and reports
// whether data told its encoding so. UTF-16 without a mark shows in the
// blank half of its first character, as XML 1.0, appendix F, has it.
func fromUnicode(data []byte) (text string, sure bool, err error) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return string(data[3:]), true, nil
	case len(data) >= 2 && (data[0] == 0xff && data[1] == 0xfe || data[0] != 0 && data[1] == 0):
		order = binary.LittleEndian
	case len(data) >= 2 && (data[0] == 0xfe && data[1] == 0xff || data[0] == 0 && data[1] != 0):
		order = binary.BigEndian
	default:
		return string(data), false, nil
	}
	decoded, err := locales.DecodeUTF16(data, order)
	return strings.TrimPrefix(string(decoded), "\ufeff"), true, err
}

// checked refuses text that is not UTF-8.
func checked(name, text, charset string) (string, error) {
	if utf8.ValidString(text) {
		return text, nil
	}
	i := segment.InvalidUTF8([]byte(text))
	line, col := position(text, i)
	return "", failure(name, line, col, fmt.Errorf("not %s: byte %#02x", charset, text[i]))
}

// declaredCharset is what the header says, read before anything can be
// decoded: all charsets in use spell ASCII as ASCII.
func declaredCharset(data []byte) string {
	entries, typed := 0, false
	for line := range bytes.Lines(data) {
		line = bytes.TrimLeft(line, " \t")
		if bytes.HasPrefix(line, []byte("#")) {
			continue
		}
		if bytes.HasPrefix(line, []byte("msgid")) {
			if entries++; entries > 1 {
				break
			}
		}
		for {
			before, value, ok := bytes.Cut(line, []byte("="))
			if !ok {
				break
			}
			typed = typed || bytes.Contains(bytes.ToLower(before), []byte("content-type:"))
			if n := len(before) - len("charset"); typed && n >= 0 && bytes.EqualFold(before[n:], []byte("charset")) {
				if end := bytes.IndexAny(value, "\\\"; \t\r\n"); end >= 0 {
					value = value[:end]
				}
				return string(value)
			}
			line = value
		}
	}
	return ""
}
