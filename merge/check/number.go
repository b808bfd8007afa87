package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A number is a number in a prose, in the digits of any script.
type number struct {
	start, end int
	// values are what it may mean, in ASCII without separators, the likeliest
	// first: 1.500 is 1500 in one language and 1.5 in another.
	values []string
	// parts are the numbers that it is as a list without blanks: 10.6,10.7.
	parts []number
	// glued numbers are part of a name: A4, 2FA.
	glued bool
	// decade is one of years: the 1990s.
	decade bool
}

// numbersIn lists the numbers of a text in order.
func numbersIn(text string) []number {
	var all []number
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if digit(r) < 0 {
			i += n
			continue
		}
		groups := groupsAt(text, i)
		end := groups[len(groups)-1].end
		glued := gluedAt(text, i, end)
		for _, num := range interpret(groups) {
			num.glued = glued
			num.decade = num.end == end && isDecade(text, &num)
			all = append(all, num)
		}
		i = end
	}
	return all
}

// digit is the value of a decimal digit of any script, -1 for what is none.
func digit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r < 0x660:
		return -1
	}
	for _, t := range unicode.Nd.R16 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10
		}
	}
	return -1
}

// A group is a run of digits, and the separator before it: 0 for the first.
type group struct {
	start, end int
	separator  rune
	digits     string
}

// groupsAt reads the digits at offset i, with the separators between them.
func groupsAt(text string, i int) []group {
	groups := []group{digitsAt(text, i)}
	for {
		last := &groups[len(groups)-1]
		r, n := utf8.DecodeRuneInString(text[last.end:])
		if !strings.ContainsRune(".,٫٬،'’· \u00a0\u202f\u2009", r) || last.end+n >= len(text) {
			return groups
		}
		next := digitsAt(text, last.end+n)
		if next.digits == "" || isBlank(r) && (len(next.digits) != 3 || len(last.digits) > 3) {
			return groups
		}
		next.separator = r
		groups = append(groups, next)
	}
}

func digitsAt(text string, i int) group {
	g := group{start: i, end: i}
	var b strings.Builder
	for g.end < len(text) {
		r, n := utf8.DecodeRuneInString(text[g.end:])
		d := digit(r)
		if d < 0 {
			break
		}
		b.WriteByte(byte('0' + d))
		g.end += n
	}
	g.digits = b.String()
	return g
}

func isBlank(r rune) bool { return unicode.Is(unicode.Zs, r) }

// mostGroups of digits, behind the first, that a number may have.
const mostGroups = 8

// interpret says what groups of digits may mean. Groups that make no number
// together, as in a version or a date, are numbers each.
func interpret(groups []group) []number {
	first, last := groups[0], groups[len(groups)-1]
	whole := func(values ...string) []number {
		for i, v := range values {
			values[i] = canonical(v)
		}
		return []number{{start: first.start, end: last.end, values: values, parts: listed(groups)}}
	}
	rest, marks := groups[1:], ""
	for _, g := range rest[:min(len(rest), mostGroups)] {
		marks += string(g.separator)
	}
	switch {
	case len(rest) > mostGroups:
	case len(rest) == 0:
		return whole(first.digits)
	case len(rest) == 1 && strings.ContainsRune(".,٫،·", last.separator):
		decimal := first.digits + "." + last.digits
		if len(last.digits) == 3 && len(first.digits) <= 3 && first.digits != "0" && last.separator != '٫' {
			return whole(first.digits+last.digits, decimal)
		}
		return whole(decimal)
	case inThousands(rest) && sameRunes(marks):
		return whole(join(groups))
	case inThousands(rest[:len(rest)-1]) && sameRunes(strings.TrimSuffix(marks, string(last.separator))) && strings.Count(marks, string(last.separator)) == 1:
		return whole(join(groups[:len(groups)-1]) + "." + last.digits)
	}
	if list := listed(groups); list != nil {
		return list
	}
	var each []number
	for _, g := range groups {
		each = append(each, number{start: g.start, end: g.end, values: []string{canonical(g.digits)}})
	}
	return each
}

// listed are the numbers of a list whose commas have no blank behind them, nil if
// there is no comma.
func listed(groups []group) []number {
	var all []number
	from := 0
	for i := 1; i <= len(groups); i++ {
		if i < len(groups) && !strings.ContainsRune(",،", groups[i].separator) || i == len(groups) && from == 0 {
			continue
		}
		for _, n := range interpret(groups[from:i]) {
			n.parts = nil
			all = append(all, n)
		}
		from = i
	}
	return all
}

// isDecade reports whether a number is ten years: 1990s.
func isDecade(text string, n *number) bool {
	return strings.HasPrefix(text[n.end:], "s") && strings.HasSuffix(n.values[0], "0") && len(n.values[0]) > 1
}

// inThousands reports whether groups are the later ones of a large number:
// of three digits, or of two and three at the end, as in India.
func inThousands(groups []group) bool {
	for i, g := range groups {
		if len(g.digits) != 3 && (len(g.digits) != 2 || i == len(groups)-1) {
			return false
		}
	}
	return len(groups) > 0
}

func sameRunes(s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	return strings.Trim(s[n:], string(first)) == ""
}

func join(groups []group) string {
	var b strings.Builder
	for _, g := range groups {
		b.WriteString(g.digits)
	}
	return b.String()
}

// canonical drops zeros that change nothing.
func canonical(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	s = strings.TrimLeft(s, "0")
	if s == "" || s[0] == '.' {
		s = "0" + s
	}
	return s
}

// gluedAt reports whether a letter stands right before a number, or a capital
// one right after it.
func gluedAt(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return unicode.In(before, unicode.Latin, unicode.Greek, unicode.Cyrillic) || unicode.IsUpper(after)
}

// means reports whether two numbers may be the same.
func (n *number) means(other *number) bool {
	return slices.ContainsFunc(n.values, func(v string) bool { return slices.Contains(other.values, v) })
}
