package address

import (
	"html"
	"maps"
	"regexp"
	"strings"
)

// A Heading is what a site makes an id of.
type Heading struct {
	Parts     []Part
	Attribute string // what stands behind it like {#id}, "" for nothing
	Below     string // and in the line below it
}

// A Part is a stretch of a heading.
type Part struct {
	Kind PartKind
	Text string // as it is read: without escapes and character references
	Raw  string // as it is written
}

// A PartKind says what a part is.
type PartKind uint8

// The kinds of part.
const (
	Text PartKind = iota
	Code          // in backticks
	Alt           // of an image
	Link          // an address that is a link by itself
	Note          // a reference to a footnote
	Bar           // markup of which nothing is read: a tag of HTML, a comment
)

// A partReader says what a generator reads of the parts of a heading, by their kind;
// nothing of those that are left out.
type partReader map[PartKind]func(p Part) string

func (r partReader) of(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		if read := r[p.Kind]; read != nil {
			b.WriteString(read(p))
		}
	}
	return b.String()
}

// with reads some kinds in another way.
func (r partReader) with(other partReader) partReader {
	all := maps.Clone(r)
	maps.Copy(all, other)
	return all
}

func decoded(p Part) string { return p.Text }

// written is a part as it is written, but for its escapes.
func written(p Part) string { return escape.ReplaceAllString(p.Raw, "$1") }

// withoutEmoji is a part as it is written, without pictures that have a name.
func withoutEmoji(p Part) string { return emoji.ReplaceAllString(written(p), "") }

// named is a part of which only the character references that are names are read.
func named(p Part) string {
	if !strings.Contains(p.Raw, "&#") {
		return p.Text
	}
	return html.UnescapeString(strings.ReplaceAll(written(p), "&#", "\x00"))
}

// dashed are the dashes that smart punctuation makes of hyphens: those of a run, and
// what is left of it.
func dashed(run int) string {
	return strings.Repeat("—", run/3) + [...]string{"", "-", "–"}[run%3]
}

// smart is a way to read a part whose hyphens are dashes.
func smart(read func(Part) string, dashes func(run int) string) func(p Part) string {
	return func(p Part) string {
		return hyphens.ReplaceAllStringFunc(read(p), func(run string) string { return dashes(len(run)) })
	}
}

var (
	hyphens = regexp.MustCompile(`--+`)
	emoji   = regexp.MustCompile(`:[a-z0-9_+-]*[a-z][a-z0-9_+-]*:`)
	escape  = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")
)

// dashesOnly makes dashes of all hyphens.
func dashesOnly(int) string { return "—" }

// pairOnly makes a dash of two hyphens, and leaves more as they are.
func pairOnly(run int) string {
	if run == 2 {
		return "—"
	}
	return strings.Repeat("-", run)
}
