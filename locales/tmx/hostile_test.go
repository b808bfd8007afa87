package tmx

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

const before = `<tmx version="1.4"><header srclang="en"/><body>` + "\n"

// utf16Of is text in UTF-16, little endian unless big.
func utf16Of(text string, big bool) []byte {
	data := []byte{}
	for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
		if big {
			data = binary.BigEndian.AppendUint16(data, unit)
		} else {
			data = binary.LittleEndian.AppendUint16(data, unit)
		}
	}
	return data
}

func TestErrorsNameTheLine(t *testing.T) {
	for _, test := range []struct{ data, want string }{
		{"", "m.tmx:1:1: the file ends in the middle: it holds no element"},
		{" phone\n", "m.tmx:1:2: text outside of the root element"},
		{"<xliff/>", "m.tmx:1:1: the file begins with <xliff>, want <tmx>"},
		{before + "<tu>\n<tuv>", "m.tmx:3:6: the file ends in the middle: <tuv> is open"},
		{before + "<tu><tuv", "m.tmx:2:9: the file ends in the middle"},
		{before + "<tu>é&boom;</tu>", "m.tmx:2:6: the entity &boom;, which XML does not have"},
		{before + "<tu></tuv>", "m.tmx:2:5: </tuv> closes <tu>"},
		{"<tmx></tmx></tu>", "m.tmx:1:12: </tu> closes nothing"},
		{"<tmx></tmx>\n<tmx>", "m.tmx:2:1: a second root element"},
		{before + "<tu lang=en>", "m.tmx:2:10: want the value of lang in quotes"},
		{"<?xml version='1.0' encoding='koi8-r'?>" + before, `m.tmx:1:31: the encoding "koi8-r" cannot be read: save the file as UTF-8`},
		{"\xff\xfe<\x00t", "m.tmx: the file is cut off: UTF-16 has an even number of bytes"},
		{"\xff\xfe<\x00\x00\xd8t\x00", "m.tmx: the file is not UTF-16: half a character at byte 4"},
		{before + "<tu><tuv xml:lang='en'><seg>\xff</seg></tuv></tu>", "m.tmx:2:29: the file is not UTF-8: byte 0xff"},
		{before + "<tu>\x01", "m.tmx:2:5: the character U+0001, which XML does not have"},
		{before + "<tu><tuv lang='en'><seg>a</seg></tuv><tuv lang='fr'><seg>b</seg></tuv><tuv lang='ar'><seg>c</seg></tuv></tu>",
			`m.tmx:2:71: the memory holds "fr" and "ar": name the file as memory.fr.tmx is, to say which to read`},
		{strings.Repeat("<tmx>", 65000), "m.tmx:1:1281: elements nest deeper than 256 levels"},
		{`<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + before + "<tu>&b;", "m.tmx:2:5: the entity &b;, which XML does not have"},
		{`<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + before + "<tu>&a;", "m.tmx:2:5: the entity &a;, which XML does not have"},
		{"<!DOCTYPE tmx [" + strings.Repeat("<!ENTITY a '", 1000), "m.tmx:1:12016: the file ends in the middle"},
	} {
		_, err := Decode("m.tmx", []byte(test.data))
		if err == nil || err.Error() != test.want {
			t.Errorf("%.80q:\n got %v\nwant %s", test.data, err, test.want)
		}
		if _, ok := errors.AsType[*segment.Error](err); !ok {
			t.Errorf("%.80q: %T", test.data, err)
		}
	}
}

func TestEncodings(t *testing.T) {
	const file = `<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>Phone</seg></tuv><tuv xml:lang="fr"><seg>%s</seg></tuv></tu></body></tmx>`
	const text = "Téléphone «é» 😀"
	for name, data := range map[string][]byte{
		"mark":   []byte("\ufeff" + fmt.Sprintf(file, text)),
		"little": utf16Of(`<?xml version="1.0" encoding="UTF-16"?>`+fmt.Sprintf(file, text), false),
		"big":    utf16Of(`<?xml version="1.0" encoding="utf-16"?>`+fmt.Sprintf(file, text), true),
		"bare":   utf16Of(fmt.Sprintf(file, text), false)[2:],
	} {
		if c := mustDecode(t, "memory.fr.tmx", data); len(c.Messages) != 1 || c.Messages[0].Target != text {
			t.Errorf("%s: %+v", name, c)
		}
	}
	western := []byte(`<?xml version="1.0" encoding="ISO-8859-1"?>` + fmt.Sprintf(file, "T\xe9l\xe9phone \x80 \x9c"))
	if c := mustDecode(t, "memory.fr.tmx", western); c.Messages[0].Target != "Téléphone € œ" {
		t.Errorf("%+v", c)
	}
}

// What is repeated a decade more often takes about a decade more time.
func TestTimeGrowsLinearly(t *testing.T) {
	seg := func(s string) string {
		return before + `<tu><tuv xml:lang="en"><seg>` + s + `</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu></body></tmx>`
	}
	for name, build := range map[string]func(n int) string{
		"texts":    func(n int) string { return seg(strings.Repeat("&lt;a1&gt; ", n)) },
		"codes":    func(n int) string { return seg(strings.Repeat(`<ph x="1">&lt;x1/&gt;</ph>`, n)) },
		"comments": func(n int) string { return seg(strings.Repeat("<!---->", n)) },
		"notes":    func(n int) string { return before + "<tu>" + strings.Repeat("<note>n</note>", n) },
		"variants": func(n int) string {
			return before + "<tu>" + strings.Repeat(`<tuv xml:lang="fr"><seg>b</seg></tuv>`, n) + "</tu></body></tmx>"
		},
		"units in a line": func(n int) string {
			return before + strings.Repeat(`<tu><tuv xml:lang="en"><seg>é</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu>`, n) + "</body></tmx>"
		},
		"different tags": func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "<ph>&lt;x%d/&gt;</ph>", i+1)
			}
			return seg(b.String())
		},
		"entities": func(n int) string { return "<!DOCTYPE tmx [" + strings.Repeat(`<!ENTITY a "&a;&a;">`, n) },
		"attributes": func(n int) string {
			return before + "<tu " + strings.Repeat("a='b' ", n) + "/></body></tmx>"
		},
	} {
		cost.Linear(t, name, 65_000, func(n int) {
			if c, err := Decode("memory.fr.tmx", []byte(build(n))); err == nil {
				mustEncode(t, c)
			}
		})
	}
}
