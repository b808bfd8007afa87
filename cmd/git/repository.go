package git

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

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Repository is the repository that a folder is in. It is safe for
// concurrent use.
type Repository struct {
	folder  string   // as the user typed it
	top     []string // the arguments that make git work at the top
	Prefix  string   // the folder below the top: "", or with a slash at its end
	Shallow bool     // it was cloned without its whole history

	mu    sync.Mutex
	blobs *blobReader // nil until one is asked for
}

// Open finds the repository of a folder.
func Open(folder string) (*Repository, error) {
	g := &Repository{folder: folder, top: []string{"-C", folder}}
	out, err := g.run("rev-parse", "--is-shallow-repository", "--show-cdup", "--show-prefix")
	if err != nil {
		return nil, err
	}
	lines := strings.SplitN(string(out), "\n", 3)
	if len(lines) != 3 {
		return nil, g.about(fmt.Errorf("git rev-parse says %q", out))
	}
	g.Shallow, g.Prefix = lines[0] == "true", strings.TrimSuffix(lines[2], "\n")
	if up := lines[1]; up != "" {
		g.top = append(g.top, "-C", up)
	}
	return g, nil
}

// Path is a file of the folder as the repository has it.
func (g *Repository) Path(file string) string { return g.Prefix + file }

// steady are the arguments that keep a user's configuration from changing
// what git says.
var steady = []string{
	"--no-pager", "--literal-pathspecs",
	"-c", "color.ui=false", "-c", "log.showSignature=false", "-c", "diff.relative=false",
}

func (g *Repository) command(args ...string) *exec.Cmd {
	cmd := exec.Command("git", slices.Concat(g.top, steady, args)...)
	cmd.Env = append(slices.DeleteFunc(os.Environ(), leadsElsewhere), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1")
	return cmd
}

// leadsElsewhere reports variables that name another repository than that of
// the folder, or parts of one, as those do that git sets for a hook: see
// Repository rev-parse --local-env-vars. What configures git stays.
func leadsElsewhere(variable string) bool {
	name, _, _ := strings.Cut(variable, "=")
	return slices.Contains([]string{
		"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE",
		"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE",
		"GIT_SHALLOW_FILE", "GIT_INTERNAL_SUPER_PREFIX",
	}, name)
}

// run runs a command of git and returns what it says on standard output.
func (g *Repository) run(args ...string) ([]byte, error) {
	out, err := g.command(args...).Output()
	if err != nil {
		return nil, g.about(gitError(err))
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

// Blob returns the bytes of a file by the name of its content.
func (g *Repository) Blob(hash string) ([]byte, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.blobs == nil {
		b, err := newBlobReader(g.command("cat-file", "--batch"))
		if err != nil {
			return nil, g.about(gitError(err))
		}
		g.blobs = b
	}
	data, err := g.blobs.read(hash)
	if err != nil && !errors.Is(err, errNoBlob) { // git is gone, as earlier ones are that may not fetch what they miss
		g.blobs.close()
		g.blobs = nil
	}
	if err != nil {
		return nil, g.about(err)
	}
	return data, nil
}

// Close ends what was asked of git.
func (g *Repository) Close() {
	if g.blobs != nil {
		g.blobs.close()
	}
}

// errNoBlob is what git says of what is no file or not there.
var errNoBlob = errors.New("git cat-file")

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
		return nil, fmt.Errorf("%w: %s", errNoBlob, strings.TrimSpace(head))
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

// about is an error about the folder as a whole, without what package os says of
// the call.
func (g *Repository) about(err error) error {
	if p, ok := errors.AsType[*os.PathError](err); ok {
		err = p.Err
	}
	return &segment.Error{Pos: segment.Pos{File: g.folder}, Err: err}
}
