package po

import "strings"

// pluralForms returns the value of Plural-Forms for a locale, after CLDR's
// cardinal rules as gettext writes them, or "" if it is not known. Lessons
// have no plural forms; editors complain about a file that lacks the field.
func pluralForms(locale string) string {
	tag := strings.ToLower(strings.ReplaceAll(locale, "_", "-"))
	for tag != "" {
		if rule, ok := pluralRules[tag]; ok {
			return rule
		}
		tag = tag[:max(strings.LastIndexByte(tag, '-'), 0)]
	}
	return ""
}

const (
	noPlural   = "nplurals=1; plural=0;"
	notOne     = "nplurals=2; plural=(n != 1);"
	moreThan1  = "nplurals=2; plural=(n > 1);"
	slavic     = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
	czech      = "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);"
	polish     = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
	lithuanian = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);"
	latvian    = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);"
	romanian   = "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2);"
	slovenian  = "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);"
	irish      = "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n<7 ? 2 : n<11 ? 3 : 4);"
	welsh      = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"
	arabic     = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
	icelandic  = "nplurals=2; plural=(n%10!=1 || n%100==11);"
	hebrew     = "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"
)

var pluralRules = map[string]string{
	"af": notOne, "am": moreThan1, "ar": arabic, "as": moreThan1, "az": notOne,
	"be": slavic, "bg": notOne, "bn": moreThan1, "bo": noPlural, "bs": slavic,
	"ca": notOne, "ckb": notOne, "cs": czech, "cy": welsh,
	"da": notOne, "de": notOne, "dz": noPlural,
	"el": notOne, "en": notOne, "eo": notOne, "es": notOne, "et": notOne, "eu": notOne,
	"fa": moreThan1, "fi": notOne, "fil": moreThan1, "fr": moreThan1,
	"ga": irish, "gl": notOne, "gu": moreThan1,
	"ha": notOne, "he": hebrew, "hi": moreThan1, "hr": slavic, "hu": notOne, "hy": moreThan1,
	"id": noPlural, "ig": noPlural, "is": icelandic, "it": notOne,
	"ja": noPlural,
	"ka": notOne, "kk": notOne, "km": noPlural, "kmr": notOne, "kn": moreThan1, "ko": noPlural, "ku": notOne, "ky": notOne,
	"ln": moreThan1, "lo": noPlural, "lt": lithuanian, "lv": latvian,
	"mg": moreThan1, "ml": notOne, "mn": notOne, "mr": notOne, "ms": noPlural, "my": noPlural,
	"nb": notOne, "ne": notOne, "nl": notOne, "nn": notOne, "no": notOne,
	"om": notOne, "or": notOne,
	"pa": moreThan1, "pl": polish, "prs": moreThan1, "ps": notOne, "pt": moreThan1, "pt-pt": notOne,
	"ro": romanian, "ru": slavic,
	"sk": czech, "sl": slovenian, "so": notOne, "sq": notOne, "sr": slavic, "sv": notOne, "sw": notOne,
	"ta": notOne, "te": notOne, "th": noPlural, "ti": moreThan1, "tk": notOne, "tr": notOne,
	"ug": notOne, "uk": slavic, "ur": notOne, "uz": notOne,
	"vi": noPlural,
	"wo": noPlural,
	"yo": noPlural, "yue": noPlural,
	"zh": noPlural, "zu": moreThan1,
}
