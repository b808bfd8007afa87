package commit

import (
	"bytes"
	"testing"
)

// A journal that is read says what it did when it was written; bytes that are
// none, or not whole, are no journal.
func FuzzJournal(f *testing.F) {
	f.Add("locales", "active.fr.toml", []byte("one"), false, 3)
	f.Add("\xff", "\xfe\"`\\", []byte{}, true, 0)
	f.Add("/elsewhere", "ü\n.md", []byte{0xff, 0}, true, 0)
	f.Fuzz(func(t *testing.T, folder, name string, is []byte, gone bool, cut int) {
		j := &journal{Files: []entry{{Folder: quoted(folder), Name: quoted(name), Was: sumOf(is).String(), Is: is, Gone: gone}}}
		data, err := j.encode()
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeJournal(data)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := got.encode(); err != nil || !bytes.Equal(again, data) {
			t.Errorf("%s\n%s", data, again)
		}
		if is := got.Files[0]; string(is.Folder) != folder || string(is.Name) != name {
			t.Errorf("%q %q", is.Folder, is.Name)
		}
		if !bytes.Equal(got.Files[0].Is, is) || got.Files[0].Gone != gone {
			t.Errorf("%+v", got)
		}
		if at := max(cut, 0) % len(data); at > 0 {
			for _, torn := range [][]byte{data[:at], append(append([]byte{}, data[:at]...), make([]byte, len(data)-at)...)} {
				if j, err := decodeJournal(torn); err == nil {
					t.Errorf("%d bytes of %d are a journal: %+v", at, len(data), j)
				}
			}
		}
	})
}

// What is torn may be written again: every byte of it that is not NUL is one
// of what was written there.
func FuzzTorn(f *testing.F) {
	f.Add([]byte("one"), []byte("one and two"))
	f.Add([]byte{'o', 0, 'e'}, []byte("one"))
	f.Fuzz(func(t *testing.T, is, after []byte) {
		if !isTorn(is, after) {
			return
		}
		left := bytes.ReplaceAll(is, []byte{0}, nil)
		for _, b := range left {
			i := bytes.IndexByte(after, b)
			if i < 0 {
				t.Fatalf("%q is no part of %q", is, after)
			}
			after = after[i+1:]
		}
	})
}

func TestTorn(t *testing.T) {
	for _, c := range []struct {
		is, after string
		torn      bool
	}{
		{"", "one", true}, {"on", "one", true}, {"o\x00\x00", "one", true}, {"\x00\x00", "one", true},
		{"one", "one", false}, {"two", "one", false}, {"one ", "one", false}, {"one", "one\x00", true},
	} {
		if got := isTorn([]byte(c.is), []byte(c.after)); got != c.torn {
			t.Errorf("%q of %q: %v", c.is, c.after, got)
		}
	}
	if isTorn(nil, []byte("one")) {
		t.Error("a file that is not there is torn")
	}
}
