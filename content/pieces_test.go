package content

import (
	"strings"
	"testing"
)

func TestPiecesAreAllOfTheFile(t *testing.T) {
	for name, text := range map[string]string{
		"a.md":       "---\ntitle: One\nweight: 3\ndescription: \"Two *three*\"\n---\n\n# Four {#four}\n\n> five\n> six [seven](x \"eight\").\n\n- *nine*\n- `ten`\n\n| a | b |\n|---|---|\n| c | d |\n",
		"c_list.yml": "title: One\nlist:\n- check: Two\n  index: 3\n",
	} {
		d, err := Split(name, []byte(text), nil)
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		next := 0
		for _, p := range d.Pieces() {
			all.Write(d.Source()[p.Start:p.End])
			if p.Count > 0 {
				if p.First != next {
					t.Errorf("%s: segment %d comes where %d is due", name, p.First, next)
				}
				next += p.Count
			} else if strings.Count(string(d.Source()[p.Start:p.End]), "\n") > 1 {
				t.Errorf("%s: %q has several lines", name, d.Source()[p.Start:p.End])
			}
		}
		if all.String() != text || next != len(d.Segments()) {
			t.Errorf("%s: %q, %d of %d segments", name, all.String(), next, len(d.Segments()))
		}
	}
}
