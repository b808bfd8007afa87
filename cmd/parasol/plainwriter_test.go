package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge/check"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// commanding are characters that terminals obey: to clear the screen, to set
// the title, to ring, to turn what follows round.
const commanding = "a\x1b[2Jb\x1b]0;x\x07c\u009b31md\x7fe\u0085f\x08g\u202eh\u2067i\u2069"

// Nothing that a file says commands the terminal that a finding is shown on.
func TestFindingsCommandNoTerminal(t *testing.T) {
	f := finding.Finding{Pos: segment.Pos{File: commanding, Line: 1, Col: 1}, Rule: "numbers", Level: finding.Error, Sentence: commanding, Source: commanding, ID: commanding}
	f.Text, f.Start, f.End, f.Lines, f.From, f.To = commanding+"x", 1, 4, commanding, 1, 3
	r := &finding.Report{Rules: check.Rules(), Findings: []finding.Finding{f}}
	var out bytes.Buffer
	s := &streams{out: &out, err: &out}
	o := &options{streams: s}
	for name, show := range map[string]func() error{
		"text":   func() error { return finding.WriteText(&out, r) },
		"json":   func() error { return finding.WriteJSON(&out, r) },
		"sarif":  func() error { return finding.WriteSARIF(&out, r) },
		"github": func() error { return finding.WriteGitHub(&out, r) },
		"merge":  func() error { o.print([]finding.Finding{f}); return nil },
		"note":   func() error { o.streams.notef("%s", commanding); return nil },
		"errors": func() error {
			s.printErrors(project.Hint(&segment.Error{Pos: f.Pos, Err: errorText(commanding)}, commanding))
			return nil
		},
	} {
		out.Reset()
		if err := show(); err != nil || out.Len() == 0 {
			t.Errorf("%s: %v", name, err)
		}
		if i := strings.IndexFunc(out.String(), func(r rune) bool { return finding.Steers(r) && r != '\n' && r != '\t' }); i >= 0 {
			t.Errorf("%s: %q", name, out.String())
		}
		if name == "github" && strings.Count(out.String(), "\n") != 1 {
			t.Errorf("%s: several lines: %q", name, out.String())
		}
	}
}

type errorText string

func (e errorText) Error() string { return string(e) }

// JSON says the same with and without the characters that it need not escape.
func TestEscapedJSONSaysTheSame(t *testing.T) {
	var out bytes.Buffer
	if err := json.NewEncoder(finding.PlainWriter{Writer: &out}).Encode(commanding + "é選"); err != nil {
		t.Fatal(err)
	}
	var got string
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || got != commanding+"é選" {
		t.Errorf("%q, %v", got, err)
	}
}

// Neither does the name of a lesson in a report, in whatever format.
func TestReportsSteerNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "content/en/a\u202edm.exe.md", "Lock the door.\n")
	put(t, "content/en/more\u2067/b.md", "Hide the key.\n")
	must(t, "extract", "--to", "fr", "-q")
	for _, format := range []string{"text", "json", "csv", "markdown", "html"} {
		args := []string{"coverage", "--format", format}
		if format == "text" || format == "markdown" {
			args = append(args, "--by", "lesson,category")
		}
		code, out, err := parasol(t, args...)
		if code != exitWell || !strings.Contains(out, "dm.exe.md") {
			t.Errorf("%s: exit code %d: %s%s", format, code, out, err)
		}
		if i := strings.IndexFunc(out+err, func(r rune) bool { return finding.Steers(r) && r != '\n' && r != '\r' }); i >= 0 {
			t.Errorf("%s: %q", format, out)
		}
	}
	for _, args := range [][]string{{"extract", "--to", "ar", "-n"}, {"merge", "-v"}, {"check", "--format", "github", "--level", "note"}, {"extract", "--json"}, {"align", "--json"}} {
		_, out, err := parasol(t, args...)
		if strings.ContainsFunc(out+err, func(r rune) bool { return finding.Steers(r) && r != '\n' }) {
			t.Errorf("%v: %q", args, out+err)
		}
	}
}
