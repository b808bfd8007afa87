package main

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// A deed is a kind of step; those of a greater weight happen more often.
type deed struct {
	name   string
	weight int
	do     func(w *world)
}

// deeds are the kinds of step. It is filled by init: the deeds of colleagues
// are deeds of theirs.
var deeds []deed

func init() {
	deeds = []deed{
		{"edit", 6, (*world).edit},
		{"shelve", 3, (*world).shelve},
		{"extract", 3, (*world).extract},
		{"merge", 4, (*world).merge},
		{"return", 10, (*world).returnFile},
		{"export", 3, (*world).export},
		{"return-old", 4, (*world).returnOld},
		{"obsolete", 1, (*world).returnObsolete},
		{"team", 1, (*world).team},
		{"type", 3, (*world).typeIntoFile},
		{"type-lesson", 2, (*world).typeIntoLesson},
		{"align", 2, (*world).align},
		{"fix", 1, (*world).fix},
		{"read", 1, (*world).readOnly},
		{"format", 2, (*world).switchFormat},
		{"language", 1, (*world).language},
		{"lessons-back", 1, (*world).lessonsBack},
		{"files-back", 1, (*world).filesBack},
		{"branch", 2, (*world).branchOff},
		{"colleague", 4, (*world).colleague},
		{"unite", 2, (*world).unite},
	}
}

// drawDeed draws one by weight.
func drawDeed(r *rand.Rand) int {
	sum := 0
	for _, d := range deeds {
		sum += d.weight
	}
	n := r.IntN(sum)
	for i, d := range deeds {
		if n -= d.weight; n < 0 {
			return i
		}
	}
	panic("unreachable")
}

// begin makes the project's first lessons and files.
func (w *world) begin() {
	for range 2 + w.rng.IntN(2) {
		w.newLesson()
	}
	w.publish()
	w.once("extract", "--to", pick(w.rng, []string{"fr", "fr,ar"}), "--format", pick(w.rng, []string{"toml", "toml", "json", "yaml", "po"}))
	w.verify()
	w.remember()
}

// to are the languages of a run, as a flag: mostly all.
func (w *world) to() (languages, flag []string) {
	languages = w.languages()
	if w.chance(3) {
		languages = []string{pick(w.rng, languages)}
		flag = []string{"--to", languages[0]}
	}
	return languages, flag
}

func (w *world) extract() {
	_, to := w.to()
	w.run(append([]string{"extract"}, to...)...)
	w.upToDate(to)
}

// upToDate wants nothing to do for extract. Colleagues may have left the source
// texts in two files: then nobody knows in which format the project is, and
// that is said.
func (w *world) upToDate(to []string) {
	if w.wrong != nil {
		return
	}
	out := w.once(append([]string{"extract", "--check"}, to...)...)
	switch sources := w.sourceFiles(); {
	case len(sources) > 1 && !strings.Contains(out, "locales/"+sources[1]+": error unreadable: stands beside "+sources[0]+": remove one of them\n"):
		w.fail("after extract: nobody says that %s stands beside %s: %s", sources[1], sources[0], out)
	case len(sources) == 1 && strings.Contains(out, "is not up to date"):
		w.fail("after extract: %s", out)
	}
}

// sourceFiles are the catalogs of the source language, sorted: more than one
// where colleagues have left them in several formats.
func (w *world) sourceFiles() []string {
	var has []string
	for name := range w.files() {
		if base, ok := strings.CutPrefix(name, "locales/"); ok && (base == store.Template || strings.HasPrefix(base, store.Active+".en.")) {
			has = append(has, base)
		}
	}
	slices.Sort(has)
	return has
}

func (w *world) merge() {
	languages, args := w.to()
	if w.chance(4) {
		args = append(args, "--prune")
	}
	w.merged(languages, w.run(append([]string{"merge"}, args...)...))
}

// byHandLine names a lesson that a merge leaves as it is.
var byHandLine = regexp.MustCompile(`(?m)^(content/[^:\n]*)(?::\d+:\d+)?: error (?:` + finding.ByHand + `|` + finding.OwnLost + `)`)

// merged holds the lessons that a merge wrote against the laws.
func (w *world) merged(languages []string, out string) {
	if w.wrong != nil || w.program != "" {
		return
	}
	left := map[string]bool{}
	for _, m := range byHandLine.FindAllStringSubmatch(out, -1) {
		left[m[1]] = true
	}
	w.verifyLessons(languages, left)
}

func (w *world) align() {
	_, args := w.to()
	if w.chance(3) {
		args = append(args, "--fix")
	}
	w.run(append([]string{"align"}, args...)...)
}

func (w *world) fix() {
	_, to := w.to()
	w.run(append([]string{"check", "--fix", "-q"}, to...)...)
}

func (w *world) readOnly() {
	before := w.files()
	for _, args := range pick(w.rng, [][][]string{{{"coverage"}}, {{"check", "-q"}}, {{"merge", "-n"}, {"extract", "-n", "--format", "po"}}}) {
		w.once(args...)
	}
	if name, differ := difference(before, w.files()); differ {
		w.fail("a command that only reads changed %s", name)
	}
}

// switchFormat turns the project's files into another format.
func (w *world) switchFormat() {
	w.run("extract", "--format", pick(w.rng, store.CatalogFormats))
	w.upToDate(nil)
}

func (w *world) language() {
	w.run("extract", "--to", pick(w.rng, everyLanguage))
}

func (w *world) export() {
	w.send(pick(w.rng, w.languages()), pick(w.rng, project.FormatNames()))
}

func (w *world) returnFile() {
	w.send(pick(w.rng, w.languages()), pick(w.rng, project.FormatNames()))
	if w.wrong == nil && len(w.exports) > 0 {
		w.takeBack(w.exports[len(w.exports)-1])
	}
}

func (w *world) returnOld() {
	if len(w.exports) > 0 {
		w.takeBack(pick(w.rng, w.exports))
	}
}

// takeBack lets a translator work on an exported file and merges it.
func (w *world) takeBack(e export) {
	p := w.open()
	if p == nil {
		return
	}
	at := slices.IndexFunc(p.Languages, func(l project.Language) bool { return l.Name == e.locale })
	if at < 0 {
		return // an older state of the project has no such language
	}
	l := p.Languages[at]
	w.names.files++
	name := fmt.Sprintf("back%d.%s", w.names.files, e.name)
	t := &translator{world: w, file: e, known: map[string]*locales.Message{}, told: p.Earlier, today: map[string]bool{}, out: wentOut(e), how: name}
	var fresh []unit
	for i := range l.Open.Messages {
		m := &l.Open.Messages[i]
		t.known[m.ID] = m
		if t.today[m.ID] = m.State != locales.Obsolete; t.today[m.ID] && w.chance(4) && !strings.Contains(e.data, m.ID) {
			fresh = append(fresh, unit{m.ID, m.Context, m.Source, m.Target})
		}
	}
	data := editors[e.format](e.data, fresh, t.answer)
	name = filepath.Join(filepath.Dir(w.dir), name)
	w.must(os.WriteFile(name, []byte(data), 0o666))
	w.notef("%s", indented(data))
	w.merged([]string{e.locale}, w.run("merge", name))
	if w.chance(2) { // a translator goes on from what was sent
		w.exports = append(w.exports, export{e.locale, e.format, e.name, data, len(w.past), true})
	}
}

// returnObsolete sends a PO file that has entries of texts that were in the
// lessons once, finished, draft and obsolete.
func (w *world) returnObsolete() {
	if len(w.retired) == 0 {
		return
	}
	locale := pick(w.rng, w.languages())
	data := "msgid \"\"\nmsgstr \"\"\n\"Language: " + locale + "\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
	named := map[string]bool{} // a PO file has each text once
	for i, retired := range w.retired[:min(len(w.retired), 4)] {
		token := w.names.token()
		source := strings.NewReplacer("**", "", "*", "", "`", "", "[", "", "]", "").Replace(retired.sentences)
		if named[source] {
			continue
		}
		named[source] = true
		entry := fmt.Sprintf("msgid %q\nmsgstr %q\n", source, translatedAs(token, source))
		switch i % 3 {
		case 0:
			entry = "#~ " + strings.ReplaceAll(strings.TrimSuffix(entry, "\n"), "\n", "\n#~ ") + "\n"
		case 1:
			entry = "#, fuzzy\n" + entry
		}
		w.ledger.owed[token] = gift{locale: locale, how: "an obsolete entry"}
		if i%3 != 1 {
			w.ledger.approve(token, sourceText{"", source})
			for k := range w.ledger.shown {
				if k == (entryKey{locale, segment.ID("", source)}) {
					delete(w.ledger.shown, k)
				}
			}
		}
		data += "\n" + entry
	}
	w.names.files++
	name := filepath.Join(filepath.Dir(w.dir), fmt.Sprintf("obsolete%d.po", w.names.files))
	w.must(os.WriteFile(name, []byte(data), 0o666))
	w.notef("%s", indented(data))
	w.merged([]string{locale}, w.run("merge", name))
}

// team puts a memory of another team beside the files. Nobody of the project
// approved what it says.
func (w *world) team() {
	locale := pick(w.rng, w.languages())
	data := `<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="block" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>`
	for _, name := range slices.Sorted(maps.Keys(w.lessons)) {
		token := w.names.token()
		source := w.lessons[name].title
		if w.chance(2) {
			source = strings.NewReplacer("**", "", "*", "", "`", "").Replace(w.lessons[name].items[0].sentences)
		}
		data += fmt.Sprintf("\n<tu><tuv xml:lang=\"en\"><seg>%s</seg></tuv><tuv xml:lang=%q><seg>%s</seg></tuv></tu>", source, locale, translatedAs(token, source))
		w.ledger.owed[token] = gift{locale: locale, how: "a memory from elsewhere"}
	}
	w.names.files++
	w.put(fmt.Sprintf("locales/team%d.tmx", w.names.files), data+"\n</body></tmx>\n")
}

// typeIntoFile types a translation into the project's own file of what is to
// do, or over one that is finished.
func (w *world) typeIntoFile() {
	p := w.open()
	if p == nil || len(p.Languages) == 0 {
		return
	}
	l := pick(w.rng, p.Languages)
	syntax, kind := w.syntax(), pick(w.rng, []string{store.Active, store.Translate})
	name := "locales/" + kind + "." + l.Name + "." + syntax
	if syntax == store.PO {
		name = "locales/" + l.Name + ".po"
	}
	before := w.read(name)
	if before == "" {
		return // colleagues have left it in another syntax
	}
	index, sources := l.Open.Index(), p.Earlier.Index()
	todo := true
	data := editors[syntax](before, nil, func(u unit) answer {
		at, ok := index[u.id]
		if !todo || !ok || !w.chance(3) || l.Open.Messages[at].Source == "" {
			return answer{}
		}
		todo = false
		m := &l.Open.Messages[at]
		token := w.names.token()
		w.ledger.owed[token] = gift{locale: l.Name, text: textOf(m.Context, m.Source), how: "typed into " + name}
		w.ledger.approve(token, textOf(m.Context, m.Source))
		delete(w.ledger.reviewed, entryKey{l.Name, m.ID})
		if delete(w.ledger.shown, entryKey{l.Name, m.ID}); m.State != locales.Obsolete {
			w.ledger.shown[entryKey{l.Name, m.ID}] = token
		}
		if was := cmp.Or(tokenIn(u.target), tokenIn(u.source)); was != "" {
			delete(w.ledger.owed, was) // somebody typed over it
			w.ledger.replaced[was] = true
		}
		if _, told := sources[m.ID]; !told && m.State == locales.Obsolete {
			w.forgetSource(l.Name, textOf(m.Context, m.Source))
		}
		return answer{target: translatedAs(token, m.Source), state: finished}
	})
	w.notef("  %s", name)
	w.put(name, data)
}

// forgetSource is that a text was typed over that nothing but the entry itself
// told, which had been prefilled with it: whose source file counts, did not.
func (w *world) forgetSource(locale string, text sourceText) {
	for token, g := range w.ledger.owed {
		if g.locale == locale && g.text == text {
			g.text = sourceText{}
			w.ledger.owed[token] = g
		}
	}
}

var lessonLine = regexp.MustCompile(`^(title: |## |> |- check: |)(.*)$`)

// typeIntoLesson translates some lines of a lesson by hand, or all of one that
// is not there yet.
func (w *world) typeIntoLesson() {
	locale, name := pick(w.rng, w.languages()), w.any()
	file := "content/" + locale + "/" + name
	source := strings.Split(w.read("content/en/"+name), "\n")
	target := strings.Split(w.read(file), "\n")
	whole := w.chance(2)
	if len(target) == 1 {
		target, whole = slices.Clone(source), true
	}
	if len(target) != len(source) {
		return // of an older state of its source
	}
	for i, line := range source {
		m := lessonLine.FindStringSubmatch(line)
		if strings.ContainsAny(line[:min(len(line), 1)], "<-") && m[1] == "" || m[2] == "" || strings.HasPrefix(line, "index") || line == "list:" {
			continue
		}
		if tokenIn(target[i]) != "" || !whole && !w.chance(3) {
			continue // what stands there already may be nowhere else
		}
		token := w.names.token()
		w.ledger.owed[token] = gift{locale: locale, lesson: true, how: "typed into " + file}
		w.ledger.typed[token] = true
		target[i] = m[1] + translatedAs(token, m[2])
	}
	w.notef("  %s", file)
	w.put(file, strings.Join(target, "\n"))
}
