package repair

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/golden"
)

// TestRestoreGoldens holds what Restore makes of raw texts against
// testdata/restore: a txtar archive a topic, in which a lesson NAME is
// followed by NAME.raw, a line for each text that is to be read as its first
// segment, and NAME.restored. Raw texts that end in ".quoted" are the insides
// of Go strings.
func TestRestoreGoldens(t *testing.T) {
	golden.Each(t, "testdata/restore/*.txtar", func(t *testing.T, a *txtar.Archive) {
		for i := 0; i+1 < len(a.Files); i += 2 {
			source, raws := a.Files[i], a.Files[i+1]
			told := txtar.File{Name: source.Name + ".restored", Data: []byte(restored(t, source, raws))}
			if i+2 == len(a.Files) || a.Files[i+2].Name != told.Name {
				a.Files = append(a.Files[:i+2], append([]txtar.File{{Name: told.Name}}, a.Files[i+2:]...)...)
			}
			if diff := cmp.Diff(string(a.Files[i+2].Data), string(told.Data)); diff != "" && !*golden.Update {
				t.Errorf("%s: -want +got:\n%s", source.Name, diff)
			}
			a.Files[i+2] = told
			i++
		}
	})
}

// restored says what becomes of each raw text.
func restored(t *testing.T, source, raws txtar.File) string {
	t.Helper()
	d, err := content.Split(source.Name, source.Data, nil)
	if err != nil || d == nil || len(d.Segments()) == 0 || !strings.HasPrefix(raws.Name, source.Name+".raw") {
		t.Fatalf("%s: %v", source.Name, err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(raws.Data)) {
		_, raw := golden.Lesson(t, txtar.File{Name: raws.Name, Data: []byte(line)})
		b.WriteString(line + describeRestored(Restore(d, 0, strings.TrimSuffix(string(raw), "\n"))))
	}
	return b.String()
}

func describeRestored(r Restored, ok bool) string {
	if !ok {
		return "  not restored\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "  %s\n", golden.Visible(r.Text))
	for _, m := range r.Repairs {
		fmt.Fprintf(&b, "    %s: %s -> %s\n", m.Rule, golden.Visible(m.Was), golden.Visible(m.Is))
	}
	for _, t := range r.Targets {
		fmt.Fprintf(&b, "    leads elsewhere: %s%d %s\n", t.Tag.Kind, t.Tag.Num, golden.Visible(t.Leads))
	}
	return b.String()
}
