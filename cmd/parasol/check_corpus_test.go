package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// The most translations that a rule may speak of where people translated and
// most is right. What is found there was looked at: nearly all of it is wrong
// indeed, so the share of false alarms is far lower.
const (
	mostErrors   = 0.02
	mostWarnings = 0.10
)

// TestCheckCriesNoWolf checks what people translated by hand.
func TestCheckCriesNoWolf(t *testing.T) {
	root := os.Getenv("PARASOL_CORPUS")
	if root == "" || cost.UnderRace {
		t.Skip("PARASOL_CORPUS is not set, or CI runs it without the race detector")
	}
	for _, tree := range []struct{ folder, locale string }{
		{"umbrella", "fr"}, {"umbrella", "ar"},
	} {
		t.Run(tree.folder+"/"+tree.locale, func(t *testing.T) {
			flags := []string{"--content", filepath.Join(root, tree.folder), "--locales", t.TempDir(), "--to", tree.locale}
			silent := func(out io.Writer, args ...string) {
				var stderr bytes.Buffer
				if code := run(slices.Concat(args, flags), nil, out, &stderr); code == exitError {
					t.Fatal(stderr.String())
				}
			}
			silent(io.Discard, "align")
			var out bytes.Buffer
			silent(&out, "check", "--about", "translations", "--format", "json")
			rules, bad := byRule(t, &out)
			var stderr bytes.Buffer
			run(slices.Concat([]string{"check", "--about", "translations", "--rule", "encoding"}, flags), nil, io.Discard, &stderr)
			total := checkedOf(t, stderr.String())
			t.Logf("%d translations: errors in %d, warnings in %d", total, len(bad[finding.Error]), len(bad[finding.Warning]))
			for _, rule := range slices.Sorted(maps.Keys(rules)) {
				t.Logf("%-25s %d", rule, rules[rule])
			}
			if n := float64(len(bad[finding.Error])); n > mostErrors*float64(total) {
				t.Errorf("errors in %v of %d", n, total)
			}
			if n := float64(len(bad[finding.Warning])); n > mostWarnings*float64(total) {
				t.Errorf("warnings in %v of %d", n, total)
			}
		})
	}
}

// byRule counts findings by level and rule, and the messages by level.
func byRule(t *testing.T, lines io.Reader) (rules map[string]int, bad map[finding.Level]map[string]bool) {
	rules, bad = map[string]int{}, map[finding.Level]map[string]bool{finding.Note: {}, finding.Warning: {}, finding.Error: {}}
	s := bufio.NewScanner(lines)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		var f struct{ Level, Rule, ID string }
		if err := json.Unmarshal(s.Bytes(), &f); err != nil {
			t.Fatal(err)
		}
		rules[f.Level+" "+f.Rule]++
		for level, ids := range bad {
			if level.String() == f.Level {
				ids[f.ID] = true
			}
		}
	}
	return rules, bad
}

// checkedOf takes the number of translations out of a summary.
func checkedOf(t *testing.T, summary string) int {
	t.Helper()
	var n int
	if _, err := fmt.Sscanf(summary, "%d translations checked", &n); err != nil || n < 1000 {
		t.Fatalf("%d checked: %q", n, summary)
	}
	return n
}
