package git

import (
	"os/exec"
	"strings"
	"testing"
)

func TestGitIsNotLedElsewhere(t *testing.T) {
	out, err := exec.Command("git", "rev-parse", "--local-env-vars").Output()
	if err != nil {
		t.Skip("git is not installed")
	}
	for _, name := range strings.Fields(string(out)) {
		if strings.HasPrefix(name, "GIT_CONFIG") == leadsElsewhere(name+"=x") {
			t.Errorf("%s: %v", name, leadsElsewhere(name+"=x"))
		}
	}
}

func TestCommitsKnowTheirAncestors(t *testing.T) {
	a := newAncestry("d b c\nc a\nb a\na\n")
	for _, test := range []struct {
		commit, other string
		want          bool
	}{
		{"d", "a", true}, {"d", "c", true}, {"d", "d", true}, {"b", "c", false}, {"c", "b", false}, {"a", "d", false}, {"b", "a", true},
		{"x", "a", false}, {"x", "x", true},
	} {
		if got := a.Knows(test.commit, test.other); got != test.want {
			t.Errorf("%s knows %s: %v", test.commit, test.other, got)
		}
	}
}
