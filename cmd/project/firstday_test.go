package project

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/parasol-l10n/parasol/merge/finding"
)

// Real sites are adopted as they are published, and checked: somebody has read
// findings of each rule, up to forty, and judged whether they are true. The
// judgements are in a file, by hash, so that nothing of a site stands in the project:
// the hash, the rule, the language, true or false.
const judgements = "../../merge/check/testdata/judged.txt"

// sites of the corpus with their translations: folders by language, that of the
// source first.
var sites = []struct {
	name, source string
	languages    map[string]string
}{
	{"umbrella", "umbrella/en", map[string]string{"fr": "umbrella/fr", "ar": "umbrella/ar"}},
	{"fastapi", "sites/fastapi/docs/en/docs", map[string]string{"es": "sites/fastapi/docs/es/docs", "fr": "sites/fastapi/docs/fr/docs", "ja": "sites/fastapi/docs/ja/docs"}},
	{"cncf", "sites/cncf/content/en", map[string]string{"fr": "sites/cncf/content/fr", "ja": "sites/cncf/content/ja"}},
	{"helm", "sites/helm/versioned_docs/version-3", map[string]string{"fr": helmIn("fr"), "ja": helmIn("ja"), "uk": helmIn("uk"), "zh": helmIn("zh")}},
}

func helmIn(language string) string {
	return "sites/helm/i18n/" + language + "/docusaurus-plugin-content-docs/version-3"
}

// A site is a project in memory: lessons, and translation files.
type site struct {
	lessons, catalogs fstest.MapFS
	languages         []string
}

// open opens it as it is now.
func (s *site) open(t *testing.T) *Project {
	t.Helper()
	config, err := ParseConfig("parasol.yaml", nil, Guard{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := Open(Folder{Name: "content", Files: s.lessons}, Folder{Name: "locales", Files: s.catalogs}, Options{Config: config, To: s.languages})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// write does what an outcome says.
func (s *site) write(out *Outcome) {
	for _, c := range out.Files {
		files := s.lessons
		if c.Folder == "locales" {
			files = s.catalogs
		}
		if c.After == nil {
			delete(files, c.Name)
		} else {
			files[c.Name] = &fstest.MapFile{Data: c.After}
		}
	}
}

// adopted are the sites of the corpus, each aligned once.
var adopted = sync.OnceValue(func() map[string]*alignedSite {
	all := map[string]*alignedSite{}
	for _, s := range sites {
		all[s.name] = &alignedSite{}
	}
	return all
})

// An alignedSite is a site that is aligned when it is asked for.
type alignedSite struct {
	once sync.Once
	site *site
}

// adopt is a site on the day of its adoption. It is not to be changed.
func adopt(t *testing.T, corpus, name, source string, languages map[string]string) *site {
	t.Helper()
	a := adopted()[name]
	a.once.Do(func() {
		s := &site{fstest.MapFS{}, fstest.MapFS{}, slices.Sorted(maps.Keys(languages))}
		for name, folder := range languages {
			mount(t, s.lessons, name, os.DirFS(filepath.Join(corpus, folder)))
		}
		mount(t, s.lessons, "en", os.DirFS(filepath.Join(corpus, source)))
		aligned, err := s.open(t).Align(AlignOptions{})
		if err != nil {
			t.Fatal(err)
		}
		s.write(aligned)
		a.site = s
	})
	return a.site
}

func mount(t *testing.T, to fstest.MapFS, folder string, from fs.FS) {
	t.Helper()
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		to[path.Join(folder, name)] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// hashOf names a finding without a word of it: by rule, language, source and text,
// or the line of the lesson.
func hashOf(f *finding.Finding) string {
	file := f.Pos.File
	if f.Source != "" {
		file = ""
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{f.Rule, f.Locale, file, f.Source, f.Text, f.Text[f.Start:f.End]}, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// judged reads the judgements: true and false by hash.
func judged(t *testing.T) map[string]bool {
	t.Helper()
	data, err := os.ReadFile(judgements)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		if len(fields) != 4 || fields[3] != "true" && fields[3] != "false" {
			t.Fatalf("%s: %q", judgements, line)
		}
		all[fields[0]] = fields[3] == "true"
	}
	return all
}

// TestFirstDayCriesNoWolf holds that what is called an error is one in 99 of 100
// cases, and a warning right in 85.
func TestFirstDayCriesNoWolf(t *testing.T) {
	corpus := os.Getenv("PARASOL_CORPUS")
	if corpus == "" {
		t.Skip("PARASOL_CORPUS is not set")
	}
	known := judged(t)
	type tally struct{ right, seen, unread int }
	tallies := map[finding.Level]map[string]*tally{finding.Warning: {}, finding.Error: {}}
	for _, s := range sites {
		checked, err := adopt(t, corpus, s.name, s.source, s.languages).open(t).Check(CheckOptions{About: []Subject{Translations, Lessons, Links}})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range checked.Checked.Findings {
			if f.Level == finding.Note || f.Locale == "" {
				continue
			}
			n := tallies[f.Level][f.Rule]
			if n == nil {
				n = &tally{}
				tallies[f.Level][f.Rule] = n
			}
			right, ok := known[hashOf(&f)]
			switch {
			case !ok:
				n.unread++
				if out := os.Getenv("PARASOL_UNREAD"); out != "" {
					appendUnread(t, out, s.name, &f)
				}
				continue
			case right:
				n.right++
			}
			n.seen++
		}
	}
	least := map[finding.Level]int{finding.Warning: 85, finding.Error: 99}
	for level, rules := range tallies {
		for _, rule := range slices.Sorted(maps.Keys(rules)) {
			n := rules[rule]
			t.Logf("%s %s: %d of %d that somebody judged are true, %d are not judged", level, rule, n.right, n.seen, n.unread)
			if n.right*100 < least[level]*n.seen {
				t.Errorf("%s %s: %d of %d are true, want %d %%", level, rule, n.right, n.seen, least[level])
			}
			if n.seen == 0 {
				t.Errorf("%s %s: none of %d was judged", level, rule, n.unread)
			}
		}
	}
}

// appendUnread writes down what nobody has judged yet, for somebody to read.
func appendUnread(t *testing.T, name, site string, f *finding.Finding) {
	t.Helper()
	file, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	line := []string{hashOf(f), f.Rule, f.Locale, f.Level.String(), site, f.Pos.String(), f.Sentence, f.Source, f.Text}
	for i := range line {
		line[i] = strings.ReplaceAll(finding.OneLine(line[i]), "\t", " ")
	}
	if _, err := file.WriteString(strings.Join(line, "\t") + "\n"); err != nil {
		t.Fatal(err)
	}
}
