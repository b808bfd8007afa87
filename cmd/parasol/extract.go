package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/parasol-l10n/parasol/locales/goi18n"
)

type extractCommand struct {
	*options
	format string
	out    string
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

A text keeps its translation wherever it moves. A translation that no lesson
calls for any more is kept in locales/memory.fr.tmx, and returns when a lesson
does.`,
		Example: `  parasol extract                        # all languages of the project
  parasol extract --to de,pt-BR          # begin two more
  parasol extract --out for-translators  # to-do files only, elsewhere
  parasol extract --dry-run --diff       # see what would change`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return c.run() },
	}
	cmd.Flags().StringVar(&c.format, "format", "", "toml, json or yaml (default that of the files there, else toml)")
	cmd.Flags().StringVar(&c.out, "out", "", "write the to-do files into this folder, for translators, and nothing else")
	return cmd
}

func (c *extractCommand) run() error {
	if c.format != "" && !slices.Contains(syntaxes[:3], c.format) {
		return fmt.Errorf("--format: %q is not toml, json or yaml", c.format)
	}
	p, err := openProject(c.options, scope{create: true, syntax: c.format})
	if err != nil {
		return err
	}
	defer p.close()
	var b batch
	if c.out != "" {
		b, err = p.exchange(c.out)
	} else {
		b, err = p.save()
	}
	if err != nil {
		return err
	}
	if err := b.finish(c.options); err != nil {
		return err
	}
	p.report(func(l *locale) string { return counts(l.changes.Returned, "back", l.changes.Gone, "gone") })
	if len(p.locales) == 0 {
		p.notef("hint: parasol extract --to fr begins a translation into French")
	}
	return nil
}

// exchange returns the to-do files alone, in a folder of their own.
func (p *project) exchange(name string) (batch, error) {
	out, err := openFolder(name)
	if err != nil {
		return nil, err
	}
	var b batch
	for _, l := range p.locales {
		file := p.store.name(fileID{translate, l.name})
		before, err := out.read(file)
		if err != nil {
			return nil, err
		}
		var after []byte
		if _, open, _ := tally(l.catalog, l.todo); open > 0 {
			if after, err = goi18n.Encode(file, l.todo, goi18n.ToDo); err != nil {
				return nil, within(name, err)
			}
		}
		b.add(change{out, file, before, after})
	}
	return b, nil
}
