package memory

import (
	"strings"
	"unicode/utf8"
)

// maxDiffCells bounds the table of a diff; texts beyond it are replaced as a
// whole.
const maxDiffCells = 1 << 20

// Diff shows what changed between two texts, word by word in the notation of
// GNU wdiff: "Send a [-text-] {+message+} now." Words are what stands between
// blanks, and each letter of a script that writes none. Blanks by themselves
// do not count. A text that holds such brackets is shown as it is, so that the
// notation is for people.
func Diff(old, new string) string {
	a, b := chunks(old), chunks(new)
	d := differ{}
	for len(a) > 0 && len(b) > 0 && a[0].text == b[0].text {
		d.keep(a[0], b[0])
		a, b = a[1:], b[1:]
	}
	same := 0
	for same < len(a) && same < len(b) && a[len(a)-1-same].text == b[len(b)-1-same].text {
		same++
	}
	d.middle(a[:len(a)-same], b[:len(b)-same])
	a, b = a[len(a)-same:], b[len(b)-same:]
	for i := range a {
		d.keep(a[i], b[i])
	}
	return d.end()
}

// A chunk is one word of a diff.
type chunk struct {
	text   string
	spaced bool // a blank stands before it, or it begins the text and is not of a script without them
}

func chunks(text string) []chunk {
	var all []chunk
	start, spaced := -1, false // of the word that has begun
	end := func(i int) {
		if start >= 0 {
			all = append(all, chunk{text[start:i], spaced})
			start = -1
		}
	}
	blank := true
	for i, c := range text {
		switch class := classOf(c); {
		case class == isSpace:
			end(i)
			blank = true
			continue
		case class == isCharacter:
			end(i)
			all = append(all, chunk{text[i : i+utf8.RuneLen(c)], blank && i > 0})
		case class == isJoined && start < 0 && !blank:
			all[len(all)-1].text += string(c)
		case start < 0:
			start, spaced = i, blank
		}
		blank = false
	}
	end(len(text))
	return all
}

// A differ writes a diff.
type differ struct {
	b          strings.Builder
	gone, come []chunk // since the last chunk that was kept
}

func (d *differ) keep(old, new chunk) {
	d.changes()
	d.space(old.spaced || new.spaced)
	d.b.WriteString(new.text)
}

// changes writes what is gone and what has come in its place.
func (d *differ) changes() {
	d.bracket("[-", d.gone, "-]")
	d.bracket("{+", d.come, "+}")
	d.gone, d.come = d.gone[:0], d.come[:0]
}

func (d *differ) bracket(open string, all []chunk, end string) {
	for i, c := range all {
		d.space(c.spaced && i == 0)
		if i == 0 {
			d.b.WriteString(open)
		}
		d.space(c.spaced && i > 0)
		d.b.WriteString(c.text)
	}
	if len(all) > 0 {
		d.b.WriteString(end)
	}
}

func (d *differ) space(wanted bool) {
	if wanted && d.b.Len() > 0 {
		d.b.WriteByte(' ')
	}
}

func (d *differ) end() string {
	d.changes()
	return d.b.String()
}

// middle compares what is left between a common beginning and a common end.
func (d *differ) middle(a, b []chunk) {
	if len(a)*len(b) > maxDiffCells {
		d.gone, d.come = append(d.gone, a...), append(d.come, b...)
		return
	}
	width := len(b) + 1
	common := make([]int32, (len(a)+1)*width) // of a[i:] and b[j:]
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].text == b[j].text {
				common[i*width+j] = common[(i+1)*width+j+1] + 1
			} else {
				common[i*width+j] = max(common[(i+1)*width+j], common[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i].text == b[j].text:
			d.keep(a[i], b[j])
			i++
			j++
		case j == len(b) || i < len(a) && common[(i+1)*width+j] >= common[i*width+j+1]:
			d.gone = append(d.gone, a[i])
			i++
		default:
			d.come = append(d.come, b[j])
			j++
		}
	}
}
