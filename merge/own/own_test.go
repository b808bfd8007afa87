package own

import (
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
)

func split(t *testing.T, name, text string) *content.Document {
	t.Helper()
	d, err := content.Split(name, []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// inOrder pairs the texts of two documents that are marked with the same number:
// "One 1" and "Un 1".
func inOrder(w, p *content.Document) map[int]int {
	pairs := map[int]int{}
	for i, s := range w.Segments() {
		for j, o := range p.Segments() {
			if a, b := strings.Fields(s.Text), strings.Fields(o.Text); a[len(a)-1] == b[len(b)-1] && strings.ContainsAny(a[len(a)-1], "0123456789") {
				pairs[i] = j
			}
		}
	}
	return pairs
}

// written is a lesson of which nothing is translated.
func written(d *content.Document) Written {
	return Written{d, Names(d.Segments()), func(int) string { return "" }}
}

func published(w, p *content.Document) Published {
	return Published{p, inOrder(w, p), func(int) bool { return true }, func(string) bool { return false }}
}

// What a lesson has of its own stands in it again when it is written anew; with
// the texts that are the same it is the lesson that was published.
func TestWhatALessonHasOfItsOwn(t *testing.T) {
	for name, test := range map[string]struct{ written, published string }{
		"a value":           {"---\ntitle: Un 1\nlinkTitle: Steps\nweight: 3\n---\n\nDeux 2\n", "---\ntitle: Un 1\nlinkTitle: Pas\nweight: 3\n---\n\nDeux 2\n"},
		"a key":             {"---\ntitle: Un 1\n---\n\nDeux 2\n", "---\ntitle: Un 1\nreviewed_on: 2024-05-06\n---\n\nDeux 2\n"},
		"an id":             {"# Un 1\n\nDeux 2\n", "# Un 1 {#first-steps}\n\nDeux 2\n"},
		"a footer":          {"# Un 1\n\nDeux 2\n", "# Un 1\n\nDeux 2\n\n> Cette page a été traduite par des amis.\n"},
		"a note":            {"# Un 1\n\nDeux 2\n", "# Un 1\n\nNote du traducteur.\n\nDeux 2\n"},
		"several":           {"---\nlang: en\ntitle: Un 1\n---\n\n# Deux 2\n\n- Trois 3\n- Quatre 4\n", "---\nlang: fr\ntitle: Un 1\n---\n\n# Deux 2 {#deux}\n\n- Trois 3\n- Autre chose\n- Quatre 4\n\nFin.\n"},
		"an unpaired text":  {"Un 1\n\nThe words of the source.\n\nTrois 3\n", "Un 1\n\nDes mots publiés ici.\n\nTrois 3\n"},
		"two for one":       {"Un 1\n\nThe words of the source.\n\nMore words of it.\n\nTrois 3\n", "Un 1\n\nDes mots publiés ici, et tout le reste.\n\nTrois 3\n"},
		"code of the block": {"Un 1\n\n```sh\n# say hello\necho hello\n```\n\nDeux 2\n", "Un 1\n\n```sh\n# dire bonjour\necho hello\n```\n\nDeux 2\n"},
	} {
		t.Run(name, func(t *testing.T) {
			w, p := split(t, "a.md", test.written), split(t, "a.md", test.published)
			hunks := Of(written(w), published(w, p))
			got := Apply(written(w), hunks)
			if lesson := string(got.Document.Source()); lesson != test.published {
				t.Errorf("the lesson is\n%s\nwith %v of %+v", lesson, got.Fates, hunks)
			}
		})
	}
}

// What the source's layout has is no loss.
func TestLayoutIsTheSources(t *testing.T) {
	w, p := split(t, "a.md", "# Un 1\n\n1. Deux 2\n1. Trois 3\n"), split(t, "a.md", "Un 1\n====\n\n\n1) Deux 2\n2) Trois 3\n")
	if hunks := Of(written(w), published(w, p)); len(hunks) > 0 {
		t.Errorf("%+v", hunks)
	}
}

// A later source keeps what the language has; what is translated since replaces
// what stood for it; and nothing is put where it cannot be proved.
func TestWhatBecomesOfHunks(t *testing.T) {
	w, p := split(t, "a.md", "---\ntitle: Un 1\nlang: en\n---\n\nThe words of the source.\n\nDeux 2\n"), split(t, "a.md", "---\ntitle: Un 1\nlang: fr\n---\n\nDes mots publiés.\n\nDeux 2\n\nFin de la page.\n")
	hunks := Of(written(w), published(w, p))
	for name, test := range map[string]struct {
		written    string
		translated bool
		want       string
	}{
		"a key more":  {"---\ntitle: Un 1\nlang: en\nweight: 3\n---\n\nThe words of the source.\n\nDeux 2\n", false, "---\ntitle: Un 1\nlang: fr\nweight: 3\n---\n\nDes mots publiés.\n\nDeux 2\n\nFin de la page.\n"},
		"a text more": {"---\ntitle: Un 1\nlang: en\n---\n\nNew words.\n\nThe words of the source.\n\nDeux 2\n\nThe end.\n", false, "---\ntitle: Un 1\nlang: fr\n---\n\nNew words.\n\nDes mots publiés.\n\nDeux 2\n\nThe end.\n\nFin de la page.\n"},
		"a text less": {"---\ntitle: Un 1\nlang: en\n---\n\nDeux 2\n", false, "---\ntitle: Un 1\nlang: fr\n---\n\nDeux 2\n\nFin de la page.\n"},
		"a key less":  {"---\ntitle: Un 1\n---\n\nThe words of the source.\n\nDeux 2\n", false, "---\ntitle: Un 1\n---\n\nDes mots publiés.\n\nDeux 2\n\nFin de la page.\n"},
	} {
		t.Run(name, func(t *testing.T) {
			d := split(t, "a.md", test.written)
			got := Apply(written(d), hunks)
			if lesson := string(got.Document.Source()); lesson != test.want {
				t.Errorf("the lesson is\n%s\nwith %v of %+v", lesson, got.Fates, hunks)
			}
		})
	}
}

// What stands for a text finds it again where all around it was edited.
func TestHunkFollowsItsText(t *testing.T) {
	w, p := split(t, "a.md", "One 1\n\nThe words of the source.\n\nTwo 2\n"), split(t, "a.md", "One 1\n\nDes mots publiés.\n\nTwo 2\n")
	hunks := Of(written(w), published(w, p))
	d := split(t, "a.md", "Another beginning.\n\nThe words of the source.\n\nAnother end.\n")
	got := Apply(written(d), hunks)
	if want := "Another beginning.\n\nDes mots publiés.\n\nAnother end.\n"; string(got.Document.Source()) != want || !got.Shown[1] {
		t.Errorf("the lesson is\n%s\nwith %v", got.Document.Source(), got.Fates)
	}
}
