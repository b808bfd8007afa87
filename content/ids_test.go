package content

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/golden"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// otherPages are pages that a generator reads otherwise than CommonMark has it.
var otherPages = map[string]string{
	"mkdocs setext.md":         "an underlined heading of two lines is text to it",
	"mkdocs-unicode setext.md": "an underlined heading of two lines is text to it",
	"jekyll setext.md":         "an underlined heading of two lines is text to it",
}

// otherHeadings are headings that are not told as the generator does.
var otherHeadings = map[string]string{
	"vitepress <3 less": "an emoticon is a picture there",
}

// Headings have the ids that the generators themselves gave them: see .ci/ids.
func TestIDsAreThoseOfTheGenerators(t *testing.T) {
	pages, headings := 0, 0
	for _, site := range address.Sites {
		file := site.Name
		if file == "auto" {
			file = "github"
		}
		for page, want := range realIDs(t, filepath.Join("testdata", "ids", file+".txt")) {
			key := file + " " + page
			if why := otherPages[key]; why != "" || site.Name == "auto" && page != "latin.md" {
				continue
			}
			source, err := os.ReadFile(filepath.Join("testdata", "ids", "pages", page))
			if err != nil {
				t.Fatal(err)
			}
			d := mustSplit(t, page, string(source))
			all := d.Headings()
			var got []string
			for _, a := range d.Anchors(&site) {
				if a.Heading >= 0 {
					got = append(got, a.Name)
				}
			}
			pages++
			headings += len(want)
			if len(got) != len(want) {
				t.Errorf("%s: %d headings, %d have ids\n%q", key, len(got), len(want), got)
				continue
			}
			for i := range want {
				heading := string(source[all[i].Start:all[i].End])
				if known := otherHeadings[file+" "+heading] != ""; known == (got[i] == want[i]) {
					t.Errorf("%s: %q is %q, want %q", key, heading, got[i], want[i])
				}
			}
		}
	}
	if pages < 100 || headings < 1500 {
		t.Errorf("only %d headings of %d pages", headings, pages)
	}
}

// realIDs are the ids of a file that .ci/ids made, by page. A page that the generator
// refused is left out.
func realIDs(t *testing.T, file string) map[string][]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string][]string{}
	page := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		name, begins := strings.CutPrefix(line, "== ")
		var id string
		switch {
		case begins:
			page = name
		case line == "refused":
			delete(pages, page)
		default:
			if err := json.Unmarshal([]byte(line), &id); err != nil {
				t.Fatal(err)
			}
			pages[page] = append(pages[page], id)
		}
	}
	return pages
}

// Whatever a heading says, each site makes an id of it that is no longer than its
// text allows, and no two of the headings that it numbers itself have the same.
func FuzzIDs(f *testing.F) {
	for _, s := range golden.Seeds(f, ".", golden.IsMarkdown) {
		f.Add(string(s.Source))
	}
	for _, page := range golden.Files(f, filepath.Join("testdata", "ids", "pages"), golden.IsMarkdown) {
		f.Add(string(page.Source))
	}
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > cost.FuzzSize {
			return
		}
		d, err := Split("s_x.md", []byte(source), nil)
		if err != nil {
			return
		}
		headings := d.Headings()
		for _, site := range address.Sites {
			seen := map[string]bool{}
			for _, a := range d.Anchors(&site) {
				if a.Heading < 0 {
					continue
				}
				h := &headings[a.Heading]
				if most := 20*(h.End-h.Start) + len("heading-") + 2*len(strconv.Itoa(len(headings))); len(a.Name) > most {
					t.Errorf("%s: an id of %d bytes of %q", site.Name, len(a.Name), source[h.Start:h.End])
				}
				if seen[a.Name] && !a.Explicit && a.Name != "" && site.Name != "jekyll" && !hasExplicit(d, &site, a.Name) {
					t.Errorf("%s: two headings are called %q", site.Name, a.Name)
				}
				seen[a.Name] = true
			}
		}
	})
}

// hasExplicit reports whether somebody has written a name at a heading.
func hasExplicit(d *Document, site *address.Site, name string) bool {
	return slices.ContainsFunc(d.Anchors(site), func(a Anchor) bool { return a.Explicit && a.Name == name })
}
