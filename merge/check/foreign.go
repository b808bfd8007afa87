package check

import (
	"fmt"
	"maps"
	"slices"

	"github.com/parasol-l10n/parasol/merge"
)

var languageRule = translationRule{Rule{"language", merge.Warning, "the translation reads as another language", `
Files are mixed up, and a tool may have been asked for the wrong language. Small words that each language has in nearly every
sentence tell languages apart; those that the program has no words of are only told from the ones it has.

    es: Il faut garder le téléphone avec vous.`}, foreignWords}

const (
	fewestForeign = 3    // small words of another language
	foreignShare  = 0.25 // of all words
)

func foreignWords(t *translation) []span {
	if len(t.target.words) < fewestForeign {
		return nil
	}
	own := t.hits(t.to.base)
	for _, other := range sortedLanguages {
		if other == t.to.base || smallWords[t.to.base] == "" && other != t.from.base || kin(t.to.base, other) {
			continue
		}
		n := t.hits(other)
		if n < fewestForeign || n <= 2*own || float64(n) < foreignShare*float64(len(t.target.words)) {
			continue
		}
		return []span{t.whole(fmt.Sprintf("reads as %s, not as %s", other, t.to.base))}
	}
	return nil
}

// hits counts the words of the translation that are small words of a
// language. Those of the source text count for that language only.
func (t *translation) hits(base string) int {
	list, n := smallWords[base], 0
	if list == "" {
		return 0
	}
	for i := range t.target.words {
		if hasField(list, t.target.words[i].folded) {
			n++
		}
	}
	return n
}

// kin are languages too much alike to be told apart by small words.
func kin(a, b string) bool {
	return slices.ContainsFunc(families, func(f string) bool { return hasField(f, a) && hasField(f, b) })
}

var families = []string{
	"da nb nn no", "id ms", "tl fil ceb", "hr sr bs sh", "cs sk", "fa prs tg", "ur hi", "gl pt", "ca oc", "bg mk", "ru be uk rue", "zh yue", "af nl fy nds", "ar arz apc",
}

var sortedLanguages = slices.Sorted(maps.Keys(smallWords))

// smallWords are some of the most frequent words of languages. A word that
// stands in several lists counts for each.
var smallWords = map[string]string{
	"en":  "the and of to is you your that with for are this or be have from not it can will they if when their on",
	"fr":  "le la les des et est vous une dans pour que qui sur votre vos pas ne du au aux avec ce sont il ou être cette par",
	"es":  "el la los las de y que en un una por con para su es se no del al lo como más o si sus está son pero puede",
	"pt":  "o a os as de e que em um uma por com para seu sua é se não do da ao dos das como mais ou são mas pode você no na",
	"it":  "il la le gli di e che in un una per con sono è non del della nel alla dei delle più come anche o si questo",
	"ca":  "el la els les de i que en un una per amb és no del al dels seu seva són més com o si aquest",
	"ro":  "și de la în cu este sunt pe nu care un o să mai din pentru dacă vă sau ce nu dumneavoastră",
	"de":  "der die das und ist nicht sie ein eine mit für auf den dem zu von im sich ihr ihre oder wenn auch werden",
	"nl":  "de het een en van is niet je uw met voor op dat die te zijn of als ook om aan wordt worden",
	"sv":  "och att det är en ett som på för med inte av den du har till kan om eller din ditt",
	"da":  "og at det er en et som på for med ikke af den du har til kan om eller din dit",
	"nb":  "og at det er en et som på for med ikke av den du har til kan om eller din ditt",
	"pl":  "i w na nie jest się to z do że jak są lub może przez od twój twoje aby oraz czy dla",
	"cs":  "a je se na v že to s ne jsou jako nebo pro může vás váš pokud do od které",
	"hr":  "i je u na se da za su ne od ili kako vaš koje može s iz ako biti",
	"tr":  "ve bir bu için ile da de değil olarak veya daha çok gibi sizin olan ne en",
	"id":  "yang dan di untuk dengan tidak ini itu dari anda atau adalah pada dapat akan jika",
	"tl":  "ang ng sa na mga ay at hindi para kung ito iyong mo ka o may",
	"sw":  "na ya wa kwa ni za la katika au kama hii yako kwenye cha si kuwa",
	"vi":  "và của là có không cho các một được trong bạn với người này để những",
	"fi":  "ja on ei se että voi joka ovat tai myös kun jos sinun ole mutta",
	"hu":  "a az és hogy nem egy is van ha vagy meg ez azt mint lehet",
	"ht":  "ou nan yo ki pou pa ak se li yon sa gen nou",
	"ru":  "и в не на с что вы для это или как по от если из может ваш к у быть",
	"uk":  "і в не на з що ви для це або як від якщо та та може ваш до є у й",
	"bg":  "и в не на с че за да е се от или ако може са ви вашия по",
	"sr":  "и у не на са да за је се од или ако може су ваш по као",
	"el":  "και το να του η της με για την σας που είναι δεν τα από ή σε θα",
	"ar":  "في من على إلى أن أو هذا هذه التي الذي لا عن مع ما كان إذا قد كل و",
	"fa":  "و در به از که را با این است برای یا آن می شما خود اگر تا های",
	"ur":  "کے کی میں ہے اور سے کو کا پر یا آپ ہیں کہ نہیں یہ جو",
	"ps":  "د په او چې له کې سره یا نه دا تاسو هغه ته که",
	"ckb": "لە و بە کە بۆ ئەم یان دەکات لەگەڵ نا ئەو",
	"he":  "את של על לא עם או זה אם כי גם יש הוא היא כל אתם",
	"hi":  "के की में है और से को का पर या आप हैं कि नहीं यह जो",
}
