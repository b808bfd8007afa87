package repair

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// spliceOf is what a patch changes in the file.
func spliceOf(d *content.Document, p styled) (splice, bool) {
	r, first := d.Unit(p.First)
	_, last := d.Unit(p.First + p.Count - 1)
	from, to := first.Whole().Start, last.Whole().End
	scalar := d.Scalar(p.First)
	text := ""
	where := first.Place
	for x := range p.Texts {
		line, ok := p.markdown(x, where, scalar >= 0)
		if !ok {
			return splice{}, false
		}
		if x > 0 {
			text += hardBreak
		}
		text += line
		where.LineStart = true
	}
	if scalar >= 0 {
		value := string(r.Source[:from]) + text + string(r.Source[to:])
		at, spelled := d.Spelled(scalar, value)
		return splice{at, spelled}, true
	}
	text = strings.ReplaceAll(text, "\n", lineEnd(r.Source[from:])+linePrefix(r.Source, from))
	from, to, text = narrowed(r.Source, from, to, text)
	return splice{markdown.Extent{Start: d.Body() + from, End: d.Body() + to}, text}, true
}

// softBreak is the end of a line that text has a blank for, with what the next
// line begins with.
const softBreak = `[ \t]?\r?\n[ \t>]*`

var (
	breakAtStart = regexp.MustCompile(`^` + softBreak)
	breakAtEnd   = regexp.MustCompile(softBreak + `$`)
)

// narrowed leaves of source[from:to] as it stands what begins and what ends
// as the text does, with its lines as they are broken.
func narrowed(source []byte, from, to int, text string) (int, int, string) {
	for from < to && text != "" {
		n := 1
		if source[from] != text[0] {
			if n = len(breakAtStart.Find(source[from:to])); n == 0 || text[0] != ' ' || len(text) > 1 && strings.Contains(" \r\n", text[1:2]) {
				break
			}
		}
		from, text = from+n, text[1:]
	}
	for from < to && text != "" {
		n, last := 1, len(text)-1
		if text[last] == ' ' && !strings.HasSuffix(strings.TrimRight(text, " \t>"), "\n") {
			n = max(n, len(breakAtEnd.Find(source[max(from, to-longestPrefix):to])))
		}
		if n == 1 && source[to-1] != text[last] {
			break
		}
		to, text = to-n, text[:last]
	}
	return from, to, text
}

// longestPrefix bounds how far back a line's end is looked for.
const longestPrefix = 64

// hardBreak is how a line ends that is not to be joined with the next.
const hardBreak = "  \n"

// markdown is the Markdown of one of the texts for a place, as if its source
// segment stood there.
func (p styled) markdown(x int, where markdown.Place, inline bool) (string, bool) {
	w := witnessOf(p.Source, p.Segment+x)
	r := markdown.SplitAs([]byte(p.Source.Raw(p.Segment+x)), w.setting)
	segments := slices.Repeat([]int{-1}, len(r.Units))
	hosts := 0
	for i := range r.Units {
		if r.Units[i].Host < 0 {
			r.Units[i].Place = where
			segments[i] = 0
			hosts++
		}
	}
	if hosts != 1 {
		return "", false
	}
	text := []markdown.Translation{{Text: p.Texts[x], Style: p.style, Targets: p.Targets}}
	out, _, _ := markdown.Write(nil, r, segments, text, markdown.Surroundings{Inline: inline, MDX: p.Source.Dialect() == content.MDX})
	return string(out), true
}

// linePrefix is what the lines of the block at an offset begin with: the
// marks of quotes, and blanks for those of lists.
func linePrefix(source []byte, at int) string {
	line := source[bytes.LastIndexByte(source[:at], '\n')+1 : at]
	return strings.Map(func(r rune) rune {
		if r == '>' || r == '\t' {
			return r
		}
		return ' '
	}, string(line))
}

// lineEnd is how the lines of a text end.
func lineEnd(text []byte) string {
	if i := bytes.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// saysAllOf reports whether a patch has every word that stands in its place.
// Addresses are none: those of links were text where the links were broken.
func saysAllOf(d *content.Document, p *Patch) bool {
	var was, is strings.Builder
	var targets []string
	for _, s := range d.Segments()[p.First : p.First+p.Count] {
		was.WriteString(untagged(s.Text, s.Tags) + "\n")
	}
	for x, text := range p.Texts {
		w := witnessOf(p.Source, p.Segment+x)
		is.WriteString(untagged(text, w.Tags) + "\n")
		for _, t := range w.tags {
			if markdown.HasTarget(t.Kind) && spelling(t.Stands) != "" {
				targets = append(targets, spelling(t.Stands), "")
			}
		}
	}
	none := strings.NewReplacer(targets...)
	words := func(text string) string {
		return none.Replace(spelling(notWords.ReplaceAllString(text, "")))
	}
	return words(was.String()) == words(is.String())
}

// untagged is a text with a bracket for each of its tags.
func untagged(text string, tags []segment.Tag) string {
	var b strings.Builder
	for _, t := range segment.Tokenize(text, tags) {
		if t.Part == segment.Text {
			b.WriteString(t.Text)
		} else {
			b.WriteByte(']')
		}
	}
	return b.String()
}

// notWords are tags of HTML that a tool left as text, and addresses, however
// they were damaged.
var notWords = regexp.MustCompile(`</?[A-Za-z]+>|\pL+\s?:\s?//\s?[^\s()（）\[\]/]*(?:/[^\s()（）\[\]/]+|\s/\s?[^\s()（）\[\]/]+)*/?`)

// spelling is a text's letters, marks and digits, in small letters.
func spelling(text string) string {
	return strings.Map(func(r rune) rune {
		if !markdown.IsWord(r) {
			return -1
		}
		return bareRune(r)
	}, text)
}
