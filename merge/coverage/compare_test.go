package coverage

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func reportOf(words ...any) Report {
	var r Report
	for i := 0; i < len(words); i += 3 {
		done, all := words[i+1].(int), words[i+2].(int)
		counts := Counts{Total: Count{all, all}, Translated: Count{done, done}, Missing: Count{all - done, all - done}}
		r.Locales = append(r.Locales, Locale{Group: Group{words[i].(string), counts}})
	}
	return r
}

func TestCompare(t *testing.T) {
	now := reportOf("ar", 10, 40, "de", 500, 1000, "fr", 999, 1000, "pt-BR", 0, 0)
	then := reportOf("de", 500, 1000, "es", 3, 4, "fr", 900, 900, "pt-BR", 0, 10)
	c := Compare(now, then)
	var got []string
	for _, change := range c.Changes {
		got = append(got, fmt.Sprintf("%s %s %.1f", change.Name, change, change.Points()))
	}
	want := []string{"ar new 25.0", "de 0.0 0.0", "fr -0.1 -0.1", "pt-BR +100.0 100.0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	var b bytes.Buffer
	if err := c.Text(&b, "v1.0"); err != nil {
		t.Fatal(err)
	}
	table := strings.TrimPrefix(`
since v1.0       then      now  change
ar                  –   25.0 %     new
de             50.0 %   50.0 %     0.0
fr            100.0 %   99.9 %    -0.1
pt-BR           0.0 %  100.0 %  +100.0
`, "\n")
	if diff := cmp.Diff(table, b.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// What reads a report reads one with a comparison too, and finds the earlier
// report in it.
func TestComparisonIsAReportWithMore(t *testing.T) {
	now, then := reportOf("fr", 3, 4), reportOf("fr", 1, 4)
	var plain, both, earlier bytes.Buffer
	var got, want map[string]any
	for _, err := range []error{
		now.JSON(&plain), then.JSON(&earlier), Compare(now, then).JSON(&both, "v1.0"),
		json.Unmarshal(both.Bytes(), &got), json.Unmarshal(plain.Bytes(), &want),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	since, _ := got["since"].(map[string]any)
	if since["revision"] != "v1.0" {
		t.Errorf("since %v", since)
	}
	delete(got, "since")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("now (-want +got)\n%s", diff)
	}
	delete(since, "revision")
	want = nil
	if err := json.Unmarshal(earlier.Bytes(), &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, since); diff != "" {
		t.Errorf("then (-want +got)\n%s", diff)
	}
}

// There and back again is no change, and neither is none.
func TestChangesAreSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) Report {
			all := rapid.IntRange(0, 5000).Draw(t, label)
			return reportOf("fr", rapid.IntRange(0, all).Draw(t, label+" done"), all)
		}
		a, b := draw("a"), draw("b")
		if there, back := Compare(a, b).Changes[0].Points(), Compare(b, a).Changes[0].Points(); there != -back {
			t.Errorf("%v there, %v back", there, back)
		}
		if c := Compare(a, a).Changes[0]; c.Points() != 0 || c.String() != "0.0" {
			t.Errorf("itself: %s", c)
		}
	})
}
