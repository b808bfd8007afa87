package main

import (
	"errors"
	"io"
	"os"

	"github.com/parasol-l10n/parasol/cmd/project"
)

// readReturned reads files by name, "-" being standard input under the name
// that the user gives it. The files that are well are returned beside the
// error.
func (o *options) readReturned(names []string, stdin string) ([]project.Returned, error) {
	var files []project.Returned
	var errs []error
	for _, name := range names {
		f, err := o.readOne(name, stdin)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		files = append(files, f)
	}
	return files, errors.Join(errs...)
}

func (o *options) readOne(name, stdin string) (project.Returned, error) {
	var data []byte
	var err error
	if name == "-" {
		if name = stdin; name == "" {
			return project.Returned{}, errors.New("standard input needs --name, such as translate.fr.toml, to say language and format")
		}
		data, err = io.ReadAll(o.streams.in)
	} else if stat, statErr := os.Stat(name); statErr == nil && stat.IsDir() {
		err = errors.New("is a folder, not a file")
	} else {
		data, err = o.readFile(name)
	}
	if err != nil {
		return project.Returned{}, project.InFile(name, err)
	}
	if len(data) == 0 {
		return project.Returned{}, project.InFile(name, errors.New("the file is empty"))
	}
	return project.ReadReturned(name, data)
}
