package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
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
			Region *sarifRegion `json:"region,omitempty"`
		} `json:"physicalLocation"`
	}
	sarifRegion struct {
		Line      int        `json:"startLine"`
		Column    int        `json:"startColumn,omitempty"`
		EndColumn int        `json:"endColumn,omitempty"`
		Snippet   *sarifText `json:"snippet,omitempty"`
	}
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
	homepage    = "https://github.com/parasol-l10n/parasol"
)

// writeSARIF writes the findings as one run of SARIF 2.1.0. The fingerprint
// of a result stays when its message moves in the file.
func writeSARIF(w io.Writer, r *checkReport) error {
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "parasol", Version: r.version, URI: homepage}},
		ColumnKind: "utf16CodeUnits", Results: []sarifResult{},
	}
	index := map[string]int{}
	for i, rule := range r.rules {
		s := sarifRule{
			ID: rule.ID, Short: sarifText{Text: rule.Sentence}, HelpURI: homepage + "#check",
			Help: sarifText{strings.TrimSpace(rule.Help), strings.TrimSpace(rule.Help)},
		}
		s.Configuration.Level = rule.Level.String()
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, s)
		index[rule.ID] = i
	}
	times := map[string]int{}
	for _, f := range r.shown() {
		run.Results = append(run.Results, f.sarif(index[f.Rule], times))
	}
	e := json.NewEncoder(plainWriter{w})
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{sarifSchema, "2.1.0", []sarifRun{run}})
}

func (f *located) sarif(rule int, times map[string]int) sarifResult {
	sum := sha256.Sum256([]byte(strings.Join([]string{f.Rule, f.locale, f.ID, f.Sentence}, "\x00")))
	print := hex.EncodeToString(sum[:16])
	times[print]++
	result := sarifResult{
		RuleID: f.Rule, RuleIndex: rule, Level: f.Severity.String(), Message: sarifText{Text: f.Sentence},
		Locations: []sarifLocation{f.sarifLocation()}, Fingerprints: map[string]string{"parasolMessage/v1": print + ":" + strconv.Itoa(times[print])},
	}
	return result
}

func (f *located) sarifLocation() sarifLocation {
	var l sarifLocation
	l.Physical.Artifact.URI = (&url.URL{Path: filepath.ToSlash(filepath.Clean(f.Pos.File))}).String()
	if f.Pos.Line == 0 {
		return l
	}
	region := &sarifRegion{Line: f.Pos.Line}
	if f.line != "" {
		region.Column = 1 + codeUnits(f.line[:f.from])
		region.EndColumn = 1 + codeUnits(f.line[:max(f.from, f.to)])
	}
	if f.Text != "" {
		region.Snippet = &sarifText{Text: f.Text}
	}
	l.Physical.Region = region
	return l
}

// codeUnits counts the code units of a text in UTF-16.
func codeUnits(s string) int { return len(utf16.Encode([]rune(s))) }
