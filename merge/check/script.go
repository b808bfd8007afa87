package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var scriptRule = translationRule{finding.Rule{ID: "script", Level: finding.Warning, Sentence: "the translation is in another script than its language", Help: `
A text in Latin letters where Cyrillic ones are expected was pasted into the wrong language, or never translated. The scripts of
a language are those of CLDR; ` + "`sr-Latn`" + ` in a language's name says which of several. Words of the source, such as names, do not count.
For Chinese, characters tell whether the writing is simplified or traditional.

    ru: Keep calm.    →    Sokhranyayte spokoystviye.`}, foreignScript}

func foreignScript(t *translation) []span {
	if t.to.scripts == nil {
		return nil
	}
	own := 0
	for _, w := range t.target.words {
		mine, _ := t.to.lettersOf(w.text)
		own += mine
	}
	foreign, plain, first := 0, 0, word{}
	for i, w := range t.target.words {
		_, other := t.to.lettersOf(w.text)
		if other == 0 || t.isOfSource(w) || own > 0 && t.isName(w) {
			continue
		}
		if foreign == 0 {
			first = w
		}
		if w.isPlain() && !t.isPartOfName(i) {
			plain++
		}
		foreign += other
	}
	if foreign > own && foreign > 3 && (plain > 0 || foreign >= longestName) {
		return []span{t.span(first.start, len(t.target.text), "not in the script of "+t.to.base+", "+t.to.scriptName()).doubtful(plain < 2 && foreign < longestName)}
	}
	return t.otherChinese()
}

// lettersOf counts the letters of a word that are of the language's scripts, and
// those of others.
func (l *tongue) lettersOf(word string) (own, foreign int) {
	for _, r := range word {
		switch {
		case l.writes(r):
			own++
		case unicode.IsLetter(r) && !unicode.In(r, unicode.Common, unicode.Inherited):
			foreign++
		}
	}
	return own, foreign
}

// longestName is how many letters a name alone may have.
const longestName = 12

// isPartOfName reports whether a word of the translation is joined to one that
// begins with a capital: E-mail.
func (t *translation) isPartOfName(i int) bool {
	if i == 0 || t.target.words[i-1].isPlain() {
		return false
	}
	between := t.target.text[t.target.words[i-1].end:t.target.words[i].start]
	return between == "-" || between == "." || between == ""
}

// isName reports whether a word in another script is a name that a text of the
// language may hold: it is in the source's script, and has a capital or a partner
// there.
func (t *translation) isName(w word) bool {
	first, _ := utf8.DecodeRuneInString(w.text)
	return t.from.writes(first) && (!w.isPlain() || t.hasFormInSource(w))
}

// mostLookedAt bounds how many words of a source text each word is held against.
const mostLookedAt = 500

// hasFormInSource reports whether the source has a word in another form: names of
// things stay, and lose the s of their plural.
func (t *translation) hasFormInSource(w word) bool {
	words := t.source.words[:min(len(t.source.words), mostLookedAt)]
	return slices.ContainsFunc(words, func(s word) bool { return sameStem(s.folded, w.folded) })
}

func (l *tongue) scriptName() string {
	if name := scriptNames[l.script]; name != "" {
		return name
	}
	return l.script
}

// isOfSource reports whether a word stands in the source text as well.
func (t *translation) isOfSource(w word) bool {
	if t.sourceWords == nil {
		t.sourceWords = make(map[string]bool, len(t.source.words))
		for _, s := range t.source.words {
			t.sourceWords[s.folded] = true
		}
	}
	return t.sourceWords[w.folded]
}

// Characters that only one of the two ways to write Chinese has, pair by
// pair, among the most frequent.
const (
	simplified  = "个们这说时为对来会发国学过还经么现开关见长问间头动实点无与车进儿电话书写读让认识员应该选择网络设备户账号码软骗邮检险护门两变爱岁处单师谁讲请谢错"
	traditional = "個們這說時為對來會發國學過還經麼現開關見長問間頭動實點無與車進兒電話書寫讀讓認識員應該選擇網絡設備戶賬號碼軟騙郵檢險護門兩變愛歲處單師誰講請謝錯"
)

// otherChinese finds simplified characters in traditional writing and the
// other way about.
func (t *translation) otherChinese() []span {
	alien, native := simplified, traditional
	switch {
	case !t.to.is("zh"):
		return nil
	case t.to.script == "Hans":
		alien, native = traditional, simplified
	case t.to.script != "Hant":
		return nil
	}
	aliens, natives, first := 0, 0, -1
	for i, r := range t.target.text {
		inAlien, inNative := strings.ContainsRune(alien, r), strings.ContainsRune(native, r)
		switch {
		case r < 0x3000 || inAlien == inNative: // some stand in both lists
		case inAlien:
			if aliens++; first < 0 {
				first = i
			}
		default:
			natives++
		}
	}
	if aliens == 0 {
		return nil
	}
	r := string([]rune(t.target.text[first:])[0])
	return []span{t.span(first, first+len(r), fmt.Sprintf("%s is not %s", r, t.to.scriptName())).doubtful(aliens < 3 && aliens <= natives)}
}
