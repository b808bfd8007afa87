package store

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/tmx"
)

// A stranger is a file in the folder of the translation files that somebody
// means to be read, for all that its name says, and that no command reads. It
// is named, since what is in it is missed nowhere else. None is read: which of
// active.fr.toml and active.fr.TOML counts is for a person to say.

// Strangers are the errors that name them.
func (s *Store) Strangers() []error {
	var all []error
	for _, name := range s.unread {
		if why := s.strange(name); why != "" {
			all = append(all, &segment.Error{Pos: segment.Pos{File: s.Folder.Path(name)}, Err: errors.New("no command reads it here: " + why)})
		}
	}
	return all
}

// strange is what would have to become of a file that no command reads; "" if
// nobody expects one to.
func (s *Store) strange(name string) string {
	wanted := usualName(name)
	isLike := wanted != name && isRead(wanted)
	switch {
	case strings.HasPrefix(name, "."), isBackup(name):
		return ""
	case isLike && !slices.Contains(s.present, wanted):
		return "it would have to be called " + wanted
	case isLike:
		return "its name would have to be " + wanted + ", and there is one"
	}
	plain := PlainName(name)
	ext := path.Ext(plain)
	language := LanguageOf(plain)
	switch kind, _, _ := strings.Cut(wanted, "."); {
	case ext == ".txt" && slices.Contains(lists, kind):
		return "it would have to be called " + kind + ".fr.txt, with its language"
	case !isKnownExtension(ext) || language == "" || !locales.IsKnown(language):
		return ""
	case slices.Contains(Syntaxes, ext[1:]) && plain == wanted || plain == Translate+"."+wanted:
		return fmt.Sprintf("it would have to be called %s.%s%s; parasol merge takes over what somebody has sent back", Active, language, ext)
	}
	return "parasol merge takes over what somebody has sent back"
}

// isBackup reports whether a file is what an editor left of another one.
func isBackup(name string) bool {
	return strings.HasSuffix(name, "~") || slices.Contains([]string{".bak", ".orig"}, strings.ToLower(path.Ext(name)))
}

// usualName is a name with its kind and its ending in small letters, as the
// files of a project have them.
func usualName(name string) string {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	kind, rest, found := strings.Cut(stem, ".")
	if lower := strings.ToLower(kind); found || lower == "glossary" || lower+strings.ToLower(ext) == Template {
		kind = lower
	}
	if found {
		kind += "."
	}
	return kind + rest + strings.ToLower(ext)
}

// isRead reports whether commands read a file of this name.
func isRead(name string) bool {
	_, ok := ParseName(name)
	return ok || name == Template || strings.HasSuffix(name, tmx.Format.Extensions[0]) || isGlossary(name)
}
