package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var numbersRule = translationRule{finding.Rule{ID: "numbers", Level: finding.Warning, Sentence: "numbers differ from the source's", Help: `
A wrong number can send somebody to the wrong place, or at the wrong time. Digits of all scripts are compared by value, and ` + "`1,500`" + `,
` + "`1.500`" + ` and ` + "`1 500`" + ` are the same. A small or round number that is missing or new may be a word on the other side
(*two*, *twenty*), and is a note.

    Wait 24 hours.    →    Attendez 42 heures.`}, differentNumbers}

// mostNumbers that a text may have to be compared: a table of them has no
// place in a sentence, and takes the square of their number.
const mostNumbers = 500

func differentNumbers(t *translation) []span {
	source, target := numbersIn(t.source.text), numbersIn(t.target.text)
	if len(source) == 0 && len(target) == 0 || max(len(source), len(target)) > mostNumbers {
		return nil
	}
	missing := unmatched(source, target)
	extra := unmatched(target, source)
	missing = slices.DeleteFunc(missing, func(n number) bool { return n.glued || t.hasRoman(n) })
	extra = slices.DeleteFunc(extra, func(n number) bool { return n.glued || t.from.spells(&t.source, n) })
	var spans []span
	for i, n := range extra {
		if i < len(missing) {
			spans = append(spans, t.span(n.start, n.end, fmt.Sprintf("%s stands here, and the source text has %s",
				t.target.text[n.start:n.end], t.source.text[missing[i].start:missing[i].end])))
			continue
		}
		spans = append(spans, t.span(n.start, n.end, t.target.text[n.start:n.end]+" is not in the source text").doubtful(n.isSmall()))
	}
	if missing = missing[min(len(missing), len(extra)):]; len(missing) == 0 {
		return spans
	}
	doubt := !slices.ContainsFunc(missing, func(n number) bool { return !n.isRound() })
	return append(spans, t.missing(t.source.list(missing)+" in the source text, and not here").doubtful(doubt))
}

// list names numbers of a text, with the verb: "5 is", "5, 12 are".
func (p *prose) list(numbers []number) string {
	names := make([]string, len(numbers))
	for i, n := range numbers {
		names[i] = p.text[n.start:n.end]
	}
	if len(names) == 1 {
		return names[0] + " is"
	}
	return strings.Join(names, ", ") + " are"
}

// unmatched are the numbers that others have not, each once. Times of the
// afternoon and multiples by a thousand or a million, which languages write
// in their own ways, count as the same.
func unmatched(numbers, others []number) []number {
	others = slices.Clone(others)
	for _, o := range others {
		others = append(others, o.parts...)
	}
	var left []number
	for _, n := range numbers {
		alike := func(o number) bool { return n.means(&o) || n.scales(&o) || n.isAfternoon(&o) || o.isAfternoon(&n) }
		known := func(o number) bool { return n.means(&o) }
		if !slices.ContainsFunc(others, alike) && !slices.ContainsFunc(left, known) && !n.isListOf(others) {
			left = append(left, n)
		}
	}
	return left
}

// isListOf reports whether a number is some of others, in a list without blanks.
func (n *number) isListOf(others []number) bool {
	for i := range n.parts {
		if !slices.ContainsFunc(others, func(o number) bool { return n.parts[i].means(&o) }) {
			return false
		}
	}
	return len(n.parts) > 0
}

// isAfternoon reports whether n is the hour o of the afternoon.
func (n *number) isAfternoon(o *number) bool {
	a, errA := strconv.Atoi(n.values[0])
	b, errB := strconv.Atoi(o.values[0])
	return errA == nil && errB == nil && a > 12 && a <= 24 && b <= 12 && a-b == 12
}

// scales reports whether one of two numbers is the other by a power of ten
// that has a name: 1.5 (million) and 1500000, 15 (万) and 150000.
func (n *number) scales(o *number) bool {
	digits := func(v string) (string, int) {
		whole, fraction, _ := strings.Cut(v, ".")
		all := whole + fraction
		trimmed := strings.TrimRight(all, "0")
		return strings.TrimLeft(trimmed, "0"), len(all) - len(trimmed) - len(fraction)
	}
	a, x := digits(n.values[0])
	b, y := digits(o.values[0])
	power := max(x-y, y-x)
	return a == b && a != "" && power >= 3
}

// isSmall reports whether the source may spell the number as a word.
func (n *number) isSmall() bool {
	v, err := strconv.Atoi(n.values[0])
	return err == nil && v <= 12
}

// isRound reports whether a translator may spell the number as a word.
func (n *number) isRound() bool {
	v, err := strconv.Atoi(n.values[0])
	return err == nil && (n.decade || v <= 20 || v <= 100 && v%10 == 0 || v == 1000)
}

// hasRoman reports whether the translation has a number in Roman numerals, as
// many languages count centuries.
func (t *translation) hasRoman(n number) bool {
	v, err := strconv.Atoi(n.values[0])
	if err != nil || v < 1 || v > 39 {
		return false
	}
	roman := strings.Repeat("X", v/10) + [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}[v%10]
	return slices.ContainsFunc(t.target.words, func(w word) bool { return strings.TrimRight(w.text, "abcdefghijklmnopqrstuvwxyzéè") == roman })
}

// spelled are the numbers over 12 that texts spell as words.
var spelled = map[string][]string{
	"en": {"thirteen=13", "fourteen=14", "fifteen=15", "sixteen=16", "seventeen=17", "eighteen=18", "nineteen=19", "twenty=20", "thirty=30",
		"forty=40", "fifty=50", "sixty=60", "seventy=70", "eighty=80", "ninety=90", "hundred=100", "thousand=1000", "million=1000000",
		"dozen=12", "dozens=12", "second=2", "half=50", "half=30", "quarter=25", "quarter=15"},
}

// spells reports whether a word of a text is the number, or the month of it.
func (l *tongue) spells(p *prose, n number) bool {
	for _, s := range spelled[l.base] {
		name, value, _ := strings.Cut(s, "=")
		if slices.Contains(n.values, value) && slices.ContainsFunc(p.words, func(w word) bool { return w.folded == name }) {
			return true
		}
	}
	return slices.ContainsFunc(l.monthsIn(p), func(m month) bool { return slices.Contains(n.values, strconv.Itoa(m.number)) })
}
