package segment_test

import (
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
)

// TestLessonsOfAContext: whatever lesson and context a text has, they are
// among those that its context in that lesson may mean.
func TestLessonsOfAContext(t *testing.T) {
	for _, test := range [][2]string{{"", "a.md"}, {"menu", "a.md"}, {"", "one, in two.md"}, {"menu, in use", "one, in two, in three.md"}} {
		found := false
		for common, path := range segment.Lessons(segment.InLesson(test[0], test[1])) {
			found = found || common == test[0] && path == test[1]
			if back := segment.InLesson(common, path); back != segment.InLesson(test[0], test[1]) {
				t.Errorf("%q in %q may not be %q in %q", test[0], test[1], common, path)
			}
		}
		if !found {
			t.Errorf("%q in %q is not found", test[0], test[1])
		}
	}
	for common, path := range segment.Lessons("") {
		t.Errorf("no context is %q in %q", common, path)
	}
}
