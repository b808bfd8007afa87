package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// counted are the functions whose calls tell how often work is done.
var counted = []struct{ name, file, begins string }{
	{"splits", "content/document.go", "func split("},
	{"proofs", "content/verify.go", "func (d *Document) compare("},
	{"checks", "content/segment/check.go", "func Check("},
	{"normalizations", "content/segment/check.go", "func Normalize("},
	{"updates", "extract/update.go", "func Update("},
}

// BenchmarkWork counts what the commands do on the sample after one text was
// edited, beside the number of its lessons in all languages. No text is split
// twice, as a test of package project holds: what was written and is to be proved
// is another text than what was read only where merge would change it.
// The counters are those of go build -cover: the code has none of its own.
func BenchmarkWork(b *testing.B) {
	program := filepath.Join(b.TempDir(), "parasol")
	build := exec.Command("go", "build", "-cover", "-covermode=atomic", "-coverpkg="+module+"...", "-o", program, ".")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, command := range []string{"extract", "merge", "check", "coverage", "align --to fr"} {
		b.Run(strings.Fields(command)[0], func(b *testing.B) {
			for b.Loop() {
				dir := filepath.Join(b.TempDir(), "sample")
				calls(b, program, dir, "sample "+dir)
				editFile(b, filepath.Join(dir, "content/en/tools/messaging/s_signal.md"), "Choose who", "Always choose who")
				lessons := lessonsIn(b, filepath.Join(dir, "content"))
				n := calls(b, program, dir, command+" -q")
				for _, c := range counted {
					b.ReportMetric(float64(n[c.name]), c.name)
				}
				b.ReportMetric(lessons, "lessons")
			}
		})
	}
}

func editFile(b *testing.B, name, old, text string) {
	data, err := os.ReadFile(name)
	if err != nil || strings.Count(string(data), old) != 1 {
		b.Fatal(name, err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(data), old, text, 1)), 0o666); err != nil {
		b.Fatal(err)
	}
}

func lessonsIn(b *testing.B, folder string) (n float64) {
	err := filepath.WalkDir(folder, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			n++
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// calls runs a command line and says how often it called what is counted.
func calls(b *testing.B, program, dir, line string) map[string]int {
	counters := b.TempDir()
	cmd := exec.Command(program, strings.Fields(line)...)
	if _, err := os.Stat(dir); err == nil {
		cmd.Dir = dir
	}
	cmd.Env = append(os.Environ(), "GOCOVERDIR="+counters)
	if out, err := cmd.CombinedOutput(); err != nil && cmd.ProcessState.ExitCode() != exitFound {
		b.Fatalf("%s: %v\n%s", line, err, out)
	}
	profile := filepath.Join(counters, "profile")
	if out, err := exec.Command("go", "tool", "covdata", "textfmt", "-i="+counters, "-o="+profile).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	n := map[string]int{}
	for _, c := range counted {
		n[c.name] = countOf(b, profile, c.file, c.begins)
	}
	return n
}

// countOf is the count of the block that a function begins with.
func countOf(b *testing.B, profile, file, begins string) int {
	source, err := os.ReadFile(filepath.Join("../..", file))
	if err != nil {
		b.Fatal(err)
	}
	before, _, found := strings.Cut("\n"+string(source), "\n"+begins)
	if !found {
		b.Fatalf("%s has no %s", file, begins)
	}
	start := fmt.Sprintf("%s%s:%d.", module, file, strings.Count(before, "\n")+1)
	blocks, err := os.ReadFile(profile)
	if err != nil {
		b.Fatal(err)
	}
	for block := range strings.Lines(string(blocks)) {
		if fields := strings.Fields(block); strings.HasPrefix(block, start) {
			n, err := strconv.Atoi(fields[len(fields)-1])
			if err != nil {
				b.Fatal(err)
			}
			return n
		}
	}
	b.Fatalf("nothing is known of %s", begins)
	return 0
}
