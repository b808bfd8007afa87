package tmx

import (
	"errors"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/xml"
)

// Format is TMX. Its Encode writes the finished and the obsolete messages of
// a catalog and all alternatives. The catalog must name its Source language.
var Format = locales.Format{
	Name:       "tmx",
	Extensions: []string{".tmx"},
	Sniff:      sniff,
	Decode:     Decode,
	Encode:     encodeFormat,
}

func encodeFormat(c *locales.Catalog) ([]byte, error) {
	if c.Source == "" {
		return nil, errors.New("the catalog does not say its source language, which a memory must name")
	}
	own := func(m *locales.Message) bool { return isFinished(m) || isObsolete(m) }
	return encode(c, c.Source, own, hasAlternatives)
}

// sniff looks for the root element, in data that may be cut off behind it.
func sniff(data []byte) bool {
	root := xml.Root(data)
	return root != nil && string(root.Local) == "tmx"
}
