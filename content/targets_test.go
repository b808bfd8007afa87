package content

import (
	"slices"
	"testing"
)

func TestTargets(t *testing.T) {
	d, err := Split("s_x.md", []byte("* [![A map](a.png)](b.md)\n* See [this](c.md), ![that](d.png) and [it][r].\n* *[All](e.md)*\n\n[r]: f.md\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]string{{"b.md", "a.png"}, {"c.md", "d.png", "f.md"}, {"e.md"}} {
		if got := d.Targets(i); !slices.Equal(got, want) {
			t.Errorf("segment %d: %q, want %q", i, got, want)
		}
	}
}
