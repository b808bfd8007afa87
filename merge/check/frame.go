package check

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// values are the scalars of front matter or of a YAML file, in the lesson and in
// its source; there are none where both are alike as far as can be seen
// without reading them.
func (p *version) values() (source, translated []content.Value) {
	if p.source.SameFrame(p.Document) {
		return nil, nil
	}
	marked := func(v content.Value) bool { return slices.Contains(p.known.Marks, v.Path) }
	return p.source.Values(), slices.DeleteFunc(p.Values(), marked)
}

// line is the spot of a line; of the first one if nobody knows which.
func (p *version) line(n int, sentence string) spot {
	start, end := p.Line(p.Offset(n, 1))
	text := p.Source()[start:end]
	return spot{start: end - len(bytes.TrimLeft(text, " \t-")), end: end, key: "", sentence: sentence}
}

func changedKeys(p *version) []spot {
	want, got := p.values()
	if len(got) == 0 && !p.HasHeader() && !isYAML(p.Path()) {
		return nil // there is no front matter: another rule's
	}
	missing, unknown := less(want, got), less(got, want)
	if listed := slices.IndexFunc(unknown, func(v content.Value) bool { return !p.isListed(v) }); listed > 0 {
		unknown[0], unknown[listed] = unknown[listed], unknown[0] // the first that nobody knows is named
	} else if listed < 0 && len(missing) > 0 {
		unknown = nil
	}
	switch {
	case len(missing) == 0 && len(unknown) == 0:
		return nil
	case len(missing) == 0:
		s := p.line(unknown[0].Line, fmt.Sprintf("the source has no key %s%s", unknown[0].Path, others(unknown)))
		s.lower = toNote // what a language has of its own hurts nobody
		return []spot{s}
	case len(unknown) == 0:
		s := p.line(1, fmt.Sprintf("the key %s of the source is missing%s", missing[0].Path, others(missing)))
		s.lower = p.lowerIfHeader()
		if s.lower > 0 && !slices.ContainsFunc(missing, func(v content.Value) bool { return !strings.HasSuffix(v.Path, "]") }) {
			s.lower = toNote // a list has fewer of them
		}
		return []spot{s}
	}
	s := p.line(unknown[0].Line, fmt.Sprintf("the key is %s, in the source %s%s", unknown[0].Path, missing[0].Path, others(unknown)))
	if !renamed(want, got) {
		s.lower = p.lowerIfHeader()
	}
	return []spot{s}
}

// How many levels below its rule's a finding is: keys and values of front matter
// are a site's affair, and many a language has some of its own. Those of the YAML
// lessons are for the program that reads them.
const (
	toWarning = finding.Error - finding.Warning
	toNote    = finding.Error - finding.Note
)

func (p *version) lowerIfHeader() finding.Level {
	if isYAML(p.Path()) {
		return 0
	}
	return toWarning
}

// renamed reports whether a key that holds a text stands under another name: there
// is one in its place that the source has not.
func renamed(want, got []content.Value) bool {
	have, known := pathsOf(got), pathsOf(want)
	for i, v := range want[:min(len(want), len(got))] {
		if v.IsText && !have[v.Path] && !known[got[i].Path] && !strings.HasPrefix(got[i].Path, v.Path) {
			return true
		}
	}
	return false
}

func pathsOf(values []content.Value) map[string]bool {
	paths := map[string]bool{}
	for _, v := range values {
		paths[v.Path] = true
	}
	return paths
}

// others counts those behind the first.
func others(values []content.Value) string {
	if len(values) == 1 {
		return ""
	}
	return fmt.Sprintf(", and %d more", len(values)-1)
}

// less are the values of a whose paths b has not.
func less(a, b []content.Value) []content.Value {
	paths := pathsOf(b)
	return slices.DeleteFunc(slices.Clone(a), func(v content.Value) bool { return paths[v.Path] })
}

// eachValue makes spots of the values that wrong has a sentence for.
func (p *version) eachValue(wrong func(source, translated content.Value) (string, finding.Level)) []spot {
	want, got := p.values()
	values := map[string]content.Value{}
	for _, v := range want {
		values[v.Path] = v
	}
	var spots []spot
	for _, v := range got {
		source, ok := values[v.Path]
		if !ok {
			continue
		}
		if sentence, lower := wrong(source, v); sentence != "" {
			at := p.Offset(v.Line, v.Col)
			_, end := p.Line(at)
			spots = append(spots, spot{start: at, end: end, sentence: sentence, lower: lower})
		}
	}
	return spots
}

func changedIDs(p *version) []spot {
	return p.eachValue(func(source, translated content.Value) (string, finding.Level) {
		if source.IsText || source.Value == translated.Value || p.isOwnValue(source.Value, translated.Value) {
			return "", 0
		}
		sentence := fmt.Sprintf("%s is %q, in the source %q", source.Path, translated.Value, source.Value)
		if p.isListed(translated) {
			return sentence + ", as the project knows", toNote
		}
		was, is := p.source.kindOf(source), p.kindOf(translated)
		switch {
		case was == is && was != textual: // an order, or a day, of another edition
			return sentence, toWarning
		case isYAML(p.Path()):
			return sentence, 0
		case was == textual:
			return sentence + ": if it is to be translated, a rule has to name it", toNote
		case was == dated:
			return sentence, toWarning
		}
		return sentence, 0
	})
}

// isListed reports whether the project knows that a lesson has a value of its own.
func (p *version) isListed(v content.Value) bool {
	if p.known.Own == nil || v.Line == 0 {
		return false
	}
	start, end := p.Line(p.Offset(v.Line, 1))
	return p.known.Own(p.Path())[strings.TrimSpace(string(p.Source()[start:end]))]
}

// isOwnValue reports whether a value is what the source's has to be in the
// language: its name, or the address of its page.
func (p *version) isOwnValue(source, translated string) bool {
	if p.from.isNamed(source) && p.to.isNamed(translated) {
		return true
	}
	return strings.Contains(translated, "/") && withoutLanguage(source, p.from) == withoutLanguage(translated, p.to)
}

// A kind is what a program takes a value for.
type kind string

const (
	textual kind = "text"
	numeral kind = "a number"
	truth   kind = "true or false"
	dated   kind = "a date"
)

var kinds = []struct {
	kind
	pattern *regexp.Regexp
}{
	{numeral, regexp.MustCompile(`^[-+]?\d[\d_]*(\.\d+)?$`)},
	{truth, regexp.MustCompile(`^(?i:true|false|yes|no|on|off)$`)},
	{dated, regexp.MustCompile(`^\d{4}-\d\d-\d\d([T ].*)?$`)},
}

// kindOf is the kind of a value: whatever stands in quotation marks is a text.
func (p *page) kindOf(v content.Value) kind {
	if at := p.Offset(v.Line, v.Col); v.Line > 0 && at < len(p.Source()) && strings.ContainsRune(`"'|>`, rune(p.Source()[at])) {
		return textual
	}
	for _, k := range kinds {
		if k.pattern.MatchString(v.Value) {
			return k.kind
		}
	}
	return textual
}

func emptyTexts(p *version) []spot {
	return p.eachValue(func(source, translated content.Value) (string, finding.Level) {
		if !source.IsText || translated.Value != "" || source.Value == "" {
			return "", 0
		}
		return fmt.Sprintf("%s is empty, in the source %q", source.Path, source.Value), 0
	})
}
