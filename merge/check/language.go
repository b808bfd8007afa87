package check

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// A tongue is what the rules know of a language: its code, and the scripts
// that it is written in.
type tongue struct {
	base    string                // ISO 639, "fr"; "" if there is none
	region  string                // "" unless the tag names one
	script  string                // ISO 15924, as CLDR has it for the tag: "Latn"
	scripts []*unicode.RangeTable // nil if they are not known
}

func tongueOf(locale string) *tongue {
	tag, err := language.Parse(locale)
	if _, unknown := err.(language.ValueError); err != nil && !unknown || locale == "" {
		return &tongue{}
	}
	base, _ := tag.Base()
	script, confidence := tag.Script()
	t := &tongue{base: base.String(), script: script.String()}
	if r, sure := tag.Region(); sure == language.Exact {
		t.region = r.String()
	}
	if own, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(locale, "_", "-")), "-"); len(own) <= 3 {
		t.base = cmp.Or(otherNames[own], own) // tl, not fil
	}
	if confidence == language.No {
		return t
	}
	t.scripts = scriptTables[t.script]
	if confidence < language.Exact {
		for _, more := range alsoWritten[t.base] {
			t.scripts = append(slices.Clip(t.scripts), scriptTables[more]...)
		}
	}
	return t
}

// otherNames are codes of languages that the rules know by another one.
var otherNames = map[string]string{"prs": "fa", "fil": "tl", "cmn": "zh", "yue": "zh", "no": "nb", "nn": "nb", "kmr": "ku", "iw": "he", "in": "id"}

// isNamed reports whether a name is one of the language, as sites spell them in
// addresses: fr, zh-cn, pt_BR.
func (t *tongue) isNamed(name string) bool {
	if n := len(name); n < 2 || n > len("zh-hant-hk") || !isASCIILetter(rune(name[0])) {
		return false
	}
	named, err := language.Parse(name)
	if err != nil {
		return false
	}
	base, _ := named.Base()
	return t.base != "" && base.String() == t.base
}

// writes reports whether a letter is one of the language's scripts.
func (t *tongue) writes(r rune) bool { return unicode.In(r, t.scripts...) }

// is reports whether the language is one of those.
func (t *tongue) is(bases ...string) bool { return slices.Contains(bases, t.base) }

// scriptTables are the characters of scripts by their ISO 15924 code.
var scriptTables = map[string][]*unicode.RangeTable{
	"Adlm": {unicode.Adlam}, "Arab": {unicode.Arabic}, "Armn": {unicode.Armenian}, "Beng": {unicode.Bengali},
	"Bopo": {unicode.Bopomofo}, "Cans": {unicode.Canadian_Aboriginal}, "Cher": {unicode.Cherokee}, "Cyrl": {unicode.Cyrillic},
	"Deva": {unicode.Devanagari}, "Ethi": {unicode.Ethiopic}, "Geor": {unicode.Georgian}, "Grek": {unicode.Greek},
	"Gujr": {unicode.Gujarati}, "Guru": {unicode.Gurmukhi}, "Hans": {unicode.Han, unicode.Bopomofo}, "Hant": {unicode.Han, unicode.Bopomofo},
	"Hebr": {unicode.Hebrew}, "Jpan": {unicode.Han, unicode.Hiragana, unicode.Katakana}, "Khmr": {unicode.Khmer},
	"Knda": {unicode.Kannada}, "Kore": {unicode.Hangul, unicode.Han}, "Laoo": {unicode.Lao}, "Latn": {unicode.Latin},
	"Mlym": {unicode.Malayalam}, "Mong": {unicode.Mongolian}, "Mtei": {unicode.Meetei_Mayek}, "Mymr": {unicode.Myanmar},
	"Nkoo": {unicode.Nko}, "Olck": {unicode.Ol_Chiki}, "Orya": {unicode.Oriya}, "Rohg": {unicode.Hanifi_Rohingya},
	"Sinh": {unicode.Sinhala}, "Syrc": {unicode.Syriac}, "Taml": {unicode.Tamil}, "Telu": {unicode.Telugu},
	"Tfng": {unicode.Tifinagh}, "Thaa": {unicode.Thaana}, "Thai": {unicode.Thai}, "Tibt": {unicode.Tibetan}, "Yiii": {unicode.Yi},
}

// alsoWritten are the scripts of languages that are written in several, where
// the tag does not say which.
var alsoWritten = map[string][]string{
	"az": {"Cyrl", "Arab"}, "ber": {"Latn", "Arab"}, "bs": {"Cyrl"}, "ha": {"Arab"}, "kk": {"Latn", "Arab"}, "ks": {"Deva"},
	"ku": {"Arab", "Latn"}, "ky": {"Latn", "Arab"}, "mn": {"Mong"}, "mni": {"Mtei"}, "ms": {"Arab"}, "pa": {"Arab", "Guru"},
	"rhg": {"Latn", "Arab", "Rohg"}, "sat": {"Deva", "Beng"}, "sd": {"Deva"}, "shi": {"Latn", "Arab"}, "sr": {"Latn"},
	"tg": {"Latn"}, "tk": {"Cyrl"}, "ug": {"Latn", "Cyrl"}, "uz": {"Cyrl", "Latn"}, "zgh": {"Latn", "Arab"},
}

// scriptNames are what readers call the scripts.
var scriptNames = map[string]string{
	"Arab": "Arabic", "Armn": "Armenian", "Beng": "Bengali", "Cyrl": "Cyrillic", "Deva": "Devanagari", "Ethi": "Ethiopic",
	"Geor": "Georgian", "Grek": "Greek", "Gujr": "Gujarati", "Guru": "Gurmukhi", "Hans": "simplified Chinese",
	"Hant": "traditional Chinese", "Hebr": "Hebrew", "Jpan": "Japanese", "Khmr": "Khmer", "Knda": "Kannada", "Kore": "Korean",
	"Laoo": "Lao", "Latn": "Latin", "Mlym": "Malayalam", "Mymr": "Burmese", "Orya": "Odia", "Sinh": "Sinhala", "Taml": "Tamil",
	"Telu": "Telugu", "Thai": "Thai", "Tibt": "Tibetan",
}

// writesWithoutSpaces reports whether the language sets no spaces between its
// words.
func (t *tongue) writesWithoutSpaces() bool {
	return slices.Contains([]string{"Hans", "Hant", "Jpan", "Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Yiii"}, t.script)
}
