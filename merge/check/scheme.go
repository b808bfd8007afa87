package check

import (
	"net/url"
	"path"
	"regexp"
	"strings"
)

// A Scheme is one of the lessons' own: scheme://path names the category, the
// lesson or the other file at the path below a folder of the lessons.
//
//	umbrella://tools/messaging              a category: a folder that holds lessons
//	umbrella://tools/messaging/beginner     so is each level of difficulty
//	umbrella://tools/messaging/s_signal.md  a lesson
//	umbrella://forms/f_incident.yml         a form
//
// Paths are those of the source, in every locale the same. A slash at the end
// says nothing, and #fragment names a heading of the lesson.
type Scheme struct {
	Name   string // "umbrella"
	Folder string // that paths begin in, "" for that of the lessons
}

// DefaultSchemes are those of a project that names none.
var DefaultSchemes = []Scheme{{Name: "umbrella"}}

// A target is where a link leads, taken apart.
type target struct {
	scheme   string // in small letters, "" if there is none
	own      bool   // the scheme is one of the lessons' own
	path     string // from the folder of the lessons; "" for the page itself
	fragment string
	web      bool // it has no scheme, and was meant to: www.example.org
}

// parseTarget reads the target of a link in the lesson of the name (RFC 3986,
// and a scheme in any case).
func parseTarget(lesson, raw string, schemes []Scheme) target {
	var t target
	rest := raw
	if m := schemePart.FindString(raw); m != "" {
		t.scheme, rest = strings.ToLower(m[:len(m)-1]), raw[len(m):]
	}
	if t.scheme == "" && isWeb(raw) {
		t.web = true
		return t
	}
	rest, t.fragment, _ = strings.Cut(rest, "#")
	rest, _, _ = strings.Cut(rest, "?")
	t.fragment, rest = unescape(t.fragment), unescape(rest)
	if t.scheme != "" {
		for _, s := range schemes {
			if strings.EqualFold(s.Name, t.scheme) {
				t.own, t.path = true, path.Join(s.Folder, strings.Trim(rest, "/"))
			}
		}
		return t
	}
	switch {
	case rest == "":
	case rest[0] == '/':
		t.path = path.Clean(strings.TrimLeft(rest, "/"))
	default:
		t.path = path.Join(path.Dir(lesson), rest)
	}
	return t
}

var schemePart = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// unescape decodes %20; what cannot be decoded stands as it is.
func unescape(s string) string {
	if decoded, err := url.PathUnescape(s); err == nil {
		return decoded
	}
	return s
}

// isWeb reports whether a target without a scheme is an address on the web,
// or of mail.
func isWeb(raw string) bool { return webHost.MatchString(raw) || mailbox.MatchString(raw) }

var (
	webHost = regexp.MustCompile(`(?i)^(?:www\d?\.[^\s/]+|(?:[a-z0-9-]+\.)+(?:com|org|net|info|edu|gov|int|io|app|me|eu|uk|us|de|fr|es|ca|ch|nl|be|at|it|se|no|co))(?:[/?#:].*)?$`)
	mailbox = regexp.MustCompile(`^[^\s/@:]+@[^\s/@]+\.[A-Za-z]{2,}$`)
)
