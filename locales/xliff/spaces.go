package xliff

import "github.com/parasol-l10n/parasol/locales/xml"

// The spaces of the elements that are read.
const (
	core     xml.Space = iota // XLIFF itself, in any version; and no namespace, since some tools leave it out
	matches                   // the translation candidates module
	metadata                  // the metadata module
)

// coreURI begins the namespace of every version of XLIFF.
const coreURI = "urn:oasis:names:tc:xliff:document:"

// spaces are tried in turn. The versions stay open: 2.1 and 2.2 keep most of
// what 2.0 says.
var spaces = []xml.Namespace{
	{Prefix: coreURI, Space: core},
	{Prefix: "urn:oasis:names:tc:xliff:matches:", Space: matches},
	{Prefix: "urn:oasis:names:tc:xliff:metadata:", Space: metadata},
}
