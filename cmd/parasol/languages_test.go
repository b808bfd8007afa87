package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
)

// parasol runs a command in the working directory.
func parasol(t *testing.T, args ...string) (code int, out, err string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(args, strings.NewReader(""), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// begin makes a project of one lesson in a folder of its own.
func begin(t *testing.T, languages string) {
	t.Helper()
	t.Chdir(t.TempDir())
	put(t, "content/en/a.md", "# Stay calm\n")
	if code, out, err := parasol(t, "extract", "--to", languages); code != 0 {
		t.Fatal(out, err)
	}
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// languagesWith are the languages whose lesson has the text.
func languagesWith(t *testing.T, languages, text string) string {
	var all []string
	for _, l := range strings.Split(languages, ",") {
		if data, err := os.ReadFile(filepath.Join("content", l, "a.md")); err == nil && bytes.Contains(data, []byte(text)) {
			all = append(all, l)
		}
	}
	return strings.Join(all, ",")
}

// TestReturnedFilesFindTheirLanguage: what a tool adds to the name of a
// language or takes off it makes no other one of it, and a header comes before
// a name.
func TestReturnedFilesFindTheirLanguage(t *testing.T) {
	for _, test := range []struct{ languages, File, header, want, sentence string }{
		{"fr", "fr.po", "fr_FR", "fr", ""},
		{"fr,ar", "lessons.po", "fr-CA", "fr", ""},
		{"fr,ar", "fr.po", "", "fr", ""},
		{"fr,ar", "fr.po", "xx", "fr", ""},
		{"fr,ar", "fr.po", "und", "fr", ""},
		{"fr,ar", "a.po", "und", "", "does not say which language it holds (und): its name or its header has to say which"},
		{"fr,ar", "fr_FR.po", "", "fr", ""},
		{"fr,ar", "ar.po", "fr", "fr", ""},
		{"zh-Hant", "zh-Hant.po", "zh", "zh-Hant", ""},
		{"zh-Hant,fr", "a.po", "zh_TW", "zh-Hant", ""},
		{"zh-Hant", "a.po", "zh_Hant_TW", "zh-Hant", ""},
		{"zh-Hant,zh-Hans", "zh-Hans.po", "zh", "zh-Hans", ""},
		{"zh-Hant,zh-Hans", "zh.po", "zh", "", "holds zh, which may be zh-Hans or zh-Hant: its name or its header has to say which"},
		{"zh-Hant", "a.po", "zh_CN", "", "holds zh-CN, which is no language of the project"},
		{"pt,pt-BR", "pt.po", "pt_BR", "pt-BR", ""},
		{"pt,pt-BR", "a.po", "pt_PT", "pt", ""},
		{"pt-BR,pt-PT", "a.po", "pt", "", "holds pt, which may be pt-BR or pt-PT"},
		{"fr", "a.po", "en_US", "", "holds en-US, which the lessons are written in"},
		{"fr", "a.po", "de_AT", "", "holds de-AT, which is no language of the project"},
	} {
		t.Run(test.languages+" "+test.File+" "+test.header, func(t *testing.T) {
			begin(t, test.languages)
			put(t, test.File, fmt.Sprintf("msgid \"\"\nmsgstr \"\"\n\"Language: %s\\n\"\n\nmsgid \"Stay calm\"\nmsgstr \"Words\"\n", test.header))
			code, _, err := parasol(t, "merge", test.File)
			if got := languagesWith(t, test.languages, "# Words"); got != test.want || (code == exitWell) != (test.want != "") || !strings.Contains(err, test.sentence) {
				t.Errorf("exit code %d, in the lessons of %q, want %q:\n%s", code, got, test.want, err)
			}
			if proposes := strings.Contains(err, "makes it one"); proposes != strings.Contains(test.sentence, "is no language") {
				t.Errorf("the hint: %s", err)
			}
		})
	}
}

// TestNamesOfReturnedFilesSayTheirLanguage, and the place of what is wrong in
// them is under the name that they have.
func TestNamesOfReturnedFilesSayTheirLanguage(t *testing.T) {
	begin(t, "de,fr")
	id := segment.ID("", "Stay calm")
	for i, name := range []string{
		"fr.json", "translate.fr (1).json", "translate.fr-1.json", "translate.fr.json.txt", "translate.fr copy.json",
		"Copie de translate.fr.json", "Copie de fr.json", "fr_FR.json",
	} {
		text := fmt.Sprintf("Texte %d", i)
		put(t, name, fmt.Sprintf("{%q: %q}\n", id, text))
		if code, out, err := parasol(t, "merge", name); code != exitWell || languagesWith(t, "de,fr", "# "+text) != "fr" {
			t.Errorf("%s: exit code %d: %s%s", name, code, out, err)
		}
		put(t, name, "{\n<<<<<<< HEAD\n")
		if code, _, err := parasol(t, "merge", name); code != exitError || !strings.HasPrefix(err, name+":2:") {
			t.Errorf("%s: exit code %d: %s", name, code, err)
		}
	}
	put(t, "locales/fr.json", "{}\n") // the project's own files have their names
	if code, out, err := parasol(t, "extract", "--check"); code != exitWell {
		t.Error(code, out, err)
	}
}

// TestOneOfSeveralReturnedFilesIsBad: the others are taken.
func TestOneOfSeveralReturnedFilesIsBad(t *testing.T) {
	begin(t, "de,fr")
	id := segment.ID("", "Stay calm")
	put(t, "fr.json", fmt.Sprintf("{%q: \"Bon\"}\n", id))
	put(t, "it.json", fmt.Sprintf("{%q: \"Buono\"}\n", id))
	put(t, "de.json", fmt.Sprintf("{%q: \"Gut\"", id))
	for _, command := range []string{"merge", "check", "align"} {
		code, out, err := parasol(t, command, "de.json", "it.json", "fr.json", "gone.json")
		for _, want := range []string{"de.json:1:", "gone.json: error unreadable: no such file", "it.json: error unreadable: holds it"} {
			if code != exitFound || !strings.Contains(out, want) {
				t.Errorf("%s: exit code %d, want %q in\n%s%s", command, code, want, out, err)
			}
		}
		if !strings.Contains(err, "hint: --to it makes it one\n") {
			t.Errorf("%s: %s", command, err)
		}
	}
	if got := languagesWith(t, "de,fr", "Bon"); got != "fr" {
		t.Errorf("taken: %q", got)
	}
}

// inLanguage are files of another tool's that say in themselves, in one of the
// ways that their format has, which language they are in.
var inLanguage = map[string]struct{ ext, text string }{
	"PO":         {".po", "#, c-format\nmsgid \"\"\nmsgstr \"\"\n\"MIME-Version: 1.0\\n\"\n\"Language: %s\\n\"\n\nmsgid \"Stay calm\"\nmsgstr \"Words\"\n"},
	"PO, a line": {".po", "msgid \"\"\nmsgstr \"MIME-Version: 1.0\\nLanguage: %s\\n\"\n\nmsgid \"Stay calm\"\nmsgstr \"Words\"\n"},
	"XLIFF 1.2":  {".xlf", `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.md" source-language="en" target-language="%s" datatype="plaintext"><body><trans-unit id="1"><source>Stay calm</source><target state="final">Words</target></trans-unit></body></file></xliff>`},
	"XLIFF 1.2, a target": {".xlf", `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.md" source-language="en" datatype="plaintext"><body><trans-unit id="1"><source>Stay calm</source>
<target xml:lang="%s" state="final">Words</target></trans-unit></body></file></xliff>`},
	"XLIFF 2": {".xlf", `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="%s"><file id="f"><unit id="1"><segment state="final"><source>Stay calm</source><target>Words</target></segment></unit></file></xliff>`},
	"XLIFF 2, a target": {".xlf", `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en"><file id="f"><unit id="1"><segment state="final"><source>Stay calm</source>
<target xml:lang="%s">Words</target></segment></unit></file></xliff>`},
	"TMX": {".tmx", `<tmx version="1.4"><header srclang="en" segtype="block" adminlang="en" datatype="plaintext" o-tmf="x" creationtool="x" creationtoolversion="1"/><body>
<tu><tuv xml:lang="en"><seg>Stay calm</seg></tuv><tuv xml:lang="%s"><seg>Words</seg></tuv></tu></body></tmx>`},
}

// TestAFileInAnotherLanguageIsNotTaken: what a file says in itself is not
// overruled by its name, by --name, or by the one language that a project has;
// of a region, the name may tell.
func TestAFileInAnotherLanguageIsNotTaken(t *testing.T) {
	words := func(t *testing.T, languages string) bool {
		for name, text := range tree(t, ".") {
			if strings.HasPrefix(name, "locales") && strings.Contains(text, "Words") {
				return true
			}
		}
		return languagesWith(t, languages, "Words") != ""
	}
	for format, f := range inLanguage {
		for says, is := range map[string]bool{"de": false, "de-AT": false, "ar": false, "xx": f.ext != ".tmx", "fr-CA": true, "fr": true} {
			if says == "xx" && !is { // a memory of no language
				continue
			}
			data := fmt.Sprintf(f.text, says)
			for _, test := range []struct{ command, name, languages string }{
				{"merge", "fr" + f.ext, "fr"}, {"align", "fr" + f.ext, "fr"}, {"merge", "lessons.fr (1)" + f.ext, "fr,it"},
			} {
				begin(t, test.languages)
				put(t, test.name, data)
				code, out, err := parasol(t, test.command, test.name)
				at := strings.HasPrefix(err, test.name+":") && !strings.HasPrefix(err, test.name+": ")
				if (code == exitWell) != is || words(t, test.languages) != is || !is && !at {
					t.Errorf("%s in %s: %v: exit code %d\n%s%s", format, says, test, code, out, err)
				}
			}
		}
	}
}

// TestACatalogInAnotherLanguageIsUnreadable: a file of the project that says
// another language than its name is none that anything is published from.
func TestACatalogInAnotherLanguageIsUnreadable(t *testing.T) {
	begin(t, "fr,it")
	if code, out, err := parasol(t, "extract", "--format", "po"); code != exitWell {
		t.Fatal(out, err)
	}
	for says, want := range map[string]int{"de": exitFound, "fr_FR": exitWell, "": exitWell, "xx": exitWell} {
		put(t, "locales/fr.po", fmt.Sprintf(inLanguage["PO"].text, says))
		code, out, err := parasol(t, "merge")
		if code != want || (languagesWith(t, "fr,it", "Words") == "fr") != (want == exitWell) || (want == exitFound) != strings.HasPrefix(out, "locales/fr.po:5:2: error unreadable: ") {
			t.Errorf("%q: exit code %d\n%s%s", says, code, out, err)
		}
		if err := os.RemoveAll("content/fr"); err != nil {
			t.Fatal(err)
		}
	}
}
