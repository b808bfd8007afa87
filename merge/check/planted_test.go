package check

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

// A defect changes a good translation as somebody might by mistake. It
// reports whether there is anything to change.
type defect func(locale string, p pair) (string, bool)

// planted are the defects that each rule has to find, every one of them, in
// at least twenty translations.
var planted = map[string][]defect{
	"numbers":         {otherDigit, swapDigits},
	"units":           {swap("MB", "GB"), swap("Mo", "Go"), swap("МБ", "ГБ"), swap("%", ""), swap("٪", "")},
	"dates":           {swapTime, otherMonth},
	"address":         {swap("help@example.org", "help@example.com"), swap("<b1>help@example.org</b1>", "<b1>help</b1>"), swap("/safety", "/security")},
	"code":            {swap("passwd --all", "passwd -all"), swap("passwd", "passwort")},
	"keep":            {swap("Signal", "Singal"), swap("Signal", "signal"), swap("Signal", "سيجنال")},
	"glossary":        {otherTermFor},
	"negation":        {affirm},
	"unchanged":       {leaveSource, leaveHalf},
	"script":          {otherScript},
	"language":        {otherLanguage(0), otherLanguage(1)},
	"length":          {cut, repeat},
	"markup":          {wrapWord("**", "**"), wrapWord("[", "](https://example.com)"), wrapWord("<b>", "</b>"), wrapWord("`", "`"), prefix("# "), suffix("&nbsp;"), wrapWord("![", "]"), swap("<b1>", "< b1 ><b1>")},
	"asterisk":        {prefix("*"), suffix(" *"), suffix("＊")},
	"placeholder":     {suffix(" 0x11c0669733cc"), suffix(" {0}"), suffix(" {{1}}"), suffix(" __PH_0__"), suffix(" %1$s"), suffix(" ⟦1⟧"), suffix(" <HTML-PLACEHOLDER-2>"), suffix(" [[T1]]"), suffix(" ${name}"), suffix(" XX12XX"), suffix(` <ph id="1"/>`), suffix(" {/code}")},
	"garbled":         {prefix("\ufffd"), insideWord("\ufffd"), suffix(" ????"), misreadAsLatin, insideWord("?")},
	"bidi":            {prefix("\u202b"), suffix("\u2069"), prefix("\u2067"), insideWord("\u202e"), suffix("\u202c")},
	"zero-width":      {prefix("\ufeff"), suffix("\u200b"), besideSpace("\u200b"), besideSpace("\u2060\u2060"), prefix("\u200d")},
	"mixed-script":    {lookAlike},
	"end-punctuation": {swapLast("?？؟;", "."), swapLast(":：", "."), swapLast("?？؟;", ""), swapLast(".。।", "?"), swapLast(".。।", "")},
	"punctuation":     {toASCIIMark, swap("¿", "")},
	"spacing":         {noFrenchSpace, spaceBefore},
	"brackets":        {swap("(", ""), swap(")", ""), swap("（", ""), swap("）", ""), swap("「", ""), prefix("["), suffix(" )")},
	"quotes":          {dropQuote, suffix("”"), prefix("«")},
	"doubled-word":    {doubleWord},
	"double-space":    {doubleSpace("  "), doubleSpace(" \u00a0")},
	"edge-space":      {prefix(" "), suffix(" "), suffix("\u00a0"), prefix("\u3000")},
}

// TestPlantedDefects wants every planted defect to be found by its rule.
func TestPlantedDefects(t *testing.T) {
	good := goodPairs(t)
	allGood = good
	for _, line := range lines(t, "testdata/affirmed.txt") {
		locale, text, _ := strings.Cut(line, "\t")
		affirmed[locale] = text
	}
	o := testOptions(good)
	for _, rule := range translationRules {
		if rule.ID == "inconsistent" { // which is about two texts
			continue
		}
		t.Run(rule.ID, func(t *testing.T) {
			n := 0
			for _, locale := range slices.Sorted(maps.Keys(good)) {
				for _, p := range good[locale] {
					for _, d := range planted[rule.ID] {
						bad, ok := d(locale, p)
						if !ok || bad == p.target {
							continue
						}
						n++
						if found := Translations(planOf(locale, pair{p.source, bad}), o); !slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Rule == rule.ID }) {
							t.Errorf("%s: not found in\n%s\n%q", locale, p.source, bad)
						}
					}
				}
			}
			if t.Logf("%d planted", n); n < 20 {
				t.Errorf("only %d defects", n)
			}
		})
	}
}

func swap(old, by string) defect {
	return func(_ string, p pair) (string, bool) {
		return strings.Replace(p.target, old, by, 1), strings.Contains(p.target, old)
	}
}

// doubleSpace puts several spaces in the place of the last one.
func doubleSpace(by string) defect {
	return func(_ string, p pair) (string, bool) {
		i := strings.LastIndexByte(p.target, ' ')
		if i < 0 || strings.Contains(p.target[i:], "</code") {
			return "", false
		}
		return p.target[:i] + by + p.target[i+1:], true
	}
}

func prefix(s string) defect {
	return func(_ string, p pair) (string, bool) { return s + p.target, true }
}

func suffix(s string) defect {
	return func(_ string, p pair) (string, bool) { return p.target + s, true }
}

// swapLast puts another mark in the place of the last one.
func swapLast(marks, by string) defect {
	return func(locale string, p pair) (string, bool) {
		last, n := utf8.DecodeLastRuneInString(p.target)
		if last == ';' && locale != "el" || !strings.ContainsRune(marks, last) {
			return "", false
		}
		return p.target[:len(p.target)-n] + by, true
	}
}

// firstWord is the first word of five letters or more that no tag has.
func firstWord(text string) (from, to int, ok bool) {
	for _, w := range words(text) {
		if utf8.RuneCountInString(w.text) >= 4 && !hasDigit(w.text) && !strings.ContainsAny(text[:w.start], "<@/") {
			return w.start, w.end, true
		}
	}
	return 0, 0, false
}

func wrapWord(open, shut string) defect {
	return func(_ string, p pair) (string, bool) {
		from, to, ok := firstWord(p.target)
		if !ok {
			return "", false
		}
		return p.target[:from] + open + p.target[from:to] + shut + p.target[to:], true
	}
}

func insideWord(s string) defect {
	return func(_ string, p pair) (string, bool) {
		from, to, ok := firstWord(p.target)
		if !ok {
			return "", false
		}
		_, n := utf8.DecodeRuneInString(p.target[from:to])
		if next, _ := utf8.DecodeRuneInString(p.target[from+n:]); s == "?" && unicode.IsMark(next) {
			return "", false
		}
		return p.target[:from+n] + s + p.target[from+n:], true
	}
}

func besideSpace(s string) defect {
	return func(_ string, p pair) (string, bool) {
		i := strings.IndexByte(p.target, ' ')
		if i < 0 || strings.Contains(p.target[:i], "<code") {
			return "", false
		}
		return p.target[:i] + s + p.target[i:], true
	}
}

// otherDigit changes the first digit of a text that is no tag's.
func otherDigit(_ string, p pair) (string, bool) {
	for i, r := range p.target {
		if d := digit(r); d >= 0 && !strings.Contains(p.target, "<") {
			return p.target[:i] + string(r-rune(d)+rune((d+3)%10)) + p.target[i+utf8.RuneLen(r):], true
		}
	}
	return "", false
}

func swapDigits(_ string, p pair) (string, bool) {
	for i, r := range p.target {
		n := utf8.RuneLen(r)
		next, size := utf8.DecodeRuneInString(p.target[i+n:])
		if digit(r) >= 0 && digit(next) >= 0 && r != next && !strings.Contains(p.target, "<") {
			return p.target[:i] + string(next) + string(r) + p.target[i+n+size:], true
		}
	}
	return "", false
}

func swapTime(_ string, p pair) (string, bool) {
	for _, times := range [][2]string{{"17:45", "45:17"}, {"۱۷:۴۵", "۴۵:۱۷"}} {
		if strings.Contains(p.target, times[0]) {
			return strings.Replace(p.target, times[0], times[1], 1), true
		}
	}
	return "", false
}

func otherMonth(locale string, p pair) (string, bool) {
	l := tongueOf(locale)
	text := read(p.target, nil)
	for _, m := range l.monthsIn(&text) {
		name, _, _ := strings.Cut(months[l.base][m.number%12], "|")
		return p.target[:m.word.start] + name + p.target[m.word.end:], true
	}
	return "", false
}

func otherTermFor(_ string, p pair) (string, bool) {
	before, rest, ok := strings.Cut(p.target, "<a1>")
	_, after, _ := strings.Cut(rest, "</a1>")
	return before + "<a1>XYZ</a1>" + after, ok
}

// affirmed are translations of "Do not open the attachment." by locale, with
// the negation lost.
var affirmed = map[string]string{}

func affirm(locale string, p pair) (string, bool) {
	return affirmed[locale], p.source == "Do not open the attachment."
}

func leaveSource(_ string, p pair) (string, bool) { return p.source, p.source != "" }

// leaveHalf translates the second half only.
func leaveHalf(locale string, p pair) (string, bool) {
	words := strings.Fields(p.source)
	if len(words) < 10 || strings.Contains(p.source, "<") {
		return "", false
	}
	target := []rune(p.target)
	return strings.Join(words[:len(words)/2], " ") + " " + string(target[len(target)/2:]), true
}

// otherScript takes the translation of another locale, in another script.
func otherScript(locale string, p pair) (string, bool) {
	for other, text := range p.others() {
		if tongueOf(other).script != tongueOf(locale).script && letters(text) > 12 && !strings.Contains(text, "<") &&
			!(locale == "ja" && strings.HasPrefix(other, "zh") || locale == "ko" && (other == "ja" || strings.HasPrefix(other, "zh"))) && !strings.Contains(text, "MB") &&
			(!strings.HasPrefix(locale, "zh") || other != "ja") {
			return text, true
		}
	}
	return "", false
}

// otherLanguage takes the long sentence of another locale in the same script:
// the nth one that follows.
func otherLanguage(n int) defect {
	return func(locale string, p pair) (string, bool) {
		l := tongueOf(locale)
		if !strings.HasPrefix(p.source, "Before you travel") || smallWords[l.base] == "" {
			return "", false
		}
		var texts []string
		for other, text := range p.others() {
			if o := tongueOf(other); o.script == l.script && smallWords[o.base] != "" && o.base != l.base && !kin(o.base, l.base) {
				texts = append(texts, text)
			}
		}
		if len(texts) <= n {
			return "Leave your phone at home and take the other one with you.", n == 0
		}
		return texts[n], true
	}
}

// others are the translations of the same source in other locales, sorted.
func (p pair) others() func(yield func(locale, text string) bool) {
	return func(yield func(locale, text string) bool) {
		for _, locale := range slices.Sorted(maps.Keys(allGood)) {
			for _, other := range allGood[locale] {
				if other.source == p.source && other.target != p.target && !yield(locale, other.target) {
					return
				}
			}
		}
	}
}

// allGood are the good translations, for defects that mix them up.
var allGood map[string][]pair

// cut leaves out all but the first words of a long text.
func cut(_ string, p pair) (string, bool) {
	runes := []rune(p.target)
	return string(runes[:len(runes)/5]), len(p.source) > 90
}

func repeat(_ string, p pair) (string, bool) {
	return strings.Repeat(p.target+" ", 5), len(p.source) > 60 && !strings.Contains(p.target, "<")
}

// misreadAsLatin reads the UTF-8 of a text as Latin 1.
func misreadAsLatin(_ string, p pair) (string, bool) {
	var b strings.Builder
	for _, c := range []byte(p.target) {
		b.WriteRune(rune(c))
	}
	return b.String(), true
}

// lookAlike puts a letter of another script into the first long word.
func lookAlike(_ string, p pair) (string, bool) {
	for _, pairs := range [][2]string{{"a", "а"}, {"e", "е"}, {"o", "о"}, {"а", "a"}, {"е", "e"}, {"о", "o"}, {"ο", "o"}, {"α", "a"}} {
		for _, w := range words(p.target) {
			if i := strings.Index(w.text, pairs[0]); i > 0 && len(w.text) > 5 && !strings.ContainsAny(p.target, "<:") {
				return p.target[:w.start+i] + pairs[1] + p.target[w.start+i+len(pairs[0]):], true
			}
		}
	}
	return "", false
}

func toASCIIMark(locale string, p pair) (string, bool) {
	own := ownMarks[tongueOf(locale).script]
	for _, ascii := range "?,.;" {
		mark := own[ascii]
		if i := strings.LastIndex(p.target, mark); mark != "" && i > 0 {
			if before, _ := utf8.DecodeLastRuneInString(p.target[:i]); unicode.IsLetter(before) {
				return p.target[:i] + string(ascii) + p.target[i+len(mark):], true
			}
		}
	}
	return "", false
}

func noFrenchSpace(locale string, p pair) (string, bool) {
	if locale != "fr" {
		return "", false
	}
	for _, s := range []string{" ?", " !", "« ", " »"} {
		if strings.Contains(p.target, s) {
			return strings.Replace(p.target, s, strings.TrimSpace(s), 1), true
		}
	}
	return "", false
}

func spaceBefore(locale string, p pair) (string, bool) {
	l := tongueOf(locale)
	last, n := utf8.DecodeLastRuneInString(p.target)
	before, _ := utf8.DecodeLastRuneInString(p.target[:len(p.target)-n])
	if l.is("fr") || l.writesWithoutSpaces() || !strings.ContainsRune(".?؟!", last) || !unicode.IsLetter(before) || l.is("hi") {
		return "", false
	}
	return p.target[:len(p.target)-n] + " " + string(last), true
}

func dropQuote(_ string, p pair) (string, bool) {
	i := strings.IndexAny(p.target, doubleQuotes.all)
	if i < 0 {
		return "", false
	}
	_, n := utf8.DecodeRuneInString(p.target[i:])
	return p.target[:i] + p.target[i+n:], true
}

func doubleWord(locale string, p pair) (string, bool) {
	w := words(p.target)
	if tongueOf(locale).writesWithoutSpaces() || strings.Contains(p.target, "<") || len(w) < 4 || hasDigit(w[2].text) ||
		hasField(rightlyDoubled[tongueOf(locale).base], w[2].folded) {
		return "", false
	}
	return p.target[:w[2].end] + " " + w[2].text + p.target[w[2].end:], true
}
