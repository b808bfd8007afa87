package project

import (
	"strings"
	"testing"
)

func TestBatchTakesChangesOnly(t *testing.T) {
	var b Batch
	b.Add(Change{"", "same", []byte("a"), []byte("a")})
	b.Add(Change{"", "none", nil, nil})
	b.Add(Change{"", "empty", nil, []byte{}})
	b.Add(Change{"", "gone", []byte{}, nil})
	if len(b) != 2 || b[0].Name != "empty" || b[1].Name != "gone" {
		t.Errorf("%v", b)
	}
}

func TestGainsComeBeforeLosses(t *testing.T) {
	b := Batch{}
	for _, name := range []string{"active.en.toml", "translate.fr.toml", "fr/lesson.md", "merged.fr.txt", "active.fr.toml", "reviewed.fr.txt", "lessons.pot", "memory.fr.tmx"} {
		b.Add(Change{Folder: "locales", Name: name, After: []byte("x")})
	}
	var got []string
	for _, c := range b.GainsFirst("en") {
		got = append(got, c.Name)
	}
	want := "memory.fr.tmx reviewed.fr.txt active.fr.toml translate.fr.toml fr/lesson.md merged.fr.txt active.en.toml lessons.pot"
	if strings.Join(got, " ") != want {
		t.Errorf("%s", got)
	}
}
