package project

import (
	"slices"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// dropUnsafeLinks names the links of a language that may not stand for the
// source's. The file keeps them, for somebody to mend.
func (p *run) dropUnsafeLinks(l *locale) {
	if l.files == nil {
		return
	}
	unsafe, errs := locales.UnsafeLinks(l.files.Names[store.Links], l.files.Bytes[store.Links], p.config.SchemeNames())
	l.files.Links = slices.DeleteFunc(l.files.Links, func(k locales.Link) bool { return slices.Contains(unsafe, k) })
	for _, err := range errs {
		for _, f := range finding.Broken(err, finding.Error) {
			f.Rule = finding.UnsafeLink
			p.unread.findings = append(p.unread.findings, f)
		}
	}
}
