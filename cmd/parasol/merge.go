package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
)

type mergeCommand struct {
	*options
	name    string
	require string
	strict  bool
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
their place. A text that comes back empty or unchanged is not translated; no
file ever takes a translation away.

The language and the format are read from a file's name: translate.fr.toml,
active.pt-BR.json. Findings make the exit code 1; the lessons are written all
the same, unless --strict is given.`,
		Example: `  parasol merge                               # all languages, from locales/
  parasol merge returned/translate.fr.toml    # a file from a translator
  parasol merge --strict --dry-run            # would everything fit?
  parasol merge - --name translate.fr.json <in.json`,
		RunE: func(_ *cobra.Command, args []string) error { return c.run(args) },
	}
	cmd.Flags().StringVar(&c.name, "name", "", "name of standard input: it says language and format")
	cmd.Flags().StringVar(&c.require, "require", "", "reviewed: only what somebody has reviewed reaches a lesson")
	cmd.Flags().BoolVar(&c.strict, "strict", false, "write nothing if there is any finding")
	return cmd
}

func (c *mergeCommand) run(names []string) error {
	if c.require != "" && c.require != "reviewed" {
		return fmt.Errorf("--require: %q is not reviewed", c.require)
	}
	if _, err := c.configure(); err != nil { // returned files are held against it
		return err
	}
	files, err := c.readReturned(names)
	if err != nil {
		return err
	}
	p, err := openProject(c.options, scope{returned: files, create: files != nil})
	if err != nil {
		return err
	}
	defer p.close()
	findings := p.take(files)
	plans := p.plan(merge.Policy{RequireReviewed: c.require == "reviewed"})
	findings = sortedFindings(append(findings, plans.findings...))

	b, err := p.save()
	if err != nil {
		return err
	}
	lessons, err := p.write(plans.byLocale)
	if err != nil {
		return err
	}
	for _, changed := range lessons {
		b = append(b, changed...)
	}
	worst := c.print(findings)
	if c.strict && worst > merge.Note {
		c.notef("nothing is written, since --strict is given")
		return errFound
	}
	if err := b.finish(c.options); err != nil {
		return err
	}
	c.report(p, lessons)
	if worst == merge.Severe {
		return errFound
	}
	return nil
}

// print lists findings and returns the worst severity. Notes are only for
// those who ask.
func (c *mergeCommand) print(findings []merge.Finding) merge.Severity {
	worst := merge.Note
	for _, f := range findings {
		worst = max(worst, f.Severity)
		if f.Severity == merge.Note && !c.verbose {
			continue
		}
		c.printf("%s: %s %s: %s", f.Pos, f.Severity, f.Rule, oneLine(f.Sentence))
		if f.Source != "" {
			c.printf("    %s", oneLine(f.Source))
		}
	}
	return worst
}

// oneLine keeps a text from a file from breaking the lines of the output.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r
	}, s)
}

func (c *mergeCommand) report(p *project, lessons []batch) {
	written := map[*locale]string{}
	for i, l := range p.locales {
		if n := len(lessons[i]); n > 0 {
			written[l] = ", " + count(n, "lesson") + " written"
		}
	}
	p.report(func(l *locale) string { return counts(l.refused, "refused") + written[l] })
}

// write returns the changes to the lessons, by locale.
func (p *project) write(plans [][]*merge.Plan) ([]batch, error) {
	lessons := len(p.tree.Documents)
	changes := make([]change, len(plans)*lessons)
	errs := make([]error, len(changes))
	parallel(len(changes), func(i int) {
		plan := plans[i/lessons][i%lessons]
		name := p.config.layout.target.Path(plan.Locale, plan.Document.Path())
		before, err := p.lessons.read(name)
		changes[i], errs[i] = change{p.lessons, name, before, plan.Apply()}, err
	})
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	batches := make([]batch, len(plans))
	for i, c := range changes {
		batches[i/lessons].add(c)
	}
	for i, l := range p.locales {
		if err := p.guard(l, batches[i]); err != nil {
			errs = append(errs, err)
		}
	}
	return batches, errors.Join(errs...)
}

// guard keeps lessons that somebody translated by hand from being replaced by
// the source text: if no translation is known, and most of the text that
// stands in them is not the source's, it returns an error.
func (p *project) guard(l *locale, changes batch) error {
	if slices.ContainsFunc(l.catalog.Messages, func(m locales.Message) bool { return m.State.Finished() }) {
		return nil
	}
	source := map[string]bool{}
	for _, m := range p.source.Messages {
		source[m.Source] = true
	}
	target := p.config.layout.target
	foreign, texts := 0, 0
	for _, c := range changes {
		if c.before == nil {
			continue
		}
		lesson, _ := target.Lesson(l.name, c.name)
		d, err := content.Split(lesson, c.before, p.config.rules)
		if err != nil || d == nil {
			foreign, texts = foreign+1, texts+1
			continue
		}
		for _, s := range d.Segments() {
			texts++
			if !source[s.Text] {
				foreign++
			}
		}
	}
	if foreign*2 <= texts {
		return nil
	}
	return hint(inFile(p.lessons.path(target.Folder(l.name)), fmt.Errorf("lessons are translated here, and %s holds no translation: merging would lose them", p.store.folder.name)),
		"move the folder away to have it written anew")
}
