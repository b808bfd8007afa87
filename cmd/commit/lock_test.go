package commit_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/cmd/commit/crash"
)

// A lockless disk cannot lock files.
type lockless struct{ commit.Disk }

func (lockless) Lock(string, bool) (func() error, error) { return nil, errors.ErrUnsupported }

// project makes a folder with a project that has begun.
func projectOnDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "locales"), 0o777); err != nil {
		t.Fatal(err)
	}
	return dir
}

func openAt(t *testing.T, d commit.Disk, dir, command string, reads bool) (*commit.Session, error) {
	t.Helper()
	s, err := commit.Open(commit.Options{Disk: d, Root: dir, Folders: []string{filepath.Join(dir, "locales")}, Command: command, Reads: reads})
	if err == nil {
		t.Cleanup(func() { s.Close() })
	}
	return s, err
}

func TestOneWriterAtATime(t *testing.T) {
	for name, d := range map[string]commit.Disk{"locks": commit.OS, "no locks": lockless{commit.OS}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := projectOnDisk(t)
			first, err := openAt(t, d, dir, "parasol merge fr.csv", false)
			if err != nil {
				t.Fatal(err)
			}
			_, err = openAt(t, d, dir, "parasol extract", false)
			busy, ok := errors.AsType[*commit.Busy](err)
			if !ok || busy.Owner.PID != os.Getpid() || busy.Owner.Command != "parasol merge fr.csv" || busy.Owner.Since.IsZero() || !strings.Contains(err.Error(), "parasol merge fr.csv (process ") {
				t.Errorf("%v", err)
			}
			if err := first.Close(); err != nil {
				t.Error(err)
			}
			second, err := openAt(t, d, dir, "parasol extract", false)
			if err != nil {
				t.Fatal(err)
			}
			second.Close()
		})
	}
}

func TestReadersShare(t *testing.T) {
	dir := projectOnDisk(t)
	s, err := openAt(t, commit.OS, dir, "begin", false)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	for range 2 {
		if _, err := openAt(t, commit.OS, dir, "check", true); err != nil {
			t.Fatal(err)
		}
	}
}

// Who only reads leaves nothing where nobody has written.
func TestReaderWritesNothing(t *testing.T) {
	dir := projectOnDisk(t)
	s, err := openAt(t, commit.OS, dir, "check", true)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("%v %v", entries, err)
	}
}

// Where nothing has begun nothing is left by a run that finds nothing to do.
func TestNothingIsLeftInAnEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	if _, err := openAt(t, commit.OS, dir, "extract", false); err != nil {
		t.Fatal(err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 0 {
		t.Errorf("%v %v", entries, err)
	}
}

// Without locks a file stands for one: that of a dead process is taken over,
// but not that of another host, whose processes nobody here knows.
func TestDeadHolderIsTakenOver(t *testing.T) {
	host, err := os.Hostname()
	if err != nil {
		t.Skip(err)
	}
	for name, c := range map[string]struct {
		host string
		pid  int
		free bool
	}{
		"a dead process":        {host, 1 << 30, true},
		"a process that lives":  {host, os.Getpid(), false},
		"another host":          {"elsewhere", 1 << 30, false},
		"a file that is no use": {"", 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := projectOnDisk(t)
			data, err := json.Marshal(commit.Owner{PID: c.pid, Host: c.host, Command: "parasol align"})
			if err != nil {
				t.Fatal(err)
			}
			for name, data := range map[string][]byte{"held": data, "owner": data} {
				if err := os.MkdirAll(filepath.Join(dir, ".parasol"), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, ".parasol", name), data, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			_, err = openAt(t, lockless{commit.OS}, dir, "extract", false)
			if _, busy := errors.AsType[*commit.Busy](err); busy == c.free || err != nil && !busy {
				t.Errorf("%v", err)
			}
		})
	}
}

// Where nothing can be written a run goes on until it has something to write.
func TestReadOnlyMedium(t *testing.T) {
	for name, why := range map[string]error{"a medium to read": syscall.EROFS, "no right to write": syscall.EACCES} {
		t.Run(name, func(t *testing.T) {
			p := plans()["small"]
			d := p.disk(t)
			d.Before = func(string, string) error { return why }
			s, err := open(d)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if err := s.Apply(nil, nil); err != nil || len(s.Lines) > 0 {
				t.Errorf("nothing to write: %v %q", err, s.Lines)
			}
			if err := s.Apply(p.changes(), nil); !errors.Is(err, why) {
				t.Errorf("%v", err)
			}
		})
	}
}

// A journal that cannot be dealt with there is mentioned.
func TestReadOnlyMediumWithAJournal(t *testing.T) {
	p := plans()["small"]
	for name, reads := range map[string]bool{"reader": true, "writer": false} {
		t.Run(name, func(t *testing.T) {
			d := p.cutOff(t, begun)
			before := d.Files(at)
			d.Before = func(string, string) error { return syscall.EROFS }
			s, err := commit.Open(commit.Options{Disk: d, Root: at, Folders: []string{at + "/locales"}, Command: "test", Reads: reads})
			if err != nil {
				t.Fatal(err)
			}
			s.Close()
			if len(s.Lines) != 1 || !strings.Contains(s.Lines[0], "journal") || len(d.Files(at)) != len(before) {
				t.Errorf("%q", s.Lines)
			}
		})
	}
}

// A repository from elsewhere cannot have its journal written where it likes.
func TestJournalLeadsNowhere(t *testing.T) {
	for name, entry := range map[string]map[string]any{
		"out of the project": {"folder": "/etc", "name": "passwd"},
		"up":                 {"folder": "..", "name": "x"},
		"into git":           {"folder": ".git", "name": "hooks/post-checkout"},
		"into GIT":           {"folder": "content", "name": "../.GIT/config"},
		"into itself":        {"folder": ".parasol", "name": "lock"},
	} {
		t.Run(name, func(t *testing.T) {
			d := crash.New()
			if err := d.WriteFile(at+"/content/en/a.md", []byte("a")); err != nil {
				t.Fatal(err)
			}
			host, _ := os.Hostname()
			entry["is"] = []byte("evil")
			entry["folder"], entry["name"] = strconv.Quote(entry["folder"].(string)), strconv.Quote(entry["name"].(string))
			if err := d.WriteFile(at+"/.parasol/journal", journalOf(t, map[string]any{"owner": map[string]any{"host": host}, "files": []any{entry}})); err != nil {
				t.Fatal(err)
			}
			if _, err := open(d); err == nil {
				t.Error("no error")
			}
			for name, text := range d.Files("/") {
				if text == "evil" {
					t.Errorf("%s is written", name)
				}
			}
		})
	}
}

// A journal that came from another host with the files is refused, unless all
// that it says is there.
func TestJournalOfAnotherHost(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		ok   bool
	}{"not all is there": {"b", false}, "all is there": {"a", true}} {
		t.Run(name, func(t *testing.T) {
			d := crash.New()
			if err := d.WriteFile(at+"/content/en/a.md", []byte("a")); err != nil {
				t.Fatal(err)
			}
			data := journalOf(t, map[string]any{"owner": map[string]any{"host": "elsewhere"}, "files": []any{map[string]any{"folder": `"content"`, "name": `"en/a.md"`, "is": []byte(c.text)}}})
			if err := d.WriteFile(at+"/.parasol/journal", data); err != nil {
				t.Fatal(err)
			}
			s, err := open(d)
			if (err == nil) != c.ok || err != nil && !strings.Contains(err.Error(), "elsewhere") {
				t.Errorf("%v", err)
			}
			s.Close()
		})
	}
}
