package merge

// A Policy says which translations may reach a lesson, and how many of them
// it needs. Its zero value takes all that are finished, however few.
type Policy struct {
	RequireReviewed bool    // take reviewed translations only
	Min             float64 // percent of its words that a lesson needs, those that readers have counted in; 0 for none
	Below           Fate    // of a lesson that has fewer
	OnEdit          OnEdit  // what becomes of words that readers have, once their source is edited
	KeepRejected    bool    // words that readers have stay, also where a reviewer took them back
}

// OnEdit says what becomes of words that readers have when the text that they
// translate is edited.
type OnEdit uint8

// What an edit does.
const (
	KeepAdopted OnEdit = iota // those stay that readers had before the project came, others give way to the source text
	KeepWords                 // they stay, to review
	SourceText                // the source text stands
)

// onEdits are the names of KeepWords and SourceText.
var onEdits = map[string]OnEdit{"keep": KeepWords, "source": SourceText}

// ParseOnEdit returns what has the name: "keep" or "source".
func ParseOnEdit(name string) (OnEdit, bool) {
	o, ok := onEdits[name]
	return o, ok
}

// A Fate says what becomes of the file of a lesson.
type Fate uint8

// The fates of a lesson.
const (
	Write Fate = iota // it is written; below the minimum, wholly in the source language
	Skip              // the locale has no such lesson
	Keep              // whatever file is there stays
)

// fates are the names of Write, Skip and Keep as the fate of a lesson below
// the minimum.
var fates = [...]string{"source", "skip", "keep"}

// ParseFate returns the fate of the name: "source", "skip" or "keep".
func ParseFate(name string) (Fate, bool) {
	for i, n := range fates {
		if n == name {
			return Fate(i), true
		}
	}
	return Write, false
}

func (f Fate) String() string { return fates[f] }

// hold keeps the translations of a lesson back that has too few of them.
// Percentages are compared exactly: 99.95 % is below 100.
func (p *Plan) hold(policy Policy) {
	if policy.Min <= 0 {
		p.holdUnfit()
		return
	}
	done, total := 0, 0
	for i := range p.Entries {
		if p.Entries[i].IsCode() {
			continue
		}
		n := p.Entries[i].Segment.Words()
		total += n
		if s := p.Entries[i].Status; s == Translated || s == Published {
			done += n
		}
	}
	if float64(done)*100 >= policy.Min*float64(total) {
		p.holdUnfit()
		return
	}
	p.Findings = nil // nothing of its own is asked for
	p.Hold(policy.Below)
}

// Hold keeps the translations of a lesson back: what is to be written of it
// is the source's own bytes.
func (p *Plan) Hold(fate Fate) {
	p.Fate, p.merged, p.split, p.lost = fate, p.Document.Source(), nil, nil
	p.read, p.written = p.Document, p.Document
	for i := range p.Entries {
		switch e := &p.Entries[i]; {
		case e.Status == Translated:
			e.Status = Held
			e.Findings = nil // nothing was adapted
		case e.Status == Published && fate != Keep: // it was asked for
			e.Status = Stale
		}
	}
}
