package locales

// A Format is a file format of catalogs: a value, so that a table of them is
// all that a program needs to know.
//
// Decode(Encode(c)) is c within what the format can hold, which its package
// says; Encode(Decode(bytes)) changes nothing when it is done twice.
type Format struct {
	Name       string   // "po"
	Extensions []string // of files, the first is the usual one: ".po", ".pot"

	// Sniff reports whether data looks like a file of the format, from its
	// first bytes, whatever its name. data may be cut off.
	Sniff func(data []byte) bool

	// Decode reads a file. name is for positions and, where the format does
	// not say, for the language. Errors are *segment.Error with file, line
	// and column, joined if there are several. A blank translation is
	// Untranslated, never a deletion.
	Decode func(name string, data []byte) (*Catalog, error)

	// Encode writes the messages of c, obsolete ones where the format has a
	// place for them. It is a function of c alone: no clock, no map order.
	Encode func(c *Catalog) ([]byte, error)
}
