package tmx

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/locales"
)

// The content models and required attributes of the TMX 1.4b DTD, for the
// elements that we write.
var (
	models = map[string]string{
		"tmx": "^header body $", "header": "^((note|prop|ude) )*$", "body": "^(tu )*$", "tu": "^((note|prop) )*(tuv )+$",
		"tuv": "^((note|prop) )*seg $", "seg": "^((bpt|ept|ph|it|hi|ut) )*$", "note": "^$", "prop": "^$",
		"bpt": "^$", "ept": "^$", "ph": "^$", "it": "^$",
	}
	required = map[string][]string{
		"tmx": {"version"}, "tuv": {"lang"}, "prop": {"type"}, "bpt": {"i"}, "ept": {"i"}, "it": {"pos"},
		"header": {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"},
	}
)

func TestMemoryIsValid(t *testing.T) {
	checkModels(t, mustEncode(t, sample()))
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// checkModels holds a file to the DTD's structure, and to the rule beyond it
// that each bpt of a seg has one ept of its number.
func checkModels(t rapid.TB, data []byte) {
	t.Helper()
	type element struct{ name, children string }
	var open []element
	var pairs map[string]string
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			for _, name := range required[e.Name.Local] {
				if attr(e, name) == "" {
					t.Errorf("<%s> has no %s", e.Name.Local, name)
				}
			}
			switch e.Name.Local {
			case "seg":
				pairs = map[string]string{}
			case "bpt", "ept":
				pairs[attr(e, "i")] += e.Name.Local
			}
			if len(open) > 0 {
				open[len(open)-1].children += e.Name.Local + " "
			}
			open = append(open, element{name: e.Name.Local})
		case xml.EndElement:
			last := open[len(open)-1]
			open = open[:len(open)-1]
			if model := models[last.name]; model == "" || !regexp.MustCompile(model).MatchString(last.children) {
				t.Errorf("<%s> holds %q, want %q", last.name, last.children, model)
			}
			for i, pair := range pairs {
				if last.name == "seg" && pair != "bptept" {
					t.Errorf("the pair %s is %s", i, pair)
				}
			}
		}
	}
}

// omegaT carries the DTD.
const omegaT = "/usr/share/omegat/OmegaT.jar"

// need skips a test whose tool is not there, and fails it where CI must have
// the tool.
func need(t testing.TB, err error) {
	t.Helper()
	if err == nil {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%v: .ci/tools installs it", err)
	}
	t.Skip(err)
}

func dtd(t *testing.T) []byte {
	t.Helper()
	jar, err := zip.OpenReader(omegaT)
	need(t, err)
	defer jar.Close()
	data, err := fs.ReadFile(jar, "schemas/tmx14.dtd")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// validate runs xmllint with the DTD, without network.
func validate(t *testing.T, data []byte) error {
	t.Helper()
	xmllint, err := exec.LookPath("xmllint")
	need(t, err)
	dir := t.TempDir()
	schema, file := path.Join(dir, "tmx14.dtd"), path.Join(dir, "memory.tmx")
	for name, data := range map[string][]byte{schema: dtd(t), file: data} {
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	output, err := exec.Command(xmllint, "--nonet", "--noout", "--dtdvalid", schema, file).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %.2000s", err, output)
	}
	return nil
}

func TestXmllintFindsNoFault(t *testing.T) {
	both, err := Format.Encode(tagged())
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]byte{mustEncode(t, sample()), both} {
		if err := validate(t, data); err != nil {
			t.Error(err)
		}
	}
	if validate(t, bytes.Replace(both, []byte("<seg>"), []byte("<seg><hello/>"), 1)) == nil {
		t.Error("xmllint finds no fault in a broken file either")
	}
}

// translateToolkit prints the pairs of a file as translate-toolkit has them.
const translateToolkit = `
import json, sys
from translate.storage import tmx
store = tmx.tmxfile.parsefile(sys.argv[1])
json.dump([[u.source, u.target, u.getnotes()] for u in store.units], sys.stdout)
`

// Debian's interpreter, which sees Debian's modules.
const python = "/usr/bin/python3"

func TestTranslateToolkitReadsThePairs(t *testing.T) {
	_, err := os.Stat("/usr/lib/python3/dist-packages/translate/storage/tmx.py")
	need(t, err)
	c := tagged()
	c.Messages = c.Messages[2:3]
	for _, text := range []string{"a < b & \"c\" 'd'", "[[ ]]> \u00a0«é» 😀 مرحبا", "a\tb\nc", "Read <a1>this</a1>"} {
		m := obsolete("", text, "fr "+text)
		m.State, m.Comments = locales.Translated, []string{"note on " + text}
		c.Messages = append(c.Messages, m)
	}
	data, err := Export(c, "en")
	if err != nil {
		t.Fatal(err)
	}
	file := path.Join(t.TempDir(), "memory.fr.tmx")
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
	output, err := exec.Command(python, "-c", translateToolkit, file).Output()
	if err != nil {
		t.Fatal(err)
	}
	var want, got [][3]string
	for _, m := range c.Messages {
		want = append(want, [3]string{m.Source, m.Target, strings.Join(m.Comments, "\n")})
	}
	if err := json.Unmarshal(output, &got); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-ours +theirs):\n%s", d)
	}
}

// translate-toolkit, saving a file of its own, loses nothing that we read.
func TestTranslateToolkitWritesWhatWeRead(t *testing.T) {
	_, err := os.Stat("/usr/lib/python3/dist-packages/translate/storage/tmx.py")
	need(t, err)
	const script = `
import sys
from translate.storage import tmx
store = tmx.tmxfile.parsefile(sys.argv[1])
sys.stdout.buffer.write(bytes(store))
`
	data, err := Format.Encode(tagged())
	if err != nil {
		t.Fatal(err)
	}
	file := path.Join(t.TempDir(), "memory.fr.tmx")
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
	output, err := exec.Command(python, "-c", script, file).Output()
	if err != nil {
		t.Fatal(err)
	}
	if d := diff(mustDecode(t, file, data), mustDecode(t, file, output)); d != "" {
		t.Errorf("(-ours +theirs):\n%s\n%s", d, output)
	}
}
