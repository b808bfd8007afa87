package project

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// aligned is a site whose languages were aligned in steps, each some languages at
// once, and merged.
func aligned(t *testing.T, lessons fstest.MapFS, languages []string, steps ...string) *site {
	t.Helper()
	s := &site{fstest.MapFS{}, fstest.MapFS{}, nil}
	for name, file := range lessons {
		s.lessons[name] = file
	}
	for _, step := range steps {
		s.languages = strings.Split(step, ",")
		out, err := s.open(t).Align(AlignOptions{})
		if err != nil {
			t.Fatal(err)
		}
		s.write(out)
	}
	s.languages = languages
	s.merge(t)
	return s
}

// sameInAnyOrder holds that languages which are aligned together, one by one, and the
// other way round have the same files once they are merged.
func sameInAnyOrder(t *testing.T, lessons fstest.MapFS, a, b string) {
	t.Helper()
	languages := []string{a, b}
	together := aligned(t, lessons, languages, a+","+b)
	for _, steps := range [][]string{{a, b}, {b, a}} {
		other := aligned(t, lessons, languages, steps...)
		for _, files := range [][2]fstest.MapFS{{together.lessons, other.lessons}, {together.catalogs, other.catalogs}} {
			for name, file := range files[0] {
				if is := files[1][name]; is == nil || !bytes.Equal(is.Data, file.Data) {
					t.Errorf("%v: %s is another", steps, name)
				}
			}
			if len(files[0]) != len(files[1]) {
				t.Errorf("%v: %d files, want %d", steps, len(files[1]), len(files[0]))
			}
		}
	}
}

// In each of these lessons one language has another wording than in the others, and
// something of its own beside it.
func TestLanguagesAlignInAnyOrder(t *testing.T) {
	lessons := fstest.MapFS{}
	for name, text := range map[string]string{
		"en/a.md": "# Prepare\n\nTake water for 3 days.\n", "en/b.md": "# Prepare\n\nTake bread for 4 days.\n", "en/c.md": "# Prepare\n\nTake maps of 5 towns.\n",
		"fr/a.md": "# Préparation\n\nPrenez de l’eau pour 3 jours.\n", "fr/b.md": "# À préparer\n\nUne remarque de la traductrice.\n\nPrenez du pain pour 4 jours.\n", "fr/c.md": "# Préparation\n\nPrenez des cartes de 5 villes.\n",
		"de/a.md": "# Vorbereitung\n\nNehmen Sie Wasser für 3 Tage mit.\n", "de/b.md": "# Vorbereitung\n\nHier eine Anmerkung.\n\nNehmen Sie Brot für 4 Tage mit.\n", "de/c.md": "# So bereiten Sie sich vor\n\nEine Anmerkung.\n\nNehmen Sie Karten von 5 Städten mit.\n",
	} {
		lessons[name] = &fstest.MapFile{Data: []byte(text)}
	}
	sameInAnyOrder(t, lessons, "fr", "de")
	s := aligned(t, lessons, []string{"fr", "de"}, "fr,de")
	for name, want := range lessons {
		if got := s.lessons[name]; string(got.Data) != string(want.Data) {
			t.Errorf("%s is %q, want %q", name, got.Data, want.Data)
		}
	}
}

func TestLanguagesOfASiteAlignInAnyOrder(t *testing.T) {
	corpus := os.Getenv("PARASOL_CORPUS")
	if corpus == "" {
		t.Skip("PARASOL_CORPUS is not set")
	}
	lessons := fstest.MapFS{}
	for _, language := range []string{"en", "fr", "ja"} {
		mount(t, lessons, language, os.DirFS(corpus+"/sites/cncf/content/"+language))
	}
	sameInAnyOrder(t, lessons, "fr", "ja")
}
