package tmx

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// The attributes are those that the DTD requires. The version is that of our
// use of the format, not of the program: a release changes no file.
const (
	head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="parasol" creationtoolversion="1" segtype="paragraph" o-tmf="parasol" adminlang="en" srclang="%s" datatype="plaintext"/>
  <body>
`
	foot = "  </body>\n</tmx>\n"
)

// The types of our props.
const (
	contextProp  = "x-context"
	stateProp    = "x-state"    // of a finished message, or superseded
	formerProp   = "x-former"   // of an obsolete message, the state before
	previousProp = "x-previous" // the source that the translation was made for
	exportedProp = "x-exported" // of a file that went out, see [locales.Export]
)

// superseded is the state of a unit that is an alternative. One that has a
// former state besides is the message itself, which nobody has finished: who
// does not know of that takes it for an alternative, and publishes nothing.
const superseded = "superseded"

func isFinished(m *locales.Message) bool { return m.State.Finished() && m.Target != "" }
func isObsolete(m *locales.Message) bool { return m.State == locales.Obsolete }

// Encode writes the memory of c, from sourceLang to the locale of c: its
// obsolete messages, in their order, and the alternatives of every message.
// Messages that have neither a translation nor a comment are left out.
//
// It is an error if sourceLang or the locale is not a language tag, or both
// are one.
func Encode(c *locales.Catalog, sourceLang string) ([]byte, error) {
	return encode(c, sourceLang, isObsolete, hasAlternatives)
}

// Export writes the finished messages of c as a memory, in their order, with
// their states and without alternatives, since other tools would not tell
// these apart. For the rest it is like [Encode].
func Export(c *locales.Catalog, sourceLang string) ([]byte, error) {
	return encode(c, sourceLang, isFinished, func(*locales.Message) bool { return false })
}

func hasAlternatives(m *locales.Message) bool { return len(m.Alternatives) > 0 }

// encode writes the messages and the alternatives of those that the functions
// pick.
func encode(c *locales.Catalog, source string, own, alternatives func(m *locales.Message) bool) ([]byte, error) {
	for _, tag := range []string{source, c.Locale} {
		if err := locales.CheckTag(tag); err != nil {
			return nil, err
		}
	}
	if strings.EqualFold(source, c.Locale) {
		return nil, fmt.Errorf("a memory from %q to the same language", source)
	}
	w := &writer{source: source, target: c.Locale}
	w.b = fmt.Appendf(make([]byte, 0, sizeOf(c, own)), head, source)
	for i := range c.Messages {
		m := &c.Messages[i]
		if own(m) && (m.Target != "" || len(m.Comments) > 0) {
			w.message(m)
		}
		if alternatives(m) {
			w.alternatives(m)
		}
	}
	return append(w.b, foot...), nil
}

// sizeOf is about as many bytes as c will take.
func sizeOf(c *locales.Catalog, takes func(m *locales.Message) bool) int {
	n := len(head) + len(foot)
	for i := range c.Messages {
		if m := &c.Messages[i]; takes(m) {
			n += 150 + len(m.ID) + len(m.Source) + len(m.Target) + 200*len(m.Tags)
		}
	}
	return n + n/16
}

type writer struct {
	b              []byte
	source, target string
}

// message writes the unit of a message itself.
func (w *writer) message(m *locales.Message) {
	w.begin(m.ID)
	for _, comment := range m.Comments {
		w.raw("      <note>")
		w.text(comment)
		w.raw("</note>\n")
	}
	w.prop(contextProp, m.Context)
	switch {
	case m.State.Finished():
		w.prop(stateProp, m.State.String())
	case m.Former.Finished():
		w.prop(formerProp, m.Former.String())
	case m.Former == locales.NeedsReview && m.Target != "":
		w.prop(stateProp, superseded)
		w.prop(formerProp, m.Former.String())
	}
	w.prop(previousProp, m.Previous)
	w.prop(exportedProp, m.Exported.String())
	w.end(m, m.Target)
}

// alternatives writes a unit for each other translation of a message. Their
// ID is that of the source, where there is one.
func (w *writer) alternatives(m *locales.Message) {
	id := ""
	if m.Source == "" {
		id = m.ID
	}
	for _, text := range m.Alternatives {
		if text == "" || text == m.Target {
			continue
		}
		w.begin(id)
		w.prop(contextProp, m.Context)
		w.prop(stateProp, superseded)
		w.end(m, text)
	}
}

func (w *writer) begin(id string) {
	w.raw("    <tu")
	if id != "" {
		w.raw(` tuid="`)
		w.attribute(id)
		w.raw(`"`)
	}
	w.raw(">\n")
}

// end writes the texts of a unit.
func (w *writer) end(m *locales.Message, target string) {
	if m.Source != "" || target == "" {
		w.variant(w.source, m.Source, m.Tags)
	}
	if target != "" {
		w.variant(w.target, target, m.Tags)
	}
	w.raw("    </tu>\n")
}

// prop writes a property, unless it says nothing.
func (w *writer) prop(kind, text string) {
	if text == "" {
		return
	}
	w.raw(`      <prop type="` + kind + `">`)
	w.text(text)
	w.raw("</prop>\n")
}

func (w *writer) variant(lang, text string, tags []segment.Tag) {
	w.raw(`      <tuv xml:lang="`)
	w.raw(lang)
	w.raw(`"><seg>`)
	w.inline(text, tags)
	w.raw("</seg></tuv>\n")
}

func (w *writer) raw(s string) { w.b = append(w.b, s...) }

// text escapes s for the content of an element. A tab or a line break in it
// is a reference, so that no tool folds it.
func (w *writer) text(s string) { w.escape(s, false) }

// attribute escapes s for a value in double quotes.
func (w *writer) attribute(s string) { w.escape(s, true) }

func (w *writer) escape(s string, quotes bool) {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < utf8.RuneSelf && escapes[c] == "" || c == '"' && !quotes {
			i++
			continue
		}
		with, n := "", 1
		if c < utf8.RuneSelf {
			if with = escapes[c]; with == "" {
				with = "\ufffd"
			}
		} else {
			r, size := utf8.DecodeRuneInString(s[i:])
			n = size
			if r == utf8.RuneError && size == 1 || r == '\ufffe' || r == '\uffff' {
				with = "\ufffd"
			}
		}
		if with != "" {
			w.b = append(append(w.b, s[from:i]...), with...)
			from = i + n
		}
		i += n
	}
	w.b = append(w.b, s[from:]...)
}

// escapes are what stands for ASCII characters that XML reads otherwise.
var escapes = [utf8.RuneSelf]string{
	'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;", '\t': "&#x9;", '\n': "&#xA;", '\r': "&#xD;",
}
