package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/store"
)

// A returnedUnit is what somebody sends back of a text.
type returnedUnit struct {
	unit     locales.Message
	approved bool                                // by somebody, for this text
	edits    map[string]func(data []byte) []byte // of the encoded file, by format; if there are any, other formats have no place for it
	decided  bool                                // for a text that has this very translation, finished: see decidedCell
}

func (u *returnedUnit) isForeign() bool { return u.unit.ID == "17" }

// exported is what a unit says that went out with this translation, finished.
var exported = locales.Export{State: locales.Translated, Print: locales.Fingerprint(answered)}

var returnedUnits = map[string]returnedUnit{
	"draft":                {unit: locales.Message{State: locales.NeedsReview}},
	"rejected":             {unit: locales.Message{State: locales.NeedsReview, Rejected: true}},
	"stale":                {unit: locales.Message{State: locales.NeedsReview, Previous: "Call the lawyer."}},
	"finished":             {unit: locales.Message{State: locales.Translated, Draft: true}, approved: true},
	"approved":             {unit: locales.Message{State: locales.Reviewed, Draft: true}, approved: true},
	"draft, foreign id":    {unit: locales.Message{State: locales.NeedsReview, ID: "17"}},
	"finished, foreign id": {unit: locales.Message{State: locales.Translated, Draft: true, ID: "17"}, approved: true},
	"obsolete":             {unit: locales.Message{State: locales.Obsolete, Former: locales.Translated}},
	"obsolete, foreign id": {unit: locales.Message{State: locales.Obsolete, Former: locales.Translated, ID: "17"}},
	"obsolete draft":       {unit: locales.Message{State: locales.Obsolete, Former: locales.NeedsReview}},
	"partial":              {unit: locales.Message{State: locales.Translated, Draft: true}, edits: partly},
	"unknown state":        {unit: locales.Message{State: locales.Translated, Draft: true}, edits: unheardOf},
	"filled in, its state as it went out": {unit: locales.Message{State: locales.Translated, Draft: true, Exported: locales.Export{State: locales.Untranslated, Print: locales.Fingerprint("")}},
		approved: true, edits: stateLeft},
	"marked since it went out":            {unit: locales.Message{State: locales.NeedsReview, Exported: exported}, approved: true, decided: true}, // readers keep what they have
	"rejected since it went out":          {unit: locales.Message{State: locales.NeedsReview, Rejected: true, Exported: exported}, decided: true},
	"its export says rejected":            {unit: locales.Message{State: locales.Translated, Draft: true, Exported: exported}, edits: exportRejected, decided: true},
	"marked in words since it went out":   {unit: locales.Message{State: locales.Translated, Draft: true, Exported: exported}, approved: true, edits: inWords("state: needs-review"), decided: true},
	"rejected in words since it went out": {unit: locales.Message{State: locales.Translated, Draft: true, Exported: exported}, edits: inWords("State: Rejected"), decided: true},
	"marked, and nothing tells when":      {unit: locales.Message{State: locales.NeedsReview}, approved: true, decided: true},
	"obsolete since it went out":          {unit: locales.Message{State: locales.Obsolete, Former: locales.Translated, Exported: exported}, approved: true, decided: true},
	"obsolete, and rejected":              {unit: locales.Message{State: locales.Obsolete, Former: locales.Translated, Exported: exported}, edits: rejectedInPO, decided: true},
	"as it went out":                      {unit: locales.Message{State: locales.Translated, Draft: true, Exported: exported}, approved: true, decided: true},
}

// inWords has a reviewer's line before the one that says what the unit was.
func inWords(line string) map[string]func([]byte) []byte {
	const before = "exported: "
	all := map[string]func([]byte) []byte{"po": replaceOnce("# "+before, "# "+line+"\n# "+before)}
	for _, format := range []string{"toml", "json", "yaml"} {
		all[format] = replaceOnce(before, line+`\n`+before)
	}
	return all
}

func replaceOnce(old, text string) func(data []byte) []byte {
	return func(data []byte) []byte {
		if bytes.Count(data, []byte(old)) != 1 {
			return nil
		}
		return bytes.Replace(data, []byte(old), []byte(text), 1)
	}
}

// rejectedInPO is a reviewer's line before an entry that is obsolete now.
var rejectedInPO = map[string]func([]byte) []byte{"po": replaceOnce("# exported: ", "# state: rejected\n# exported: ")}

// partly is a unit of two segments, one of which nobody has translated.
var partly = map[string]func([]byte) []byte{
	"xliff":  replaceOnce(answered, `<mrk mtype="seg" mid="1">`+answered+`</mrk> <mrk mtype="seg" mid="2"/>`),
	"xliff2": replaceOnce("</segment>", `</segment><segment id="more" state="initial"><source> And wait.</source></segment>`),
}

// unheardOf calls the translation by a word that nobody knows.
var unheardOf = map[string]func([]byte) []byte{
	"po":     replaceOnce(`msgid "Call`, "# state: splendid\nmsgid \"Call"),
	"xliff":  replaceOnce(`state="translated"`, `state="splendid"`),
	"xliff2": replaceOnce(`state="translated"`, `state="translated" subState="parasol:splendid"`),
	"csv":    replaceOnce(`,translated`, `,splendid`),
	"toml":   replaceOnce("other = ", "description = \"state: splendid\"\nother = "),
	"json":   replaceOnce(`"other"`, `"description": "state: splendid", "other"`),
	"yaml":   replaceOnce(`  other:`, "  description: \"state: splendid\"\n  other:"),
}

// stateLeft is what tools leave that fill in translations and write no states.
var stateLeft = map[string]func([]byte) []byte{
	"po":     replaceOnce("TOKEN", "TOKEN"),
	"xliff":  replaceOnce(`state="translated"`, `state="new"`),
	"xliff2": replaceOnce(`state="translated"`, `state="initial"`),
	"csv":    replaceOnce(`,translated,`, `,untranslated,`),
	"toml":   replaceOnce("TOKEN", "TOKEN"),
	"json":   replaceOnce("TOKEN", "TOKEN"),
	"yaml":   replaceOnce("TOKEN", "TOKEN"),
}

// exportRejected has a reviewer's word in the place of the exported state.
var exportRejected = func() map[string]func([]byte) []byte {
	all := map[string]func([]byte) []byte{}
	for _, format := range []string{"po", "xliff", "xliff2", "csv", "toml", "json", "yaml"} {
		all[format] = replaceOnce("translated "+exported.Print, "rejected "+exported.Print)
	}
	return all
}()

// A state is a promise: whatever comes back, in whatever format, for a text
// that is there, translated or not there yet, only what somebody approved
// stands in a lesson, nothing is lost, and nothing goes without a word.
func TestWhatComesBackInEveryFormat(t *testing.T) {
	cost.SkipShort(t)
	formats := []string{"toml", "json", "yaml"}
	for _, f := range store.ExchangeFormats {
		formats = append(formats, f.Name)
	}
	cells := 0
	for _, format := range formats {
		for name, unit := range returnedUnits {
			file := returnedFile(t, format, unit)
			if file.data == nil || format == store.PO && unit.isForeign() {
				continue // the format has no place for it, or no names
			}
			if unit.decided && slices.Contains(store.Syntaxes, format) && unit.edits == nil && !unit.unit.State.Finished() {
				continue // it writes a suggestion: the mark is a reviewer's to write
			}
			if unit.decided {
				cells++
				t.Run(format+"/"+name, func(t *testing.T) { decidedCell(t, file, unit) })
				continue
			}
			for _, where := range []string{"to do", "translated", "not there yet", "back again"} {
				cells++
				t.Run(format+"/"+name+"/"+where, func(t *testing.T) { cell(t, file, where, unit.approved, unit.isForeign()) })
			}
		}
	}
	t.Logf("%d cells", cells)
	if cells < 270 {
		t.Errorf("%d cells, want 270", cells)
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
func returnedFile(t *testing.T, format string, u returnedUnit) namedFile {
	t.Helper()
	m := u.unit
	m.Source, m.Target = promised, answered
	if m.ID == "" {
		m.ID = segment.ID("", promised)
	}
	c := &locales.Catalog{Locale: "fr", Source: "en", Messages: []locales.Message{m}}
	name := "translate.fr." + format
	var data []byte
	var err error
	if f, ok := store.ExchangeFormat(format); ok {
		name = "fr" + f.Extensions[0]
		data, err = f.Encode(c)
	} else {
		data, err = goi18n.Encode(name, c, goi18n.ToDo)
	}
	if err != nil {
		t.Fatal(err)
	}
	edit := u.edits[format]
	if !bytes.Contains(data, []byte("TOKEN")) || u.edits != nil && edit == nil {
		return namedFile{}
	}
	if edit != nil {
		edited := edit(data)
		if edited == nil {
			t.Fatalf("%s: nothing to edit in\n%s", format, data)
		}
		data = edited
	}
	return namedFile{name, data}
}

// A promiseProject is a project with one text that is promised, and a file
// that came back beside it.
type promiseProject struct{ dir, returned string }

func (p promiseProject) put(t *testing.T, name, text string) {
	t.Helper()
	put(t, filepath.Join(p.dir, name), text)
}

// holds reports whether what came back stands below a folder.
func (p promiseProject) holds(t *testing.T, folder string) bool {
	for _, text := range tree(t, filepath.Join(p.dir, folder)) {
		if strings.Contains(text, "TOKEN") {
			return true
		}
	}
	return false
}

func beginPromise(t *testing.T, file namedFile, lesson string) promiseProject {
	t.Helper()
	p := promiseProject{dir: t.TempDir()}
	p.returned = filepath.Join(p.dir, "returned", file.name)
	p.put(t, filepath.Join("returned", file.name), string(file.data))
	p.put(t, "content/en/a.md", lesson)
	mustRun(t, p.dir, "extract", "-q", "--to", "fr")
	return p
}

// translate gives the text a finished translation.
func (p promiseProject) translate(t *testing.T, text string) {
	t.Helper()
	p.put(t, "first/translate.fr.toml", fmt.Sprintf("%q = %q\n", segment.ID("", promised), text))
	mustRun(t, p.dir, "merge", "-q", filepath.Join(p.dir, "first", "translate.fr.toml"))
}

// isQuiet reports whether a merge said nothing of a unit: neither a finding
// nor that it is translated now.
func isQuiet(said string) bool {
	for _, word := range []string{"note ", "warning ", "fr  2 translated", "fr  1 translated, 1 to do"} {
		if strings.Contains(said, word) {
			return false
		}
	}
	return true
}

// settled runs the commands again: nothing changes any more.
func (p promiseProject) settled(t *testing.T) {
	t.Helper()
	before := tree(t, p.dir)
	mustRun(t, p.dir, "extract", "-q")
	mustRun(t, p.dir, "merge", "-q")
	for name, text := range tree(t, p.dir) {
		if before[name] != text {
			t.Errorf("a second run changes %s", name)
		}
	}
}

// decidedCell takes a file into a project that has the same translation,
// finished: somebody decided about it since it went out, or nobody did.
func decidedCell(t *testing.T, file namedFile, u returnedUnit) {
	p := beginPromise(t, file, lessonTwo)
	p.translate(t, answered)
	code, said := runIn(t, p.dir, "merge", "-v", p.returned)
	if code != exitWell {
		t.Fatalf("exit code %d\n%s", code, said)
	}
	if word := strings.Contains(said, "warning "); word == (u.unit.State != locales.NeedsReview && u.edits == nil) {
		t.Errorf("a word of it: %v\n%s", word, said)
	}
	for _, when := range []string{"merge FILE", "merge", "extract"} {
		if p.holds(t, "content/fr") != u.approved {
			t.Errorf("%s: published: %v\n%s", when, !u.approved, said)
		}
		if !p.holds(t, "locales") {
			t.Errorf("%s: lost\n%s", when, said)
		}
		if when != "merge FILE" {
			mustRun(t, p.dir, when, "-q")
		}
	}
	p.settled(t)
}

// cell takes a file into a project and goes on with it.
func cell(t *testing.T, file namedFile, where string, approved, foreign bool) {
	lesson := lessonTwo
	if where == "not there yet" {
		lesson = lessonOne
	}
	p := beginPromise(t, file, lesson)
	if where == "translated" || where == "back again" {
		p.translate(t, "Téléphonez à l’avocat.")
	}
	if where == "back again" {
		p.put(t, "content/en/a.md", lessonOne)
		mustRun(t, p.dir, "extract", "-q")
	}
	code, said := runIn(t, p.dir, "merge", "-v", p.returned)
	if code == exitError {
		t.Fatalf("exit code 2\n%s", said)
	}
	if isQuiet(said) {
		t.Errorf("taken without a word:\n%s", said)
	}
	mustPublish := func(when string) {
		t.Helper()
		if p.holds(t, "content/fr") && !approved {
			t.Errorf("%s: published, and nobody has approved it\n%s", when, said)
		}
		if !p.holds(t, "locales") && !p.holds(t, "content/fr") {
			t.Errorf("%s: lost\n%s", when, said)
		}
	}
	mustPublish("merge FILE")
	mustRun(t, p.dir, "merge", "-q")
	mustPublish("merge")
	mustRun(t, p.dir, "extract", "-q")
	mustPublish("extract")
	p.put(t, "content/en/a.md", lessonTwo)
	mustRun(t, p.dir, "merge", "-q")
	mustPublish("the text is there")
	if foreign && p.holds(t, "content/fr") && strings.HasPrefix(where, "not") {
		t.Errorf("published by a name that is not ours")
	}
	p.settled(t)
}
