package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/spf13/pflag"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/locales"
)

// options are what all commands share.
type options struct {
	streams          *streams
	content, locales string
	source           string
	to               []string
	config           string
	dryRun, diff     bool
	quiet, verbose   bool
	color            string

	flags      *pflag.FlagSet
	configured *project.Config // once it was read
	at         *commit         // whose files are read, nil for those of today

	command string          // as others are told of it
	disk    writer.Disk     // to write to
	seen    *writer.Seen    // what was read
	session *writer.Session // the hold on the project, nil as long as there is none
	opened  []*os.Root      // folders
}

const (
	defaultConfig = "parasol.yaml"
)

func (o *options) bind(f *pflag.FlagSet) {
	o.flags = f
	f.StringVar(&o.content, "content", "content", "folder of the lessons")
	f.StringVar(&o.locales, "locales", "locales", "folder of the translations")
	f.StringVar(&o.source, "source", project.DefaultSource, "language that the lessons are written in")
	f.StringSliceVar(&o.to, "to", nil, "languages to work on (default those of the configuration, else those that --locales has)")
	f.StringVar(&o.config, "config", "", "configuration file (default "+defaultConfig+" or ."+defaultConfig+" if there is one)")
	f.BoolVarP(&o.dryRun, "dry-run", "n", false, "write nothing, list what would change, exit with 1 if anything would")
	f.BoolVar(&o.diff, "diff", false, "with --dry-run: show the changes line by line")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "no commentary")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "name every file that is written")
	f.StringVar(&o.color, "color", "auto", "auto, always or never")
}

// check holds the values against what they may be, and settles what depends
// on the terminal.
func (o *options) check() error {
	if err := locales.CheckTag(o.source); err != nil {
		return fmt.Errorf("--source: %w", err)
	}
	for _, l := range o.to {
		if err := locales.CheckTag(l); err != nil {
			return fmt.Errorf("--to: %w", err)
		}
	}
	if o.diff && !o.dryRun {
		return fmt.Errorf("--diff goes with --dry-run")
	}
	o.streams.quiet = o.quiet
	switch o.color {
	case "auto":
		o.streams.color = colorful(o.streams.out)
	case "always":
		o.streams.color = true
	case "never":
		o.streams.color = false
	default:
		return fmt.Errorf("--color: %q is not auto, always or never", o.color)
	}
	return nil
}

// configure reads the configuration, once, and lets it decide what no flag
// has decided: a flag that is given comes before the file, and the file
// before the defaults of the flags.
func (o *options) configure() (*project.Config, error) {
	if o.configured != nil {
		return o.configured, nil
	}
	c, err := readConfig(o.config, o.readFile)
	if err != nil {
		return nil, err
	}
	for _, s := range []struct {
		flag  string
		into  *string
		value string
	}{
		{"source", &o.source, c.Source},
		{"content", &o.content, folderOf(c, c.Layout.Content)},
		{"locales", &o.locales, folderOf(c, c.Layout.Catalogs)},
	} {
		if s.value != "" && !o.flags.Changed(s.flag) {
			*s.into = s.value
		}
	}
	if err := o.checkLanguages(c); err != nil { // what cannot be known from the flags or from the file alone
		return nil, err
	}
	o.configured = c
	return c, nil
}

// isSource reports whether a language is that of the lessons, in whatever
// spelling.
func (o *options) isSource(name string) bool { return locales.SameTag(o.source, name) }

// checkLanguages holds the languages that are to be translated into against
// that of the lessons.
func (o *options) checkLanguages(c *project.Config) error {
	if i := slices.IndexFunc(o.to, o.isSource); i >= 0 {
		return fmt.Errorf("--to: %s is the source language", o.to[i])
	}
	if i := slices.IndexFunc(c.Locales, o.isSource); i >= 0 {
		return fmt.Errorf("--source: %s is one of the locales in %s", o.source, c.File)
	}
	return nil
}
