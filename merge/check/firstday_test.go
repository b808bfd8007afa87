package check

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/parasol-l10n/parasol/content/segment"
)

// What people who adopt translations see first are findings on good ones. Each case
// is a right translation that looked like a mistake, with a mistake beside it that
// still has to be found: at least as a note, or as the level that is said.
var firstDay = []struct {
	rule, locale, source, right, wrong string
}{
	{"negation", "fa", "Do not run.", "ندوید.", "بدوید."},
	{"negation", "fa", "Never write the code down.", "کد را هیچ\u200cجا ننویسید.", "کد را بنویسید."},
	{"negation", "fa", "Do not carry papers.", "کاغذ همراه نبرید.", "کاغذ نام همراه ببرید."},
	{"negation", "ja", "Do not leave without closing the door.", "ドアを閉めずに出かけてはいけません。", "ドアを閉めて出かけてください。"},
	{"negation", "ja", "The lamp did not burn.", "ランプは燃えなかった。", "ランプは燃えた。"},
	{"negation", "ja", "Do not use the lift, take the stairs.", "エレベーターは使用せず、階段を使ってください。", "エレベーターを使ってください。"},
	{"negation", "zh", "Do not walk alone.", "避免獨自行走。", "請獨自行走。"},
	{"negation", "zh-Hans", "Never stand in the open.", "防止站在空旷处。", "请站在空旷处。"},
	{"negation", "fr", "It does not matter who asks.", "Peu importe qui demande.", ""},
	{"negation", "fr", "Do not wait if it does not open.", "Sinon, partez sans attendre.", "Attendez."},
	{"negation", "fr", "Never lend the key.", "Il est interdit de prêter la clé.", "Prêtez la clé."},
	{"negation", "vi", "Do not open it.", norm.NFD.String("Không mở nó."), norm.NFD.String("Hãy mở nó.")},
	{"negation", "vi", "Do not open it.", norm.NFC.String("Đừng mở nó."), norm.NFC.String("Hãy mở nó.")},
	{"negation", "ar", "Never say it.", "لا تقله أبدًا.", "قله الآن."},
	{"negation", "ar", "Do not go, he would not come.", "فلن يأتي.", "سوف يأتي."},
	{"negation", "de", "Press F1 when the screen says “Not Found”.", "Drücken Sie F1, wenn „Not Found“ erscheint.", ""},
	{"negation", "uk", "Never sit by the window.", "Уникайте місць біля вікна.", "Сідайте біля вікна."},

	{"garbled", "zh-Hans", "Ready? Then we leave.", "准备好了吗?那我们走。", "准备?好了吗?那我们走。"},
	{"garbled", "ja", "Is it far? Walk on.", "遠いですか?歩き続けて。", "遠い?です。歩き?続けて。"},
	{"garbled", "ar", "Is it far? Walk on.", "هل هو بعيد?تابع السير.", "ه?ل هو بع?يد."},
	{"garbled", "fr", "Is it safe? Yes.", "Est-ce sûr?Oui.", "Est-ce s?r ? Oui."},

	{"script", "ja", "Grandma's Linux notes", "GrandmaのLinuxノート", "Babushkin zametki pro koshek"},
	{"script", "zh-Hans", "Alpha, BetaBoards, GammaKits and DeltaPhones", "Alpha、BetaBoard、GammaKit 和 DeltaPhone", "Alfa、doski、nabory i telefony 和"},
	{"script", "ru", "E-mail:", "E-mail:", "Elektronnaya pochta zdes"},
	{"script", "zh-Hans", "List recipes", "列出 recipe", "Spisok vseh receptov"},
	{"script", "uk", "MacBook Pro", "MacBook Air", "Noutbuk dlya roboty"},

	{"end-punctuation", "ja", "Pack these things:", "次の物を詰めます。", "次の物を詰めますか？"},
	{"end-punctuation", "fr", "Pack these things:", "Voici ce qu’il faut emporter.", "Que faut-il emporter ?"},

	{"numbers", "ja", "Lines 3.5, 4.5 or 51234567, 51234568", "3.5,4.5号線または51234567,51234568", "3.5,4.6号線または51234567,51234568"},
	{"numbers", "zh-Hans", "Gates 14, 27 and 33", "14,27,33号门", "14,27,34号门"},
	{"numbers", "uk", "A number in base 16 has letters.", "Шістнадцяткове число має літери.", "Число з основою 61 має літери."},
	{"numbers", "ar", "Keys from the 1980s are short.", "مفاتيح الثمانينيات قصيرة.", "مفاتيح عام 1970 قصيرة."},

	{"brackets", "zh-Hant", "Answer C) Call home.", "答案C）打電話回家。", "答案）打電話回家。"},
	{"brackets", "fr", "Paris: Tel (+33) 1 23", "Paris, tél. :(+33) 1 23", "Paris, tél. (+33 1 23"},

	{"quotes", "es", `A 3.5" disk`, `Un disco de 3.5 " - pequeño`, `Un disco "de 3.5`},

	{"address", "fr", "See https://example.org/en/guide.html today, or www.example.net.", "Voyez https://example.org/fr/guide.html vite, ou http://www.example.net.", "Voyez https://example.com/fr/guide.html, ou www.example.net."},

	{"code", "de", "Press <code1>Ctrl+Space</code1>.", "Drücken Sie <code1>Ctrl+Space</code1>.", "Drücken Sie <code1>Ctrl + Space</code1>."},
	{"code", "fr", "Set <code1>color: red</code1>.", "Mettez <code1> color: red</code1>.", "Mettez <code1>color : red</code1>."},

	{"unchanged", "de", "It says “the door is not shut” twice.", "Dort steht zweimal „the door is not shut“.", "Es says the door is not shut, zweimal."},
	{"unchanged", "fr", "Run: parcel send mybox ./here, and wait for the answer", "Lancez : parcel send mybox ./here, puis attendez", "Lancez : parcel, and wait for the answer"},
	{"unchanged", "fr", "Select <i1>let nobody in at all</i1>, then wait.", "Choisissez <i1>let nobody in at all</i1>, puis attendez.", "Choisissez let nobody in at all, then wait."},

	{"language", "ja", "It said 'I am not sure that the door is shut' once.", "「I am not sure that the door is shut」と一度出ました。", "I was not sure if that was the door at all."},

	{"doubled-word", "fr", "There are known knowns here.", "Il y a ici des connus connus.", ""},
	{"doubled-word", "fr", "There is a known way here.", "Il y a ici un chemin connu.", "Il y a ici un un chemin connu."},

	{"markup", "fr", "Press [Next] now.", "Appuyez sur [Suivant].", `Appuyez sur \ [Suivant].`},
	{"markup", "fr", "Write to example.org today.", "Écrivez à https://example.org vite.", "Écrivez à https: //example.org vite."},
	{"markup", "zh-Hans", "Write to example.org today.", "今天写信到 example.org。", "今天写信到 http：//example.org。"},
	{"asterisk", "de", "All users wait.", "Alle Nutzer*innen warten.", "Alle *Nutzer warten."},
	{"asterisk", "fr", "It takes 2 × 3 days.", "Il faut 2 * 3 jours.", "Il faut * 6 jours."},
}

func TestFirstDay(t *testing.T) {
	for _, c := range firstDay {
		found := func(target string) (levels []string) {
			for _, f := range Translations(planOf(c.locale, pair{c.source, target}), Options{Source: "en"}) {
				if f.Rule == c.rule {
					levels = append(levels, f.Level.String())
				}
			}
			return levels
		}
		if got := found(c.right); slices.ContainsFunc(got, func(l string) bool { return l != "note" }) {
			t.Errorf("%s, %s: %q is found: %v", c.rule, c.locale, c.right, got)
		}
		if c.wrong != "" && len(found(c.wrong)) == 0 {
			t.Errorf("%s, %s: %q is not found", c.rule, c.locale, c.wrong)
		}
	}
}

// TestWhatTheSourceForbidsIsAWarning and what it describes is a note: languages say
// that in other ways.
func TestWhatTheSourceForbidsIsAWarning(t *testing.T) {
	for source, want := range map[string]string{
		"Do not open it.":                          "warning",
		"Please don’t open it.":                    "warning",
		"If a stranger knocks, never open it.":     "warning",
		"You should not open it.":                  "warning",
		"You mustn't open it.":                     "warning",
		"A box that does not open is locked.":      "note",
		"The door, they say, is not open.":         "note",
		"If you didn't knock, do not open the box": "warning",
	} {
		got := rulesIn(Translations(planOf("de", pair{source, "Öffnen Sie die große Kiste dort."}), Options{Source: "en"}))
		if !slices.Contains(got, want+" negation") {
			t.Errorf("%q: %v, want %s", source, got, want)
		}
	}
}

// TestWordsAreComposed holds that a word is the same in both of Unicode's spellings.
func TestWordsAreComposed(t *testing.T) {
	for _, w := range []string{"Không", "Électricité", "ångström", "がっこう"} {
		a, b := words(norm.NFC.String(w)), words(norm.NFD.String(w))
		if len(a) != 1 || len(b) != 1 || a[0].folded != b[0].folded {
			t.Errorf("%s: %v and %v", w, a, b)
		}
		if a[0].isPlain() != b[0].isPlain() || a[0].isPlain() != (strings.ToLower(w) == w) {
			t.Errorf("%s is plain in one spelling", w)
		}
	}
}

// TestAddressOfTheLanguagesOwnPage is no finding at all, and that of a third
// language's is one.
func TestAddressOfTheLanguagesOwnPage(t *testing.T) {
	for target, want := range map[string]bool{
		"Voyez https://example.org/fr/guide.html.": false,
		"Voyez https://example.org/de/guide.html.": true,
	} {
		got := rulesIn(Translations(planOf("fr", pair{"See https://example.org/en/guide.html.", target}), Options{Source: "en"}))
		if slices.Contains(got, "note address") != want {
			t.Errorf("%s: %v", target, got)
		}
	}
}

// An address that is the text of its own link may be called by the name of its page.
func TestAddressOfALinkMayHaveAName(t *testing.T) {
	x := &translation{segment: &segment.Segment{Tags: []segment.Tag{{Kind: segment.Link, Num: 1, Stands: "https://example.org/map/"}}}}
	for address, want := range map[string]bool{"https://example.org/map/": true, "https://example.org/other": false} {
		if x.isLinked(address) != want {
			t.Errorf("%s: %v", address, !want)
		}
	}
	x.checker = &checker{from: tongueOf("en"), to: tongueOf("fr")}
	x.source.addresses, x.target.addresses = []string{"https://example.org/en/map"}, []string{"https://example.org/fr/map"}
	x.segment.Tags[0].Stands = "https://example.org/en/map"
	if spans := differentAddresses(x); len(spans) > 0 {
		t.Errorf("the page in the language: %v", spans)
	}
}
