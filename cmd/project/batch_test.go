package project

import "testing"

func TestBatchTakesChangesOnly(t *testing.T) {
	var b Batch
	b.Add(Change{"", "same", []byte("a"), []byte("a")})
	b.Add(Change{"", "none", nil, nil})
	b.Add(Change{"", "empty", nil, []byte{}})
	b.Add(Change{"", "gone", []byte{}, nil})
	if len(b) != 2 || b[0].Name != "empty" || b[1].Name != "gone" {
		t.Errorf("%v", b)
	}
}
