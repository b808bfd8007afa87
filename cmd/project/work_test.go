package project

import (
	"bytes"
	"io/fs"
	"maps"
	"runtime/debug"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
)

// No command splits a text twice: what was read, what was written and what proves
// it are one. Memory is collected all the time, so that it does not matter when
// it is: what is needed again is kept.
func TestNoTextIsSplitTwiceInARun(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(1))
	p, foreign := sampleAfterAnEdit(t, true), sampleAfterAnEdit(t, false)
	for name, call := range map[string]func() (*Outcome, error){
		"extract":          p.Extract,
		"merge":            func() (*Outcome, error) { return p.Merge(MergeOptions{}) },
		"coverage":         p.Coverage,
		"check":            func() (*Outcome, error) { return p.Check(CheckOptions{About: Subjects}) },
		"align":            func() (*Outcome, error) { return p.Align(AlignOptions{}) },
		"merge of foreign": func() (*Outcome, error) { return foreign.Merge(MergeOptions{}) },
		"merge of a file":  func() (*Outcome, error) { return p.Merge(MergeOptions{Returned: []Returned{returnedIn(t)}}) },
		"align of foreign": func() (*Outcome, error) { return foreign.Align(AlignOptions{}) },
	} {
		t.Run(name, func(t *testing.T) {
			out, err := call()
			if err != nil {
				t.Fatal(err)
			}
			if again := out.run.splitter.Again(); again > mostAgain[name] {
				t.Errorf("%d texts were split again, want %d", again, mostAgain[name])
			}
		})
	}
}

// mostAgain are the texts that are split twice all the same: what a lesson becomes
// that an adoption plans once by what is finished, and once with the words of its
// own.
var mostAgain = map[string]int{"align of foreign": 2}

// sampleAfterAnEdit is the sample in memory, in which somebody has edited one text
// of the source. If merge has not written its lessons, none is known to be one.
func sampleAfterAnEdit(t *testing.T, written bool) *Project {
	t.Helper()
	lessons, catalogs := filesOf(t, content.Sample), filesOf(t, locales.Sample)
	edited := lessons["en/tools/messaging/s_signal.md"]
	if edited.Data = bytes.Replace(edited.Data, []byte("Choose who"), []byte("Always choose who"), 1); !bytes.Contains(edited.Data, []byte("Always choose who")) {
		t.Fatal("the sample has no such text")
	}
	maps.DeleteFunc(catalogs, func(name string, _ *fstest.MapFile) bool { return !written && strings.HasPrefix(name, "merged.") })
	config, err := ParseConfig("parasol.yaml", []byte(SampleConfig), Guard{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := Open(Folder{Name: "content", Files: lessons}, Folder{Name: "locales", Files: catalogs}, Options{Config: config})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func filesOf(t *testing.T, files fs.FS) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{}
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		all[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// returnedIn is a file that came back with a translation.
func returnedIn(t *testing.T) Returned {
	t.Helper()
	came, err := ReadReturned("ar.po", []byte("msgid \"About these lessons\"\nmsgstr \"عن هذه الدروس\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	return came
}
