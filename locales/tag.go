package locales

import (
	"errors"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/parasol-l10n/parasol/content/segment"
)

// SameTag reports whether two tags are spellings of one: fr_FR is fr-fr (RFC
// 5646, section 2.1.1). A disk that ignores case has one folder for both.
func SameTag(a, b string) bool { return strings.EqualFold(hyphens(a), hyphens(b)) }

// IsUsual reports whether a tag is spelled as RFC 5646, section 2.1.1 advises:
// pt-BR.
func IsUsual(tag string) bool {
	parsed, err := parseTag(language.Raw, tag)
	return err == nil && parsed.String() == tag
}

var errTagTooLong = errors.New("too long for a language tag")

// longestTag bounds what is looked at: the time in which x/text reads a tag
// grows with the square of its length. Those of the registry have 35 bytes at
// most (RFC 5646, section 4.4.1).
const longestTag = 255

// parseTag reads a tag that may stand in any file.
func parseTag(canon language.CanonType, tag string) (language.Tag, error) {
	if len(tag) > longestTag {
		return language.Und, errTagTooLong
	}
	return canon.Parse(tag)
}

func hyphens(tag string) string { return strings.ReplaceAll(tag, "_", "-") }

// Meant are the locales, of those that a project has, that a file may mean
// which a tool marked with tag: the one that tag spells, else all that are the
// same language and that tag does not tell apart from it. Tools add a region
// to fr, and take the script off zh-Hant. A region or a variant that both have has to be the
// same, and so has the script, in which a tag that says none is likely to be
// (UTS #35, likely subtags): zh-TW may be zh-Hant, and sr-Latn is not sr. But
// zh alone, of which programs know no more, may be of either script.
func Meant(tag string, known []string) []string {
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, SameTag} {
		if i := slices.IndexFunc(known, func(l string) bool { return same(tag, l) }); i >= 0 {
			return known[i : i+1]
		}
	}
	asked, err := parseTag(language.All, tag)
	if err != nil || IsUndetermined(tag) {
		return nil
	}
	var meant, exact []string
	for _, l := range known {
		has, err := parseTag(language.All, l)
		switch {
		case err != nil || !mayMean(asked, has):
		case has == asked: // under another name, as iw is he
			exact = append(exact, l)
		default:
			meant = append(meant, l)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return meant
}

// LikelyScript is the script that a text in a language is likely to be in (UTS
// #35, likely subtags), "" if nobody knows.
func LikelyScript(tag string) string {
	parsed, err := parseTag(language.All, tag)
	if err != nil {
		return ""
	}
	return scriptOf(parsed)
}

// States reports whether a file itself says which language c is in, by a tag
// of a language that is registered (RFC 5646, section 3.1): what else stands
// there tells nothing.
func States(c *Catalog) bool {
	if c.Pos == (segment.Pos{}) {
		return false
	}
	tag, err := parseTag(language.All, c.Locale)
	if err != nil || IsUndetermined(c.Locale) {
		return false
	}
	_, sure := tag.Base()
	return sure != language.No
}

// IsUndetermined reports whether a tag says that nobody knows the language (RFC
// 5646, section 4.1).
func IsUndetermined(tag string) bool {
	primary, _, _ := strings.Cut(hyphens(tag), "-")
	return strings.EqualFold(primary, "und")
}

// IsKnown reports whether a tag names a language that somebody has registered:
// not every word that is spelled like one does.
func IsKnown(tag string) bool {
	_, err := language.Parse(tag)
	return err == nil
}

// mayMean reports whether a tag does not tell itself apart from another.
func mayMean(a, b language.Tag) bool {
	x, sure := a.Base()
	y, sureToo := b.Base()
	if x != y || sure == language.No || sureToo == language.No || !slices.Equal(a.Variants(), b.Variants()) {
		return false
	}
	return agree(regionOf(a), regionOf(b)) && (agree(scriptOf(a), scriptOf(b)) || isHan(b) && !tellsScript(a))
}

// regionOf is the region that a tag says, "" if it leaves it open.
func regionOf(tag language.Tag) string {
	if _, _, region := tag.Raw(); region.String() != "ZZ" {
		return region.String()
	}
	return ""
}

// scriptOf is the script that a tag says or is likely to mean, "" if nobody
// knows.
func scriptOf(tag language.Tag) string {
	if script, sure := tag.Script(); sure != language.No {
		return script.String()
	}
	return ""
}

// tellsScript reports whether a tag says its script, by itself or by a region.
func tellsScript(tag language.Tag) bool {
	_, script, _ := tag.Raw()
	return script.String() != "Zzzz" || regionOf(tag) != ""
}

// isHan reports whether a language is written in one of the two kinds of
// Chinese characters.
func isHan(tag language.Tag) bool {
	script := scriptOf(tag)
	return script == "Hans" || script == "Hant"
}

func agree(a, b string) bool { return a == "" || b == "" || a == b }
