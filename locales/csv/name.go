package csv

import (
	"fmt"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// nameLocale is the language that the name of a file says: what stands before
// the extension, after a dot or alone. Alone it must begin like a language, so
// that nobody's lessons.csv becomes a locale.
func nameLocale(name string) (string, error) {
	base := name[strings.LastIndexByte(name, '/')+1:]
	stem := base
	if i := strings.LastIndexByte(base, '.'); i >= 0 {
		stem = base[:i]
	}
	i := strings.LastIndexByte(stem, '.')
	tag := stem[i+1:]
	primary, _, _ := strings.Cut(tag, "-")
	err := locales.CheckTag(tag)
	switch {
	case i < 0 && (err != nil || len(primary) > 3):
		err = fmt.Errorf("the name says no language: want one like lessons.fr.csv or fr.csv")
	case err != nil:
		err = fmt.Errorf("%w: want a name like lessons.fr.csv", err)
	default:
		return tag, nil
	}
	return "", &segment.Error{Pos: segment.Pos{File: name}, Err: err}
}
