package extract

import (
	"net/url"
	"slices"
	"strings"
)

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
