package segment

import "strings"

// errorCells are what a spreadsheet shows of a cell that it took for a formula
// and could not work out, as one that begins with "=" or "-": in English, and
// in the languages in which Excel spells it otherwise. LibreOffice and Google's
// have most of them.
var errorCells = func() map[string]bool {
	cells := map[string]bool{}
	for _, language := range []string{
		"#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #UNKNOWN! #BUSY! #EXTERNAL! #PYTHON! #TIMEOUT! #ERROR! #MACRO? #FMT?",
		"#NULL! #DIV/0! #WERT! #BEZUG! #NAME? #ZAHL! #NV #ÜBERLAUF! #KALK! #FELD! #BLOCKIERT! #VERBINDEN! #UNBEKANNT! #FEHLER!",
		"#NUL! #DIV/0! #VALEUR! #REF! #NOM? #NOMBRE! #N/A #PROPAGATION! #EPARS! #CALC! #CHAMP! #BLOQUE! #BLOQUÉ! #CONNEXION! #INCONNU! #ERREUR!",
		"#¡NULO! #¡DIV/0! #¡VALOR! #¡REF! #¿NOMBRE? #¡NUM! #¡NÚM! #N/D #¡DESBORDAMIENTO! #¡CALC! #¡CAMPO! #¡BLOQUEADO! #¡CONECTAR! #¡DESCONOCIDO! #¡ERROR!",
		"#NULLO! #DIV/0! #VALORE! #RIF! #NOME? #NUM! #N/D #ESPANSIONE! #PROPAGAZIONE! #CALC! #CAMPO! #BLOCCATO! #CONNETTI! #ERRORE!",
		"#NULO! #DIV/0! #VALOR! #REF! #NOME? #NÚM! #NUM! #N/D #N/DISP #DESPEJAR! #TRANSPOR! #CALC! #CAMPO! #BLOQUEADO! #CONECTAR! #ERRO!",
		"#ПУСТО! #ДЕЛ/0! #ЗНАЧ! #ССЫЛКА! #ССЫЛ! #ИМЯ? #ЧИСЛО! #Н/Д #ПЕРЕНОС! #ВЫЧИСЛ! #ПОЛЕ! #ЗАБЛОКИРОВАНО! #ОШИБКА!",
		"#ПУСТО! #ДІЛ/0! #ЗНАЧ! #ПОСИЛАННЯ! #ПОСИЛ! #ІМ’Я? #ІМ'Я? #ЧИСЛО! #Н/Д",
		"#LEEG! #DEEL/0! #WAARDE! #VERW! #NAAM? #GETAL! #N/B #OVERLOOP! #BEREKENEN! #VELD! #FOUT!",
		"#ZERO! #DZIEL/0! #ARG! #ADR! #NAZWA? #LICZBA! #N/D #ROZLANIE! #OBL!",
		"#BOŞ! #SAYI/0! #DEĞER! #BAŞV! #AD? #SAYI! #YOK #TAŞMA! #HESAPLA!",
		"#SKÄRNING! #DIVISION/0! #VÄRDEFEL! #REFERENS! #NAMN? #OGILTIGT! #SAKNAS! #SAKNAS #SPILLFEL!",
		"#NUL! #DIVISION/0! #VÆRDI! #REFERENCE! #NAVN? #NUM! #I/T #OVERLØB!",
		"#NULL! #DIV/0! #VERDI! #REF! #NAVN? #NUM! #I/T #OVERFLYT!",
		"#TYHJÄ! #JAKO/0! #ARVO! #VIITTAUS! #NIMI? #LUKU! #PUUTTUU! #PUUTTUU #VUOTO!",
		"#NULL! #DĚLENÍ_NULOU! #HODNOTA! #ODKAZ! #NÁZEV? #ČÍSLO! #NENÍ_K_DISPOZICI #PŘESAH!",
		"#NEPLATNÝ! #DELENIENULOU! #HODNOTA! #ODKAZ! #NÁZOV? #ČÍSLO! #NEDOSTUPNÝ",
		"#NULLA! #ZÉRÓOSZTÓ! #ÉRTÉK! #HIV! #NÉV? #SZÁM! #HIÁNYZIK #KIBONTÁS!",
	} {
		for cell := range strings.FieldsSeq(language) {
			cells[cell] = true
		}
	}
	return cells
}()

// IsErrorCell reports whether a text is nothing but the error of a spreadsheet,
// "#NAME?", in one of the languages that are known, or the "Err:508" of
// LibreOffice.
func IsErrorCell(text string) bool {
	text = strings.TrimSpace(text)
	if code, ok := strings.CutPrefix(text, "Err:"); ok {
		return len(code) == 3 && strings.Trim(code, "0123456789") == ""
	}
	return strings.HasPrefix(text, "#") && errorCells[text]
}
