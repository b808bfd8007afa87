package merge

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/merge/follow"
)

// planned plans a lesson all of whose texts are translated, with links that follow
// headings on a site.
func planned(t testing.TB, d *content.Document, site *address.Site, keep bool) (*Plan, *follow.Source) {
	t.Helper()
	index := NewIndex(catalog(d, func(s *segment.Segment) string {
		return mapText(s, func(text string) string { return mapLetters(text, 'é') })
	}))
	index.Follow = follow.NewSource([]*content.Document{d}, site, keep, address.DefaultSchemes)
	return Resolve(d, index, Policy{}), index.Follow
}

// followed makes the links of a lesson follow headings.
func followed(p *Plan, source *follow.Source) []byte {
	Follow([]*Plan{p}, LinkTargets{Source: source, Locales: []string{"en", "fr"}, Kept: func(*Plan) *content.Document { return nil }})
	return p.Apply()
}

// holdsFollow holds the laws of links to headings: what lived in the source lives in
// the translation, or is named; all texts read as they did; again changes nothing.
func holdsFollow(t *testing.T, d *content.Document, site *address.Site, keep bool) {
	t.Helper()
	p, source := planned(t, d, site, keep)
	before := p.Apply()
	lesson := followed(p, source)
	if again := followed(p, source); !bytes.Equal(again, lesson) {
		t.Errorf("%s: again gives %q, not %q", site.Name, again, lesson)
	}
	was, err := d.With(before)
	if err != nil {
		t.Fatal(err)
	}
	is, err := d.With(lesson)
	if err != nil {
		t.Fatalf("%s: %q: %v", site.Name, lesson, err)
	}
	same := slices.EqualFunc(was.Segments(), is.Segments(), func(a, b segment.Segment) bool {
		return a.Kind == b.Kind && a.Text == b.Text && a.ID() == b.ID()
	})
	if !same || !was.SameBlocks(is) {
		t.Errorf("%s: %q has other texts than %q", site.Name, lesson, before)
	}
	names := func(d *content.Document) map[string]bool {
		all := map[string]bool{}
		for _, a := range d.Anchors(site) {
			all[a.Name] = a.Name != ""
		}
		return all
	}
	lived, lives, lost := names(d), names(is), len(p.lost) > 0
	links, others := d.FragmentLinks(), is.FragmentLinks()
	if len(links) != len(others) || lost {
		return
	}
	dead := 0
	for i := range links {
		dead += deadIn(links[i].Target, lived)
		dead -= deadIn(others[i].Target, lives)
	}
	if dead < 0 {
		t.Errorf("%s: %d links of %q are dead, and nothing says so: %q", site.Name, -dead, d.Source(), lesson)
	}
}

// deadIn is 1 for a link within its page that leads to none of the names.
func deadIn(target string, names map[string]bool) int {
	fragment, within := strings.CutPrefix(target, "#")
	if fragment = address.Unescape(fragment); !within || fragment == "" || names[fragment] {
		return 0
	}
	return 1
}

func TestLinksFollowHeadingsOnEverySite(t *testing.T) {
	const lesson = "# Before all\n\n[a](#before-all) [b](#twice-1) <a href=\"#twice\">c</a> [d][d] ![e](e.png)\n\n## Twice\n\nTwo.\n\nTwice\n-----\n\n> ## *In* a [quote](#before-all)\n\n| [f](#in-a-quote) |\n|---|\n| [g](<#twice-2> \"T\") |\n\n## Twice\n\n[d]: #twice-2\n"
	d, err := content.Split("a.md", []byte(lesson), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range address.Sites {
		for _, keep := range []bool{false, true} {
			holdsFollow(t, d, &address.Sites[i], keep)
		}
	}
	p, source := planned(t, d, address.Named("github"), false)
	if got := string(followed(p, source)); strings.Contains(got, "twice") || len(p.lost) > 0 || !strings.Contains(got, "](#íüîüê-1)") || !strings.Contains(got, "[d]: #íüîüê-2\n") {
		t.Errorf("%q, %v", got, p.lost)
	}
	p, source = planned(t, d, address.Named("hugo"), true)
	if got := string(followed(p, source)); !strings.Contains(got, "[û](#twice-1)") || !strings.Contains(got, "íüîüê {#twice-1}\n-----\n") {
		t.Errorf("%q", got)
	}
}

// The lessons of the sample and of the goldens, and examples of the specification.
func TestFollowOverLessons(t *testing.T) {
	for i, d := range documents(t) {
		holdsFollow(t, d, &address.Sites[i%len(address.Sites)], i%2 == 0)
	}
	for i, source := range examples(t) {
		if d, err := content.Split("a.md", []byte(source), nil); err == nil {
			holdsFollow(t, d, &address.Sites[i%len(address.Sites)], i%2 == 0)
		}
	}
}

func FuzzFollow(f *testing.F) {
	for i, s := range seeds(f, func(name string) bool { return strings.HasSuffix(name, ".md") }, "../content/testdata/*/*.txtar") {
		f.Add(string(s.source), uint8(i))
	}
	f.Add("# A b\n\n[a](#a-b) [b](#c-1)\n\n## c\n\n## c\n\n[x]: #c\n\n[x]\n", uint8(2))
	f.Fuzz(func(t *testing.T, source string, which uint8) {
		if len(source) > fuzzSize {
			return
		}
		d, err := content.Split("a.md", []byte(source), nil)
		if err != nil {
			return
		}
		holdsFollow(t, d, &address.Sites[int(which)%len(address.Sites)], which >= 128)
	})
}

// However often somebody repeats something, links follow in linear time.
func TestFollowTakesLinearTime(t *testing.T) {
	for _, pattern := range []string{
		"# a\n\n[x](#a)\n\n", "[a](#b) ", "<a href=\"#a\">\n\n", "[a]: #a\n\n[a]\n\n# a\n\n", "[x](a&#35;#a) ", "# a {#a}\n\n", "# a-1\n\n[x](#a-1-1)\n\n", "# 安\n\n[x](#安-1)\n\n",
		"<!-- <a href=\"#a\"> ", "<a href=#a#a#a ", "[x](/a/a/a/a#a) ", "a\n=\n\n[x](#a) ",
	} {
		cost.Linear(t, pattern, 32<<10, func(n int) {
			source := "# a\n\n" + strings.Repeat(pattern, n/len(pattern))
			d, err := content.Split("a.md", []byte(source), nil)
			if err != nil {
				return
			}
			for _, name := range []string{"auto", "mkdocs", "jekyll"} {
				p, follows := planned(t, d, address.Named(name), name == "mkdocs")
				followed(p, follows)
			}
		})
	}
}

// A translated heading may be called like another one of the source.
func TestLinksFollowHeadingsThatChangeNames(t *testing.T) {
	d, err := content.Split("a.md", []byte("# Setup\n\n[a](#setup) [b](#use)\n\n## Use\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	index := NewIndex(catalog(d, func(s *segment.Segment) string {
		return map[string]string{"Setup": "Use", "Use": "Setup"}[s.Text]
	}))
	index.Follow = follow.NewSource([]*content.Document{d}, address.Named("github"), false, nil)
	if got := string(followed(Resolve(d, index, Policy{}), index.Follow)); got != "# Use\n\n[a](#use) [b](#setup)\n\n## Setup\n" {
		t.Errorf("%q", got)
	}
}
