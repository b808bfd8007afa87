package main

import (
	"fmt"
	"strings"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/spf13/cobra"
)

// newHelp is the command that prints the help of another one. To ask about one
// that is not there is wrong usage, as it is to call it.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Say what a command does",
		Long:  "Help says what a command does, and which flags it has.",
		Example: `  parasol help
  parasol help merge`,
		RunE: func(help *cobra.Command, names []string) error {
			root := help.Root()
			command, rest, err := root.Find(names)
			if err == nil && len(rest) == 0 {
				command.InitDefaultHelpFlag()
				return command.Help()
			}
			unknown := fmt.Errorf("there is no command %q", strings.Join(names, " "))
			if root.SuggestionsMinimumDistance == 0 {
				root.SuggestionsMinimumDistance = 2
			}
			if like := root.SuggestionsFor(names[0]); len(like) > 0 {
				return project.Hint(unknown, "did you mean "+strings.Join(like, " or ")+"?")
			}
			return project.Hint(unknown, "parasol help lists the commands")
		},
	}
}
