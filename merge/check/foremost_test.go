package check

import (
	"strings"
	"testing"
)

// A text of nothing but what a rule objects to is not shown as often as that.
func TestARuleNamesSomePlacesOfOneText(t *testing.T) {
	spans := make([]span, mostOfOne+7)
	for i := range spans {
		spans[i] = span{start: i, end: i + 1, sentence: "closes nothing"}
	}
	got := foremost(spans)
	if len(got) != mostOfOne || got[0] != spans[0] || !strings.HasSuffix(got[mostOfOne-1].sentence, "(and 7 more places like it in this text)") {
		t.Errorf("%d: %+v", len(got), got[len(got)-1])
	}
	if spans[mostOfOne-1].sentence != "closes nothing" {
		t.Error("what the rule has found is changed")
	}
	if got := foremost(spans[:mostOfOne]); len(got) != mostOfOne || got[mostOfOne-1].sentence != "closes nothing" {
		t.Errorf("%+v", got[len(got)-1])
	}
}
