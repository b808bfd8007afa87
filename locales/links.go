package locales

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Link is a link or an image that leads elsewhere in a locale than in the
// source: to the page of a site in that language, to a picture with other
// words in it.
type Link struct {
	Source  string // where it leads in the source, as [segment.Tag.Stands] has it
	Target  string // where it leads in the locale
	Message string // the ID of the only message for which this holds; "" for all
}

const linksHead = "# Links that lead elsewhere in this language: where in the source, where here, and the message if it is one alone. Tabs part them.\n"

var errLink = errors.New("want where a link leads in the source, a tab, and where it leads here; the name of a message may follow")

// AppendLinks writes links at the end of a text file, one a line, sorted, its
// columns parted by tabs. What data holds stays; nil becomes a file with a
// line on top that says what it is. Links must not hold tabs or line breaks.
func AppendLinks(data []byte, links []Link) []byte {
	if len(links) == 0 {
		return data
	}
	sorted := slices.Clone(links)
	slices.SortFunc(sorted, func(a, b Link) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Message, b.Message), cmp.Compare(a.Target, b.Target))
	})
	b := slices.Clone(data)
	if data == nil {
		b = []byte(linksHead)
	} else if n := len(b); n > 0 && b[n-1] != '\n' {
		b = append(b, '\n')
	}
	for _, l := range slices.Compact(sorted) {
		b = append(b, strings.TrimRight(l.Source+"\t"+l.Target+"\t"+l.Message, "\t")+"\n"...)
	}
	return b
}

// DecodeLinks reads what [AppendLinks] wrote, or somebody typed. Errors are
// [*segment.Error] values, with their lines.
func DecodeLinks(name string, data []byte) ([]Link, error) {
	var links []Link
	var errs []error
	for _, l := range scanLinks(data) {
		if l.broken {
			errs = append(errs, &segment.Error{Pos: segment.Pos{File: name, Line: l.line, Col: 1}, Err: errLink})
			continue
		}
		links = append(links, l.Link)
	}
	return links, errors.Join(errs...)
}

// A linkLine is a line of a file of links.
type linkLine struct {
	Link
	line   int
	broken bool // it is no link
}

// scanLinks reads the lines that are to be links.
func scanLinks(data []byte) []linkLine {
	var all []linkLine
	line := 0
	for text := range bytes.Lines(data) {
		line++
		entry := strings.TrimRight(string(text), "\r\n")
		if strings.TrimSpace(entry) == "" || strings.HasPrefix(entry, "# ") { // "#top" is a target
			continue
		}
		columns := strings.Split(entry, "\t")
		l := linkLine{line: line, broken: !utf8.ValidString(entry) || len(columns) < 2 || len(columns) > 3 || columns[0] == "" || columns[1] == ""}
		if !l.broken {
			l.Link = Link{Source: columns[0], Target: columns[1], Message: strings.Join(columns[2:], "")}
		}
		all = append(all, l)
	}
	return all
}

// Stands says for which target of the source one of the locale stands, whatever the
// message.
func (c *Catalog) Stands() map[string]string {
	stands := make(map[string]string, len(c.Links))
	for _, l := range c.Links {
		if _, known := stands[l.Target]; !known {
			stands[l.Target] = l.Source
		}
	}
	return stands
}
