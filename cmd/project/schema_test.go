package project

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

// readFile reads a file of the repository.
func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// configSchema is what the command line prints; its address is in the files of
// users.
func configSchema(t *testing.T) []byte { return readFile(t, "../parasol/parasol.schema.json") }

// compiledSchema is the schema, which the compiler holds against that of its
// draft.
func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(configSchema(t)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("parasol.schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("parasol.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if schema.DraftVersion != 2020 {
		t.Errorf("draft %d", schema.DraftVersion)
	}
	return schema
}

// asJSON is a YAML document as a schema sees it.
func asJSON(t *testing.T, text string) any {
	t.Helper()
	var value any
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	value, err = jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func TestSchemaTakesWhatTheParserTakes(t *testing.T) {
	schema := compiledSchema(t)
	for _, c := range []struct {
		text  string
		right bool
		why   string // the schema cannot say that it is wrong
	}{
		{everyKey, true, ""},
		{ConfigExample, true, ""},
		{SampleConfig, true, ""},
		{"", true, ""},
		{"title:\nsource:\nlocales:\nlayout: {content: , source: , target: }\nformat:\nsame: {fr: }\nrules:\npolicies:\nkeep:\nschemes:\ncheck:\nmark:\nmemory: {trusted: }\n", true, ""},
		{"[]", false, ""},
		{"text", false, ""},
		{"colour: blue", false, ""},
		{"source: 5", false, ""},
		{"source: [en]", false, ""},
		{"source: e", false, ""},
		{"source: english_language", false, "which subtags there are"},
		{"source: fr.toml", false, ""},
		{"source: en-fr", true, ""},
		{"locales: fr", false, ""},
		{"locales: [fr, pt-BR, zh_Hant_TW, no, 'sr-Latn-ME-x-old']", true, ""},
		{"locales: [fr, 5]", false, ""},
		{"locales: [~]", false, ""},
		{"locales: [fr, fr]", false, ""},
		{"locales: [en]", false, "two keys are not compared"},
		{"layout: docs", false, ""},
		{"layout: {content: 2024-01-01}", true, ""},
		{"layout: {content: ''}", false, ""},
		{"layout: {folder: a}", false, ""},
		{"layout: {source: 'docs/{path}', target: '{stem}.{locale}{ext}'}", true, ""},
		{"layout: {source: '{stem}/{ext}'}", false, ""},
		{"layout: {source: '{stem}/..{ext}'}", false, ""},
		{"layout: {source: '{ext}{stem}'}", false, ""},
		{"layout: {source: '{path}{path}'}", false, ""},
		{"layout: {source: '{path}{stem}{ext}'}", false, ""},
		{"layout: {source: '{path}{ext}'}", false, ""},
		{"layout: {source: '{lang}/{path}'}", false, ""},
		{"layout: {source: '{path'}", false, ""},
		{"layout: {source: ../x}", false, ""},
		{"layout: {source: '../{path}'}", false, ""},
		{"layout: {source: '/{path}'}", false, ""},
		{"layout: {source: 'a//{path}'}", false, ""},
		{"layout: {source: 'a\\{path}'}", false, ""},
		{"layout: {target: '{path}'}", false, ""},
		{"layout: {target: '{locale}/{locale}/{path}'}", false, ""},
		{"format: json", true, ""},
		{"format: xliff", false, ""},
		{"same: [Tor, 1984, 1.5, true]", true, ""},
		{"same: Tor", false, ""},
		{"same: [Tor, Tor]", false, ""},
		{"same: [Tor, ~]", false, ""},
		{"same: {'*': [Tor], fr: [Tor]}", true, ""},
		{"same: {french_: [Tor]}", false, ""},
		{"same: {fr: Tor}", false, ""},
		{"same: {fr: [1984, '1984']}", false, "a number and a text differ in JSON"},
		{"rules: [{files: 'a/**', text: ['a[].b[]*.c', d]}]", true, ""},
		{"rules: [{files: a.md}]", true, ""},
		{"rules: [{text: [a]}]", false, ""},
		{"rules: [{files: , text: [a]}]", false, ""},
		{"rules: [~]", false, ""},
		{"rules: [{files: a, test: [a]}]", false, ""},
		{"rules: [{files: a//b}]", false, ""},
		{"rules: [{files: '['}]", false, "what a pattern is"},
		{"rules: [{files: a, text: [a..b]}]", false, ""},
		{"rules: [{files: a, text: ['a[][]']}]", false, ""},
		{"rules: [{files: a, text: [5]}]", false, ""},
		{"rules: [{files: a, text: [b, b]}]", false, ""},
		{"policies: [{files: '**', require: reviewed, min: 100, below: skip}, {files: a, min: 0}]", true, ""},
		{"policies: [{min: 5}]", false, ""},
		{"policies: [{files: a, min: 101}]", false, ""},
		{"policies: [{files: a, min: '5'}]", false, ""},
		{"policies: [{files: a, require: all}]", false, ""},
		{"policies: [{files: a, below: 5}]", false, ""},
		{"policies: {files: a}", false, ""},
		{"title: Lessons for home", true, ""},
		{"title: \" \"", false, ""},
		{"title: [a]", false, ""},
		{"memory: {trusted: [team.tmx]}", true, ""},
		{"memory: {trusted: [a/team.tmx]}", false, ""},
		{"memory: {trusted: [team.po]}", false, ""},
		{"memory: {trusts: [team.tmx]}", false, ""},
		{"keep: [Signal]", true, ""},
		{"keep: Signal", false, ""},
		{"keep: ['']", false, ""},
		{"keep: [5]", false, ""},
		{"schemes: {umbrella: ., app: tools/messaging}", true, ""},
		{"schemes: {}", true, ""},
		{"schemes: [umbrella]", false, ""},
		{"schemes: {'1a': .}", false, ""},
		{"schemes: {a: ../b}", false, ""},
		{"schemes: {a: /b}", false, ""},
		{"check: [{files: '**', rules: {numbers: off, length: error}}]", true, ""},
		{"check: [{files: '**'}]", false, ""},
		{"check: [{rules: {}}]", false, ""},
		{"check: [{files: a, rules: {numbers: bad}}]", false, ""},
		{"check: [{files: a, rules: {Numbers: off}}]", false, ""},
		{"check: [{files: a, rules: {colours: off}}]", false, "which rules there are"},
		{"check: {numbers: off}", false, ""},
		{"mark: translation", true, ""},
		{"mark: a b", false, ""},
		{"mark: true", false, ""},
		{"mark: title", false, "what the rules name is not known"},
	} {
		_, err := ParseConfig("parasol.yaml", []byte(c.text), testGuard)
		if (err == nil) != c.right {
			t.Errorf("%s: the parser says %v", c.text, err)
		}
		err = schema.Validate(asJSON(t, c.text))
		if (err == nil) != (c.right || c.why != "") {
			t.Errorf("%s: the schema says %v", c.text, err)
		}
	}
}

// TestSchemaHasTheKeysOfTheParser compares the two both ways.
func TestSchemaHasTheKeysOfTheParser(t *testing.T) {
	type object struct {
		Description string
		Properties  map[string]json.RawMessage
	}
	read := func(data []byte) (o object) {
		if err := json.Unmarshal(data, &o); err != nil {
			t.Fatal(err)
		}
		return o
	}
	items := func(data []byte) object {
		var list struct{ Items json.RawMessage }
		if err := json.Unmarshal(data, &list); err != nil {
			t.Fatal(err)
		}
		return read(list.Items)
	}
	root := read(configSchema(t))
	for _, level := range []struct {
		name   string
		schema object
	}{
		{"", root},
		{"layout", read(root.Properties["layout"])},
		{"rules[]", items(root.Properties["rules"])},
		{"policies[]", items(root.Properties["policies"])},
		{"check[]", items(root.Properties["check"])},
		{"memory", read(root.Properties["memory"])},
	} {
		var names []string
		for name, property := range level.schema.Properties {
			names = append(names, name)
			if name != "files" && read(property).Description == "" { // that of files is its definition's
				t.Errorf("%s: the schema does not describe %s", level.name, name)
			}
		}
		slices.Sort(names)
		if diff := cmp.Diff(slices.Sorted(slices.Values(Keys()[level.name])), names); diff != "" {
			t.Errorf("%s (-parser +schema)\n%s", level.name, diff)
		}
	}
}
