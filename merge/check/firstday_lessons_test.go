package check

import (
	"slices"
	"testing"
	"testing/fstest"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/locales"
)

// firstDayLessons are whole lessons of a language beside their source: right ones
// that looked damaged, and what has to be found beside them. The level is "" where
// nothing may be found.
var firstDayLessons = []struct {
	rule, source, lesson, level string
}{
	{"changed-id", "---\ntitle: A\ntopic: safety\n---\nB\n", "---\ntitle: A\ntopic: sécurité\n---\nB\n", "note"},
	{"changed-id", "---\ntitle: A\nlang: en\n---\nB\n", "---\ntitle: A\nlang: fr\n---\nB\n", ""},
	{"changed-id", "---\ntitle: A\nlang: en\n---\nB\n", "---\ntitle: A\nlang: de\n---\nB\n", "note"},
	{"changed-id", "---\ntitle: A\nnext: /guide/two/\n---\nB\n", "---\ntitle: A\nnext: /fr/guide/two/\n---\nB\n", ""},
	{"changed-id", "---\ntitle: A\nnext: /guide/two/\n---\nB\n", "---\ntitle: A\nnext: /fr/guide/three/\n---\nB\n", "note"},
	{"changed-id", "---\ntitle: A\nweight: 4\n---\nB\n", "---\ntitle: A\nweight: 3\n---\nB\n", "warning"},
	{"changed-id", "---\ntitle: A\nweight: 4\n---\nB\n", "---\ntitle: A\nweight: quatre\n---\nB\n", "error"},
	{"changed-id", "---\ntitle: A\ndraft: false\n---\nB\n", "---\ntitle: A\ndraft: faux\n---\nB\n", "error"},
	{"changed-id", "---\ntitle: A\nhero: '404'\n---\nB\n", "---\ntitle: A\nhero: '٤٠٤'\n---\nB\n", "note"},
	{"changed-key", "---\ntitle: A\n---\nB\n", "---\ntitle: A\nreviewed: 2024-01-02\n---\nB\n", "note"},
	{"changed-key", "---\ntitle: A\nstatus: done\n---\nB\n", "---\ntitle: A\n---\nB\n", "warning"},
	{"changed-key", "---\ntitle: A\ntags: [a, b]\n---\nB\n", "---\ntitle: A\ntags: [a]\n---\nB\n", "note"},
	{"changed-key", "---\ntitle: A\n---\nB\n", "---\ntitre: A\n---\nB\n", "error"},
	{"changed-key", "---\ntitle: A\nkind: a\n---\nB\n", "---\ntitle: A\nkind: [a]\n---\nB\n", "warning"},
	{"literal-emphasis", "B\n", "この**装置（小）**を使う。\n", "warning"},
}

func TestFirstDayOfLessons(t *testing.T) {
	for _, c := range firstDayLessons {
		en, fr := tree(t, "en", map[string]string{"s_x.md": c.source}), tree(t, "fr", map[string]string{"s_x.md": c.lesson})
		level := ""
		for _, f := range Lessons(en, fr, Known{}) {
			if f.Rule == c.rule {
				level = f.Level.String()
			}
		}
		if level != c.level {
			t.Errorf("%s: %q of %q is %q, want %q", c.rule, c.lesson, c.source, level, c.level)
		}
	}
}

// TestFormsKeepTheirValues holds that what a program reads is an error in YAML, in
// whatever words it is.
func TestFormsKeepTheirValues(t *testing.T) {
	en := tree(t, "en", map[string]string{"f_x.yml": "title: A\nscreens:\n- items:\n  - type: text_input\n"})
	fr := tree(t, "fr", map[string]string{"f_x.yml": "title: A\nscreens:\n- items:\n  - type: saisie\n"})
	if got := rulesIn(Lessons(en, fr, Known{})); !slices.Contains(got, "error changed-id") {
		t.Error(got)
	}
}

// TestEmphasisIsWhatTheSiteReads: Python-Markdown and kramdown read what CommonMark
// does not, and tell by other lines of theirs which of them a site has.
func TestEmphasisIsWhatTheSiteReads(t *testing.T) {
	for line, want := range map[string]bool{
		"!!! note\n    Read on.":        false,
		"=== \"Linux\"\n\n    Read on.": false,
		"/// tip | Read on":             false,
		"{: .wide}":                     false,
		"{% include note.html %}":       false,
		"Read on!!! Now.":               true,
		"A {% x %}":                     true,
	} {
		en := tree(t, "en", map[string]string{"s_x.md": "A\n", "s_y.md": "Read on.\n\n" + line + "\n"})
		ja := tree(t, "ja", map[string]string{"s_x.md": "この**装置（小）**を使う。\n"})
		if got := has(Lessons(en, ja, Known{}), "literal-emphasis"); got != want {
			t.Errorf("%q: %v", line, got)
		}
		ja = tree(t, "ja", map[string]string{"s_x.md": "この** 装置 **を使う。\n"})
		if !has(Lessons(en, ja, Known{}), "literal-emphasis") {
			t.Errorf("%q: blanks inside are not found", line)
		}
	}
}

func TestLinksToTheLanguagesOwnPages(t *testing.T) {
	guide := "## One\n\nA\n\n## Two\n\nA\n"
	guideFR := "## Un\n\nA\n\n## Deux\n\nA\n"
	for _, c := range []struct {
		source, translated string
		links              []locales.Link
		changed            bool
	}{
		{source: "[a](/guide/)", translated: "[a](/fr/guide/)"},
		{source: "[a](/guide/)", translated: "[a](/de/guide/)", changed: true},
		{source: "[a](/guide/) [b](/tools/)", translated: "[b](/fr/tools/) [a](/fr/guide/)"},
		{source: "[a](/guide/) [b](/tools/)", translated: "[b](/fr/tools/) [a](/fr/tolos/)", changed: true},
		{source: "[a](/sub/s_guide.md)", translated: "[a](s_guide.md)"},
		{source: "[a](s_guide.md#two)", translated: "[a](s_guide.md#deux)"},
		{source: "[a](s_guide.md#two)", translated: "[a](./s_guide.md#un)", changed: true},
		{source: "[a](/sub/s_guide.md#two)", translated: "[a](s_guide.md#two)"},
		{source: "[a](s_guide.md)", translated: "[a](s_other.md)", changed: true},
		{source: "[a](s_guide.md)", translated: "[a](s_other.md)", links: []locales.Link{{Source: "s_guide.md", Target: "s_other.md"}}},
		{source: "[a](s_guide.md)", translated: "[a](s_other.md)", links: []locales.Link{{Source: "s_third.md", Target: "s_other.md"}}, changed: true},
	} {
		lessons := func(text, guide string) map[string]string {
			return map[string]string{"sub/s_x.md": text + "\n", "sub/s_guide.md": guide, "sub/s_other.md": "A\n"}
		}
		en, fr := tree(t, "en", lessons(c.source, guide)), tree(t, "fr", lessons(c.translated, guideFR))
		found := Links(en, fr, nil, address.DefaultSchemes, Known{Links: c.links})
		if got := has(found, "changed-link"); got != c.changed {
			t.Errorf("%s for %s: %v", c.translated, c.source, sentences(found))
		}
		if has(found, "added-link") || has(found, "lost-link") {
			t.Errorf("%s for %s: %v", c.translated, c.source, sentences(found))
		}
	}
}

// TestImagesAreLookedForFromTheAddressOfAPage where the source's own are.
func TestImagesAreLookedForFromTheAddressOfAPage(t *testing.T) {
	exists := func(path string) bool { return path == "guide/img/map.png" || path == "guide/one/here.png" }
	load := func(locale, extra string) *content.Tree {
		fsys := fstest.MapFS{}
		for _, name := range []string{"one", "two", "three"} {
			text := "![map](../img/map.png)\n"
			if name == "three" {
				text += extra
			}
			fsys[locale+"/guide/s_"+name+".md"] = &fstest.MapFile{Data: []byte(text)}
		}
		tree, err := content.Load(fsys, content.DefaultLayout, locale, nil)
		if err != nil {
			t.Fatal(err)
		}
		return tree
	}
	en := load("en", "")
	if found := Links(en, load("fr", ""), exists, nil, Known{}); has(found, "missing-image") {
		t.Errorf("%v", sentences(found))
	}
	if found := Links(en, load("fr", "\n![map](../img/mpa.png)\n"), exists, nil, Known{}); !has(found, "missing-image") {
		t.Error("an image that is nowhere is not missed")
	}
	one := tree(t, "en", map[string]string{"guide/s_one.md": "![map](../img/map.png)\n"})
	if found := Links(one, nil, exists, nil, Known{}); !has(found, "missing-image") {
		t.Error("one image alone says how a site names its images")
	}
}
