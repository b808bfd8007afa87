package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

type alignCommand struct {
	*options
	from    []string
	sources []string
	history bool
	fix     bool
	json    bool
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
  parasol align -v --dry-run        # name every text that found no partner`,
		RunE: func(_ *cobra.Command, args []string) error { return c.run(args) },
	}
	cmd.Flags().StringSliceVar(&c.from, "from", nil, "folders with lessons of the language, instead of those that merge writes; {locale} stands for the language")
	cmd.Flags().StringSliceVar(&c.sources, "source-tree", nil, "folders with earlier versions of the source lessons, which the translations may follow")
	cmd.Flags().BoolVar(&c.history, "source-history", false, "look for earlier versions of the source lessons in their git repository")
	cmd.Flags().BoolVar(&c.fix, "fix", false, "repair the lessons themselves: Markdown, keys and links that were damaged")
	cmd.Flags().BoolVar(&c.json, "json", false, "say on standard output what pairs with what, as a line of JSON each")
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
	case c.fix || c.json:
		return errors.New("--fix and --json are for lessons, not for files")
	}
	return nil
}

func (c *alignCommand) run(names []string) error {
	if err := c.check(names); err != nil {
		return err
	}
	if _, err := c.configure(); err != nil {
		return err
	}
	files, unread := c.readReturned(names, "")
	if unread != nil && len(files) == 0 {
		return unread
	}
	p, err := openProject(c.options, scope{create: true, returned: files, unread: unread})
	if err != nil {
		return err
	}
	defer p.close()
	recoveries, err := c.recover(p, p.files)
	for _, r := range recoveries {
		defer r.close()
	}
	if err != nil {
		return err
	}
	p.plan(merge.Policy{}) // which proves the translations
	findings := slices.Clone(p.unread.findings)
	for _, r := range recoveries {
		r.settle()
		findings = append(findings, r.findings...)
	}
	b, err := p.save()
	if err != nil {
		return err
	}
	for _, r := range recoveries {
		b = append(b, r.changes...)
		b.manifest(p, r.locale, r.manifest) // lessons of which every text was recovered are ours to write anew
	}
	bad := slices.ContainsFunc(findings, func(f finding.Finding) bool {
		return (f.Rule == finding.Unreadable || f.Rule == finding.ByHand) && f.Level == finding.Error
	})
	if c.json {
		p.printUnread()
		err = pairsJSON(c.out, recoveries)
	} else {
		c.print(finding.Sorted(append(findings, p.skipped()...)))
	}
	if err != nil {
		return err
	}
	if err = c.finish(b); err == nil || errors.Is(err, errFound) {
		c.report(recoveries)
	}
	if err == nil && bad {
		err = errFound
	}
	return err
}

// finish writes the files, or says which it would write.
func (c *alignCommand) finish(b batch) error {
	switch {
	case !c.dryRun || !c.json:
		return b.finish(c.options)
	case len(b) > 0:
		return errFound
	}
	return nil
}

func (c *alignCommand) report(recoveries []*recovery) {
	for _, r := range recoveries {
		if c.fix {
			c.notef("%s", r.fixed())
		}
		c.notef("%s", r)
	}
}

// recover takes over what lessons or files hold, for each language.
func (c *alignCommand) recover(p *job, files []returned) ([]*recovery, error) {
	if len(p.locales) == 0 && !p.unread.any() {
		return nil, hint(errors.New("there is no language to align"), "--to fr names one")
	}
	for _, from := range c.from {
		if len(p.locales) > 1 && !strings.Contains(from, "{locale}") {
			return nil, hint(fmt.Errorf("--from: %s holds one language, and there are %d", from, len(p.locales)), "name one with --to, or put {locale} in its place")
		}
	}
	earlier, err := c.earlier(p)
	if err != nil {
		return nil, err
	}
	var past *past
	if c.history {
		if past, err = p.openPast(); err != nil {
			return nil, err
		}
		defer past.git.Close()
	}
	recoveries := make([]*recovery, len(p.locales))
	for i, l := range p.locales {
		r := newRecovery(p, l)
		r.earlier, r.past, r.fix, r.json = earlier, past, c.fix, c.json
		recoveries[i] = r
		if files == nil {
			if err := r.align(c.from); err != nil {
				return nil, err
			}
		}
		for _, f := range files { // those of languages that are left alone are named
			if f.catalog.Locale == l.name {
				r.file(f)
			}
		}
	}
	return recoveries, nil
}

// earlier reads the earlier versions of the source lessons.
func (c *alignCommand) earlier(p *job) ([]*content.Tree, error) {
	var trees []*content.Tree
	var errs []error
	for _, name := range c.sources {
		tree, err := loadLessons(name, p.options.source, p.config.Rules, p.seen)
		switch {
		case tree == nil || err != nil && len(tree.Documents) == 0:
			errs = append(errs, err)
		case len(tree.Documents) == 0:
			errs = append(errs, inFile(name, errors.New("there are no lessons")))
		}
		if tree != nil {
			p.unread.add(err)
		}
		trees = append(trees, tree)
	}
	return trees, errors.Join(errs...)
}

// loadLessons reads the lessons below a folder. The tree has those that are
// well also where there is an error.
func loadLessons(folder, locale string, rules content.Rules, seen *writer.Seen) (*content.Tree, error) {
	if stat, err := os.Stat(folder); err != nil {
		return nil, inFile(folder, err)
	} else if !stat.IsDir() {
		return nil, inFile(folder, errors.New("is not a folder"))
	}
	tree, err := content.Load(seen.FS(os.DirFS(folder), func(name string) string { return below(folder, name) }), "{path}", locale, rules)
	return tree, within(folder, err)
}
