package project

import (
	"path/filepath"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
)

// A Returned is a file that came back, or that another tool has made.
type Returned struct {
	Name    string
	Catalog *locales.Catalog
}

// ReadReturned reads a file that came back: its format is known by what it holds,
// its language by what it says, else by its name.
func ReadReturned(name string, data []byte) (Returned, error) {
	catalog, err := store.Decode(filepath.ToSlash(name), data)
	if err != nil {
		return Returned{}, err
	}
	doubt(catalog)
	return Returned{name, catalog}, nil
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

// MarkReviewed says of all that is translated in the files that somebody has
// reviewed it, whatever they were when they went out.
func MarkReviewed(files []Returned) {
	for _, f := range files {
		for i := range f.Catalog.Messages {
			if m := &f.Catalog.Messages[i]; m.State.Finished() {
				m.State, m.Exported = locales.Reviewed, locales.Export{}
			}
		}
	}
}
