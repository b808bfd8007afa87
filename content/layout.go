package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// A Layout says where the lessons of a locale are: a slash-separated path with
// placeholders. {locale} is the locale, {path} the name of the lesson; {stem}
// and {ext} are the name in two parts, the extension with its dot, so that
// the locale can stand between them.
//
//	{locale}/{path}             fr/tools/signal.md
//	i18n/{locale}/docs/{path}   i18n/fr/docs/tools/signal.md
//	{stem}.{locale}{ext}        tools/signal.fr.md
//
// The lessons of several locales may lie in one folder, and those of one
// locale inside those of another: see [Splitter.Load].
type Layout string

// DefaultLayout has a folder a locale.
const DefaultLayout Layout = "{locale}/{path}"

// Path is the file that holds the lesson of the name in the locale.
func (l Layout) Path(locale, lesson string) string {
	stem, ext := splitExt(lesson)
	return strings.NewReplacer("{locale}", locale, "{path}", lesson, "{stem}", stem, "{ext}", ext).Replace(string(l))
}

// Lesson is the inverse of [Layout.Path]: the name of the lesson of the locale
// that the file holds. It reports false if the file holds none.
func (l Layout) Lesson(locale, file string) (string, bool) {
	f := l.form(locale)
	rest, ok := strings.CutPrefix(file, f.before)
	if !ok {
		return "", false
	}
	if rest, ok = strings.CutSuffix(rest, f.after); !ok {
		return "", false
	}
	for _, at := range []int{strings.LastIndexByte(rest, '.'), len(rest)} { // where the extension begins
		if at < 0 {
			continue
		}
		stem, ok := strings.CutSuffix(rest[:at], f.between)
		lesson := stem + rest[at:]
		if ok && lesson != "." && fs.ValidPath(lesson) && l.Path(locale, lesson) == file {
			return lesson, true
		}
	}
	return "", false
}

// Folder is the innermost folder that holds all lessons of the locale, "." at
// the top. Other files may lie there too.
func (l Layout) Folder(locale string) string {
	before := l.form(locale).before
	return path.Clean(before[:strings.LastIndexByte(before, '/')+1] + ".")
}

// A form is the fixed text of a layout around the parts of a lesson's name.
type form struct{ before, between, after string }

func (l Layout) form(locale string) form {
	whole := strings.ReplaceAll(string(l), "{locale}", locale)
	if before, after, ok := strings.Cut(whole, "{path}"); ok {
		return form{before, "", after}
	}
	before, rest, _ := strings.Cut(whole, "{stem}")
	between, after, _ := strings.Cut(rest, "{ext}")
	return form{before, between, after}
}

// splitExt takes the extension off a name. The dots that a base name begins
// with begin none: .category.yml is .category and .yml.
func splitExt(name string) (stem, ext string) {
	base := strings.TrimLeft(path.Base(name), ".")
	at := strings.LastIndexByte(base, '.')
	if at < 0 {
		return name, ""
	}
	return name[:len(name)-len(base)+at], base[at:]
}

// Check returns an error for a layout that cannot be understood, or that
// leads out of its folder.
func (l Layout) Check() error {
	count := func(placeholder string) int { return strings.Count(string(l), placeholder) }
	for _, p := range []string{"{locale}", "{path}", "{stem}", "{ext}"} {
		if count(p) > 1 {
			return fmt.Errorf("%s stands twice", p)
		}
	}
	literal := strings.NewReplacer("{locale}", "", "{path}", "", "{stem}", "", "{ext}", "").Replace(string(l))
	whole, stem, ext := count("{path}"), count("{stem}"), count("{ext}")
	before, _, _ := strings.Cut(string(l), "{ext}")
	switch {
	case strings.ContainsAny(literal, "{}"):
		return fmt.Errorf("%q is no placeholder: want {locale}, {path}, {stem} or {ext}", unknownPlaceholder(literal))
	case !fs.ValidPath(string(l)) || strings.Contains(string(l), `\`):
		return fmt.Errorf("%q is not a path below the folder of the lessons, with slashes", l)
	case whole+stem != 1 || stem != ext:
		return errors.New("want {path}, or {stem} and {ext}, for the name of the lesson")
	case stem > 0 && !strings.Contains(before, "{stem}"):
		return errors.New("{ext} has to stand after {stem}")
	case ext > 0 && strings.Trim(before[strings.LastIndexByte(before, '/')+1:], ".") == "":
		return errors.New("{ext} has to stand behind a name")
	}
	return nil
}

// CheckTarget is Check for the layout of translations, which has to tell the
// locales apart.
func (l Layout) CheckTarget() error {
	if err := l.Check(); err != nil {
		return err
	}
	if !strings.Contains(string(l), "{locale}") {
		return errors.New("want {locale}, to tell the languages apart")
	}
	return nil
}

// unknownPlaceholder is the first part of a text that looks like one.
func unknownPlaceholder(text string) string {
	from := strings.IndexAny(text, "{}")
	if to := strings.IndexByte(text[from:], '}'); to >= 0 {
		return text[from : from+to+1]
	}
	return text[from:]
}
