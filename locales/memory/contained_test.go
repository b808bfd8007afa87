package memory

import "testing"

func TestContained(t *testing.T) {
	for _, c := range []struct {
		part, whole string
		least, most float64
	}{
		{"Lock it.", "Lock it. Turn it off at night.", 1, 1},
		{"<b1>Level:</b1> Beginner", "<b1>Read:</b1> <a1>Tor</a1> <b2>Level:</b2> Beginner", 1, 1},
		{"Turn it on.", "Lock it. Turn it off at night.", 0.5, 0.9},
		{"關機", "晚上關機。", 1, 1},
		{"Go home.", "Stay in.", 0, 0},
		{"…", "Stay in…", 0, 0},
	} {
		if got := Contained(c.part, c.whole); got < c.least || got > c.most {
			t.Errorf("%q in %q: %v", c.part, c.whole, got)
		}
	}
}
