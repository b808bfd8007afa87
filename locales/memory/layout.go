package memory

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A piece is a run of plain text or one thing that is spelled like a tag,
// whether a message knows it or not: the texts of a memory do not always tell
// which tags they have.
type piece struct {
	part segment.Part
	text string // as it stands in the text
}

// pieces splits a text; joined they are the text.
func pieces(text string) []piece {
	var all []piece
	from := 0
	for i := 0; ; {
		next := strings.IndexByte(text[i:], '<')
		if next < 0 {
			break
		}
		i += next
		n := segment.TagLength(text[i:])
		if n == 0 {
			i++
			continue
		}
		if from < i {
			all = append(all, piece{segment.Text, text[from:i]})
		}
		all = append(all, piece{partOf(text[i : i+n]), text[i : i+n]})
		i += n
		from = i
	}
	if from < len(text) {
		all = append(all, piece{segment.Text, text[from:]})
	}
	return all
}

func partOf(tag string) segment.Part {
	switch {
	case tag[1] == '/':
		return segment.Close
	case tag[len(tag)-2] == '/':
		return segment.Single
	}
	return segment.Open
}

// name is that of a tag: "a1".
func (p piece) name() string { return strings.Trim(p.text, "</>") }

// A tagSet says what is a tag in a text, by name.
type tagSet map[string]segment.Tag

func tagsByName(tags []segment.Tag) tagSet {
	set := make(tagSet, len(tags))
	for _, t := range tags {
		set[t.Name()] = t
	}
	return set
}

func (s tagSet) has(p piece) bool {
	if p.part == segment.Text {
		return false
	}
	t, ok := s[p.name()]
	return ok && t.Kind.Single() == (p.part == segment.Single)
}

// isSpelled takes everything for a tag that is spelled like one.
func isSpelled(p piece) bool { return p.part != segment.Text }

// A layout is a text without its tags, and where they stand.
type layout struct {
	words  string
	places []place // of the tags that have both halves and nest, in the order in which they open
	whole  bool    // there are no other tags
}

// A place is one tag of a layout.
type place struct {
	name        string
	kind        segment.TagKind
	from, to    int // what it holds, in words; both the same if it stands alone
	first, last int // its halves, counted among the tags of the text; last is stillOpen or crossed without one
}

const (
	stillOpen = -1
	crossed   = -2
)

// layOut takes a text apart; isTag says which pieces are tags. Of a name that
// stands twice the first counts, of two pairs that cross the one that closes
// first.
func layOut(text string, isTag func(p piece) bool) layout {
	var words strings.Builder
	var places []place
	var open []int // places
	at := map[string]int{}
	tags, paired := 0, 0
	for _, p := range pieces(text) {
		if !isTag(p) {
			words.WriteString(p.text)
			continue
		}
		name, here := p.name(), words.Len()
		i, known := at[name]
		switch {
		case p.part != segment.Close && !known:
			at[name] = len(places)
			places = append(places, place{name, kindOf(name), here, here, tags, stillOpen})
			if p.part == segment.Open {
				open = append(open, at[name])
			} else {
				places[at[name]].last = tags
				paired++
			}
		case p.part == segment.Close && known && places[i].last == stillOpen:
			for ; open[len(open)-1] != i; open = open[:len(open)-1] {
				places[open[len(open)-1]].last = crossed
			}
			open = open[:len(open)-1]
			places[i].to, places[i].last = here, tags
			paired += 2
		}
		tags++
	}
	places = slices.DeleteFunc(places, func(p place) bool { return p.last < 0 })
	return layout{words: words.String(), places: places, whole: paired == tags}
}

func kindOf(name string) segment.TagKind {
	return segment.TagKind(strings.TrimRight(name, "0123456789"))
}
