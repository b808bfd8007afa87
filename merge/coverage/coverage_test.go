package coverage

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/merge"
)

func lesson(t *testing.T, path, source string) *content.Document {
	t.Helper()
	d, err := content.Split(path, []byte(source), nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func plan(d *content.Document, locale string, statuses ...merge.Status) *merge.Plan {
	p := &merge.Plan{Document: d, Locale: locale}
	for i := range d.Segments() {
		p.Entries = append(p.Entries, merge.Entry{Segment: &d.Segments()[i], Status: statuses[i]})
	}
	return p
}

// lessonWith is a lesson of paragraphs alone.
func lessonWith(name string, c Counts) Lesson {
	return Lesson{Group{name, c}, []Group{{"paragraph", c}}}
}

func TestReportAddsUp(t *testing.T) {
	call := lesson(t, "calls/s_call.md", "# Make a call\n\nUse Signal.\n")
	tor := lesson(t, "tools/s_tor.md", "Use Tor.\n\nIt hides where you are.\n")
	top := lesson(t, "s_about.md", "About\n")
	plans := []*merge.Plan{
		plan(tor, "fr", merge.Rejected, merge.Stale),
		plan(call, "fr", merge.Translated, merge.Translated),
		plan(top, "fr", merge.Missing),
		plan(call, "ar", merge.Missing, merge.Translated),
	}
	got := Of(plans)
	c := func(segments, words int) Count { return Count{segments, words} }
	heading := Group{"heading", Counts{Total: c(1, 3), Missing: c(1, 3)}}
	french := Group{"heading", Counts{Total: c(1, 3), Translated: c(1, 3)}}
	want := Report{
		Sources: []Source{{"calls/s_call.md", "Make a call", 0}, {"s_about.md", "s_about.md", 0}, {"tools/s_tor.md", "s_tor.md", 0}},
		Locales: []Locale{{
			Group:      Group{"ar", Counts{Total: c(2, 5), Translated: c(1, 2), Missing: c(1, 3)}},
			Categories: []Group{{"calls", Counts{Total: c(2, 5), Translated: c(1, 2), Missing: c(1, 3)}}},
			Kinds:      []Group{heading, {"paragraph", Counts{Total: c(1, 2), Translated: c(1, 2)}}},
			Lessons: []Lesson{{
				Group{"calls/s_call.md", Counts{Total: c(2, 5), Translated: c(1, 2), Missing: c(1, 3)}},
				[]Group{heading, {"paragraph", Counts{Total: c(1, 2), Translated: c(1, 2)}}},
			}},
		}, {
			Group: Group{"fr", Counts{Total: c(5, 13), Translated: c(2, 5), Review: c(1, 5), Missing: c(1, 1), Refused: c(1, 2)}},
			Categories: []Group{
				{".", Counts{Total: c(1, 1), Missing: c(1, 1)}},
				{"calls", Counts{Total: c(2, 5), Translated: c(2, 5)}},
				{"tools", Counts{Total: c(2, 7), Review: c(1, 5), Refused: c(1, 2)}},
			},
			Kinds: []Group{french, {"paragraph", Counts{Total: c(4, 10), Translated: c(1, 2), Review: c(1, 5), Missing: c(1, 1), Refused: c(1, 2)}}},
			Lessons: []Lesson{
				{Group{"calls/s_call.md", Counts{Total: c(2, 5), Translated: c(2, 5)}}, []Group{french, {"paragraph", Counts{Total: c(1, 2), Translated: c(1, 2)}}}},
				lessonWith("s_about.md", Counts{Total: c(1, 1), Missing: c(1, 1)}),
				lessonWith("tools/s_tor.md", Counts{Total: c(2, 7), Review: c(1, 5), Refused: c(1, 2)}),
			},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	plans[0], plans[3] = plans[3], plans[0]
	if diff := cmp.Diff(want, Of(plans)); diff != "" {
		t.Errorf("in another order (-want +got)\n%s", diff)
	}
}

func counts(total, translated int) Counts {
	return Counts{Total: Count{total, total}, Translated: Count{translated, translated}, Missing: Count{total - translated, total - translated}}
}

func TestPercentNeverRoundsUp(t *testing.T) {
	for _, test := range []struct {
		total, translated int
		want              float64
	}{
		{0, 0, 100}, {1, 0, 0}, {1, 1, 100}, {3, 2, 66.6}, {2000, 1999, 99.9}, {1_000_000, 999_999, 99.9}, {1_000_000, 1, 0},
	} {
		if got := counts(test.total, test.translated).Percent(); got != test.want {
			t.Errorf("%d of %d is %v %%, want %v", test.translated, test.total, got, test.want)
		}
	}
}

func TestBarIsFullOnlyAtTheEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.IntRange(0, 100_000).Draw(t, "total")
		done := rapid.IntRange(0, total).Draw(t, "done")
		b := bar(counts(total, done))
		if n := uniseg.StringWidth(b); n != barCells {
			t.Fatalf("%q is %d wide", b, n)
		}
		if full := b == strings.Repeat("█", barCells); full != (done == total) {
			t.Fatalf("%q for %d of %d", b, done, total)
		}
		if empty := strings.TrimSpace(b) == ""; empty != (done == 0 && total > 0) {
			t.Fatalf("%q for %d of %d", b, done, total)
		}
	})
}

func TestBelow(t *testing.T) {
	r := Report{Locales: []Locale{
		{Group: Group{"ar", counts(1000, 500)}},
		{Group: Group{"fr", counts(100_000, 99_999)}},
		{Group: Group{"new", counts(0, 0)}},
		{Group: Group{"zh", counts(1000, 1000)}},
	}}
	for min, want := range map[float64]string{0: "", 50: "", 50.1: "ar", 99.999: "ar", 100: "ar fr"} {
		var got []string
		for _, l := range r.Below(min) {
			got = append(got, l.Name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("below %v: %v, want %s", min, got, want)
		}
	}
	if got := (Report{}).Below(100); got != nil {
		t.Errorf("below in an empty report: %v", got)
	}
}

func sample() Report {
	return Report{Locales: []Locale{
		{
			Group: Group{"ar", Counts{Total: Count{120, 1345}, Translated: Count{60, 619}, Missing: Count{58, 700}, Refused: Count{2, 26}}},
			Categories: []Group{
				{"communications/making-a-call/beginner", Counts{Total: Count{60, 645}, Translated: Count{60, 619}, Refused: Count{2, 26}}},
				{"tools", counts(700, 0)},
			},
			Lessons: []Lesson{lessonWith("tools/s_tor.md", counts(700, 0))},
		},
		{Group: Group{"zh-Hant", counts(12345, 12344)}},
	}}
}

func TestText(t *testing.T) {
	tests := []struct {
		name   string
		report Report
		o      Text
		want   string
	}{
		{"empty", Report{}, Text{}, "nothing is translated: there are no locales\n"},
		{"default", sample(), Text{}, `
locale                       words  review  missing  refused
ar      ▕████▌     ▏  46 %   1,345       0      700       26
zh-Hant ▕█████████▉▏  99 %  12,345       0        1        0

ar, by category                                  words  review  missing  refused
…ions/making-a-call/beginner ▕█████████▌▏  95 %    645       0        0       26
tools                        ▕          ▏   0 %    700       0      700        0
`},
		{"lessons", sample(), Text{By: []By{ByLesson}}, `
ar, by lesson                      words  review  missing  refused
tools/s_tor.md ▕          ▏   0 %    700       0      700        0
`},
		{"color", sample(), Text{By: []By{ByLocale}, Color: true}, "" +
			"locale                       words  review  missing  refused\n" +
			"ar      ▕\x1b[32m████▌     \x1b[0m▏  46 %   1,345       0      700  \x1b[31m     26\x1b[0m\n" +
			"zh-Hant ▕\x1b[32m█████████▉\x1b[0m▏  99 %  12,345       0        1        0\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := test.report.Text(&b, test.o); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), b.String()); diff != "" {
				t.Errorf("(-want +got)\n%s\n%s", diff, b.String())
			}
		})
	}
}

func TestTableFits80ColumnsAndIsAligned(t *testing.T) {
	name := rapid.StringOf(rapid.SampledFrom([]rune("abc/-_.工具أé👍🏽\u0301")))
	rapid.Check(t, func(t *rapid.T) {
		var l Locale
		l.Name = "fr"
		for _, n := range rapid.SliceOfN(name, 1, 5).Draw(t, "names") {
			total := rapid.IntRange(0, 900_000).Draw(t, "total")
			c := counts(total, rapid.IntRange(0, total).Draw(t, "done"))
			if rapid.Bool().Draw(t, "all columns") {
				c.Reviewed, c.Outdated, c.Held = Count{total, total}, Count{total, total}, Count{1, 1}
			}
			l.Lessons = append(l.Lessons, lessonWith(n, c))
		}
		var b bytes.Buffer
		if err := (Report{Locales: []Locale{l}}).Text(&b, Text{By: []By{ByLesson}}); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		for _, line := range lines {
			if w := uniseg.StringWidth(line); w > 80 || w != uniseg.StringWidth(lines[0]) {
				t.Fatalf("%d wide:\n%s", w, b.String())
			}
		}
	})
}

func TestLongNameLosesItsBeginning(t *testing.T) {
	for _, test := range []struct {
		name  string
		width int
		want  string
	}{
		{"tools", 7, "tools  "}, {"tools/s_tor.md", 9, "…s_tor.md"}, {"工具/安全", 6, "…/安全"},
		{"工具/安全", 7, "…/安全 "}, {"a\x1b[31m\nb", 12, "a�[31m�b    "},
	} {
		if got := fit(test.name, test.width); got != test.want {
			t.Errorf("%q in %d: %q, want %q", test.name, test.width, got, test.want)
		}
	}
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := (Report{}).JSON(&b); err != nil || b.String() != "{\n  \"locales\": [],\n  \"lessons\": [],\n  \"excluded\": []\n}\n" {
		t.Errorf("an empty report is %q, %v", b.String(), err)
	}
	b.Reset()
	if err := sample().JSON(&b); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Locales []struct {
			Name       string
			Percent    float64
			Total      struct{ Segments, Words int }
			Categories []struct{ Name string }
			Lessons    []struct {
				Name    string
				Missing struct{ Segments, Words int }
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	ar, zh := got.Locales[0], got.Locales[1]
	if ar.Name != "ar" || ar.Percent != 46 || ar.Total.Words != 1345 || ar.Lessons[0].Missing.Words != 700 || zh.Percent != 99.9 {
		t.Errorf("%+v", got)
	}
	if strings.Contains(b.String(), "null") {
		t.Errorf("null in\n%s", b.String())
	}
}
