package align

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
)

// alignedTrees are lessons and their translations, with the least share of
// the segments of lessons that are translated at all which is recovered.
var alignedTrees = []struct {
	folder, locale string
	recovered      float64
}{
	{"umbrella", "fr", 0.97},
	{"umbrella", "ar", 0.90},
	{"umbrella-fr-import", "fr", 0.97},
	{"umbrella-ar-import", "ar", 0.90},
}

func corpusTree(t testing.TB, folder, locale string) *content.Tree {
	t.Helper()
	root := os.Getenv("PARASOL_CORPUS")
	if root == "" {
		t.Skip("PARASOL_CORPUS is not set")
	}
	tree, err := content.Load(os.DirFS(filepath.Join(root, folder)), content.DefaultLayout, locale, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s/%s: %d files", folder, locale, len(tree.Documents))
	return tree
}

// A recovery counts what became of the segments of a source tree.
type recovery struct {
	segments, translated, review, joined int
	unpaired                             map[Reason]int
}

func recoveryOf(source *content.Tree, a *Result, c *locales.Catalog) recovery {
	r := recovery{unpaired: map[Reason]int{}}
	for _, d := range source.Documents {
		r.segments += len(d.Segments())
	}
	index := c.Index()
	state := func(p Place) {
		for _, s := range p.Segments() {
			switch m := c.Messages[index[s.ID()]]; {
			case m.State == locales.Translated:
				r.translated++
			case m.State == locales.NeedsReview:
				r.review++
			default:
				r.joined++
			}
		}
	}
	for _, p := range a.Pairs {
		state(p.Source)
	}
	for _, u := range a.Source {
		r.unpaired[u.Reason]++
	}
	return r
}

func TestRealLessonsAreRecovered(t *testing.T) {
	if cost.UnderRace {
		t.Skip("CI runs it without the race detector")
	}
	for _, tree := range alignedTrees {
		t.Run(tree.folder+"/"+tree.locale, func(t *testing.T) {
			source, target := corpusTree(t, tree.folder, "en"), corpusTree(t, tree.folder, tree.locale)
			a := Trees(source, target)
			r := recoveryOf(source, &a, a.Catalog(templateOf(t, source), tree.locale, 0))
			t.Logf("%+v", r)
			there := r.segments - r.unpaired[NoLesson] - r.unpaired[SameText]
			if share := float64(r.translated+r.review) / float64(there); share < tree.recovered {
				t.Errorf("%.2f %% of %d segments are recovered", 100*share, there)
			}
		})
	}
}

// mostWrong is the share of judged pairs that may be wrong.
const mostWrong = 0.005

// A judgement is what a person said of a source text and its translation,
// both named by their hashes.
type judgement struct{ source, target, verdict string }

func judgements(t *testing.T, file string) []judgement {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var all []judgement
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		columns := strings.Split(strings.TrimSpace(line), "\t")
		if len(columns) != 3 {
			t.Fatalf("%s: %q", file, line)
		}
		all = append(all, judgement{columns[0], columns[1], columns[2]})
	}
	return all
}

// judgedTrees are the folders of source and translation of which pairs were judged.
func judgedTrees(locale string) [][2]string {
	if locale != "ja" {
		return [][2]string{{"umbrella/en", "umbrella/" + locale}}
	}
	return [][2]string{
		{"sites/fastapi/docs/en/docs", "sites/fastapi/docs/ja/docs"},
		{"sites/helm/versioned_docs/version-3", "sites/helm/i18n/ja/docusaurus-plugin-content-docs/version-3"},
		{"sites/cncf/content/en", "sites/cncf/content/ja"},
	}
}

// folderTree is the lessons in a folder of the corpus.
func folderTree(t testing.TB, folder, locale string) *content.Tree {
	t.Helper()
	root := os.Getenv("PARASOL_CORPUS")
	if root == "" {
		t.Skip("PARASOL_CORPUS is not set")
	}
	tree, err := content.Load(os.DirFS(filepath.Join(root, folder)), "{path}", locale, nil)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// What an alignment calls translated was judged by reading samples of it: see
// the heads of the files. Those that are still called so have to be right.
func TestTranslatedPairsAreRight(t *testing.T) {
	if cost.UnderRace {
		t.Skip("CI runs it without the race detector")
	}
	for _, locale := range []string{"ar", "fr", "ja"} {
		t.Run(locale, func(t *testing.T) {
			judged := judgements(t, "align-"+locale+".tsv")
			translated := map[string]string{}
			for _, folders := range judgedTrees(locale) {
				source, target := folderTree(t, folders[0], "en"), folderTree(t, folders[1], locale)
				a := Trees(source, target)
				for _, m := range a.Catalog(templateOf(t, source), locale, 0).Messages {
					if m.State == locales.Translated {
						translated[hash(m.ID)] = hash(segment.ID("", segment.Plain(m.Target)))
					}
				}
			}
			verdicts := map[string]int{}
			for _, j := range judged {
				switch {
				case translated[j.source] == j.target:
					verdicts[j.verdict]++
				case j.verdict == "right":
					verdicts["right, to review now"]++
				}
			}
			t.Logf("of %d judged: %v", len(judged), verdicts)
			all := verdicts["right"] + verdicts["stale"] + verdicts["wrong"]
			if share := float64(verdicts["wrong"]) / float64(all); all == 0 || share > mostWrong {
				t.Errorf("%.1f %% of %d are wrong", 100*share, all)
			}
		})
	}
}
