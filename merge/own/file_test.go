package own

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/locales/store"
)

func TestFileSaysTheSame(t *testing.T) {
	f := File{
		"a b.md": {
			Adopted: store.Marks{"0011223344": true, "aabbccddee": true},
			Texts:   []Text{{"lock-1", "00aa", "", "Fermez <b1>tout</b1>.", "Lock <b1>all</b1>."}, {"lock-1#2", "00aa", "00bb", "Un\nDeux \u200f", ""}},
			Hunks: []Hunk{
				{Key: "lang", New: "lang: fr\n"},
				{After: "lock-1", Above: "\n", Old: []Part{{Fixed: "lang: en\n"}, {Name: "lock-1#2"}}, New: "lang: fr\nreviewed: \"x\"\r\n\tlast"},
				{Before: "lock-1", Below: "# ", New: "<!-- -->\n", Seal: "00cc"},
			},
		},
		"b.md": {Hunks: []Hunk{{New: "x"}}},
		"c.md": {},
	}
	got, err := Parse("own.fr.txt", f.Encode())
	if err != nil {
		t.Fatal(err)
	}
	delete(f, "c.md")
	if diff := cmp.Diff(f, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if (File{"c.md": {}}).Encode() != nil {
		t.Error("a file of nothing")
	}
}

func TestFileNamesTheLineThatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"text a b\n":                       "own.fr.txt:1:1: want a lesson before this",
		"lesson a.md\n":                    `own.fr.txt:1:1: want a quoted text`,
		"lesson \"a.md\"\ntext a\n":        "own.fr.txt:2:1: want the name of a text",
		"lesson \"a.md\"\nhunk\n\t+ a\n":   "own.fr.txt:3:1: want a quoted text",
		"lesson \"a.md\"\nhunks\n":         "own.fr.txt:2:1: want a line that begins with",
		"lesson \"a.md\"\nhunk\n\t* \"a\"": "own.fr.txt:3:1: want a line that begins with",
		"lesson \"a.md\"\n\t+ \"a\"\n":     "own.fr.txt:2:1: want a line that begins with",
	} {
		if _, err := Parse("own.fr.txt", []byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// Whatever is read is written so that it reads the same.
func FuzzFile(f *testing.F) {
	f.Add("lesson \"a\"\nadopted 00 11\ntext a b\n\t\"x\"\n\tof \"y\"\nhunk 00\n\tkey c\n\t+ \"d\"\n")
	f.Add("lesson \"a\"\ntext a b c\n\t\"x\"\nhunk\n\tafter a\n\t- \"b\"\n\t-text c\n\t+ \"d\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		was, err := Parse("f", []byte(text))
		if err != nil {
			return
		}
		for path, l := range was {
			if l.IsNone() {
				delete(was, path)
			}
		}
		again, err := Parse("f", was.Encode())
		if err != nil {
			t.Fatalf("%q: %v", was.Encode(), err)
		}
		if diff := cmp.Diff(was, again); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	})
}
