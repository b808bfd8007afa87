package goi18n

import (
	"fmt"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// A format reads and writes one syntax of message files.
type format struct {
	// parse reads the whole file. Its nodes are what the file says, with
	// positions; raw is what a program that uses go-i18n would unmarshal.
	parse func(text string) (root *node, raw any, err error)
	// write returns the file and the offset of each entry in it.
	write func(entries []entry) (data []byte, starts []int)
	// unmarshal reads what write returned, as go-i18n would.
	unmarshal func(data []byte) (any, error)
	spelling  locales.Spelling
	comments  bool // whether the syntax has comments
}

var formats = map[string]*format{
	"toml": {parseTOML, writeTOML, unmarshalTOML, tomlSpelling{}, true},
	"json": {parseJSON, writeJSON, unmarshalJSON, jsonSpelling{}, false},
	"yaml": {parseYAML, writeYAML, unmarshalYAML, yamlSpelling{}, true},
	"yml":  {parseYAML, writeYAML, unmarshalYAML, yamlSpelling{}, true},
}

// A fileName is what the name of a message file says.
type fileName struct {
	locale string // as it is spelled
	ext    string
	format *format
}

// parseName takes the language from between the last two dots of the base
// name, as go-i18n does. Where go-i18n would load "fr.toml" as the language
// "und" without a word, it returns an error.
func parseName(name string) (fileName, error) {
	base := name[strings.LastIndexByte(name, '/')+1:]
	stem, ext, _ := cutLast(base)
	f := formats[ext]
	if f == nil {
		return fileName{}, nameError(name, "%q is not a go-i18n message file: want .toml, .json or .yaml", base)
	}
	_, locale, ok := cutLast(stem)
	if !ok {
		return fileName{}, nameError(name, "the name says no language: want one like active.%s.%s", orFR(stem), ext)
	}
	if err := locales.CheckTag(locale); err != nil {
		return fileName{}, nameError(name, "%w: want a name like active.fr.%s", err, ext)
	}
	return fileName{locale, ext, f}, nil
}

func nameError(name, format string, args ...any) error {
	return &segment.Error{Pos: segment.Pos{File: name}, Err: fmt.Errorf(format, args...)}
}

func cutLast(s string) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, '.')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// orFR is the stem if that is the language which the user left alone, "fr" if
// it is a word such as lesson.
func orFR(stem string) string {
	if primary, _, _ := strings.Cut(stem, "-"); len(primary) <= 3 && locales.CheckTag(stem) == nil {
		return stem
	}
	return "fr"
}
