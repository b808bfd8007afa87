package locales

import (
	"slices"
	"strings"
	"testing"
)

func TestLinksComeBack(t *testing.T) {
	want := []Link{
		{"#a", "#b", ""},
		{"https://en.example/x", "https://fr.example/x", ""},
		{"https://en.example/x", "https://fr.example/y z", "read-this-aaaa"},
	}
	data := AppendLinks(nil, []Link{want[2], want[0], want[1], want[0]})
	if got, err := DecodeLinks("links.fr.txt", data); err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v from\n%s", got, err, data)
	}
	if AppendLinks(nil, nil) != nil {
		t.Error("a file of nothing")
	}
	if got, want := string(AppendLinks([]byte("# mine\na\tb"), want[:1])), "# mine\na\tb\n#a\t#b\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestBrokenLinksAreErrors(t *testing.T) {
	_, err := DecodeLinks("links.fr.txt", []byte("# x\na b\n\na\t\na\tb\tc\td\na\tb\r\n"))
	for _, want := range []string{"links.fr.txt:2:1: ", "links.fr.txt:4:1: ", "links.fr.txt:5:1: "} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("no %s in %v", want, err)
		}
	}
}
