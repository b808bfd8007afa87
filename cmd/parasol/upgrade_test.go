package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/csv"
)

// An upgrade loses nothing. Projects that an earlier version wrote are in
// testdata/upgrade, as .ci/upgrade-archive made them: random histories of
// lessons in each format, and the sample. Beside each project is what that
// version itself said of it, as CSV. Where the repository's history is there,
// that version is built from it, and works on with what this one wrote.

// earlierVersion is the commit whose projects are upgraded.
const earlierVersion = "d40f46d"

const upgradeArchive = "testdata/upgrade/" + earlierVersion + ".tar.gz"

// An earlier is a project of an earlier version: its files by name, and by
// language what that version exported.
type earlier struct {
	name  string
	files map[string]string
	said  map[string]string
}

func readUpgrades(t *testing.T) []earlier {
	data, err := os.ReadFile(upgradeArchive)
	if err != nil {
		t.Fatal(err)
	}
	unzipped, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*earlier{}
	for r := tar.NewReader(unzipped); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		project, name, _ := strings.Cut(h.Name, "/")
		if all[project] == nil {
			all[project] = &earlier{project, map[string]string{}, map[string]string{}}
		}
		if language, ok := strings.CutPrefix(name, "said/"); ok {
			all[project].said[strings.TrimSuffix(language, ".csv")] = string(data)
		} else {
			all[project].files[name] = string(data)
		}
	}
	var list []earlier
	for _, name := range slices.Sorted(maps.Keys(all)) {
		list = append(list, *all[name])
	}
	return list
}

// unpack makes a world of an earlier project, in which nothing happened yet.
func (e earlier) unpack(dir string) *world {
	w := newWorld(dir, 0)
	w.restore(e.files, func(string) bool { return true })
	return w
}

func TestUpgradeLosesNothing(t *testing.T) {
	cost.SkipShort(t)
	upgrades := readUpgrades(t)
	if len(upgrades) != 5 {
		t.Fatalf("%d projects in %s", len(upgrades), upgradeArchive)
	}
	t.Chdir(t.TempDir())
	for _, e := range upgrades {
		t.Run(e.name, func(t *testing.T) {
			w := e.unpack(filepath.Join(t.TempDir(), "project"))
			w.upgrade(e)
			if w.wrong != nil {
				t.Errorf("%v\n%s", w.wrong, strings.Join(w.log, "\n"))
			}
		})
	}
}

// upgrade merges an earlier project and compares it with what it was.
func (w *world) upgrade(e earlier, flags ...string) {
	holds := tokensOf(e.files)
	w.once(append([]string{"merge"}, flags...)...)
	after := w.files()
	if name, differ := difference(lessonsOf(e.files), lessonsOf(after)); differ {
		w.fail("the lesson %s is another one:\n%s", name, diffOf(name, e.files[name], after[name]))
	}
	w.compare(e)
	w.keeps(holds)
	w.once(append([]string{"merge"}, flags...)...)
	if name, differ := difference(after, w.files()); differ {
		w.fail("a second merge changes %s:\n%s", name, diffOf(name, after[name], w.read(name)))
	}
}

func lessonsOf(files map[string]string) map[string]string {
	lessons := maps.Clone(files)
	maps.DeleteFunc(lessons, func(name, _ string) bool { return !isContent(name) })
	return lessons
}

// tokensOf are those that the translation files hold, by language.
func tokensOf(files map[string]string) map[string]map[string]map[string]bool {
	all := map[string]map[string]map[string]bool{}
	for _, language := range everyLanguage {
		all[language] = map[string]map[string]bool{}
		for name, data := range files {
			if isLocales(name) {
				heldIn(all[language], decodeAny(name, language, data))
			}
		}
	}
	return all
}

// keeps wants tokens to be in what commands read.
func (w *world) keeps(tokens map[string]map[string]map[string]bool) {
	p := w.open()
	if p == nil {
		return
	}
	now := heldBy(p)
	for _, language := range slices.Sorted(maps.Keys(tokens)) {
		for _, token := range slices.Sorted(maps.Keys(tokens[language])) {
			if now[language][token] == nil {
				w.fail("%s, which was in a file of %s, is in none", token, language)
			}
		}
	}
}

// compare holds what the earlier version said of each message against what
// this one says: what is finished or reviewed stays so, with its text; what is
// not stays unfinished; comments and suggestions are there.
func (w *world) compare(e earlier) {
	now := w.exportAll("csv")
	for _, language := range slices.Sorted(maps.Keys(e.said)) {
		was, err := csv.Format.Decode(language+".csv", []byte(e.said[language]))
		w.must(err)
		is, err := csv.Format.Decode(language+".csv", []byte(now[language+".csv"]))
		w.must(err)
		if w.wrong != nil {
			return
		}
		index := is.Index()
		for i := range was.Messages {
			m := &was.Messages[i]
			at, ok := index[m.ID]
			if !ok && isCodeAlone(m) {
				continue
			}
			if !ok {
				w.fail("%s: the message %s is gone", language, m.ID)
				continue
			}
			w.compareMessage(language, m, &is.Messages[at])
		}
	}
}

// isCodeAlone reports whether a message is nothing but code, in both languages: that
// was a text, and is none.
func isCodeAlone(m *locales.Message) bool {
	return strings.HasPrefix(m.Source, "<code") && (m.Target == "" || m.Target == m.Source) && segment.IsCode(m.Source, []segment.Tag{{Kind: segment.Code, Num: 1}})
}

func (w *world) compareMessage(language string, was, is *locales.Message) {
	switch {
	case was.State.Finished() && (is.State != was.State || is.Target != was.Target):
		w.fail("%s: %s was %s, %q, and is %s, %q", language, was.ID, was.State, was.Target, is.State, is.Target)
	case !was.State.Finished() && is.State.Finished():
		w.fail("%s: %s was %s and is %s by itself, %q", language, was.ID, was.State, is.State, is.Target)
	}
	for _, c := range was.Comments {
		if !slices.Contains(is.Comments, c) {
			w.fail("%s: %s has lost the comment %q", language, was.ID, c)
		}
	}
	offered := is.Target
	for _, s := range is.Suggestions {
		offered += "\n" + s.Text
	}
	for _, s := range was.Suggestions {
		if s.Origin != locales.FromMemory && !strings.Contains(offered, s.Text) && !slices.Contains(is.Alternatives, s.Text) {
			w.fail("%s: %s has lost the suggestion %q", language, was.ID, s.Text)
		}
	}
}

// exportAll exports all languages in a format, and returns the files by name.
func (w *world) exportAll(format string) map[string]string {
	out := filepath.Join(filepath.Dir(w.dir), "out")
	w.must(os.RemoveAll(out))
	w.once("extract", "-q", "--format", format, "--out", out)
	return filesIn(out)
}

// Texts that are back in the lessons after an upgrade have of the memory that
// the earlier version wrote what people finished, and nothing else: it says of
// a unit what it was where it knows.
func TestMemoryOfAnEarlierVersionPublishesWhatWasFinished(t *testing.T) {
	upgrades := readUpgrades(t)
	t.Chdir(t.TempDir())
	back := 0
	for _, e := range upgrades {
		w := e.unpack(filepath.Join(t.TempDir(), "project"))
		finished, other := retiredIn(e.files)
		lesson := "# Back\n"
		for _, source := range slices.Sorted(maps.Keys(finished)) {
			lesson += "\n" + source + "\n"
		}
		for _, source := range slices.Sorted(maps.Keys(other)) {
			lesson += "\n" + source + "\n"
		}
		w.put("content/en/s_back.md", lesson)
		w.once("merge")
		got := w.read("content/fr/s_back.md")
		for source, token := range finished {
			back++
			if !strings.Contains(got, token) {
				t.Errorf("%s: %q does not show %s", e.name, source, token)
			}
		}
		for source, token := range other {
			if strings.Contains(got, token) {
				t.Errorf("%s: %q shows %s, which nobody finished", e.name, source, token)
			}
		}
		if w.keeps(tokensOf(e.files)); w.wrong != nil {
			t.Error(e.name, w.wrong)
		}
	}
	if back == 0 {
		t.Error("no text is back")
	}
}

// retiredIn are the plain texts without tags of the French memory, with the
// token of their translation: those that were finished, and the others.
func retiredIn(files map[string]string) (finished, other map[string]string) {
	finished, other = map[string]string{}, map[string]string{}
	c := decodeAny("locales/memory.fr.tmx", "fr", files["locales/memory.fr.tmx"])
	for _, m := range c.Messages {
		token := tokenIn(m.Target)
		if m.Context != "" || token == "" || strings.Contains(m.Source, "<") || len(m.Alternatives) > 0 || !strings.HasSuffix(m.Source, ".") {
			continue
		}
		if m.Former.Finished() {
			finished[m.Source] = token
		} else {
			other[m.Source] = token
		}
	}
	return finished, other
}

// The lessons of the corpus, recovered and merged by the earlier version, are
// as they are after an upgrade.
func TestUpgradeOfTheCorpus(t *testing.T) {
	corpus := os.Getenv("PARASOL_CORPUS")
	if corpus == "" {
		t.Skip("PARASOL_CORPUS is not set")
	}
	program := earlierProgram(t)
	dir := filepath.Join(t.TempDir(), "project")
	t.Chdir(t.TempDir())
	w := newWorld(dir, 0)
	for _, language := range []string{"en", "fr", "ar"} {
		if err := os.CopyFS(filepath.Join(dir, "content", language), os.DirFS(filepath.Join(corpus, "umbrella", language))); err != nil {
			t.Fatal(err)
		}
	}
	w.program = program
	w.once("align", "--to", "fr,ar")
	w.once("merge", "--min", "100", "--below", "keep")
	e := earlier{files: w.files(), said: map[string]string{}}
	for name, data := range w.exportAll("csv") {
		e.said[strings.TrimSuffix(name, ".csv")] = data
	}
	w.program = ""
	w.upgrade(e, "--min", "100", "--below", "keep")
	if w.wrong != nil {
		t.Error(w.wrong)
	}
	t.Logf("%d files", len(e.files))
}

// The version that wrote the archive works on with what this one writes: it
// publishes nothing that nobody approved, and what is finished stays.
func TestEarlierVersionReadsWhatThisOneWrites(t *testing.T) {
	program := earlierProgram(t)
	upgrades := readUpgrades(t)
	t.Chdir(t.TempDir())
	for _, e := range upgrades {
		t.Run(e.name, func(t *testing.T) {
			w := e.unpack(filepath.Join(t.TempDir(), "project"))
			w.once("merge")
			now := w.exportAll("csv")
			holds, before := tokensOf(w.files()), lessonsOf(w.files())
			w.program = program
			w.once("extract")
			w.once("merge")
			if name, differ := difference(before, lessonsOf(w.files())); differ {
				w.fail("the earlier version makes another lesson of %s:\n%s", name, diffOf(name, before[name], w.read(name)))
			}
			w.program = ""
			said := map[string]string{}
			for name, data := range now {
				said[strings.TrimSuffix(name, ".csv")] = data
			}
			w.compare(earlier{said: said})
			w.keeps(holds)
			if w.wrong != nil {
				t.Errorf("%v\n%s", w.wrong, strings.Join(w.log, "\n"))
			}
		})
	}
}

// earlierProgram is the program of the earlier version, which .ci/earlier builds
// from the repository's history.
func earlierProgram(t *testing.T) string {
	program := os.Getenv("PARASOL_EARLIER")
	if program == "" {
		t.Skip("PARASOL_EARLIER names no program of " + earlierVersion + ": .ci/earlier DIR builds one where the repository has that commit")
	}
	return program
}

// TestMakeUpgradeArchive makes the archive with the program that
// PARASOL_EARLIER names: see .ci/upgrade-archive.
func TestMakeUpgradeArchive(t *testing.T) {
	into := os.Getenv("PARASOL_UPGRADE_ARCHIVE")
	if into == "" {
		t.Skip("PARASOL_UPGRADE_ARCHIVE does not say where to put the archive")
	}
	program := earlierProgram(t)
	t.Chdir(t.TempDir())
	var b bytes.Buffer
	zipped := gzip.NewWriter(&b)
	archive := tar.NewWriter(zipped)
	for i, name := range []string{"json", "po", "sample", "toml", "yaml"} {
		w := newWorld(filepath.Join(t.TempDir(), "project"), uint64(i+1))
		w.program = program
		w.grow(name)
		if w.wrong != nil {
			t.Fatal(w.wrong)
		}
		files := w.files()
		for file, data := range w.exportAll("csv") {
			files["said/"+file] = data
		}
		for _, file := range slices.Sorted(maps.Keys(files)) {
			h := &tar.Header{Name: path.Join(name, file), Mode: 0o644, Size: int64(len(files[file])), Format: tar.FormatPAX}
			if err := archive.WriteHeader(h); err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(archive, files[file]); err != nil {
				t.Fatal(err)
			}
		}
		t.Logf("%s: %v", name, w.inventory())
	}
	if err := errors.Join(archive.Close(), zipped.Close(), os.WriteFile(into, b.Bytes(), 0o666)); err != nil {
		t.Fatal(err)
	}
}

// grow makes a project of a random history, or of the sample and one.
func (w *world) grow(format string) {
	if format == "sample" {
		w.once("sample", w.dir)
		for range 4 {
			w.newLesson()
		}
		files := w.files()
		for name, l := range w.lessons {
			files["content/en/"+name] = render(name, l)
		}
		w.restore(files, func(string) bool { return true })
		w.once("extract")
	} else {
		for range 6 {
			w.newLesson()
		}
		w.publish()
		w.once("extract", "--to", "fr,ar", "--format", format)
	}
	w.remember()
	happens := []func(w *world){
		(*world).returnFile, (*world).returnFile, (*world).returnFile, (*world).export, (*world).returnOld, (*world).typeIntoFile, (*world).merge,
	}
	if format != "sample" { // whose lessons the world does not know
		happens = append(happens, (*world).edit, (*world).shelve, (*world).typeIntoLesson, (*world).align)
	}
	rounds := 60
	if format == "sample" {
		rounds = 12
	}
	for range rounds {
		pick(w.rng, happens)(w)
	}
	w.put("locales/links.fr.txt", w.read("locales/links.fr.txt")+"https://example.org/1\thttps://example.org/fr/1\n")
	for range 3 {
		w.once("extract")
		w.once("merge")
	}
}

// inventory counts what a project holds of each kind; it has to have some of
// every one.
func (w *world) inventory() map[string]int {
	has := map[string]int{}
	for name, data := range w.files() {
		if isLocales(name) {
			has[strings.SplitN(path.Base(name), ".", 2)[0]]++
		}
		if strings.HasSuffix(name, ".tmx") {
			has["alternative"] += strings.Count(data, ">superseded<")
			has["retired"] += strings.Count(data, "<tu tuid")
		}
	}
	for _, data := range w.exportAll("csv") {
		for _, what := range []string{"suggestion", ",translated\n", ",reviewed\n", ",needs-review\n", "# Q"} {
			has[strings.Trim(what, ",\n")] += strings.Count(data, what)
		}
	}
	return has
}
