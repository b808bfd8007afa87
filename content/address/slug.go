package address

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// isWord is \p{Word} of Ruby, which GitHub's ids are made of: UTS 18, annex C,
// without the joiners.
func isWord(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Nl, unicode.Pc, unicode.Other_Alphabetic)
}

// lower is the text in small letters as Unicode has them, the final sigma too.
func lower(text string) string { return lowered(text, true) }

func lowered(text string, finalSigma bool) string {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return cases.Lower(language.Und, cases.HandleFinalSigma(finalSigma)).String(text)
		}
	}
	return strings.ToLower(text)
}

// kept is a text of the characters that keep gives back; it drops those of which
// that makes -1.
func kept(text string, keep func(rune) rune) string { return strings.Map(keep, text) }

// gitHub is github-slugger, of npm: small letters, blanks as hyphens, and nothing
// but words and hyphens.
func gitHub(text string) string {
	return kept(lower(text), func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || isWord(r):
			return r
		}
		return -1
	})
}

// hugo is sanitizeAnchorName of Hugo's markup/goldmark/autoid.go, for "github".
func hugo(text string) string {
	last := text[strings.LastIndexByte(text, '\n')+1:]
	return kept(strings.TrimSpace(last), func(r rune) rune {
		switch {
		case r == ' ' || r == '-':
			return '-'
		case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	})
}

// hugoASCII is the same for "github-ascii": accents go, and all that is no ASCII.
func hugoASCII(text string) string {
	return ascii(hugo(norm.NFC.String(kept(norm.NFD.String(text), func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}))))
}

func ascii(text string) string {
	return kept(text, func(r rune) rune {
		if r < 0x80 {
			return r
		}
		return -1
	})
}

// blackfriday is the "blackfriday" of Hugo: one hyphen for all between two words.
func blackfriday(text string) string {
	text = text[strings.LastIndexByte(text, '\n')+1:]
	var b strings.Builder
	between := false
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsNumber(r):
			between = true
		default:
			if between && b.Len() > 0 {
				b.WriteByte('-')
			}
			between = false
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// isPythonWord is \w of Python.
func isPythonWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

var pythonBlanks = regexp.MustCompile(`[-\s]+`)

// python is slugify of Python-Markdown's extension toc.
func python(text string) string {
	text = kept(ascii(norm.NFKD.String(text)), func(r rune) rune {
		if isPythonWord(r) || unicode.IsSpace(r) || r == '-' {
			return r
		}
		return -1
	})
	return pythonBlanks.ReplaceAllString(strings.ToLower(strings.TrimSpace(text)), "-")
}

var pymdownxTags = regexp.MustCompile(`</?[^>]*>`)

// pymdownx is slugify(case="lower") of pymdownx.slugs.
func pymdownx(text string) string {
	text = norm.NFC.String(strings.Join(strings.Fields(text), " "))
	return kept(lower(strings.TrimSpace(pymdownxTags.ReplaceAllString(text, ""))), func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || isPythonWord(r):
			return r
		}
		return -1
	})
}

// kramdown is that of its parser for GitHub's Markdown, which is Jekyll's.
func kramdown(text string) string {
	return kept(lowered(text, false), func(r rune) rune {
		switch {
		case r == ' ' || r == '\t':
			return '-'
		case r == '-' || isWord(r):
			return r
		}
		return -1
	})
}

var (
	vitePressSpecial = regexp.MustCompile("[\\s\ufeff\\pZ~`!@#$%^&*()\\-_+=[\\]{}|\\\\;:\"'“”‘’<>,.?/]+")
	startsWithDigit  = regexp.MustCompile(`^[0-9]`)
)

// vitePress is slugify of @mdit-vue/shared.
func vitePress(text string) string {
	text = kept(norm.NFKD.String(text), func(r rune) rune {
		if 0x300 <= r && r <= 0x36f || r < 0x20 {
			return -1
		}
		return r
	})
	text = strings.Trim(vitePressSpecial.ReplaceAllString(text, "-"), "-")
	if startsWithDigit.MatchString(text) {
		text = "_" + text
	}
	return lower(text)
}

// mdBook is id_from_content of mdbook-html.
func mdBook(text string) string {
	return kept(lower(strings.TrimSpace(text)), func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return '-'
		case r == '_' || r == '-' || unicode.In(r, unicode.L, unicode.N, unicode.Other_Alphabetic):
			return r
		}
		return -1
	})
}
