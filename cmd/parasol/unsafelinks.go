package main

import (
	"slices"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/check"
)

var unsafeLinkRule = check.Rule{ID: "unsafe-link", Level: merge.Severe, Sentence: "a link of a language leads where no link may", Help: `
A link in ` + "`links.LANG.txt`" + ` has a scheme that the source's link does not have, such as ` + "`javascript:`" + `, or holds code of the site. The
source's link stands in the lessons. http, https, mailto, paths, and the schemes of the project are what a link may have besides.`}

// dropUnsafeLinks names the links of a language that may not stand for the
// source's. The file keeps them, for somebody to mend.
func (p *project) dropUnsafeLinks(l *locale) {
	if l.files == nil {
		return
	}
	unsafe, errs := locales.UnsafeLinks(l.files.names[linked], l.files.bytes[linked], p.config.schemeNames())
	l.files.links = slices.DeleteFunc(l.files.links, func(k locales.Link) bool { return slices.Contains(unsafe, k) })
	for _, err := range errs {
		for _, f := range unreadable(err, unsafeLinkRule.Level) {
			f.Rule = unsafeLinkRule.ID
			p.unread.findings = append(p.unread.findings, f)
		}
	}
}

// schemeNames are those of the links that lead to lessons.
func (c *config) schemeNames() []string {
	var names []string
	for _, s := range c.linkSchemes() {
		names = append(names, s.Name)
	}
	return names
}
