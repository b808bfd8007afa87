package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/po"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/locales/tmx"
)

// What version control does: older states return, colleagues part and unite.

// A moment is the project after a step.
type moment struct {
	files   map[string]string
	lessons map[string]lesson
	ledger  ledger
}

func (w *world) remember() {
	w.past = append(w.past, moment{w.files(), cloneLessons(w.lessons), w.ledger.clone()})
}

func isContent(name string) bool { return strings.HasPrefix(name, "content/") }
func isLocales(name string) bool { return strings.HasPrefix(name, "locales/") }

// lessonsBack checks out an older state of the lessons, in all languages. What
// was typed into them since is not owed any more, unless a file has it.
func (w *world) lessonsBack() {
	then := pick(w.rng, w.past)
	w.restore(then.files, isContent)
	w.lessons = cloneLessons(then.lessons)
	w.oweWhatIsThere()
}

// filesBack checks out an older state of the translation files: what they held
// then is owed, and what lessons show.
func (w *world) filesBack() {
	then := pick(w.rng, w.past)
	w.restore(then.files, isLocales)
	now := w.ledger
	w.ledger = then.ledger.clone()
	w.ledger.keepFacts(now)
	w.ledger.barred = then.ledger.clone().barred
	w.oweWhatIsThere()
}

// keepFacts adds what people did in another ledger, which no older state of
// files undoes: what they approved, and what they typed into lessons.
func (l *ledger) keepFacts(other ledger) {
	for token, texts := range other.approved {
		if l.approved[token] == nil {
			l.approved[token] = map[sourceText]bool{}
		}
		maps.Copy(l.approved[token], texts)
	}
	maps.Copy(l.typed, other.typed)
	maps.Copy(l.named, other.named)
	maps.Copy(l.replaced, other.replaced)
	maps.Copy(l.adrift, other.adrift)
	for token, g := range other.owed {
		if _, ok := l.owed[token]; !ok {
			l.owed[token] = g // oweWhatIsThere looks
		}
	}
}

// oweWhatIsThere leaves in the ledger what the files that commands read hold,
// each by itself, or a lesson. What a lesson alone has then was made of a text
// that nothing tells: it is as if somebody had typed it there.
func (w *world) oweWhatIsThere() {
	p := w.open()
	if p == nil {
		return
	}
	lessons, joined, held := w.lessonTokens(), heldBy(p), map[string]bool{}
	for _, l := range p.Languages {
		there := map[string]map[string]bool{}
		for name, data := range w.files() {
			if isLocales(name) {
				heldIn(there, decodeAny(name, l.Name, data))
			}
		}
		for token := range there {
			held[token] = true
		}
		for token, g := range w.ledger.owed {
			if g.locale != l.Name {
				continue
			}
			if there[token] == nil && !(g.lesson && lessons[token] && !w.ledger.replaced[token]) {
				delete(w.ledger.owed, token)
			} else if g.text.words != "" && !joined[l.Name][token][g.text.words] {
				g.text = sourceText{} // the file that sourceText what it translates is not there
				w.ledger.owed[token] = g
			}
		}
	}
	w.noteAdrift(p)
	for token := range lessons {
		w.ledger.typed[token] = w.ledger.typed[token] || !held[token] && len(p.LeftAlone) == 0
	}
	for token, g := range w.ledger.owed {
		if !slices.ContainsFunc(p.Languages, func(l project.Language) bool { return l.Name == g.locale }) {
			delete(w.ledger.owed, token)
		}
	}
}

// noteAdrift notes what lessons show that is no translation and of which no file
// tells that the source said it once: nobody can know whether it is one.
func (w *world) noteAdrift(p *project.Outcome) {
	sources := map[string]bool{}
	for i := range p.Earlier.Messages {
		sources[segment.Plain(p.Earlier.Messages[i].Source)] = true
	}
	for _, l := range p.Languages {
		marks := l.Manifest.Marks()
		if _, err := os.Stat(filepath.Join(w.dir, "content", l.Name)); err != nil {
			continue
		}
		for _, d := range w.load(l.Name) {
			for _, s := range d.Segments() {
				if says := segment.Plain(s.Text); tokenIn(says) == "" && !sources[says] && !marks[store.Mark(says)] {
					w.ledger.adrift[says] = true
				}
			}
		}
	}
}

// decodeAny reads a file of the locales folder by itself, if it is one of a
// language.
func decodeAny(name, language, data string) *locales.Catalog {
	base := filepath.Base(name)
	decode := goi18n.Decode
	switch filepath.Ext(base) {
	case ".po":
		decode = po.Format.Decode
	case ".tmx":
		decode = tmx.Decode
		if strings.HasPrefix(base, "team") {
			decode = func(name string, data []byte) (*locales.Catalog, error) {
				return tmx.DecodePair(name, data, "en", language)
			}
		}
	case ".toml", ".json", ".yaml":
	default:
		return &locales.Catalog{}
	}
	if !strings.Contains("."+base, "."+language+".") && !strings.HasPrefix(base, "team") {
		return &locales.Catalog{}
	}
	c, err := decode(name, []byte(data))
	if err != nil {
		return &locales.Catalog{}
	}
	return c
}

// branchOff gives a colleague a copy of the project, who goes on from there.
func (w *world) branchOff() {
	b := newWorld(w.dir+"-branch", w.seed)
	w.must(os.RemoveAll(b.dir))
	b.rng, b.names, b.retired, b.exports = w.rng, w.names, slices.Clone(w.retired), slices.Clone(w.exports)
	b.lessons, b.ledger = cloneLessons(w.lessons), w.ledger.clone()
	b.restore(w.files(), func(string) bool { return true })
	b.remember()
	w.branch = b
}

// colleague lets something happen in the colleague's copy.
func (w *world) colleague() {
	if w.branch == nil {
		w.branchOff()
	}
	b := w.branch
	b.rng = w.rng
	b.log = nil
	d := deeds[drawDeed(w.rng)]
	if slices.Contains([]string{"branch", "colleague", "unite"}, d.name) {
		d = deeds[0]
	}
	b.notef("  colleague: %s", d.name)
	if d.do(b); b.wrong == nil {
		b.verify()
		b.remember()
	}
	w.log = append(w.log, b.log...)
	if b.wrong != nil {
		w.fail("colleague's copy: %w", b.wrong)
	}
}

// unite brings the colleague's copy and the project together: each file is one
// of the two, or both line by line.
func (w *world) unite() {
	b := w.branch
	if b == nil {
		return
	}
	w.branch = nil
	base, ours, theirs := b.past[0].files, w.files(), b.files()
	sameSyntax, side := w.syntax() == b.syntax(), w.chance(2)
	united := map[string]string{}
	all := maps.Clone(ours)
	maps.Copy(all, theirs)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		data, ok := w.uniteFile(name, base, ours, theirs, func() bool {
			isCatalog := isLocales(name) && !strings.HasSuffix(name, ".tmx") && !strings.HasSuffix(name, ".txt")
			if isCatalog && !sameSyntax {
				return side
			}
			return w.chance(2)
		}, sameSyntax)
		if ok {
			united[name] = data
		}
	}
	w.restore(united, func(string) bool { return true })
	w.uniteLessons(b, united)
	w.uniteLedger(b)
	w.oweWhatIsThere()
}

// uniteFile is one file of both copies; it reports false if there is none.
func (w *world) uniteFile(name string, base, ours, theirs map[string]string, isOurs func() bool, lines bool) (string, bool) {
	a, inOurs := ours[name]
	b, inTheirs := theirs[name]
	was, inBase := base[name]
	switch {
	case inOurs == inTheirs && a == b:
		return a, inOurs
	case inBase == inOurs && a == was:
		w.notef("  %s: the colleague's", name)
		return b, inTheirs
	case inBase == inTheirs && b == was:
		w.notef("  %s: ours", name)
		return a, inOurs
	}
	if lines && inOurs && inTheirs && isLocales(name) && w.chance(2) {
		if data, ok := w.uniteLines(name, was, a, b); ok {
			w.notef("  %s: line by line", name)
			return data, true
		}
	}
	if isOurs() {
		w.notef("  %s: ours, both changed", name)
		return a, inOurs
	}
	w.notef("  %s: the colleague's, both changed", name)
	return b, inTheirs
}

// uniteLines merges two versions of a file as git does, unless what comes of
// it is none.
func (w *world) uniteLines(name, base, ours, theirs string) (string, bool) {
	git, err := exec.LookPath("git")
	if err != nil {
		return "", false
	}
	dir := filepath.Join(filepath.Dir(w.dir), "lines")
	w.must(os.MkdirAll(dir, 0o777))
	for name, data := range map[string]string{"base": base, "ours": ours, "theirs": theirs} {
		w.must(os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666))
	}
	how := pick(w.rng, []string{"--ours", "--theirs", "--union"})
	cmd := exec.Command(git, "merge-file", "-p", how, "ours", "base", "theirs")
	cmd.Dir = dir
	out, err := cmd.Output()
	return string(out), err == nil && isReadable(name, string(out))
}

// isReadable reports whether a file of the locales folder can be read.
func isReadable(name, data string) bool {
	var err error
	switch filepath.Ext(name) {
	case ".po", ".pot":
		_, err = po.Format.Decode(name, []byte(data))
	case ".tmx":
		_, err = tmx.DecodePair(name, []byte(data), "en", "fr")
	case ".toml", ".json", ".yaml":
		_, err = goi18n.Decode(name, []byte(data))
	}
	return err == nil
}

// uniteLessons takes the lessons of whose file each is.
func (w *world) uniteLessons(b *world, united map[string]string) {
	all := cloneLessons(b.lessons)
	maps.Copy(all, w.lessons)
	for name, l := range all {
		data, ok := united["content/en/"+name]
		if !ok {
			delete(all, name)
		} else if data != render(name, l) {
			all[name] = b.lessons[name].clone()
		}
	}
	if len(all) == 0 { // each side removed what the other kept
		w.newLesson()
	} else {
		w.lessons = all
	}
	w.publish()
}

// uniteLedger is what both know. What the lessons have to show then depends on
// whose files they are.
func (w *world) uniteLedger(b *world) {
	for token := range w.ledger.barred {
		if !b.ledger.barred[token] {
			delete(w.ledger.barred, token)
		}
	}
	w.ledger.keepFacts(b.ledger)
	clear(w.ledger.shown)
	clear(w.ledger.reviewed)
	w.retired = append(w.retired, b.retired...)
}

// filesIn are the files of a folder, by name.
func filesIn(dir string) map[string]string {
	files := map[string]string{}
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if data, err := os.ReadFile(filepath.Join(dir, e.Name())); err == nil {
			files[e.Name()] = string(data)
		}
	}
	return files
}
