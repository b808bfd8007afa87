package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/merge/coverage"
)

type coverageCommand struct {
	options *options
	format  string
	out     string
	by      []string
	since   string
	gates   gates
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
	defer c.options.close()
	p, err := c.options.open(wish{looks: c.out == "" && !c.gates.update})
	if err != nil {
		return err
	}
	out, err := p.Coverage()
	if err != nil {
		return err
	}
	c.options.say(out)
	if len(out.Languages) == 0 && c.gates.any() && !out.AnyUnread() {
		return errors.New("there is no language to measure")
	}
	c.options.printUnread(out)
	s := display{coverageCommand: c, report: coverage.Of(out.Plans), plans: out.Plans, title: titleOf(c.options.configured), by: by}
	if c.since != "" {
		if s.since, err = asked.since(c.options.content, c.since, s.report); err != nil {
			return err
		}
	}
	b, err := s.show()
	if err = errors.Join(err, c.places(out, b)); err != nil {
		return err
	}
	c.options.hintBegin(out)
	change, well, err := c.gates.judge(c.options, s.report, p.Asked())
	if err != nil {
		return err
	}
	if out.AnyUnread() { // a baseline is of all lessons
		change = nil
	}
	if err := finish(c.options, append(b, change...)); err != nil {
		return err
	}
	if !well || out.AnyUnread() {
		return errFound
	}
	return nil
}

// places is an error if a flag names a place of the project's own. b are the
// files of the report.
func (c *coverageCommand) places(out *project.Outcome, b project.Batch) error {
	var names []string
	if c.out != "" {
		names = append(names, c.out)
	}
	err := c.options.outside("--out", out, b, names...)
	if c.gates.update {
		err = errors.Join(err, c.options.outside("--baseline", out, nil, c.gates.baseline))
	}
	return err
}

// since compares a report with that of the project as a revision has it. o are
// the options as they were before today's configuration had its say.
func (o options) since(lessons, revision string, now coverage.Report) (*coverage.Comparison, error) {
	p, closes, err := o.openAt(lessons, revision)
	if err != nil {
		return nil, err
	}
	defer closes()
	out, err := p.Coverage()
	if err != nil {
		return nil, err
	}
	o.say(out)
	o.printUnread(out)
	comparison := coverage.Compare(now, coverage.Of(out.Plans))
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
