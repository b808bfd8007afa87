package align

import "testing"

// A text of one sentence has no end between two, whatever its script ends it with.
func TestTheLastMarkEndsNoSentenceBeforeAnother(t *testing.T) {
	for text, want := range map[string]int{
		"Lock the door.": 0, "Lock the door. ": 0, "Lock the door. Hide the key.": 1, "Lock it, e.g. now": 0, "... and lock it": 0, "Lock it. «Hide it.»": 1,
		"鎖上門。": 0, "鎖上門。」": 0, "鎖上門。把鑰匙藏好。": 1, "鎖上門！把鑰匙藏好？好。": 2,
		"ドアを閉める。": 0, "ドアを閉める。鍵を隠す。": 1,
		"أغلق الباب؟": 0, "أغلق الباب؟ أخفِ المفتاح.": 1,
		"": 0,
	} {
		if got := sentenceEnds(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
