// Package glossary reads the terms of a project: what each thing is called in
// each language.
//
// Use [CSV] for a table as translation platforms write it, with a column for
// each language, and [TBX] for TermBase eXchange (ISO 30042), whose dialect
// TBX-Basic they write as well. Both read bytes, and write nothing.
package glossary

import "strings"

// A Term is one thing and its names.
type Term struct {
	Names []Name
}

// A Name is what a thing is called in a language.
type Name struct {
	Locale string // a BCP 47 tag, as the file spells it
	Text   string
}

// In returns the names in a locale; where there is none, those of a locale
// that it belongs to: "pt" for "pt-BR". The first is the preferred one.
func (t Term) In(locale string) []string {
	for tag := normal(locale); tag != ""; tag = parent(tag) {
		var names []string
		for _, n := range t.Names {
			if normal(n.Locale) == tag {
				names = append(names, n.Text)
			}
		}
		if names != nil {
			return names
		}
	}
	return nil
}

func normal(locale string) string { return strings.ToLower(strings.ReplaceAll(locale, "_", "-")) }

func parent(tag string) string {
	i := strings.LastIndexByte(tag, '-')
	if i < 0 {
		return ""
	}
	return tag[:i]
}
