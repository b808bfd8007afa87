package locales

import (
	"slices"
	"strings"
	"sync"
)

// A Place is where a translation stands in the file that it was read from. The
// zero value is nowhere.
//
// It is two offsets. Which byte of the text is which of the file is worked out
// when somebody asks, by reading those bytes again ([Place.Runs]), and proved:
// the answer is exact, or there is none, and then all of [From,To) is meant. There
// is none where the text is not what the file holds word for word: a unit of
// several segments of which the source fills one in, or a text that was mended
// after it was read.
type Place struct {
	File     *File
	From, To int // bytes of the file's text: quotes and markup around the translation may be among them
}

// A File is a file of translations as a format read it. It is safe for
// concurrent use.
type File struct {
	text     string
	spelling Spelling
	lines    func() []int // where each begins
}

// A Spelling is how a format writes texts down.
type Spelling interface {
	// Runs takes apart what a [Place] has; nil if it does not spell text.
	Runs(raw, text string) []Run
}

// A Run is a stretch of a text, and of the file that spells it: the same bytes, or
// one thing, such as an escape, an entity, a tag, or the end of a line and the
// indentation behind it.
type Run struct {
	Text, Len   int
	Raw, RawLen int
	Same        bool
}

// NewFile returns a file of a text: in UTF-8, without a byte order mark.
func NewFile(text string, spelling Spelling) *File {
	return &File{text, spelling, sync.OnceValue(func() []int {
		starts := []int{0}
		for at := range len(text) {
			if text[at] == '\n' {
				starts = append(starts, at+1)
			}
		}
		return starts
	})}
}

// Text is what the file holds.
func (f *File) Text() string { return f.text }

// Runs are where the bytes of a text are in the file, nil if the file does not
// spell that text at p.
func (p Place) Runs(text string) []Run {
	if p.File == nil || text == "" {
		return nil
	}
	runs := p.File.spelling.Runs(p.File.text[p.From:p.To], text)
	for i := range runs {
		runs[i].Raw += p.From
	}
	return runs
}

// A Region is some whole lines of a file, the first of which has the number
// Line, and the bytes [From,To) of them. The zero value is nowhere.
type Region struct {
	Line     int
	Lines    string
	From, To int
}

// Region is where bytes [start,end) of a text are in the file, of which runs tell;
// where they do not, and where both are zero, it is the whole text. What is
// empty is where the next byte stands, or would.
func (p Place) Region(runs []Run, start, end int) Region {
	if p.File == nil {
		return Region{}
	}
	from, to := p.From, p.To
	switch last := len(runs) - 1; {
	case last < 0:
	case start == 0 && end == 0:
		from, to = runs[0].Raw, runs[last].Raw+runs[last].RawLen
	default:
		from, to = span(runs, start, end)
	}
	return p.File.region(from, to)
}

// span is the place in the file of bytes [start,end) of a text.
func span(runs []Run, start, end int) (from, to int) {
	first := runs[max(0, runAt(runs, start))]
	from = first.Raw
	switch at := start - first.Text; {
	case at >= first.Len:
		from += first.RawLen
	case first.Same:
		from += at
	}
	if end <= start {
		return from, from
	}
	last := runs[max(0, runAt(runs, end-1))]
	if at := end - last.Text; last.Same && at < last.Len {
		return from, last.Raw + at
	}
	return from, last.Raw + last.RawLen
}

// runAt is the index of the run that a byte of the text is in, or that ends
// before it.
func runAt(runs []Run, at int) int {
	i, _ := slices.BinarySearchFunc(runs, at+1, func(r Run, at int) int { return r.Text - at })
	return i - 1
}

func (f *File) region(from, to int) Region {
	starts := f.lines()
	line, found := slices.BinarySearch(starts, from)
	if !found {
		line--
	}
	begin, end := starts[line], len(f.text)
	if n := strings.IndexByte(f.text[to:], '\n'); n >= 0 {
		end = to + n
	}
	lines := strings.TrimSuffix(f.text[begin:end], "\r")
	return Region{Line: line + 1, Lines: lines, From: min(from-begin, len(lines)), To: min(to-begin, len(lines))}
}

// A RunBuilder makes the runs of a text, piece by piece. The zero value is the
// beginning; text is what has to be spelled.
type RunBuilder struct {
	Left string // of the text, that no run has so far
	runs []Run
	at   int
}

// NewRunBuilder begins the runs of a text.
func NewRunBuilder(text string) *RunBuilder { return &RunBuilder{Left: text} }

// Take adds a run: bytes [from,to) of the file are one thing, which spells piece.
// It reports whether the text goes on so.
func (r *RunBuilder) Take(piece string, from, to int) bool {
	if !strings.HasPrefix(r.Left, piece) {
		return false
	}
	r.add(len(piece), from, to-from, false)
	return true
}

// TakeSame is Take for bytes that stand for themselves.
func (r *RunBuilder) TakeSame(raw string, from int) bool {
	if !strings.HasPrefix(r.Left, raw) {
		return false
	}
	if last := len(r.runs) - 1; last >= 0 && r.runs[last].Same && r.runs[last].Raw+r.runs[last].RawLen == from { // it goes on
		r.runs[last].Len, r.runs[last].RawLen = r.runs[last].Len+len(raw), r.runs[last].RawLen+len(raw)
		r.at, r.Left = r.at+len(raw), r.Left[len(raw):]
		return true
	}
	r.add(len(raw), from, len(raw), true)
	return true
}

func (r *RunBuilder) add(n, from, length int, same bool) {
	if n > 0 {
		r.runs = append(r.runs, Run{r.at, n, from, length, same})
		r.at, r.Left = r.at+n, r.Left[n:]
	}
}

// Runs are those of a text that was read whole, else nil.
func (r *RunBuilder) Runs() []Run {
	if r.Left != "" {
		return nil
	}
	return r.runs
}
