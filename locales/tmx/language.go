package tmx

import (
	"strings"

	"github.com/parasol-l10n/parasol/locales"
)

// The closeness of two languages.
const (
	unlike   = iota
	likely   // only one says its script, which the other may have: zh and zh-Hant
	regional // only one says its region, since tools add theirs: fr and fr-CA
	same
)

// A language is a tag taken apart, in lower case.
type language struct {
	tag, primary, script, rest string
	likely                     string // the script, where it says none
}

func parseLanguage(tag string) language {
	l := language{tag: strings.ToLower(hyphens(tag))}
	l.primary, l.rest, _ = strings.Cut(l.tag, "-")
	if script, rest, _ := strings.Cut(l.rest, "-"); len(script) == 4 && script[0] > '9' {
		l.script, l.rest = script, rest
	}
	if l.script == "" {
		l.script = regionScripts[l.tag]
	}
	if l.likely = l.script; l.script == "" {
		l.likely = strings.ToLower(locales.LikelyScript(l.tag))
	}
	return l
}

// hyphens spells a tag as BCP 47 does: some tools write fr_FR.
func hyphens(tag string) string { return strings.ReplaceAll(strings.TrimSpace(tag), "_", "-") }

// regionScripts are the scripts that a region says: many tools know Chinese
// by regions only.
var regionScripts = map[string]string{
	"zh-tw": "hant", "zh-hk": "hant", "zh-mo": "hant", "zh-cn": "hans", "zh-sg": "hans",
}

// closeness says how well a text in one language serves for the other.
func closeness(a, b language) int {
	switch {
	case a.primary == "" || a.primary != b.primary:
		return unlike
	case a.tag == b.tag:
		return same
	case a.script != b.script && a.script != "" && b.script != "",
		a.rest != b.rest && a.rest != "" && b.rest != "":
		return unlike
	case a.script != b.script && a.primary != "zh" && a.likely != "" && b.likely != "" && a.likely != b.likely:
		return unlike
	case a.script != b.script:
		return likely
	}
	return regional
}

// nameLocale is the language that the name of a file says between its last two
// dots, "" if it says none. hint is the whole of a shorter name ("fr.tmx"),
// which may be a language or not.
func nameLocale(name string) (locale, hint string) {
	parts := strings.Split(name[strings.LastIndexByte(name, '/')+1:], ".")
	if len(parts) < 2 {
		return "", ""
	}
	tag := parts[len(parts)-2]
	switch {
	case locales.CheckTag(tag) != nil:
		return "", ""
	case len(parts) == 2:
		return "", tag
	}
	return tag, ""
}
