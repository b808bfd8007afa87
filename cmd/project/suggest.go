package project

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// synonyms are what other tools call our keys, and what stands elsewhere here.
var synonyms = map[string]string{
	"languages": "locales", "language": "locales", "langs": "locales", "targets": "locales", "target": "locales", "to": "locales",
	"source_locale": "source", "source-locale": "source", "sourcelocale": "source", "default_locale": "source",
	"content": "layout", "catalogs": "layout", "folders": "layout", "paths": "layout", "docs": "layout",
	"lessons": "content", "translations": "catalogs",
	"glossary": "same", "terms": "same", "names": "same", "untranslated": "same", "keep": "same",
	"path": "files", "pattern": "files", "match": "files", "keys": "text", "fields": "text",
	"memories": "memory", "tm": "memory", "tmx": "memory", "translation_memory": "memory", "trust": "trusted",
	"policy": "policies", "minimum": "min", "percent": "min", "fallback": "below", "state": "require",
}

// unknownKey lists the keys that may stand in the place of another, and says
// which of them may be meant.
func unknownKey(name string, known []string) error {
	err := fmt.Errorf("unknown key %q: want one of %s", name, strings.Join(known, ", "))
	if near := nearest(strings.ToLower(name), known); near != "" {
		return fmt.Errorf("%w; did you mean %q?", err, near)
	}
	return err
}

// nearest is the known name that is at most two letters away, but no more
// than half of them, or else the one that a synonym stands for; "" if none is.
func nearest(name string, known []string) string {
	best, least := "", min(2, utf8.RuneCountInString(name)/2)+1
	for _, k := range known {
		if d := segment.Distance(name, k); d < least {
			best, least = k, d
		}
		if best == "" && synonyms[name] == k {
			best = k
		}
	}
	return best
}
