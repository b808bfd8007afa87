package coverage

import (
	"net/url"
	"path"
	"strings"

	"github.com/parasol-l10n/parasol/content"
)

// countLinks counts for each lesson the links of others that lead to it. A
// link to a folder leads to all lessons in it, at any depth.
func countLinks(lessons []*content.Document) []int {
	to := map[string]int{} // by path, of lessons and folders
	self := make([]map[string]int, len(lessons))
	for i, d := range lessons {
		self[i] = map[string]int{}
		for s := range d.Segments() {
			for _, target := range d.Targets(s) {
				if p := leadsTo(d.Path(), target); p != "" {
					to[p]++
					self[i][p]++
				}
			}
		}
	}
	counts := make([]int, len(lessons))
	for i, d := range lessons {
		for _, name := range names(d.Path()) {
			counts[i] += to[name] - self[i][name]
		}
	}
	return counts
}

// names are what a link may call a lesson: its path, with and without the
// extension, and each folder that holds it.
func names(lesson string) []string {
	all := []string{lesson, strings.TrimSuffix(lesson, path.Ext(lesson))}
	for dir := path.Dir(lesson); dir != "."; dir = path.Dir(dir) {
		all = append(all, dir)
	}
	return all
}

// leadsTo is the path among the lessons that a link in one of them leads to,
// "" if it leads elsewhere. Links between lessons are relative, begin with a
// slash at their top, or have the scheme of the app: umbrella://tools/messaging.
func leadsTo(lesson, target string) string {
	u, err := url.Parse(target)
	if err != nil || u.User != nil {
		return ""
	}
	p := u.Path
	switch {
	case u.Scheme == "umbrella":
		p = u.Host + "/" + p
	case u.Scheme != "" || u.Host != "" || p == "":
		return ""
	case !strings.HasPrefix(p, "/"):
		p = path.Join(path.Dir(lesson), p)
	}
	return strings.Trim(path.Clean(p), "/")
}
