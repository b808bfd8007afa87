// Parasol is a translation pipeline for lessons: Markdown files with front
// matter, and the YAML files that live beside them.
//
//	parasol extract    lessons -> translation files
//	parasol merge      translations -> lessons
//	parasol align      translated lessons -> translation files
//	parasol coverage   how much is translated
//	parasol check      what is wrong with the translations
//
// See parasol help, or README.md for a tour.
package main

import (
	"errors"
	"io"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/cmd/project"
)

// The exit codes.
const (
	exitWell  = 0
	exitFound = 1 // findings at error level, too little coverage, or a dry run with something to write
	exitError = 2 // wrong usage, unreadable or broken input
)

// errFound ends a command with exitFound; what was found is already written.
var errFound = errors.New("found")

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return runOn(writer.OS, args, stdin, stdout, stderr)
}

// runOn runs a command that writes to a disk.
func runOn(disk writer.Disk, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400) // a run is short: a third less of it goes into collecting garbage
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(1 << 30) // but a memory of a million pairs is not to take four times its size
	}
	s := &streams{in: stdin, out: stdout, err: stderr}
	root := newRoot(s, disk, args)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.Execute()
	switch {
	case err == nil && !s.unsettled:
		return exitWell
	case err == nil:
		return exitFound
	case errors.Is(err, errFound):
		return exitFound
	}
	s.printErrors(err)
	return exitError
}

func newRoot(s *streams, disk writer.Disk, args []string) *cobra.Command {
	o := &options{streams: s, disk: disk, seen: &writer.Seen{}, command: commandLine(args)}
	root := &cobra.Command{
		Use:   "parasol",
		Short: "A translation pipeline for lessons",
		Long: `Parasol splits lessons into texts, writes translation files, merges finished
translations back into lessons, and says how much is translated.

Lessons are in content/LANGUAGE/, translations in locales/, unless parasol.yaml
says otherwise. The commands read both, and write only what changes.`,
		Example: `  parasol sample tour && cd tour    # a project to try it on
  parasol extract --to de           # begin a translation into German
  parasol merge                     # write the lessons of all languages
  parasol coverage                  # see where they stand`,
		Version:           version(),
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		PersistentPreRunE: func(*cobra.Command, []string) error { return o.check() },
	}
	root.SetVersionTemplate("parasol {{.Version}}\n")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return project.Hint(err, "see "+c.CommandPath()+" --help")
	})
	o.bind(root.PersistentFlags())
	root.SetHelpCommand(newHelp())
	root.AddCommand(newExtract(o), newMerge(o), newAlign(o), newCoverage(o), newCheck(o), newSample(o), newSchema(s), newVersion(s), newMan(s))
	return root
}
