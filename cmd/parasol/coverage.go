package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/coverage"
	"github.com/parasol-l10n/parasol/merge/finding"
)

type coverageCommand struct {
	*options
	format string
	out    string
	by     []string
	since  string
	gates
}

func newCoverage(o *options) *cobra.Command {
	c := &coverageCommand{options: o}
	cmd := &cobra.Command{
		Use:   "coverage",
		Short: "Say how much is translated",
		Long: `Coverage counts the words of the lessons that are translated, that somebody has
to review, that are missing, and whose translation was refused because it would
break the lesson. It plans a merge and counts what that would write, so a
figure never claims more than the lessons show.

Some figures are parts of others: what is reviewed is translated too, and what
is outdated, the translation of an earlier text, is to review. What is no text
of the lessons, such as code, is not counted, and the report says how much it is.

The page that --format html writes stands alone: bars, a heat map of lessons and
languages, what to translate next, and every lesson beside its translations.`,
		Example: `  parasol coverage
  parasol coverage --to fr --by lesson,kind
  parasol coverage --format csv --out coverage.csv
  parasol coverage --format html --out coverage.html
  parasol coverage --format svg --out badges    # fr.svg and fr.json, and so on
  parasol coverage --min 90                     # exit with 1 if a language has less
  parasol coverage --baseline coverage.txt      # or less than it had
  parasol coverage --since v1.0                 # what has changed since then`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return c.run() },
	}
	cmd.Flags().StringVar(&c.format, "format", "", "text, json, csv, markdown, html or svg (default by the name of --out, else text)")
	cmd.Flags().StringVar(&c.out, "out", "", "write into this file instead of standard output; badges into this folder, or one into FILE.svg")
	cmd.Flags().StringSliceVar(&c.by, "by", nil, "tables of text and Markdown: locale, category, lesson, kind (default locale)")
	cmd.Flags().StringVar(&c.since, "since", "", "compare with a revision in the git repository of the lessons: a commit, a branch or a tag; text and json say it")
	c.gates.bind(cmd.Flags())
	return cmd
}

func (c *coverageCommand) run() error {
	by, err := c.check()
	if err != nil {
		return err
	}
	asked := *c.options
	p, err := openProject(c.options, scope{reads: true, looks: c.out == "" && !c.update})
	if err != nil {
		return err
	}
	defer p.close()
	if len(p.locales) == 0 && c.gates.any() && !p.unread.any() {
		return errors.New("there is no language to measure")
	}
	report, plans := p.coverage()
	p.printUnread()
	s := showing{coverageCommand: c, report: report, plans: plans, title: titleOf(p.config), by: by}
	if c.since != "" {
		if s.since, err = sinceRevision(asked, p.lessons.name, c.since, report); err != nil {
			return err
		}
	}
	b, err := s.show()
	if err = errors.Join(err, c.places(p, b)); err != nil {
		return err
	}
	if len(p.locales) == 0 && !p.unread.any() {
		p.notef("hint: parasol extract --to fr begins a translation into French")
	}
	change, well, err := c.gates.judge(c.options, s.report)
	if err != nil {
		return err
	}
	if p.unread.any() { // a baseline is of all lessons
		change = nil
	}
	b = append(b, change...)
	if err := b.finish(c.options); err != nil {
		return err
	}
	if !well || p.unread.any() {
		return errFound
	}
	return nil
}

// places is an error if a flag names a place of the project's own. b are the
// files of the report.
func (c *coverageCommand) places(p *job, b batch) error {
	var names []string
	if c.out != "" {
		names = append(names, c.out)
	}
	err := p.outside("--out", b, names...)
	if c.update {
		err = errors.Join(err, p.outside("--baseline", nil, c.baseline))
	}
	return err
}

// coverage plans a merge and counts what it would write.
func (p *job) coverage() (coverage.Report, []*merge.Plan) {
	plans := p.plan(merge.Policy{})
	for _, w := range p.write(plans.byLocale, false) { // which holds the lessons that were made by hand
		for _, f := range w.findings {
			if f.Rule == finding.Unreadable {
				p.unread.findings = append(p.unread.findings, f)
			}
		}
	}
	return coverage.Of(plans.all()), plans.all()
}

// sinceRevision compares a report with that of the project as a revision has
// it. asked are the options as they were before today's configuration had its
// say.
func sinceRevision(asked options, lessons, revision string, now coverage.Report) (*coverage.Comparison, error) {
	p, err := openProjectAt(asked, lessons, revision)
	if err != nil {
		return nil, err
	}
	defer p.close()
	then, _ := p.coverage()
	p.printUnread()
	comparison := coverage.Compare(now, then)
	return &comparison, nil
}

// check holds the flags against what they may be.
func (c *coverageCommand) check() ([]coverage.By, error) {
	if err := c.settleFormat(); err != nil {
		return nil, err
	}
	if err := c.gates.check(); err != nil {
		return nil, err
	}
	if c.by == nil {
		return []coverage.By{coverage.ByLocale}, nil
	}
	var by []coverage.By
	for _, b := range c.by {
		if !slices.Contains(coverage.Tables, coverage.By(b)) {
			return nil, fmt.Errorf("--by: %q is not locale, category, lesson or kind", b)
		}
		by = append(by, coverage.By(b))
	}
	return by, nil
}
