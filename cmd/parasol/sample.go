package main

import (
	"errors"
	"io/fs"
	"path"
	"slices"

	"github.com/spf13/cobra"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge/finding"
)

type sampleCommand struct{ options *options }

func newSample(o *options) *cobra.Command {
	c := &sampleCommand{options: o}
	return &cobra.Command{
		Use:   "sample DIR",
		Short: "Write a small project to try things on",
		Long: `Sample writes a project into a new or empty folder: 38 lessons in English, short
ones, complete in French, begun in Arabic and in Traditional Chinese.`,
		Example: `  parasol sample tour
  cd tour && parasol coverage`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return project.Hint(errors.New("sample wants one folder"), "see parasol sample --help")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return c.run(args[0]) },
	}
}

func (c *sampleCommand) run(dir string) error {
	defer c.options.close()
	f, err := c.options.folder(dir)
	if err != nil {
		return err
	}
	if err := c.options.hold(writer.Options{Root: dir, Reads: c.options.dryRun}); err != nil {
		return err
	}
	if entries, err := f.List(); err != nil {
		return err
	} else if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() != writer.Folder }) { // but that of a run that was cut off
		return project.InFile(dir, errors.New("the folder is not empty"))
	}
	b := project.Batch{{Folder: dir, Name: defaultConfig, After: []byte(project.SampleConfig)}}
	for _, part := range []struct {
		into string
		from fs.FS
	}{{"content", content.Sample}, {"locales", locales.Sample}} {
		err := fs.WalkDir(part.from, ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := fs.ReadFile(part.from, name)
			b.Add(project.Change{Folder: dir, Name: path.Join(part.into, name), After: data})
			return err
		})
		if err != nil {
			return err
		}
	}
	if err := finish(c.options, b); err != nil {
		return err
	}
	c.options.streams.notef("%s: %s written", dir, finding.Count(len(b), "file"))
	return nil
}
