package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/check"
)

// oddReport has findings in odd places.
func oddReport() *checkReport {
	finding := func(f merge.Finding, text string, start, end int) check.Finding {
		return check.Finding{Finding: f, Text: text, Start: start, End: end}
	}
	return &checkReport{rules: allRules(), version: "v0", findings: []located{
		{Finding: finding(merge.Finding{Rule: "numbers", Severity: merge.Warning, Sentence: "a, b: 100%\nand <more>", ID: "x", Pos: segment.Pos{File: "l 1/ü.toml", Line: 3, Col: 9}}, "😀 42", 5, 7),
			locale: "ar", line: `other = "😀 42"`, from: 14, to: 16},
		{Finding: finding(merge.Finding{Rule: "numbers", Severity: merge.Warning, Sentence: "again", ID: "x", Pos: segment.Pos{File: "a.po", Line: 7, Col: 1}}, "12", 2, 2)},
		{Finding: finding(merge.Finding{Rule: "markup", Severity: merge.Severe, Sentence: "a file as a whole", Pos: segment.Pos{File: "./b.md"}}, "", 0, 0)},
	}}
}

// TestSARIFIsValid holds the log against the schema of SARIF 2.1.0, as OASIS
// publishes it.
func TestSARIFIsValid(t *testing.T) {
	schema, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*checkReport{oddReport(), {rules: allRules(), version: "v0"}} {
		var out bytes.Buffer
		if err := writeSARIF(&out, r); err != nil {
			t.Fatal(err)
		}
		log, err := jsonschema.UnmarshalJSON(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(log); err != nil {
			t.Errorf("%v\n%s", err, out.String())
		}
		broken := log.(map[string]any)
		broken["version"] = "2.0.0"
		if compiled.Validate(broken) == nil {
			t.Error("the schema takes anything")
		}
	}
}

func TestSARIFCountsCodeUnits(t *testing.T) {
	var out bytes.Buffer
	if err := writeSARIF(&out, oddReport()); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	results := log.Runs[0].Results
	region := results[0].Locations[0].Physical.Region
	if region.Line != 3 || region.Column != 13 || region.EndColumn != 15 {
		t.Errorf("%+v", *region)
	}
	if uri := results[0].Locations[0].Physical.Artifact.URI; uri != "l%201/%C3%BC.toml" {
		t.Error(uri)
	}
	for i, r := range results {
		if id := log.Runs[0].Tool.Driver.Rules[r.RuleIndex].ID; id != r.RuleID {
			t.Errorf("result %d is of %s, and its index names %s", i, r.RuleID, id)
		}
	}
	prints := map[string]bool{}
	for _, r := range results {
		prints[r.Fingerprints["parasolMessage/v1"]] = true
	}
	if len(prints) != len(results) {
		t.Errorf("%d fingerprints of %d results", len(prints), len(results))
	}
}

func TestAnnotationsAreEscaped(t *testing.T) {
	var out bytes.Buffer
	if err := writeGitHub(&out, oddReport()); err != nil {
		t.Fatal(err)
	}
	want := `::warning file=l 1/ü.toml,line=3,col=12,title=numbers::a, b: 100%25%0Aand <more>
::warning file=a.po,line=7,title=numbers::again
::error file=./b.md,title=markup::a file as a whole
`
	if out.String() != want {
		t.Error(out.String())
	}
}

func TestCaretsStandUnderWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		text       string
		start, end int
		want       string
	}{
		{"Attendez 42 heures", 9, 11, "Attendez 42 heures\n         ^^"},
		{"等42小時", 3, 5, "等42小時\n  ^^"},
		{"pass\u200bword", 4, 7, "pass<U+200B>word\n    ^^^^^^^^"},
		{"fin", 3, 3, "fin\n   ^"},
		{"انتظر 42 ساعة", 11, 13, "انتظر 42 ساعة\nhere: 42"},
		{strings.Repeat("a", 200), 150, 151, "…" + strings.Repeat("a", 39+1+49) + "\n" + strings.Repeat(" ", 40) + "^"},
	} {
		var out bytes.Buffer
		r := &checkReport{findings: []located{{Finding: check.Finding{Text: c.text, Start: c.start, End: c.end}}}}
		if err := writeText(&out, r); err != nil {
			t.Fatal(err)
		}
		_, got, _ := strings.Cut(out.String(), "\n")
		got = strings.TrimSuffix(strings.ReplaceAll("\n"+got, "\n    ", "\n"), "\n")[1:]
		if got != c.want {
			t.Errorf("%q\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}
