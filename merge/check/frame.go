package check

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/parasol-l10n/parasol/content"
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
	return spot{end - len(bytes.TrimLeft(text, " \t-")), end, "", sentence}
}

func changedKeys(p *version) []spot {
	want, got := p.values()
	if len(got) == 0 && !p.HasHeader() && !isYAML(p.Path()) {
		return nil // there is no front matter: another rule's
	}
	missing, unknown := less(want, got), less(got, want)
	switch {
	case len(missing) == 0 && len(unknown) == 0:
		return nil
	case len(missing) == 0:
		return []spot{p.line(unknown[0].Line, fmt.Sprintf("the source has no key %s%s", unknown[0].Path, others(unknown)))}
	case len(unknown) == 0:
		return []spot{p.line(1, fmt.Sprintf("the key %s of the source is missing%s", missing[0].Path, others(missing)))}
	}
	return []spot{p.line(unknown[0].Line, fmt.Sprintf("the key is %s, in the source %s%s", unknown[0].Path, missing[0].Path, others(unknown)))}
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
	paths := map[string]bool{}
	for _, v := range b {
		paths[v.Path] = true
	}
	return slices.DeleteFunc(slices.Clone(a), func(v content.Value) bool { return paths[v.Path] })
}

// eachValue makes spots of the values that wrong has a sentence for.
func (p *version) eachValue(wrong func(source, translated content.Value) string) []spot {
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
		if sentence := wrong(source, v); sentence != "" {
			at := p.Offset(v.Line, v.Col)
			_, end := p.Line(at)
			spots = append(spots, spot{at, end, "", sentence})
		}
	}
	return spots
}

func changedIDs(p *version) []spot {
	return p.eachValue(func(source, translated content.Value) string {
		if source.IsText || source.Value == translated.Value {
			return ""
		}
		return fmt.Sprintf("%s is %q, in the source %q", source.Path, translated.Value, source.Value)
	})
}

func emptyTexts(p *version) []spot {
	return p.eachValue(func(source, translated content.Value) string {
		if !source.IsText || translated.Value != "" || source.Value == "" {
			return ""
		}
		return fmt.Sprintf("%s is empty, in the source %q", source.Path, source.Value)
	})
}
