package content

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/parasol-l10n/parasol/content/golden"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

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
	golden.Each(t, "testdata/split/*.txtar", func(t *testing.T, a *txtar.Archive) {
		var out []txtar.File
		for _, f := range a.Files {
			if strings.HasSuffix(f.Name, ".segments") {
				continue
			}
			name, source := golden.Lesson(t, f)
			told := txtar.File{Name: f.Name + ".segments"}
			t.Run(name, func(t *testing.T) {
				makesSense(t, name, source)
				told.Data = []byte(describe(Split(name, source, nil)))
				known := knownWrong[strings.TrimPrefix(t.Name(), "TestSplitGoldens/")]
				diff := cmp.Diff(string(fileNamed(a, told.Name)), string(told.Data))
				switch {
				case known != "" && diff == "":
					t.Errorf("passes now, and is listed as known to be wrong: %s", known)
				case known != "":
					told.Data = fileNamed(a, told.Name)
					t.Skipf("known to be wrong: %s", known)
				case diff != "" && !*golden.Update:
					t.Errorf("-want +got:\n%s", diff)
				}
			})
			out = append(out, f, told)
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

func fileNamed(a *txtar.Archive, name string) []byte {
	for _, f := range a.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

// makesSense holds the laws against a golden's lesson: it renders to its own
// bytes, its segments are well formed, and in some style of writing its own
// text reads back.
func makesSense(t *testing.T, name string, source []byte) {
	t.Helper()
	identity(t, golden.File{Name: name, Source: source})
	d, err := Split(name, source, nil)
	if err != nil || d == nil {
		return
	}
	own := make([]markdown.Translation, len(d.Segments()))
	for i := range own {
		own[i].Text = segment.Normalize(d.Segments()[i].Text, d.Segments()[i].Tags)
	}
	var out []byte
	var bad []markdown.Mismatch
	for style := markdown.Light; style < markdown.Styles; style++ {
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
		b.WriteString(golden.Visible(s.Text) + "\n")
		for _, n := range s.TagNotes() {
			b.WriteString("    " + golden.Visible(n) + "\n")
		}
		for _, l := range s.Links {
			b.WriteString("    address: " + golden.Visible(l) + "\n")
		}
		for _, n := range s.Notes {
			b.WriteString("    note: " + golden.Visible(n) + "\n")
		}
	}
	if b.Len() == 0 {
		return "nothing to translate\n"
	}
	return b.String()
}
