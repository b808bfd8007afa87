package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/coverage"
)

type coverageCommand struct {
	*options
	format string
	min    float64
	by     []string
	since  string
}

func newCoverage(o *options) *cobra.Command {
	c := &coverageCommand{options: o}
	cmd := &cobra.Command{
		Use:   "coverage",
		Short: "Say how much is translated",
		Long: `Coverage counts the words of the lessons that are translated, that somebody has
to review, that are missing, and whose translation was refused because it would
break the lesson. It plans a merge and counts what that would write, so a
figure never claims more than the lessons show.`,
		Example: `  parasol coverage
  parasol coverage --to fr --by lesson
  parasol coverage --format json
  parasol coverage --min 90      # exit with 1 if a language has less
  parasol coverage --since v1.0  # what has changed since then`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return c.run() },
	}
	cmd.Flags().StringVar(&c.format, "format", "text", "text or json")
	cmd.Flags().Float64Var(&c.min, "min", 0, "percent of the words that every language needs")
	cmd.Flags().StringSliceVar(&c.by, "by", nil, "tables: locale, category, lesson (default locale)")
	cmd.Flags().StringVar(&c.since, "since", "", "compare with a revision in the git repository of the lessons: a commit, a branch or a tag")
	return cmd
}

func (c *coverageCommand) run() error {
	by, err := c.check()
	if err != nil {
		return err
	}
	asked := *c.options
	p, err := openProject(c.options, scope{})
	if err != nil {
		return err
	}
	defer p.close()
	if c.min > 0 && len(p.locales) == 0 {
		return errors.New("--min: there is no language to measure")
	}
	if by == nil {
		by = []coverage.By{coverage.ByLocale}
	}
	report, err := p.coverage()
	if err != nil {
		return err
	}
	if c.since == "" {
		err = c.print(report, by)
	} else {
		err = c.compare(report, asked, p.lessons.name, by)
	}
	if err != nil {
		return err
	}
	below := report.Below(c.min)
	for _, l := range below {
		c.notef("%s: %.1f %% of the words are translated, %v %% are wanted", l.Name, l.Percent(), c.min)
	}
	if len(below) > 0 {
		return errFound
	}
	return nil
}

func (c *coverageCommand) print(r coverage.Report, by []coverage.By) error {
	if c.format == "json" {
		return r.JSON(c.out)
	}
	return r.Text(c.out, coverage.Text{By: by, Color: c.streams.color})
}

// compare prints the report beside that of an earlier revision. asked are the
// options as they were before today's configuration had its say.
func (c *coverageCommand) compare(now coverage.Report, asked options, lessons string, by []coverage.By) error {
	then, err := coverageAt(asked, lessons, c.since)
	if err != nil {
		return err
	}
	comparison := coverage.Compare(now, then)
	if c.format == "json" {
		return comparison.JSON(c.out, c.since)
	}
	if err := c.print(now, by); err != nil {
		return err
	}
	c.printf("")
	return comparison.Text(c.out, c.since)
}

// coverage plans a merge and counts what it would write.
func (p *project) coverage() (coverage.Report, error) {
	plans := p.plan(merge.Policy{})
	if _, err := p.write(plans.byLocale, false); err != nil { // holds the lessons that were made by hand
		return coverage.Report{}, err
	}
	return coverage.Of(plans.all()), nil
}

// coverageAt is the coverage of the project as a revision has it.
func coverageAt(o options, lessons, revision string) (coverage.Report, error) {
	p, err := openProjectAt(o, lessons, revision)
	if err != nil {
		return coverage.Report{}, err
	}
	defer p.close()
	return p.coverage()
}

// check holds the flags against what they may be.
func (c *coverageCommand) check() ([]coverage.By, error) {
	if c.format != "text" && c.format != "json" {
		return nil, fmt.Errorf("--format: %q is not text or json", c.format)
	}
	if !(c.min >= 0 && c.min <= 100) {
		return nil, fmt.Errorf("--min: %v is not a percentage", c.min)
	}
	var by []coverage.By
	for _, b := range c.by {
		if !slices.Contains([]coverage.By{coverage.ByLocale, coverage.ByCategory, coverage.ByLesson}, coverage.By(b)) {
			return nil, fmt.Errorf("--by: %q is not locale, category or lesson", b)
		}
		by = append(by, coverage.By(b))
	}
	return by, nil
}
