package own

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales/store"
)

// A File is what the lessons of a language have of their own, by path.
type File map[string]Lesson

const head = `# What the lessons of this language have of their own, beside their sources and their translations: texts that
# readers have and nobody has approved yet, values, ids, blocks. parasol align writes it, and parasol merge puts it into
# the lessons. To drop something, delete it here: a text with the lines below it, a hunk up to the next.
`

// Encode returns the file, sorted by path; nil if there is nothing in it. A line
// is a word and names or quoted text, as Go quotes it; those of a text or hunk are
// indented.
func (f File) Encode() []byte {
	var b strings.Builder
	for _, path := range slices.Sorted(maps.Keys(f)) {
		l := f[path]
		if l.IsNone() {
			continue
		}
		if b.Len() == 0 {
			b.WriteString(head)
		}
		fmt.Fprintf(&b, "\nlesson %s\n", strconv.Quote(path))
		if len(l.Adopted) > 0 {
			b.WriteString("adopted " + l.Adopted.String() + "\n")
		}
		for i := range l.Texts {
			l.Texts[i].encode(&b)
		}
		for i := range l.Hunks {
			l.Hunks[i].encode(&b)
		}
	}
	if b.Len() == 0 {
		return nil
	}
	return []byte(b.String())
}

func (t *Text) encode(b *strings.Builder) {
	b.WriteString(strings.TrimRight("text "+t.Name+" "+t.Of+" "+t.Over, " ") + "\n\t" + strconv.Quote(t.Text) + "\n")
	if t.Source != "" {
		b.WriteString("\tof " + strconv.Quote(t.Source) + "\n")
	}
}

// keysFirst orders hunks of keys before others.
func keysFirst(x, y Hunk) int {
	switch isKey := x.Key != ""; {
	case isKey == (y.Key != ""):
		return 0
	case isKey:
		return -1
	}
	return 1
}

func (h *Hunk) encode(b *strings.Builder) {
	b.WriteString(strings.TrimRight("hunk "+h.Seal, " ") + "\n")
	for _, l := range []struct{ word, value string }{{"key", h.Key}, {"after", h.After}, {"before", h.Before}} {
		if l.value != "" {
			b.WriteString("\t" + l.word + " " + l.value + "\n")
		}
	}
	for _, l := range []struct{ word, value string }{{"above", h.Above}, {"below", h.Below}} {
		if l.value != "" {
			b.WriteString("\t" + l.word + " " + strconv.Quote(l.value) + "\n")
		}
	}
	for _, p := range h.Old {
		if p.Name != "" {
			b.WriteString(strings.TrimRight("\t-text "+p.Name+" "+p.Over, " ") + "\n")
		} else {
			b.WriteString("\t- " + strconv.Quote(p.Fixed) + "\n")
		}
	}
	for line := range strings.Lines(h.New) {
		b.WriteString("\t+ " + strconv.Quote(line) + "\n")
	}
}

// Parse reads what [File.Encode] writes. Errors are at their lines of the file of
// that name.
func Parse(name string, data []byte) (File, error) {
	p := parser{file: File{}}
	var errs []error
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		if err := p.line(strings.TrimRight(line, "\r\n")); err != nil {
			errs = append(errs, &segment.Error{Pos: segment.Pos{File: name, Line: n, Col: 1}, Err: err})
		}
	}
	p.end()
	for _, l := range p.file {
		slices.SortStableFunc(l.Hunks, keysFirst)
	}
	return p.file, errors.Join(errs...)
}

// A parser is in the middle of a file.
type parser struct {
	file   File
	path   string
	lesson *Lesson
	hunk   *Hunk
	text   *Text
}

// end puts what is begun where it belongs.
func (p *parser) end() {
	if p.lesson == nil {
		return
	}
	if p.text != nil {
		p.lesson.Texts = append(p.lesson.Texts, *p.text)
	}
	if p.hunk != nil {
		p.lesson.Hunks = append(p.lesson.Hunks, *p.hunk)
	}
	p.text, p.hunk = nil, nil
	p.file[p.path] = *p.lesson
}

var (
	errLine   = errors.New(`want a line that begins with lesson, adopted, text or hunk, or what belongs to one of these, behind a tab`)
	errQuoted = errors.New(`want a quoted text here, such as "a text\n"`)
	errLesson = errors.New("want a lesson before this")
)

func (p *parser) line(line string) error {
	if line == "" || strings.HasPrefix(line, "#") {
		return nil
	}
	if inner, is := strings.CutPrefix(line, "\t"); is {
		return p.inner(inner)
	}
	word, rest, _ := strings.Cut(line, " ")
	p.end()
	switch {
	case word == "lesson":
		path, err := strconv.Unquote(rest)
		if err != nil {
			p.lesson = nil
			return errQuoted
		}
		lesson := p.file[path]
		p.path, p.lesson = path, &lesson
		return nil
	case p.lesson == nil:
		return errLesson
	}
	names := strings.Fields(rest)
	switch {
	case word == "adopted":
		p.lesson.Adopted = store.ParseMarks(rest)
	case word == "text" && len(names) >= 2 && len(names) <= 3:
		p.text = &Text{Name: names[0], Of: names[1], Over: strings.Join(names[2:], "")}
	case word == "text":
		return errors.New("want the name of a text, and the fingerprints of what it translates and of what it stands for")
	case word == "hunk" && len(names) <= 1:
		p.hunk = &Hunk{Seal: strings.Join(names, "")}
	default:
		return errLine
	}
	return nil
}

// inner reads a line of a text or hunk.
func (p *parser) inner(line string) error {
	if p.text != nil {
		into := &p.text.Text
		source, is := strings.CutPrefix(line, "of ")
		if is {
			line, into = source, &p.text.Source
		}
		text, err := strconv.Unquote(line)
		if err != nil {
			return errQuoted
		}
		*into = text
		return nil
	}
	if p.hunk == nil {
		return errLine
	}
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "key":
		p.hunk.Key = rest
		return nil
	case "after":
		p.hunk.After = rest
		return nil
	case "before":
		p.hunk.Before = rest
		return nil
	case "-text":
		name, over, _ := strings.Cut(rest, " ")
		p.hunk.Old = append(p.hunk.Old, Part{Name: name, Over: over})
		return nil
	}
	text, err := strconv.Unquote(rest)
	if err != nil {
		return errQuoted
	}
	switch word {
	case "above":
		p.hunk.Above = text
	case "below":
		p.hunk.Below = text
	case "-":
		p.hunk.Old = append(p.hunk.Old, Part{Fixed: text})
	case "+":
		p.hunk.New += text
	default:
		return errLine
	}
	return nil
}
