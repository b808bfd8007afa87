package merge

import (
	"fmt"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
	"github.com/parasol-l10n/parasol/merge/own"
)

// publish is the text that stands for a segment of which readers have one: that,
// as long as nothing finished replaces it, which text is if it is not "".
func (p *Plan) publish(i int, t *own.Text, text string, policy Policy) string {
	e := &p.Entries[i]
	if text != "" && (t.Over == "" || t.Over != store.Fingerprint([]byte(e.Message.Target))) {
		return text
	}
	isRejected := e.Message != nil && e.Message.Rejects(t.Text)
	if isRejected && !policy.KeepRejected || policy.OnEdit == SourceText && !t.IsOf(e.Segment.Text) {
		return text
	}
	p.Own.Texts = append(p.Own.Texts, *t)
	published := segment.Normalize(t.Text, e.Segment.Tags)
	if problems := segment.Check(e.Segment, published); len(problems) > 0 {
		p.unfit(i, problems[0].Sentence)
		return text
	}
	if isRejected {
		e.Findings = append(e.Findings, about(e.Segment, e.Message, finding.Warning, finding.RejectedStays, `a reviewer has rejected "`+t.Text+`", and the lesson shows it, as the project wants`))
	}
	e.Status = Published
	return published
}

// unfit says that words which readers have cannot stand for a segment.
func (p *Plan) unfit(i int, why string) {
	p.Findings = append(p.Findings, ownLost(fmt.Sprintf("the lesson has a translation of its own for %q, and it cannot stand for it: %s", shortened(p.Entries[i].Segment.Text), why)))
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
		switch fate {
		case own.Replaced:
			continue
		case own.Homeless, own.Refused:
			p.Findings = append(p.Findings, homeless(&hunks[i], fate))
		case own.Untried:
			untried++
		}
		p.Own.Hunks = append(p.Own.Hunks, hunks[i])
	}
	if untried > 0 {
		p.Findings = append(p.Findings, ownLost(fmt.Sprintf("so much that the lesson has of its own cannot be put into it that %d of its stretches were not tried", untried)))
	}
	p.merged, p.split, p.read = applied.Document.Source(), applied.Document, applied.Document
	for i := range applied.Shown {
		if e := &p.Entries[i]; e.Status != Translated { // else it is the translation, with more around it
			e.Status = Published
		}
	}
}

// A rest is a lesson without what cannot be put into it, and the fates of its
// segments then.
type rest struct {
	lesson        []byte
	read, written *content.Document // see [Plan]
	statuses      []Status
}

// holdUnfit holds a lesson back that cannot have all that readers have.
func (p *Plan) holdUnfit() {
	if len(p.Findings) == 0 {
		return
	}
	r := &rest{lesson: p.merged, read: p.read, written: p.written}
	for i := range p.Entries {
		r.statuses = append(r.statuses, p.Entries[i].Status)
	}
	p.Hold(Keep)
	p.rest = r
}

// writeRest has what can be written of a lesson written after all: there is no file
// that could stay as it is.
func (p *Plan) writeRest() {
	if p.rest == nil {
		return
	}
	p.Fate, p.merged, p.read, p.written = Write, p.rest.lesson, p.rest.read, p.rest.written
	for i, s := range p.rest.statuses {
		p.Entries[i].Status = s
	}
	p.rest = nil
}

// homeless is about a hunk that cannot be put into a lesson.
func homeless(h *own.Hunk, fate own.Fate) finding.Finding {
	why := "what stood around it is gone from the source"
	if fate == own.Refused {
		why = "the lesson could not be proved with it"
	}
	return ownLost(fmt.Sprintf("the lesson has %q of its own, and %s", shortened(h.New), why))
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
	if p == nil || !p.Own.HasWords() {
		return nil
	}
	return p.texts()
}

// texts are those of the lesson as it is to be, without their tags.
func (p *Plan) texts() map[string]bool {
	shown := map[string]bool{}
	if p.split != nil {
		for i := range p.split.Segments() {
			shown[segment.Plain(p.split.Segments()[i].Text)] = true
		}
		return shown
	}
	for i := range p.Own.Texts {
		shown[segment.Plain(p.Own.Texts[i].Text)] = true
	}
	for i := range p.Entries {
		if e := &p.Entries[i]; e.Status == Translated {
			shown[e.shown()] = true
		} else if e.Status != Published {
			shown[segment.Plain(e.Segment.Text)] = true
		}
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

// An Earlier is a text of which readers have the translation of an earlier source.
type Earlier struct {
	*Entry
	Source string // that it translates
}

// Earlier lists the texts of a lesson of which readers have the translation of an
// earlier source, in order.
func (p *Plan) Earlier() []Earlier {
	var all []Earlier
	texts := p.Own.TextsOf(p.Document.Segments())
	for i := range p.Entries {
		if t, e := texts[i], &p.Entries[i]; t != nil && e.Status == Published && t.Source != "" && !t.IsOf(e.Segment.Text) {
			all = append(all, Earlier{e, t.Source})
		}
	}
	return all
}
