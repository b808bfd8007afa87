package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var unitsRule = translationRule{finding.Rule{ID: "units", Level: finding.Warning, Sentence: "a number has another unit than in the source", Help: `
Five kilometres are not five metres, and 50 % of something is not 50 of it. Signs and symbols beside a number are compared; a unit that
a language writes out (*50 pour cent*, *5 Kilometer*) is right.

    Stay 5 km away.    →    Restez à 5 m.`}, differentUnits}

// units are the symbols of units, and other spellings of them.
var units = map[string]string{
	"%": "%", "٪": "%", "％": "%", "﹪": "%", "‰": "‰", "°": "°",
	"$": "$", "€": "€", "£": "£", "¥": "¥", "￥": "¥", "₹": "₹", "₽": "₽", "₩": "₩", "₪": "₪", "₴": "₴", "₺": "₺", "₦": "₦", "₱": "₱", "฿": "฿",
	"km": "km", "км": "km", "كم": "km", "公里": "km", "千米": "km", "cm": "cm", "см": "cm", "سم": "cm", "厘米": "cm", "mm": "mm", "мм": "mm",
	"m": "m", "м": "m", "kg": "kg", "кг": "kg", "كغ": "kg", "كجم": "kg", "公斤": "kg", "g": "g", "г": "g", "mg": "mg", "мг": "mg",
	"l": "l", "L": "l", "л": "l", "ml": "ml", "mL": "ml", "мл": "ml",
	"KB": "kB", "kB": "kB", "Ko": "kB", "ko": "kB", "КБ": "kB", "MB": "MB", "Mo": "MB", "МБ": "MB", "GB": "GB", "Go": "GB", "ГБ": "GB",
	"TB": "TB", "To": "TB", "ТБ": "TB", "MHz": "MHz", "МГц": "MHz", "GHz": "GHz", "ГГц": "GHz", "Hz": "Hz", "Гц": "Hz",
	"ms": "ms", "mAh": "mAh", "kW": "kW", "W": "W", "V": "V", "mph": "mph", "ft": "ft", "lb": "lb", "lbs": "lb", "oz": "oz",
}

func differentUnits(t *translation) []span {
	source := numbersIn(t.source.text)
	if len(source) == 0 || len(source) > mostNumbers {
		return nil
	}
	target := numbersIn(t.target.text)
	if len(target) > mostNumbers {
		return nil
	}
	var spans []span
	for i := range source {
		n := &source[i]
		want := unitOf(t.source.text, n)
		if want == "" || n.glued && isSymbol(want) {
			continue
		}
		if s, wrong := t.otherUnit(n, target, want); wrong {
			spans = append(spans, s)
		}
	}
	return spans
}

// otherUnit looks at the same number in the translation: one of them has to
// have the unit, or a word in its place.
func (t *translation) otherUnit(n *number, target []number, want string) (span, bool) {
	var wrong span
	found := false
	for i := range target {
		o := &target[i]
		if !n.means(o) {
			continue
		}
		got := unitOf(t.target.text, o)
		switch {
		case got == want, got == "" && (isSymbol(want) || hasUnit(t.target.text, want)): // km may be spelled
			return span{}, false
		case got == "": // and % too, with a word beside the number
			wrong = t.span(o.start, o.end, fmt.Sprintf("%s has no %s here", t.target.text[o.start:o.end], want)).doubtful(besideWord(t.target.text, o))
		default:
			wrong = t.span(o.start, o.end, fmt.Sprintf("%s is in %s here, and in %s in the source text", t.target.text[o.start:o.end], got, want))
		}
		found = true
	}
	return wrong, found
}

// unitOf is the unit beside a number, in its usual spelling, "" if there is
// none.
func unitOf(text string, n *number) string {
	after := strings.TrimLeftFunc(text[n.end:], isBlank)
	if r, _ := utf8.DecodeRuneInString(after); units[string(r)] != "" && !unicode.IsLetter(r) {
		return units[string(r)]
	}
	symbol := after[:wordLength(after)]
	if unit := units[symbol]; unit != "" {
		return unit
	}
	if unit := units[symbol[:len(symbol)-len(strings.TrimLeftFunc(symbol, isASCIILetter))]]; unit != "" { // 5 MBで
		if next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(symbol, isASCIILetter)); !unicode.Is(unicode.Latin, next) {
			return unit
		}
	}
	before := strings.TrimRightFunc(text[:n.start], isBlank)
	sign, size := utf8.DecodeLastRuneInString(before)
	of, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
	if digit(of) < 0 && !isSymbol(string(sign)) {
		return units[string(sign)]
	}
	return ""
}

// isSymbol reports whether a unit is letters: km. A sign stands for itself.
func isSymbol(unit string) bool {
	r, _ := utf8.DecodeRuneInString(unit)
	return unicode.IsLetter(r)
}

// besideWord reports whether a word stands beside a number.
func besideWord(text string, n *number) bool {
	after, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text[n.end:], func(r rune) bool { return isBlank(r) || r == '-' || r == '\u200c' }))
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text[:n.start], isBlank))
	return unicode.IsLetter(after) || unicode.Is(unicode.Han, before) || after == object
}

// hasUnit reports whether any spelling of a sign stands somewhere in the text.
func hasUnit(text, unit string) bool {
	for spelling, u := range units {
		if u == unit && !isSymbol(spelling) && strings.Contains(text, spelling) {
			return true
		}
	}
	return false
}
