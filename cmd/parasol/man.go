package main

import (
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"github.com/parasol-l10n/parasol/cmd/project"
)

// newMan is for those who package Parasol: a page a command, from its help.
func newMan(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:    "man [COMMAND]",
		Hidden: true,
		Short:  "Print the manual page of a command",
		Long: `Man prints the manual page of Parasol, or of one of its commands, as man(1)
reads it. Packages of Parasol install it beside the program.`,
		Example: `  parasol man merge >parasol-merge.1`,
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			page, _, err := c.Root().Find(args)
			if err != nil {
				return project.Hint(err, "see parasol help")
			}
			page.DisableAutoGenTag = true
			built := builtAt()
			return doc.GenMan(page, &doc.GenManHeader{Section: "1", Source: "Parasol", Manual: "Parasol", Date: &built}, s.out)
		},
	}
}

// builtAt is the time of the commit that the program was built from, so that the
// same program prints the same pages.
func builtAt() time.Time {
	at := time.Unix(0, 0).UTC()
	if b, ok := debug.ReadBuildInfo(); ok {
		for _, setting := range b.Settings {
			if t, err := time.Parse(time.RFC3339, setting.Value); setting.Key == "vcs.time" && err == nil {
				at = t
			}
		}
	}
	return at
}
