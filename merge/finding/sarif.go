package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode/utf16"
)

// The parts of SARIF 2.1.0 (Static Analysis Results Interchange Format, an
// OASIS standard) that a run of check fills in.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		URI     string      `json:"informationUri"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID            string    `json:"id"`
		Short         sarifText `json:"shortDescription"`
		Help          sarifText `json:"help"`
		HelpURI       string    `json:"helpUri"`
		Configuration struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"` // named as severities are
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Fingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		Physical struct {
			Artifact struct {
				URI string `json:"uri"`
			} `json:"artifactLocation"`
			Region *sarifRegion `json:"region"`
		} `json:"physicalLocation"`
	}
	sarifRegion struct {
		Line      int        `json:"startLine"`
		Column    int        `json:"startColumn,omitempty"`
		EndLine   int        `json:"endLine,omitempty"`
		EndColumn int        `json:"endColumn,omitempty"`
		Snippet   *sarifText `json:"snippet,omitempty"`
	}
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
	homepage    = "https://github.com/parasol-l10n/parasol"
)

// WriteSARIF writes the findings as one run of SARIF 2.1.0. The fingerprint
// of a result stays when its message moves in the file.
func WriteSARIF(w io.Writer, r *Report) error {
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "parasol", Version: r.Version, URI: homepage}},
		ColumnKind: "utf16CodeUnits", Results: []sarifResult{},
	}
	index := map[string]int{}
	for i, rule := range r.Rules {
		s := sarifRule{
			ID: rule.ID, Short: sarifText{Text: rule.Sentence}, HelpURI: homepage + "#check",
			Help: sarifText{strings.TrimSpace(rule.Help), strings.TrimSpace(rule.Help)},
		}
		s.Configuration.Level = rule.Level.String()
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, s)
		index[rule.ID] = i
	}
	times := map[string]int{}
	for _, f := range r.Shown() {
		run.Results = append(run.Results, sarifOf(&f, index[f.Rule], times))
	}
	e := json.NewEncoder(PlainWriter{w})
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{sarifSchema, "2.1.0", []sarifRun{run}})
}

func sarifOf(f *Finding, rule int, times map[string]int) sarifResult {
	sum := sha256.Sum256([]byte(strings.Join([]string{uriOf(f), f.Rule, f.Locale, f.ID, f.Sentence}, "\x00")))
	print := hex.EncodeToString(sum[:16])
	times[print]++
	result := sarifResult{
		RuleID: f.Rule, RuleIndex: rule, Level: f.Level.String(), Message: sarifText{Text: f.Sentence},
		Locations: []sarifLocation{sarifLocationOf(f)}, Fingerprints: map[string]string{"parasolMessage/v2": print + ":" + strconv.Itoa(times[print])},
	}
	return result
}

func sarifLocationOf(f *Finding) sarifLocation {
	var l sarifLocation
	l.Physical.Artifact.URI = uriOf(f)
	region := &sarifRegion{Line: max(1, f.Pos.Line)} // what is about a file as a whole is shown at its first line
	if f.Lines != "" {
		region.Column = 1 + codeUnits(f.Lines[:f.From])
		end, before := f.end()
		if region.EndColumn = 1 + codeUnits(before); end > region.Line {
			region.EndLine = end
		}
	}
	if f.Text != "" {
		region.Snippet = &sarifText{Text: f.Text}
	}
	l.Physical.Region = region
	return l
}

// uriOf is the file of a finding as a URI.
func uriOf(f *Finding) string {
	return (&url.URL{Path: path.Clean(slashed(f.Pos.File))}).String()
}

// codeUnits counts the code units of a text in UTF-16.
func codeUnits(s string) int { return len(utf16.Encode([]rune(s))) }
