package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/parasol-l10n/parasol/content/segment/cost"
)

func TestMain(m *testing.M) {
	beInMemory()
	testscript.Main(m, map[string]func(){"parasol": main})
}

// beInMemory puts temporary folders into memory, if the system has a place for
// that: to wait for a disk is most of what commands cost here, and what reaches
// a disk is for the tests of cmd/commit.
func beInMemory() {
	const folder, enough = "/dev/shm", 1 << 30
	var s syscall.Statfs_t
	if os.Getenv("TMPDIR") != "" || syscall.Statfs(folder, &s) != nil || uint64(s.Bavail)*uint64(s.Bsize) < enough {
		return
	}
	if err := os.Setenv("TMPDIR", folder); err != nil {
		panic(err)
	}
}

// The scripts are what a user sees: files, streams and exit codes.
// With -short, one in four is run.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(files) < 50 {
		t.Fatal(len(files), err)
	}
	if testing.Short() {
		files = cost.Spread(files, len(files)/4)
	}
	testscript.Run(t, testscript.Params{
		Files:               files,
		UpdateScripts:       os.Getenv("UPDATE") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("GORACE", "atexit_sleep_ms=10") // not a second for each of hundreds of commands
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":         exits,
			"replace":       replace,
			"unquote-names": unquoteNames,
			"list-of-returns": func(ts *testscript.TestScript, neg bool, args []string) {
				text := strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r")
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("\ufeff"+text), 0o666))
			},
			"unquote-all": func(ts *testscript.TestScript, neg bool, args []string) {
				for _, name := range args {
					text, err := strconv.Unquote(strings.TrimSpace(ts.ReadFile(name)))
					ts.Check(err)
					ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o666))
				}
			},
		},
	})
}

// exits runs parasol, as in "exits 1 merge", and wants that exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: exits CODE [argument…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec("parasol", args[1:]...); err != nil {
		e, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = e.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// replace puts a text in the place of another, as in "replace FILE old new":
// what a translator or an author does. The old text must stand there.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE old new")
	}
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s does not hold %q:\n%s", args[0], args[1], text)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(text, args[1], args[2])), 0o666))
}

// unquoteNames makes files in a folder that no script can name.
func unquoteNames(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: unquote-names FOLDER")
	}
	folder := ts.MkAbs(args[0])
	for name, text := range map[string]string{
		"line\nend.md": "Text.\n", "\x1b[31mred.md": "Text.\n", "caf\xe9.md": "Text.\n",
		"nul.md": "Fine.\n\nOne\x00two.\n",
	} {
		file := filepath.Join(folder, name)
		ts.Check(os.MkdirAll(filepath.Dir(file), 0o777))
		ts.Check(os.WriteFile(file, []byte(text), 0o666))
	}
	ts.Check(os.MkdirAll(filepath.Join(folder, "../shared"), 0o777))
	ts.Check(os.WriteFile(filepath.Join(folder, "../shared/a.md"), []byte("Text.\n"), 0o666))
	ts.Check(os.Symlink("../shared", filepath.Join(folder, "more")))
}
