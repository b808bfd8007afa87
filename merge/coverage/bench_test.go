package coverage

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
)

// bigPlans are those of n lessons in seven locales, forty texts a lesson, as
// real lessons have. Translations differ, so that packing them is work.
func bigPlans(b *testing.B, n int) []*merge.Plan {
	b.Helper()
	var plans []*merge.Plan
	for i := range n {
		var text strings.Builder
		fmt.Fprintf(&text, "---\ntitle: Lesson %d\n---\n\nSee [another](s_%d.md).\n", i, (i+1)%n)
		for j := range 40 {
			fmt.Fprintf(&text, "\nParagraph %d of lesson %d says what to do %d times, and why.\n", j, i, i*j%97)
		}
		d, err := content.Split(fmt.Sprintf("folder%d/s_%d.md", i%50, i), []byte(text.String()), nil)
		if err != nil {
			b.Fatal(err)
		}
		for _, locale := range []string{"ar", "de", "es", "fr", "it", "pt", "vi"} {
			p := &merge.Plan{Document: d, Locale: locale}
			for j := range d.Segments() {
				m := &locales.Message{Target: fmt.Sprintf("%s %x %s", locale, i*7919*j, d.Segments()[j].Text)}
				p.Entries = append(p.Entries, merge.Entry{Segment: &d.Segments()[j], Message: m, Status: merge.Status((i + j) % 5)})
			}
			plans = append(plans, p)
		}
	}
	return plans
}

// BenchmarkReport is to take a second for 534 lessons at the most, in every
// format, and ten times as long for ten times as many.
func BenchmarkReport(b *testing.B) {
	for _, n := range []int{53, 534} {
		plans := bigPlans(b, n)
		b.Run(fmt.Sprintf("count/%d", n), func(b *testing.B) {
			for b.Loop() {
				Of(plans)
			}
		})
		r := Of(plans)
		for name, write := range map[string]func(w io.Writer) error{
			"text": func(w io.Writer) error { return r.Text(w, Text{By: Tables}) },
			"json": r.JSON,
			"csv":  r.CSV,
			"html": func(w io.Writer) error { return r.HTML(w, HTML{Title: "x", Source: "en", Plans: plans}) },
		} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					if err := write(io.Discard); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
