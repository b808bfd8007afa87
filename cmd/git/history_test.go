package git

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	written = "100644"
	gone    = "000000"
)

// logOf spells commits, the newest first, as git's raw log does: each edit is
// the mode, the contents before and after, what was done, and the names.
func logOf(commits ...[]string) []byte {
	var b strings.Builder
	for _, edits := range commits {
		b.WriteString("c0ffee\x00")
		for i, e := range edits {
			if i == 0 {
				b.WriteString("\n")
			}
			f := strings.Split(e, "|")
			b.WriteString(":100644 " + f[0] + " " + f[1] + " " + f[2] + " " + f[3] + "\x00" + strings.Join(f[4:], "\x00") + "\x00")
		}
	}
	return []byte(b.String())
}

// oneCommit is that of logOf.
const oneCommit = "c0ffee"

func TestHistoryFollowsRenames(t *testing.T) {
	for name, test := range map[string]struct {
		log     []byte
		want    History
		outside []string
	}{
		"edited": {
			logOf([]string{written + "|1|2|M|docs/a.md"}, nil, []string{written + "|0|1|A|docs/a.md"}),
			History{"docs/a.md": {{"docs/a.md", "2", 0, oneCommit}, {"docs/a.md", "1", 2, oneCommit}}}, nil,
		},
		"renamed twice": {
			logOf([]string{written + "|2|3|R090|docs/b.md|docs/c.md"}, []string{written + "|1|2|R090|docs/a.md|docs/b.md"}, []string{written + "|0|1|A|docs/a.md"}),
			History{"docs/c.md": {{"docs/c.md", "3", 0, oneCommit}, {"docs/b.md", "2", 1, oneCommit}, {"docs/a.md", "1", 2, oneCommit}}}, nil,
		},
		"renamed and nothing else": {
			logOf([]string{written + "|1|1|R100|docs/a.md|docs/b.md"}, []string{written + "|0|1|A|docs/a.md"}),
			History{"docs/b.md": {{"docs/a.md", "1", 1, oneCommit}}}, nil,
		},
		"in the place of another": {
			logOf([]string{written + "|1|1|R100|docs/b.md|docs/c.md", written + "|2|2|R100|docs/a.md|docs/b.md"}, []string{written + "|0|2|A|docs/a.md", written + "|0|1|A|docs/b.md"}),
			History{"docs/b.md": {{"docs/a.md", "2", 1, oneCommit}}, "docs/c.md": {{"docs/b.md", "1", 1, oneCommit}}}, nil,
		},
		"from elsewhere": {
			logOf([]string{written + "|1|2|R090|old/a.md|docs/a.md", written + "|1|2|M|main.c"}, []string{written + "|0|1|A|old/a.md"}),
			History{"docs/a.md": {{"docs/a.md", "2", 0, oneCommit}, {"old/a.md", "1", 1, oneCommit}}}, []string{"old"},
		},
		"odd name": {
			logOf([]string{written + "|0|1|A|docs/:1 \n\"é\".md"}),
			History{"docs/:1 \n\"é\".md": {{"docs/:1 \n\"é\".md", "1", 0, oneCommit}}}, nil,
		},
		"gone, a link, and back": {
			logOf([]string{written + "|0|2|A|docs/a.md"}, []string{gone + "|2|0|D|docs/a.md"}, []string{"120000|1|2|T|docs/a.md"}, []string{written + "|0|1|A|docs/a.md"}),
			History{"docs/a.md": {{"docs/a.md", "2", 0, oneCommit}, {"docs/a.md", "1", 3, oneCommit}}}, nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, outside := follow(test.log, "docs/")
			if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(Edition{})); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if !slices.Equal(outside, test.outside) {
				t.Errorf("moved from %q, want %q", outside, test.outside)
			}
		})
	}
}

// Whatever stands in a log, the files are those of the folder and their
// editions are sorted.
func FuzzHistory(f *testing.F) {
	f.Add(logOf([]string{written + "|1|2|R090|old/a.md|docs/a.md"}, []string{written + "|0|1|A|old/a.md"}))
	f.Add([]byte(":\x00:1 2 3 4 R\x00a"))
	f.Fuzz(func(t *testing.T, log []byte) {
		h, outside := follow(log, "docs/")
		for _, name := range slices.Sorted(maps.Keys(h)) {
			if !strings.HasPrefix(name, "docs/") || len(h[name]) == 0 {
				t.Errorf("%q has %d editions", name, len(h[name]))
			}
			if !slices.IsSortedFunc(h[name], func(a, b Edition) int { return a.Age - b.Age }) {
				t.Errorf("%q: %v", name, h[name])
			}
		}
		for _, folder := range outside {
			if strings.HasPrefix(folder, "docs/") {
				t.Errorf("%q is not outside", folder)
			}
		}
	})
}

func TestEditionsInForce(t *testing.T) {
	editions := []Edition{{Hash: "e", Age: 1}, {Hash: "d", Age: 3}, {Hash: "c", Age: 8}}
	for _, test := range []struct {
		edits []int
		want  string
	}{
		{[]int{0}, "e"}, // made after all of them
		{[]int{3}, "d"}, // in the same commit
		{[]int{4, 5, 6}, "c"},
		{[]int{0, 2, 4}, "e d c"},
		{[]int{9}, ""}, // before there was a source
	} {
		var edits []Edition
		for _, age := range test.edits {
			edits = append(edits, Edition{Age: age})
		}
		if got := hashes(InForce(editions, edits)); got != test.want {
			t.Errorf("%v: %q, want %q", test.edits, got, test.want)
		}
	}
}

func TestEditionsAreSpread(t *testing.T) {
	all := make([]Edition, 9)
	for i := range all {
		all[i].Hash = string(rune('a' + i))
	}
	for n, want := range map[int]string{2: "a i", 3: "a e i", 9: "a b c d e f g h i", 20: "a b c d e f g h i"} {
		if got := hashes(Spread(all, n)); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func hashes(editions []Edition) string {
	var all []string
	for _, e := range editions {
		all = append(all, e.Hash)
	}
	return strings.Join(all, " ")
}
