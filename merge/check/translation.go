package check

import (
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
)

// A translation is a message in one locale, as the rules read it.
type translation struct {
	*checker
	entries        []*merge.Entry // of the message
	segment        *segment.Segment
	message        *locales.Message
	source, target prose
	essence        string          // of the source
	sourceWords    map[string]bool // nil until somebody asks: see isOfSource
	runs           []locales.Run   // of the target in its file; nil until somebody asks
}

// A span is a place of the translation that a rule objects to.
type span struct {
	start, end int // in the tagged text; equal where something is missing, both 0 for all of it
	sentence   string
	doubt      bool    // it may well be right
	fix        *string // what would be right in its place; nil if nobody knows
}

// span is the bytes [start,end) of the translation's prose.
func (t *translation) span(start, end int, sentence string) span {
	start, end = t.target.place(start, end)
	return span{start: start, end: end, sentence: sentence}
}

// missing is a span for what is not in the translation: its end.
func (t *translation) missing(sentence string) span {
	end := len(t.target.tagged)
	return span{start: end, end: end, sentence: sentence}
}

// whole is a span for the translation as a whole.
func (t *translation) whole(sentence string) span { return span{sentence: sentence} }

// doubtful is the span of a rule that may be in doubt.
func (s span) doubtful(doubt bool) span {
	s.doubt = s.doubt || doubt
	return s
}

// fixed is the span with what would be right in its place.
func (s span) fixed(by string) span {
	s.fix = &by
	return s
}
