package check

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var datesRule = translationRule{finding.Rule{ID: "dates", Level: finding.Warning, Sentence: "a date or a time differs from the source's", Help: `
Days and months may change places where a language writes them so, but a date in the order of ISO 8601 (` + "`2024-05-01`" + `) and the time of
day keep theirs, and a month that is named has to be the same month, by name or by number. Names of months are known in the
languages that the program has a list for.

    On 5 March 2020    →    Le 5 mai 2020`}, differentDates}

func differentDates(t *translation) []span {
	if !hasDigit(t.source.text) {
		return nil
	}
	var spans []span
	for _, want := range isoOrTime.FindAllString(t.source.text, -1) {
		if swapped := t.swapped(want, toASCII(t.target.text)); swapped != nil {
			spans = append(spans, t.span(swapped[0], swapped[1], fmt.Sprintf("%s stands here, and the source text has %s",
				t.target.text[swapped[0]:swapped[1]], want)))
		}
	}
	return append(spans, t.otherMonths()...)
}

var isoOrTime = regexp.MustCompile(`\b\d{4}-\d\d-\d\d\b|\b\d{1,2}:\d\d\b`)

// swapped is where the translation has the numbers of a date or a time in
// another order, with the same separator.
func (t *translation) swapped(want, target string) []int {
	separator := ":"
	if strings.Contains(want, "-") {
		separator = "-"
	}
	sorted := func(s string) []string {
		parts := strings.Split(s, separator)
		slices.Sort(parts)
		return parts
	}
	for _, at := range isoOrTime.FindAllStringIndex(target, -1) {
		got := target[at[0]:at[1]]
		if got != want && strings.Contains(got, separator) && !strings.Contains(t.source.text, got) && slices.Equal(sorted(got), sorted(want)) {
			return byteRange(t.target.text, at)
		}
	}
	return nil
}

// toASCII is a text with one ASCII character for each of its characters:
// digits by value.
func toASCII(text string) string {
	return strings.Map(func(r rune) rune {
		if d := digit(r); d >= 0 {
			return rune('0' + d)
		}
		if r >= 0x80 {
			return '~'
		}
		return r
	}, text)
}

// byteRange is a range of characters in bytes.
func byteRange(text string, characters []int) []int {
	var out []int
	n := 0
	for i := range text {
		if n == characters[0] || n == characters[1] {
			out = append(out, i)
		}
		n++
	}
	if len(out) < 2 {
		out = append(out, len(text))
	}
	return out
}

// otherMonths finds months that are named in the source, beside a number, and
// are another month in the translation.
func (t *translation) otherMonths() []span {
	source := t.from.monthsIn(&t.source)
	if len(source) == 0 || months[t.to.base] == nil {
		return nil
	}
	target := t.to.monthsIn(&t.target)
	numbers := numbersIn(t.target.text)
	var spans []span
	for _, m := range source {
		if slices.ContainsFunc(target, func(o month) bool { return o.number == m.number }) {
			continue
		}
		value := number{values: []string{strconv.Itoa(m.number)}}
		others := slices.DeleteFunc(slices.Clone(target), func(o month) bool {
			return slices.ContainsFunc(source, func(s month) bool { return s.number == o.number })
		})
		switch {
		case slices.ContainsFunc(numbers, func(n number) bool { return n.means(&value) }):
		case len(others) > 0:
			o := others[0].word
			spans = append(spans, t.span(o.start, o.end, fmt.Sprintf("%s stands here, and the source text has %s", o.text, m.word.text)))
		default:
			spans = append(spans, t.missing(m.word.text+" of the source text is missing").doubtful(true))
		}
	}
	return spans
}

// A month is a word that names one, beside a number.
type month struct {
	number int
	word   word
}

func (l *tongue) monthsIn(p *prose) []month {
	names := months[l.base]
	if names == nil || len(p.words) < 2 {
		return nil
	}
	var found []month
	for i, w := range p.words {
		beside := i > 0 && hasDigit(p.words[i-1].text) || i+1 < len(p.words) && hasDigit(p.words[i+1].text) ||
			i > 1 && hasDigit(p.words[i-2].text) && len(p.words[i-1].text) <= 2 // 5 de mayo
		if l.is("en") && w.text == w.folded { // you may
			continue
		}
		if n := monthNumber(names, w.folded); n > 0 && beside {
			found = append(found, month{n, w})
		}
	}
	return found
}

func hasDigit(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return digit(r) >= 0 }) >= 0
}

// monthNumber is the month that a word begins like, since many languages
// inflect their names; 0 if it is none.
func monthNumber(names []string, word string) int {
	for i, list := range names {
		for name := range strings.SplitSeq(list, "|") {
			rest, ok := strings.CutPrefix(word, name)
			if ok && (rest == "" || utf8.RuneCountInString(name) > 3 && utf8.RuneCountInString(rest) <= 3) {
				return i + 1
			}
		}
	}
	return 0
}

// months are how the names of months begin, in lower case.
var months = map[string][]string{
	"en": strings.Fields("january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep october|oct november|nov december|dec"),
	"fr": strings.Fields("janvier|janv février|févr mars avril|avr mai juin juillet|juil août|aout septembre|sept octobre|oct novembre|nov décembre|déc"),
	"es": strings.Fields("enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|setiembre|sep octubre|oct noviembre|nov diciembre|dic"),
	"pt": strings.Fields("janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set outubro|out novembro|nov dezembro|dez"),
	"it": strings.Fields("gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago settembre|set ottobre|ott novembre|nov dicembre|dic"),
	"de": strings.Fields("januar|jän|jan februar|feber|feb märz|mär april|apr mai juni|jun juli|jul august|aug september|sep oktober|okt november|nov dezember|dez"),
	"nl": strings.Fields("januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sep oktober|okt november|nov december|dec"),
	"sv": strings.Fields("januari|jan februari|feb mars|mar april|apr maj juni|jun juli|jul augusti|aug september|sep oktober|okt november|nov december|dec"),
	"pl": strings.Fields("stycz|sty lutego|luty|lut marca|marzec|mar kwie|kwi maja|maj czerw|cze lipca|lipiec|lip sierp|sie wrześ|wrz paźdz|paź listopad|lis grud|gru"),
	"ru": strings.Fields("январ|янв феврал|февр|фев март|мар апрел|апр май|мая|мае июн июл август|авг сентябр|сент|сен октябр|окт ноябр|нояб|ноя декабр|дек"),
	"uk": strings.Fields("січня|січень|січ лютого|лютий|лют берез|бер квіт трав черв липня|липень|лип серп верес|вер жовт листопад|лист груд"),
	"tr": strings.Fields("ocak|oca şubat|şub mart|mar nisan|nis mayıs|may haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki kasım|kas aralık|ara"),
	"ar": strings.Fields("يناير|كانون فبراير|شباط مارس|آذار أبريل|إبريل|نيسان مايو|أيار يونيو|يونيه|حزيران يوليو|يوليه|تموز أغسطس|آب سبتمبر|أيلول أكتوبر|تشرين نوفمبر ديسمبر"),
	"id": strings.Fields("januari|jan februari|feb maret|mar april|apr mei juni|jun juli|jul agustus|agu september|sep oktober|okt november|nov desember|des"),
	"fa": strings.Fields("ژانویه فوریه مارس آوریل مه|می|مهٔ ژوئن ژوئیه|جولای اوت|آگوست سپتامبر اکتبر نوامبر دسامبر"),
}
