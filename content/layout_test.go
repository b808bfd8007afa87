package content

import (
	"io/fs"
	"path"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLayouts(t *testing.T) {
	for _, c := range []struct {
		layout               Layout
		locale, lesson, file string
		folder               string
	}{
		{DefaultLayout, "en", "a.md", "en/a.md", "en"},
		{"{path}", "en", "a/b.md", "a/b.md", "."},
		{"docs/{path}", "en", "a/b.md", "docs/a/b.md", "docs"},
		{"docs/{locale}/{path}", "fr", "a/b.md", "docs/fr/a/b.md", "docs/fr"},
		{"i18n/{locale}/docs/current/{path}", "zh-Hant", "b/c.md", "i18n/zh-Hant/docs/current/b/c.md", "i18n/zh-Hant/docs/current"},
		{"{stem}.{locale}{ext}", "pt-BR", "a/b.md", "a/b.pt-BR.md", "."},
		{"{stem}.{locale}{ext}", "fr", "a/.category.yml", "a/.category.fr.yml", "."},
		{"{stem}.{locale}{ext}", "fr", "a.b/LICENSE", "a.b/LICENSE.fr", "."},
		{"{stem}.{locale}{ext}", "fr", ".md", ".md.fr", "."},
		{"{stem}_{locale}{ext}", "pt_BR", "a_b.md", "a_b_pt_BR.md", "."},
		{"docs/{stem}/index.{locale}{ext}", "fr", "a/b.md", "docs/a/b/index.fr.md", "docs"},
		{"site/lesson-{path}.{locale}", "fr", "a.md", "site/lesson-a.md.fr", "site"},
	} {
		if err := c.layout.Check(); err != nil {
			t.Error(err)
		}
		if got := c.layout.Path(c.locale, c.lesson); got != c.file {
			t.Errorf("%s: %s of %s is in %q, want %q", c.layout, c.lesson, c.locale, got, c.file)
		}
		if got, ok := c.layout.Lesson(c.locale, c.file); got != c.lesson || !ok {
			t.Errorf("%s: %s holds %q, want %q", c.layout, c.file, got, c.lesson)
		}
		if got := c.layout.Folder(c.locale); got != c.folder {
			t.Errorf("%s: folder %q, want %q", c.layout, got, c.folder)
		}
	}
}

func TestFilesThatHoldNoLessonOfTheLocale(t *testing.T) {
	for _, c := range []struct {
		layout       Layout
		locale, file string
	}{
		{DefaultLayout, "en", "fr/a.md"},
		{DefaultLayout, "en", "en"},
		{DefaultLayout, "en", "en/"},
		{DefaultLayout, "en", "english/a.md"},
		{"{path}", "en", "."},
		{"docs/{locale}/{path}", "fr", "docs/a.md"},
		{"{stem}.{locale}{ext}", "fr", "a.md"},
		{"{stem}.{locale}{ext}", "fr", "a.de.md"},
		{"{stem}.{locale}{ext}", "fr", "afr.md"},
		{"{stem}.{locale}{ext}", "fr", ".fr.md"},
		{"{stem}.{locale}{ext}", "fr", "a/.fr.md"},
	} {
		if got, ok := c.layout.Lesson(c.locale, c.file); ok {
			t.Errorf("%s: %s holds %q", c.layout, c.file, got)
		}
	}
}

func TestLayoutsThatCannotBeUnderstood(t *testing.T) {
	for layout, want := range map[Layout]string{
		"":                         "",
		"docs":                     "want {path}, or {stem} and {ext}, for the name of the lesson",
		"{locale}":                 "want {path}, or {stem} and {ext}, for the name of the lesson",
		"{stem}":                   "want {path}, or {stem} and {ext}, for the name of the lesson",
		"{path}{ext}":              "want {path}, or {stem} and {ext}, for the name of the lesson",
		"{path}/{stem}{ext}":       "want {path}, or {stem} and {ext}, for the name of the lesson",
		"{ext}/{stem}":             "{ext} has to stand after {stem}",
		"{stem}/{ext}":             "{ext} has to stand behind a name",
		"{stem}/.{ext}":            "{ext} has to stand behind a name",
		"{locale}/{locale}/{path}": "{locale} stands twice",
		"{path}/{path}":            "{path} stands twice",
		"{lang}/{path}":            `"{lang}" is no placeholder: want {locale}, {path}, {stem} or {ext}`,
		"{locale/{path}":           `"{locale/" is no placeholder: want {locale}, {path}, {stem} or {ext}`,
		"../{path}":                `"../{path}" is not a path below the folder of the lessons, with slashes`,
		"a/../{path}":              `"a/../{path}" is not a path below the folder of the lessons, with slashes`,
		"/{path}":                  `"/{path}" is not a path below the folder of the lessons, with slashes`,
		"{path}/":                  `"{path}/" is not a path below the folder of the lessons, with slashes`,
		`{locale}\{path}`:          `"{locale}\\{path}" is not a path below the folder of the lessons, with slashes`,
	} {
		if err := layout.Check(); err == nil || want != "" && err.Error() != want {
			t.Errorf("%s: %v", layout, err)
		}
	}
	if err := Layout("docs/{path}").CheckTarget(); err == nil {
		t.Error("translations of all locales in one file")
	}
	if err := Layout("../{locale}/{path}").CheckTarget(); err == nil {
		t.Error("translations outside")
	}
}

// TestLayoutsLoad has the trees of real tools: what is translated is no
// source lesson, though it lies among them.
func TestLayoutsLoad(t *testing.T) {
	fsys := folder(map[string]string{
		"docs/a.md": "1\n", "docs/b/c.md": "2\n", "docs/fr/a.md": "3\n", "docs/fr/b/c.md": "4\n", "docs/france/d.md": "5\n",
		"i18n/fr/current/a.md": "6\n", "x.md": "7\n", "x.fr.md": "8\n", "b/.category.yml": "title: 9\n", "b/.category.fr.yml": "title: 10\n",
		"x.de.md": "11\n", "y.en.md": "12\n",
	})
	for _, c := range []struct{ source, target, lessons, translated string }{
		{"docs/{path}", "docs/{locale}/{path}", "a.md b/c.md france/d.md", "a.md b/c.md"},
		{"docs/{path}", "i18n/{locale}/current/{path}", "a.md b/c.md fr/a.md fr/b/c.md france/d.md", "a.md"},
		{"b/{path}", "b/{stem}.{locale}{ext}", ".category.yml", ".category.yml"},
		{"{stem}.{locale}{ext}", "{stem}.{locale}{ext}", "y.md", "b/.category.yml x.md"},
	} {
		source, target := Layout(c.source), Layout(c.target)
		translated := func(file string) bool { _, ok := target.Lesson("fr", file); return ok }
		tree, err := NewSplitter(nil).Load(fsys, source, "en", translated)
		if got := strings.Join(paths(tree), " "); err != nil || got != c.lessons {
			t.Errorf("%s: lessons %s, want %s: %v", source, got, c.lessons, err)
		}
		tree, err = Load(fsys, target, "fr", nil)
		if got := strings.Join(paths(tree), " "); err != nil || got != c.translated {
			t.Errorf("%s: lessons %s, want %s: %v", target, got, c.translated, err)
		}
		for _, d := range tree.Documents {
			for _, s := range d.Segments() {
				if s.Pos.File != target.Path("fr", d.Path()) {
					t.Errorf("%s: the position of a text is in %s", target, s.Pos.File)
				}
			}
		}
	}
}

// TestLessonIsTheInverseOfPath holds for every layout that Check takes.
func TestLessonIsTheInverseOfPath(t *testing.T) {
	shapes := []string{"%{path}%", "%{locale}%{path}%", "%{path}%{locale}%", "%{stem}%{ext}%", "%{locale}%{stem}%{ext}%", "%{stem}%{locale}%{ext}%", "%{stem}%{ext}%{locale}%"}
	pieces := []string{"", "", "/", ".", "-", "_", "a", "fr", ".md", "..", "docs/"}
	literal := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 4).Draw(t, "pieces"), "")
	})
	layouts := rapid.Custom(func(t *rapid.T) Layout {
		parts := strings.Split(rapid.SampledFrom(shapes).Draw(t, "shape"), "%")
		for i := range parts[:len(parts)-1] {
			parts[i] += literal.Draw(t, "literal")
		}
		return Layout(strings.Join(parts, ""))
	}).Filter(func(l Layout) bool { return l.Check() == nil })
	lessons := literal.Filter(func(name string) bool { return name != "." && fs.ValidPath(name) })
	rapid.Check(t, func(t *rapid.T) {
		locale := rapid.SampledFrom([]string{"fr", "en", "zh-Hant", "pt_BR", "a"}).Draw(t, "locale")
		checkInverse(t, layouts.Draw(t, "layout"), locale, lessons.Draw(t, "lesson"))
	})
}

func checkInverse(t interface{ Errorf(string, ...any) }, layout Layout, locale, lesson string) {
	file := layout.Path(locale, lesson)
	if !fs.ValidPath(file) {
		t.Errorf("%s: %q of %s is in %q", layout, lesson, locale, file)
	}
	if got, ok := layout.Lesson(locale, file); !ok || got != lesson {
		t.Errorf("%s: %q of %s is in %q, which holds %q, %v", layout, lesson, locale, file, got, ok)
	}
	if root := layout.Folder(locale); root != "." && !strings.HasPrefix(file, root+"/") || path.Clean(root) != root {
		t.Errorf("%s: %q is not in %q", layout, file, root)
	}
}

func FuzzLayout(f *testing.F) {
	f.Add("{locale}/{path}", "fr", "a/b.md")
	f.Add("docs/{stem}.{locale}{ext}", "zh-Hant", ".category.yml")
	f.Add("{stem}/x{ext}.{locale}", "pt_BR", "a.b/..c")
	f.Fuzz(func(t *testing.T, layout, locale, lesson string) {
		l := Layout(layout)
		if l.Check() != nil || !fs.ValidPath(lesson) || lesson == "." || !isTag(locale) {
			t.Skip()
		}
		checkInverse(t, l, locale, lesson)
	})
}

func isTag(locale string) bool {
	return locale != "" && strings.Trim(locale, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == ""
}
