package tmx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// checkTokens holds that a tokenizer reads what encoding/xml reads of the
// whole text: the same tokens and errors, at the same offsets.
func checkTokens(t rapid.TB, text []byte) {
	t.Helper()
	theirs, ours := newDecoder(text), &tokenizer{text: text}
	for {
		want, wantErr := theirs.RawToken()
		got, err := ours.read()
		if message(err) != message(wantErr) {
			t.Fatalf("%q: error %v, want %v", text, err, wantErr)
		}
		if at := int(theirs.InputOffset()); ours.at != at {
			t.Fatalf("%q: a token ends at %d, want %d", text, ours.at, at)
		}
		if err != nil {
			return
		}
		if g, w := spell(got), spell(tokenOf(want)); g != w {
			t.Fatalf("%q: %s, want %s", text, g, w)
		}
	}
}

func message(err error) string {
	if syntax, ok := errors.AsType[*xml.SyntaxError](err); ok {
		return syntax.Msg // the line is that of the token
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

func tokenOf(raw xml.Token) token {
	switch raw := raw.(type) {
	case xml.StartElement:
		t := token{kind: startToken, name: []byte(raw.Name.Local)}
		for _, a := range raw.Attr {
			t.attributes = append(t.attributes, attribute{[]byte(a.Name.Space), []byte(a.Name.Local), []byte(a.Value)})
		}
		return t
	case xml.EndElement:
		return token{kind: endToken, name: []byte(raw.Name.Local)}
	case xml.CharData:
		return token{kind: textToken, text: raw}
	}
	return token{kind: otherToken}
}

func spell(t token) string {
	parts := [][]byte{{'0' + byte(t.kind)}, t.name, t.text}
	for _, a := range t.attributes {
		parts = append(parts, a.prefix, a.name, a.value)
	}
	return string(bytes.Join(parts, []byte("\x00")))
}

var xmlParts = []string{
	"<tu>", "</tu>", "<tuv xml:lang=\"en\">", "<ph/>", "<a b=\"c\"/>", "<a b='c'>", "<a  b = \"c\" >", "<a b=\"&lt;\">", "<a b=\"<\">", "<a b=c>",
	"<a:b:c>", "<:a>", "<a:>", "<a:1>", "<1a>", "<1:a>", "<é>", "<a b=\"é\">", "<a b=\"\r\n\">", "<a b=\"]]>\">", "<a\tb=\"c\"d=\"e\">", "</a >", "</>", "<>", "<",
	"&lt;", "&amp;", "&#xA;", "&#233;", "&#0;", "&#xD800;", "&#xFFFE;", "&#x10FFFF;", "&#x110000;", "&#;", "&#x;", "&#+1;", "&boom;", "&", "&;", "&#XA;", "&#00000000065;",
	"]]>", "]]", ">", "]", "<![CDATA[", "<!--", "-->", "--", "<!DOCTYPE x [", "<?xml version=\"1.0\"?>", "<?xml version=\"2\"?>", "<?xml encoding=\"x\"?>", "<?", "?>",
	"text", " ", "\n", "\t", "\r", "\r\n", "\x00", "\x7f", "\xff", "é", "😀", "\ufffd", "\ufffe", "\uffff", "\"", "'", "/", "=", "_", ".", "x.y-z_",
}

func TestTokensAreThoseOfEncodingXML(t *testing.T) {
	for _, a := range xmlParts {
		for _, b := range xmlParts {
			checkTokens(t, []byte(a+b))
			checkTokens(t, []byte("x"+a+b+"<y>"))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.OneOf(rapid.SampledFrom(xmlParts), rapid.String())).Draw(t, "parts")
		checkTokens(t, []byte(strings.Join(parts, "")))
	})
}

func FuzzTokens(f *testing.F) {
	f.Add([]byte(sampleFile))
	for _, part := range xmlParts {
		f.Add([]byte(part))
	}
	f.Fuzz(func(t *testing.T, text []byte) { checkTokens(t, text) })
}
