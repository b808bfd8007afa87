package memory

import (
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// isStyle reports whether a tag of the kind only says how words look or where
// they lead, so that one can stand for another or be gone while the words
// stay true.
func isStyle(k segment.TagKind) bool {
	return k == segment.Link || k == segment.Strong || k == segment.Emphasis || k == segment.Strike
}

// Carry spells the tags of target, a translation of the text from, as those of
// the text to, whose tags are toTags. In target and from everything spelled
// like a tag is one.
//
// A tag of from becomes one of to that is of the same kind and holds the same
// words, or stands between the same; else a link or style that holds the same
// words; else the next one of its kind. Tags without a counterpart are left
// out, and so are tags that stand twice or cross. Tags that only to has are
// for a translator to add: complete reports whether there are none.
func Carry(target, from, to string, toTags []segment.Tag) (text string, complete bool) {
	if len(toTags) == 0 && strings.IndexByte(target, '<') < 0 {
		return target, true
	}
	tags := tagsByName(toTags)
	names := tags
	if from != to {
		names = counterparts(layOut(from, isSpelled), layOut(to, tags.has), tags)
	}
	return respell(target, names, literalTags(to, tags), len(tags))
}

// matches say for a place what one of the other text has to have in common
// with it, in the order in which they are tried; "" matches nothing.
var matches = []func(l *layout, p place) string{sameKindAndWords, sameWords, sameKind}

func sameKindAndWords(l *layout, p place) string {
	if p.kind.Single() {
		return string(p.kind) + " " + l.around(p)
	}
	return string(p.kind) + " " + l.inside(p)
}

func sameWords(l *layout, p place) string {
	if isStyle(p.kind) {
		return l.inside(p)
	}
	return ""
}

func sameKind(_ *layout, p place) string { return string(p.kind) }

// counterparts gives for the name of each tag of from the tag of to that it
// is; tags are those of to.
func counterparts(from, to layout, tags tagSet) tagSet {
	names := make(tagSet, len(to.places))
	taken := make([]bool, len(to.places))
	for _, match := range matches {
		free := map[string][]int{}
		for i, p := range to.places {
			if key := match(&to, p); !taken[i] && key != "" {
				free[key] = append(free[key], i)
			}
		}
		for _, p := range from.places {
			if _, done := names[p.name]; done {
				continue
			}
			key := match(&from, p)
			if like := free[key]; len(like) > 0 {
				free[key] = like[1:]
				names[p.name] = tags[to.places[like[0]].name]
				taken[like[0]] = true
			}
		}
	}
	return names
}

// near is how many bytes of a text tell a place from another: all of a long
// text for each of many tags would be too much.
const near = 60

// inside is what a pair holds, as far as it tells places apart.
func (l *layout) inside(p place) string {
	if p.to-p.from <= 2*near {
		return l.words[p.from:p.to]
	}
	return l.words[p.from:p.from+near] + "…" + l.words[p.to-near:p.to]
}

// around is the word before a place and the word after it.
func (l *layout) around(p place) string {
	before := strings.Fields(l.words[max(p.from-near, 0):p.from])
	after := strings.Fields(l.words[p.from:min(p.from+near, len(l.words))])
	around := " "
	if len(before) > 0 {
		around = before[len(before)-1] + around
	}
	if len(after) > 0 {
		around += after[0]
	}
	return around
}
