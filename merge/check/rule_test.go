package check

import (
	"regexp"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var kebab = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

func TestRulesExplainThemselves(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		switch {
		case seen[r.ID]:
			t.Errorf("%s stands twice", r.ID)
		case !kebab.MatchString(r.ID):
			t.Errorf("%q is not in kebab case", r.ID)
		case r.Level > finding.Error:
			t.Errorf("%s has no level", r.ID)
		case r.Sentence == "" || strings.HasSuffix(r.Sentence, "."):
			t.Errorf("%s: the sentence is %q", r.ID, r.Sentence)
		case strings.TrimSpace(r.Help) == "":
			t.Errorf("%s has no help", r.ID)
		}
		seen[r.ID] = true
	}
	if len(seen) < 30 {
		t.Errorf("only %d rules", len(seen))
	}
}
