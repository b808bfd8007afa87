package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Translation is what [Document.Render] puts in the place of a segment.
type Translation struct {
	Text  string // normalized, see segment.Normalize; "" keeps the source
	Style Style

	// Targets says where a link or an image leads instead, by what its tag, or
	// a wrapper around the whole segment, stands for. It may be nil; what it
	// does not know leads where the source's does.
	Targets func(stands string) (target string, ok bool)
}

// A Style says how carefully a translation is written. The first style writes
// as a person would; each further one gives up some beauty for certainty.
type Style uint8

// The styles, in the order to try.
const (
	Light Style = iota // escape only what is markup for certain
	Local              // escape what may be markup where it stands
	HTML               // as Local, and write emphasis as HTML
	Full               // escape all punctuation that can be markup
	FullHTML
	Styles // how many there are
)

// escapes reports how much a style escapes.
func (s Style) escapes() Style {
	switch s {
	case HTML:
		return Local
	case FullHTML:
		return Full
	}
	return s
}

// Write appends a text to out with translations in the places of its units:
// the segment of each, -1 for none, and one translation a segment. It returns
// the segments whose markup could not be written as the source has it, and
// whether anything is another than in the source.
func Write(out []byte, r *Region, segments []int, translations []Translation, where Surroundings) (written []byte, adapted []int, changed bool) {
	w := writer{region: r, segments: segments, translations: translations, Surroundings: where, out: out}
	changed = w.write()
	return w.out, w.adapted, changed
}

// Surroundings are what the place of a text makes of what stands in it.
type Surroundings struct {
	Inline bool // no blocks: a scalar
	MDX    bool // braces and tags are code
}

// A writer writes a region.
type writer struct {
	region       *Region
	segments     []int // the segment of each unit
	translations []Translation
	Surroundings
	out     []byte
	adapted []int
}

// translation of a unit; Text is empty if its source stays.
func (w *writer) translation(unit int) Translation {
	if s := w.segments[unit]; s >= 0 {
		return w.translations[s]
	}
	return Translation{}
}

// Write appends the region's text to out, and returns whether it changed.
func (w *writer) write() (changed bool) {
	at := 0
	for i := range w.region.Units {
		u := &w.region.Units[i]
		t := w.translation(i)
		if t.Text == "" || u.Start < at { // a title inside a translated unit is written with it
			continue
		}
		changed = true
		w.out = append(w.out, w.region.Source[at:u.Start]...)
		if u.Kind == segment.Title {
			w.out = append(w.out, w.title(u, t)...)
		} else if w.unit(u, t) {
			w.adapted = append(w.adapted, w.segments[i])
		}
		at = w.close(u, t)
	}
	w.out = append(w.out, w.region.Source[at:]...)
	return changed
}

// close closes the links and images that wrap a translated unit and need
// another end than the source's: those that lead elsewhere, and reference
// links whose text was their label. It returns where the fixed bytes go on.
func (w *writer) close(u *Unit, t Translation) int {
	at := u.End
	for i := len(u.Wrappers) - 1; i >= 0; i-- {
		m := &u.Wrappers[i].Mark
		tail := ""
		if target, ok := t.elsewhere(&u.Wrappers[i].Tag); ok {
			tail = w.tailTo(target, m, u.Place)
		} else if m.label {
			tail = fullReference(w.region.Source, m)
		} else {
			continue
		}
		w.out = append(w.out, w.region.Source[at:m.Outer]...)
		w.out = append(w.out, tail...)
		at = m.End
	}
	return at
}

// fullReference is the tail of a shortcut or collapsed reference link whose
// text is not its label any more.
func fullReference(source []byte, m *Mark) string {
	return "][" + string(source[m.Inner:m.Outer]) + "]"
}

// A chunk is a stretch of a unit as it is written.
type chunk struct {
	bytes     string
	mark      int // index of the mark whose delimiter this is, -1 if it is none
	close     bool
	lineStart bool
}

// unit writes one translated unit and reports whether some of its markup is
// written otherwise than in the source.
func (w *writer) unit(u *Unit, t Translation) (adapted bool) {
	chunks, adapted := w.chunks(u, t)
	before := w.out
	if len(u.Wrappers) == 0 && u.Place.LineStart || len(before) == 0 {
		before = []byte{'\n'}
	}
	adapted = w.delimit(u, chunks, t.Style, before, w.region.Source[u.End:]) || adapted
	guard, first := u.Place.LineStart && !w.Inline, len(w.out)
	for i := 0; i < len(chunks); {
		// A line goes to the next hard break.
		start := len(w.out)
		for w.out = append(w.out, chunks[i].bytes...); ; {
			if i++; i == len(chunks) || chunks[i].lineStart {
				break
			}
			w.out = append(w.out, chunks[i].bytes...)
		}
		if at := guardAt(w.out[start:]); guard && at >= 0 {
			w.out = slices.Insert(w.out, start+at, '\\')
		}
		if start == first {
			w.out = append(w.out[:start], w.guardFirst(u, t.Text, start)...)
		}
		guard = !w.Inline
	}
	if u.Place.ATX {
		w.out = guardClosing(w.out)
	}
	return adapted
}

// chunks turns a translation into text and markup; emphasis is left open for
// [writer.delimit].
func (w *writer) chunks(u *Unit, t Translation) (chunks []chunk, adapted bool) {
	tokens := segment.Tokenize(t.Text, u.Tags)
	chunks = make([]chunk, 0, len(tokens)+1)
	add := func(s string) { chunks = append(chunks, chunk{bytes: s, mark: -1}) }
	source := w.region.Source
	code := w.guardOf(u, t.Text)
	addresses := newAddresses(u.Links)
	var brackets map[string]int
	if !w.MDX { // which has no addresses in angle brackets
		brackets = wantBrackets(u, addresses, tokens)
	}
	for _, n := range brackets {
		adapted = adapted || n > 0
	}
	labels := map[int]int{} // where the text of a reference link begins in chunks
	codeTag := -1
	for _, token := range tokens {
		if codeTag >= 0 && !(token.Part == segment.Close && token.Tag == codeTag) {
			chunks[len(chunks)-1].bytes += token.Text // nothing is markup in code
			continue
		}
		if token.Part == segment.Text {
			add(escapeText(token.Text, u, addresses, t.Style.escapes(), brackets, &code))
			continue
		}
		m, kind := &u.Marks[token.Tag], u.Tags[token.Tag].Kind
		switch {
		case kind == segment.Break:
			add(string(source[m.Start:m.Inner]))
			chunks = append(chunks, chunk{mark: -1, lineStart: true})
		case token.Part == segment.Single:
			add(string(source[m.Start:m.End]))
		case kind == segment.Code && token.Part == segment.Open:
			codeTag = token.Tag
			add("")
		case kind == segment.Code:
			codeTag = -1
			last := &chunks[len(chunks)-1]
			last.bytes = codeSpan(last.bytes, source[m.Start:m.End], u.Place.Cell)
		case IsEmphasis(kind):
			chunks = append(chunks, chunk{mark: token.Tag, close: token.Part == segment.Close})
		case token.Part == segment.Open:
			add(string(source[m.Start:m.Inner]))
			labels[token.Tag] = len(chunks)
		default:
			if target, ok := t.elsewhere(&u.Tags[token.Tag]); ok {
				add(w.tailTo(target, m, u.Place))
			} else {
				add(w.linkTail(m, chunks[labels[token.Tag]:]))
			}
		}
	}
	return chunks, adapted
}

// IsEmphasis reports whether a tag of a kind is written with delimiters that have to
// flank a word: CommonMark 6.2, and GFM for strikethrough.
func IsEmphasis(k segment.TagKind) bool {
	return k == segment.Strong || k == segment.Emphasis || k == segment.Strike
}

// linkTail is what closes a link or an image: its target and title, or its
// label, which a shortcut reference needs once its text is another.
func (w *writer) linkTail(m *Mark, text []chunk) string {
	source := w.region.Source
	if m.label {
		var written strings.Builder
		for _, c := range text {
			written.WriteString(c.bytes)
			if c.mark >= 0 {
				written.WriteString("*")
			}
		}
		if written.String() != string(source[m.Inner:m.Outer]) {
			return fullReference(source, m)
		}
	}
	if m.title >= 0 {
		if t := w.translation(m.title); t.Text != "" {
			title := &w.region.Units[m.title]
			return string(source[m.Outer:title.Start]) + w.title(title, t) + string(source[title.End:m.End])
		}
	}
	return string(source[m.Outer:m.End])
}

// codeSpan writes text between backticks: as the source has them, if the text
// allows it (CommonMark 6.1).
func codeSpan(text string, source []byte, cell bool) string {
	if cell {
		text = strings.ReplaceAll(text, "|", `\|`)
	}
	ticks := 0
	for source[ticks] == '`' {
		ticks++
	}
	for hasRun(text, ticks) {
		ticks++
	}
	fence := strings.Repeat("`", ticks)
	pad := ""
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") ||
		strings.HasPrefix(text, " ") && strings.HasSuffix(text, " ") && strings.Trim(text, " ") != "" {
		pad = " "
	}
	return fence + pad + text + pad + fence
}

// hasRun reports whether text has a run of exactly n backticks.
func hasRun(text string, n int) bool {
	for text != "" {
		i := strings.IndexByte(text, '`')
		if i < 0 {
			return false
		}
		rest := strings.TrimLeft(text[i:], "`")
		if len(text)-i-len(rest) == n {
			return true
		}
		text = rest
	}
	return false
}

// delimit chooses the delimiters of emphasis: the source's own; the other
// character where the source's would not open or close at the new place, as
// is common next to the punctuation of Chinese and Japanese; else HTML. It
// reports whether any is not the source's own.
func (w *writer) delimit(u *Unit, chunks []chunk, style Style, before, after []byte) (adapted bool) {
	closes := make(map[int]int, len(u.Marks))
	for j, c := range chunks {
		if c.close {
			closes[c.mark] = j
		}
	}
	for i, c := range chunks {
		if c.mark < 0 || c.close {
			continue
		}
		m, j := &u.Marks[c.mark], closes[c.mark]
		own := string(w.region.Source[m.Start:m.Inner])
		open, closing := own, string(w.region.Source[m.Outer:m.End])
		switch {
		case m.HTML:
		case style != HTML && style != FullHTML && flanks(chunks, i, j, own[0], before, after):
		case style != HTML && style != FullHTML && own[0] == '_' && flanks(chunks, i, j, '*', before, after):
			open, closing = strings.Repeat("*", len(own)), strings.Repeat("*", len(own))
		default:
			name := HTMLNames[u.Tags[c.mark].Kind]
			open, closing = "<"+name+">", "</"+name+">"
		}
		chunks[i].bytes, chunks[j].bytes = open, closing
		adapted = adapted || open != own
	}
	return adapted
}

// HTMLNames are the elements that emphasis can be written as.
var HTMLNames = map[segment.TagKind]string{segment.Strong: "strong", segment.Emphasis: "em", segment.Strike: "del"}

// flanks reports whether the delimiter c can open at chunk i and close at
// chunk j (CommonMark 6.2, as goldmark reads it).
func flanks(chunks []chunk, i, j int, c byte, before, after []byte) bool {
	left, right := sides(chunks, i, before, after)
	opens := opensRun(left, right) && (c != '_' || !closesRun(left, right) || util.IsPunctRune(left))
	left, right = sides(chunks, j, before, after)
	return opens && closesRun(left, right) && (c != '_' || !opensRun(left, right) || util.IsPunctRune(right))
}

func opensRun(left, right rune) bool {
	return !util.IsSpaceRune(right) && (!util.IsPunctRune(right) || util.IsSpaceRune(left) || util.IsPunctRune(left))
}

func closesRun(left, right rune) bool {
	return !util.IsSpaceRune(left) && (!util.IsPunctRune(left) || util.IsSpaceRune(right) || util.IsPunctRune(right))
}

// sides are the characters around a delimiter run: other delimiters next to
// it are part of the run.
func sides(chunks []chunk, at int, before, after []byte) (rune, rune) {
	left, right := ' ', ' '
	i := at - 1
	for i >= 0 && (chunks[i].mark >= 0 || chunks[i].bytes == "") {
		i--
	}
	if i >= 0 {
		left, _ = utf8.DecodeLastRuneInString(chunks[i].bytes)
	} else if len(before) > 0 {
		left, _ = utf8.DecodeLastRune(before)
	}
	i = at + 1
	for i < len(chunks) && (chunks[i].mark >= 0 || chunks[i].bytes == "") {
		i++
	}
	if i < len(chunks) {
		right, _ = utf8.DecodeRuneInString(chunks[i].bytes)
	} else if len(after) > 0 {
		right, _ = utf8.DecodeRune(after)
	}
	return left, right
}

// IsWord reports whether r can stand inside a word.
func IsWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
