package segment

import (
	"strings"
	"unicode"
)

// errorTable is what a spreadsheet shows of a cell that it took for a formula
// and could not work out, as one that begins with "=" or "-", by its language:
// Excel's, as its help names them ("Formula errors", ERROR.TYPE), held against
// the tables of 17 languages in HyperFormula 2.7.1 (i18n/languages), and what
// LibreOffice and Google have besides. Blanks and the inverted marks of Spanish
// are left out: see [bareError].
var errorTable = []struct{ language, cells string }{
	{"en", "#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #UNKNOWN! #BUSY! #EXTERNAL! #PYTHON! #TIMEOUT! #ERROR! #MACRO? #FMT? #CYCLE! #ADDIN?"},
	{"de", "#NULL! #DIV/0! #WERT! #BEZUG! #NAME? #ZAHL! #NV #ÜBERLAUF! #KALK! #FELD! #BLOCKIERT! #VERBINDEN! #UNBEKANNT! #FEHLER! #DATEN_ABRUFEN"},
	{"fr", "#NUL! #DIV/0! #VALEUR! #REF! #NOM? #NOMBRE! #N/A #PROPAGATION! #EPARS! #CALC! #CHAMP! #BLOQUE! #BLOQUÉ! #CONNEXION! #INCONNU! #ERREUR! #N/D #OBTENTION_DONNEES"},
	{"es", "#NULO! #DIV/0! #VALOR! #REF! #NOMBRE? #NUM! #NÚM! #N/D #DESBORDAMIENTO! #CALC! #CAMPO! #BLOQUEADO! #CONECTAR! #DESCONOCIDO! #ERROR! #BLANCO! #OBTENIENDO_DATOS"},
	{"it", "#NULLO! #DIV/0! #VALORE! #RIF! #NOME? #NUM! #N/D #ESPANSIONE! #PROPAGAZIONE! #CALC! #CAMPO! #BLOCCATO! #CONNETTI! #ERRORE!"},
	{"pt", "#NULO! #DIV/0! #VALOR! #REF! #NOME? #NÚM! #NUM! #N/D #N/DISP #DESPEJAR! #TRANSPOR! #CALC! #CAMPO! #BLOQUEADO! #CONECTAR! #ERRO! #TRANSPOSIÇÃO!"},
	{"ru", "#ПУСТО! #ДЕЛ/0! #ЗНАЧ! #ССЫЛКА! #ССЫЛ! #ИМЯ? #ЧИСЛО! #Н/Д #ПЕРЕНОС! #ВЫЧИСЛ! #ПОЛЕ! #ЗАБЛОКИРОВАНО! #ОШИБКА!"},
	{"uk", "#ПУСТО! #ДІЛ/0! #ЗНАЧ! #ПОСИЛАННЯ! #ПОСИЛ! #ІМ’Я? #ІМ'Я? #ЧИСЛО! #Н/Д"},
	{"nl", "#LEEG! #DEEL/0! #WAARDE! #VERW! #NAAM? #GETAL! #N/B #OVERLOOP! #BEREKENEN! #VELD! #FOUT! #DELING.DOOR.0!"},
	{"pl", "#ZERO! #DZIEL/0! #ARG! #ADR! #NAZWA? #LICZBA! #N/D #ROZLANIE! #OBL! #CYKL! #BŁĄD!"},
	{"tr", "#BOŞ! #SAYI/0! #DEĞER! #BAŞV! #AD? #SAYI! #YOK #TAŞMA! #HESAPLA!"},
	{"sv", "#SKÄRNING! #DIVISION/0! #VÄRDEFEL! #REFERENS! #NAMN? #OGILTIGT! #SAKNAS! #SAKNAS #SPILLFEL!"},
	{"da", "#NUL! #DIVISION/0! #VÆRDI! #REFERENCE! #NAVN? #NUM! #I/T #OVERLØB! #NUMMER!"},
	{"nb", "#NULL! #DIV/0! #VERDI! #REF! #NAVN? #NUM! #I/T #OVERFLYT!"},
	{"fi", "#TYHJÄ! #JAKO/0! #ARVO! #VIITTAUS! #NIMI? #LUKU! #PUUTTUU! #PUUTTUU #VUOTO! #LEVITTYMINEN!"},
	{"cs", "#NULL! #DĚLENÍ_NULOU! #HODNOTA! #ODKAZ! #NÁZEV? #ČÍSLO! #NENÍ_K_DISPOZICI #PŘESAH! #PRESAH!"},
	{"sk", "#NEPLATNÝ! #DELENIENULOU! #HODNOTA! #ODKAZ! #NÁZOV? #ČÍSLO! #NEDOSTUPNÝ"},
	{"hu", "#NULLA! #ZÉRÓOSZTÓ! #ÉRTÉK! #HIV! #NÉV? #SZÁM! #HIÁNYZIK #KIBONTÁS!"},
}

var errorCells = func() map[string]bool {
	cells := map[string]bool{}
	for _, row := range errorTable {
		for cell := range strings.FieldsSeq(row.cells) {
			cells[cell] = true
		}
	}
	return cells
}()

// bareError is an error as the table has it: some programs write "#REF !" in
// French, and "#REF!" in Spanish, where others have "#¡REF!".
func bareError(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '¡' || r == '¿' || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// longestError bounds what is looked at.
const longestError = 60

// IsErrorCell reports whether a text is nothing but the error of a spreadsheet,
// "#NAME?", in one of the languages that are known, or the "Err:508" of
// LibreOffice.
func IsErrorCell(text string) bool {
	text = strings.TrimSpace(text)
	if code, ok := strings.CutPrefix(text, "Err:"); ok {
		return len(code) == 3 && strings.Trim(code, "0123456789") == ""
	}
	return strings.HasPrefix(text, "#") && len(text) <= longestError && errorCells[bareError(text)]
}
