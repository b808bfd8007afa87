package address

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode"
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

// A Target is where a link leads, taken apart.
type Target struct {
	Scheme   string // in small letters, "" if there is none
	Own      bool   // the scheme is one of the lessons' own
	Path     string // from the folder of the lessons; "" for the page itself
	Fragment string
	Web      bool // it has no scheme, and was meant to: www.example.org
}

// Parse reads the target of a link in the lesson of the name (RFC 3986, and a scheme
// in any case).
func Parse(lesson, raw string, schemes []Scheme) Target {
	var t Target
	rest := raw
	if m := schemePart.FindString(raw); m != "" {
		t.Scheme, rest = strings.ToLower(m[:len(m)-1]), raw[len(m):]
	}
	if t.Scheme == "" && IsWeb(raw) {
		t.Web = true
		return t
	}
	rest, t.Fragment, _ = strings.Cut(rest, "#")
	rest, _, _ = strings.Cut(rest, "?")
	t.Fragment, rest = Unescape(t.Fragment), Unescape(rest)
	if t.Scheme != "" {
		for _, s := range schemes {
			if strings.EqualFold(s.Name, t.Scheme) {
				t.Own, t.Path = true, path.Join(s.Folder, strings.Trim(rest, "/"))
			}
		}
		return t
	}
	switch {
	case rest == "":
	case rest[0] == '/':
		t.Path = path.Clean(strings.TrimLeft(rest, "/"))
	default:
		t.Path = path.Join(path.Dir(lesson), rest)
	}
	return t
}

var schemePart = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// Unescape decodes %20; what cannot be decoded stands as it is.
func Unescape(s string) string {
	if decoded, err := url.PathUnescape(s); err == nil {
		return decoded
	}
	return s
}

// IsWeb reports whether a target without a scheme is an address on the web,
// or of mail.
func IsWeb(raw string) bool { return IsHost(raw) || IsMail(raw) }

// IsHost reports whether a text begins with the name of a host on the web.
func IsHost(raw string) bool { return webHost.MatchString(raw) }

// IsMail reports whether a text is an address of mail.
func IsMail(raw string) bool { return mailbox.MatchString(raw) }

var (
	webHost = regexp.MustCompile(`(?i)^(?:www\d?\.[^\s/]+|(?:[a-z0-9-]+\.)+(?:com|org|net|info|edu|gov|int|io|app|me|eu|uk|us|de|fr|es|ca|ch|nl|be|at|it|se|no|co))(?:[/?#:].*)?$`)
	mailbox = regexp.MustCompile(`^[^\s/@:]+@[^\s/@]+\.[A-Za-z]{2,}$`)
)

// Escape spells a fragment so that it stands in any kind of link: letters, marks and
// digits of all scripts as they are, all else that could end it or be read otherwise
// as %20.
func Escape(fragment string) string {
	var b strings.Builder
	for _, r := range fragment {
		if r >= 0x80 && unicode.IsGraphic(r) && !unicode.IsSpace(r) || r < 0x80 && strings.ContainsRune(unreserved, r) {
			b.WriteRune(r)
			continue
		}
		for _, c := range []byte(string(r)) {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// unreserved: RFC 3986, section 2.3, and what a fragment may have besides that is no
// markup.
const unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:@/?!$+,;="
