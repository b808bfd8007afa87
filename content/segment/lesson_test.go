package segment_test

import (
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
)

func TestContextOfALesson(t *testing.T) {
	for _, own := range []string{"", "menu", "menu, in a.md"} {
		context := segment.InLesson(own, "tools/a.md")
		if got, ok := segment.OutOfLesson(context, "tools/a.md"); !ok || got != own {
			t.Errorf("%q: %q came back as %q, %v", own, context, got, ok)
		}
		if _, ok := segment.OutOfLesson(context, "a.md"); ok {
			t.Errorf("%q is taken for a context of another lesson", context)
		}
	}
	if _, ok := segment.OutOfLesson("menu", "tools/a.md"); ok {
		t.Error("a context of its own is taken for that of a lesson")
	}
}
