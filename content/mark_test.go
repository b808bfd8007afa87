package content

import (
	"bytes"
	"testing"
)

func TestMark(t *testing.T) {
	for _, c := range []struct{ name, lesson, want string }{
		{"yaml", "---\ntitle: A\n---\n# B\n", "---\ntitle: A\ntranslation: partial\n---\n# B\n"},
		{"again", "---\ntranslation: complete # no\ntitle: A\n---\n# B\n", "---\ntranslation: partial\ntitle: A\n---\n# B\n"},
		{"crlf", "---\r\ntitle: A\r\n---\r\n# B\r\n", "---\r\ntitle: A\r\ntranslation: partial\r\n---\r\n# B\r\n"},
		{"bom", "\ufeff---\ntitle: A\n---\n# B\n", "\ufeff---\ntitle: A\ntranslation: partial\n---\n# B\n"},
		{"block", "---\ntitle: |\n  A\n  C\n---\n# B\n", "---\ntitle: |\n  A\n  C\ntranslation: partial\n---\n# B\n"},
		{"toml", "+++\ntitle = \"A\"\n[x]\ny = 1\n+++\n# B\n", "+++\ntranslation = \"partial\"\ntitle = \"A\"\n[x]\ny = 1\n+++\n# B\n"},
		{"none", "# B\n", "---\ntranslation: partial\n---\n\n# B\n"},
		{"rule", "---\n\nB\n", "---\ntranslation: partial\n---\n\n---\n\nB\n"},
		{"empty", "", "---\ntranslation: partial\n---\n\n"},
		{"indented", "---\n  title: A\n---\n# B\n", ""},
		{"braces", "---\n{title: A}\n---\n# B\n", ""},
		{"json", "{\n\"title\": \"A\"\n}\n\n# B\n", ""},
	} {
		got, ok := Mark("s_x.md", []byte(c.lesson), nil, "translation", "partial")
		if ok != (c.want != "") || ok && string(got) != c.want || !ok && string(got) != c.lesson {
			t.Errorf("%s: %v, %q\nwant %q", c.name, ok, got, c.want)
		}
	}
	if _, ok := Mark("c_x.yml", []byte("title: A\n"), nil, "translation", "partial"); ok {
		t.Error("a checklist is marked")
	}
}

// FuzzMark: a marked lesson has the same segments and the same body, and
// marking it again changes nothing.
func FuzzMark(f *testing.F) {
	for _, s := range []string{"---\ntitle: A\n---\n# B\n", "# B\n", "+++\na = 1\n+++\n", "---\n- a\n", "---\ntranslation: >\n a\n b\n---\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, lesson []byte) {
		marked, ok := Mark("s_x.md", lesson, nil, "translation", "partial")
		if !ok {
			if !bytes.Equal(marked, lesson) {
				t.Fatalf("%q became %q", lesson, marked)
			}
			return
		}
		was, _ := Split("s_x.md", lesson, nil)
		is, err := Split("s_x.md", marked, nil)
		if err != nil || !sameTexts(was.Segments(), is.Segments()) {
			t.Fatalf("%q became %q: %v", lesson, marked, err)
		}
		if again, ok := Mark("s_x.md", marked, nil, "translation", "partial"); ok && !bytes.Equal(again, marked) {
			t.Fatalf("%q became %q, then %q", lesson, marked, again)
		}
	})
}
