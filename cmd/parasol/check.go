package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/merge/check"
	"github.com/parasol-l10n/parasol/merge/finding"
)

type checkCommand struct {
	options *options
	name    string
	rules   []string
	about   []string
	level   string
	format  string
	explain string
	fix     bool
	strict  bool
}

func newCheck(o *options) *cobra.Command {
	c := &checkCommand{options: o}
	cmd := &cobra.Command{
		Use:   "check [FILE…]",
		Short: "Say what is wrong with translations, lessons and links",
		Long: `Check reads the translations and says what is wrong with them, without writing
anything: what a merge would refuse, and what no program refuses and readers
stumble over, such as a number that changed. It reads the lessons of each
language as they stand on disk, and follows the links of all lessons. With files
that translators send back it reads only those, before they are merged.

--about sources looks at the source lessons instead: what is damaged in them,
and what makes them hard to translate. What is wrong with their links is said
in any case, once, and not again of their translations.

Each finding has a rule and a level. Errors are certain, warnings mostly right,
notes now and then; translations that somebody still has to look at have notes
at most. parasol.yaml changes levels, for some lessons or for all (off, note,
warning, error); a message is not held against a rule that it names in a flag,
a translator's comment or an author's note: ignore-numbers.

A term stands in locales/glossary.csv or locales/glossary.tbx. Errors make the
exit code 1.`,
		Example: `  parasol check                               # all languages
  parasol check --to fr --level note          # everything there is to say
  parasol check returned/translate.fr.toml    # a file from a translator
  parasol check --rule numbers,units
  parasol check --about links                 # of all lessons
  parasol check --about sources               # before anybody translates
  parasol check --explain numbers             # why, and what to do
  parasol check --fix --dry-run --diff        # what can be mended with proof
  parasol check --format sarif >check.sarif   # for code scanning`,
		RunE: func(_ *cobra.Command, args []string) error { return c.run(args) },
	}
	cmd.Flags().StringVar(&c.name, "name", "", "name of standard input: it says language and format")
	cmd.Flags().StringSliceVar(&c.rules, "rule", nil, "only these rules")
	cmd.Flags().StringSliceVar(&c.about, "about", project.SubjectNames()[:len(project.Subjects)-1], "what to look at: translations, lessons, links, sources")
	cmd.Flags().StringVar(&c.level, "level", "", "least level to show: note, warning or error (default warning; note in json and sarif)")
	cmd.Flags().StringVar(&c.format, "format", "text", "text, json, sarif or github")
	cmd.Flags().StringVar(&c.explain, "explain", "", "say what a rule is about, and nothing else")
	cmd.Flags().BoolVar(&c.fix, "fix", false, "mend in the translation files what can be mended with proof")
	cmd.Flags().BoolVar(&c.strict, "strict", false, "exit with 1 if there is a warning, too")
	return cmd
}

// A checkForm is a form that the findings may have.
type checkForm struct {
	name  string
	least finding.Level // that is shown unless the user says otherwise
	write func(w io.Writer, r *finding.Report) error
}

var checkForms = []checkForm{
	{"text", finding.Warning, finding.WriteText},
	{"json", finding.Note, finding.WriteJSON},
	{"sarif", finding.Note, finding.WriteSARIF},
	{"github", finding.Warning, finding.WriteGitHub},
}

func (c *checkCommand) run(names []string) error {
	if c.explain != "" {
		return c.explainRule()
	}
	form, least, err := c.form(names)
	if err != nil {
		return err
	}
	if _, err := c.options.configure(); err != nil { // the files are held against it
		return err
	}
	files, unread := c.options.readReturned(names, c.name)
	if unread != nil && len(files) == 0 {
		return unread
	}
	defer c.options.close()
	p, err := c.options.open(wish{any: c.haveLessons(), looks: !c.fix})
	if err != nil {
		return err
	}
	out, err := p.Check(project.CheckOptions{Returned: files, Unread: unread, About: c.subjects(), Rules: c.rules, Fix: c.fix})
	if err != nil {
		return err
	}
	c.options.say(out)
	r := out.Checked
	r.Least, r.Color, r.Version = least, c.options.streams.color, version()
	if err := form(c.options.streams.out, r); err != nil {
		return err
	}
	c.summarize(r)
	if c.fix {
		if err := finish(c.options, out.Files); err != nil {
			return err
		}
	}
	if r.Has(finding.Error) || c.strict && r.Has(finding.Warning) {
		return errFound
	}
	return verdictOf(out, nil)
}

// haveLessons reports whether the languages that the user names have lessons:
// those can be checked before there is a translation file.
func (c *checkCommand) haveLessons() bool {
	return len(c.options.to) > 0 && !slices.ContainsFunc(c.options.to, func(locale string) bool {
		stat, err := os.Stat(filepath.Join(c.options.content, filepath.FromSlash(c.options.configured.Layout.Target.Folder(locale))))
		return err != nil || !stat.IsDir()
	})
}

// form holds the flags against what they may be, and returns how the findings
// are written, and the least level of those.
func (c *checkCommand) form(names []string) (func(io.Writer, *finding.Report) error, finding.Level, error) {
	i := slices.IndexFunc(checkForms, func(f checkForm) bool { return f.name == c.format })
	level := slices.Index(project.LevelNames, c.level)
	switch {
	case i < 0:
		return nil, 0, fmt.Errorf("--format: %q is not text, json, sarif or github", c.format)
	case c.level != "" && level < 1:
		return nil, 0, fmt.Errorf("--level: %q is not note, warning or error", c.level)
	case c.fix && len(names) > 0:
		return nil, 0, project.Hint(errors.New("--fix mends the project's own files"), "take those that came back over with parasol merge first")
	case c.name != "" && !slices.Contains(names, "-"):
		return nil, 0, project.Hint(errors.New("--name is the name of standard input"), "name it as a file with -")
	}
	for _, about := range c.about {
		if !slices.Contains(project.SubjectNames(), about) {
			return nil, 0, fmt.Errorf("--about: %q is not one of %s", about, strings.Join(project.SubjectNames(), ", "))
		}
	}
	for i, rule := range c.rules {
		if err := project.CheckRule(rule); err != nil {
			return nil, 0, fmt.Errorf("--rule: %w", err)
		}
		c.rules[i] = finding.Current(rule)
	}
	least := checkForms[i].least
	switch {
	case c.level != "":
		least = finding.Level(level - 1)
	case c.options.verbose:
		least = finding.Note
	}
	return checkForms[i].write, least, nil
}

// subjects are what the user wants to hear of.
func (c *checkCommand) subjects() []project.Subject {
	var all []project.Subject
	for _, about := range c.about {
		all = append(all, project.Subject(about))
	}
	return all
}

// explainRule says what a rule is about.
func (c *checkCommand) explainRule() error {
	rule := finding.Current(c.explain)
	if err := project.CheckRule(rule); err != nil {
		return project.Hint(fmt.Errorf("--explain: %w", err), "the rules are "+strings.Join(project.RuleIDs(), ", "))
	}
	for _, r := range check.Rules() {
		if r.ID == rule {
			c.options.streams.printf("%s (%s): %s\n\n%s", r.ID, r.Level, r.Sentence, strings.TrimSpace(r.Help))
		}
	}
	return nil
}

// summarize says how many findings there are, by rule.
func (c *checkCommand) summarize(r *finding.Report) {
	for _, t := range r.Tallies() {
		c.options.streams.notef("%-16s %s", t.Rule, t)
	}
	c.options.streams.notef("%s checked: %s", r.Read(), cmp.Or(r.Total().String(), "nothing found"))
	if n := r.Total().Of[finding.Note]; n > 0 && r.Least > finding.Note {
		c.options.streams.notef("hint: --level note shows the notes too; --explain RULE says what a rule is about")
	}
}
