package content

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// lostTarget mends a link of which nothing is left but its text in brackets,
// or an address that is not the source's and does not parse. There must be
// one such link, and one such text.
func lostTarget(w *witness, r *reading) []mend {
	i, ok := w.oneLinkMissing(r)
	if !ok || strings.ContainsAny(segment.Plain(w.Text), brackets) {
		return nil
	}
	t := w.tags[i]
	found := r.bracketed()
	switch {
	case len(found) == 1:
		return afterText(r.raw, found[0], t.Stands)
	case len(found) == 0 && i < w.wrapped && !strings.Contains(r.raw, "://") && !strings.ContainsAny(r.raw, brackets+delimiterRunes+"\n"):
		is := "[" + r.raw + "](" + spellTarget(t.Stands) + ")"
		return []mend{{Repair{RepairLostTarget, r.raw, is}, []splice{{extent{0, len(r.raw)}, is}}}}
	}
	return nil
}

const brackets = "[]［］【】"

// oneLinkMissing returns the link that a reading lacks, if it is one.
func (w *witness) oneLinkMissing(r *reading) (int, bool) {
	found, n := 0, 0
	for _, i := range r.missing {
		if hasTarget(w.tags[i].Kind) {
			found = i
			n++
		}
	}
	return found, n == 1 && w.tags[found].Kind == segment.Link
}

// bracketed finds the texts in brackets that are not part of sound markup.
func (r *reading) bracketed() []extent {
	var found []extent
	depth, start := 0, 0
	skip := r.fixed()
	for at := 0; at < len(r.raw); {
		if len(skip) > 0 && at >= skip[0].start {
			at, skip = max(at, skip[0].end), skip[1:]
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
				found = append(found, extent{start, at + n})
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
// there already, else that of the source.
func afterText(raw string, text extent, target string) []mend {
	inner := strings.Trim(raw[text.start:text.end], brackets)
	rule, words, end := RepairLostTarget, "", text.end
	if m := otherAddress.FindStringSubmatch(raw[text.end:]); m != nil {
		words, end, target = strings.TrimFunc(m[1], isBlank), text.end+len(m[0]), compact(m[2]+m[4])
		if rule = ruleBefore(m[0], words, target); !isAddress(target, nil) || words != "" && !mayFollow(words) {
			return nil
		}
	} else if strings.Contains(raw, "://") || !strings.ContainsFunc(inner, isWord) {
		return nil
	}
	is := "[" + inner + "](" + spellTarget(target) + ")" + behind(words)
	return []mend{{Repair{rule, raw[text.start:end], is}, []splice{{extent{text.start, end}, is}}}}
}

// ruleBefore names what is broken in the tail of a link.
func ruleBefore(tail, words, target string) string {
	switch {
	case words != "":
		return RepairLinkWords
	case !strings.Contains(tail, target):
		return RepairTarget
	case strings.ContainsAny(tail, "（）"):
		return RepairFullWidth
	case strings.TrimFunc(tail, isBlank) == "("+target+")":
		return RepairLinkSpace
	}
	return RepairParenthesis
}

// compact takes the blanks out of an address that stand around its
// punctuation.
func compact(address string) string {
	return blankInAddress.ReplaceAllString(strings.TrimFunc(address, isBlank), "$1")
}

var blankInAddress = regexp.MustCompile(`\s*(://|/)\s*|\s+:`)
