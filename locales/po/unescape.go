package po

import (
	"errors"
	"fmt"
	"strings"
)

var unescaped = [256]byte{
	'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\', '"': '"',
}

// unescape appends raw to the buffer: the escapes of C, as gettext reads them.
func (p *parser) unescape(raw string) error {
	for {
		i := strings.IndexByte(raw, '\\')
		if i < 0 {
			p.buffer = append(p.buffer, raw...)
			return nil
		}
		p.buffer = append(p.buffer, raw[:i]...)
		raw = raw[i:]
		if c := raw[1]; '0' <= c && c <= '7' || c == 'x' {
			p.doubtful = true
		}
		c, n, err := escaped(raw)
		if err != nil {
			return err
		}
		p.buffer = append(p.buffer, c)
		raw = raw[n:]
	}
}

// escaped is the byte that the escape at the start of raw stands for, and how long
// the escape is. [closingQuote] saw to it that something follows the backslash.
func escaped(raw string) (value byte, length int, err error) {
	switch c := raw[1]; {
	case unescaped[c] != 0:
		return unescaped[c], 2, nil
	case '0' <= c && c <= '7':
		n, value := number(raw[1:], 8, 3)
		return value, 1 + n, nil
	case c == 'x':
		n, value := number(raw[2:], 16, len(raw))
		if n == 0 {
			return 0, 0, errors.New(`\x without digits`)
		}
		return value, 2 + n, nil
	}
	return 0, 0, fmt.Errorf("%q is no escape of PO", `\`+string([]rune(raw[1:])[:1]))
}

// number reads at most most digits; as in C, only the lowest byte counts.
func number(s string, base byte, most int) (n int, value byte) {
	for n < len(s) && n < most {
		digit := strings.IndexByte("0123456789abcdef", s[n]|0x20)
		if s[n] < '0' || digit < 0 || digit >= int(base) {
			break
		}
		value = value*base + byte(digit)
		n++
	}
	return n, value
}
