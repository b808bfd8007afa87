package po_test

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/po"
)

const omegatProject = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>en</source_lang><target_lang>fr</target_lang><sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
</project></omegat>
`

// omegatMemory is a project_save.tmx with the pairs given.
func omegatMemory(t *testing.T, pairs map[string]string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="3.6" segtype="paragraph" srclang="en"/><body>
`)
	for source, target := range pairs {
		b.WriteString("<tu>")
		for _, side := range []struct{ lang, text string }{{"en", source}, {"fr", target}} {
			b.WriteString(`<tuv lang="` + side.lang + `"><seg>`)
			if err := xml.EscapeText(&b, []byte(side.text)); err != nil {
				t.Fatal(err)
			}
			b.WriteString("</seg></tuv>")
		}
		b.WriteString("</tu>\n")
	}
	return b.String() + "</body></tmx>\n"
}

// TestOmegaTTranslates has OmegaT, in console mode, translate our file from a
// memory: tags are text there, and nothing else of a message is lost.
func TestOmegaTTranslates(t *testing.T) {
	texts := []string{"Secure calls", "Read <a1>this</a1> <b1>now</b1>.", "Signal", "Nobody has translated this."}
	memory := map[string]string{
		texts[0]: "Appels sécurisés",
		texts[1]: "Lisez <b1>maintenant</b1> <a1>ceci</a1>.",
		texts[2]: "Signal",
	}
	c := &locales.Catalog{Locale: "fr", Source: "en"}
	for _, text := range texts {
		c.Messages = append(c.Messages, locales.Message{
			ID: segment.ID("", text), Source: text, Notes: []string{"a note"}, References: []string{"a/s_b.md"},
		})
	}
	data, err := po.Format.Encode(c)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, data := range map[string]string{
		"source/fr.po": string(data), "omegat.project": omegatProject, "omegat/project_save.tmx": omegatMemory(t, memory),
		"target/.keep": "", "tm/.keep": "", "glossary/.keep": "", "dictionary/.keep": "",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	tool(t, "omegat", dir, "--mode=console-translate")
	returned, err := os.ReadFile(filepath.Join(dir, "target", "fr.po"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := po.Format.Decode("fr.po", returned)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Messages) != len(texts) {
		t.Fatalf("%d messages", len(got.Messages))
	}
	for i, m := range got.Messages {
		want := memory[texts[i]]
		if want == texts[i] && m.Target == "" {
			want = "" // with other settings OmegaT blanks what equals its source
		}
		if m.ID != c.Messages[i].ID || m.Target != want || m.State.Finished() != (want != "") || len(m.Notes) != 1 || len(m.References) != 1 {
			t.Errorf("%q came back as %+v", texts[i], m)
		}
	}
}
