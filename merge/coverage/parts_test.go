package coverage

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
)

const partsLesson = "# Calls\n\nCall a friend.\n\nSignal\n\nCall **home**.\n\nStay there.\n\nGo home.\n\nRun.\n\n```\nls -l\n```\n"

// partsCatalog has one message of partsLesson for each part, but for what is
// missing and held.
func partsCatalog() *locales.Catalog {
	return &locales.Catalog{Locale: "fr", Messages: []locales.Message{
		message("Calls", "Appels", locales.Reviewed),
		message("Call a friend.", "Appelez un ami.", locales.Translated),
		message("Signal", "Signal", locales.Translated),
		message("Call <b1>home</b1>.", "Appelez chez vous.", locales.Translated),
		{
			ID: segment.ID("", "Stay there."), Source: "Stay there.", State: locales.NeedsReview,
			Suggestions: []locales.Suggestion{{Text: "Restez.", Source: "Stay.", Origin: locales.Earlier, Score: 0.8}},
		},
		message("Go home.", "Rentrez.", locales.NeedsReview),
	}}
}

func message(source, target string, state locales.State) locales.Message {
	return locales.Message{ID: segment.ID("", source), Source: source, Target: target, State: state}
}

func TestEveryPartIsCounted(t *testing.T) {
	p := merge.Resolve(lesson(t, "s_call.md", partsLesson), merge.NewIndex(partsCatalog()), merge.Policy{})
	r := Of([]*merge.Plan{p})
	c := func(segments, words int) Count { return Count{segments, words} }
	want := Counts{
		Total: c(7, 12), Translated: c(3, 5), Reviewed: c(1, 1), Same: c(1, 1), Review: c(2, 4), Outdated: c(1, 2), Missing: c(1, 1), Refused: c(1, 2),
	}
	if diff := cmp.Diff(want, r.Locales[0].Counts); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]Exclusion{{content.InCode, c(1, 2)}}, r.Excluded); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	p.Hold(merge.Keep)
	want.Translated, want.Reviewed, want.Same, want.Held = Count{}, Count{}, Count{}, c(3, 5)
	if diff := cmp.Diff(want, Of([]*merge.Plan{p}).Locales[0].Counts); diff != "" {
		t.Errorf("held (-want +got)\n%s", diff)
	}
}

// TestReportSaysWhatTheMergeWrote reads merged lessons: the texts in them that
// are translations are those that the report counts.
func TestReportSaysWhatTheMergeWrote(t *testing.T) {
	d := lesson(t, "s_call.md", partsLesson)
	states := []locales.State{locales.Untranslated, locales.NeedsReview, locales.Translated, locales.Reviewed}
	rapid.Check(t, func(t *rapid.T) {
		catalog := &locales.Catalog{Locale: "fr"}
		for _, s := range d.Segments() {
			target := rapid.SampledFrom([]string{"", "un deux", "<b1>trois</b1>", "# x", "1. y"}).Draw(t, "target")
			catalog.Messages = append(catalog.Messages, message(s.Text, target, rapid.SampledFrom(states).Draw(t, "state")))
		}
		p := merge.Resolve(d, merge.NewIndex(catalog), merge.Policy{RequireReviewed: rapid.Bool().Draw(t, "reviewed")})
		merged, err := content.Split(d.Path(), p.Apply(), nil)
		if err != nil {
			t.Fatal(err)
		}
		var done Count
		for i, s := range merged.Segments() {
			if s.Text != d.Segments()[i].Text {
				done = Count{done.Segments + 1, done.Words + d.Segments()[i].Words()}
			}
		}
		if got := Of([]*merge.Plan{p}).Locales[0].Translated; got != done {
			t.Fatalf("the report counts %v, the lesson has %v\n%s", got, done, p.Apply())
		}
	})
}

// plans are drawn: some lessons in some locales, each text in any status.
func drawPlans(t *rapid.T, lessons []*content.Document) []*merge.Plan {
	var plans []*merge.Plan
	for _, locale := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{"ar", "fr", "zh-Hant"}), rapid.ID).Draw(t, "locales") {
		for _, d := range lessons {
			p := &merge.Plan{Document: d, Locale: locale}
			for i := range d.Segments() {
				m := &locales.Message{State: rapid.SampledFrom([]locales.State{locales.Translated, locales.Reviewed}).Draw(t, "state")}
				if rapid.Bool().Draw(t, "edited") {
					m.Suggestions = []locales.Suggestion{{Origin: locales.Earlier}}
				}
				status := rapid.SampledFrom([]merge.Status{merge.Missing, merge.Stale, merge.Rejected, merge.Translated, merge.Held}).Draw(t, "status")
				p.Entries = append(p.Entries, merge.Entry{Segment: &d.Segments()[i], Message: m, Status: status})
			}
			plans = append(plans, p)
		}
	}
	return plans
}

func someLessons(t *testing.T) []*content.Document {
	return []*content.Document{
		lesson(t, "calls/s_call.md", partsLesson), lesson(t, "s_top.md", "---\ntitle: Top, \"quoted\"\n---\n\n* One\n* Two\n"), lesson(t, "tools/a, b.md", "See [it](../calls/s_call.md).\n"),
	}
}

// TestPartsAddUp sums the tidy table: whatever its rows are grouped by, the
// sums are those of the report.
func TestPartsAddUp(t *testing.T) {
	lessons := someLessons(t)
	rapid.Check(t, func(t *rapid.T) {
		r := Of(drawPlans(t, lessons))
		var b bytes.Buffer
		if err := r.CSV(&b); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil || !slices.Equal(rows[0], csvHeader) {
			t.Fatal(rows, err)
		}
		sums := map[string]Count{}
		for _, row := range rows[1:] {
			segments, _ := strconv.Atoi(row[5])
			words, _ := strconv.Atoi(row[6])
			if segments == 0 {
				t.Fatalf("%q counts nothing", row)
			}
			for _, name := range []string{row[0], row[0] + " " + row[1], row[0] + " " + row[2], row[0] + " " + row[3], row[0] + " is " + row[4]} {
				sums[name] = Count{sums[name].Segments + segments, sums[name].Words + words}
			}
		}
		holds := func(name string, want Count) {
			if sums[name] != want {
				t.Fatalf("the rows of %s add up to %v, the report has %v", name, sums[name], want)
			}
		}
		for _, l := range r.Locales {
			holds(l.Name, l.Total)
			holds(l.Name+" is reviewed", l.Reviewed)
			holds(l.Name+" is translated", l.Translated.minus(l.Reviewed))
			holds(l.Name+" is outdated", l.Outdated)
			holds(l.Name+" is review", l.Review.minus(l.Outdated))
			holds(l.Name+" is missing", l.Missing)
			holds(l.Name+" is refused", l.Refused)
			holds(l.Name+" is held", l.Held)
			for _, groups := range [][]Group{l.Categories, l.Kinds, l.lessons()} {
				for _, g := range groups {
					holds(l.Name+" "+g.Name, g.Total)
				}
			}
		}
	})
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	p := merge.Resolve(lesson(t, "tools/a, b.md", "# Signal\n\nRun.\n"), merge.NewIndex(partsCatalog()), merge.Policy{})
	if err := Of([]*merge.Plan{p}).CSV(&b); err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(`locale,category,lesson,kind,status,segments,words
fr,tools,"tools/a, b.md",heading,translated,1,1
fr,tools,"tools/a, b.md",paragraph,missing,1,1
`, "\n", "\r\n")
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
