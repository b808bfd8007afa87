package project

import (
	"slices"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// dropUnsafeLinks names the links of the files of a language that may not stand for the
// source's. The file keeps them, for somebody to mend.
func (r *run) dropUnsafeLinks(files *store.Files) {
	if files == nil {
		return
	}
	unsafe, errs := locales.UnsafeLinks(files.Names[store.Links], files.Bytes[store.Links], r.project.config.SchemeNames())
	files.Links = slices.DeleteFunc(files.Links, func(k locales.Link) bool { return slices.Contains(unsafe, k) })
	for _, err := range errs {
		for _, f := range finding.Broken(err, finding.Error) {
			f.Rule = finding.UnsafeLink
			r.unread.findings = append(r.unread.findings, f)
		}
	}
}
