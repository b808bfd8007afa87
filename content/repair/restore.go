package repair

import (
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A Restored is a translation that was read from the Markdown of a lesson.
type Restored struct {
	Text    string   // tagged; [segment.Check] finds nothing wrong with it
	Repairs []Repair // in the order in which they were made; none if the Markdown was sound
	Targets []Target // the links and images that lead elsewhere than in the source
}

// A Target is where a link or an image of a translation leads.
type Target struct {
	Tag   segment.Tag // of the source; Num is zero for one that wraps the whole segment
	Leads string      // where the translation leads; Tag.Stands is where the source does
}

// A Repair is one that was made.
type Repair struct {
	Rule    string // stable, kebab case: one of the constants below
	Was, Is string // the Markdown before and after
}

// The rules of a [Repair].
const (
	LinkSpace         = "link-space"         // a blank or an invisible character between ] and (
	LinkWords         = "link-words"         // words between ] and (: they go behind the link
	LinkBracket       = "link-bracket"       // a bracket that was lost
	Parenthesis       = "parenthesis"        // a parenthesis that was lost, doubled, or misplaced
	FullWidth         = "full-width"         // full-width punctuation for that of markup
	MisspeltTarget    = "target"             // a target or an address in another spelling
	LostTarget        = "lost-target"        // no target behind the one text in brackets
	ImageBang         = "image-bang"         // an image that became a link
	ImageSpace        = "image-space"        // a blank between ! and [
	EmphasisSpace     = "emphasis-space"     // blanks inside of delimiters: they go outside
	EmphasisDelimiter = "emphasis-delimiter" // too many delimiters, or too few
	EmphasisPlace     = "emphasis-place"     // sound delimiters next to punctuation that keeps them from being any
	EmphasisHalf      = "emphasis-half"      // one delimiter of a pair that was lost
	Entity            = "entity"             // an HTML tag in character references
	Escape            = "escape"             // markup with backslashes before it
	Wrapper           = "wrapper"            // text outside of markup that the segment has around all of it
	HeadingSpace      = "heading-space"      // # without the blank that makes it a heading
	HeadingUnderline  = "heading-underline"  // an underline that is none
	ListSpace         = "list-space"         // the mark of an item without its blank
	HardBlank         = "hard-blank"         // blanks that do not break around the mark of a block
	LineBreak         = "line-break"         // lines that ran together
	StrayLink         = "link"               // a link that led astray
)

// longestRaw bounds what Restore reads. A segment is far shorter.
const longestRaw = 1 << 16

// Restore reads raw, the Markdown that stands in a translated lesson in the
// place of segment i, as a translation of that segment. [Document.Raw] is what
// belongs to it.
//
// Markdown that was broken on its way is repaired where the segment proves how:
// around a target that it has, and delimiters of a kind that it has. The text
// itself stays as it is, but for blanks that break a delimiter, which move or
// go. Sound Markdown is never repaired. Restore reports false if the tags of the
// segment cannot all be found, or if the text could not be written back.
func Restore(d *content.Document, i int, raw string) (Restored, bool) {
	if r, ok := restore(d, i, raw); ok && provesText(d, i, r.Text) {
		return r, true
	}
	return Restored{}, false
}

// restore is Restore without the proof.
func restore(d *content.Document, i int, raw string) (Restored, bool) {
	if len(raw) > longestRaw || !utf8.ValidString(raw) {
		return Restored{}, false
	}
	if line, _ := markdown.TooCostly([]byte(raw)); line > 0 {
		return Restored{}, false
	}
	w := witnessOf(d, i)
	if segment.IsErrorCell(raw) && !segment.IsErrorCell(w.Text) { // no heading that lost its blank
		return Restored{}, false
	}
	done := Restored{Text: markdown.Decode([]byte(raw))}
	if w.Kind != segment.Title {
		r, repairs := w.repaired(raw)
		var ok bool
		if done, ok = w.restored(r); !ok {
			return Restored{}, false
		}
		done.Repairs = append(repairs, done.Repairs...)
	}
	done.Text = segment.Normalize(done.Text, w.Tags)
	return done, done.Text != "" && !markdown.HasControl(done.Text) && len(segment.Check(w.Segment, done.Text)) == 0
}
