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
		raw = raw[i+1:]
		c := raw[0] // closingQuote saw to it that something follows
		n := 1
		if '0' <= c && c <= '7' || c == 'x' {
			p.doubtful = true
		}
		switch {
		case unescaped[c] != 0:
			p.buffer = append(p.buffer, unescaped[c])
		case '0' <= c && c <= '7':
			n, c = number(raw, 8, 3)
			p.buffer = append(p.buffer, c)
		case c == 'x':
			n, c = number(raw[1:], 16, len(raw))
			if n++; n == 1 {
				return errors.New(`\x without digits`)
			}
			p.buffer = append(p.buffer, c)
		default:
			return fmt.Errorf("%q is no escape of PO", `\`+string([]rune(raw)[:1]))
		}
		raw = raw[n:]
	}
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
