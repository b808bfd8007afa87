package merge

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
)

// fuzzSize bounds what a fuzzer tries: longer inputs find no more, and goldmark
// needs long for some of them.
const fuzzSize = 4 << 10

// A seed is a lesson of the goldens or of the sample.
type seed struct {
	name   string
	source []byte
}

// seeds are lessons below the globs; a glob that matches none fails.
func seeds(f *testing.F, want func(name string) bool, globs ...string) []seed {
	f.Helper()
	var all []seed
	for _, glob := range globs {
		names, err := filepath.Glob(glob)
		before := len(all)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			files := []txtar.File{{Name: name, Data: data}}
			if filepath.Ext(name) == ".txtar" {
				files = txtar.Parse(data).Files
			}
			for _, file := range files {
				lesson, quoted := strings.CutSuffix(file.Name, ".quoted")
				if !want(lesson) {
					continue
				}
				if quoted {
					file.Data = unquoteLines(f, file.Data)
				}
				all = append(all, seed{filepath.Base(lesson), file.Data})
			}
		}
		if len(all) == before {
			f.Fatalf("no seeds in %s", glob)
		}
	}
	return cost.Seeds(all)
}

func isYAML(name string) bool { return filepath.Ext(name) == ".yml" }

// fuzzMerge translates one segment alone and holds containment (law 3) and
// read-back (law 2) against it.
func fuzzMerge(t *testing.T, name string, source []byte, translation string, which uint8) {
	if len(source)+len(translation) > fuzzSize {
		t.Skip("too long")
	}
	d, err := content.Split(name, source, nil)
	if err != nil || d == nil || len(d.Segments()) == 0 {
		t.Skip("no segments")
	}
	i := int(which) % len(d.Segments())
	s := &d.Segments()[i]
	if sameID(d, i) {
		t.Skip("the same text twice")
	}
	c := &locales.Catalog{Locale: "xx", Messages: []locales.Message{{ID: s.ID(), Source: s.Text, Target: translation, State: locales.Translated}}}
	index := NewIndex(c)
	plan := Resolve(d, index, Policy{})
	if again := Resolve(d, index, Policy{}); !bytes.Equal(plan.Apply(), again.Apply()) {
		t.Errorf("merged once %q, once %q", plan.Apply(), again.Apply())
	}
	if e := plan.Entries[i]; e.Status != Translated {
		if !bytes.Equal(plan.Apply(), source) {
			t.Errorf("%q is %v for %q, and the bytes changed: %q", translation, e.Status, s.Text, plan.Apply())
		}
		if e.Status == Rejected && len(e.Findings) == 0 {
			t.Errorf("%q is rejected without a finding", translation)
		}
		return
	}
	if err := contained(d, i, plan.Apply()); err != nil && !titled(d, i) {
		t.Errorf("%q for %q in %q: %q: %v", translation, s.Text, source, plan.Apply(), err)
	}
	if err := foreign(d, plan.Apply()); err != nil {
		t.Errorf("%q for %q in %q: %q: %v", translation, s.Text, source, plan.Apply(), err)
	}
	if err := sameSegments(plan); err != nil {
		t.Errorf("%q for %q in %q: %q: %v", translation, s.Text, source, plan.Apply(), err)
	}
}

// titled reports whether segment i has titles in it, which move with their
// links: then the segments around it need not keep their order. Nor can a
// title among others be held against its position, which is not its own: see
// the golden links/nested-titles of content.
func titled(d *content.Document, i int) bool {
	segments := d.Segments()
	title := func(j int) bool { return j > 0 && j < len(segments) && segments[j].Kind == segment.Title }
	return title(i+1) || title(i) && title(i-1)
}

func FuzzMerge(f *testing.F) {
	for i, s := range seeds(f, func(name string) bool { return filepath.Ext(name) == ".md" },
		"../content/testdata/split/*.txtar", "testdata/render/*.txtar", "../content/en/*/*/*/s_*.md", "../content/en/*/s_*.md") {
		f.Add(s.source, hostile[i%len(hostile)]+" x "+hostile[(i*7)%len(hostile)], uint8(i))
		if d, _ := content.Split(s.name, s.source, nil); d != nil && len(d.Segments()) > 0 {
			which := i % len(d.Segments())
			f.Add(s.source, moveTags(&d.Segments()[which]), uint8(which))
		}
	}
	f.Fuzz(func(t *testing.T, source []byte, translation string, which uint8) {
		fuzzMerge(t, "s_x.md", source, translation, which)
	})
}

func FuzzMergeYAML(f *testing.F) {
	for i, s := range seeds(f, isYAML,
		"../content/testdata/split/*.txtar", "testdata/render/*.txtar", "../content/en/*/*/*/c_*.yml", "../content/en/*/f_*.yml", "../content/en/*/.category.yml") {
		f.Add(s.source, hostile[(i*3)%len(hostile)]+" x "+hostile[(i*7)%len(hostile)], uint8(i), kindOf(s.name))
	}
	f.Add([]byte("title: \"One\\n\\ntwo\"\n"), "x", uint8(0), uint8(0))
	f.Fuzz(func(t *testing.T, source []byte, translation string, which, kind uint8) {
		fuzzMerge(t, yamlNames[int(kind)%len(yamlNames)], source, translation, which)
	})
}

// yamlNames are a name for each kind of YAML file.
var yamlNames = []string{"c_x.yml", "f_x.yml", ".category.yml"}

func kindOf(name string) uint8 {
	switch name[0] {
	case 'f':
		return 1
	case '.':
		return 2
	}
	return 0
}
