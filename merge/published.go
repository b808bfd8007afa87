package merge

import (
	"fmt"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
	"github.com/parasol-l10n/parasol/merge/own"
)

// publish is the text that stands for a segment of which readers have one: that,
// as long as nothing finished replaces it, which text is if it is not "".
func (p *Plan) publish(i int, t *own.Text, text string) string {
	e := &p.Entries[i]
	if text != "" && (t.Over == "" || t.Over != store.Fingerprint([]byte(e.Message.Target))) {
		return text
	}
	published := segment.Normalize(t.Text, e.Segment.Tags)
	if t.Of != store.Fingerprint([]byte(e.Segment.Text)) || len(segment.Check(e.Segment, published)) > 0 || e.Message != nil && e.Message.Rejects(t.Text) {
		return text
	}
	e.Status = Published
	p.Own.Texts = append(p.Own.Texts, *t)
	return published
}

// keepOwn puts what the lesson has of its own besides texts into it. What cannot
// be put there with proof leaves the lesson as it is.
func (p *Plan) keepOwn(hunks []own.Hunk) {
	if len(hunks) == 0 {
		return
	}
	written, err := p.Document.With(p.merged)
	if err != nil { // it is proved, so that it can be read
		return
	}
	applied := own.Apply(own.Written{Document: written, Names: own.Names(p.Document.Segments()), Translation: p.Translation}, hunks)
	untried := 0
	for i, fate := range applied.Fates {
		if fate == own.Replaced {
			continue
		}
		p.Own.Hunks = append(p.Own.Hunks, hunks[i])
		switch fate {
		case own.Homeless, own.Refused:
			p.Findings = append(p.Findings, homeless(&hunks[i], fate))
		case own.Untried:
			untried++
		}
	}
	if untried > 0 {
		p.Findings = append(p.Findings, ownLost(fmt.Sprintf("so much that the lesson has of its own cannot be put into it that %d of its stretches were not tried: it stays as it is", untried)))
	}
	if len(p.Findings) > 0 {
		p.Hold(Keep)
		return
	}
	p.merged, p.split, p.read = applied.Document.Source(), applied.Document, applied.Document
	for i := range applied.Shown {
		if e := &p.Entries[i]; e.Status != Translated { // else it is the translation, with more around it
			e.Status = Published
		}
	}
}

// homeless is about a hunk that cannot be put into a lesson.
func homeless(h *own.Hunk, fate own.Fate) finding.Finding {
	why := "what stood around it is gone from the source"
	if fate == own.Refused {
		why = "the lesson could not be proved with it"
	}
	return ownLost(fmt.Sprintf("the lesson has %q of its own, and %s: it stays as it is", shortened(h.New), why))
}

func ownLost(sentence string) finding.Finding {
	return finding.Finding{Level: finding.Error, Rule: finding.OwnLost, Sentence: sentence}
}

// shortened is the beginning of a text, on one line.
func shortened(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return string(runes)
}

// shows are the texts of a lesson that has some of its own.
func (p *Plan) shows() map[string]bool {
	if p == nil || p.Own.IsNone() {
		return nil
	}
	d := p.split
	if d == nil {
		var err error
		if d, err = p.Document.With(p.merged); err != nil {
			return nil
		}
	}
	shown := map[string]bool{}
	for i := range d.Segments() {
		shown[segment.Plain(d.Segments()[i].Text)] = true
	}
	return shown
}

// code are the texts of a lesson that are nothing but code.
func (p *Plan) code() map[string]bool {
	code := map[string]bool{}
	if p == nil {
		return code
	}
	for i := range p.Entries {
		if e := &p.Entries[i]; e.IsCode() {
			code[segment.Plain(e.Segment.Text)] = true
		}
	}
	return code
}

// Translation is the fingerprint of the translation that stands for a segment, ""
// if none is finished.
func (p *Plan) Translation(i int) string {
	if p.Entries[i].Status != Translated {
		return ""
	}
	return store.Fingerprint([]byte(p.Entries[i].Message.Target))
}
