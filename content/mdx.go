package content

import (
	"strings"
)

// A Dialect says what a site reads in a lesson besides Markdown and the
// brackets of [segment.SiteCode].
type Dialect uint8

// The dialects.
const (
	Markdown Dialect = iota
	MDX              // {expressions}, <tags>, import and export, as Docusaurus reads each .md file
)

// Dialect is that of the lessons of a site whose files lie so: Docusaurus is
// known by the folders of its plugins.
func (l Layout) Dialect() Dialect {
	if strings.Contains(string(l), "docusaurus-plugin-content-") {
		return MDX
	}
	return Markdown
}

// Dialect is that in which translations are written.
func (d *Document) Dialect() Dialect { return d.dialect }

// As returns the document as a lesson of another dialect: translations are
// written so that they are no code there, and proved to be none. The segments
// are the same.
func (d *Document) As(dialect Dialect) *Document {
	if d.dialect == dialect || d.body == nil {
		return d
	}
	other := *d
	other.dialect = dialect
	return &other
}
