package main

// What git knows of a folder is asked of the git command. Its answers depend
// on the repository alone: the plumbing of its configuration that would change
// them is set, names are ended by NUL bytes, and there is no shell.

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
)

// A git is the repository that a folder is in. It is safe for
// concurrent use.
type git struct {
	folder  string   // as the user typed it
	top     []string // the arguments that make git work at the top
	prefix  string   // the folder below the top: "", or with a slash at its end
	shallow bool     // it was cloned without its whole history

	mu    sync.Mutex
	blobs *blobReader // nil until one is asked for
}

// openGit finds the repository of a folder.
func openGit(folder string) (*git, error) {
	g := &git{folder: folder, top: []string{"-C", folder}}
	out, err := g.run("rev-parse", "--is-shallow-repository", "--show-cdup", "--show-prefix")
	if err != nil {
		return nil, err
	}
	lines := strings.SplitN(string(out), "\n", 3)
	if len(lines) != 3 {
		return nil, inFile(folder, fmt.Errorf("git rev-parse says %q", out))
	}
	g.shallow, g.prefix = lines[0] == "true", strings.TrimSuffix(lines[2], "\n")
	if up := lines[1]; up != "" {
		g.top = append(g.top, "-C", up)
	}
	return g, nil
}

// path is a file of the folder as the repository has it.
func (g *git) path(file string) string { return g.prefix + file }

// steady are the arguments that keep a user's configuration from changing
// what git says.
var steady = []string{
	"--no-pager", "--literal-pathspecs",
	"-c", "color.ui=false", "-c", "log.showSignature=false", "-c", "diff.relative=false",
}

func (g *git) command(args ...string) *exec.Cmd {
	cmd := exec.Command("git", slices.Concat(g.top, steady, args)...)
	cmd.Env = append(slices.DeleteFunc(os.Environ(), leadsElsewhere), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1")
	return cmd
}

// leadsElsewhere reports variables that name another repository than that of
// the folder, or parts of one, as those do that git sets for a hook: see
// git rev-parse --local-env-vars. What configures git stays.
func leadsElsewhere(variable string) bool {
	name, _, _ := strings.Cut(variable, "=")
	return slices.Contains([]string{
		"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE",
		"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE",
		"GIT_SHALLOW_FILE", "GIT_INTERNAL_SUPER_PREFIX",
	}, name)
}

// run runs a command of git and returns what it says on standard output.
func (g *git) run(args ...string) ([]byte, error) {
	out, err := g.command(args...).Output()
	if err != nil {
		return nil, inFile(g.folder, gitError(err))
	}
	return out, nil
}

// gitError says in git's own words what was wrong.
func gitError(err error) error {
	if errors.Is(err, exec.ErrNotFound) {
		return errors.New("there is no git command to read its history with")
	}
	if e, ok := errors.AsType[*exec.ExitError](err); ok && len(e.Stderr) > 0 {
		line, _, _ := strings.Cut(string(bytes.TrimSpace(e.Stderr)), "\n")
		return errors.New("git: " + strings.TrimPrefix(line, "fatal: "))
	}
	return fmt.Errorf("git: %w", err)
}

// blob returns the bytes of a file by the name of its content.
func (g *git) blob(hash string) ([]byte, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.blobs == nil {
		b, err := newBlobReader(g.command("cat-file", "--batch"))
		if err != nil {
			return nil, inFile(g.folder, gitError(err))
		}
		g.blobs = b
	}
	data, err := g.blobs.read(hash)
	if err != nil {
		return nil, inFile(g.folder, err)
	}
	return data, nil
}

func (g *git) close() {
	if g.blobs != nil {
		g.blobs.close()
	}
}

// A blobReader is a process of git that is asked for one content after the
// other.
type blobReader struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func newBlobReader(cmd *exec.Cmd) (*blobReader, error) {
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	return &blobReader{cmd, in, bufio.NewReader(out)}, cmd.Start()
}

func (b *blobReader) read(hash string) ([]byte, error) {
	if _, err := fmt.Fprintln(b.in, hash); err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	head, err := b.out.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	var name, kind string
	var size int
	if n, _ := fmt.Sscanf(head, "%s %s %d\n", &name, &kind, &size); n != 3 || kind != "blob" {
		return nil, fmt.Errorf("git cat-file: %s", strings.TrimSpace(head))
	}
	data := make([]byte, size+1) // and the line end behind it
	if _, err := io.ReadFull(b.out, data); err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	return data[:size:size], nil
}

func (b *blobReader) close() {
	b.in.Close()
	_ = b.cmd.Wait()
}
