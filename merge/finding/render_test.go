package finding

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/parasol-l10n/parasol/content/segment"
)

var oddRules = []Rule{{ID: "markup", Level: Error, Sentence: "a tag is lost", Help: "Put it back."}, {ID: "numbers", Level: Warning, Sentence: "a number differs", Help: "`1` is not `2`."}}

// oddReport has findings in odd places.
func oddReport() *Report {
	return &Report{Rules: oddRules, Version: "v0", Findings: []Finding{
		{Rule: "numbers", Level: Warning, Sentence: "a, b: 100%\nand <more>", ID: "x", Pos: segment.Pos{File: "l 1/ü.toml", Line: 3, Col: 9}, Text: "😀 42", Start: 5, End: 7,
			Locale: "ar", Lines: `other = "😀 42"`, From: 14, To: 16},
		{Rule: "numbers", Level: Warning, Sentence: "again", ID: "x", Pos: segment.Pos{File: "a.po", Line: 7, Col: 1}, Text: "12", Start: 2, End: 2},
		{Rule: "markup", Level: Error, Sentence: "a file as a whole", Pos: segment.Pos{File: "./b.md"}},
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
	for _, r := range []*Report{oddReport(), {Rules: oddRules, Version: "v0"}} {
		var out bytes.Buffer
		if err := WriteSARIF(&out, r); err != nil {
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
	if err := WriteSARIF(&out, oddReport()); err != nil {
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
		prints[r.Fingerprints["parasolMessage/v2"]] = true
	}
	if len(prints) != len(results) {
		t.Errorf("%d fingerprints of %d results", len(prints), len(results))
	}
}

// A text may go on in the next line of its file: the region ends there.
func TestRegionsEndWhereTheTextDoes(t *testing.T) {
	const lines = "\"Gardez 😀 \"\n\"trois\""
	f := Finding{Rule: "numbers", Pos: segment.Pos{File: "a.po", Line: 7}, Lines: lines, From: 8, To: len(lines) - 1}
	got := *sarifLocationOf(&f).Physical.Region
	if want := (sarifRegion{Line: 7, Column: 9, EndLine: 8, EndColumn: 7}); got != want {
		t.Errorf("%+v", got)
	}
	f.To = 12
	got = *sarifLocationOf(&f).Physical.Region
	if want := (sarifRegion{Line: 7, Column: 9, EndColumn: 11}); got != want {
		t.Errorf("%+v", got)
	}
}

func TestAnnotationsAreEscaped(t *testing.T) {
	var out bytes.Buffer
	if err := WriteGitHub(&out, oddReport()); err != nil {
		t.Fatal(err)
	}
	want := `::error file=./b.md,title=markup::a file as a whole
::warning file=l 1/ü.toml,line=3,col=12,title=numbers::a, b: 100%25%0Aand <more>
::warning file=a.po,line=7,title=numbers::again
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
		r := &Report{Findings: []Finding{{Text: c.text, Start: c.start, End: c.end}}}
		if err := WriteText(&out, r); err != nil {
			t.Fatal(err)
		}
		_, got, _ := strings.Cut(out.String(), "\n")
		got = strings.TrimSuffix(strings.ReplaceAll("\n"+got, "\n    ", "\n"), "\n")[1:]
		if got != c.want {
			t.Errorf("%q\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

// GitHub shows ten errors and ten warnings of a step, and drops what comes
// behind them: errors come first, and one line says what is left.
func TestAnnotationsAreFew(t *testing.T) {
	r := &Report{}
	for range 30 {
		r.Findings = append(r.Findings, Finding{Rule: "numbers", Level: Warning, Sentence: "w"}, Finding{Rule: "markup", Level: Error, Sentence: "e"}, Finding{Rule: "length", Sentence: "n"})
	}
	var out bytes.Buffer
	if err := WriteGitHub(&out, r); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	for i, want := range map[int]string{0: "::error ", 9: "::error ", 10: "::warning ", 19: "::warning ", 20: "::notice title=parasol::70 findings more: 20 errors, 20 warnings, 30 notes"} {
		if len(lines) != 21 || !strings.HasPrefix(lines[i], want) {
			t.Fatalf("line %d of %d, want %s:\n%s", i, len(lines), want, out.String())
		}
	}
}

// The same finding in two files is two, and mending one changes nothing of the
// other: its fingerprint says where it is.
func TestFingerprintsHoldTheFile(t *testing.T) {
	print := func(files ...string) []string {
		r := &Report{Rules: oddRules}
		for _, file := range files {
			r.Findings = append(r.Findings, Finding{Rule: "numbers", Level: Warning, Sentence: "again", ID: "x", Pos: segment.Pos{File: file, Line: 1}})
		}
		var out bytes.Buffer
		if err := WriteSARIF(&out, r); err != nil {
			t.Fatal(err)
		}
		var log sarifLog
		if err := json.Unmarshal(out.Bytes(), &log); err != nil {
			t.Fatal(err)
		}
		var prints []string
		for _, r := range log.Runs[0].Results {
			prints = append(prints, r.Fingerprints["parasolMessage/v2"])
		}
		return prints
	}
	both, one := print("a.md", "b.md"), print("b.md")
	if both[0] == both[1] || both[1] != one[0] {
		t.Errorf("%v, and alone %v", both, one)
	}
}

func TestRulesAreKnownByEarlierNames(t *testing.T) {
	for was, now := range formerly {
		if Current(was) != now || Current(now) != now {
			t.Errorf("%s is %s, want %s", was, Current(was), now)
		}
	}
}
