package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales/memory"
)

// A book is the lessons of the sample, and no translation files: editions of it
// are made, and aligned.
type book struct {
	*testing.T
	dir string
}

func newBook(t *testing.T) *book {
	t.Helper()
	b := &book{t, filepath.Join(t.TempDir(), "book")}
	if err := os.CopyFS(b.path("content"), content.Sample); err != nil {
		t.Fatal(err)
	}
	b.write(defaultConfig, project.SampleConfig)
	return b
}

func (b *book) path(name string) string { return filepath.Join(b.dir, filepath.FromSlash(name)) }

func (b *book) remove(name string) {
	if err := os.RemoveAll(b.path(name)); err != nil {
		b.Fatal(err)
	}
}

func (b *book) read(name string) string {
	data, err := os.ReadFile(b.path(name))
	if err != nil {
		b.Fatal(err)
	}
	return string(data)
}

func (b *book) write(name, text string) {
	if err := os.MkdirAll(filepath.Dir(b.path(name)), 0o777); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(b.path(name), []byte(text), 0o666); err != nil {
		b.Fatal(err)
	}
}

// edit replaces texts in a file, each of which it has once: "old => new".
func (b *book) edit(name string, edits ...string) {
	text := b.read(name)
	for _, e := range edits {
		was, is, _ := strings.Cut(e, " => ")
		if strings.Count(text, was) != 1 {
			b.Fatalf("%s has %q %d times", name, was, strings.Count(text, was))
		}
		text = strings.Replace(text, was, is, 1)
	}
	b.write(name, text)
}

func (b *book) rename(from, to string) {
	if err := os.MkdirAll(filepath.Dir(b.path(to)), 0o777); err != nil {
		b.Fatal(err)
	}
	if err := os.Rename(b.path(from), b.path(to)); err != nil {
		b.Fatal(err)
	}
}

// keep copies the English lessons as they are into a folder.
func (b *book) keep(folder string) string {
	if err := os.CopyFS(b.path(folder), os.DirFS(b.path("content/en"))); err != nil {
		b.Fatal(err)
	}
	return b.path(folder)
}

func (b *book) git(args ...string) {
	cmd := exec.Command("git", append([]string{"-C", b.dir, "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"}, args...)...)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// commit commits the lessons. They are not in a repository before.
func (b *book) commit(message string) {
	if _, err := os.Stat(b.path(".git")); err != nil {
		if _, err := exec.LookPath("git"); err != nil {
			b.Skip("git is not installed")
		}
		b.git("init", "-q")
	}
	b.git("add", "-A", "content")
	b.git("commit", "-q", "--allow-empty", "-m", message)
}

// align aligns the French lessons, and holds that the same again, and what
// other commands do then, makes nothing finished.
func (b *book) align(args ...string) {
	b.Helper()
	mustRun(b.T, b.dir, append([]string{"align", "--to", "fr"}, args...)...)
	was := filesOf(b.T, b.dir)
	for _, again := range [][]string{append([]string{"align", "--to", "fr"}, args...), {"align", "--to", "fr"}, {"extract"}} {
		mustRun(b.T, b.dir, again...)
		if !equalFiles(was, filesOf(b.T, b.dir)) {
			b.Errorf("%s changes the files", strings.Join(again, " "))
		}
	}
}

// finished holds that a French text is a translation that is finished.
func (b *book) finished(text string) {
	b.Helper()
	if !strings.Contains(b.read("locales/active.fr.toml"), text) {
		b.Errorf("not finished: %s", text)
	}
}

// held holds that a French text is offered as the translation of an earlier
// text alone.
func (b *book) held(text, was string) {
	b.Helper()
	if strings.Contains(b.read("locales/active.fr.toml"), text) {
		b.Errorf("finished: %s", text)
	}
	todo := b.read("locales/translate.fr.toml")
	if !strings.Contains(todo, text) {
		b.Errorf("not offered: %s", text)
	}
	if !strings.Contains(todo, "\nwas: "+was+"\n") {
		b.Errorf("the files do not say what %q was: %s", text, was)
	}
}

const (
	signalLesson   = "tools/messaging/s_signal.md"
	messagesLesson = "communications/sending-a-message/beginner/s_private-messages.md"

	choose  = "Choose who can see your number and who can find you by it."
	choisir = "Choisissez qui peut voir votre numéro et qui peut vous trouver grâce à lui."
	look    = "Look through your linked devices once a month. Remove each one that you do not recognise."
	revue   = "Passez en revue vos appareils associés une fois par mois. Retirez tous ceux que vous ne reconnaissez pas."
)

// What an edit of one sentence makes of its translation, which nobody touched
// unless french says so.
var sentenceEdits = []struct {
	name         string
	edit, french string
	held         bool
}{
	{name: "negation", edit: choose + " => Never choose who can see your number and who can find you by it.", held: true},
	{name: "word", edit: "who can see your number => who can hide your number", held: true},
	{name: "noun", edit: "see your number and => see your name and", held: true},
	{name: "number", edit: "see your number and who => see your 2 numbers and who", held: true},
	{name: "order", edit: choose + " => Choose who can find you by your number and who can see it.", held: true},
	{name: "strong", edit: "see your number => see **your** number", held: true},
	{name: "full stop", edit: "find you by it. => find you by it!", held: true},
	{name: "case", edit: "who can see your number => who can see Your Number", held: true},
	{name: "rewrapped", edit: "number and who can => number\n   and who can"},
	{name: "comment", edit: "## Set up the app => <!-- parasol:note Android and iOS -->\n\n## Set up the app"},
	{name: "number that the translation has", edit: choose + " => Choose which 17 people can see your number and find you by it.",
		french: choisir + " => Choisissez les 17 personnes qui peuvent voir votre numéro et vous trouver grâce à lui."},
	{name: "name that the translation has", edit: choose + " => Choose in the settings of Briar who can see your number and who can find you by it.",
		french: choisir + " => Choisissez dans les réglages de Briar qui peut voir votre numéro et qui peut vous trouver grâce à lui."},
}

// The ways in which align comes to know what was edited.
var editWays = []struct {
	name  string
	align func(b *book, edit string)
}{
	{"tree", func(b *book, edit string) {
		older := b.keep("older")
		b.edit("content/en/"+signalLesson, edit)
		b.align("--source-tree", older)
	}},
	{"history", func(b *book, edit string) {
		b.commit("translated")
		b.edit("content/en/"+signalLesson, edit)
		b.commit("edited")
		b.align("--source-history")
	}},
	{"not committed", func(b *book, edit string) {
		b.commit("translated")
		b.edit("content/en/"+signalLesson, edit)
		b.align("--source-history")
	}},
}

func TestEditedSentenceIsHeld(t *testing.T) {
	cost.SkipShort(t)
	for n, test := range sentenceEdits {
		t.Run(test.name, func(t *testing.T) {
			for i, way := range editWays {
				if !cost.Long() && (n+i)%len(editWays) > 0 { // each edit in one way, each way for some edits
					continue
				}
				t.Run(way.name, func(t *testing.T) {
					b, french := newBook(t), choisir
					if test.french != "" {
						b.edit("content/fr/"+signalLesson, test.french)
						_, french, _ = strings.Cut(test.french, " => ")
					}
					way.align(b, test.edit)
					if test.held {
						b.held(french, choose)
					} else {
						b.finished(french)
					}
					b.finished("Installez Signal")
				})
			}
		})
	}
}

// The paths of lessons and how they are cut into paragraphs say nothing of
// what was edited.
func TestEditedTextIsHeldWhereverItStands(t *testing.T) {
	cost.SkipShort(t)
	edited := look + " => Do not look through your linked devices. Remove each one that you do not recognise."
	for name, test := range map[string]struct {
		change func(b *book)
		check  func(b *book)
	}{
		"renamed lesson": {func(b *book) {
			b.edit("content/en/"+signalLesson, edited)
			b.rename("content/en/"+signalLesson, "content/en/tools/s_messenger.md")
			b.rename("content/fr/"+signalLesson, "content/fr/tools/s_messenger.md")
		}, func(b *book) { b.held(revue, look); b.finished(choisir) }},
		"moved to another lesson": {func(b *book) {
			b.edit("content/en/"+signalLesson, look+" => ")
			b.edit("content/fr/"+signalLesson, revue+" => ")
			b.write("content/en/"+messagesLesson, b.read("content/en/"+messagesLesson)+"\nDo not look through your linked devices. Remove each one that you do not recognise.\n")
			b.write("content/fr/"+messagesLesson, b.read("content/fr/"+messagesLesson)+"\n"+revue+"\n")
		}, func(b *book) { b.held(revue, look) }},
		"moved and not edited": {func(b *book) {
			b.edit("content/en/"+signalLesson, look+" => ")
			b.edit("content/fr/"+signalLesson, revue+" => ")
			b.write("content/en/"+messagesLesson, b.read("content/en/"+messagesLesson)+"\n"+look+"\n")
			b.write("content/fr/"+messagesLesson, b.read("content/fr/"+messagesLesson)+"\n"+revue+"\n")
		}, func(b *book) { b.finished(revue) }},
		"a text that another lesson has": {func(b *book) {
			b.edit("content/en/"+signalLesson, look+" => Hide the text of messages on the lock screen.")
		}, func(b *book) {
			if strings.Contains(b.read("locales/active.fr.toml"), revue) {
				b.Error("finished")
			}
			b.finished("Masquez le texte des messages")
		}},
		"cut in two in both languages": {func(b *book) {
			b.edit("content/en/"+signalLesson, "once a month. Remove => once a month.\n\nRemove")
			b.edit("content/fr/"+signalLesson, "une fois par mois. Retirez => une fois par mois.\n\nRetirez")
		}, func(b *book) { b.finished("Passez en revue"); b.finished("Retirez tous ceux") }},
		"cut in two and a part edited": {func(b *book) {
			b.edit("content/en/"+signalLesson, "once a month. Remove each one => once a month.\n\nNever remove one")
			b.edit("content/fr/"+signalLesson, "une fois par mois. Retirez => une fois par mois.\n\nRetirez")
		}, func(b *book) { b.held("Retirez tous ceux", look) }},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t)
			older := b.keep("older")
			test.change(b)
			b.align("--source-tree", older)
			test.check(b)
		})
	}
}

// Of several editions the one counts that a translation fits best.
func TestNewestEditionThatFitsIsShown(t *testing.T) {
	cost.SkipShort(t)
	for _, order := range [][]string{{"first", "second"}, {"second", "first"}} {
		b := newBook(t)
		b.edit("content/en/"+signalLesson, look+" => Now and then you may want to see what other computers know your account.")
		b.keep("first")
		b.edit("content/en/"+signalLesson, "Now and then you may want to see what other computers know your account. => "+look)
		b.keep("second")
		b.edit("content/en/"+signalLesson, "Remove each one => Never remove one")
		b.align("--source-tree", b.path(order[0])+","+b.path(order[1]))
		b.held(revue, look)
	}
}

// In a repository the commits tell what a translation was made of.
func TestCommitsTellWhatWasTranslated(t *testing.T) {
	cost.SkipShort(t)
	const never = choose + " => Never choose who can see your number and who can find you by it."
	ne := choisir + " => Ne choisissez jamais qui peut voir votre numéro et qui peut vous trouver grâce à lui."
	for name, test := range map[string]struct {
		history func(b *book)
		check   func(b *book)
	}{
		"both in one commit": {func(b *book) {
			b.edit("content/en/"+signalLesson, never)
			b.edit("content/fr/"+signalLesson, ne)
			b.commit("both")
		}, func(b *book) { b.finished("Ne choisissez jamais") }},
		"translated later": {func(b *book) {
			b.edit("content/en/"+signalLesson, never)
			b.commit("edited")
			b.edit("content/fr/"+signalLesson, ne)
			b.commit("translated anew")
		}, func(b *book) { b.finished("Ne choisissez jamais") }},
		"translated and not committed": {func(b *book) {
			b.edit("content/en/"+signalLesson, never)
			b.commit("edited")
			b.edit("content/fr/"+signalLesson, ne)
		}, func(b *book) { b.finished("Ne choisissez jamais") }},
		"another line of the translation is newer": {func(b *book) {
			b.edit("content/en/"+signalLesson, never)
			b.commit("edited")
			b.edit("content/fr/"+signalLesson, "Passez en revue => Parcourez")
			b.commit("better")
		}, func(b *book) { b.held(choisir, choose); b.finished("Parcourez vos appareils") }},
		"rewrapped and with other quotes": {func(b *book) {
			b.edit("content/en/"+signalLesson, never)
			b.commit("edited")
			b.edit("content/fr/"+signalLesson, "et qui peut => et qui\n   peut")
			b.commit("rewrapped")
		}, func(b *book) { b.held(choisir, choose) }},
		"made on a branch that does not have the edit": {func(b *book) {
			b.git("checkout", "-q", "-b", "french")
			b.git("checkout", "-q", "main")
			b.edit("content/en/"+signalLesson, never)
			b.commit("edited")
			b.git("checkout", "-q", "french")
			b.edit("content/fr/"+signalLesson, choisir+" => Choisissez bien qui peut voir votre numéro et qui peut vous trouver grâce à lui.")
			b.commit("translated on the branch, later")
			b.git("checkout", "-q", "main")
			b.git("merge", "-q", "-m", "merged", "french")
		}, func(b *book) { b.held("Choisissez bien", choose) }},
		"the edit was taken back": {func(b *book) {
			b.edit("content/en/"+signalLesson, never)
			b.commit("edited")
			b.edit("content/en/"+signalLesson, "Never choose => Choose")
			b.commit("taken back")
		}, func(b *book) { b.finished(choisir) }},
		"translated while it was another text": {func(b *book) {
			b.edit("content/en/"+signalLesson, never)
			b.edit("content/fr/"+signalLesson, ne)
			b.commit("both")
			b.edit("content/en/"+signalLesson, "Never choose => Choose")
			b.commit("taken back")
		}, func(b *book) {
			b.held("Ne choisissez jamais", "Never choose who can see your number and who can find you by it.")
		}},
		"the lesson was cut in two and the translation later": {func(b *book) {
			b.edit("content/en/"+signalLesson, look+" => ")
			b.write("content/en/tools/s_devices.md", "# Devices\n\nNever look through your linked devices. Remove each one that you do not recognise.\n")
			b.commit("cut and edited")
			b.edit("content/fr/"+signalLesson, revue+" => ")
			b.write("content/fr/tools/s_devices.md", "# Appareils\n\n"+revue+"\n")
			b.commit("cut")
		}, func(b *book) { b.held(revue, look) }},
		"a translation that is older than its text, and nothing like it was there": {func(b *book) {
			b.write("content/fr/tools/s_devices.md", "# Appareils\n\nSauvegardez le carnet d’adresses sur une clé USB que vous gardez chez vous.\n")
			b.commit("written in French")
			b.write("content/en/tools/s_devices.md", "# Devices\n\nSave the address book on a USB key that you keep at home.\n")
			b.commit("and in English")
		}, func(b *book) {
			if strings.Contains(b.read("locales/active.fr.toml"), "Sauvegardez le carnet") {
				b.Error("finished")
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t)
			b.commit("translated")
			test.history(b)
			b.align("--source-history")
			test.check(b)
		})
	}
}

// Lessons that git does not have may follow any edition.
func TestTranslationWithoutHistoryIsHeldAgainstAllEditions(t *testing.T) {
	b := newBook(t)
	b.rename("content/fr", "french")
	b.commit("written")
	b.edit("content/en/"+signalLesson, choose+" => Never choose who can see your number and who can find you by it.")
	b.commit("edited")
	b.align("--source-history", "--from", b.path("french"))
	b.held(choisir, choose)
	b.finished("Installez Signal")
}

// What was finished stays so, and is named.
func TestFinishedTranslationOfAnEarlierTextIsNamed(t *testing.T) {
	b := newBook(t)
	older := b.keep("older")
	b.edit("content/en/"+signalLesson, choose+" => Never choose who can see your number and who can find you by it.")
	mustRun(t, b.dir, "align", "--to", "fr")
	b.finished(choisir)
	for range 2 {
		_, out := runIn(t, b.dir, "align", "--to", "fr", "--source-tree", older)
		if !strings.Contains(out, "earlier-source") || !strings.Contains(out, memory.Diff(choose, "Never choose who can see your number and who can find you by it.")) {
			t.Errorf("nothing says that the translation is older:\n%s", out)
		}
		b.finished(choisir)
	}
}

// A lesson that still has the translation of an edited text is no word for it.
func TestAlignedLessonDoesNotFinishWhatExtractLeftToReview(t *testing.T) {
	cost.SkipShort(t)
	b := newBook(t)
	mustRun(t, b.dir, "align", "--to", "fr")
	b.finished(choisir)
	b.edit("content/en/"+signalLesson, choose+" => Never choose who can see your number and who can find you by it.")
	mustRun(t, b.dir, "extract")
	b.align()
	b.held(choisir, choose)
	mustRun(t, b.dir, "merge", "--min", "100", "--below", "keep")
	b.align()
	b.held(choisir, choose)
}
