package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
)

// A state is a promise: whatever comes back, in whatever format, for a text
// that is there, translated or not there yet, only what somebody approved
// stands in a lesson, nothing is lost, and nothing goes without a word.
func TestWhatComesBackInEveryFormat(t *testing.T) {
	formats := []string{"toml", "json", "yaml"}
	for _, f := range exchangeFormats {
		formats = append(formats, f.Name)
	}
	units := map[string]struct {
		unit     locales.Message
		approved bool // by somebody, for this text
	}{
		"draft":                {locales.Message{State: locales.NeedsReview}, false},
		"rejected":             {locales.Message{State: locales.NeedsReview, Rejected: true}, false},
		"stale":                {locales.Message{State: locales.NeedsReview, Previous: "Call the lawyer."}, false},
		"finished":             {locales.Message{State: locales.Translated, Draft: true}, true},
		"approved":             {locales.Message{State: locales.Reviewed, Draft: true}, true},
		"draft, foreign id":    {locales.Message{State: locales.NeedsReview, ID: "17"}, false},
		"finished, foreign id": {locales.Message{State: locales.Translated, Draft: true, ID: "17"}, true},
		"obsolete":             {locales.Message{State: locales.Obsolete, Former: locales.Translated}, false},
		"obsolete, foreign id": {locales.Message{State: locales.Obsolete, Former: locales.Translated, ID: "17"}, false},
		"obsolete draft":       {locales.Message{State: locales.Obsolete, Former: locales.NeedsReview}, false},
	}
	cells := 0
	for _, format := range formats {
		for name, unit := range units {
			for _, where := range []string{"to do", "translated", "not there yet", "back again"} {
				file := returnedFile(t, format, unit.unit)
				if file.data == nil || format == whole && unit.unit.ID == "17" {
					continue // the format has no place for it, or no names
				}
				cells++
				t.Run(format+"/"+name+"/"+where, func(t *testing.T) { cell(t, file, where, unit.approved, unit.unit.ID == "17") })
			}
		}
	}
	t.Logf("%d cells", cells)
	if cells < 180 {
		t.Errorf("%d cells, want 180", cells)
	}
}

const (
	promised  = "Call the lawyer first."
	lessonOne = "# Lock the door\n"
	lessonTwo = lessonOne + "\n" + promised + "\n"
	answered  = "Appelez TOKEN."
)

type namedFile struct {
	name string
	data []byte
}

// returnedFile is a file with one unit, as a translator sends it back; without
// data if the format does not hold such a one.
func returnedFile(t *testing.T, format string, m locales.Message) namedFile {
	t.Helper()
	m.Source, m.Target = promised, answered
	if m.ID == "" {
		m.ID = segment.ID("", promised)
	}
	c := &locales.Catalog{Locale: "fr", Source: "en", Messages: []locales.Message{m}}
	name := "translate.fr." + format
	var data []byte
	var err error
	if f, ok := exchangeFormat(format); ok {
		name = "fr" + f.Extensions[0]
		data, err = f.Encode(c)
	} else {
		data, err = goi18n.Encode(name, c, goi18n.ToDo)
	}
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, []byte("TOKEN")) {
		return namedFile{}
	}
	return namedFile{name, data}
}

// cell takes a file into a project and goes on with it.
func cell(t *testing.T, file namedFile, where string, approved, foreign bool) {
	dir := t.TempDir()
	put := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	holds := func(folder string) bool {
		for _, text := range tree(t, filepath.Join(dir, folder)) {
			if strings.Contains(text, "TOKEN") {
				return true
			}
		}
		return false
	}
	returned := filepath.Join(dir, "returned", file.name)
	put(filepath.Join("returned", file.name), string(file.data))
	put("content/en/a.md", lessonTwo)
	if where == "not there yet" {
		put("content/en/a.md", lessonOne)
	}
	mustRun(t, dir, "extract", "-q", "--to", "fr")
	if where == "translated" || where == "back again" {
		put("first/translate.fr.toml", `"`+segment.ID("", promised)+`" = "Téléphonez à l’avocat."`+"\n")
		mustRun(t, dir, "merge", "-q", filepath.Join(dir, "first", "translate.fr.toml"))
	}
	if where == "back again" {
		put("content/en/a.md", lessonOne)
		mustRun(t, dir, "extract", "-q")
	}
	code, said := runIn(t, dir, "merge", "-v", returned)
	if code == 2 {
		t.Fatalf("exit code 2\n%s", said)
	}
	quiet := !strings.Contains(said, "note ") && !strings.Contains(said, "warning ") && !strings.Contains(said, "fr  2 translated") && !strings.Contains(said, "fr  1 translated, 1 to do")
	if quiet {
		t.Errorf("taken without a word:\n%s", said)
	}
	mustPublish := func(when string) {
		t.Helper()
		if holds("content/fr") && !approved {
			t.Errorf("%s: published, and nobody has approved it\n%s", when, said)
		}
		if !holds("locales") && !holds("content/fr") {
			t.Errorf("%s: lost\n%s", when, said)
		}
	}
	mustPublish("merge FILE")
	mustRun(t, dir, "merge", "-q")
	mustPublish("merge")
	mustRun(t, dir, "extract", "-q")
	mustPublish("extract")
	put("content/en/a.md", lessonTwo)
	mustRun(t, dir, "merge", "-q")
	mustPublish("the text is there")
	if foreign && holds("content/fr") && strings.HasPrefix(where, "not") {
		t.Errorf("published by a name that is not ours")
	}
	before := tree(t, dir)
	mustRun(t, dir, "extract", "-q")
	mustRun(t, dir, "merge", "-q")
	after := tree(t, dir)
	for name, text := range after {
		if before[name] != text {
			t.Errorf("a second run changes %s", name)
		}
	}
}
