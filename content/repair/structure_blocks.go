package repair

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A lostMark is a line that was the first of a block of its own before the
// mark of the block broke.
var lostMarks = []struct {
	rule  string
	shape *regexp.Regexp // of the line; its first group is the mark, its second the text
	mark  func(broken string) string
}{
	{HeadingSpace, regexp.MustCompile(`^([#＃]{1,6})([^\s#＃\d].*)$`), headingMark},
	{ListSpace, regexp.MustCompile(`^([*＊])([^\s*＊][^*＊]*)[*＊][ \t]*$`), itemMark},
	{ListSpace, regexp.MustCompile(`^([-+*＊•])([^\s*＊•+-].*)$`), itemMark},
	{ListSpace, regexp.MustCompile(`^(\d{1,3}[.)])([^\s\d.)].*)$`), itemMark},
	{HeadingUnderline, regexp.MustCompile(`^([-=＝—][-=＝— \t]*)()$`), underline},
}

func headingMark(broken string) string { return strings.ReplaceAll(broken, "＃", "#") + " " }

func itemMark(broken string) string {
	if strings.Contains("＊•", broken) {
		broken = "*"
	}
	return broken + " "
}

// underline is all of one character, as long as it was.
func underline(broken string) string {
	mark := "-"
	if strings.ContainsAny(broken, "=＝") {
		mark = "="
	}
	return strings.Repeat(mark, max(len("---"), utf8.RuneCountInString(strings.Trim(broken, " \t"))))
}

// mostLostMarks bounds the edits of one lesson, of which there are a few, and
// mostWork the bytes that are read to try them: each may be tried as often as
// there are others.
const (
	mostLostMarks = 1 << 10
	mostWork      = 1 << 28
)

// repairBlocks gives back the marks that make blocks of lines, where the lesson
// comes nearer to the blocks of the source by that.
func repairBlocks(d, source *content.Document) (*content.Document, []Placed) {
	if d.Markdown() == nil || source.Markdown() == nil || bytes.Equal(d.Markdown().Outline, source.Markdown().Outline) {
		return d, nil
	}
	broken, sound := findLostMarks(d)
	if n := len(broken) + len(sound); n == 0 || n > mostLostMarks || n*n*len(d.Source()) > mostWork {
		return d, nil
	}
	h := blockRepair{d: d, said: saidBy(d), want: source.Markdown().Outline, best: d}
	for h.any(broken) {
	}
	h.all(sound)
	return h.best, located(d, h.made)
}

// A blockRepair is how far a lesson has come.
type blockRepair struct {
	d    *content.Document
	said string // all its words
	want []byte // the outline of the source
	best *content.Document
	made []edit
}

// any makes those of the edits that bring the lesson nearer, and reports
// whether there was one. Those that are made lose their splices.
func (h *blockRepair) any(edits []edit) (found bool) {
	for i, m := range edits {
		if m.splices == nil {
			continue
		}
		if next := h.with(m); next != nil && outlineDistance(next.Markdown().Outline, h.want) < outlineDistance(h.best.Markdown().Outline, h.want) {
			h.best, h.made, found = next, append(h.made, m), true
			edits[i].splices = nil
		}
	}
	return found
}

// all makes all of the edits if the lesson has the very blocks of the source
// with them.
func (h *blockRepair) all(edits []edit) {
	if len(edits) == 0 {
		return
	}
	if next := h.with(edits...); next != nil && bytes.Equal(next.Markdown().Outline, h.want) {
		h.best, h.made = next, append(h.made, edits...)
	}
}

// with is the lesson with further edits, nil if it says anything else.
func (h *blockRepair) with(edits ...edit) *content.Document {
	next := with(h.d, append(slices.Clip(h.made), edits...))
	if next == nil || next.Markdown() == nil || saidBy(next) != h.said {
		return nil
	}
	return next
}

// findLostMarks are the lines of paragraphs and items that look as if they had
// been blocks: those of one block that broke alike are one edit. Some are
// sound as they stand, as emphasis: only what is exact may change those.
func findLostMarks(d *content.Document) (broken, sound []edit) {
	for i := range d.Markdown().Units {
		u := &d.Markdown().Units[i]
		if u.Host >= 0 || u.Place.Cell || u.Kind != segment.Paragraph && u.Kind != segment.Item {
			continue
		}
		var emphasis map[int]bool
		for at, below := u.Whole().Start, false; !below; {
			below = at >= u.Whole().End // an underline that became a rule
			m, next := findLostMark(d, at, u)
			if at = next; m.splices == nil {
				continue
			}
			if emphasis == nil {
				emphasis = u.EmphasisStarts()
			}
			if emphasis[m.splices[0].Start-d.Body()] {
				sound = append(sound, m)
			} else {
				broken = joinEdit(broken, m, d.Body()+u.Whole().Start)
			}
		}
	}
	return broken, sound
}

// joinEdit adds an edit, to the last one if that is of the same rule and not
// before an offset.
func joinEdit(edits []edit, m edit, from int) []edit {
	if last := len(edits) - 1; last >= 0 && edits[last].Rule == m.Rule && edits[last].splices[0].Start >= from {
		edits[last].splices = append(edits[last].splices, m.splices...)
		return edits
	}
	return append(edits, m)
}

// findLostMark looks at the line of a unit at an offset, or at the one below it,
// and returns where the next begins.
func findLostMark(d *content.Document, at int, u *markdown.Unit) (edit, int) {
	line, _, _ := bytes.Cut(d.Markdown().Source[at:], []byte{'\n'})
	next := min(at+len(line)+1, len(d.Markdown().Source))
	text := strings.TrimRight(string(line), "\r")
	start := at + len(text) - len(strings.TrimLeft(text, " \t>"))
	text = text[start-at:]
	for _, l := range lostMarks {
		m := l.shape.FindStringSubmatch(text)
		below := l.rule == HeadingUnderline
		if m == nil || below && at == u.Whole().Start || !below && at >= u.Whole().End {
			continue
		}
		if is := l.mark(m[1]) + m[2]; is != text {
			return edit{Repair{Rule: l.rule}, []splice{{markdown.Extent{Start: d.Body() + start, End: d.Body() + start + len(text)}, is}}}, next
		}
	}
	return edit{}, next
}

// saidBy is every word of a lesson. Numbers are none: those of items are not
// text.
func saidBy(d *content.Document) string {
	var b strings.Builder
	for _, s := range d.Segments() {
		b.WriteString(spelling(segment.Plain(s.Text)))
		for _, t := range s.Tags {
			if markdown.HasTarget(t.Kind) {
				b.WriteString(t.Stands)
			}
		}
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, b.String())
}

// longestOutlines bounds what is compared: the product of both lengths.
const longestOutlines = 1 << 22

// outlineDistance is how many blocks have to come, go or change to make one
// outline of another.
func outlineDistance(a, b []byte) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a)*len(b) > longestOutlines {
		return len(a) + len(b)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		corner := row[0]
		row[0] = i + 1
		for j := range b {
			n := corner
			if a[i] != b[j] {
				n = min(corner, row[j], row[j+1]) + 1
			}
			corner, row[j+1] = row[j+1], n
		}
	}
	return row[len(b)]
}
