package align

import (
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"testing"
	"testing/fstest"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// copies is a tree of the sample's lessons in a language, so many times.
func copies(t *testing.T, locale string, n int) *content.Tree {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(content.Sample, locale, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content.Sample, name)
		for i := range n {
			files[path.Join(fmt.Sprint("copy", i), name[len(locale)+1:])] = &fstest.MapFile{Data: data}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	tree, err := content.Load(files, "{path}", locale, nil)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// What an alignment allocates grows no faster than the lessons do: ten times the site
// takes ten times as much, and a tenth more at most.
func TestAlignmentGrowsWithTheLessons(t *testing.T) {
	if !cost.Long() {
		t.Skip("takes seconds")
	}
	work := func(n int) uint64 {
		source, target := copies(t, "en", n), copies(t, "fr", n)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		Trees(source, target)
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	one := work(1)
	for _, n := range []int{3, 10} {
		many := work(n)
		t.Logf("%d copies allocate %.1f times as much as one", n, float64(many)/float64(one))
		if float64(many) > 1.1*float64(n)*float64(one) {
			t.Errorf("%d copies allocate %d bytes, and one %d", n, many, one)
		}
	}
}
