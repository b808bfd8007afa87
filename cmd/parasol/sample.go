package main

import (
	"errors"
	"io/fs"
	"path"
	"slices"

	"github.com/spf13/cobra"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
)

// sampleConfig is the repository's own .parasol.yaml.
const sampleConfig = `# Texts that stay as they are in a language: names, and words that are the same.
same:
  ar: [Signal, Jitsi Meet]
  fr: [Communications, Signal, Android, iPhone, Jitsi Meet, VPN, Stress]
  zh-Hant: [Signal, Android, iPhone, Jitsi Meet, VPN]
`

type sampleCommand struct{ *options }

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
				return hint(errors.New("sample wants one folder"), "see parasol sample --help")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return c.run(args[0]) },
	}
}

func (c *sampleCommand) run(dir string) error {
	f, err := openFolder(dir)
	if err != nil {
		return err
	}
	defer f.close()
	if err := c.hold(writer.Options{Root: dir, Reads: c.dryRun}); err != nil {
		return err
	}
	defer c.session.Close()
	if entries, err := f.list(); err != nil {
		return err
	} else if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() != writer.Folder }) { // but that of a run that was cut off
		return inFile(dir, errors.New("the folder is not empty"))
	}
	b := batch{{f, defaultConfig, nil, []byte(sampleConfig)}}
	for _, part := range []struct {
		into string
		from fs.FS
	}{{"content", content.Sample}, {"locales", locales.Sample}} {
		err := fs.WalkDir(part.from, ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := fs.ReadFile(part.from, name)
			b.add(change{f, path.Join(part.into, name), nil, data})
			return err
		})
		if err != nil {
			return err
		}
	}
	if err := b.finish(c.options); err != nil {
		return err
	}
	c.notef("%s: %s written", dir, count(len(b), "file"))
	return nil
}
