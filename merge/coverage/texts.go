package coverage

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"slices"
	"sync"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
)

// The page holds each text once in every language, packed: JSON, deflated
// (RFC 1951), in base64. Its script unpacks the source texts and those of the
// languages that are asked for.

// packedTexts are the texts of a locale; those of the source have none.
type packedTexts struct {
	Locale string
	Data   template.HTML // base64
}

// sourceTexts are the texts of all lessons. Lessons are in the order of the
// report, and a segment is the place of its text and that of its kind.
type sourceTexts struct {
	Locale  string        `json:"locale"`
	Texts   []string      `json:"texts"`
	Kinds   []string      `json:"kinds"`
	Parts   []labelled    `json:"parts"`
	Lessons []sourceLines `json:"lessons"`
}

type labelled struct {
	Class string `json:"class"`
	Label string `json:"label"`
}

type sourceLines struct {
	Path     string   `json:"path"`
	Title    string   `json:"title"`
	Segments [][2]int `json:"segments"`
}

// targetTexts are the translations of a locale in the order of the texts of
// the source, "" where there is none. A lesson is a digit a segment, the place
// of its part.
type targetTexts struct {
	Texts   []string          `json:"texts"`
	Lessons []string          `json:"lessons"`
	Why     map[string]string `json:"why"` // a translation was refused, by lesson/segment
}

// A packer gives every text and every kind its place.
type packer struct {
	source  sourceTexts
	texts   map[[2]string]int // by context and text
	kinds   map[segment.Kind]int
	lessons map[string]int // by path
}

// packTexts packs the texts of the plans, those of the source first.
func packTexts(r Report, o HTML) ([]packedTexts, error) {
	p := newPacker(r, o)
	targets := map[string]*targetTexts{}
	packed, values := []packedTexts{{}}, []any{p.source}
	for _, l := range r.Locales {
		t := &targetTexts{Texts: make([]string, len(p.source.Texts)), Lessons: make([]string, len(r.Sources)), Why: map[string]string{}}
		targets[l.Name] = t
		packed, values = append(packed, packedTexts{Locale: l.Name}), append(values, t)
	}
	for _, plan := range o.Plans {
		lesson := p.lessons[plan.Document.Path()]
		targets[plan.Locale].add(lesson, plan, p.source.Lessons[lesson].Segments)
	}
	errs := make([]error, len(values))
	var wait sync.WaitGroup
	for i := range values {
		wait.Go(func() { packed[i].Data, errs[i] = pack(values[i]) })
	}
	wait.Wait()
	return packed, errors.Join(errs...)
}

func newPacker(r Report, o HTML) *packer {
	p := &packer{texts: map[[2]string]int{}, kinds: map[segment.Kind]int{}, lessons: map[string]int{}}
	p.source.Locale = o.Source
	for _, s := range shownParts {
		p.source.Parts = append(p.source.Parts, labelled{s.Class, s.Label})
	}
	documents := map[string]*content.Document{}
	for _, plan := range o.Plans {
		documents[plan.Document.Path()] = plan.Document
	}
	for i, s := range r.Sources {
		p.lessons[s.Path] = i
		p.source.Lessons = append(p.source.Lessons, sourceLines{named(s.Path), titled(s), p.segments(documents[s.Path])})
	}
	return p
}

// segments gives those of a lesson their places.
func (p *packer) segments(d *content.Document) [][2]int {
	places := make([][2]int, len(d.Segments()))
	for i := range places {
		s := &d.Segments()[i]
		text, ok := p.texts[[2]string{s.Context, s.Text}]
		if !ok {
			text = len(p.source.Texts)
			p.texts[[2]string{s.Context, s.Text}] = text
			p.source.Texts = append(p.source.Texts, s.Text)
		}
		kind, ok := p.kinds[s.Kind]
		if !ok {
			kind = len(p.source.Kinds)
			p.kinds[s.Kind] = kind
			p.source.Kinds = append(p.source.Kinds, kindName(string(s.Kind)))
		}
		places[i] = [2]int{text, kind}
	}
	return places
}

// add adds the translations of a lesson.
func (t *targetTexts) add(lesson int, plan *merge.Plan, segments [][2]int) {
	digits := make([]byte, len(plan.Entries))
	for i := range plan.Entries {
		e := &plan.Entries[i]
		digits[i] = '0' + byte(partOf(e))
		if e.Status != merge.Missing {
			t.Texts[segments[i][0]] = translation(e.Message)
		}
		if e.Status == merge.Rejected && len(e.Findings) > 0 {
			t.Why[fmt.Sprintf("%d/%d", lesson, i)] = e.Findings[0].Sentence
		}
	}
	t.Lessons[lesson] = string(digits)
}

// partOf is the place of the part that a segment is in.
func partOf(e *merge.Entry) int {
	c := countsOf(e, 0)
	return max(0, slices.IndexFunc(parts, func(p part) bool { return p.count(&c).Segments > 0 })) // code is as it is to be
}

// translation is what a message holds, or the best that was suggested for it.
func translation(m *locales.Message) string {
	switch {
	case m == nil:
		return ""
	case m.Target == "" && len(m.Suggestions) > 0:
		return m.Suggestions[0].Text
	}
	return m.Target
}

// pack is the JSON of a value, deflated, in base64: nothing in it is markup.
func pack(value any) (template.HTML, error) {
	data, err := json.Marshal(value)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.DefaultCompression)
	if err != nil {
		return "", err
	}
	if _, err := w.Write(data); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	return template.HTML(base64.StdEncoding.EncodeToString(b.Bytes())), nil
}
