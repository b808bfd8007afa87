package main

import (
	"strings"
	"testing"
)

// A partial clone has the newest files alone. What it lacks is named, and
// nothing is fetched: the repository that it is of is gone.
func TestPartialCloneFetchesNothing(t *testing.T) {
	b := newBook(t)
	b.commit("translated")
	b.edit("content/en/"+signalLesson, choose+" => Never choose who can see your number and who can find you by it.")
	b.commit("edited")
	b.edit("content/fr/"+signalLesson, "Passez en revue => Parcourez")
	b.commit("another line")
	b.git("config", "uploadpack.allowFilter", "true")
	clone := &book{t, b.path("../clone")}
	b.git("clone", "-q", "--filter=blob:none", "file://"+b.dir, clone.dir)
	b.remove(".git")
	code, out := runIn(t, clone.dir, "align", "--to", "fr", "--source-history")
	if code != 0 || !strings.Contains(out, "nothing is fetched") {
		t.Errorf("exit code %d\n%s", code, out)
	}
	if strings.Contains(clone.read("locales/active.fr.toml"), choisir) {
		t.Error("finished, and nobody knows what it was made of")
	}
	clone.finished("Installez Signal")
}
