package store

import (
	"cmp"
	"errors"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// What browsers, mailers and file managers do to the name of a file that is
// there already, or that they take for text, says nothing of its language.
var (
	copyMark   = regexp.MustCompile(`(?i)(?:[ _]*\(\d+\)|[ _]*\((?:[^ ()]{1,12} )?(?:` + copyWords + `)(?: \d+)?\)|[ _-]+\d{1,2}|[ _]+-?[ _]*(?:` + copyWords + `)(?:[ _]*\(?\d+\)?)?|~|\.(?:bak|orig|download))$`)
	copyPrefix = regexp.MustCompile(`(?i)^(?:` + copyWords + `)(?:[ _]*\(?\d+\)?)?(?:[ _]+(?:of|de|von|van|di|af|av|do|da))?[ _]+(?:- )?`)
)

// copyWords are what systems call a copy.
const copyWords = `copy|copie|kopie|copia|cópia|kopia|kopi|kopio|копия|копія|másolat|kopya|副本|拷贝|拷貝|コピー|복사본|نسخة`

// PlainName is the name that a returned file would have had if nobody had
// copied or downloaded it: translate.fr.toml for "Copie de translate.fr.toml",
// "translate.fr (1).toml" and translate.fr.toml.txt. A message file that is
// named for its language alone, fr.json, gets the first part that go-i18n
// wants. A name that says no language in this way stays as it is.
func PlainName(name string) string {
	folder, base := path.Split(name)
	base = unmarked(copyPrefix.ReplaceAllString(base, ""))
	if before, ok := cutExtension(base, ".txt"); ok && isKnownExtension(path.Ext(before)) {
		base = before
	}
	ext := path.Ext(base)
	if !isKnownExtension(ext) {
		return name
	}
	stem := unmarked(strings.TrimSuffix(base, ext))
	language := stem[strings.LastIndexByte(stem, '.')+1:]
	alone := language == stem
	if locales.CheckTag(language) != nil || alone && LanguageOf(stem+ext) == "" { // lessons is a tag, too
		return name
	}
	if alone { // some formats want hyphens there
		stem = strings.ReplaceAll(stem, "_", "-")
	}
	if alone && slices.Contains(Syntaxes, strings.ToLower(ext[1:])) {
		stem = Translate + "." + stem
	}
	return folder + stem + strings.ToLower(ext)
}

// LanguageOf is the language that a plain name says, "" if it says none.
func LanguageOf(plain string) string {
	stem := strings.TrimSuffix(path.Base(plain), path.Ext(plain))
	language := stem[strings.LastIndexByte(stem, '.')+1:]
	if primary, _, _ := strings.Cut(strings.ReplaceAll(language, "_", "-"), "-"); locales.CheckTag(language) != nil || len(primary) > 3 {
		return ""
	}
	return language
}

// unmarked is a name without the marks of copies at its end.
func unmarked(name string) string {
	for {
		at := copyMark.FindStringIndex(name)
		if at == nil || at[0] == 0 {
			return name
		}
		name = name[:at[0]]
	}
}

func cutExtension(name, ext string) (string, bool) {
	if !strings.EqualFold(path.Ext(name), ext) {
		return name, false
	}
	return unmarked(name[:len(name)-len(ext)]), true
}

// isKnownExtension reports whether files of some format end so.
func isKnownExtension(ext string) bool {
	ext = strings.ToLower(ext)
	if ext == "" {
		return false
	}
	return slices.Contains(Syntaxes, ext[1:]) || slices.ContainsFunc(ExchangeFormats, func(f locales.Format) bool { return slices.Contains(f.Extensions, ext) })
}

// renamed gives positions in what was read under a plain name the name that
// the file has.
func renamed(c *locales.Catalog, err error, plain, name string) (*locales.Catalog, error) {
	if plain == name {
		return c, err
	}
	if c != nil {
		for i := range c.Messages {
			if m := &c.Messages[i]; m.Pos.File == plain {
				m.Pos.File = name
			}
		}
	}
	var all []error
	for _, e := range segment.Flatten(err) {
		if at, ok := errors.AsType[*segment.Error](e); ok {
			e = &segment.Error{Pos: segment.Pos{File: cmp.Or(name, at.Pos.File), Line: at.Pos.Line, Col: at.Pos.Col}, Err: at.Err}
		}
		all = append(all, e)
	}
	return c, errors.Join(all...)
}
