package follow

import (
	"slices"
	"strings"
	"sync"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
)

// A Lesson is one of a language.
type Lesson struct {
	Path string

	// Shown is what readers of the language get, nil if that is the source's.
	Shown *content.Document
	// Written is the lesson as it was written from its source, before it got what it
	// has of its own. Nil if nobody knows: it was made by hand.
	Written *content.Document
}

// A Language is the lessons of a language.
type Language struct {
	source    *Source
	languages []string          // the steps of a path that name it, and the source's
	stands    map[string]string // for which target of the source another one stands
	pages     map[string]*translated
}

// A translated page is one of a language. pairs are its headings that stand for the
// source's, by number; -1 for none.
type translated struct {
	*page
	pairs func() []int
}

// In knows the lessons of a language. locales are the names of the source's language
// and of this one, links those that lead elsewhere in it: for each target, the
// source's.
func (s *Source) In(lessons []Lesson, locales []string, links map[string]string) *Language {
	l := &Language{source: s, stands: links, pages: map[string]*translated{}}
	for _, locale := range locales {
		l.languages = append(l.languages, strings.ToLower(locale))
	}
	for _, lesson := range lessons {
		of := s.pages[lesson.Path]
		if of == nil || lesson.Shown == nil {
			continue
		}
		p := &translated{page: newPage(lesson.Shown, s.Site)}
		p.pairs = sync.OnceValue(func() []int { return pairsOf(of.headings(), p.headings(), lesson) })
		l.pages[lesson.Path] = p
	}
	return l
}

// Lives reports whether a link of a lesson leads to a heading of the language, or to
// another place with a name.
func (l *Language) Lives(lesson, target string) bool {
	to, name, ok := l.source.find(lesson, target, l.languages)
	if !ok {
		return false
	}
	is := l.source.pages[to]
	if shown := l.pages[to]; shown != nil {
		is = shown.page
	}
	_, lives := is.anchors().at[name]
	return lives || is.mayHave()[name]
}

// Dead reports whether a link of a lesson leads to a lesson, and to no heading or
// other place with a name there.
func (l *Language) Dead(lesson, target string) bool {
	_, _, ok := l.source.find(lesson, target, l.languages)
	return ok && !l.Lives(lesson, target)
}

// Unfollowed is the fragment of the source that a link of a lesson of the language
// stands for, if following it gives what the link has.
func (l *Language) Unfollowed(lesson, target string) (fragment string, ok bool) {
	to, name, ok := l.source.find(lesson, target, l.languages)
	is := l.pages[to]
	if !ok || is == nil {
		return "", false
	}
	at, lives := is.anchors().at[name]
	if !lives || is.anchors().all[at].Heading < 0 {
		return "", false
	}
	of := slices.Index(is.pairs(), is.anchors().all[at].Heading)
	if of < 0 {
		return "", false
	}
	was := l.source.pages[to].anchors().all[of].Name
	page, _, _ := strings.Cut(target, "#")
	followed, fate := l.Fragment(lesson, page+"#"+address.Escape(was))
	return was, fate == Followed && followed == name
}

// A Fate says what becomes of the fragment of a link.
type Fate uint8

// The fates of a fragment.
const (
	Stays    Fate = iota // it leads where it is to, or never led anywhere
	Followed             // it is another one in the language
	Dead                 // it led somewhere in the source, and does not in the language
)

// Fragment is the fragment that a link of a lesson has in the language.
func (l *Language) Fragment(lesson, target string) (fragment string, fate Fate) {
	to, name, ok := l.source.find(lesson, target, l.languages)
	if !ok {
		return "", Stays
	}
	is := l.pages[to]
	if is == nil {
		return "", Stays
	}
	of := l.source.pages[to]
	at, lives := is.anchors().at[name]
	was, lived := of.anchors().at[name]
	if !lived && !lives {
		if is.mayHave()[name] {
			return "", Stays
		}
		if was, lived = l.standsFor(lesson, target, to); !lived {
			return "", Stays
		}
	}
	switch {
	case !lived || lives && is.anchors().all[at].Explicit:
		return "", Stays
	case of.anchors().all[was].Heading < 0:
		return "", fateOf(lives)
	}
	pair := is.pairs()[of.anchors().all[was].Heading]
	switch {
	case pair < 0:
		return "", fateOf(lives)
	case lives && is.anchors().all[at].Heading == pair:
		return "", Stays
	}
	id := is.anchors().all[pair].Name // headings come first
	switch id {
	case "":
		return "", Dead
	case name:
		return "", Stays
	}
	return id, Followed
}

func fateOf(lives bool) Fate {
	if lives {
		return Stays
	}
	return Dead
}

// standsFor is the anchor of the source that a link leads to which stands for one of
// the source's.
func (l *Language) standsFor(lesson, target, to string) (was int, ok bool) {
	source, listed := l.stands[target]
	if !listed {
		return 0, false
	}
	page, name, ok := l.source.find(lesson, source, l.languages)
	if !ok || page != to {
		return 0, false
	}
	was, ok = l.source.pages[to].anchors().at[name]
	return was, ok
}

// pairsOf are the headings of a lesson of a language that stand for the source's.
func pairsOf(source, shown []content.Heading, l Lesson) []int {
	if l.Written == l.Shown && len(source) == len(shown) { // which is proved to have its blocks
		return numbers(len(source))
	}
	pairs := slices.Repeat([]int{-1}, len(source))
	if l.Written == nil {
		if sameLevels(source, shown) {
			return numbers(len(source))
		}
		return pairs
	}
	written := l.Written.Headings()
	if len(written) != len(source) {
		return pairs
	}
	for _, c := range common(keysOf(l.Written, written), keysOf(l.Shown, shown)) {
		pairs[c[0]] = c[1]
	}
	between(pairs, source, shown)
	return pairs
}

func numbers(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

func sameLevels(a, b []content.Heading) bool {
	return slices.EqualFunc(a, b, func(x, y content.Heading) bool { return x.Level == y.Level })
}

// keysOf are the same for headings that say the same.
func keysOf(d *content.Document, headings []content.Heading) []string {
	keys := make([]string, len(headings))
	for i, h := range headings {
		keys[i] = string(rune('0'+h.Level)) + string(d.Source()[h.Start:h.End-len(h.Attribute)])
		keys[i] = strings.TrimSpace(keys[i])
	}
	return keys
}

// between pairs the headings between those that are paired, where there are as many
// of the same levels on both sides.
func between(pairs []int, source, shown []content.Heading) {
	from, other := 0, 0
	for i := 0; i <= len(pairs); i++ {
		to := len(shown)
		switch {
		case i < len(pairs) && pairs[i] < 0:
			continue
		case i < len(pairs):
			to = pairs[i]
		}
		if sameLevels(source[from:i], shown[other:to]) {
			for k := from; k < i; k++ {
				pairs[k] = other + k - from
			}
		}
		from, other = i+1, to+1
	}
}
