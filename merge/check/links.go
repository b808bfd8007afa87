package check

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// Links says which links and imageEndings of a tree lead nowhere, or are none: those
// of the translated lessons, or with none of those (nil) the source's own.
// What is wrong in a source lesson in the same way is not said again of its
// translation.
//
// exists reports whether there is a file or a folder at a path below the
// lessons, for readers of the locale: they see the imageEndings of the source too.
// Nil takes all files for there that are no lessons. It is called from several
// goroutines. What is named as a lesson is named, other schemes are not
// followed, and nothing is asked of the network. What the project knows to lead
// elsewhere in the locale ([Known]) does so rightly, and so does a link to the
// locale's own page.
func Links(source, translated *content.Tree, exists func(path string) bool, schemes []address.Scheme, known Known) []finding.Finding {
	s, origin := newSite(source, translated, exists, schemes, known.site()), newSite(source, nil, exists, schemes, known.site())
	docs, own := source.Documents, &ownLinks{}
	if translated != nil {
		docs, own = translated.Documents, newOwnLinks(source.Locale, translated.Locale, known.Links)
	}
	return each(len(docs), func(i int) []finding.Finding {
		v := &visit{site: s, page: newPage(docs[i])}
		if translated == nil {
			return seek(v.page, linkRules, v, nil)
		}
		d := s.source[docs[i].Path()]
		if d == nil {
			return seek(v.page, linkRules, v, nil)
		}
		v.source, v.own = newPage(d), own
		return seek(v.page, linkRules, v, func() *visit { return &visit{site: origin, page: v.source} })
	})
}

// rulesOfLinks are the rules of [Links].
func rulesOfLinks() []finding.Rule { return seekerRules(linkRules) }

// A visit is a page whose links are looked at.
type visit struct {
	*page
	site   *site
	source *page  // of a translated page; else nil
	broken []spot // links that are none; nil until they are asked for

	own      *ownLinks                      // of a translated page
	compared map[segment.TagKind]comparison // what has been compared
}

var linkRules = []seeker[*visit]{
	{finding.Rule{
		ID: "dead-deep-link", Level: finding.Error, Sentence: "a link into the lessons names no category and no file",
		Help: "The app has nothing to open: `umbrella://tools/messagging/s_signal.md` where the folder is called `messaging`, or a path that was translated. Write the path as it is in the source.",
	}, deadDeepLinks},
	{finding.Rule{
		ID: "dead-link", Level: finding.Error, Sentence: "a relative link leads to no file",
		Help: "`[Signal](../s_signal.md)` is looked for beside the lesson. Paths are the same in every language: write the source's.",
	}, deadLinks},
	{finding.Rule{
		ID: "missing-image", Level: finding.Error, Sentence: "there is no such image",
		Help: "`![A map](map.png)` shows nothing. A translation may use the source's imageEndings: it needs none of its own.",
	}, missingImages},
	{finding.Rule{
		ID: "dead-fragment", Level: finding.Warning, Sentence: "the part of a link behind # names no heading",
		Help: "The link opens the lesson, at its top. Names of headings come from their text, and change when it is translated: give the heading a name, `## Topics {#topics}`, or write the translated one.",
	}, deadFragments},
	{finding.Rule{
		ID: "no-scheme", Level: finding.Warning, Sentence: "an address has no scheme",
		Help: "`[CDC](www.cdc.gov)` is looked for among the lessons. Write `https://www.cdc.gov`, or `mailto:` before an address of mail.",
	}, withoutScheme},
	{finding.Rule{
		ID: "broken-link", Level: finding.Error, Sentence: "markup of a link that is none",
		Help: "Readers see brackets and an address instead of a link: `[Signal] (umbrella://…)`, `[Signal]((https://…)`, `(https://…)[Signal]`, `［Signal］（https://…）`. Text and address have to touch: `[Signal](umbrella://…)`.",
	}, brokenLinks},
	{finding.Rule{
		ID: "image-as-link", Level: finding.Warning, Sentence: "a link leads to an image",
		Help: "`[A map](map.png)` is a text to click. `![A map](map.png)` shows the image.",
	}, imagesAsLinks},
	{finding.Rule{
		ID: "empty-link", Level: finding.Warning, Sentence: "a link without text or without a target",
		Help: "Nobody can click `[](https://…)`, and `[Signal]()` leads nowhere.",
	}, emptyLinks},
	{finding.Rule{
		ID: "misleading-link", Level: finding.Warning, Sentence: "the text of a link is another address than it leads to",
		Help: "Readers who check addresses, as they are taught to, see one and get another: `[https://ssd.eff.org](https://example.org)`.",
	}, misleadingLinks},
	{finding.Rule{
		ID: "lost-link", Level: finding.Warning, Sentence: "a link of the source is not there",
		Help: "The source leads its readers to a lesson or a site, and the translation does not.",
	}, lostLinks},
	{finding.Rule{
		ID: "lost-image", Level: finding.Warning, Sentence: "an image of the source is not there",
		Help: "The source shows its readers an image, and the translation does not.",
	}, lostImages},
	{finding.Rule{
		ID: "changed-link", Level: finding.Warning, Sentence: "a link leads elsewhere than the source's",
		Help: "Both are lessons, and not the same. If that is meant, say so among the links of the catalog.",
	}, changedLinks},
	{finding.Rule{
		ID: "added-link", Level: finding.Note, Sentence: "a link that the source has not",
		Help: "Readers trust the links of a lesson: somebody ought to have looked where this one leads.",
	}, addedLinks},
}

// eachLink makes spots of the links that wrong has a sentence for.
func (v *visit) eachLink(wrong func(l *content.Link, t address.Target) string) []spot {
	var spots []spot
	for i := range v.links {
		if len(spots) > manyFound {
			break
		}
		l := &v.links[i]
		if strings.Contains(l.Target, "{{") || strings.Contains(l.Target, "{%") {
			continue // only the site's generator knows
		}
		if sentence := wrong(l, address.Parse(v.Path(), l.Target, v.site.schemes)); sentence != "" {
			spots = append(spots, spot{start: l.Start, end: l.End, key: string(l.Kind) + l.Target, sentence: sentence})
		}
	}
	return spots
}

func deadDeepLinks(v *visit) []spot {
	return v.eachLink(func(l *content.Link, t address.Target) string {
		if !t.Own || t.Path == "" || v.site.has(t.Path) {
			return ""
		}
		return fmt.Sprintf("%s names no category and no file%s", l.Target, v.meant(t))
	})
}

// meant says what a dead deep link was to be, if that can be told: the one
// target of the source that no link leads to, or a path that ends so.
func (v *visit) meant(t address.Target) string {
	if v.source != nil {
		if lost := v.compare(segment.Link).deep(v.site.schemes); len(lost) == 1 {
			return fmt.Sprintf(": the source leads to %s", lost[0])
		}
	}
	if name := v.site.alike(t.Path); name != "" {
		return fmt.Sprintf(": there is %s://%s", t.Scheme, name)
	}
	return ""
}

func deadLinks(v *visit) []spot {
	return v.eachLink(func(l *content.Link, t address.Target) string {
		if l.Kind != segment.Link || l.Bare || IsImage(t.Path) || !v.leadsNowhere(l, t) || isBroken(l) {
			return ""
		}
		return fmt.Sprintf("%q is no file: a path is looked for from the lesson's own folder", l.Target)
	})
}

// leadsNowhere reports whether a relative target is not there. The lessons do
// not tell what else lies at the root of a site, or in a folder to which its
// generator gives a name (@site).
func (v *visit) leadsNowhere(l *content.Link, t address.Target) bool {
	switch {
	case t.Scheme != "" || t.Web || t.Path == "" || l.Target[0] == '@':
		return false
	case l.Target[0] == '/':
		return isLesson(t.Path) && !v.site.hasBelow(t.Path)
	}
	return v.site.find(v.Path(), t, l.Target) == ""
}

func missingImages(v *visit) []spot {
	return v.eachLink(func(l *content.Link, t address.Target) string {
		if l.Kind != segment.Image && !IsImage(t.Path) || !v.leadsNowhere(l, t) {
			return ""
		}
		return fmt.Sprintf("there is no image %q", l.Target)
	})
}

// imageEndings are the endings of what browsers show as an image.
var imageEndings = []string{".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".apng", ".bmp", ".ico", ".jxl"}

// IsImage reports whether a path has the ending of an image.
func IsImage(name string) bool { return slices.Contains(imageEndings, strings.ToLower(path.Ext(name))) }

func deadFragments(v *visit) []spot {
	return v.eachLink(func(l *content.Link, t address.Target) string {
		if t.Scheme != "" && !t.Own || t.Web || t.Fragment == "" || t.Fragment == "top" || strings.HasPrefix(t.Fragment, ":~:") {
			return ""
		}
		d := v.Document
		if t.Path != "" {
			name := t.Path
			if !t.Own {
				name = v.site.find(v.Path(), t, l.Target)
			}
			d = v.site.lesson(name)
		}
		if d == nil || v.site.hasAnchor(d, t.Fragment) {
			return ""
		}
		return fmt.Sprintf("#%s names no heading of %s", t.Fragment, d.Position(0).File)
	})
}

func withoutScheme(v *visit) []spot {
	return v.eachLink(func(l *content.Link, t address.Target) string {
		if !t.Web || l.Bare || v.site.has(path.Join(path.Dir(v.Path()), l.Target)) && v.site.exists != nil {
			return ""
		}
		scheme := "https://"
		if address.IsMail(l.Target) {
			scheme = "mailto:"
		}
		return fmt.Sprintf("%s has no scheme: write %s%s", l.Target, scheme, l.Target)
	})
}

func imagesAsLinks(v *visit) []spot {
	return v.eachLink(func(l *content.Link, t address.Target) string {
		if l.Kind != segment.Link || l.Bare || t.Scheme != "" || !IsImage(t.Path) || v.afterBang(l) {
			return ""
		}
		if strings.HasPrefix(l.Text, "![") {
			return "" // a small image that leads to the large one
		}
		return fmt.Sprintf("[%s](%s) is a link to an image: ![%s](%s) shows it", l.Text, l.Target, l.Text, l.Target)
	})
}

// afterBang reports whether a link was to be an image: its ! stands before
// it, parted by blanks or full-width.
func (v *visit) afterBang(l *content.Link) bool {
	if l.Kind != segment.Link || !IsImage(l.Target) {
		return false
	}
	before := strings.TrimRight(string(v.Source()[max(0, l.Start-16):l.Start]), " \t\u00a0\u200e\u200f\u202f")
	return strings.HasSuffix(before, "!") || strings.HasSuffix(before, "！")
}

func emptyLinks(v *visit) []spot {
	return v.eachLink(func(l *content.Link, t address.Target) string {
		markup := v.Source()[l.Start:l.End]
		switch {
		case l.Bare || len(markup) == 0 || markup[0] == '<' || IsImage(t.Path) && l.Kind == segment.Link:
			return ""
		case l.Target == "":
			return fmt.Sprintf("%q leads nowhere", l.Text)
		case l.Kind == segment.Link && l.Text == "":
			return fmt.Sprintf("the link to %s has no text to click", l.Target)
		}
		return ""
	})
}

func misleadingLinks(v *visit) []spot {
	others := map[string]bool{}
	for _, l := range v.links {
		others[bareAddress(l.Target)] = true
	}
	return v.eachLink(func(l *content.Link, t address.Target) string {
		if l.Kind != segment.Link || l.Bare || isBroken(l) {
			return ""
		}
		shown, real := bareAddress(l.Text), bareAddress(l.Target)
		switch {
		case shown == "" || shown == real || strings.ContainsAny(shown, " \t"):
			return ""
		case others[shown] && strings.ContainsAny(shown, "/."), (isAddress(l.Text) || isAddress(shown)) && host(shown) != host(real):
			return fmt.Sprintf("the text says %s, and the link leads to %s", l.Text, l.Target)
		}
		return ""
	})
}

// isAddress reports whether a text is one of the web.
func isAddress(text string) bool {
	return strings.Contains(text, "://") || address.IsHost(text)
}

// bareAddress is an address without what makes no difference: its scheme if
// that is of the web, www., capitals, a slash or a mark at the end.
func bareAddress(s string) string {
	s = strings.ToLower(strings.TrimRight(strings.TrimSpace(s), "/).,;"))
	for _, prefix := range []string{"http://", "https://", "mailto:", "www."} {
		s = strings.TrimPrefix(s, prefix)
	}
	return s
}

func host(bare string) string {
	host, _, _ := strings.Cut(bare, "/")
	return host
}
