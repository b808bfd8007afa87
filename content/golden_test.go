package content

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/parasol-l10n/parasol/content/segment"
)

var update = flag.Bool("update", false, "write what the code does into the goldens")

// knownWrong are goldens that say what ought to be and is not yet, with the
// reason: "archive/case". One that begins to pass fails the test.
var knownWrong = map[string]string{
	"front-matter/dashes-in-value.md": "an indented --- in a value closes the front matter",
	"front-matter/json-then-text.md":  "JSON that no blank line follows is offered as text, keys and all",
}

// TestSplitGoldens holds the segments of many small lessons against
// testdata/split: a txtar archive a topic, in which a lesson NAME is followed
// by NAME.segments. A name that ends in ".quoted" holds what an editor might
// spoil: a line of it is the inside of a Go string, and nothing stands between
// the lines.
func TestSplitGoldens(t *testing.T) {
	eachGolden(t, "testdata/split/*.txtar", func(t *testing.T, a *txtar.Archive) {
		var out []txtar.File
		for _, f := range a.Files {
			if strings.HasSuffix(f.Name, ".segments") {
				continue
			}
			name, source := lesson(t, f)
			golden := txtar.File{Name: f.Name + ".segments"}
			t.Run(name, func(t *testing.T) {
				makesSense(t, name, source)
				golden.Data = []byte(describe(Split(name, source, nil)))
				known := knownWrong[strings.TrimPrefix(t.Name(), "TestSplitGoldens/")]
				diff := cmp.Diff(string(fileNamed(a, golden.Name)), string(golden.Data))
				switch {
				case known != "" && diff == "":
					t.Errorf("passes now, and is listed as known to be wrong: %s", known)
				case known != "":
					golden.Data = fileNamed(a, golden.Name)
					t.Skipf("known to be wrong: %s", known)
				case diff != "" && !*update:
					t.Errorf("-want +got:\n%s", diff)
				}
			})
			out = append(out, f, golden)
		}
		a.Files = out
	})
}

func TestKnownWrongGoldensAreThere(t *testing.T) {
	for id := range knownWrong {
		topic, name, _ := strings.Cut(id, "/")
		data, err := os.ReadFile(filepath.Join("testdata/split", topic+".txtar"))
		if err != nil || fileNamed(txtar.Parse(data), name+".segments") == nil {
			t.Errorf("there is no golden %s: %v", id, err)
		}
	}
}

// eachGolden runs a test for each archive, and writes it back if asked to.
func eachGolden(t *testing.T, glob string, run func(t *testing.T, a *txtar.Archive)) {
	names, err := filepath.Glob(glob)
	if err != nil || len(names) == 0 {
		t.Fatalf("no goldens %s: %v", glob, err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			old, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			a := txtar.Parse(old)
			if len(a.Files) == 0 || len(bytes.TrimSpace(a.Comment)) == 0 {
				t.Fatal("an archive begins with what it is about, and holds files")
			}
			run(t, a)
			if written := txtar.Format(a); *update && !bytes.Equal(written, old) {
				if err := os.WriteFile(name, written, 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func fileNamed(a *txtar.Archive, name string) []byte {
	for _, f := range a.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

// lesson reads a file of an archive, which may be quoted.
func lesson(t testing.TB, f txtar.File) (name string, source []byte) {
	t.Helper()
	name, quoted := strings.CutSuffix(f.Name, ".quoted")
	if !quoted {
		return f.Name, f.Data
	}
	for line := range strings.Lines(string(f.Data)) {
		text, err := strconv.Unquote(`"` + strings.TrimSuffix(line, "\n") + `"`)
		if err != nil {
			t.Fatalf("%s: line %q: %v", f.Name, line, err)
		}
		source = append(source, text...)
	}
	return name, source
}

// makesSense holds the laws against a golden's lesson: it renders to its own
// bytes, its segments are well formed, and in some style of writing its own
// text reads back.
func makesSense(t *testing.T, name string, source []byte) {
	t.Helper()
	identity(t, specimen{name, source})
	d, err := Split(name, source, nil)
	if err != nil || d == nil {
		return
	}
	own := make([]Translation, len(d.Segments()))
	for i := range own {
		own[i].Text = segment.Normalize(d.Segments()[i].Text, d.Segments()[i].Tags)
	}
	var out []byte
	var bad []Mismatch
	for style := Light; style < Styles; style++ {
		for i := range own {
			own[i].Style = style
		}
		out, _ = d.Render(own)
		if bad = d.Verify(out, own); len(bad) == 0 {
			return
		}
	}
	t.Errorf("the text of segment %d does not read back as its own translation: %q", bad[0].Segment, out)
}

// describe spells segments a line each: position, kind, context, text. Below
// stand what the tags are, the addresses in the text, and the notes.
func describe(d *Document, err error) string {
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	if d == nil {
		return "no lesson\n"
	}
	var b strings.Builder
	for _, s := range d.Segments() {
		fmt.Fprintf(&b, "%d:%d %s ", s.Pos.Line, s.Pos.Col, s.Kind)
		if s.Context != "" {
			fmt.Fprintf(&b, "[%s] ", s.Context)
		}
		b.WriteString(visible(s.Text) + "\n")
		for _, n := range s.TagNotes() {
			b.WriteString("    " + visible(n) + "\n")
		}
		for _, l := range s.Links {
			b.WriteString("    address: " + visible(l) + "\n")
		}
		for _, n := range s.Notes {
			b.WriteString("    note: " + visible(n) + "\n")
		}
	}
	if b.Len() == 0 {
		return "nothing to translate\n"
	}
	return b.String()
}

// visible quotes a text that one could misread.
func visible(s string) string {
	if s == "" || s[0] == '"' || s != strings.TrimSpace(s) || strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(s)
	}
	return s
}
