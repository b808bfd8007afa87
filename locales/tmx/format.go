package tmx

import (
	"bytes"
	"encoding/xml"
	"errors"

	"github.com/parasol-l10n/parasol/locales"
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

// sniff looks for the root element, or for the document type that names it.
// Data that is cut off may end inside a character.
func sniff(data []byte) bool {
	for cut := 0; cut < 4 && cut <= len(data); cut++ {
		if text, err := decodeText(data[:len(data)-cut]); err == nil {
			return beginsWithTMX(text)
		}
	}
	return false
}

func beginsWithTMX(text []byte) bool {
	dec := newDecoder(text)
	for {
		token, err := dec.RawToken()
		if err != nil {
			return false
		}
		switch t := token.(type) {
		case xml.CharData:
			if len(bytes.TrimSpace(t)) > 0 {
				return false
			}
		case xml.StartElement:
			return t.Name.Local == "tmx"
		case xml.Directive:
			if words := bytes.Fields(t); len(words) > 1 && string(words[0]) == "DOCTYPE" && string(words[1]) == "tmx" {
				return true
			}
		}
	}
}
