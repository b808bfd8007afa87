package segment

import "testing"

func TestTextOfNothingButCode(t *testing.T) {
	tags := []Tag{{Kind: Code, Num: 1}, {Kind: Code, Num: 2}, {Kind: Strong, Num: 1}, {Kind: Opaque, Num: 1}}
	for text, want := range map[string]bool{
		"<code1>ca_file</code1>":                           true,
		"<b1><code1>a</code1></b1>, <code2>b</code2> (1):": true,
		"<code1>1</code1>":                                 false, // no text in any case
		"<code1>a</code1> and <code2>b</code2>":            false,
		"<b1>a</b1> <code1>b</code1>":                      false,
		"<code1>a</code1> https://example.org":             false,
		"a":                                                false,
		"<code1>a</code1><x1/>":                            true,
		"<code1>a</code1>の":                                false,
		"&lt;code9&gt; <code1>a</code1>":                   false,
	} {
		if got := IsCode(text, tags); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
