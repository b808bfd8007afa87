package repair

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// Word processors and chat programs put blanks that do not break around the
// mark of an item, or a bullet in its place. To Markdown these are letters of a
// paragraph.

// hardBlank is what looks like a blank, or like nothing, and is none in Markdown.
const hardBlank = `[\x{a0}\x{1680}\x{2000}-\x{200d}\x{202f}\x{205f}\x{2060}\x{3000}\x{feff}]`

// markedLine is a line that begins with the mark of a block: the marks of quotes,
// blanks, the mark, blanks.
var (
	markedLine = regexp.MustCompile(`^((?:[ \t]*>)*)((?:[ \t]|` + hardBlank + `)*)([-+*•●◦▪‣]|\d{1,3}[.)]|#{1,6})((?:[ \t]|` + hardBlank + `)+)\S`)
	bullets    = "•●◦▪‣"
	hardBlanks = regexp.MustCompile(hardBlank)
)

// A hardMark is a mark with hard blanks around it, or a bullet.
type hardMark struct {
	markdown.Extent // with the blanks
	mark            string
	width           int // of the blanks before it
}

// indents are how far a mark may have stood inside, in the order tried: as far as
// it seems to, as far as an item of an item does, and not at all.
var indents = []func(width int) int{
	func(width int) int { return width },
	func(width int) int { return min(width, 1) * itemIndent },
	func(int) int { return 0 },
}

// itemIndent is enough to stand inside of any item.
const itemIndent = 4

// repairBlanks gives the marks of blocks their blanks back, where the lesson comes
// nearer to the blocks of the source by that.
func repairBlanks(d, source *content.Document) (*content.Document, []Placed) {
	if d.Markdown() == nil || source.Markdown() == nil || bytes.Equal(d.Markdown().Outline, source.Markdown().Outline) {
		return d, nil
	}
	var all [][]hardMark
	for i := range d.Markdown().Units {
		u := &d.Markdown().Units[i]
		if u.Host >= 0 || u.Place.Cell || u.Kind != segment.Paragraph && u.Kind != segment.Item {
			continue
		}
		if marks := hardMarks(d.Markdown().Source, u); len(marks) > 0 {
			all = append(all, marks)
		}
	}
	if n := len(all); n == 0 || n > mostLostMarks || n*len(indents)*len(d.Source()) > mostWork {
		return d, nil
	}
	h := blockRepair{d: d, said: saidBy(d), want: source.Markdown().Outline, best: d}
	for _, marks := range all {
		var ways []edit
		for _, indent := range indents {
			ways = append(ways, spacedMarks(marks, d.Body(), indent))
		}
		h.nearest(ways)
	}
	return h.best, located(d, h.made)
}

// nearest makes the one of the edits that brings the lesson nearest, if there is
// one.
func (h *blockRepair) nearest(ways []edit) {
	least := outlineDistance(h.best.Markdown().Outline, h.want)
	var best *content.Document
	var made edit
	for _, m := range ways {
		next := h.with(m)
		if next == nil {
			continue
		}
		if n := outlineDistance(next.Markdown().Outline, h.want); n < least {
			least, best, made = n, next, m
		}
	}
	if best != nil {
		h.best, h.made = best, append(h.made, made)
	}
}

// spacedMarks writes marks with blanks.
func spacedMarks(marks []hardMark, body int, indent func(int) int) edit {
	m := edit{Repair: Repair{Rule: HardBlank}}
	for _, h := range marks {
		mark := h.mark
		if strings.Contains(bullets, mark) {
			mark = "*"
		}
		text := strings.Repeat(" ", indent(h.width)) + mark + " "
		m.splices = append(m.splices, splice{markdown.Extent{Start: body + h.Start, End: body + h.End}, text})
	}
	return m
}

// hardMarks finds those of a unit, line by line.
func hardMarks(source []byte, u *markdown.Unit) []hardMark {
	var all []hardMark
	whole := u.Whole()
	start := len(bytes.TrimRightFunc(source[:whole.Start], isHardBlank)) // blanks at its edge are not its own
	for at := start; at < whole.End; {
		line, _, _ := bytes.Cut(source[at:], []byte{'\n'})
		if h, ok := hardMarkOf(line, at); ok {
			all = append(all, h)
		}
		at += len(line) + 1
	}
	return all
}

func isHardBlank(r rune) bool { return r >= 0x80 && hardBlanks.MatchString(string(r)) }

// hardMarkOf looks at a line, which begins at an offset.
func hardMarkOf(line []byte, at int) (hardMark, bool) {
	m := markedLine.FindSubmatchIndex(line)
	if m == nil {
		return hardMark{}, false
	}
	before, mark, behind := line[m[4]:m[5]], string(line[m[6]:m[7]]), line[m[8]:m[9]]
	isHard := hardBlanks.Match(before) || hardBlanks.Match(behind) || strings.Contains(bullets, mark)
	return hardMark{markdown.Extent{Start: at + m[4], End: at + m[9]}, mark, widthOf(string(before))}, isHard
}

// widthOf is how many columns blanks take.
func widthOf(blanks string) int {
	n := 0
	for _, r := range blanks {
		switch r {
		case '\t':
			n += itemIndent - n%itemIndent
		case '\u2003', '\u3000':
			n += 2
		case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		default:
			n++
		}
	}
	return n
}
