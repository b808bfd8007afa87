package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/merge/coverage"
)

// Another program that opens the same project is told what the command says: the
// files to write, and the figures to the last word.
func TestTheLibrarySaysWhatTheCommandSays(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, "sample", ".", "-q")
	const came = "msgid \"About these lessons\"\nmsgstr \"عن هذه الدروس\"\n\nmsgid \"About\"\nmsgstr \"حول [\"\n"
	if err := os.WriteFile("ar.po", []byte(came), 0o666); err != nil {
		t.Fatal(err)
	}
	config, err := project.ParseConfig(defaultConfig, []byte(project.SampleConfig), project.Guard{})
	if err != nil {
		t.Fatal(err)
	}
	open := func() *project.Project {
		p, err := project.Open(project.Folder{Name: "content", Files: os.DirFS("content")}, project.Folder{Name: "locales", Files: os.DirFS("locales")}, project.Options{Config: config})
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	file, err := project.ReadReturned("ar.po", []byte(came))
	if err != nil {
		t.Fatal(err)
	}
	out, err := open().Merge(project.MergeOptions{Returned: []project.Returned{file}})
	if err != nil {
		t.Fatal(err)
	}
	var writes []string
	for _, f := range out.Files {
		writes = append(writes, "would write "+f.Path())
	}
	if _, said, _ := parasol(t, "merge", "ar.po", "-n"); len(writes) == 0 || !strings.HasSuffix(said, strings.Join(writes, "\n")+"\n") {
		t.Errorf("the library writes %v, the command says\n%s", writes, said)
	}
	must(t, "merge", "ar.po", "-q")
	before := tree(t, ".")
	all, err := open().Coverage()
	if err != nil {
		t.Fatal(err)
	}
	var figures bytes.Buffer
	if err := coverage.Of(all.Plans).Text(&figures, coverage.Text{By: []coverage.By{coverage.ByLocale}}); err != nil {
		t.Fatal(err)
	}
	if _, said, _ := parasol(t, "coverage"); said != figures.String() {
		t.Errorf("the library says\n%s, the command\n%s", figures.String(), said)
	}
	if after := tree(t, "."); len(after) != len(before) {
		t.Error("reading wrote something")
	}
}
