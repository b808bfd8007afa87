package content

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// fuzzSize bounds what a fuzzer tries: longer inputs find no more, and goldmark
// needs long for some of them.
const fuzzSize = 4 << 10

// isLong reports whether inputs together are longer than a law takes that
// reads them again and again: while a fuzzer runs, longer than a few segments.
func isLong(inputs ...int) bool {
	total, most := 0, fuzzSize
	if cost.Fuzzing() {
		most = 1 << 10
	}
	for _, n := range inputs {
		total += n
	}
	return total > most
}

// some are the seeds of a fuzz target, without most of those that would take
// minutes.
func some[T any](seeds []T) []T {
	if underRace {
		return cost.Spread(seeds, len(seeds)/16+1)
	}
	return cost.Seeds(seeds)
}

// goldenLessons are lessons of the goldens and of the sample that want takes,
// for a fuzzer to begin with. It fails if there are none of either.
func goldenLessons(t testing.TB, want func(name string) bool) []specimen {
	t.Helper()
	var all []specimen
	names, err := filepath.Glob("testdata/split/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			if strings.HasSuffix(f.Name, ".segments") {
				continue
			}
			if name, source := lesson(t, f); want(name) {
				all = append(all, specimen{filepath.Base(name), source})
			}
		}
	}
	if len(all) == 0 {
		t.Fatal("no seeds in the goldens")
	}
	n := len(all)
	for _, s := range files(t) {
		if name := filepath.Base(s.name); want(name) && len(s.source) <= fuzzSize {
			all = append(all, specimen{name, s.source})
		}
	}
	if len(all) == n {
		t.Fatal("no seeds in the sample")
	}
	if underRace {
		return some(all)
	}
	return cost.ShortSeeds(all, func(s specimen) int { return len(s.source) })
}

// splitsWell holds identity (law 1), well-formed segments, and determinism
// (law 5) against a file.
func splitsWell(t *testing.T, s specimen) {
	if len(s.source) > fuzzSize {
		t.Skip("too long")
	}
	identity(t, s)
	d, err := Split(s.name, s.source, nil)
	again, errAgain := Split(s.name, s.source, nil)
	if describe(d, err) != describe(again, errAgain) {
		t.Errorf("%q is once\n%s\nand once\n%s", s.source, describe(d, err), describe(again, errAgain))
	}
	if d == nil {
		return
	}
	out, _ := d.Render(make([]Translation, len(d.Segments())))
	if bad := d.Verify(out, make([]Translation, len(d.Segments()))); bad != nil {
		t.Errorf("%q does not verify: %v", s.source, bad)
	}
}

func FuzzSplitMarkdown(f *testing.F) {
	for _, s := range goldenLessons(f, isMarkdown) {
		f.Add(s.source)
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		splitsWell(t, specimen{"s_x.md", source})
	})
}

// yamlNames are a name for each kind of YAML file.
var yamlNames = []string{"c_x.yml", "f_x.yml", ".category.yml"}

func FuzzSplitYAML(f *testing.F) {
	for _, s := range goldenLessons(f, func(name string) bool { return filepath.Ext(name) == ".yml" }) {
		for kind := range yamlNames {
			f.Add(s.source, uint8(kind))
		}
	}
	f.Fuzz(func(t *testing.T, source []byte, kind uint8) {
		splitsWell(t, specimen{yamlNames[int(kind)%len(yamlNames)], source})
	})
}

// FuzzFrontMatter holds the laws against whatever is between the delimiters of
// front matter; besides, a body says the same whatever front matter it has,
// and front matter the same whatever its body.
func FuzzFrontMatter(f *testing.F) {
	delimiters := []string{"---\n", "+++\n", ";;;\n", "---yaml\n", "---toml\n", "---json\n", "---\r\n", "\ufeff---\n", "{\n", "\n \t{\n"}
	for _, s := range goldenLessons(f, isMarkdown) {
		text := strings.TrimPrefix(string(s.source), "\ufeff")
		for i, d := range delimiters {
			if rest, ok := strings.CutPrefix(text, d); ok {
				header, body, _ := strings.Cut(rest, d)
				f.Add(uint8(i), header, body)
			}
		}
	}
	f.Add(uint8(0), "title: a\n", "Text\n")
	f.Add(uint8(1), "title = \"a\"\n", "Text\n")
	f.Add(uint8(2), "{\"title\": \"a\"}\n", "Text\n")
	f.Add(uint8(8), "\"title\": \"a\"\n", "Text\n")
	f.Add(uint8(9), "\"title\": \"a\", \"description\": \"b *c*\"\n", "Text\n")
	f.Fuzz(func(t *testing.T, which uint8, header, body string) {
		open := delimiters[int(which)%len(delimiters)]
		end := "\n"
		if strings.HasSuffix(open, "\r\n") {
			end = "\r\n"
		}
		closing := strings.Trim(open, "\ufeff \r\n\tabcdefghijklmnopqrstuvwxyz") + end
		if strings.HasSuffix(open, "{\n") {
			closing = "}\n\n" // JSON ends at a blank line
		}
		if header != "" && !strings.HasSuffix(header, "\n") {
			header += "\n"
		}
		source := open + header + closing + body
		splitsWell(t, specimen{"s_x.md", []byte(source)})
		d, err := Split("s_x.md", []byte(source), nil)
		if err != nil || len(source) > fuzzSize || d.bodyAt != len(source)-len(body) {
			return // the front matter ends elsewhere, or there is none
		}
		alone, err := Split("s_x.md", []byte(source[:d.bodyAt]), nil)
		if err != nil {
			t.Errorf("%q is well, but not without its body: %v", source, err)
			return
		}
		if !reflect.DeepEqual(texts(alone.fields), texts(d.fields)) {
			t.Errorf("%q: values %q, without its body %q", source, texts(d.fields), texts(alone.fields))
		}
	})
}

func texts(fields []field) []string {
	var all []string
	for _, f := range fields {
		for _, u := range f.units {
			all = append(all, u.text)
		}
	}
	return all
}
