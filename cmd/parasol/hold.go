package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/content/segment"
)

// openSession takes the project, once: its folder is that of the configuration,
// or else the one that the folder of the translations is in. What is read at a
// commit needs no hold on the files of today.
func (o *options) openSession(looks bool) error {
	if o.at != nil || o.session != nil {
		return nil
	}
	root := filepath.Dir(filepath.Clean(o.locales))
	if filepath.Base(filepath.Clean(o.locales)) == ".." {
		root = o.locales
	}
	if c := o.configured; c != nil && c.File != "" {
		root = filepath.Dir(c.File)
	}
	return o.hold(writer.Options{Root: root, Folders: []string{o.locales, o.content}, Reads: looks, Offer: o.offer})
}

// hold takes a folder as a project, and says what it finds there of a run that
// was cut off.
func (o *options) hold(w writer.Options) error {
	w.Disk, w.Command = o.disk, o.command
	var err error
	if o.session, err = writer.Open(w); err != nil {
		if busy, ok := errors.AsType[*writer.Busy](err); ok {
			return project.Hint(busy, "wait until it is through, and run this again")
		}
		return inFiles(err)
	}
	if w.Reads {
		o.seen = nil // nothing will be held against it
	}
	say := o.streams.notef
	if o.streams.unsettled = len(o.session.Aside) > 0; o.streams.unsettled { // which is why the exit code is not 0
		say = o.streams.errorf
	}
	for _, line := range o.session.Recovered.Report(o.verbose) {
		say("%s", line)
	}
	return nil
}

// readFile reads a file that the user names, which may be a pipe.
func (o *options) readFile(name string) ([]byte, error) {
	data, err := o.at.readFile(name)
	if o.at != nil {
		return data, err
	}
	stat, statErr := os.Stat(name)
	switch {
	case err == nil && statErr == nil && stat.Mode().IsRegular():
		o.seen.Saw(name, data)
	case errors.Is(err, os.ErrNotExist):
		o.seen.Saw(name, nil)
	}
	return data, err
}

// inFiles gives the errors of the writer the form of those about files.
func inFiles(err error) error {
	var all []error
	for _, e := range segment.Flatten(err) {
		if at, ok := errors.AsType[*writer.Error](e); ok {
			if l, ok := errors.AsType[*os.LinkError](at.Err); ok { // what it says of both names is said
				at.Err = l.Err
			}
			e = project.InFile(at.Path, at.Err)
		}
		all = append(all, e)
	}
	return errors.Join(all...)
}

// commandLine is a command as others are told of it, on one line.
func commandLine(args []string) string {
	line := []rune(strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, strings.Join(append([]string{"parasol"}, args...), " ")))
	return string(line[:min(len(line), 200)])
}
