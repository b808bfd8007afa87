package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestManifestComesBack(t *testing.T) {
	want := manifest{
		"tools/s_a b.md": {fingerprint([]byte("a")), textMarks{textMark("one <b1>text</b1>"): true, textMark("another"): true}, []string{textMark("z"), textMark("y")}},
		".category.yml":  {fingerprint([]byte("b")), nil, nil},
	}
	data := want.encode()
	got, err := parseManifest("merged.fr.txt", data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(mergedLesson{})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if lines := strings.Split(string(data), "\n"); !strings.HasSuffix(lines[2], "  .category.yml") {
		t.Errorf("not sorted:\n%s", data)
	}
	if !got.has("tools/s_a b.md", []byte("a")) || got.has("tools/s_a b.md", []byte("b")) || got.has("c.md", nil) {
		t.Error("it knows what it should not, or not what it should")
	}
	if data := (manifest{}).encode(); data != nil {
		t.Errorf("an empty one is %q", data)
	}
}

func TestBrokenManifestIsAnError(t *testing.T) {
	for _, line := range []string{"<<<<<<< HEAD", "0123456789abcdef", "0123  a.md", "0123456789abcdef  "} {
		_, err := parseManifest("merged.fr.txt", []byte("# a\n\n"+line+"\n"))
		if err == nil || !strings.HasPrefix(err.Error(), "merged.fr.txt:3:1: ") {
			t.Errorf("%q: %v", line, err)
		}
	}
}

// A file of an earlier version stays as it is while nothing changes.
func TestManifestOfAnEarlierVersionStaysAsItIs(t *testing.T) {
	was := manifestHead + fingerprint([]byte("a")) + "  a.md\n"
	m, err := parseManifest("merged.fr.txt", []byte(was))
	if err != nil {
		t.Fatal(err)
	}
	texts := textMarks{textMark("a"): true}
	m.note("a.md", []byte("a"), texts)
	if got := string(m.encode()); got != was {
		t.Errorf("it is\n%s", got)
	}
	m.note("a.md", []byte("b"), texts)
	if got := m["a.md"]; !got.texts.has("a") || !m.has("a.md", []byte("b")) {
		t.Errorf("a lesson that has changed is not noted: %v", got)
	}
}
