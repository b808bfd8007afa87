package tmx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/parasol-l10n/parasol/locales"
)

// The attributes are those that the DTD requires. The version is that of our
// use of the format, not of the program: a release changes no file.
const head = xml.Header + `<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="parasol" creationtoolversion="1" segtype="paragraph" o-tmf="parasol" adminlang="en" srclang=%q datatype="plaintext"/>
  <body>
`

const contextProp = "x-context"

// Encode writes the obsolete messages of c as a memory from sourceLang to the
// locale of c, in their order. Other messages are left out, and so are those
// that have neither a translation nor a comment. Suggestions for the same
// source are units of their own.
//
// Characters that XML cannot hold (controls other than the tab and line
// breaks, U+FFFE, U+FFFF, bytes that are not UTF-8) become U+FFFD. It is an
// error if sourceLang or the locale is not a language tag, or both are one.
func Encode(c *locales.Catalog, sourceLang string) ([]byte, error) {
	for _, tag := range []string{sourceLang, c.Locale} {
		if err := locales.CheckTag(tag); err != nil {
			return nil, err
		}
	}
	if strings.EqualFold(sourceLang, c.Locale) {
		return nil, fmt.Errorf("a memory from %q to the same language", sourceLang)
	}
	w := &writer{source: sourceLang, target: c.Locale}
	fmt.Fprintf(w, head, sourceLang)
	for i := range c.Messages {
		if m := &c.Messages[i]; m.State == locales.Obsolete {
			w.message(m)
		}
	}
	w.WriteString("  </body>\n</tmx>\n")
	return w.Bytes(), nil
}

type writer struct {
	bytes.Buffer
	source, target string
}

func (w *writer) message(m *locales.Message) {
	if m.Target != "" || len(m.Comments) > 0 {
		w.unit(m, m.Target, true)
	}
	for _, s := range m.Suggestions {
		if s.Text != "" && s.Source == m.Source {
			w.unit(m, s.Text, false)
		}
	}
}

// unit writes one <tu>. The message's own has its ID and comments.
func (w *writer) unit(m *locales.Message, target string, own bool) {
	w.WriteString("    <tu")
	if own {
		w.WriteString(` tuid="`)
		w.text(m.ID)
		w.WriteByte('"')
	}
	w.WriteString(">\n")
	if own {
		for _, comment := range m.Comments {
			w.element("note", "", comment)
		}
	}
	if m.Context != "" {
		w.element("prop", contextProp, m.Context)
	}
	if m.Source != "" || target == "" {
		w.variant(w.source, m.Source)
	}
	if target != "" {
		w.variant(w.target, target)
	}
	w.WriteString("    </tu>\n")
}

func (w *writer) element(name, propType, text string) {
	w.WriteString("      <" + name)
	if propType != "" {
		w.WriteString(` type="` + propType + `"`)
	}
	w.WriteByte('>')
	w.text(text)
	w.WriteString("</" + name + ">\n")
}

func (w *writer) variant(lang, text string) {
	w.WriteString(`      <tuv xml:lang="` + lang + `"><seg>`)
	w.text(text)
	w.WriteString("</seg></tuv>\n")
}

// text escapes s; a line break in it is a reference, so that no reader folds it.
func (w *writer) text(s string) {
	_ = xml.EscapeText(&w.Buffer, []byte(s)) // a buffer never fails
}
