package segment

import "testing"

func TestPlacesOfBytes(t *testing.T) {
	for text, want := range map[string][3]int{
		"\ufeffa\xff":       {4, 1, 2},
		"a\n\ufeffb\xff":    {6, 2, 3},
		"":                  {-1, 1, 1},
		"é\nà\r\n�😀":        {-1, 3, 3},
		"a\n\xe9":           {2, 2, 1},
		"é\xff\n":           {2, 1, 2},
		"\xed\xa0\x80":      {0, 1, 1}, // half a character
		"ok\nok\n😀\xf0\x9f": {10, 3, 2},
	} {
		at := InvalidUTF8([]byte(text))
		place := at
		if place < 0 {
			place = len(text)
		}
		line, col := LineOf([]byte(text), place)
		if got := [3]int{at, line, col}; got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
