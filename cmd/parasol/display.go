package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/coverage"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// A display is one report on its way out.
type display struct {
	coverageCommand *coverageCommand
	report          coverage.Report
	plans           []*merge.Plan
	title           string
	by              []coverage.By
	since           *coverage.Comparison // with an earlier one, or nil
}

// A reportFormat is a way to write a report into one file.
type reportFormat struct {
	name, ext string
	write     func(s *display, w io.Writer) error
}

// badges are the format of which each locale has files of its own, in the
// folder that --out names, unless that is a picture of one.
const badges = "svg"

// reportFormats are what --format takes; the first is the default.
var reportFormats = []reportFormat{
	{"text", ".txt", func(s *display, w io.Writer) error {
		return finding.Plainly(w, func(w io.Writer) error {
			err := s.report.Text(w, coverage.Text{By: s.by, Color: s.coverageCommand.options.streams.color && s.coverageCommand.out == ""})
			if err != nil || s.since == nil {
				return err
			}
			fmt.Fprintln(w)
			return s.since.Text(w, s.coverageCommand.since)
		})
	}},
	{"json", ".json", func(s *display, w io.Writer) error {
		if s.since != nil {
			return s.since.JSON(finding.PlainWriter{Writer: w}, s.coverageCommand.since)
		}
		return s.report.JSON(finding.PlainWriter{Writer: w})
	}},
	{"csv", ".csv", func(s *display, w io.Writer) error { return finding.Plainly(w, s.report.CSV) }},
	{"markdown", ".md", func(s *display, w io.Writer) error {
		return finding.Plainly(w, func(w io.Writer) error { return s.report.Markdown(w, s.by) })
	}},
	{"html", ".html", func(s *display, w io.Writer) error {
		return s.report.HTML(w, coverage.HTML{Title: s.title, Source: s.coverageCommand.options.source, Plans: s.plans})
	}},
	{badges, ".svg", func(s *display, w io.Writer) error {
		_, err := w.Write(s.report.Locales[0].Badge().SVG())
		return err
	}},
}

// settleFormat finds the format by the name of --out where --format is not
// given.
func (c *coverageCommand) settleFormat() error {
	var names []string
	for _, f := range reportFormats {
		names = append(names, f.name)
		if c.format == "" && c.out != "" && strings.EqualFold(filepath.Ext(c.out), f.ext) {
			c.format = f.name
		}
	}
	switch {
	case c.format == "":
		c.format = names[0]
	case !slices.Contains(names, c.format):
		return fmt.Errorf("--format: %q is not one of %s", c.format, strings.Join(names, ", "))
	case c.since != "" && c.format != "text" && c.format != "json":
		return errors.New("--since goes with --format text or json")
	}
	return nil
}

// show writes the report to standard output, or returns the files to write.
func (s *display) show() (project.Batch, error) {
	if s.coverageCommand.format == badges && s.coverageCommand.out != "" && filepath.Ext(s.coverageCommand.out) != ".svg" {
		return s.badges()
	}
	if s.coverageCommand.format == badges && len(s.report.Locales) != 1 {
		return nil, project.Hint(errors.New("--format svg: a badge is about one language"), "choose it with --to, or let --out DIR take a badge of each")
	}
	f := reportFormats[slices.IndexFunc(reportFormats, func(f reportFormat) bool { return f.name == s.coverageCommand.format })]
	if s.coverageCommand.out == "" {
		return nil, f.write(s, s.coverageCommand.options.streams.out)
	}
	var data bytes.Buffer
	if err := f.write(s, &data); err != nil {
		return nil, err
	}
	var b project.Batch
	file, err := s.coverageCommand.options.changeOf(s.coverageCommand.out)
	file.After = data.Bytes()
	b.Add(file)
	return b, err
}

// badges are a picture and the JSON of badge services for each locale.
func (s *display) badges() (project.Batch, error) {
	out, err := s.coverageCommand.options.folder(s.coverageCommand.out)
	if err != nil {
		return nil, err
	}
	var b project.Batch
	var errs []error
	add := func(name string, data []byte) {
		before, err := out.Read(name)
		errs = append(errs, err)
		b.Add(project.Change{Folder: out.Name, Name: name, Before: before, After: data})
	}
	for _, l := range s.report.Locales {
		add(l.Name+".svg", l.Badge().SVG())
		add(l.Name+".json", l.Badge().Endpoint())
	}
	return b, errors.Join(errs...)
}

// changeOf is the change of a file that a flag names: as yet, to none.
func (o *options) changeOf(name string) (project.Change, error) {
	f, err := o.folder(filepath.Dir(name))
	if err != nil {
		return project.Change{}, err
	}
	before, err := f.Read(filepath.Base(name))
	return project.Change{Folder: f.Name, Name: filepath.Base(name), Before: before}, err
}
