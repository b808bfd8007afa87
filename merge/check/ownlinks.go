package check

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/locales"
)

// A locale has pages of its own. A link to one of them leads elsewhere than the
// source's, and to the same place: /fr/guide/ stands for /guide/, the name of a
// translated heading for that of the source's, ./tools.md for /guide/tools.md.

// ownLinks are what is known of the links of a locale.
type ownLinks struct {
	from, to *tongue
	listed   map[string][]string // where a link of the locale leads, and where those of the source that it stands for
}

func newOwnLinks(source, locale string, links []locales.Link) *ownLinks {
	o := &ownLinks{tongueOf(source), tongueOf(locale), map[string][]string{}}
	for _, l := range links {
		o.listed[l.Target] = append(o.listed[l.Target], l.Source)
	}
	return o
}

// withoutOwn drops from a comparison the links that stand for one of the source's,
// one for one.
func (v *visit) withoutOwn(c comparison) comparison {
	if v.own == nil || len(c.lost) == 0 || len(c.added) == 0 {
		return c
	}
	byName := map[string][]int{} // places in c.lost
	for i := range c.lost {
		for _, name := range []string{c.lost[i].Target, v.endOf(&c.lost[i], true), v.pageOf(&c.lost[i])} {
			byName[name] = append(byName[name], i)
		}
	}
	paired := make([]bool, len(c.lost))
	take := func(name string) bool {
		for names := byName[name]; len(names) > 0; names = byName[name] {
			byName[name] = names[1:]
			if !paired[names[0]] {
				paired[names[0]] = true
				return true
			}
		}
		return false
	}
	c.added = slices.DeleteFunc(slices.Clone(c.added), func(l content.Link) bool {
		return slices.ContainsFunc(v.own.listed[l.Target], take) || take(v.endOf(&l, false)) || take(v.pageOf(&l))
	})
	var left []content.Link
	for i, l := range c.lost {
		if !paired[i] {
			left = append(left, l)
		}
	}
	c.lost = left
	return c
}

// pageOf names the page that a link leads to, with its fragment as it is: where the
// locale has no such heading another rule says so.
func (v *visit) pageOf(l *content.Link) string {
	page, _, fragment := v.parts(l, v.own.to)
	return page + "##" + fragment
}

// endOf names the place that a link leads to, in a way that is the same for the
// source's and for the locale's own.
func (v *visit) endOf(l *content.Link, ofSource bool) string {
	tongue := v.own.to
	if ofSource {
		tongue = v.own.from
	}
	page, name, fragment := v.parts(l, tongue)
	if name == "" {
		return page
	}
	return page + v.placeOf(name, fragment, ofSource)
}

// parts are the page that a link leads to, by a name that no target has, its lesson,
// "" if it is one of the web, and the fragment.
func (v *visit) parts(l *content.Link, tongue *tongue) (page, name, fragment string) {
	t := address.Parse(v.Path(), l.Target, v.site.schemes)
	if t.Scheme != "" && !t.Own || t.Web {
		return " " + withoutLanguage(bareAddress(l.Target), tongue), "", ""
	}
	name = v.Path()
	if t.Path != "" {
		t.Path = withoutLanguage(withoutLanguage(t.Path, tongue), v.own.from)
		name = t.Path
		raw := l.Target
		if strings.HasPrefix(raw, "/") {
			raw = "/" + t.Path
		}
		if found := v.site.find(v.Path(), t, raw); !t.Own && found != "" {
			name = found
		}
	}
	return " " + path.Clean("/"+name), name, t.Fragment
}

// placeOf names the heading that a fragment leads to: by its number where both
// lessons have as many, else not at all. A fragment that leads nowhere is itself.
func (v *visit) placeOf(name, fragment string, ofSource bool) string {
	if fragment == "" {
		return ""
	}
	source, translated := v.site.source[name], v.site.lesson(name)
	if source == nil || translated == nil {
		return "#" // nobody knows
	}
	of, other := v.site.anchorsOf(source), v.site.anchorsOf(translated)
	if !ofSource {
		of, other = other, of
	}
	n, ok := of.number[fragment]
	switch {
	case !ok:
		return "#" + fragment
	case len(of.number) != len(other.number):
		return "#"
	}
	return "#" + strconv.Itoa(n)
}
