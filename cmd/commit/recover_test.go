package commit_test

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/cmd/commit/crash"
)

// cutOff is the project as a kill before one step of the run leaves it.
func (p plan) cutOff(t *testing.T, when func(step, path string) bool) *crash.Disk {
	t.Helper()
	var at *crash.Disk
	d := p.disk(t)
	d.Before = func(step, path string) error {
		if at == nil && when(step, path) {
			at = d.Cut(1, 0)
		}
		return nil
	}
	if err := p.run(d); err != nil {
		t.Fatal(err)
	}
	if at == nil {
		t.Fatal("no such step")
	}
	return at
}

// begun is right after the journal.
func begun(step, path string) bool { return step == "create" && strings.Contains(path, "/content/") }

func TestNextRunFinishes(t *testing.T) {
	p := plans()["small"]
	d := p.cutOff(t, begun)
	s, err := open(d)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if diff := cmp.Diff(p.after, project(d)); diff != "" {
		t.Errorf("(-want +is)\n%s", diff)
	}
	if len(s.Lines) != 1 || !strings.Contains(s.Lines[0], "test (process ") || len(s.Aside) > 0 {
		t.Errorf("%q", s.Lines)
	}
}

// A reader finishes too, and where it cannot write it says so and reads on.
func TestReaderFinishes(t *testing.T) {
	p := plans()["small"]
	d := p.cutOff(t, begun)
	s, err := commit.Open(commit.Options{Disk: d, Root: at, Command: "check", Reads: true})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if diff := cmp.Diff(p.after, project(d)); diff != "" || len(s.Lines) != 1 {
		t.Errorf("%q (-want +is)\n%s", s.Lines, diff)
	}
}

// What somebody has changed since stays; what the run had for it is kept.
func TestSomebodyElsesEditStays(t *testing.T) {
	p := plans()["small"]
	d := p.cutOff(t, begun)
	if err := d.WriteFile(at+"/locales/translate.fr.toml", []byte("four, typed by hand")); err != nil {
		t.Fatal(err)
	}
	s, err := commit.Open(commit.Options{Disk: d, Root: at, Folders: []string{at + "/content", at + "/locales"}, Command: "test",
		Offer: func(a commit.Aside) []commit.Change {
			return []commit.Change{{Folder: at + "/locales", Name: "recovered.fr.tmx", After: append([]byte("draft: "), a.Ours...)}}
		}})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	want := maps.Clone(p.after)
	want["locales/translate.fr.toml"] = "four, typed by hand"
	want["locales/recovered.fr.tmx"] = "draft: three"
	if diff := cmp.Diff(want, project(d)); diff != "" {
		t.Errorf("(-want +is)\n%s", diff)
	}
	if len(s.Aside) != 1 || s.Aside[0].Path != at+"/locales/translate.fr.toml" && !strings.HasSuffix(s.Aside[0].Path, "translate.fr.toml") {
		t.Errorf("%+v", s.Aside)
	}
	kept := 0
	for name, text := range d.Files(at + "/.parasol/aside") {
		if strings.HasSuffix(name, "translate.fr.toml.kept") && text == "three" {
			kept++
		}
	}
	if kept != 1 {
		t.Errorf("%v", d.Files(at+"/.parasol"))
	}
}

// Where git has checked out something else since, nothing is written there.
func TestNothingIsWrittenOverAnotherCommit(t *testing.T) {
	p := plans()["small"]
	for name, move := range map[string]map[string]string{
		"a branch moves":  {"/.git/refs/heads/main": "2222"},
		"another branch":  {"/.git/HEAD": "ref: refs/heads/other"},
		"a commit itself": {"/.git/HEAD": "3333"},
	} {
		t.Run(name, func(t *testing.T) {
			d := p.disk(t)
			write := func(files map[string]string) {
				for name, text := range files {
					if err := d.WriteFile(at+name, []byte(text+"\n")); err != nil {
						t.Fatal(err)
					}
				}
			}
			write(map[string]string{"/.git/HEAD": "ref: refs/heads/main", "/.git/refs/heads/main": "1111", "/.git/packed-refs": "# pack\n1111 refs/heads/other"})
			var cut *crash.Disk
			d.Before = func(step, path string) error {
				if cut == nil && begun(step, path) {
					cut = d.Cut(1, 0)
				}
				return nil
			}
			if err := p.run(d); err != nil {
				t.Fatal(err)
			}
			d = cut
			write(move)
			s, err := open(d)
			if err != nil {
				t.Fatal(err)
			}
			s.Close()
			is := project(d)
			maps.DeleteFunc(is, func(name, _ string) bool { return strings.HasPrefix(name, ".git/") })
			if diff := cmp.Diff(p.before, is); diff != "" {
				t.Errorf("(-want +is)\n%s", diff)
			}
			if len(s.Aside) != 5 {
				t.Errorf("%d files set aside: %q", len(s.Aside), s.Lines)
			}
		})
	}
}

// A journal that cannot be read is kept and named, and stands in nobody's way.
func TestDamagedJournalIsSetAside(t *testing.T) {
	p := plans()["small"]
	d := p.cutOff(t, begun)
	if err := d.WriteFile(at+"/.parasol/journal", []byte("parasol journal 1\nnot so\n{}")); err != nil {
		t.Fatal(err)
	}
	s, err := open(d)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if diff := cmp.Diff(p.before, project(d)); diff != "" {
		t.Errorf("(-want +is)\n%s", diff)
	}
	if len(s.Aside) != 1 || len(d.Files(at+"/.parasol/aside")) != 1 {
		t.Errorf("%+v", s.Aside)
	}
	if s, err = open(d); err != nil || len(s.Lines) > 0 {
		t.Errorf("the second run says %q, %v", s.Lines, err)
	}
}

// TestManyFilesThatAreSetAsideAreOneLine: each has one only if somebody asks, or
// if there are a few.
func TestManyFilesThatAreSetAsideAreOneLine(t *testing.T) {
	r := commit.Recovered{Lines: []string{"damaged"}}
	for i := range 12 {
		folder := "kept"
		if i > 7 {
			folder = "locales"
		}
		r.Aside = append(r.Aside, commit.Aside{Path: fmt.Sprintf("content/fr/%d.md", i), Kept: filepath.Join(folder, fmt.Sprint(i))})
	}
	want := []string{"damaged", "content/fr/0.md and 11 other files were changed after an earlier run was cut off, and stay as they are; what that run had for them is in kept (8) and locales (4)"}
	if got := r.Report(false); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if got := r.Report(true); len(got) != 13 || !strings.HasPrefix(got[12], "content/fr/11.md: was changed") || !strings.HasSuffix(got[12], filepath.Join("locales", "11")) {
		t.Errorf("%q", got)
	}
	r.Aside = r.Aside[:2]
	if got := r.Report(false); len(got) != 3 {
		t.Errorf("%q", got)
	}
}
