package po

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

const (
	languageField = "Language"
	sourceField   = "X-Source-Language"
	pluralField   = "Plural-Forms"
)

// standardFields are those that a file of ours begins with.
func standardFields(c *locales.Catalog) []locales.Field {
	fields := []locales.Field{
		{Name: "Project-Id-Version", Value: "lessons"},
		{Name: languageField, Value: headerLanguage(c.Locale)},
		{Name: "MIME-Version", Value: "1.0"},
		{Name: "Content-Type", Value: "text/plain; charset=UTF-8"},
		{Name: "Content-Transfer-Encoding", Value: "8bit"},
	}
	if rule := pluralForms(c.Locale); rule != "" {
		fields = append(fields, locales.Field{Name: pluralField, Value: rule})
	}
	fields = append(fields, locales.Field{Name: "X-Generator", Value: "Parasol"})
	if c.Source != "" {
		fields = append(fields, locales.Field{Name: sourceField, Value: c.Source})
	}
	return fields
}

// keptFields are standard fields whose value a file may set.
var keptFields = []string{"Project-Id-Version", pluralField}

// headerOf is all fields and comments of the header of c: the standard ones,
// each at the place where c.Header has it. If that has none, they come first;
// those that it lacks come last.
func headerOf(c *locales.Catalog) (fields, comments []locales.Field) {
	standard := standardFields(c)
	found := false
	for _, f := range c.Header {
		if strings.HasPrefix(f.Name, "#") {
			comments = append(comments, f)
			continue
		}
		f.Name, f.Value = fieldPart(f.Name), fieldPart(f.Value)
		if f.Name == "" {
			f = parseField(f.Value)
		}
		if i := fieldNamed(standard, f.Name); i >= 0 {
			found = true
			if !keeps(f, standard[i]) {
				f.Value = standard[i].Value
			}
		}
		fields = append(fields, f)
	}
	missing := slices.DeleteFunc(standard, func(s locales.Field) bool { return fieldNamed(fields, s.Name) >= 0 })
	if !found {
		return append(missing, fields...), comments
	}
	return append(fields, missing...), comments
}

// keeps reports whether f, which a file brought, is right as it is.
func keeps(f, standard locales.Field) bool {
	if standard.Value == "" { // a locale that nobody told us
		return true
	}
	return slices.ContainsFunc(keptFields, func(name string) bool {
		return strings.EqualFold(name, f.Name) && f.Value != ""
	})
}

func fieldNamed(fields []locales.Field, name string) int {
	return slices.IndexFunc(fields, func(f locales.Field) bool { return strings.EqualFold(f.Name, name) })
}

// fieldPart makes one line of what should be one, without blanks around it.
func fieldPart(s string) string { return strings.Trim(oneLine(s), " \t") }

// headerText is the msgstr of the header entry.
func headerText(fields []locales.Field) string {
	var b strings.Builder
	for _, f := range fields {
		b.WriteString(f.Name)
		if f.Name != "" {
			b.WriteString(": ")
		}
		b.WriteString(f.Value + "\n")
	}
	return b.String()
}

// parseHeader is the fields in a header's text. A line that is no field has
// no name.
func parseHeader(text string) []locales.Field {
	var fields []locales.Field
	for line := range strings.SplitSeq(text, "\n") {
		if line = fieldPart(line); line != "" {
			fields = append(fields, parseField(line))
		}
	}
	return fields
}

func parseField(line string) locales.Field {
	name, value, ok := strings.Cut(line, ":")
	name = strings.TrimRight(name, " \t")
	if !ok || name == "" || strings.HasPrefix(name, "#") {
		return locales.Field{Value: line}
	}
	return locales.Field{Name: name, Value: strings.Trim(value, " \t")}
}

// readHeader fills in what the header's fields say. Header keeps them, save
// the standard ones where they stand as Encode would put them anyway.
func readHeader(c *locales.Catalog, name string, fields, comments []locales.Field) {
	c.Locale = localeOf(name, fields)
	if i := fieldNamed(fields, sourceField); i >= 0 && locales.CheckTag(fields[i].Value) == nil {
		c.Source = fields[i].Value
	}
	standard := standardFields(c)
	if n := len(standard); len(fields) >= n && slices.Equal(fields[:n], standard) &&
		!slices.ContainsFunc(fields[n:], func(f locales.Field) bool { return fieldNamed(standard, f.Name) >= 0 }) {
		fields = fields[n:]
	}
	if len(comments)+len(fields) > 0 {
		c.Header = slices.Concat(comments, fields)
	}
}

// localeOf is the language that the header names, as the name of the file
// spells it if both mean the same, else as a tag. A file without says it by
// its name: fr.po, lessons.fr.po.
func localeOf(name string, fields []locales.Field) string {
	byName := path.Base(name)
	if byName = strings.TrimSuffix(byName, path.Ext(byName)); path.Ext(name) == ".pot" {
		byName = ""
	}
	byName = byName[strings.LastIndexByte(byName, '.')+1:]
	if main, _, _ := strings.Cut(strings.ReplaceAll(byName, "_", "-"), "-"); len(main) < 2 || len(main) > 3 || locales.CheckTag(byName) != nil {
		byName = ""
	}
	if i := fieldNamed(fields, languageField); i >= 0 {
		tag := parseLanguage(fields[i].Value)
		if locales.CheckTag(tag) == nil && !strings.EqualFold(tag, parseLanguage(byName)) {
			return tag
		}
	}
	return byName
}

// statesLanguage reports whether the header names a language.
func statesLanguage(fields []locales.Field) bool {
	i := fieldNamed(fields, languageField)
	return i >= 0 && locales.CheckTag(parseLanguage(fields[i].Value)) == nil
}

// languagePlace is where the header that begins in a line of a file names the
// language: its own line, if the field stands alone in one.
func languagePlace(name, text string, line int) segment.Pos {
	at := segment.Pos{File: name, Line: line, Col: 1}
	for n := 1; text != ""; n++ {
		var s string
		s, text, _ = strings.Cut(text, "\n")
		switch field := strings.TrimLeft(s, blanks+`"`); {
		case n < line:
		case len(field) > len(languageField) && strings.EqualFold(field[:len(languageField)+1], languageField+":"):
			return segment.Pos{File: name, Line: n, Col: 1 + utf8.RuneCountInString(s[:len(s)-len(field)])}
		case n > line && strings.TrimLeft(s, blanks) == "":
			return at
		}
	}
	return at
}

// headerLanguage is a tag as gettext spells it: pt_BR.
func headerLanguage(tag string) string { return strings.ReplaceAll(tag, "-", "_") }

// gettextScripts are the modifiers of locale names that are scripts.
var gettextScripts = map[string]string{"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}

// parseLanguage is the tag of a language as gettext spells it: pt_BR,
// sr_RS.UTF-8@latin.
func parseLanguage(s string) string {
	s, modifier, _ := strings.Cut(s, "@")
	s, _, _ = strings.Cut(s, ".")
	language, rest, _ := strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
	if script, ok := gettextScripts[modifier]; ok {
		language, modifier = language+"-"+script, ""
	}
	for _, part := range []string{rest, modifier} {
		if part != "" {
			language += "-" + part
		}
	}
	return language
}
