package check

import "testing"

func TestHasField(t *testing.T) {
	for _, c := range []struct {
		list, word string
		want       bool
	}{
		{"", "", false}, {"a b", "", false}, {"a b", "a", true}, {"a b", "b", true}, {"aa a", "a", true}, {"ab aab b", "b", true},
		{"ab aab", "b", false}, {"a", "ab", false}, {"ba ab", "b", false}, {"aba a", "a", true}, {"xa a", "a", true},
	} {
		if got := hasField(c.list, c.word); got != c.want {
			t.Errorf("%q in %q: %v", c.word, c.list, got)
		}
	}
}
