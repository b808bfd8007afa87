package merge

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
)

var stock = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList)).Parser()

// BenchmarkRatio times goldmark's parse of the English lessons, and splitting
// them and merging a translation of every segment with its proof, in turn:
// DESIGN promises a ratio of at most 3 on one core.
func BenchmarkRatio(b *testing.B) {
	root := "../content/en"
	if corpus := os.Getenv("PARASOL_CORPUS"); corpus != "" {
		root = filepath.Join(corpus, "umbrella", "en")
		if _, err := os.Stat(root); err != nil { // another tree
			root = corpus
		}
	}
	var docs []*content.Document
	size := 0
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if d, _ := content.Split(filepath.ToSlash(name), data, nil); d != nil {
			docs, size = append(docs, d), size+len(data)
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	all := &locales.Catalog{Locale: "fr"}
	seen := map[string]bool{}
	for _, d := range docs {
		for _, m := range catalog(d, pseudo["accents"]).Messages {
			if !seen[m.ID] {
				seen[m.ID] = true
				all.Messages = append(all.Messages, m)
			}
		}
	}
	index := NewIndex(all)
	b.SetBytes(int64(size))
	var parse, resolve time.Duration
	for b.Loop() {
		start := time.Now()
		for _, d := range docs {
			stock.Parse(text.NewReader(d.Source()))
		}
		middle := time.Now()
		for _, d := range docs {
			Resolve(d, index, Policy{}).Apply()
		}
		parse, resolve = parse+middle.Sub(start), resolve+time.Since(middle)
	}
	b.ReportMetric(float64(resolve)/float64(parse), "merge/parse")
	b.ReportMetric(float64(resolve.Milliseconds())/float64(b.N), "ms/plan")
}
