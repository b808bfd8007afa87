package content

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// stock is goldmark as it comes: the measure of speed.
var stock = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList)).Parser()

// english are the lessons to measure with: those of the corpus if it is
// there, else the sample's.
func english(b *testing.B) (names []string, files [][]byte) {
	root := "en"
	if corpus := os.Getenv("PARASOL_CORPUS"); corpus != "" {
		root = filepath.Join(corpus, "umbrella", "en")
		if _, err := os.Stat(root); err != nil { // another tree
			root = corpus
		}
	}
	size := 0
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if _, ok := DefaultRules.Find(filepath.ToSlash(name)); err != nil || e.IsDir() || !ok {
			return err
		}
		data, err := os.ReadFile(name)
		names, files, size = append(names, filepath.ToSlash(name)), append(files, data), size+len(data)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(size))
	return names, files
}

func BenchmarkGoldmark(b *testing.B) {
	_, files := english(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range files {
			stock.Parse(text.NewReader(f))
		}
	}
}

func BenchmarkSplit(b *testing.B) {
	names, files := english(b)
	b.ReportAllocs()
	for b.Loop() {
		for i, f := range files {
			if _, err := Split(names[i], f, nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkRatio times both in turn, so that what else the machine does falls
// on both alike: DESIGN promises a ratio of at most 1.5 on one core.
func BenchmarkRatio(b *testing.B) {
	names, files := english(b)
	var parse, split time.Duration
	for b.Loop() {
		start := time.Now()
		for _, f := range files {
			stock.Parse(text.NewReader(f))
		}
		middle := time.Now()
		for i, f := range files {
			if _, err := Split(names[i], f, nil); err != nil {
				b.Fatal(err)
			}
		}
		parse, split = parse+middle.Sub(start), split+time.Since(middle)
	}
	b.ReportMetric(float64(split)/float64(parse), "split/parse")
}
