package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var negationRule = translationRule{finding.Rule{ID: "negation", Level: finding.Warning, Sentence: "the source denies something, and the translation does not", Help: `
*Do not open the file* and *open the file* differ in one small word. The rule knows the words and endings that deny in the languages
that the program has a list for, and says nothing of others. What the source forbids (*do not*, *never*, *must not*) is denied in hardly any
translation without such a word; what it describes (*does not match*) often is (*differs*), so that it is a note.

    Do not open it.    →    Ouvrez-le.`}, lostNegation}

func lostNegation(t *translation) []span {
	source, target := denials[t.from.base], denials[t.to.base]
	if source.words == "" || target.words == "" {
		return nil
	}
	word, sure := source.firstIn(&t.source)
	if word == "" || sameWords(t.source.words, t.target.words) {
		return nil
	}
	if target.holds(&t.target) || t.quotes(word) {
		return nil
	}
	return []span{t.whole("the source text denies (" + word + "), and the translation does not").doubtful(!sure)}
}

// quotes reports whether the translation has the word of the source that denies as
// it is: in a name, or in what a screen says.
func (t *translation) quotes(denial string) bool {
	return slices.ContainsFunc(t.target.words, func(w word) bool { return w.text == denial })
}

// A denial is how a language denies.
type denial struct {
	words   string                     // that deny, apart by blanks
	parts   string                     // of words
	shape   *regexp.Regexp             // of other words that deny; nil if there are none
	but     string                     // how words of that shape begin that do not
	forbids func(p *prose, i int) bool // whether the word forbids, which any translation denies; nil if all that deny do
	not     string                     // turns of phrase that deny nothing
}

// firstIn is the first word of a source text that denies, or rather the first that
// forbids, and whether it does: a translation has to deny as well then.
func (d denial) firstIn(p *prose) (first string, sure bool) {
	lower := ""
	for i := range p.words {
		if !d.denies(&p.words[i]) {
			continue
		}
		if lower == "" {
			lower = strings.ToLower(strings.ReplaceAll(p.text, "’", "'"))
		}
		if d.isTurn(lower) {
			return "", false
		}
		if d.forbids == nil || d.forbids(p, i) {
			return p.words[i].text, true
		}
		if first == "" {
			first = p.words[i].text
		}
	}
	return first, false
}

// forbidsInEnglish reports whether a word that denies forbids something: at the
// beginning of a clause, or behind must and should.
func forbidsInEnglish(p *prose, i int) bool {
	before := ""
	if i > 0 {
		before = p.words[i-1].folded
	}
	switch spelling(p.words[i].folded) {
	case "mustn't", "shouldn't":
		return true
	case "never", "don't":
		return hasField("must should shall please and or but so always", before) || beginsClause(p, i)
	case "not":
		return hasField("must should shall", before) || before == "do" && (beginsClause(p, i-1) || i > 1 && hasField("please and or but so always", p.words[i-2].folded))
	}
	return false
}

// beginsClause reports whether a word stands at the beginning of a text, or behind
// a mark.
func beginsClause(p *prose, i int) bool {
	return i == 0 || strings.ContainsAny(p.text[p.words[i-1].end:p.words[i].start], ".!?:;,\n–—(")
}

// spelling is a folded word as the lists have it: with a straight apostrophe,
// without the marks that Arabic and Hebrew leave out as often as not, and with the
// Persian letters in the place of the Arabic ones that look like them.
func spelling(folded string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '’':
			return '\''
		case r == 'ي':
			return 'ی'
		case r == 'ك':
			return 'ک'
		case r >= 0x591 && r <= 0x65f && unicode.Is(unicode.Mn, r), r == 'ـ':
			return -1
		}
		return r
	}, folded)
}

// denies reports whether a word does.
func (d denial) denies(w *word) bool {
	folded := spelling(w.folded)
	return hasField(d.words, folded) || d.hasPart(folded) || d.shape != nil && d.shape.MatchString(folded) && !beginsWithAny(folded, d.but)
}

func beginsWithAny(word, list string) bool {
	for begin := range strings.FieldsSeq(list) {
		if strings.HasPrefix(word, begin) {
			return true
		}
	}
	return false
}

// hasPart reports whether a word is made of a part that denies.
func (d denial) hasPart(word string) bool {
	for part := range strings.FieldsSeq(d.parts) {
		if begin, ok := strings.CutPrefix(part, "^"); ok && strings.HasPrefix(word, begin) {
			return true
		}
		if end, ok := strings.CutSuffix(part, "$"); ok && strings.HasSuffix(word, end) {
			return true
		}
		if strings.Contains(word, part) {
			return true
		}
	}
	return false
}

func (d denial) isTurn(text string) bool {
	return slices.ContainsFunc(strings.Split(d.not, "|"), func(t string) bool { return t != "" && strings.Contains(text, t) })
}

// holds reports whether a translation denies anything.
func (d denial) holds(p *prose) bool {
	for i := range p.words {
		if d.denies(&p.words[i]) {
			return true
		}
		for part := range strings.SplitSeq(spelling(p.words[i].folded), "'") { // n'ouvrez
			if hasField(d.words, part) {
				return true
			}
		}
	}
	return false
}

// A Persian verb denies with an n before it: nakhandid, nabarid. The shape is that
// of a verb with its ending; words of the shape that begin with an n of their own,
// names and write and sit among them, are no denials.
var persianNegative = regexp.MustCompile(`^ن[ء-ی\x{200c}]+(?:ید|یم|ند|ام|ای|م|ه|د|ست|نده|ته)$`)

const persianOwn = "نام نای نسخ نقط نمون نمای نمود نما نشان نشست نشین نوشت نوشی نویس نگه نگاه نیاز نیرو نهاد نظر نقش نکت نتیج نخست نرم نزد نقد نود نژاد نهم نفر نقر نمر نوع نور نصب نرخ نسیم نظام نرده نوید نقل نوبت"

// denials are by language. The lists of what a translation may deny by are
// generous: a word too many hides a mistake, a word too few invents one. Of
// parts, ^ stands at the beginning of a word and $ at its end.
var denials = map[string]denial{
	"en": {words: "not never cannot no none nobody nothing neither nor without", parts: "n't",
		forbids: forbidsInEnglish,
		not:     "not only|don't worry|do not worry|doesn't matter|does not matter|whether or not|or not|if not|why not|not just|not to mention|no matter|no later|hesitate|forget|not necessarily|not sure|cannot be overstated|can't be overstated"},
	"fr": {words: "ne n pas jamais non ni sans aucun aucune rien personne nul nulle impossible évitez éviter évite interdit interdite guère hors peu sinon faute contraire rare rares rarement", parts: "^interdi ^empêch ^évit ^refus ^ignor ^inconnu ^incap ^inexist ^impossib ^inutil ^indispon ^invalid ^dépourv ^échou ^échec ^manqu ^absen ^dépass ^illég ^irrég ^illis ^insuff ^inacces ^dangereu"},
	"es": {words: "no nunca jamás sin ni ningún ninguno ninguna nada nadie tampoco imposible evite evita evitar", parts: "^evit ^prohib ^impid ^impos ^fall ^rechaz ^carec ^falta ^desconoc ^inexist ^inválid ^insufic ^ilegal ^incapa"},
	"pt": {words: "não nunca jamais sem nem nenhum nenhuma nada ninguém tampouco impossível evite evitar", parts: "^evit ^proib ^imped ^impos ^falh ^recus ^falta ^desconhec ^inexist ^inválid ^insufic ^ilegal ^incapa"},
	"it": {words: "non mai no né senza nessun nessuno nessuna nulla niente neanche nemmeno neppure impossibile evita evitare evitate", parts: "^evit ^vieta ^imped ^impos ^falli ^rifiut ^manca ^sconosc ^inesist ^illegal ^incapa"},
	"ca": {words: "no mai sense ni cap res ningú tampoc impossible eviteu eviti evita evitar"},
	"ro": {words: "nu n niciodată fără nici niciun nicio nimic nimeni imposibil evitați evita", parts: "n-"},
	"de": {words: "nicht nichts nie niemals niemand nein ohne weder noch kaum vermeiden keinesfalls keineswegs nirgends", parts: "^kein ^niemand ^unmög ^unbe ^unge ^unsi los$ lose$ losen$"},
	"nl": {words: "niet niets nooit niemand nee zonder noch nergens vermijd vermijden", parts: "^geen ^onmog ^onbe ^onge ^onve loos$ loze$"},
	"sv": {words: "inte ej icke aldrig ingen inget inga ingenting utan varken nej undvik undvika", parts: "^omöj ^okän ^obe ^osäk"},
	"da": {words: "ikke aldrig ingen intet uden hverken nej undgå", parts: "^umul ^uken ^ube ^usik"},
	"nb": {words: "ikke aldri ingen ingenting intet uten verken nei unngå", parts: "^umul ^ukje ^ube ^usik"},
	"no": {words: "ikke aldri ingen ingenting intet uten verken nei unngå", parts: "^umul ^ukje ^ube ^usik"},
	"ru": {words: "не ни нет без никогда нельзя ничего никто никого никому никак нигде невозможно", parts: "^не ^без ^бес ^избег ^избеж ^запре ^отсутств ^отказ ^воздерж"},
	"uk": {words: "не ні немає без ніколи ніхто нікого нікому ніяк нічого", parts: "^не ^без ^уник ^заборон ^відсут ^відмов ^утрим"},
	"pl": {words: "nie ani nigdy bez nic nikt nikogo nikomu nigdzie brak unikaj", parts: "^nie ^bez ^żadn"},
	"cs": {words: "ne ani nikdy bez nic nikdo nikoho nikomu nelze", parts: "^ne ^bez ^žádn"},
	"sr": {words: "не ни без никад никада нема није ne ni bez nikad nikada nema nije", parts: "^не ^ne"},
	"hr": {words: "ne ni bez nikad nikada nema nije", parts: "^ne"},
	"bg": {words: "не ни без никога няма нищо никой недей недейте", parts: "^не ^без"},
	"el": {words: "δεν δε μη μην ποτέ όχι χωρίς ούτε κανένας καμία κανένα τίποτα κανείς αποφύγετε", parts: "^μη ^αδύν"},
	"tr": {words: "değil yok asla hayır hiç hiçbir ne kaçının", parts: "mayın meyin maz$ mez$ mazs mezs mıyor miyor muyor müyor madan meden mamak memek mama$ meme$ mayan meyen mamış memiş madı medi masın mesin mamalı memeli maya$ meye$ değil sız$ siz$ suz$ süz$ mayac meyec"},
	"ar": {words: "لا ولا لم ولم لن ولن لیس لیست لیسوا لست ولیس ما غیر بدون دون بلا عدم وعدم أبدا مطلقا کلا یستحیل", parts: "^فلا ^فلن ^فلم ^فلیس ^ألا ^بألا ^لئلا غیر دون عدم تجنب تعذر ^ممنوع ^یحظر ^امتنع ^یمنع"},
	"fa": {words: "نه نیست هیچ هرگز بدون بی غیر عدم مگر فاقد ممنوع مبادا", parts: "^نمی ^نخواه ^نیست ^هیچ ^ناد ^ناممک ^نامعت ^نامشخ ^نامناس ^ناموف ^ناامن ^ناشناس ^ناقص ^بی\u200c خودداری اجتناب پرهیز جلوگیری ممنوع",
		shape: persianNegative, but: persianOwn},
	"ur": {words: "نہ نہیں مت بغیر بنا غیر", parts: "نہیں"},
	"he": {words: "לא אל אין בלי ללא אף לעולם מבלי", parts: "^שלא ^ולא ^אינ ^בלי ^שאינ"},
	"hi": {words: "न नहीं मत बिना ना नही बगैर", parts: "नहीं"},
	"id": {words: "tidak bukan jangan tanpa belum tak tiada hindari", parts: "^tidak"},
	"ms": {words: "tidak bukan jangan tanpa belum tak tiada elakkan", parts: "^tidak"},
	"tl": {words: "hindi huwag wala walang hindi't di ni", parts: "^hindi ^wala"},
	"vi": {words: "không chưa chẳng đừng chớ tránh cấm khỏi ngăn thiếu vô chả"},
	"sw": {words: "si bila hakuna hapana kamwe wala sio", parts: "^si ^ha ^us ^hu ^msi ^tusi ^isi ^asi ^zisi ^yasi ^wasi"},
	"zh": {words: "不", parts: "不 没 沒 未 无 無 勿 别 別 非 莫 否 避 免 防 禁 拒 缺 忽 失敗 失败"},
	"ja": {words: "ない", parts: "ない なく なか なけ なし ません ざる ぬ かず がず さず せず たず ばず まず らず れず わず えず けず げず じず めず べず てず ねず おらず 不 非 無 未 禁 避 防 拒 違 失敗 控え やめ だめ ダメ 以外"},
	"ko": {words: "안 못", parts: "않 없 못 마세 마십 마시 마라 말고 말아 말라 아니 아닌 아닙 안되 안됩 금지 불가"},
	"th": {words: "ไม่", parts: "ไม่ อย่า มิ ห้าม ไร้ ปราศ"},
	"fi": {words: "ei en et emme ette eivät älä älkää ilman eikä enkä etkä koskaan", parts: "matta$ mättä$ maton mätön mattom mättöm"},
	"hu": {words: "nem ne se sem soha nincs nincsenek nélkül tilos", parts: "tlan tlen talan telen ^sem ^sen"},
}
