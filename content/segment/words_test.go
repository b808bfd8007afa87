package segment

import "testing"

func TestWords(t *testing.T) {
	link := Tag{Kind: Link, Num: 1}
	tests := []struct {
		text string
		tags []Tag
		want int
	}{
		{"", nil, 0},
		{"Don’t panic, it’s 3.5 km.", nil, 5},
		{"a — b … !", nil, 2},
		{"<a1>Learn</a1>ing more", []Tag{link}, 2},
		{"<a1>Learn</a1>ing more", nil, 5}, // no tags: the text spells them
		{"one<br1/>two<x1/>three", []Tag{{Kind: Break, Num: 1}, {Kind: Opaque, Num: 1}}, 3},
		{"لا تشارك كلمة السر", nil, 4},
		{"安全通話", nil, 4},
		{"１２ ३", nil, 2},
	}
	for _, test := range tests {
		if got := CountWords(test.text, test.tags); got != test.want {
			t.Errorf("%q has %d words, want %d", test.text, got, test.want)
		}
	}
}

func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "",
		"a < b":                        "a < b",
		"<b1>Stop.</b1> Go<br1/>on.":   "Stop. Goon.",
		"<b1><i1>x</i1></b1>":          "x",
		"1 <a1 2 <a> 3 </a1> <x1/></x": "1 <a1 2 <a> 3  </x",
	} {
		if got := Plain(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestSpaceBetweenSentences(t *testing.T) {
	for s, want := range map[string]string{"Fermez.": " ", "关机。": "", "关机": "", "أغلق.": " ", "": " "} {
		if got := Space(s); got != want {
			t.Errorf("after %q: %q", s, got)
		}
	}
}
