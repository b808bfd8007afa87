package check

import (
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var languageRule = translationRule{finding.Rule{ID: "language", Level: finding.Warning, Sentence: "the translation reads as another language", Help: `
Files are mixed up, and a tool may have been asked for the wrong language. Small words that each language has in nearly every
sentence tell languages apart; those that the program has no words of are only told from the ones it has.

    es: Il faut garder le téléphone avec vous.`}, foreignWords}

const (
	fewestForeign = 3    // small words of another language
	foreignShare  = 0.25 // of all words
)

func foreignWords(t *translation) []span {
	if len(t.target.words) < fewestForeign || sameWords(t.source.words, t.target.words) { // which another rule says
		return nil
	}
	own, mine := t.to.ownBit(), 0
	var foreign, shared [64]int // words that are not the language's own, and that are
	for i := range t.target.words {
		in := speakers[t.target.words[i].folded]
		count := &foreign
		if in&own != 0 {
			mine++
			count = &shared
		}
		for ; in != 0; in &= in - 1 {
			count[bits.TrailingZeros64(in)]++
		}
	}
	for i, n := range foreign {
		if n < fewestForeign || n <= 2*(mine-shared[i]) || float64(n+shared[i]) < foreignShare*float64(len(t.target.words)) {
			continue
		}
		other := speakerNames[i]
		if other != t.to.base && !kin(t.to.base, other) && (own != 0 || other == t.from.base) {
			from, to, same := t.longestRun()
			return []span{t.whole(fmt.Sprintf("reads as %s, not as %s", other, t.to.base)).doubtful(same && t.isQuoted(from, to))}
		}
	}
	return nil
}

// speakerNames are the languages that have small words, and speakers say of
// each word which of them have it, a bit for each.
var (
	speakerNames = slices.Sorted(maps.Keys(smallWords))
	speakers     = func() map[string]uint64 {
		all := map[string]uint64{}
		for i, name := range speakerNames {
			for word := range strings.FieldsSeq(smallWords[name]) {
				all[word] |= 1 << i
			}
		}
		return all
	}()
)

// ownBit is the bit of a language, 0 if it has no small words here.
func (l *tongue) ownBit() uint64 {
	if i := slices.Index(speakerNames, l.base); i >= 0 {
		return 1 << i
	}
	return 0
}

// kin are languages too much alike to be told apart by small words.
func kin(a, b string) bool {
	return slices.ContainsFunc(families, func(f string) bool { return hasField(f, a) && hasField(f, b) })
}

var families = []string{
	"da nb nn no", "id ms", "tl fil ceb", "hr sr bs sh", "cs sk", "fa prs tg", "ur hi", "gl pt", "ca oc", "bg mk", "ru be uk rue", "zh yue", "af nl fy nds", "ar arz apc",
}

// smallWords are some of the most frequent words of languages. A word that
// stands in several lists counts for each.
var smallWords = map[string]string{
	"en":  "the and of to is you your that with for are this be have from not it can will they if when their",
	"fr":  "vos chez leur sans par qu ses nos elle le la les de des un en à se a y on et est vous une dans pour que qui sur votre vos pas ne du au aux avec ce sont il ou être cette par",
	"es":  "el la a o ni mi tu los las de y que en un una por con para su es se no del al lo como más o si sus está son pero puede",
	"pt":  "o a à nos ou os as de e que em um uma por com para seu sua é se não do da ao dos das como mais ou são mas pode você no na",
	"it":  "il la a in i ed per su da le gli di e che in un una per con sono è non del della nel alla dei delle più come anche o si questo",
	"ca":  "quan com aquesta s d l on seva estan menys abans a o per la els les de i que en un una per amb és no del al dels seu seva són més com o si aquest",
	"ro":  "a se o pe de la în cu este sunt pe nu care un o să mai din pentru dacă vă sau ce nu dumneavoastră",
	"de":  "der in an es die das und ist nicht sie ein eine mit für auf den dem zu von im sich ihr ihre oder wenn auch werden",
	"nl":  "de in over het een en van is niet je uw met voor op dat die te zijn of als ook om aan wordt worden",
	"sv":  "och i på de att det är en ett som på för med inte av den du har till kan om eller din ditt",
	"da":  "og i de at det er en et som på for med ikke af den du har til kan om eller din dit",
	"nb":  "og i de at det er en et som på for med ikke av den du har til kan om eller din ditt",
	"pl":  "i w na nie jest się to z do że jak są lub może przez od twój twoje aby oraz czy dla",
	"cs":  "a je se na v že to s ne jsou jako nebo pro může vás váš pokud do od které",
	"hr":  "i je u na se da za su ne od ili kako vaš koje može s iz ako biti",
	"tr":  "ve bir bu için ile da de değil olarak veya daha çok gibi sizin olan ne en",
	"id":  "yang dan di untuk dengan tidak ini itu dari anda atau adalah pada dapat akan jika",
	"tl":  "ang ng sa na mga ay at hindi para kung ito iyong mo ka o may",
	"sw":  "na ya wa kwa ni za la katika au kama hii yako kwenye cha si kuwa",
	"vi":  "và của là có không cho các một được trong bạn với người này để những",
	"fi":  "ja sen on ei se että voi joka ovat tai myös kun jos sinun ole mutta",
	"hu":  "a az de se és hogy nem egy is van ha vagy meg ez azt mint lehet",
	"ht":  "ou nan yo ki pou pa ak se li yon sa gen nou",
	"ru":  "и в не на с что вы для это или как по от если из может ваш к у быть",
	"uk":  "і в не на з що ви для це або як від якщо та та може ваш до є у й",
	"bg":  "и в не на с че за да е се от или ако може са ви вашия по",
	"sr":  "и у не на са да за је се од или ако може су ваш по као",
	"el":  "και το να του η της με για την σας που είναι δεν τα από ή σε θα",
	"ar":  "قبل بعد عند به بها كما هو هي ذلك حتى أي لك لم يمكن يمكنك في من على إلى أن أو هذا هذه التي الذي لا عن مع ما كان إذا قد كل و",
	"fa":  "و در به از که را با این است برای یا آن می شما خود اگر تا های",
	"ur":  "کے کی میں ہے اور سے کو کا پر یا آپ ہیں کہ نہیں یہ جو",
	"ps":  "د په او چې له کې سره یا نه دا تاسو هغه ته که",
	"ckb": "لە و بە کە بۆ ئەم یان دەکات لەگەڵ نا ئەو",
	"he":  "את של על לא עם או זה אם כי גם יש הוא היא כל אתם",
	"hi":  "के की में है और से को का पर या आप हैं कि नहीं यह जो",
}
