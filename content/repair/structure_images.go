package repair

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// An image that stands alone may have lost its bang, or the empty line before it,
// or have no text, so that no segment of the source is witness of it. Its target
// is.

// brokenImage is what looks like an image: its bang, its text, its target.
var brokenImage = regexp.MustCompile(`([!！]?)` + anyBlank + `[\[［【]([^\[\]［］【】\n]*)[\]］】]` + anyBlank + `[(（]([^()（）\n]*)[)）]`)

// repairImages makes images of what looks like one and leads where an image of the
// source does that stands alone and that the lesson lacks.
func repairImages(d, source *content.Document) (*content.Document, []Placed) {
	if d.Markdown() == nil || source.Markdown() == nil {
		return d, nil
	}
	missing := missingImages(d, source)
	if len(missing) == 0 || len(missing) > mostLostMarks || len(missing)*len(d.Source()) > mostWork {
		return d, nil
	}
	h := imageRepair{d: d, want: source.Markdown().Outline, best: d}
	for i := range d.Markdown().Units {
		u := &d.Markdown().Units[i]
		for _, b := range brokenImagesIn(d, u) {
			target := bareTarget(b.target)
			if want, ok := missing[target]; ok && h.make(b, u, want) {
				delete(missing, target)
			}
		}
	}
	return h.best, located(d, h.made)
}

// missingImages are where the images lead that stand alone in the source, and to
// which the lesson has none: by what is left of a target when it was damaged.
func missingImages(d, source *content.Document) map[string]string {
	missing := map[string]string{}
	others := map[string]bool{} // where links lead
	for _, u := range source.Markdown().Units {
		tags, _ := u.AllTags()
		for i, t := range tags {
			if t.Kind == segment.Image && i < len(u.Wrappers) || t.Kind == segment.Image && isAlone(&u) {
				missing[bareTarget(t.Stands)] = t.Stands
			} else if markdown.HasTarget(t.Kind) {
				others[bareTarget(t.Stands)] = true
			}
		}
	}
	for _, u := range d.Markdown().Units {
		tags, _ := u.AllTags()
		for _, t := range tags {
			if t.Kind == segment.Image {
				delete(missing, bareTarget(t.Stands))
			}
		}
	}
	for target := range others {
		delete(missing, target)
	}
	delete(missing, "")
	return missing
}

// isAlone reports whether a unit is an image without words, and nothing else.
func isAlone(u *markdown.Unit) bool {
	return len(u.Tags) == 1 && strings.TrimSpace(segment.Plain(u.Text)) == ""
}

// A lookalike is what looks like an image in a unit.
type lookalike struct {
	markdown.Extent // in the body
	text, target    string
	bang            bool
}

// brokenImagesIn finds what looks like an image in a unit, and is none.
func brokenImagesIn(d *content.Document, u *markdown.Unit) []lookalike {
	if u.Host >= 0 || u.Place.Cell {
		return nil
	}
	tags, marks := u.AllTags()
	isSound := func(at int) bool {
		for i, m := range marks {
			if k := tags[i].Kind; m.Start <= at && at < m.End && (k == segment.Image || k == segment.Code || k == segment.Opaque) {
				return true
			}
		}
		return false
	}
	whole := u.Whole()
	raw := d.Markdown().Source[whole.Start:whole.End]
	var all []lookalike
	for _, m := range brokenImage.FindAllSubmatchIndex(raw, -1) {
		at := whole.Start + m[4] - 1
		if isSound(at) {
			continue
		}
		target := string(raw[m[6]:m[7]])
		if title := quotedTitle.FindStringIndex(target); title != nil {
			target = target[:title[0]]
		}
		start := m[0]
		if m[2] == m[3] { // blanks before a bracket are not its own
			start += len(raw[m[0]:m[4]]) - len(bytes.TrimLeftFunc(raw[m[0]:m[4]], isBlank))
		}
		all = append(all, lookalike{markdown.Extent{Start: whole.Start + start, End: whole.Start + m[1]}, string(raw[m[4]:m[5]]), target, m[2] < m[3]})
	}
	return all
}

// An imageRepair is how far a lesson has come.
type imageRepair struct {
	d    *content.Document
	want []byte // the outline of the source
	best *content.Document
	made []edit
}

// make makes an image of what looks like one, in a paragraph of its own if that is
// nearer to the source, and reports whether it could be proved: the lesson has the
// same words, no fewer blocks of the source, and the image.
func (h *imageRepair) make(b lookalike, u *markdown.Unit, want string) bool {
	best, made := h.best, edit{}
	least := outlineDistance(best.Markdown().Outline, h.want)
	for _, apart := range []bool{false, true} {
		m := h.edit(b, u, want, apart)
		next := with(h.d, append(slices.Clip(h.made), m))
		if next == nil || next.Markdown() == nil || !h.proves(next, want) {
			continue
		}
		if n := outlineDistance(next.Markdown().Outline, h.want); n < least || n == least && made.splices == nil {
			best, made, least = next, m, n
		}
	}
	if made.splices == nil {
		return false
	}
	h.best, h.made = best, append(h.made, made)
	return true
}

// edit writes the image, apart from the text of its unit before it and behind if
// that is wanted.
func (h *imageRepair) edit(b lookalike, u *markdown.Unit, want string, apart bool) edit {
	source, whole := h.d.Markdown().Source, u.Whole()
	start, end := b.Start, b.End
	is := "![" + b.text + "](" + spellTarget(want) + ")"
	rule := ImageSpace
	if !b.bang {
		rule = ImageBang
	}
	m := edit{Repair: Repair{rule, string(source[b.Start:b.End]), is}}
	if apart {
		if before := bytes.TrimRight(source[whole.Start:start], lineMarks); len(before) > 0 {
			start, is = whole.Start+len(before), emptyLineAt(source, whole.Start)+is
		}
		if behind := bytes.TrimLeft(source[end:whole.End], lineMarks); len(behind) > 0 {
			end, is = whole.End-len(behind), is+emptyLineAt(source, whole.Start)
		}
	}
	m.splices = []splice{{markdown.Extent{Start: h.d.Body() + start, End: h.d.Body() + end}, is}}
	return m
}

// lineMarks are what stands between two lines of a unit.
const lineMarks = " \t>\r\n"

// emptyLineAt is what parts blocks that stand where a unit does.
func emptyLineAt(source []byte, at int) string {
	prefix, end := linePrefix(source, at), lineEnd(source)
	return end + strings.TrimRight(prefix, " \t") + end + prefix
}

// proves reports whether a lesson says what the damaged one does, and has the image.
func (h *imageRepair) proves(next *content.Document, want string) bool {
	spelled := spelling(want)
	said := func(d *content.Document) string { return strings.ReplaceAll(unitsSay(d), spelled, "") }
	return !next.BringsCode(h.d) && said(next) == said(h.best) && hasImage(next, want)
}

// unitsSay is every word of a lesson, of texts without a letter for translators too.
func unitsSay(d *content.Document) string {
	var b strings.Builder
	for _, u := range d.Markdown().Units {
		b.WriteString(spelling(segment.Plain(u.Text)))
	}
	return b.String()
}

func hasImage(d *content.Document, target string) bool {
	return slices.ContainsFunc(d.Markdown().Units, func(u markdown.Unit) bool {
		tags, _ := u.AllTags()
		return slices.ContainsFunc(tags, func(t segment.Tag) bool { return t.Kind == segment.Image && t.Stands == target })
	})
}

// BrokenImages are what still looks like an image in a lesson, with a blank behind
// its bang, where the source has an image and nothing that looks like it: nobody
// knows where it is to lead.
func BrokenImages(d, source *content.Document) []Placed {
	if d.Markdown() == nil || source.Markdown() == nil || bytes.Contains(source.Source(), []byte("! [")) {
		return nil
	}
	var all []Placed
	for i := range d.Markdown().Units {
		for _, b := range brokenImagesIn(d, &d.Markdown().Units[i]) {
			if b.bang {
				was := string(d.Markdown().Source[b.Start:b.End])
				all = append(all, Placed{Repair{ImageSpace, was, "![" + b.text + "](" + spellTarget(strings.TrimSpace(b.target)) + ")"}, d.Position(d.Body() + b.Start)})
			}
		}
	}
	return all
}
