package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
)

// A returned file is what a translator sends back.
type returned struct {
	name    string
	catalog *locales.Catalog
}

// readReturned reads files by name, "-" being standard input under the name
// that the user gives it. The files that are well are returned beside the
// error.
func (o *options) readReturned(names []string, stdin string) ([]returned, error) {
	var files []returned
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

func (o *options) readOne(name, stdin string) (returned, error) {
	var data []byte
	var err error
	if name == "-" {
		if name = stdin; name == "" {
			return returned{}, errors.New("standard input needs --name, such as translate.fr.toml, to say language and format")
		}
		data, err = io.ReadAll(o.in)
	} else if stat, statErr := os.Stat(name); statErr == nil && stat.IsDir() {
		err = errors.New("is a folder, not a file")
	} else {
		data, err = o.readFile(name)
	}
	if err != nil {
		return returned{}, inFile(name, err)
	}
	if len(data) == 0 {
		return returned{}, inFile(name, errors.New("the file is empty"))
	}
	catalog, err := store.Decode(filepath.ToSlash(name), data)
	if err != nil {
		return returned{}, err
	}
	doubt(catalog)
	return returned{name, catalog}, nil
}

// doubt takes what a file calls by a word that nobody knows for not finished,
// and what gettext's tools put together of several translations.
// A finished translation that is there stays so: the word is no decision.
func doubt(c *locales.Catalog) {
	for i := range c.Messages {
		if m := &c.Messages[i]; (m.UnknownState != "" || locales.IsJoined(m.Target)) && m.State.Finished() {
			m.State, m.Exported = locales.NeedsReview, locales.Export{}
		}
	}
}

// markReviewed says of all that is translated in the files that somebody has
// reviewed it, whatever they were when they went out.
func markReviewed(files []returned) {
	for _, f := range files {
		for i := range f.catalog.Messages {
			if m := &f.catalog.Messages[i]; m.State.Finished() {
				m.State, m.Exported = locales.Reviewed, locales.Export{}
			}
		}
	}
}
