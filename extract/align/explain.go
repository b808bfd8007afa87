package align

// Evidence says why a pair is as sure as it is. What a sign is worth is a natural
// logarithm of odds: 0 says nothing, 1 that the one is nearly three times as likely
// to translate the other as any other segment is.
type Evidence struct {
	Place     float64 // the chance of the pair among all ways to align the two lessons, 0 to 1
	Kind      float64 // what both are, and the mark that they end with
	Length    float64
	Tags      float64
	Links     float64 // addresses on both sides, and on one
	Numbers   float64
	Names     float64 // words that stay as they are
	Words     float64 // those that translate each other, as far as the lessons tell
	Elsewhere float64 // the same two texts are paired in other lessons
	Doubts    []Doubt // any of which makes it one to review
}

// A Doubt is a sign that a text is the translation of another one, such as an
// earlier one, which no evidence outweighs.
type Doubt string

// The doubts.
const (
	OtherLength    Doubt = "length"     // one is far longer than the other is elsewhere
	OtherSentences Doubt = "sentences"  // one has a sentence more, and is longer
	OtherAsides    Doubt = "brackets"   // one has something in brackets that the other has not
	OtherQuestion  Doubt = "question"   // one is a question
	NothingShared  Doubt = "no word"    // no word, number or address speaks for it
	InPart         Doubt = "in part"    // some of it is still in the source language
	CodeDiffers    Doubt = "other code" // both are nothing but code, and differ
)

// explain says what the evidence of a pair is made of: see [weigher.own].
func (w *weigher) explain(s, t *traits) Evidence {
	e := Evidence{
		Kind: weighPlace(s, t), Length: w.weighLength(s.length, t.length), Tags: weighTags(s, t),
		Links: w.weighLinks(s.links, t.links) + w.weighAnchors(s.anchors, t.anchors), Numbers: w.weighNumbers(s.numbers, t.numbers),
		Names: w.weighWords(s.words, t.words), Elsewhere: w.weighElsewhere(s, t),
	}
	_, words := w.own(s, t)
	if w.there != nil {
		w.there.expect(s.words)
		w.back.expect(t.words)
		e.Words = bound(w.there.weigh(t.words)) + bound(w.back.weigh(s.words))
	}
	e.Doubts = w.doubts(s, t, words)
	return e
}

// Sum is all that the segments themselves say.
func (e *Evidence) Sum() float64 {
	return e.Kind + e.Length + e.Tags + e.Links + e.Numbers + e.Names + e.Words + e.Elsewhere
}
