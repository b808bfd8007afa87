package main

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"github.com/parasol-l10n/parasol/cmd/git"
	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/merge/finding"
)

type alignCommand struct {
	options *options
	from    []string
	sources []string
	history bool
	fix     bool
	json    bool
	explain bool
}

func newAlign(o *options) *cobra.Command {
	c := &alignCommand{options: o}
	cmd := &cobra.Command{
		Use:   "align [FILE…]",
		Short: "Recover translations from lessons that were translated by hand",
		Long: `Align pairs the lessons of each language with those of the source language,
text by text, and writes what it recovers into the translation files, so that
nobody translates it again. Links, images, numbers, names, lengths and words
that it learns from the lessons themselves are evidence; no language is known
to it. Markdown that broke on the way is mended where the source text proves
how. What it is sure of is translated, what it is less sure of is to review,
and what a lesson still has in the source language is no translation.

With files it recovers the translations that another tool made of the same
lessons: PO, XLIFF or TMX with Markdown in their texts, as po4a, mdpo and
translation platforms write them.

It overwrites nothing: a text that is translated keeps its translation, and
another one that a lesson has becomes memory. The lessons themselves stay as
they are until parasol merge writes them anew, or --fix repairs them: then
Markdown, keys and links that were damaged are written as the source has them,
where that can be proved, and every other byte stays.`,
		Example: `  parasol align                     # the lessons of all languages, where merge writes them
  parasol align --to fr             # begin French with them
  parasol align --to fr --from old  # lessons in another folder
  parasol align old/fr.po           # what po4a or a platform holds
  parasol align --source-tree en-2019  # translations that follow an older English
  parasol align --source-history    # and git knows which
  parasol align --fix --dry-run --diff  # what would be repaired in the lessons
  parasol align -v --dry-run        # name every text that found no partner
  parasol align --explain --dry-run # and say of every pair why it is certain or not`,
		RunE: func(_ *cobra.Command, args []string) error { return c.run(args) },
	}
	cmd.Flags().StringSliceVar(&c.from, "from", nil, "folders with lessons of the language, instead of those that merge writes; {locale} stands for the language")
	cmd.Flags().StringSliceVar(&c.sources, "source-tree", nil, "folders with earlier versions of the source lessons, which the translations may follow")
	cmd.Flags().BoolVar(&c.history, "source-history", false, "look for earlier versions of the source lessons in their git repository")
	cmd.Flags().BoolVar(&c.fix, "fix", false, "repair the lessons themselves: Markdown, keys and links that were damaged")
	cmd.Flags().BoolVar(&c.json, "json", false, "say on standard output what pairs with what, as a line of JSON each")
	cmd.Flags().BoolVar(&c.explain, "explain", false, "say of each pair why it is certain or not: with --json as a part of its line, else in a note")
	return cmd
}

// check holds the flags against what is to be aligned.
func (c *alignCommand) check(names []string) error {
	switch {
	case len(names) == 0:
	case len(c.from) > 0:
		return errors.New("--from is for folders of lessons: name either those or files")
	case len(c.sources) > 0:
		return errors.New("--source-tree is for lessons, not for files")
	case c.history:
		return errors.New("--source-history is for lessons, not for files")
	case c.fix || c.json || c.explain:
		return errors.New("--fix, --json and --explain are for lessons, not for files")
	}
	return nil
}

func (c *alignCommand) run(names []string) error {
	if err := c.check(names); err != nil {
		return err
	}
	c.options.verbose = c.options.verbose || c.explain && !c.json
	if _, err := c.options.configure(); err != nil {
		return err
	}
	files, unread := c.options.readReturned(names, "")
	if unread != nil && len(files) == 0 {
		return unread
	}
	defer c.options.close()
	p, err := c.options.open(wish{})
	if err != nil {
		return err
	}
	out, err := c.align(p, files, unread)
	if err != nil {
		return err
	}
	c.options.say(out)
	findings := finding.Sorted(slices.Concat(out.Unread, out.Findings))
	if c.json {
		c.options.printUnread(out)
		err = out.PairsJSON(c.options.streams.out)
	} else {
		c.options.print(finding.Sorted(slices.Concat(findings, out.Skipped)))
	}
	if err != nil {
		return err
	}
	if err = c.finish(out.Files); err == nil || errors.Is(err, errFound) {
		c.report(out)
	}
	if err == nil && isBad(findings) {
		err = errFound
	}
	return err
}

// align opens what the flags name, and aligns.
func (c *alignCommand) align(p *project.Project, files []project.Returned, unread error) (*project.Outcome, error) {
	a := project.AlignOptions{
		Returned: files, Unread: unread, From: c.from, Open: c.options.lessonFolder,
		Fix: c.fix, Each: c.options.verbose, List: c.json, Explain: c.explain,
	}
	var errs []error
	for _, name := range c.sources {
		folder, err := c.options.lessonFolder(name)
		errs = append(errs, err)
		a.Sources = append(a.Sources, folder)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	if c.history {
		g, err := git.Open(c.options.content)
		if err != nil {
			return nil, project.Hint(err, "--source-tree takes earlier versions of the source lessons from a folder")
		}
		defer g.Close()
		a.History = g
	}
	return p.Align(a)
}

// isBad reports whether lessons could not be read, or not be written.
func isBad(findings []finding.Finding) bool {
	return slices.ContainsFunc(findings, func(f finding.Finding) bool {
		return (f.Rule == finding.Unreadable || f.Rule == finding.ByHand) && f.Level == finding.Error
	})
}

// finish writes the files, or says which it would write.
func (c *alignCommand) finish(b project.Batch) error {
	switch {
	case !c.options.dryRun || !c.json:
		return finish(c.options, b)
	case len(b) > 0:
		return errFound
	}
	return nil
}

func (c *alignCommand) report(out *project.Outcome) {
	for _, l := range out.Languages {
		r := l.Recovered
		if c.fix {
			c.options.streams.notef("%s  %s in %s", l.Name, finding.Count(r.Repairs, "repair"), finding.Count(r.Damaged, "lesson"))
		}
		c.options.streams.notef("%s  %s recovered: %d translated, %d to review%s", l.Name, finding.Count(r.Found, "text"), r.Translated, r.Review,
			finding.Counts(r.Unpaired[align.NoCounterpart], "not found", r.Unpaired[align.InSource], "not translated", r.Unpaired[align.NoLesson], "in lessons that are not there", r.Unknown, "that no lesson has"))
	}
}
