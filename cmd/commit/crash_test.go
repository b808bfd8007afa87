package commit_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/cmd/commit/crash"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// A plan is what a run does to a project: files by their paths, before and after.
type plan struct{ before, after map[string]string }

// plans are a small run, whose files are synced one by one, and one that is
// synced with its disk.
func plans() map[string]plan {
	small := plan{
		map[string]string{"locales/active.fr.toml": "one", "locales/translate.fr.toml": "two and three", "content/fr/gone.md": "gone", "content/en/a.md": "source"},
		map[string]string{"locales/active.fr.toml": "one and two", "locales/translate.fr.toml": "three", "locales/memory.fr.tmx": "gone",
			"content/fr/new/deep/b.md": "new", "content/fr/empty.md": "", "content/en/a.md": "source"},
	}
	large := plan{maps.Clone(small.before), maps.Clone(small.after)}
	for i := range 6 {
		was, is := fmt.Sprintf("content/ar/%d/was.md", i%3), fmt.Sprintf("content/ar/%d/%d.md", i%3, i)
		large.before[was], large.before[is] = "was", "a text that was "+is
		large.after[is] = "a longer text that is " + is
	}
	return map[string]plan{"small": small, "large": large}
}

const at = "/p"

// disk is the project before the run.
func (p plan) disk(t *testing.T) *crash.Disk {
	t.Helper()
	d := crash.New()
	for name, data := range p.before {
		if err := d.WriteFile(filepath.Join(at, name), []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// changes are those of the run: lessons and translations in folders of their own.
func (p plan) changes() []commit.Change {
	names := maps.Clone(p.before)
	maps.Copy(names, p.after)
	var all []commit.Change
	for name := range names {
		folder, rest, _ := strings.Cut(name, "/")
		c := commit.Change{Folder: filepath.Join(at, folder), Name: rest, Before: bytesOf(p.before, name), After: bytesOf(p.after, name)}
		if string(c.Before) != string(c.After) || (c.Before == nil) != (c.After == nil) {
			all = append(all, c)
		}
	}
	return all
}

func bytesOf(files map[string]string, name string) []byte {
	if text, ok := files[name]; ok {
		return []byte(text)
	}
	return nil
}

func open(d commit.Disk) (*commit.Session, error) {
	return commit.Open(commit.Options{Disk: d, Root: at, Folders: []string{at + "/content", at + "/locales"}, Command: "test"})
}

// run is a whole run.
func (p plan) run(d commit.Disk) error {
	s, err := open(d)
	if err != nil {
		return err
	}
	defer s.Close()
	return s.Apply(p.changes(), nil)
}

// project are the files of the project on a disk, without the writer's own.
func project(d *crash.Disk) map[string]string {
	files := d.Files(at)
	maps.DeleteFunc(files, func(name, _ string) bool { return strings.HasPrefix(name, ".parasol/") })
	return files
}

// A tally counts what became of crashes.
type tally struct{ crashes, damaged, half, lost int }

// look opens the project after a crash, as the next run does, and counts how
// it is. done says that the run had returned.
func (c *tally) look(t *testing.T, p plan, d *crash.Disk, done bool) {
	t.Helper()
	c.crashes++
	s, err := open(d)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	is := project(d)
	switch {
	case cmp.Equal(is, p.after):
	case cmp.Equal(is, p.before):
		if done {
			c.lost++
		}
	case p.mixed(is):
		c.half++
	default:
		c.damaged++
	}
}

// mixed reports whether each file is as it was before or after, and nothing else is there.
func (p plan) mixed(is map[string]string) bool {
	names := maps.Clone(p.before)
	maps.Copy(names, p.after)
	for name, text := range is {
		if _, ok := names[name]; !ok || text != p.before[name] && text != p.after[name] {
			return false
		}
	}
	return true
}

// crashes cuts a run off before each of its steps, and after it.
func (p plan) crashes(t *testing.T, lies func(step, path string) bool, each func(cut *crash.Disk, done bool)) {
	t.Helper()
	d := p.disk(t)
	d.Lies = lies
	cuts := func(done bool) {
		for _, keep := range []float64{0, 0.2, 0.5, 0.8, 1} {
			for seed := range uint64(6) {
				each(d.Cut(keep, seed), done)
				if keep == 0 && seed > 2 || keep == 1 {
					break // there is not much to choose
				}
			}
		}
	}
	d.Before = func(string, string) error { cuts(false); return nil }
	if err := p.run(d); err != nil {
		t.Fatal(err)
	}
	d.Before = nil
	cuts(true)
}

// Law 7: whenever the power goes, the next run finds all or nothing of what
// this one wrote, and all if it had returned.
func TestPowerCutAtEveryStep(t *testing.T) {
	cost.SkipShort(t)
	for name, p := range plans() {
		t.Run(name, func(t *testing.T) {
			var c tally
			p.crashes(t, nil, func(cut *crash.Disk, done bool) { c.look(t, p, cut, done) })
			t.Logf("%+v", c)
			if c.damaged+c.half+c.lost > 0 || c.crashes < 500 {
				t.Errorf("%+v", c)
			}
		})
	}
}

// The same if the power goes again while the next run finishes.
func TestPowerCutInRecovery(t *testing.T) {
	cost.SkipShort(t)
	every := 404 / cost.Size(4)
	if os.Getenv("PARASOL_FULL") != "" {
		every = 3
	}
	for name, p := range plans() {
		t.Run(name, func(t *testing.T) {
			var c tally
			n := 0
			p.crashes(t, nil, func(cut *crash.Disk, done bool) {
				if n++; n%every != 0 {
					return
				}
				var again []*crash.Disk
				cut.Before = func(string, string) error {
					again = append(again, cut.Cut(0, uint64(n)), cut.Cut(0.5, uint64(n)), cut.Cut(1, 0))
					return nil
				}
				c.look(t, p, cut, done)
				for _, cut := range again {
					c.look(t, p, cut, done)
				}
			})
			t.Logf("%+v", c)
			if c.damaged+c.half+c.lost > 0 || c.crashes < 100 {
				t.Errorf("%+v", c)
			}
		})
	}
}

// The harness sees what it is for: each way to do less is caught.
func TestPowerCutCatchesMutants(t *testing.T) {
	cost.SkipShort(t)
	own := func(path string) bool { return strings.HasPrefix(path, at+"/.parasol") }
	syncs := func(step string) bool { return strings.HasPrefix(step, "sync") }
	for name, lies := range map[string]func(step, path string) bool{
		"the journal is dropped before the files are synced": func(step, path string) bool { return syncs(step) && !own(path) },
		"the journal is not synced":                          func(step, path string) bool { return syncs(step) && own(path) },
		"there is no journal":                                func(step, path string) bool { return step == "rename" && own(path) },
		"nothing is synced":                                  func(step, path string) bool { return syncs(step) },
	} {
		for size, p := range plans() {
			if size == "large" && !cost.Long() {
				continue
			}
			t.Run(name+"/"+size, func(t *testing.T) {
				var c tally
				p.crashes(t, lies, func(cut *crash.Disk, done bool) { c.look(t, p, cut, done) })
				t.Logf("%+v", c)
				if c.damaged+c.half+c.lost == 0 {
					t.Error("nobody noticed")
				}
			})
		}
	}
}
