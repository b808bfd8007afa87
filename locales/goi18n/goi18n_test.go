package goi18n

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var extensions = []string{"toml", "json", "yaml"}

func TestEncodeMatchesGolden(t *testing.T) {
	for _, ext := range extensions {
		t.Run(ext, func(t *testing.T) {
			english := current(sample())
			english.Locale = "en"
			got := txtar.Format(&txtar.Archive{Files: []txtar.File{
				{Name: "active.en." + ext, Data: mustEncode(t, "active.en."+ext, english, Source)},
				{Name: "active.fr." + ext, Data: mustEncode(t, "active.fr."+ext, sample(), Active)},
				{Name: "translate.fr." + ext, Data: mustEncode(t, "translate.fr."+ext, sample(), ToDo)},
			}})
			golden := "testdata/encode/" + ext + ".txtar"
			if *update {
				if err := os.WriteFile(golden, got, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestFilesGiveTheCatalogBack(t *testing.T) {
	for _, ext := range extensions {
		if d := diff(current(sample()), throughFiles(t, sample(), ext, nil)); d != "" {
			t.Errorf("%s (-want +got):\n%s", ext, d)
		}
	}
}

// Each archive in testdata/decode holds files that other tools saved, and
// the file that Parasol makes of them.
func TestFilesOfOtherToolsDecode(t *testing.T) {
	archives, err := os.ReadDir("testdata/decode")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, entry := range archives {
		t.Run(entry.Name(), func(t *testing.T) {
			golden := path.Join("testdata/decode", entry.Name())
			archive, err := txtar.ParseFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			var want []byte
			var catalog *locales.Catalog
			for _, f := range archive.Files {
				if f.Name == "want.fr.toml" {
					want = f.Data
				} else {
					catalog = mustDecode(t, f.Name, f.Data)
				}
			}
			got := mustEncode(t, "want.fr.toml", catalog, Active)
			if *update {
				files := archive.Files[:1]
				archive.Files = append(files, txtar.File{Name: "want.fr.toml", Data: got})
				if err := os.WriteFile(golden, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				want = got
			}
			if !bytes.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestErrorsNameThePlace(t *testing.T) {
	for _, test := range []struct{ name, data, want string }{
		{"fr.toml", "", "fr.toml: the name says no language: want one like active.fr.toml"},
		{"fr/lesson.toml", "", "fr/lesson.toml: the name says no language: want one like active.fr.toml"},
		{"active.fr.txt", "", `active.fr.txt: "active.fr.txt" is not a go-i18n message file: want .toml, .json or .yaml`},
		{"active.not_a_tag!.json", "", `active.not_a_tag!.json: "not_a_tag!" is not a language tag: want a name like active.fr.json`},

		{"a.fr.toml", "[\"a\"]\nother = \"x\"\n\n[\"b\"]\nother = \"x", `a.fr.toml:5:10: unexpected EOF; expected '"'`},
		{"a.fr.toml", "[a]\nother = \"x\"\n[b]\nother = \"x\"\n[a]\nother = \"y\"\n", `a.fr.toml:5:1: the message "a" stands twice, first in line 1`},
		{"a.fr.toml", "[a]\nother = \"x\"\nother = \"y\"\n", "a.fr.toml:3:1: Key 'a.other' has already been defined."},
		{"a.fr.toml", "[a.b]\nother = \"x\"\n[\"a.b\"]\nother = \"y\"\n", `a.fr.toml:3:1: the message "a.b" stands twice, first in line 1`},
		{"a.fr.toml", "[a]\nother = 5\n", `a.fr.toml:2:1: "a.other" holds 5: put the text in quotes`},
		{"a.fr.toml", "a = 5\n", `a.fr.toml:1:1: "a" holds 5: put the text in quotes`},
		{"a.fr.toml", "[a]\nother = \"caf\xe9\"\n", "a.fr.toml:2:13: the file is not UTF-8: byte 0xe9"},
		{"a.fr.json", "{\"a\": \"é \\ud83d!\"}", `a.fr.json:1:10: \ud83d is half a character: it wants the other half`},
		{"a.fr.json", "{\n \"a\": \"\\\\ud83d \\ud83d\\ude00 \\ude00\"}", `a.fr.json:2:29: \ude00 is half a character: it wants the other half`},
		{"a.fr.json", "{\"\\uD800\": \"x\"}", `a.fr.json:1:3: \uD800 is half a character: it wants the other half`},
		{"a.fr.yaml", "a: \"x\\ud83d\"\n", `a.fr.yaml:1:6: \ud83d is half a character: write the whole one`},
		{"a.fr.yaml", "a: x\nb: \"\\U0000d800\"\n", `a.fr.yaml:2:5: \U0000d800 is half a character: write the whole one`},
		{"a.fr.toml", "a = \"x\\ud83d\"\n", `a.fr.toml:1:6: Escaped character '\ud83d' is not valid UTF-8.`},
		{"a.fr.toml", "[a]\nid = \"b\"\nother = \"y\"\n", `a.fr.toml:2:1: the message "a" names itself "b"`},
		{"a.fr.toml", "[a]\n[b]\na.a = \"x\"\na = \"x\"\n", `a.fr.toml:4:1: "a" stands twice, first in line 3`}, // the toml package lets it pass
		{"a.fr.toml", "é = \"x\"\n", "a.fr.toml:1:1: expected '.' or '=', but got 'é' instead"},

		{"a.fr.json", `{"a": {"other": "x"}, "b`, "a.fr.json:1:25: the file ends before its last message does"},
		{"a.fr.json", "{\n  \"é\": \"x\",\n  \"é\": \"x\"\n}", `a.fr.json:3:3: "é" stands twice, first in line 2`},
		{"a.fr.json", "{\"a\": {\"other\": \"x\", \"other\": \"y\"}}", `a.fr.json:1:22: "other" stands twice, first in line 1`},
		{"a.fr.json", "{\"a\": {\"other\": \"x\", \"Other\": \"y\"}}", `a.fr.json:1:22: the message "a" has the field "other" twice`},
		{"a.fr.json", "{\"a\": {\"other\": \"x\",}}", "a.fr.json:1:21: invalid character '}' looking for beginning of object key string"},
		{"a.fr.json", `[{"id": "a", "translation": "x"}]`, "a.fr.json:1:1: the file holds no messages: want a table of them"},
		{"a.fr.json", `{"": "x"}`, `a.fr.json:1:2: the message has no name`},
		{"a.fr.json", " ", "a.fr.json:1:2: the file ends before its last message does"},

		{"a.fr.yaml", "a: x\nb: y\na: z\n", `a.fr.yaml:3:1: "a" stands twice, first in line 1`},
		{"a.fr.yaml", "a:\n  other: 5\n", `a.fr.yaml:2:3: "a.other" holds "5", which YAML reads as int: put the text in quotes`},
		{"a.fr.yaml", "a: 2020-01-01\n", `a.fr.yaml:1:1: "a" holds "2020-01-01", which YAML reads as timestamp: put the text in quotes`},
		{"a.fr.yaml", "a: &x text\nb: *x\n", "a.fr.yaml:1:4: a message file has no anchors and aliases"},
		{"a.fr.yaml", "a: x\n---\nb: y\n", "a.fr.yaml:2:1: a message file is a single YAML document"},
		{"a.fr.yaml", "a: \"x\nb: y\n", "a.fr.yaml:3: found unexpected end of stream"},
		{"a.fr.yaml", "5: x\n", `a.fr.yaml:1:1: a key must be a text: put "5" in quotes`},
		{"a.fr.yaml", "x\n", "a.fr.yaml:1:1: the file holds no messages: want a table of them"},
	} {
		_, err := Decode(test.name, []byte(test.data))
		if err == nil || err.Error() != test.want {
			t.Errorf("%s %q:\n got %v\nwant %s", test.name, test.data, err, test.want)
		}
		if _, ok := errors.AsType[*segment.Error](err); !ok {
			t.Errorf("%s %q: the error is a %T", test.name, test.data, err)
		}
	}
}

// Hard case 25: names that are legal in a file of ours and fatal in go-i18n.
func TestKeysThatGoI18nReserves(t *testing.T) {
	for _, test := range []struct{ data, want string }{
		{`{"one": "x"}`, `a.fr.json:1:2: the field "one" stands outside of a message`},
		{`{"other": "x", "a": "y"}`, `a.fr.json:1:16: the key "a" stands beside the field "other" of a message, so go-i18n refuses the file`},
		{`{"communications": {"phishing": {"title": "x", "description": "y"}}}`,
			`a.fr.json:1:34: the key "title" stands beside the field "description" of a message, so go-i18n refuses the file`},
		{`{"tools": {"other": "Otros", "x": "y"}}`,
			`a.fr.json:1:30: the key "x" stands beside the field "other" of a message, so go-i18n refuses the file`},
		{`{"a": {"b": "x"}, "a.b": "y"}`, `a.fr.json:1:19: the message "a.b" stands twice, first in line 1`},
		{`{"x": {"description": "d", "other": null}}`, `a.fr.json:1:28: the field "other" must hold a text`},
	} {
		if _, err := Decode("a.fr.json", []byte(test.data)); err == nil || err.Error() != test.want {
			t.Errorf("%s:\n got %v\nwant %s", test.data, err, test.want)
		}
	}
	for _, id := range []string{"id", "Other", "description", "ONE", "hash", "leftDelim", "translation", ""} {
		m := message("text")
		m.ID = id
		c := &locales.Catalog{Messages: []locales.Message{m}}
		for _, ext := range extensions {
			if _, err := Encode("active.en."+ext, c, Source); err == nil {
				t.Errorf("%s: the ID %q was written", ext, id)
			}
		}
	}
	for _, id := range []string{"a.b", "tools/other", "{{ site.baseurl }}", "null", "5", "~", "a: b", "#", `"`, "<<", "é\n"} {
		m := translated(message("text {{ site.baseurl }}"), "texte {{ site.baseurl }}")
		m.ID = id
		c := &locales.Catalog{Locale: "fr", Messages: []locales.Message{m}}
		for _, ext := range extensions {
			if d := diff(c, throughFiles(t, c, ext, nil)); d != "" {
				t.Errorf("%s: %q (-want +got):\n%s", ext, id, d)
			}
		}
	}
}

func TestSameIDTwiceIsAnError(t *testing.T) {
	a, b := message("a"), message("b")
	b.ID = a.ID
	_, err := Encode("active.en.toml", &locales.Catalog{Messages: []locales.Message{a, b}}, Source)
	if err == nil || !strings.Contains(err.Error(), "stands twice") {
		t.Errorf("got %v", err)
	}
}

func TestAllProblemsAreReported(t *testing.T) {
	_, err := Decode("a.fr.toml", []byte("[a]\nid = \"x\"\n[b]\nother = 5\n[c]\nother=\"x\"\nd=\"y\"\n"))
	if got := strings.Count(err.Error(), "\n") + 1; got != 3 {
		t.Errorf("%d problems, want 3:\n%v", got, err)
	}
}

func TestPositionsAreThoseOfTheTexts(t *testing.T) {
	for name, data := range map[string]string{
		"a.fr.toml": "# é\n[\"m1\"]\nother = \"\"\"\n[x]\"\"\"\n\n  [\"m2\"] # c\nother = 'x'\n[g]\nm3 = {other = \"x\"}\n[g.\"m4\"]\nother = \"x\"\n",
		"a.fr.json": "\ufeff{\"é\":\n\"\",\n\n\n  \"m2\": {\"other\": \"\"}, \"x\": {\n\n \"m3\" : \"\",\n\"m4\": \"\"}}",
		"a.fr.yaml": "\n\"m1\": x\n\n\n\n  # c\n\"m2\":\n  other: x\n",
	} {
		want := map[string][]string{
			"a.fr.toml": {"a.fr.toml:3:1", "a.fr.toml:7:1", "a.fr.toml:9:7", "a.fr.toml:11:1"},
			"a.fr.json": {"a.fr.json:1:2", "a.fr.json:5:10", "a.fr.json:7:2", "a.fr.json:8:1"},
			"a.fr.yaml": {"a.fr.yaml:2:1", "a.fr.yaml:8:3"},
		}[name]
		c := mustDecode(t, name, []byte(data))
		var got []string
		for _, m := range c.Messages {
			got = append(got, m.Pos.String())
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func TestCommentsStayWithTheirMessage(t *testing.T) {
	toml := "# top\n#\n\n# one\n[a] # two\n# three\nother = \"x\" # four\n\n# five\n[b]\nother = \"y\"\n# six\n"
	yaml := "# top\n#\n\n# one\na: # two\n  # three\n  other: x # four\n\n# five\nb:\n  other: y\n# six\n"
	for name, data := range map[string]string{"a.fr.toml": toml, "a.fr.yaml": yaml} {
		c := mustDecode(t, name, []byte(data))
		if got := strings.Join(c.Messages[0].Comments, "|"); got != "top||one|two|three|four" {
			t.Errorf("%s: first message has %q", name, got)
		}
		if got := strings.Join(c.Messages[1].Comments, "|"); got != "five|six" {
			t.Errorf("%s: second message has %q", name, got)
		}
	}
}

// A source text that no lesson has stands in the source file as long as the
// files of some language name it.
func TestObsoleteSourceTextIsMarked(t *testing.T) {
	for _, ext := range extensions {
		c := &locales.Catalog{Locale: "en", Messages: []locales.Message{message("Open", "a verb"), message("Close")}}
		c.Messages[0].State, c.Messages[0].Comments = locales.Obsolete, []string{"still?"}
		data := mustEncode(t, "active.en."+ext, c, Source)
		got, err := DecodeSource("active.en."+ext, data)
		if d := diff(c, got); d != "" || err != nil {
			t.Errorf("%s: %v (-want +got)\n%s\n%s", ext, err, d, data)
		}
	}
}

func TestDescriptionLinesOfOthersAreComments(t *testing.T) {
	data := `{"a": {"description": "context: menu\nnote: n\n<a1>: x\n<a1> x\nsuggestion 5%: s\nwas: w\nwas: z\n# c\nsuggestionx\n", "other": "x"}}`
	m := mustDecode(t, "a.fr.json", []byte(data)).Messages[0]
	if got := strings.Join(m.Comments, "|"); got != "c|<a1> x|was: z|suggestionx" {
		t.Errorf("comments %q", got)
	}
	if got := strings.Join(m.Notes, "|"); got != "n|<a1>: x" || m.Context != "menu" {
		t.Errorf("notes %q, context %q", got, m.Context)
	}
	source, err := DecodeSource("a.en.json", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(source.Messages[0].Notes, "|"); got != "n|<a1>: x|<a1> x|suggestion 5%: s|was: w|was: z|suggestionx" {
		t.Errorf("notes of the source %q", got)
	}
}

func TestEmptyFilesAreEmptyCatalogs(t *testing.T) {
	for name, data := range map[string]string{
		"a.fr.toml": "", "a.fr.json": "", "a.fr.yaml": "",
		"b.fr.toml": "# nothing\n", "b.fr.yaml": "# nothing\n", "b.fr.json": "{}", "c.fr.yaml": "{}", "c.fr.toml": "\ufeff\n",
	} {
		if c := mustDecode(t, name, []byte(data)); len(c.Messages) != 0 || c.Locale != "fr" {
			t.Errorf("%s: %v", name, c)
		}
	}
	for _, ext := range extensions {
		data := mustEncode(t, "a.fr."+ext, &locales.Catalog{}, ToDo)
		if c := mustDecode(t, "a.fr."+ext, data); len(c.Messages) != 0 {
			t.Errorf("%s: %v", ext, c)
		}
	}
}

func TestLocalesKeepTheirSpelling(t *testing.T) {
	for _, locale := range []string{"tl", "prs", "kmr", "zh-Hant", "pt-br", "ay", "sr-Latn"} {
		c := sample()
		c.Locale = locale
		for _, ext := range extensions {
			if got := throughFiles(t, c, ext, nil); diff(current(c), got) != "" {
				t.Errorf("%s.%s: %s", locale, ext, diff(current(c), got))
			}
		}
	}
}

func TestDeepNestingIsRefused(t *testing.T) {
	n := 65000
	for name, data := range map[string]string{
		"a.fr.toml": "a" + strings.Repeat(".a", n) + " = \"x\"",
		"b.fr.toml": "a = " + strings.Repeat("[", n),
		"c.fr.toml": "a = " + strings.Repeat("{a=", n),
		"d.fr.toml": "[a" + strings.Repeat(".a", n) + "]",
		"a.fr.json": strings.Repeat(`{"a":`, 5000) + `"x"` + strings.Repeat("}", 5000),
		"b.fr.json": strings.Repeat(`[`, n),
		"a.fr.yaml": strings.Repeat(`{a: `, 5000) + strings.Repeat("}", 5000),
		"b.fr.yaml": strings.Repeat(`[`, n),
	} {
		if _, err := Decode(name, []byte(data)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
