package align

import (
	"net/url"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/locales"
)

// Links are those that lead to the locale's own pages and pictures: on the
// same site, in its language. One that leads there wherever the source has
// it holds for all messages, another for its own.
func (r *Result) Links(locale string) []locales.Link {
	var own []locales.Link
	leads := map[string]map[string]bool{} // where links lead, by where the source's do
	note := func(source, target string) {
		if leads[source] == nil {
			leads[source] = map[string]bool{}
		}
		leads[source][target] = true
	}
	for i := range r.Pairs {
		p := &r.Pairs[i]
		if p.Text == "" {
			continue
		}
		elsewhere := map[string]bool{}
		for _, t := range p.Targets {
			note(t.Tag.Stands, t.Leads)
			elsewhere[t.Tag.Stands] = true
			if isLocal(t.Tag.Stands, t.Leads, locale) {
				own = append(own, locales.Link{Source: t.Tag.Stands, Target: t.Leads, Message: p.Source.Segments()[0].ID()})
			}
		}
		for _, source := range p.Source.targets() {
			if !elsewhere[source] {
				note(source, source)
			}
		}
	}
	var links []locales.Link
	seen := map[locales.Link]bool{}
	for _, l := range own {
		if len(leads[l.Source]) == 1 {
			l.Message = ""
		}
		if !seen[l] {
			seen[l] = true
			links = append(links, l)
		}
	}
	return links
}

// isLocal reports whether target is the source's page or picture in the
// language of the locale: on the same site, and with the language where the
// source has another one or none, in the host's name, a step of the path, the
// name of the file, or the query.
func isLocal(source, target, locale string) bool {
	s, errS := url.Parse(source)
	t, errT := url.Parse(target)
	if errS != nil || errT != nil || source == target {
		return false
	}
	web := map[string]bool{"": true, "http": true, "https": true}
	if !web[strings.ToLower(s.Scheme)] || !web[strings.ToLower(t.Scheme)] || site(s.Host) != site(t.Host) {
		return false
	}
	language, _, _ := strings.Cut(locale, "-")
	names := []string{strings.ToLower(locale), strings.ToLower(language)}
	says := func(u *url.URL) bool {
		return slices.ContainsFunc(steps(u), func(step string) bool { return slices.Contains(names, step) })
	}
	return says(t) && !says(s)
}

// site is what a host's name ends in: its last two labels.
func site(host string) string {
	labels := strings.Split(strings.ToLower(host), ".")
	return strings.Join(labels[max(0, len(labels)-2):], ".")
}

// steps are the words of an address that may name a language.
func steps(u *url.URL) []string {
	return strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(u.Host+"/"+u.Path+"/"+u.RawQuery, "_", "-")), func(r rune) bool {
		return strings.ContainsRune("./?&=", r)
	})
}
