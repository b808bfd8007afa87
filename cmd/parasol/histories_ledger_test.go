package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge/own"
)

// A ledger is what people gave to a project. Each text and each comment has a
// word of its own in it, its token, by which it is known wherever it is.
type ledger struct {
	owed     map[string]gift                // by token
	approved map[string]map[sourceText]bool // by token: what somebody finished it for
	named    map[string]string              // by token: the message that somebody finished it for, where only its name tells
	typed    map[string]bool                // tokens typed into lessons: whatever they stand beside
	barred   map[string]bool                // tokens that a reviewer refused
	replaced map[string]bool                // tokens that somebody typed over in a file: a lesson owes them to nobody
	adrift   map[string]bool                // what the source said once, in a lesson older or newer than all files
	shown    map[entryKey]string            // tokens that the lessons have to show
	reviewed map[entryKey]string            // tokens that somebody reviewed
}

type gift struct {
	locale  string
	comment bool
	lesson  bool       // typed into a lesson: it may stand there alone
	text    sourceText // that it translates; zero where nothing tells
	how     string
}

// A sourceText is a source text by its context and words: tags may change.
type sourceText struct{ context, words string }

// An entryKey is a message of a language.
type entryKey struct{ locale, id string }

func textOf(context, source string) sourceText { return sourceText{context, segment.Plain(source)} }

func newLedger() ledger {
	return ledger{map[string]gift{}, map[string]map[sourceText]bool{}, map[string]string{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[entryKey]string{}, map[entryKey]string{}}
}

func (l ledger) clone() ledger {
	approved := map[string]map[sourceText]bool{}
	for token, texts := range l.approved {
		approved[token] = maps.Clone(texts)
	}
	return ledger{maps.Clone(l.owed), approved, maps.Clone(l.named), maps.Clone(l.typed), maps.Clone(l.barred), maps.Clone(l.replaced), maps.Clone(l.adrift), maps.Clone(l.shown), maps.Clone(l.reviewed)}
}

// approve is somebody's word that a translation is finished for a text.
func (l ledger) approve(token string, t sourceText) {
	if l.approved[token] == nil {
		l.approved[token] = map[sourceText]bool{}
	}
	l.approved[token][t] = true
	delete(l.barred, token)
}

// isApproved reports whether a text of a lesson may show a translation.
func (l ledger) isApproved(token string, t sourceText) bool {
	return l.typed[token] || l.approved[token][t] && !l.barred[token]
}

// token is a new word.
func (n *names) token() string {
	n.tokens++
	k := n.tokens
	return fmt.Sprintf("Q%c%c%cq", 'a'+k/676%26, 'a'+k/26%26, 'a'+k%26)
}

var tokenShape = regexp.MustCompile(`\bQ[a-z]{3}q\b`)

func tokenIn(s string) string { return tokenShape.FindString(s) }

// markupShape is what a translation keeps of its source as it is.
var markupShape = regexp.MustCompile(`<[^>]*>|&lt;.*?&gt;|&\w+;|\S*://\S*|\]\([^)]*\)`)

var accents = strings.NewReplacer("a", "à", "e", "é", "i", "î", "o", "ô", "u", "ù")

// translated is a translation of a source text, with or without markup.
func translatedAs(token, source string) string {
	var b strings.Builder
	b.WriteString(token + " ")
	at := 0
	for _, m := range markupShape.FindAllStringIndex(source, -1) {
		b.WriteString(accents.Replace(source[at:m[0]]) + source[m[0]:m[1]])
		at = m[1]
	}
	b.WriteString(accents.Replace(source[at:]))
	return b.String()
}

// open opens the project as a command that only reads does.
func (w *world) open() *project.Outcome {
	w.must(os.Chdir(w.dir))
	o := &options{streams: &streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard}}
	o.bind(pflag.NewFlagSet("", pflag.ContinueOnError))
	w.must(o.check())
	defer o.close()
	p, err := o.open(wish{looks: true})
	if err != nil {
		w.fail("the project cannot be opened: %w", err)
		return nil
	}
	out, err := p.Read()
	if err != nil {
		w.fail("the project cannot be read: %w", err)
		return nil
	}
	return out
}

// heldIn are the tokens that the messages of a catalog hold, each with the
// source texts that it stands beside. What memory offers is held where it is
// offered from.
func heldIn(into map[string]map[string]bool, c *locales.Catalog) {
	for i := range c.Messages {
		m := &c.Messages[i]
		add := func(s, source string) {
			for _, token := range tokenShape.FindAllString(s, -1) {
				if into[token] == nil {
					into[token] = map[string]bool{}
				}
				into[token][segment.Plain(source)] = true
			}
		}
		for _, s := range slices.Concat([]string{m.Target}, m.Alternatives, m.Comments) {
			add(s, m.Source)
		}
		add(m.Target, m.Previous)
		for _, s := range m.Suggestions {
			if s.Origin != locales.FromMemory && !strings.HasSuffix(s.Origin, ".tmx") {
				add(s.Text, m.Source)
				add(s.Text, s.Source)
			}
		}
	}
}

// heldBy is what commands read in the files of each language.
func heldBy(p *project.Outcome) map[string]map[string]map[string]bool {
	all := map[string]map[string]map[string]bool{}
	for _, l := range p.Languages {
		all[l.Name] = map[string]map[string]bool{}
		heldIn(all[l.Name], l.Catalog)
		heldIn(all[l.Name], l.Open)
		for _, pair := range l.Memory {
			heldIn(all[l.Name], &locales.Catalog{Messages: []locales.Message{{Source: pair.Source, Target: pair.Target}}})
		}
	}
	return all
}

// verify holds the project against the ledger.
func (w *world) verify() {
	p := w.open()
	if p == nil {
		return
	}
	lessons := w.lessonTokens()
	all := heldBy(p)
	for _, token := range slices.Sorted(maps.Keys(w.ledger.owed)) {
		g := w.ledger.owed[token]
		sources, ok := all[g.locale][token]
		switch {
		case slices.Contains(p.LeftAlone, g.locale) && p.AnyUnread(): // two of its files clash: it is left alone, and that is said
		case g.lesson && lessons[token]:
		case !ok:
			w.fail("%s, %s, is in no file that commands read", token, g.how)
		case !g.comment && g.text.words != "" && !sources[g.text.words]:
			w.fail("%s, %s, has lost its source text %q", token, g.how, g.text.words)
		}
	}
	for token := range lessons {
		if len(w.ledger.approved[token]) == 0 && w.ledger.named[token] == "" && !w.ledger.typed[token] {
			w.fail("%s, %s, stands in a lesson, and nobody approved it", token, w.ledger.owed[token].how)
		}
	}
	w.verifyReviews(p)
	w.verifyNames()
}

// lessonTokens are those that stand in translated lessons.
func (w *world) lessonTokens() map[string]bool {
	tokens := map[string]bool{}
	for name, data := range w.files() {
		if strings.HasPrefix(name, "content/") {
			for _, token := range tokenShape.FindAllString(data, -1) {
				tokens[token] = true
			}
		}
	}
	return tokens
}

// verifyReviews wants what was reviewed to be so as long as it is the
// translation.
func (w *world) verifyReviews(p *project.Outcome) {
	for _, l := range p.Languages {
		for i := range l.Catalog.Messages {
			m := &l.Catalog.Messages[i]
			if token := w.ledger.reviewed[entryKey{l.Name, m.ID}]; token != "" && tokenIn(m.Target) == token && m.State == locales.Translated && !m.Draft {
				w.fail("%s, %s, is not reviewed any more", token, w.ledger.owed[token].how)
			}
		}
	}
}

// verifyNames wants no file that only half a run writes.
func (w *world) verifyNames() {
	for name := range w.files() {
		if base := filepath.Base(name); strings.Contains(base, ".parasol-") || strings.HasPrefix(base, ".pt-") {
			w.fail("%s was left behind", name)
		}
	}
}

// verifyLessons holds the lessons of some languages, just merged, against the
// source's: each text is the source's, or was finished for exactly that text;
// and what is known to be the translation stands there. left are the lessons
// that the merge left as they were.
func (w *world) verifyLessons(languages []string, left map[string]bool) {
	p := w.open()
	if p == nil {
		return
	}
	source := w.load("en")
	for _, l := range p.Languages {
		if !slices.Contains(languages, l.Name) {
			continue
		}
		index := l.Catalog.Index()
		file, err := own.Parse("", []byte(w.read("locales/own."+l.Name+".txt")))
		w.must(err)
		ofItsOwn := func(path string) bool { lesson := file[path]; return lesson.HasWords() }
		theirs := map[string]*content.Document{}
		for _, d := range w.load(l.Name) {
			theirs[d.Path()] = d
		}
		for _, d := range source {
			if left["content/"+l.Name+"/"+d.Path()] || ofItsOwn(d.Path()) {
				continue // it stays, or has texts of its own, which readers keep
			}
			if theirs[d.Path()] == nil {
				w.fail("content/%s/%s is not there", l.Name, d.Path())
				continue
			}
			w.verifyLesson(l, index, d.Path(), d.Segments(), theirs[d.Path()].Segments())
		}
	}
}

func (w *world) load(language string) []*content.Document {
	tree, err := content.Load(os.DirFS(filepath.Join(w.dir, "content")), content.DefaultLayout, language, nil)
	w.must(err)
	if tree == nil {
		return nil
	}
	return tree.Documents
}

func (w *world) verifyLesson(l project.Language, index map[string]int, path string, source, target []segment.Segment) {
	if len(source) != len(target) {
		w.fail("content/%s/%s has %d texts, and its source %d", l.Name, path, len(target), len(source))
		return
	}
	for i := range source {
		s, shows := &source[i], target[i].Text
		token := tokenIn(shows)
		words := segment.Plain(s.Text)
		apart := segment.InLesson(s.Context, path)
		switch {
		case token == "" && segment.Plain(shows) != words && !w.ledger.adrift[segment.Plain(shows)]:
			w.fail("content/%s/%s shows %q for %q", l.Name, path, shows, s.Text)
		case token != "" && w.ledger.named[token] == s.ID() && !w.ledger.barred[token]:
		case token != "" && !w.ledger.isApproved(token, sourceText{s.Context, words}) && !w.ledger.isApproved(token, sourceText{apart, words}):
			w.fail("content/%s/%s shows %s, %s, for %q, for which nobody approved it", l.Name, path, token, w.ledger.owed[token].how, s.Text)
		}
		id := s.ID()
		if at, ok := index[segment.ID(apart, s.Text)]; ok && l.Catalog.Messages[at].State != locales.Obsolete {
			id = segment.ID(apart, s.Text)
		}
		if want := w.ledger.shown[entryKey{l.Name, id}]; want != "" && want != token {
			w.fail("content/%s/%s does not show %s, %s, but %q", l.Name, path, want, w.ledger.owed[want].how, shows)
		}
	}
}
