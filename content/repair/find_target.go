package repair

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// lostTarget repairs links whose text stands in brackets, and behind it an
// address that is not the source's and does not parse, or nothing: then there
// must be one such link. There must be as many such texts as links are lost.
func lostTarget(w *witness, r *attempt) []edit {
	links := w.linksMissing(r)
	found := r.bracketed()
	switch {
	case len(links) == 0 || strings.ContainsAny(segment.Plain(w.Text), brackets):
	case len(found) > 0 && len(found) == w.targetsLost(r):
		return w.afterTexts(r, found, links)
	case len(found) == 0 && len(links) == 1 && links[0] < w.wrapped && isUnmarked(r.raw):
		is := "[" + r.raw + "](" + spellTarget(w.tags[links[0]].Stands) + ")"
		return []edit{{Repair{LostTarget, r.raw, is}, []splice{{markdown.Extent{Start: 0, End: len(r.raw)}, is}}}}
	}
	return nil
}

const brackets = "[]［］【】"

// isUnmarked reports whether nothing in a raw text looks like markup or an
// address, so that all of it may be the text of a link.
func isUnmarked(raw string) bool {
	return !strings.Contains(raw, "://") && !strings.ContainsAny(raw, brackets+delimiterRunes+"\n")
}

// linksMissing are the links that a reading lacks; none if it lacks an image
// too.
func (w *witness) linksMissing(r *attempt) []int {
	var links []int
	for _, i := range r.missing {
		switch w.tags[i].Kind {
		case segment.Image:
			return nil
		case segment.Link:
			links = append(links, i)
		}
	}
	return links
}

// afterTexts puts a target behind each text in brackets.
func (w *witness) afterTexts(r *attempt, texts []markdown.Extent, links []int) []edit {
	lost := ""
	if len(links) == 1 {
		lost = w.tags[links[0]].Stands
	}
	var edits []edit
	for _, text := range texts[:min(len(texts), mostEdits)] {
		m, ok := afterText(r.raw, text, lost)
		if !ok {
			return nil
		}
		edits = append(edits, m)
	}
	return edits
}

// bracketed finds the texts in brackets that are not part of sound markup.
func (r *attempt) bracketed() []markdown.Extent {
	var found []markdown.Extent
	depth, start := 0, 0
	skip := r.fixed()
	for at := 0; at < len(r.raw); {
		if len(skip) > 0 && at >= skip[0].Start {
			at, skip = max(at, skip[0].End), skip[1:]
			continue
		}
		c, n := utf8.DecodeRuneInString(r.raw[at:])
		switch c {
		case '\\':
			n++
		case '[', '［', '【':
			if depth++; depth == 1 {
				start = at
			}
		case ']', '］', '】':
			if depth--; depth == 0 {
				found = append(found, markdown.Extent{Start: start, End: at + n})
			}
			depth = max(depth, 0)
		}
		at += n
	}
	return found
}

// otherAddress is what stands behind the text of a link that leads elsewhere:
// words, and an address in parentheses, or one that lost the first of them.
var otherAddress = regexp.MustCompile(`^([^()（）\[\]\n]{0,80}?)\s*[(（]+([^()（）\n]*)[)）]+|^()\s*([^\s()（）]+://[^\s()（）]+)[)）]?`)

// afterText puts a target behind a text in brackets: an address that stands
// there already, else the one that was lost.
func afterText(raw string, text markdown.Extent, lost string) (edit, bool) {
	inner := strings.Trim(raw[text.Start:text.End], brackets)
	rule, words, target, end := LostTarget, "", lost, text.End
	if m := otherAddress.FindStringSubmatch(raw[text.End:]); m != nil {
		words, target, end = strings.TrimFunc(m[1], isBlank), compact(m[2]+m[4]), text.End+len(m[0])
		if rule = ruleBefore(m[0], words, target); !markdown.IsAddress(target, nil) || words != "" && !mayFollow(words) {
			return edit{}, false
		}
	} else if lost == "" || strings.Contains(raw, "://") || !strings.ContainsFunc(inner, markdown.IsWord) {
		return edit{}, false
	}
	is := "[" + inner + "](" + spellTarget(target) + ")" + behind(words)
	return edit{Repair{rule, raw[text.Start:end], is}, []splice{{markdown.Extent{Start: text.Start, End: end}, is}}}, true
}

// ruleBefore names what is broken in the tail of a link.
func ruleBefore(tail, words, target string) string {
	switch {
	case words != "":
		return LinkWords
	case !strings.Contains(tail, target):
		return MisspeltTarget
	case strings.ContainsAny(tail, "（）"):
		return FullWidth
	case strings.TrimFunc(tail, isBlank) == "("+target+")":
		return LinkSpace
	}
	return Parenthesis
}

// compact takes the blanks out of an address that stand around its
// punctuation.
func compact(address string) string {
	return blankInAddress.ReplaceAllString(strings.TrimFunc(address, isBlank), "$1")
}

var blankInAddress = regexp.MustCompile(`\s*(://|/)\s*|\s+:`)
