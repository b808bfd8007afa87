package address

import (
	"path"
	"strings"
)

// pages are the ways in which sites name a page by its address: without its
// extension, with that of HTML, or as a folder.
var pages = []struct{ ending, file string }{
	{"", ".md"}, {"", "/index.md"}, {"", "/_index.md"}, {"", "/README.md"}, {".html", ".md"}, {".html", ".markdown"},
}

// Files are the files that a page of the address may be made of, the likeliest
// first.
func Files(address string) []string {
	all := []string{address}
	for _, p := range pages {
		if base, ok := strings.CutSuffix(address, p.ending); ok {
			all = append(all, base+p.file)
		}
	}
	return all
}

// FromPage is a relative target as seen from the address of a lesson's page, which may
// have a step more than its file.
func FromPage(lesson, raw string) string {
	stem := strings.TrimSuffix(lesson, path.Ext(lesson))
	rest, _, _ := strings.Cut(raw, "#")
	return path.Join(stem, Unescape(rest))
}
