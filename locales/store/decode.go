package store

import (
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/csv"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/po"
	"github.com/parasol-l10n/parasol/locales/tmx"
	"github.com/parasol-l10n/parasol/locales/xliff"
)

// ExchangeFormats are those that translators' tools open, in the order in
// which a file that comes back is held against them. A file of none is a
// message file of go-i18n's, known by its name.
var ExchangeFormats = []locales.Format{po.Format, xliff.Format2, xliff.Format12, tmx.Format, csv.Format}

// ExchangeFormat is the format of translators' tools that has a name.
func ExchangeFormat(name string) (locales.Format, bool) {
	i := slices.IndexFunc(ExchangeFormats, func(f locales.Format) bool { return f.Name == name })
	if i < 0 {
		return locales.Format{}, false
	}
	return ExchangeFormats[i], true
}

// sniffed is how much of a file tells its format.
const sniffed = 4 << 10

// Decode reads a file in whatever format it is: by what it holds, and
// where that does not tell, by its name.
func Decode(file string, data []byte) (*locales.Catalog, error) {
	name := PlainName(file)
	c, err := decodePlain(name, data)
	return renamed(c, err, name, file)
}

// decodePlain is [Decode] of a file of which the name is as it was.
func decodePlain(name string, data []byte) (*locales.Catalog, error) {
	if err := locales.CheckConflict(name, data); err != nil {
		return nil, err
	}
	head := data[:min(len(data), sniffed)]
	for _, byName := range []bool{false, true} {
		for _, f := range ExchangeFormats {
			fits := f.Sniff(head)
			if byName {
				fits = slices.Contains(f.Extensions, strings.ToLower(path.Ext(name)))
			}
			if fits {
				c, err := f.Decode(name, data)
				if err == nil && c.Locale == "" {
					err = &segment.Error{Pos: segment.Pos{File: name}, Err: errors.New("does not say which language it holds")}
				}
				return c, err
			}
		}
	}
	return goi18n.Decode(name, data)
}
