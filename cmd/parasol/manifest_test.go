package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/locales/store"
)

func TestManifestComesBack(t *testing.T) {
	want := store.Manifest{
		"tools/s_a b.md": {Print: store.Fingerprint([]byte("a")), Texts: store.Marks{store.Mark("one <b1>text</b1>"): true, store.Mark("another"): true}, Had: []string{store.Mark("z"), store.Mark("y")}},
		".category.yml":  {Print: store.Fingerprint([]byte("b")), Texts: nil, Had: nil},
	}
	data := want.Encode()
	got, err := store.ParseManifest("merged.fr.txt", data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(store.MergedLesson{})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if lines := strings.Split(string(data), "\n"); !strings.HasSuffix(lines[2], "  .category.yml") {
		t.Errorf("not sorted:\n%s", data)
	}
	if !got.Has("tools/s_a b.md", []byte("a")) || got.Has("tools/s_a b.md", []byte("b")) || got.Has("c.md", nil) {
		t.Error("it knows what it should not, or not what it should")
	}
	if data := (store.Manifest{}).Encode(); data != nil {
		t.Errorf("an empty one is %q", data)
	}
}

func TestBrokenManifestIsAnError(t *testing.T) {
	for _, line := range []string{"<<<<<<< HEAD", "0123456789abcdef", "0123  a.md", "0123456789abcdef  "} {
		_, err := store.ParseManifest("merged.fr.txt", []byte("# a\n\n"+line+"\n"))
		if err == nil || !strings.HasPrefix(err.Error(), "merged.fr.txt:3:1: ") {
			t.Errorf("%q: %v", line, err)
		}
	}
}

// A file of an earlier version stays as it is while nothing changes.
func TestManifestOfAnEarlierVersionStaysAsItIs(t *testing.T) {
	was := store.ManifestHead + store.Fingerprint([]byte("a")) + "  a.md\n"
	m, err := store.ParseManifest("merged.fr.txt", []byte(was))
	if err != nil {
		t.Fatal(err)
	}
	texts := store.Marks{store.Mark("a"): true}
	m.Note("a.md", []byte("a"), texts)
	if got := string(m.Encode()); got != was {
		t.Errorf("it is\n%s", got)
	}
	m.Note("a.md", []byte("b"), texts)
	if got := m["a.md"]; !got.Texts.Has("a") || !m.Has("a.md", []byte("b")) {
		t.Errorf("a lesson that has changed is not noted: %v", got)
	}
}
