package locales

import (
	"testing"
)

func TestWhatIsNotUTF8IsNamedWithItsPlace(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "é\n�\n": "", "\ufeffa\n": "",
		"caf\xe9": "f:1:4: the file is not UTF-8: byte 0xe9", "a\r\né \xff\n": "f:2:3: the file is not UTF-8: byte 0xff", "\xed\xa0\x80": "f:1:1: the file is not UTF-8: byte 0xed",
	} {
		got := ""
		if err := CheckUTF8("f", []byte(text)); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
