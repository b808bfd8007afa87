package check

import (
	"bytes"
	"fmt"
	"slices"
	"sort"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/segment"
)

// Translations may lead to the same site in their language. Links to the web
// are therefore counted, not compared: one that is lost is lost only if no
// new one stands for it.

// A comparison is what the links of one kind are in a page and in its source.
type comparison struct {
	lost, added []content.Link // of the source, of the page: in order
}

// compare pairs links by kind and target.
func (v *visit) compare(kind segment.TagKind) comparison {
	c, ok := v.compared[kind]
	if !ok {
		c = v.pairLinks(kind)
		if v.compared == nil {
			v.compared = map[segment.TagKind]comparison{}
		}
		v.compared[kind] = c
	}
	return c
}

func (v *visit) pairLinks(kind segment.TagKind) comparison {
	var c comparison
	have := map[string]int{}
	for _, l := range v.links {
		have[linkKey(&l)]++
	}
	for _, l := range v.source.links {
		if l.Kind != kind {
			continue
		}
		if have[linkKey(&l)]--; have[linkKey(&l)] < 0 {
			c.lost = append(c.lost, l)
		}
	}
	for _, l := range slices.Backward(v.links) {
		if l.Kind != kind {
			continue
		}
		if have[linkKey(&l)]--; have[linkKey(&l)] >= 0 {
			c.added = append(c.added, l)
		}
	}
	slices.Reverse(c.added)
	return v.withoutOwn(c)
}

func linkKey(l *content.Link) string { return string(l.Kind) + " " + bareAddress(l.Target) }

// deep are the targets in the lessons' own schemes that are lost.
func (c comparison) deep(schemes []address.Scheme) []string {
	var found []string
	for _, l := range c.lost {
		if address.Parse("", l.Target, schemes).Own {
			found = append(found, l.Target)
		}
	}
	return found
}

// web parts those that lead to the web from those that lead to lessons.
func (v *visit) web(links []content.Link) (web, within []content.Link) {
	for _, l := range links {
		if t := address.Parse(v.Path(), l.Target, v.site.schemes); t.Own || t.Scheme == "" && !t.Web {
			within = append(within, l)
		} else {
			web = append(web, l)
		}
	}
	return web, within
}

func lostLinks(v *visit) []spot {
	if v.source == nil {
		return nil
	}
	c := v.compare(segment.Link)
	lostWeb, lostWithin := v.web(c.lost)
	addedWeb, addedWithin := v.web(c.added)
	own := max(0, len(addedWithin)-len(lostWithin)) // pages of the site instead of its address on the web
	lost := slices.Concat(lostWeb[min(len(addedWeb)+own, len(lostWeb)):], lostWithin[min(len(addedWithin), len(lostWithin)):])
	lost = slices.DeleteFunc(lost, func(l content.Link) bool { return l.Bare && bytes.Contains(v.Source(), []byte(l.Target)) }) // in code
	return v.lost(lost, brokenLinks(v))
}

func lostImages(v *visit) []spot {
	if v.source == nil {
		return nil
	}
	c := v.compare(segment.Image)
	lost := c.lost[min(len(c.added), len(c.lost)):]
	return v.lost(lost, brokenLinks(v))
}

// lost names what is gone altogether: not what stands there broken, or as an
// image instead of a link to one.
func (v *visit) lost(links []content.Link, broken []spot) []spot {
	there, count := map[string]bool{}, map[string]int{}
	for _, l := range v.links {
		there[linkKey(&l)] = true
	}
	for _, b := range broken {
		count[b.key]++
	}
	var spots []spot
	for _, l := range links {
		if len(spots) == mostFound {
			break
		}
		other := l
		other.Kind = map[segment.TagKind]segment.TagKind{segment.Link: segment.Image, segment.Image: segment.Link}[l.Kind]
		if IsImage(l.Target) && there[linkKey(&other)] {
			continue
		}
		key := brokenKey(l.Target)
		if count[key]--; count[key] >= 0 {
			continue
		}
		what := "the link to"
		if l.Kind == segment.Image {
			what = "the image"
		}
		sentence := fmt.Sprintf("%s %s is lost: the source has it at %v", what, l.Target, v.source.Position(l.Start))
		at := v.counterpart(l.Start)
		spots = append(spots, spot{start: at, end: at, key: "", sentence: sentence})
	}
	return spots
}

// counterpart is where the text begins that stands for that of the source at
// an offset; -1 if the page has not the same texts.
func (v *visit) counterpart(source int) int {
	same := slices.EqualFunc(v.passages, v.source.passages, func(a, b content.Passage) bool { return a.Kind == b.Kind })
	if !same {
		return -1
	}
	i := sort.Search(len(v.passages), func(i int) bool {
		start, _ := v.source.passages[i].Span(0, 0)
		return start > source
	})
	if i == 0 {
		return -1
	}
	at, _ := v.passages[i-1].Span(0, 0)
	return at
}

// changedLinks pairs what is left of links to lessons, in order. One that
// leads nowhere is another rule's.
func changedLinks(v *visit) []spot {
	if v.source == nil {
		return nil
	}
	c := v.compare(segment.Link)
	_, lost := v.web(c.lost)
	_, added := v.web(c.added)
	n := min(len(lost), len(added), manyFound)
	if n == 0 {
		return nil
	}
	dead := slices.Concat(deadDeepLinks(v), deadLinks(v), imagesAsLinks(v), brokenLinks(v))
	var spots []spot
	for i := range n {
		l := added[i]
		if slices.ContainsFunc(dead, func(d spot) bool { return d.start < l.End && l.Start < d.end }) {
			continue
		}
		spots = append(spots, spot{start: l.Start, end: l.End, key: "", sentence: fmt.Sprintf("the link leads to %s, in the source to %s", l.Target, lost[i].Target)})
	}
	return spots
}

func addedLinks(v *visit) []spot {
	if v.source == nil {
		return nil
	}
	c := v.compare(segment.Link)
	lost, _ := v.web(c.lost)
	added, _ := v.web(c.added)
	var spots []spot
	for _, l := range added[min(len(lost), len(added)):] {
		spots = append(spots, spot{start: l.Start, end: l.End, key: "", sentence: fmt.Sprintf("the source has no link to %s", l.Target)})
	}
	return spots
}
