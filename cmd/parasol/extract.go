package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
)

type extractCommand struct {
	options *options
	format  string
	out     string
	check   bool
	json    bool
}

func newExtract(o *options) *cobra.Command {
	c := &extractCommand{options: o}
	cmd := &cobra.Command{
		Use:   "extract",
		Short: "Bring the translation files up to the lessons",
		Long: `Extract reads the lessons of the source language and writes, for every language
of the project, what is finished (locales/active.fr.toml) and what is to do
(locales/translate.fr.toml), as go-i18n message files. The to-do file holds the
source text where a translation is wanted: it goes to the translator, and comes
back through parasol merge.

A text keeps its translation wherever it moves. One that was edited has to be
looked at: the old translation is a suggestion for it, and the lesson shows the
source text until somebody confirms. A translation that no lesson calls for any
more is kept in locales/memory.fr.tmx, and returns when a lesson does. Any other
TMX file in locales/ is memory too: what it has that is alike is a suggestion.
What one has word for word is taken over if memory.trusted in parasol.yaml lists
the file.

Where the files are, and more, may stand in parasol.yaml. README.md explains
its keys, and parasol schema prints a JSON schema for editors:

` + project.ConfigExample,
		Example: `  parasol extract                        # all languages of the project
  parasol extract --to de,pt-BR          # begin two more
  parasol extract --out for-translators  # to-do files only, elsewhere
  parasol extract --format po --out out  # fr.po and so on, for Poedit or Weblate
  parasol extract --dry-run --diff       # see what would change
  parasol extract --check                # in CI: are the catalogs up to date?
  parasol extract --json                 # every change, for a program`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return c.run() },
	}
	cmd.Flags().StringVar(&c.format, "format", "", "toml, json, yaml or po (default that of the files there, else toml); with --out also xliff, xliff2, csv or tmx")
	cmd.Flags().StringVar(&c.out, "out", "", "write files for translators into this folder, and nothing else")
	cmd.Flags().BoolVar(&c.check, "check", false, "write nothing, exit with 1 if the translation files are not up to date")
	cmd.Flags().BoolVar(&c.json, "json", false, "say on standard output what changed, as JSON")
	return cmd
}

func (c *extractCommand) run() error {
	if names := project.FormatNames(); c.format != "" && !slices.Contains(names, c.format) {
		return fmt.Errorf("--format: %q is not one of %s", c.format, strings.Join(names, ", "))
	}
	syntax := c.format
	if f, ok := store.ExchangeFormat(c.format); ok {
		if c.out == "" && f.Name != store.PO {
			return project.Hint(fmt.Errorf("--format %s is for files that go to translators", f.Name), "--out DIR says where to put them")
		}
		if c.out != "" {
			syntax = ""
		}
	}
	if c.check && c.out != "" {
		return errors.New("--check is for the project's own files, not for those of --out")
	}
	defer c.options.close()
	p, err := c.options.open(wish{format: syntax, looks: c.check})
	if err != nil {
		return err
	}
	var out *project.Outcome
	if c.out != "" {
		out, err = c.export(p)
	} else {
		out, err = p.Extract()
	}
	if err != nil {
		return err
	}
	c.options.say(out)
	if c.json {
		c.options.printUnread(out)
		err = out.ChangesJSON(c.options.streams.out)
	} else {
		c.options.print(slices.Concat(finding.Sorted(slices.Concat(out.Unread, out.Skipped)), out.Findings))
	}
	if err != nil {
		return err
	}
	if err = c.finish(out.Files); err == nil || errors.Is(err, errFound) {
		c.report(out)
	}
	if c.out != "" { // a copy for translators, of all that there is: the project is as it was
		return err
	}
	return verdictOf(out, err)
}

// export makes the files for translators, whose place is to be none of the
// project's own.
func (c *extractCommand) export(p *project.Project) (*project.Outcome, error) {
	folder, err := c.options.folder(c.out)
	if err != nil {
		return nil, err
	}
	out, err := p.Export(folder, c.format)
	if out == nil {
		return nil, err
	}
	return out, errors.Join(err, c.options.outside("--out", out, out.Files, c.out))
}

// finish writes the files, or says which it would write.
func (c *extractCommand) finish(b project.Batch) error {
	switch {
	case c.check:
		for _, file := range b {
			if !c.json {
				c.options.streams.printf("%s is not up to date", file.Path())
			}
		}
	case c.options.dryRun && c.json:
	default:
		return finish(c.options, b)
	}
	if len(b) > 0 {
		return errFound
	}
	return nil
}

func (c *extractCommand) report(out *project.Outcome) {
	c.options.report(out, func(l *project.Language) string {
		words := ""
		if l.Words > 0 {
			words = " (" + finding.Count(l.Words, "word") + ")"
		}
		return words + changed(l.Changes.Counts)
	})
	c.options.hintBegin(out)
}
