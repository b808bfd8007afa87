package memory

import (
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// literalTags are the pieces of a text that are spelled like tags and are
// none of its tags. Its translation may spell them too.
func literalTags(text string, tags tagSet) map[string]bool {
	literal := map[string]bool{}
	for _, p := range pieces(text) {
		if isSpelled(p) && !tags.has(p) {
			literal[p.text] = true
		}
	}
	return literal
}

// respell spells the tags of a translation by names and leaves out all others
// that are not literal. complete reports whether it holds as many as wanted.
func respell(target string, names tagSet, literal map[string]bool, wanted int) (text string, complete bool) {
	all := pieces(target)
	isTag := func(p piece) bool { return names.has(p) && !literal[p.text] }
	places := layOut(target, isTag).places
	spelled := map[int]string{} // by the number of the tag in target
	for _, p := range places {
		t := names[p.name]
		spelled[p.last] = t.Close()
		spelled[p.first] = t.Open()
	}
	text = write(all, isTag, spelled, literal, "")
	again := layOut(text, func(p piece) bool { return isSpelled(p) && !literal[p.text] })
	if !again.whole || len(again.places) != len(places) {
		// What stood on both sides of a tag that is gone has made another.
		text = write(all, isTag, spelled, literal, " ")
	}
	return text, len(places) == wanted
}

// write joins the pieces of a translation with their new tags; gap stands for
// those that are left out.
func write(all []piece, isTag func(p piece) bool, spelled map[int]string, literal map[string]bool, gap string) string {
	var w respeller
	n := 0
	for _, p := range all {
		switch {
		case !isSpelled(p) || literal[p.text]:
			w.words(p.text)
		case isTag(p) && spelled[n] != "":
			w.tag(spelled[n])
		case p.part == segment.Single && kindOf(p.name()) == segment.Break:
			w.leaveOut(" ")
		default:
			w.leaveOut(gap)
		}
		if isTag(p) {
			n++
		}
	}
	return w.end()
}

// A respeller writes a translation in which tags are left out. It keeps the
// blanks before and after one of these from standing side by side.
type respeller struct {
	b    strings.Builder
	left bool // the last thing was left out
}

func (w *respeller) blank() bool {
	return w.b.Len() == 0 || strings.HasSuffix(w.b.String(), " ")
}

func (w *respeller) words(text string) {
	if w.left && w.blank() {
		text = strings.TrimLeft(text, " ")
	}
	w.b.WriteString(text)
	w.left = w.left && text == ""
}

func (w *respeller) tag(spelled string) {
	w.b.WriteString(spelled)
	w.left = false
}

func (w *respeller) leaveOut(gap string) {
	if !w.blank() {
		w.b.WriteString(gap)
	}
	w.left = true
}

func (w *respeller) end() string {
	if w.left {
		return strings.TrimRight(w.b.String(), " ")
	}
	return w.b.String()
}
