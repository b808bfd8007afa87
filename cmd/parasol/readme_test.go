package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge/check"
)

var update = flag.Bool("update", false, "rewrite the outputs in README.md")

// repository is the way from here to README.md and the sample.
const repository = "../.."

// A tale tells the README anew: what a reader of it would see. For each
// language of fenced blocks, play returns what a block's text ought to be.
type tale map[string]func(t *testing.T, text string) string

// holds compares the README's section with what happens today, or rewrites it.
func (play tale) holds(t *testing.T, section string) {
	t.Helper()
	name := filepath.Join(repository, "README.md")
	before := readFile(t, name)
	from, to := sectionOf(t, before, section)
	played := 0
	told := fence.ReplaceAllStringFunc(before[from:to], func(block string) string {
		m := fence.FindStringSubmatch(block)
		if play[m[1]] == nil {
			return block
		}
		played++
		return "```" + m[1] + "\n" + play[m[1]](t, m[2]) + "```\n"
	})
	if played == 0 {
		t.Fatalf("no block of %q in README.md was run", section)
	}
	after := before[:from] + told + before[to:]
	if *update && !t.Failed() {
		if err := os.WriteFile(name, []byte(after), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if before != after {
		t.Errorf("README.md tells something else: go test ./cmd/parasol -run Readme -update\n%s",
			diff.Diff("README.md", []byte(before), "today", []byte(after)))
	}
}

var fence = regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```\n")

// sectionOf is the text below a heading of the second or third level.
func sectionOf(t *testing.T, readme, heading string) (from, to int) {
	t.Helper()
	_, rest, ok := strings.Cut(readme, "# "+heading+"\n")
	if !ok {
		t.Fatalf("README.md has no section %q", heading)
	}
	from = len(readme) - len(rest)
	if i := strings.Index(rest, "\n## "); i >= 0 {
		rest = rest[:i+1]
	}
	return from, from + len(rest)
}

// console plays a session: commands after "$ ", and what they print. Where
// the README breaks off with an ellipsis, the output goes on.
func console(run func(t *testing.T, command string) string) func(t *testing.T, session string) string {
	return func(t *testing.T, session string) string {
		var told strings.Builder
		for _, part := range strings.Split("\n"+session, "\n$ ")[1:] {
			command, shown, _ := strings.Cut(part, "\n")
			told.WriteString("$ " + command + "\n" + breakOff(run(t, command), shown))
		}
		return told.String()
	}
}

func breakOff(output, shown string) string {
	want := strings.Split(strings.TrimSuffix(shown, "\n"), "\n")
	last := len(want) - 1
	if lines := strings.SplitAfter(output, "\n"); want[last] == "…" && last < len(lines) {
		return strings.Join(lines[:last], "") + "…\n"
	}
	return output
}

// A shell runs commands through sh, as a reader would. A command that fails
// has to show its exit code.
type shell struct{ dir string }

func (s *shell) command(t *testing.T, command string) string {
	t.Helper()
	if into, ok := strings.CutPrefix(command, "cd "); ok {
		s.dir = filepath.Join(s.dir, into)
		return ""
	}
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir = s.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s\n%s%v", command, out, err)
	}
	return string(out)
}

func (s *shell) script(t *testing.T, script string) string {
	t.Helper()
	if out := s.command(t, "set -e\n"+script); out != "" {
		t.Errorf("%s\nprints what the README does not show:\n%s", script, out)
	}
	return script
}

// TestReadmeQuickStart runs the first two commands in a copy of the
// repository: the sample's lessons are in step with its catalogs.
func TestReadmeQuickStart(t *testing.T) {
	needsShell(t)
	s := &shell{t.TempDir()}
	for _, name := range []string{"content", "locales"} {
		if err := os.CopyFS(filepath.Join(s.dir, name), os.DirFS(filepath.Join(repository, name))); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(s.dir, ".parasol.yaml"), readFile(t, filepath.Join(repository, ".parasol.yaml")), 0o666)
	before := disk(t, s.dir)
	var ran []string
	tale{"console": console(func(t *testing.T, command string) string {
		ran = append(ran, command)
		out := s.command(t, strings.Replace(command, "go run ./cmd/parasol", "parasol", 1))
		if diff := cmp.Diff(before, disk(t, s.dir)); diff != "" {
			t.Errorf("%s changes the sample (-before +after)\n%s", command, diff)
		}
		return out
	})}.holds(t, "Quick start")
	want := []string{"go run ./cmd/parasol merge", "go run ./cmd/parasol coverage"}
	if diff := cmp.Diff(want, ran); diff != "" {
		t.Errorf("(-want +README)\n%s", diff)
	}
}

// TestReadmeTour runs the round trip.
func TestReadmeTour(t *testing.T) {
	needsShell(t)
	s := &shell{t.TempDir()}
	tale{"console": console(s.command), "sh": s.script}.holds(t, "A round trip")
}

// TestReadmeCoverage runs the reports on a copy of the sample.
func TestReadmeCoverage(t *testing.T) {
	needsShell(t)
	s := &shell{t.TempDir()}
	s.command(t, "parasol sample tour -q")
	s.dir = filepath.Join(s.dir, "tour")
	tale{"console": console(s.command)}.holds(t, "Coverage")
}

// TestReadmeCheck runs the check of the sample, and lists the rules.
func TestReadmeCheck(t *testing.T) {
	needsShell(t)
	s := &shell{t.TempDir()}
	tale{"console": console(s.command)}.holds(t, "Check")

	name := filepath.Join(repository, "README.md")
	text := readFile(t, name)
	head := "| rule | level | what it finds |\n|---|---|---|\n"
	before, rest, ok := strings.Cut(text, head)
	if !ok {
		t.Fatal("README.md has no table of the rules")
	}
	from := strings.Index(rest, "\n-") + 1 // the list below the table
	var rows strings.Builder
	for _, r := range check.Rules() {
		fmt.Fprintf(&rows, "| `%s` | %s | %s |\n", r.ID, r.Level, r.Sentence)
	}
	if told := before + head + rows.String() + "\n" + rest[from:]; *update {
		if err := os.WriteFile(name, []byte(told), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if told != text {
		t.Errorf("README.md lists other rules: go test ./cmd/parasol -run Readme -update\n%s", diff.Diff("README.md", []byte(text), "today", []byte(told)))
	}
}

func needsShell(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip(err)
	}
}

// TestReadmeTags splits what the table of tags has on the left, and wants
// what it has on the right.
func TestReadmeTags(t *testing.T) {
	text := readFile(t, filepath.Join(repository, "README.md"))
	_, rows, _ := strings.Cut(text, "| in the lesson | what translators see |\n|---|---|\n")
	rows, _, _ = strings.Cut(rows, "\n\n")
	lines := strings.Split(rows, "\n")
	if len(lines) < 8 {
		t.Fatalf("%d rows in %q", len(lines), rows)
	}
	for _, row := range lines {
		cells := codeSpan.FindAllString(row, 2)
		if len(cells) < 2 {
			t.Errorf("no two code spans in %s", row)
			continue
		}
		source := strings.ReplaceAll(strings.Trim(cells[0], "`"), "↵", "\\\n")
		d, err := content.Split("s_x.md", []byte(source+"\n\n[^1]: A note\n"), nil)
		if err != nil {
			t.Errorf("%s: %v", row, err)
		} else if got := d.Segments()[0].Text; got != strings.Trim(cells[1], "`") {
			t.Errorf("%s: translators see %q", row, got)
		}
	}
}

var codeSpan = regexp.MustCompile("``.*?``|`.*?`")

// TestReadmeConfigurationIsValid reads what the README shows of parasol.yaml.
func TestReadmeConfigurationIsValid(t *testing.T) {
	found := 0
	for _, m := range fence.FindAllStringSubmatch(readFile(t, filepath.Join(repository, "README.md")), -1) {
		if m[1] != "yaml" {
			continue
		}
		found++
		if c, err := project.ParseConfig("README.md", []byte(m[2]), project.Guard{Folder: checkFolder, Place: checkReserved}); err != nil {
			t.Errorf("%v, %v:\n%s", c, err, m[2])
		}
	}
	if found == 0 {
		t.Error("there is none")
	}
}

// TestReadmeNamesEveryKey holds the table of the configuration against the
// parser's.
func TestReadmeNamesEveryKey(t *testing.T) {
	text := readFile(t, filepath.Join(repository, "README.md"))
	from, to := sectionOf(t, text, "Configuration")
	for place, keys := range project.Keys() {
		prefix := place + "."
		if place == "" {
			prefix = ""
		}
		for _, name := range keys {
			if name != "layout" && !strings.Contains(text[from:to], "\n| `"+prefix+name+"` |") {
				t.Errorf("README.md does not name %s%s", prefix, name)
			}
		}
	}
}

// TestReadmeLayoutsAreValid reads the layouts of other tools in the README.
func TestReadmeLayoutsAreValid(t *testing.T) {
	text := readFile(t, filepath.Join(repository, "README.md"))
	_, rows, _ := strings.Cut(text, "| tool | `content` | `source` | `target` |\n|---|---|---|---|\n")
	rows, _, _ = strings.Cut(rows, "\n\n")
	lines := strings.Split(rows, "\n")
	if len(lines) < 5 {
		t.Fatalf("%d rows in %q", len(lines), rows)
	}
	for _, row := range lines {
		cells := codeSpan.FindAllString(row, -1)
		if len(cells) != 3 {
			t.Errorf("no three code spans in %s", row)
			continue
		}
		layout := func(cell string) content.Layout { return content.Layout(strings.Trim(cell, "`")) }
		if err := errors.Join(layout(cells[1]).Check(), layout(cells[2]).CheckTarget()); err != nil {
			t.Errorf("%s: %v", row, err)
		}
	}
}

// TestReadmeNamesEveryCommandAndFlag holds the reference against the code.
func TestReadmeNamesEveryCommandAndFlag(t *testing.T) {
	text := readFile(t, filepath.Join(repository, "README.md"))
	names := func(spelled string) {
		if !regexp.MustCompile("`" + regexp.QuoteMeta(spelled) + "[` ]").MatchString(text) {
			t.Errorf("README.md does not name %s", spelled)
		}
	}
	flags := func(f *pflag.FlagSet) {
		f.VisitAll(func(f *pflag.Flag) {
			names("--" + f.Name)
			if f.Shorthand != "" {
				names("-" + f.Shorthand)
			}
		})
	}
	root := newRoot(&streams{}, nil, nil)
	flags(root.PersistentFlags())
	for _, c := range root.Commands() {
		names(root.Name() + " " + c.Name())
		flags(c.Flags())
	}
	knownFlags(t, root, text)
}

func TestReadmeNamesEveryRule(t *testing.T) {
	text := readFile(t, filepath.Join(repository, "README.md"))
	for _, rule := range []string{
		segment.RuleEncoding, segment.RuleControl, segment.RuleMissing, segment.RuleDoubled, segment.RuleUnknown, segment.RuleCrossed,
		segment.RuleEmptied, segment.RuleErrorCell, segment.RuleURL, segment.RuleCode, "read-back", "adapted", "unknown-message", "returned-twice",
	} {
		if !strings.Contains(text, "`"+rule+"`") {
			t.Errorf("README.md does not name %s", rule)
		}
	}
}

// knownFlags looks for flags in the README that no command has.
func knownFlags(t *testing.T, root *cobra.Command, text string) {
	known := map[string]bool{"--help": true}
	add := func(f *pflag.Flag) { known["--"+f.Name] = true }
	root.PersistentFlags().VisitAll(add)
	for _, c := range root.Commands() {
		c.Flags().VisitAll(add)
	}
	for _, f := range regexp.MustCompile("`(--[a-z][a-z-]*)").FindAllStringSubmatch(text, -1) {
		if !known[f[1]] {
			t.Errorf("README.md names %s, which no command has", f[1])
		}
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
