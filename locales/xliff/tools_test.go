package xliff

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/xml"
)

// These tests need what .ci/tools installs.

// python is Debian's, which has translate-toolkit.
const python = "/usr/bin/python3"

const schemaDir = "/usr/share/php/Symfony/Component/Translation/Resources/schemas"

// needs skips a test whose tools are missing, but not in CI.
func needsTools(t testing.TB, names ...string) {
	t.Helper()
	cost.SkipShort(t)
	for _, name := range names {
		_, err := exec.LookPath(name)
		if filepath.Ext(name) == ".xsd" {
			_, err = os.Stat(name)
		}
		switch {
		case err == nil:
		case os.Getenv("CI") == "true":
			t.Fatalf("%v: .ci/tools installs it", err)
		default:
			t.Skipf("%v: .ci/tools installs it", err)
		}
	}
}

func run(t testing.TB, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "JAVA_TOOL_OPTIONS=-Djava.awt.headless=true -Duser.home="+t.TempDir())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%.4000s", cmd, err, out)
	}
}

// schemas are Debian's copies, in which the schema of the xml: attributes is
// made to be found without a network.
var schemas = map[string]struct{ file, imported string }{
	"xliff":  {"xliff-core-1.2-strict.xsd", "http://www.w3.org/2001/xml.xsd"},
	"xliff2": {"xliff-core-2.0.xsd", "informativeCopiesOf3rdPartySchemas/w3c/xml.xsd"},
}

// validator returns a check of files against the schema of a format.
func validator(t testing.TB, f locales.Format) func(data []byte) {
	t.Helper()
	s := schemas[f.Name]
	file := filepath.Join(schemaDir, s.file)
	needsTools(t, "xmllint", file)
	xsd, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	local := strings.Replace(string(xsd), `"`+s.imported+`"`, `"file://`+schemaDir+`/xml.xsd"`, 1)
	if local == string(xsd) {
		t.Fatalf("%s does not import %s", file, s.imported)
	}
	dir := t.TempDir()
	schema := writeFile(t, filepath.Join(dir, s.file), []byte(local))
	return func(data []byte) {
		t.Helper()
		run(t, "xmllint", "--nonet", "--noout", "--huge", "--schema", schema, writeFile(t, filepath.Join(dir, "fr.xlf"), data))
	}
}

func writeFile(t testing.TB, name string, data []byte) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestFilesAreValid(t *testing.T) {
	for _, f := range formats {
		valid := validator(t, f)
		valid(mustEncode(t, f, sample()))
		valid(mustEncode(t, f, exported(sample())))
		valid(mustEncode(t, f, &locales.Catalog{Source: "en", Locale: "pt_BR"}))
		valid(mustEncode(t, f, many(1_000)))
		hostile := &locales.Catalog{Source: "en", Locale: "fr"}
		all := tagged("", "", tagNames...).Tags
		for i, p := range append(pieces, unheld...) {
			m := locales.Message{
				ID: p + string(rune('a'+i)), Context: p, Source: p, Target: p + "</a1><b1>" + p, State: locales.State(i % 4), Tags: all, Notes: []string{p},
				Comments: []string{p}, Previous: p, References: []string{p, p}, Suggestions: []locales.Suggestion{{Text: p, Source: p, Origin: p, Score: 1}},
			}
			if strings.ContainsFunc(m.ID, func(r rune) bool { return !xml.IsCharacter(r) || r == '\ufffd' }) {
				m.ID = string(rune('a' + i))
			}
			hostile.Messages = append(hostile.Messages, m)
		}
		valid(mustEncode(t, f, hostile))
	}
}

// exported has the messages of c say what they are as they go out.
func exported(c *locales.Catalog) *locales.Catalog {
	for i := range c.Messages {
		c.Messages[i].Exported = locales.Exporting(&c.Messages[i])
	}
	return c
}

// translateToolkit has Virtaal's and Weblate's store translate what is new.
func translateToolkit(t *testing.T, c *locales.Catalog) *locales.Catalog {
	t.Helper()
	needsTools(t, python)
	if err := exec.Command(python, "-c", "import translate.storage.xliff").Run(); err != nil {
		needsTools(t, "translate-toolkit")
	}
	dir := t.TempDir()
	in := writeFile(t, filepath.Join(dir, "in.xlf"), mustEncode(t, Format12, exported(c)))
	out := filepath.Join(dir, "out.xlf")
	run(t, python, "testdata/toolkit.py", in, out)
	return mustDecode(t, "fr.xlf", readFile(t, out))
}

func TestTranslateToolkit(t *testing.T) {
	c := sample()
	untagged := tagged("", "Plain & simple <3")
	untagged.Suggestions = []locales.Suggestion{{Text: "Simple", Score: 0.5}}
	c.Messages = append(c.Messages, tagged("", "Use <a1>Tor <b1>now</b1></a1>,<x1/> or <code1>later</code1> & <b2>", "a1=http://x", "b1", "x1={{ y }}", "code1"), untagged)
	got := translateToolkit(t, c)
	for i := range c.Messages {
		m := &c.Messages[i]
		if m.State == locales.Untranslated {
			m.Target, m.State = upper(m), locales.Translated
		}
	}
	if d := diff(c, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// upper is the source in capitals, but for its tags.
func upper(m *locales.Message) string {
	var b strings.Builder
	for _, token := range segment.Tokenize(m.Source, m.Tags) {
		if token.Part == segment.Text {
			token.Text = strings.ToUpper(token.Text)
		}
		b.WriteString(token.Text)
	}
	return b.String()
}

const omegatProject = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>en</source_lang><target_lang>fr</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
`

// omegatMemory is what OmegaT saves of a translator's work.
const omegatMemory = `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="3.6" segtype="paragraph" srclang="en"/><body>
`

// omegatPair is a message in that memory, where a tag is the first letter of
// its element and a number that counts from 0.
func omegatPair(m *locales.Message) string {
	side := func(lang, text string) string {
		w := &writer{}
		for _, token := range segment.Tokenize(text, m.Tags) {
			switch name := strconv.Itoa(token.Tag); token.Part {
			case segment.Open:
				token.Text = "<g" + name + ">"
			case segment.Close:
				token.Text = "</g" + name + ">"
			case segment.Single:
				token.Text = "<x" + name + "/>"
			}
			w.text(token.Text)
		}
		return `<tuv lang="` + lang + `"><seg>` + string(w.b) + "</seg></tuv>"
	}
	return "<tu>" + side("en", m.Source) + side("fr", m.Target) + "</tu>\n"
}

// omegat has OmegaT translate a project. It leaves states and all else as
// they are, and what has no translation as it was.
func omegat(t *testing.T, c *locales.Catalog, memory string) *locales.Catalog {
	t.Helper()
	needsTools(t, "omegat", "java")
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "source", "fr.xlf"), mustEncode(t, Format12, exported(c)))
	writeFile(t, filepath.Join(dir, "omegat.project"), []byte(omegatProject))
	writeFile(t, filepath.Join(dir, "omegat", "project_save.tmx"), []byte(omegatMemory+memory+"</body></tmx>\n"))
	for _, name := range []string{"target", "tm", "glossary", "dictionary"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	run(t, "omegat", dir, "--mode=console-translate")
	return mustDecode(t, "fr.xlf", readFile(t, filepath.Join(dir, "target", "fr.xlf")))
}

func TestOmegaT(t *testing.T) {
	c := sample()
	c.Messages = append(c.Messages,
		tagged("", "Use <a1>Tor <b1>now</b1></a1>,<x1/> or later.", "a1=http://x", "b1", "x1={{ y }}"), tagged("", "Not <b1>yet</b1>", "b1"))
	first, tor := &c.Messages[0], &c.Messages[len(c.Messages)-2]
	first.Target, tor.Target = "Appels sécurisés & <sûrs>", "<x1/>Servez-vous <a1>de <b1>Tor</b1></a1>."
	memory := omegatPair(first) + omegatPair(tor)
	targets := []string{first.Target, tor.Target}
	first.Target, tor.Target = "", ""

	got := omegat(t, c, memory)
	first.Target, first.State = targets[0], locales.Translated
	tor.Target, tor.State = targets[1], locales.Translated
	if d := diff(c, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
