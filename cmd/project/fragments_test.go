package project

import (
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/merge/follow"
)

// generators are those of the sites of the corpus.
var generators = map[string]string{"umbrella": "github", "fastapi": "mkdocs", "cncf": "hugo", "helm": "docusaurus"}

// No page of a site whose translations were aligned and then merged has a link to a
// heading that leads nowhere, unless it led nowhere before. A second merge changes
// nothing.
func TestAdoptionLeavesNoLinkDead(t *testing.T) {
	corpus := os.Getenv("PARASOL_CORPUS")
	if corpus == "" {
		t.Skip("PARASOL_CORPUS is not set")
	}
	for i, s := range sites {
		if seed, err := strconv.Atoi(os.Getenv("PARASOL_SEED")); err == nil && os.Getenv("PARASOL_FULL") == "" && seed%len(sites) != i {
			continue
		}
		is := &site{fstest.MapFS{}, fstest.MapFS{}, slices.Sorted(maps.Keys(s.languages))}
		for name, folder := range s.languages {
			mount(t, is.lessons, name, os.DirFS(corpus+"/"+folder))
		}
		mount(t, is.lessons, "en", os.DirFS(corpus+"/"+s.source))
		was := maps.Clone(is.lessons)
		open := func() *Project {
			config, err := ParseConfig("parasol.yaml", []byte("site: "+generators[s.name]+"\n"), Guard{})
			if err != nil {
				t.Fatal(err)
			}
			p, err := Open(Folder{Name: "content", Files: is.lessons}, Folder{Name: "locales", Files: is.catalogs}, Options{Config: config, To: is.languages})
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		write := func(out *Outcome, err error) *Outcome {
			if err != nil {
				t.Fatal(err)
			}
			is.write(out)
			return out
		}
		write(open().Align(AlignOptions{}))
		out := write(open().Merge(MergeOptions{}))
		warned := 0
		for _, f := range out.Findings {
			if f.Rule == "lost-fragment" {
				warned++
			}
		}
		if again := write(open().Merge(MergeOptions{})); len(again.Files) > 0 {
			t.Errorf("%s: a second merge writes %d files, %s first", s.name, len(again.Files), again.Files[0].Path())
		}
		for _, language := range is.languages {
			before, after := deadLinks(t, open(), was, language), deadLinks(t, open(), is.lessons, language)
			links, dead, now, died := 0, 0, 0, 0
			for page, n := range after {
				links, dead, now = links+n.all, dead+before[page].dead, now+n.dead
				if more := n.dead - before[page].dead; more > 0 {
					died += more
					t.Logf("%s/%s/%s: %q are dead, were %q", s.name, language, page, n.targets, before[page].targets)
				}
			}
			t.Logf("%s/%s: %d links to headings on %d pages: %d dead, before %d; merge names %d", s.name, language, links, len(after), now, dead, warned)
			if died > 0 {
				t.Errorf("%s/%s: %d links to headings are dead that lived", s.name, language, died)
			}
		}
	}
}

// A linkCount counts the links to headings of a page.
type linkCount struct {
	all, dead int
	targets   []string // of the dead ones
}

// deadLinks counts the links to headings of the lessons of a language.
func deadLinks(t *testing.T, p *Project, files fstest.MapFS, language string) map[string]linkCount {
	t.Helper()
	load := func(locale string) *content.Tree {
		tree, _ := content.Load(files, content.DefaultLayout, locale, p.config.Rules)
		return tree
	}
	en, is := load("en"), load(language)
	lessons := make([]follow.Lesson, len(is.Documents))
	for i, d := range is.Documents {
		lessons[i] = follow.Lesson{Path: d.Path(), Shown: d}
	}
	headings := follow.NewSource(en.Documents, p.config.Headings(), false, p.config.LinkSchemes()).In(lessons, []string{"en", language}, nil)
	pages := map[string]linkCount{}
	for _, d := range is.Documents {
		var n linkCount
		for _, l := range d.FragmentLinks() {
			if strings.HasSuffix(l.Target, "#") {
				continue
			}
			n.all++
			if headings.Dead(d.Path(), l.Target) {
				n.dead++
				n.targets = append(n.targets, l.Target)
			}
		}
		pages[d.Path()] = n
	}
	return pages
}
