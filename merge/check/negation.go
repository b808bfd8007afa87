package check

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var negationRule = translationRule{finding.Rule{ID: "negation", Level: finding.Warning, Sentence: "the source denies something, and the translation does not", Help: `
*Do not open the file* and *open the file* differ in one small word. The rule knows the words and endings that deny in the languages
that the program has a list for, and says nothing of others. A translation that says it without denying (*refuse*, *avoid*) may
be right: let the message ignore the rule.

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
	if target.holds(&t.target) {
		return nil
	}
	return []span{t.whole("the source text denies (" + word + "), and the translation does not").doubtful(!sure)}
}

// A denial is how a language denies.
type denial struct {
	words  string // that deny, apart by blanks
	parts  string // of words
	firmly string // those of words that hardly any translation can do without; all if empty
	weakly string // words before one of them that let it do without: could not, failed
	not    string // turns of phrase that deny nothing
}

// firstIn is the first word of a source text that denies, and whether a
// translation has to deny as well.
func (d denial) firstIn(p *prose) (string, bool) {
	lower := ""
	for i, w := range p.words {
		folded := strings.ReplaceAll(w.folded, "’", "'")
		denies := hasField(d.words, folded) || d.hasPart(folded)
		if !denies {
			continue
		}
		if lower == "" {
			lower = strings.ToLower(strings.ReplaceAll(p.text, "’", "'"))
		}
		if d.isTurn(lower) {
			return "", false
		}
		weak := hasField(d.weakly, folded) || i > 0 && hasField(d.weakly, p.words[i-1].folded)
		return w.text, !weak && (d.firmly == "" || hasField(d.firmly, folded) || d.hasPart(folded))
	}
	return "", false
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
	for _, w := range p.words {
		folded := strings.ReplaceAll(w.folded, "’", "'")
		if hasField(d.words, folded) || d.hasPart(folded) {
			return true
		}
		for part := range strings.SplitSeq(folded, "'") { // n'ouvrez
			if hasField(d.words, part) {
				return true
			}
		}
	}
	return false
}

// denials are by language. The lists of what a translation may deny by are
// generous: a word too many hides a mistake, a word too few invents one. Of
// parts, ^ stands at the beginning of a word and $ at its end.
var denials = map[string]denial{
	"en": {words: "not never cannot no none nobody nothing neither nor without", parts: "n't",
		firmly: "not never",
		weakly: "can could cannot can't couldn't",
		not:    "not only|whether or not|or not|if not|why not|not just|not to mention|no matter|no later|hesitate|forget|not necessarily|not sure|cannot be overstated|can't be overstated"},
	"fr": {words: "ne n pas jamais non ni sans aucun aucune rien personne nul nulle impossible évitez éviter évite interdit interdite guère hors"},
	"es": {words: "no nunca jamás sin ni ningún ninguno ninguna nada nadie tampoco imposible evite evita evitar"},
	"pt": {words: "não nunca jamais sem nem nenhum nenhuma nada ninguém tampouco impossível evite evitar"},
	"it": {words: "non mai no né senza nessun nessuno nessuna nulla niente neanche nemmeno neppure impossibile evita evitare evitate"},
	"ca": {words: "no mai sense ni cap res ningú tampoc impossible eviteu eviti evita evitar"},
	"ro": {words: "nu n niciodată fără nici niciun nicio nimic nimeni imposibil evitați evita", parts: "n-"},
	"de": {words: "nicht nichts nie niemals niemand nein ohne weder noch kaum vermeiden keinesfalls keineswegs nirgends", parts: "^kein ^niemand ^unmög ^unbe ^unge ^unsi los$ lose$ losen$"},
	"nl": {words: "niet niets nooit niemand nee zonder noch nergens vermijd vermijden", parts: "^geen ^onmog ^onbe ^onge ^onve loos$ loze$"},
	"sv": {words: "inte ej icke aldrig ingen inget inga ingenting utan varken nej undvik undvika", parts: "^omöj ^okän ^obe ^osäk"},
	"da": {words: "ikke aldrig ingen intet uden hverken nej undgå", parts: "^umul ^uken ^ube ^usik"},
	"nb": {words: "ikke aldri ingen ingenting intet uten verken nei unngå", parts: "^umul ^ukje ^ube ^usik"},
	"no": {words: "ikke aldri ingen ingenting intet uten verken nei unngå", parts: "^umul ^ukje ^ube ^usik"},
	"ru": {words: "не ни нет без никогда нельзя ничего никто никого никому никак нигде невозможно", parts: "^не ^без ^бес"},
	"uk": {words: "не ні немає без ніколи ніхто нікого нікому ніяк нічого", parts: "^не ^без"},
	"pl": {words: "nie ani nigdy bez nic nikt nikogo nikomu nigdzie brak unikaj", parts: "^nie ^bez ^żadn"},
	"cs": {words: "ne ani nikdy bez nic nikdo nikoho nikomu nelze", parts: "^ne ^bez ^žádn"},
	"sr": {words: "не ни без никад никада нема није ne ni bez nikad nikada nema nije", parts: "^не ^ne"},
	"hr": {words: "ne ni bez nikad nikada nema nije", parts: "^ne"},
	"bg": {words: "не ни без никога няма нищо никой недей недейте", parts: "^не ^без"},
	"el": {words: "δεν δε μη μην ποτέ όχι χωρίς ούτε κανένας καμία κανένα τίποτα κανείς αποφύγετε", parts: "^μη ^αδύν"},
	"tr": {words: "değil yok asla hayır hiç hiçbir ne kaçının", parts: "mayın meyin maz$ mez$ mazs mezs mıyor miyor muyor müyor madan meden mamak memek mama$ meme$ mayan meyen mamış memiş madı medi masın mesin mamalı memeli maya$ meye$ değil sız$ siz$ suz$ süz$ mayac meyec"},
	"ar": {words: "لا ولا لم ولم لن ولن ليس ليست ليسوا لست وليس ما غير بدون دون بلا عدم وعدم أبدا أبداً مطلقا كلا يستحيل", parts: "^فلا ^ألا ^بألا ^لئلا غير دون عدم تجنّب تجنب تعذّر تعذر"},
	"fa": {words: "نه نیست هیچ هرگز بدون بی غیر عدم مگر", parts: "^نمی ^نکن ^نکر ^ندا ^ندی ^نشد ^نشو ^نتوان ^نساخ ^نخواه ^نبود ^نرس ^نگر ^نیاف ^نده ^نگو ^نرو ^نبا ^نخو ^نگذ ^نیا ^نبی ^نیست ^نزن ^نفر ^نپذ ^هیچ"},
	"ur": {words: "نہ نہیں مت بغیر بنا غیر", parts: "نہیں"},
	"he": {words: "לא אל אין בלי ללא אף לעולם מבלי", parts: "^שלא ^ולא ^אינ ^בלי ^שאינ"},
	"hi": {words: "न नहीं मत बिना ना नही बगैर", parts: "नहीं"},
	"id": {words: "tidak bukan jangan tanpa belum tak tiada hindari", parts: "^tidak"},
	"ms": {words: "tidak bukan jangan tanpa belum tak tiada elakkan", parts: "^tidak"},
	"tl": {words: "hindi huwag wala walang hindi't di ni", parts: "^hindi ^wala"},
	"vi": {words: "không chưa chẳng đừng chớ tránh"},
	"sw": {words: "si bila hakuna hapana kamwe wala sio", parts: "^si ^ha ^us ^hu ^msi ^tusi ^isi ^asi ^zisi ^yasi ^wasi"},
	"zh": {words: "不", parts: "不 没 沒 未 无 無 勿 别 別 非 莫 否"},
	"ja": {words: "ない", parts: "ない なく なけ ません ずに ぬ 不 非 無 未 禁 避け"},
	"ko": {words: "안 못", parts: "않 없 못 마세 마십 마시 마라 말고 말아 말라 아니 아닌 아닙 안되 안됩 금지 불가"},
	"th": {words: "ไม่", parts: "ไม่ อย่า มิ ห้าม ไร้ ปราศ"},
	"fi": {words: "ei en et emme ette eivät älä älkää ilman eikä enkä etkä koskaan", parts: "matta$ mättä$ maton mätön mattom mättöm"},
	"hu": {words: "nem ne se sem soha nincs nincsenek nélkül tilos", parts: "tlan tlen talan telen ^sem ^sen"},
}
