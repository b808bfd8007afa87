package main

import (
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersion(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Say which version this is",
		Long:    "Say which version of Parasol this is, and the commit if it was built from one.",
		Example: "  parasol version",
		Args:    cobra.NoArgs,
		Run:     func(*cobra.Command, []string) { s.printf("parasol %s", version()) },
	}
}

func version() string {
	b, ok := debug.ReadBuildInfo()
	if !ok || b.Main.Version == "" {
		return "(devel)"
	}
	return b.Main.Version
}
