package xliff

import (
	"strings"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/xml"
)

// Format12 is XLIFF 1.2. It reads 1.0 and 1.1 as well.
var Format12 = locales.Format{
	Name:       "xliff",
	Extensions: []string{".xlf", ".xliff"},
	Sniff:      func(data []byte) bool { return sniff(data) == '1' },
	Decode:     Decode,
	Encode:     encode12,
}

// Format2 is XLIFF 2.1. It reads 2.0 as well, and of later versions what they
// have kept.
var Format2 = locales.Format{
	Name:       "xliff2",
	Extensions: []string{".xlf", ".xliff"},
	Sniff:      func(data []byte) bool { return sniff(data) == '2' },
	Decode:     Decode,
	Encode:     encode2,
}

// sniff returns the first digit of the version if data begins as an XLIFF
// file does, else 0. What is cut off counts as far as it goes.
func sniff(data []byte) byte {
	s := xml.Root(data)
	if s == nil || string(s.Local) != "xliff" {
		return 0
	}
	return version(s.Attr("version"), s.Attr("xmlns"))
}

// version is the first digit of the version of XLIFF that the root says.
func version(attr, namespace string) byte {
	rest, ok := strings.CutPrefix(namespace, coreURI)
	switch {
	case attr != "":
		return attr[0]
	case ok && rest != "":
		return rest[0]
	}
	return '1'
}
