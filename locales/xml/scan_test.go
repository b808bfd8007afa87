package xml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment"
)

// ours are the tokens that a scanner finds, a line each.
func ours(data []byte) (string, error) {
	s, err := New("a.xml", data, nil)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	text := ""
	for {
		t, err := s.Next()
		if t != AtText || err != nil {
			b.WriteString(text)
			text = ""
		}
		switch {
		case err != nil || t == AtEOF:
			return b.String(), err
		case t == AtText:
			text += string(s.Chars)
		case t == AtStart:
			b.WriteString("\n<" + string(s.Local))
			for _, a := range s.attrs {
				_, local := splitName(a.name)
				b.WriteString(" " + string(local) + "=" + string(a.value))
			}
			b.WriteString(">\n")
		default:
			b.WriteString("\n</" + string(s.Local) + ">\n")
		}
	}
}

// theirs are those of encoding/xml.
func theirs(data []byte) (string, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var b strings.Builder
	depth := 0
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return b.String(), nil
		} else if err != nil {
			return b.String(), err
		}
		switch t := t.(type) {
		case xml.CharData:
			if depth > 0 {
				b.Write(t)
			}
		case xml.StartElement:
			depth++
			b.WriteString("\n<" + t.Name.Local)
			for _, a := range t.Attr {
				b.WriteString(" " + a.Name.Local + "=" + blanked(a.Value))
			}
			b.WriteString(">\n")
		case xml.EndElement:
			depth--
			b.WriteString("\n</" + t.Name.Local + ">\n")
		}
	}
}

// blanked is the value of an attribute as XML 1.0 normalizes it (section 3.3.3),
// but for references: encoding/xml does not do so.
func blanked(value string) string { return strings.NewReplacer("\n", " ", "\t", " ").Replace(value) }

// checkTokens holds that whatever a scanner takes, encoding/xml takes too, and
// that both find the same in it.
func checkTokens(t rapid.TB, data []byte) {
	t.Helper()
	got, err := ours(data)
	if err != nil {
		if e, ok := errors.AsType[*segment.Error](err); !ok || e.Pos.File != "a.xml" {
			t.Fatalf("%q: %v has no place", data, err)
		}
		return
	}
	if bytes.Contains(data, []byte("&#")) && bytes.ContainsAny(data, `"'`) { // a reference in an attribute stays a line end here
		return
	}
	want, err := theirs(bytes.TrimPrefix(data, []byte("\ufeff")))
	if err != nil && !strings.Contains(err.Error(), "encoding") && !strings.Contains(err.Error(), "version") && !strings.Contains(err.Error(), "invalid XML name") {
		t.Fatalf("%q: encoding/xml does not take it: %v", data, err)
	}
	if err == nil && got != want {
		t.Fatalf("%q reads\n%s\nwant\n%s", data, got, want)
	}
}

var parts = []string{
	"<tu>", "</tu>", "<tuv xml:lang=\"en\">", "</tuv>", "<ph/>", "<a b=\"c\"/>", "<a b='c'>", "</a>", "<a  b = \"c\" >", "<a b=\"&lt;\">", "<a b=\"<\">", "<a b=c>",
	"<é>", "<a b=\"é\">", "<a b=\"\r\n\">", "<a b=\"]]>\">", "<a\tb=\"c\"d=\"e\">", "</a >", "</>", "<>", "<",
	"&lt;", "&amp;", "&#xA;", "&#233;", "&#0;", "&#xD800;", "&#xFFFE;", "&#x10FFFF;", "&#x110000;", "&#;", "&#x;", "&#+1;", "&boom;", "&", "&;", "&#XA;", "&#00000000065;",
	"]]>", "]]", ">", "]", "<![CDATA[", "<!--", "-->", "--", "<!DOCTYPE x [", "<?xml version=\"1.0\"?>", "<?", "?>",
	"text", " ", "\n", "\t", "\r", "\r\n", "\x00", "\x7f", "\xff", "é", "😀", "\ufffd", "\ufffe", "\uffff", "\"", "'", "/", "=", "_", ".", "x.y-z_",
}

func TestTokensAreThoseOfEncodingXML(t *testing.T) {
	for _, a := range parts {
		for _, b := range parts {
			checkTokens(t, []byte(a+b))
			checkTokens(t, []byte("<x>"+a+b+"</x>"))
			checkTokens(t, []byte("<x>"+a+"y"+b+"</a></x>"))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		middle := rapid.SliceOf(rapid.OneOf(rapid.SampledFrom(parts), rapid.String())).Draw(t, "parts")
		checkTokens(t, []byte("<x>"+strings.Join(middle, "")+"</x>"))
	})
}

func FuzzTokens(f *testing.F) {
	for _, part := range parts {
		f.Add([]byte("<x>" + part + "</x>"))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkTokens(t, data) })
}

func TestDocumentTypesArePassedOver(t *testing.T) {
	for _, data := range []string{
		`<!DOCTYPE x><x/>`,
		`<!DOCTYPE x SYSTEM "a>b.dtd"><x/>`,
		`<!DOCTYPE x [<!ELEMENT x (#PCDATA)> <!-- ]> it's --> <!ENTITY a "]>">] ><x/>`,
	} {
		if got, err := ours([]byte(data)); err != nil || got != "\n<x>\n\n</x>\n" {
			t.Errorf("%s: %q, %v", data, got, err)
		}
	}
	if _, err := ours([]byte(`<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>`)); err == nil {
		t.Error("an entity of the document type is read")
	}
}

// TestEncodings reads the same text in what tools write.
func TestEncodings(t *testing.T) {
	utf16 := func(text string, big bool) []byte {
		var data []byte
		for _, r := range text {
			if big {
				data = append(data, byte(r>>8), byte(r))
			} else {
				data = append(data, byte(r), byte(r>>8))
			}
		}
		return data
	}
	for name, data := range map[string][]byte{
		"UTF-8":                []byte("<x>é€</x>"),
		"marked UTF-8":         []byte("\ufeff<x>é€</x>"),
		"UTF-16LE":             utf16("\ufeff<x>é€</x>", false),
		"UTF-16BE":             utf16("\ufeff<x>é€</x>", true),
		"UTF-16 without mark":  utf16("<x>é€</x>", true),
		"Windows-1252":         []byte("<?xml version='1.0' encoding='Windows-1252'?><x>\xe9\x80</x>"),
		"UTF-16 that is UTF-8": []byte("<?xml version='1.0' encoding='UTF-16'?><x>é€</x>"),
	} {
		if got, err := ours(data); err != nil || got != "\n<x>\né€\n</x>\n" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		if root := Root(data); root == nil || string(root.Local) != "x" {
			t.Errorf("%s: the root is not found", name)
		}
	}
	for _, data := range [][]byte{utf16("\ufeff<x/>", false)[:9], []byte("\xff\xfe<\x00\x00\xd8t\x00"), []byte("<?xml version='1.0' encoding='koi8-r'?><x/>"), []byte("<x>\xe9</x>")} {
		if _, err := ours(data); err == nil {
			t.Errorf("%q is read", data)
		}
	}
}

func TestCommentsEndWhereXMLSays(t *testing.T) {
	for data, want := range map[string]bool{
		"<x><!-- a --></x>":      true,
		"<x><!-- a -- b --></x>": false,
		"<x><!-- a ---></x>":     false,
		"<x><!-- a --</x>":       false,
		"<x><!----></x>":         true,
	} {
		if _, err := ours([]byte(data)); (err == nil) != want {
			t.Errorf("%s: %v", data, err)
		}
	}
}
