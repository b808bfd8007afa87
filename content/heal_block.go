package content

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A lostMark is a line that was the first of a block of its own before the
// mark of the block broke.
var lostMarks = []struct {
	rule  string
	shape *regexp.Regexp // of the line; its first group is the mark, its second the text
	mark  func(broken string) string
}{
	{RepairHeadingSpace, regexp.MustCompile(`^([#＃]{1,6})([^\s#＃\d].*)$`), headingMark},
	{RepairListSpace, regexp.MustCompile(`^([*＊])([^\s*＊][^*＊]*)[*＊][ \t]*$`), itemMark},
	{RepairListSpace, regexp.MustCompile(`^([-+*＊•])([^\s*＊•+-].*)$`), itemMark},
	{RepairListSpace, regexp.MustCompile(`^(\d{1,3}[.)])([^\s\d.)].*)$`), itemMark},
	{RepairHeadingUnderline, regexp.MustCompile(`^([-=＝—][-=＝— \t]*)()$`), underline},
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

// mostLostMarks bounds the mends of one lesson, of which there are a few, and
// mostWork the bytes that are read to try them: each may be tried as often as
// there are others.
const (
	mostLostMarks = 1 << 10
	mostWork      = 1 << 28
)

// healBlocks gives back the marks that make blocks of lines, where the lesson
// comes nearer to the blocks of the source by that.
func healBlocks(d, source *Document) (*Document, []Healed) {
	if d.body == nil || source.body == nil || bytes.Equal(d.body.outline, source.body.outline) {
		return d, nil
	}
	broken, sound := d.lostMarks()
	if n := len(broken) + len(sound); n == 0 || n > mostLostMarks || n*n*len(d.source) > mostWork {
		return d, nil
	}
	h := blockHealing{d: d, said: d.saidBy(), want: source.body.outline, best: d}
	for h.any(broken) {
	}
	h.all(sound)
	return h.best, d.healed(h.made)
}

// A blockHealing is how far a lesson has come.
type blockHealing struct {
	d    *Document
	said string // all its words
	want []byte // the outline of the source
	best *Document
	made []mend
}

// any makes those of the mends that bring the lesson nearer, and reports
// whether there was one. Those that are made lose their splices.
func (h *blockHealing) any(mends []mend) (found bool) {
	for i, m := range mends {
		if m.splices == nil {
			continue
		}
		if next := h.with(m); next != nil && outlineDistance(next.body.outline, h.want) < outlineDistance(h.best.body.outline, h.want) {
			h.best, h.made, found = next, append(h.made, m), true
			mends[i].splices = nil
		}
	}
	return found
}

// all makes all of the mends if the lesson has the very blocks of the source
// with them.
func (h *blockHealing) all(mends []mend) {
	if len(mends) == 0 {
		return
	}
	if next := h.with(mends...); next != nil && bytes.Equal(next.body.outline, h.want) {
		h.best, h.made = next, append(h.made, mends...)
	}
}

// with is the lesson with further mends, nil if it says anything else.
func (h *blockHealing) with(mends ...mend) *Document {
	next := h.d.healedBy(append(slices.Clip(h.made), mends...))
	if next == nil || next.body == nil || next.saidBy() != h.said {
		return nil
	}
	return next
}

// lostMarks are the lines of paragraphs and items that look as if they had
// been blocks: those of one block that broke alike are one mend. Some are
// sound as they stand, as emphasis: only what is exact may change those.
func (d *Document) lostMarks() (broken, sound []mend) {
	for i := range d.body.units {
		u := &d.body.units[i]
		if u.host >= 0 || u.place.cell || u.kind != segment.Paragraph && u.kind != segment.Item {
			continue
		}
		var emphasis map[int]bool
		for at, below := u.whole().start, false; !below; {
			below = at >= u.whole().end // an underline that became a rule
			m, next := d.lostMark(at, u)
			if at = next; m.splices == nil {
				continue
			}
			if emphasis == nil {
				emphasis = u.emphasisStarts()
			}
			if emphasis[m.splices[0].start-d.bodyAt] {
				sound = append(sound, m)
			} else {
				broken = joinMend(broken, m, d.bodyAt+u.whole().start)
			}
		}
	}
	return broken, sound
}

// joinMend adds a mend, to the last one if that is of the same rule and not
// before an offset.
func joinMend(mends []mend, m mend, from int) []mend {
	if last := len(mends) - 1; last >= 0 && mends[last].Rule == m.Rule && mends[last].splices[0].start >= from {
		mends[last].splices = append(mends[last].splices, m.splices...)
		return mends
	}
	return append(mends, m)
}

// emphasisStarts are the offsets at which emphasis begins.
func (u *unit) emphasisStarts() map[int]bool {
	starts := map[int]bool{}
	tags, marks := u.allTags()
	for i, m := range marks {
		if isEmphasis(tags[i].Kind) {
			starts[m.start] = true
		}
	}
	return starts
}

// lostMark looks at the line of a unit at an offset, or at the one below it,
// and returns where the next begins.
func (d *Document) lostMark(at int, u *unit) (mend, int) {
	line, _, _ := bytes.Cut(d.body.source[at:], []byte{'\n'})
	next := min(at+len(line)+1, len(d.body.source))
	text := strings.TrimRight(string(line), "\r")
	start := at + len(text) - len(strings.TrimLeft(text, " \t>"))
	text = text[start-at:]
	for _, l := range lostMarks {
		m := l.shape.FindStringSubmatch(text)
		below := l.rule == RepairHeadingUnderline
		if m == nil || below && at == u.whole().start || !below && at >= u.whole().end {
			continue
		}
		if is := l.mark(m[1]) + m[2]; is != text {
			return mend{Repair{Rule: l.rule}, []splice{{extent{d.bodyAt + start, d.bodyAt + start + len(text)}, is}}}, next
		}
	}
	return mend{}, next
}

// saidBy is every word of a lesson. Numbers are none: those of items are not
// text.
func (d *Document) saidBy() string {
	var b strings.Builder
	for _, s := range d.segments {
		b.WriteString(spelling(segment.Plain(s.Text)))
		for _, t := range s.Tags {
			if hasTarget(t.Kind) {
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
