package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

type mergeCommand struct {
	options *options
	name    string
	require string
	min     float64
	below   string
	strict  bool
	prune   bool
	drop    []string

	reviewed bool // what is in the files
	keep     bool // what is finished, whatever files mark it with
}

func newMerge(o *options) *cobra.Command {
	c := &mergeCommand{options: o}
	cmd := &cobra.Command{
		Use:   "merge [FILE…]",
		Short: "Write translations into the lessons",
		Long: `Merge writes the lessons of every language from the translation files: a text
that is translated stands in its language, another in the source language.

With files that translators send back it first takes their texts over. Those
that fit move from locales/translate.fr.toml to locales/active.fr.toml. Those
that would break a lesson are refused: they stay in the to-do file, and a line
on standard output says where they are, what is wrong, and which text stands in
their place. A text that comes back empty or unchanged is not translated. One
that is not finished is a suggestion. A finished one that comes back rejected,
or marked as in need of work since it went out, is to review and leaves the
lessons, unless --keep-finished is given; no file takes another one away.

A lesson that somebody wrote or changed by hand stays as it is. --min, --below
and --require say what the others need before they are written; policies in
parasol.yaml say so for some of them.

The format is known by what a file holds, the language by what it says, else by
its name: translate.fr.toml,
active.pt-BR.json. An error among the findings makes the exit code 1, warnings do
not; the lessons are written all the same, unless --strict is given.`,
		Example: `  parasol merge                               # all languages, from locales/
  parasol merge returned/translate.fr.toml    # a file from a translator
  parasol merge --strict --dry-run            # would everything fit?
  parasol merge --reviewed checked/fr.po      # a file from a reviewer
  parasol merge --min 80 --below keep         # no lesson that is half English
  parasol merge - --name translate.fr.json <in.json`,
		RunE: func(_ *cobra.Command, args []string) error { return c.run(args) },
	}
	cmd.Flags().StringVar(&c.name, "name", "", "name of standard input: it says language and format")
	cmd.Flags().StringVar(&c.require, "require", "", "reviewed: only what somebody has reviewed reaches a lesson")
	cmd.Flags().BoolVar(&c.reviewed, "reviewed", false, "somebody has reviewed what is in the files")
	cmd.Flags().BoolVar(&c.keep, "keep-finished", false, "a finished translation stays so, also where a reviewer has marked or rejected it")
	cmd.Flags().Float64Var(&c.min, "min", 0, "percent of its words that a lesson needs")
	cmd.Flags().StringVar(&c.below, "below", "source", "what becomes of a lesson under --min: source, skip or keep")
	cmd.Flags().BoolVar(&c.prune, "prune", false, "remove lessons that merge wrote and whose source is gone")
	cmd.Flags().StringSliceVar(&c.drop, "drop", nil, "names of texts: what lessons show of them and nobody has finished leaves them")
	cmd.Flags().BoolVar(&c.strict, "strict", false, "write nothing if there is a warning or an error")
	return cmd
}

func (c *mergeCommand) run(names []string) error {
	base, err := c.policy()
	if err != nil {
		return err
	}
	files, unread, err := c.files(names)
	if err != nil {
		return err
	}
	defer c.options.close()
	p, err := c.options.open(wish{})
	if err != nil {
		return err
	}
	out, err := p.Merge(project.MergeOptions{Returned: files, Unread: unread, Keep: c.keep, Policy: base, Prune: c.prune, Drop: c.drop})
	if err != nil {
		return err
	}
	c.options.say(out)
	c.options.print(out.Skipped) // is no matter of what is merged
	worst := c.options.print(finding.Sorted(slices.Concat(out.Unread, out.Findings)))
	if c.strict && worst > finding.Note {
		c.options.streams.errorf("nothing is written, since --strict is given")
		return errFound
	}
	if err := finish(c.options, out.Files); err != nil {
		return err
	}
	c.report(out)
	if worst == finding.Error {
		return errFound
	}
	return nil
}

// files reads those that came back. What cannot be read of them is an error
// only if none is left.
func (c *mergeCommand) files(names []string) (files []project.Returned, unread, err error) {
	if c.reviewed && len(names) == 0 {
		return nil, nil, errors.New("--reviewed is for files that come back: name them")
	}
	if c.keep && len(names) == 0 {
		return nil, nil, errors.New("--keep-finished is for files that come back: name them")
	}
	if c.name != "" && !slices.Contains(names, "-") {
		return nil, nil, project.Hint(errors.New("--name is the name of standard input"), "name it as a file with -")
	}
	if _, err := c.options.configure(); err != nil { // they are held against it
		return nil, nil, err
	}
	files, unread = c.options.readReturned(names, c.name)
	if len(files) == 0 {
		return nil, nil, unread
	}
	if c.reviewed {
		project.MarkReviewed(files)
	}
	return files, unread, nil
}

// policy is what the flags say of every lesson.
func (c *mergeCommand) policy() (merge.Policy, error) {
	policy := merge.Policy{RequireReviewed: c.require == "reviewed", Min: c.min}
	if c.require != "" && !policy.RequireReviewed {
		return policy, fmt.Errorf("--require: %q is not reviewed", c.require)
	}
	if !(c.min >= 0 && c.min <= 100) {
		return policy, fmt.Errorf("--min: %v is not a percentage", c.min)
	}
	var ok bool
	if policy.Below, ok = merge.ParseFate(c.below); !ok {
		return policy, fmt.Errorf("--below: %q is not source, skip or keep", c.below)
	}
	return policy, nil
}

func (c *mergeCommand) report(out *project.Outcome) {
	byHand := 0
	c.options.report(out, func(l *project.Language) string {
		s := ""
		for _, what := range project.ReceivedAs {
			s += finding.Counts(l.Received[what], what)
		}
		s += finding.Counts(l.Refused, "refused")
		for _, n := range []struct {
			n    int
			what string
		}{{l.Written, "written"}, {l.Removed, "removed"}, {l.ByHand, "left as made by hand"}} {
			if n.n > 0 {
				s += ", " + finding.Count(n.n, "lesson") + " " + n.what
			}
		}
		if l.Replaced > 0 {
			s += ", " + finding.Count(l.Replaced, "published word") + " replaced"
		}
		byHand += l.ByHand
		return s
	})
	if byHand > 0 {
		c.options.streams.notef("hint: parasol align takes over what was translated by hand; a lesson that is moved away is written anew")
	}
}
