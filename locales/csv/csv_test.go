package csv

import (
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

func message(context, source, target string, state locales.State) locales.Message {
	return locales.Message{ID: segment.ID(context, source), Context: context, Source: source, Target: target, State: state}
}

func sample() *locales.Catalog {
	open := message("menu", "Open", "Ouvrir", locales.Reviewed)
	open.Notes = []string{"a button", "# first", "<a1>: https://example.org"}
	open.Exported = locales.Exporting(&open)
	open.Comments = []string{"a verb", "", "note: checked", " twice"}
	return &locales.Catalog{Locale: "fr", Messages: []locales.Message{
		open,
		message("", "=1+1 \"two\", or more", "=1+1 «deux», ou plus", locales.Translated),
		message("", "'tis", "'C'est", locales.NeedsReview),
		message("", "- one\n- two; three four", "", locales.Untranslated),
		message("", "@home", "＠maison", locales.Obsolete),
	}}
}

const sampleFile = mark + `id,context,source,target,note,state,exported
open-cnedmynqvm4dcf3q,menu,Open,Ouvrir,"note: a button
note: # first
<a1>: https://example.org
# a verb
#
# note: checked
#  twice",reviewed,reviewed 9fb440435a046647
1-1-two-or-more-4m4vcupwzfqhdxsc,,"'=1+1 ""two"", or more","'=1+1 «deux», ou plus",,translated,guarded source target
tis-akbf2i6nmpcxu73z,,''tis,''C'est,,needs-review,guarded source target
one-two-three-four-6ybjz2ilxarawlia,,"'- one
- two; three four",,,untranslated,guarded source
home-ir4yxymeejabneri,,'@home,'＠maison,,obsolete,guarded source target
`

func mustEncode(t rapid.TB, c *locales.Catalog) []byte {
	t.Helper()
	data, err := Format.Encode(c)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func mustDecode(t rapid.TB, name string, data []byte) *locales.Catalog {
	t.Helper()
	c, err := Format.Decode(name, data)
	if err != nil {
		t.Fatalf("%v\n%.2000s", err, data)
	}
	return c
}

// diff compares what a table can hold: a word for a state that nobody knows is
// not written.
func diff(want, got *locales.Catalog) string {
	return cmp.Diff(want, got, cmpopts.IgnoreFields(locales.Message{}, "Pos", "Place", "Bare", "UnknownState"), cmpopts.EquateEmpty())
}

func TestEncodeMatchesGolden(t *testing.T) {
	if d := cmp.Diff(sampleFile, string(mustEncode(t, sample()))); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestCatalogComesBack(t *testing.T) {
	got := mustDecode(t, "out/lessons.fr.csv", []byte(sampleFile))
	if d := diff(sample(), got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if p := got.Messages[1].Pos.String(); p != "out/lessons.fr.csv:9:1" {
		t.Errorf("position %s", p)
	}
}

// utf16Of is text as Excel saves it, little endian unless big.
func utf16Of(text string, big bool) []byte {
	data := []byte{}
	for _, unit := range utf16.Encode([]rune(mark + text)) {
		if big {
			data = binary.BigEndian.AppendUint16(data, unit)
		} else {
			data = binary.LittleEndian.AppendUint16(data, unit)
		}
	}
	return data
}

func TestFilesOfSpreadsheets(t *testing.T) {
	want := []locales.Message{
		message("", "Phone, or SMS", "Téléphone; 😀", locales.Translated),
		message("", "Two\nlines", "Deux\nlignes", locales.Reviewed),
	}
	const comma = "Source,TARGET,State,who\n\"Phone, or SMS\",Téléphone; 😀,,me\n\"Two\nlines\",\"Deux\nlignes\",Reviewed ,\n,,,\n"
	const semicolon = "State;who; Target ;Source\r\n;me;\"Téléphone; 😀\";Phone, or SMS\r\nREVIEWED;;\"Deux\r\nlignes\";\"Two\nlines\"\r\n"
	const tabs = "target\tsource\tstate\nTéléphone; 😀\tPhone, or SMS\n\"Deux\nlignes\"\t\"Two\nlines\"\treviewed\n"
	for name, data := range map[string][]byte{
		"comma":     []byte(comma),
		"mark":      []byte(mark + comma),
		"no end":    []byte(strings.TrimRight(comma, ",\n") + "\n"),
		"semicolon": []byte(semicolon),
		"tabs":      []byte(tabs),
		"little":    utf16Of(tabs, false),
		"big":       utf16Of(semicolon, true),
		"macintosh": []byte(mark + strings.ReplaceAll(comma, "\n", "\r")),
	} {
		if !Format.Sniff(data) {
			t.Errorf("%s: not known as CSV", name)
		}
		got := mustDecode(t, "fr.csv", data)
		if d := diff(&locales.Catalog{Locale: "fr", Messages: want}, got); d != "" {
			t.Errorf("%s: (-want +got):\n%s", name, d)
		}
	}
}

func TestStates(t *testing.T) {
	for _, test := range []struct {
		word, target string
		want         locales.State
		unknown      string
	}{
		{"", "", locales.Untranslated, ""},
		{"", "x", locales.Translated, ""},
		{"untranslated", "x", locales.Translated, ""},
		{"needs-review", "x", locales.NeedsReview, ""},
		{" Needs-Review ", "x", locales.NeedsReview, ""},
		{"translated", "x", locales.Translated, ""},
		{"reviewed", "x", locales.Reviewed, ""},
		{"reviewed", " \n", locales.Untranslated, ""},
		{"needs-review", "", locales.Untranslated, ""},
		{"obsolete", "", locales.Obsolete, ""},
		{"obsolete", "x", locales.Obsolete, ""},
		{"fine", "x", locales.Translated, "fine"},
		{"fine", "", locales.Untranslated, "fine"},
	} {
		data := "source,target,state\na,\"" + test.target + "\"," + test.word + "\n"
		m := mustDecode(t, "fr.csv", []byte(data)).Messages[0]
		if m.State != test.want || m.Target != strings.TrimSpace(test.target) || m.UnknownState != test.unknown {
			t.Errorf("%+v: %v %q, unknown: %q", test, m.State, m.Target, m.UnknownState)
		}
	}
}

func TestNotesAndComments(t *testing.T) {
	const data = "source,target,note\na,b,\"note: one\n<a1>: x\n#two\n# three\nfour\n\n</a1>: five\"\n"
	m := mustDecode(t, "fr.csv", []byte(data)).Messages[0]
	if d := cmp.Diff([]string{"one", "<a1>: x"}, m.Notes); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"two", "three", "four", "</a1>: five"}, m.Comments); d != "" {
		t.Error(d)
	}
}

func TestErrorsNameTheLine(t *testing.T) {
	for _, test := range []struct{ name, data, want string }{
		{"lessons.csv", "", "lessons.csv: the name says no language: want one like lessons.fr.csv or fr.csv"},
		{"my_lessons.csv", "", "my_lessons.csv: the name says no language: want one like lessons.fr.csv or fr.csv"},
		{"-", "", "-: the name says no language: want one like lessons.fr.csv or fr.csv"},
		{"fr/lessons.f r.csv", "", `fr/lessons.f r.csv: "f r" is not a language tag: want a name like lessons.fr.csv`},
		{"fr.csv", "", "fr.csv:1:1: the file is empty, want a row of column names: id, context, source, target, note, state"},
		{"fr.csv", mark + "\n ", "fr.csv:1:1: the file is empty, want a row of column names: id, context, source, target, note, state"},
		{"fr.csv", "a,b\n", `fr.csv:1:1: the first row names no column "source", want id, context, source, target, note, state`},
		{"fr.csv", "id;source\n", `fr.csv:1:1: the first row names no column "target", want id, context, source, target, note, state`},
		{"fr.csv", "source,target,Source\n", `fr.csv:1:1: the column "source" stands twice`},
		{"fr.csv", "source,target\na,t\xe9l\n", "fr.csv:2:4: the file is not UTF-8: byte 0xe9: save it as CSV UTF-8"},
		{"fr.csv", "source,target\né,a \"b\" c\n", "fr.csv:2:5: a quote inside a cell that is not quoted: want the cell in quotes and the quote doubled"},
		{"fr.csv", "source,target\na,b\nc,\"d\n\n\n", "fr.csv:3:1: a quoted cell of this row has no end: want its quotes doubled and a quote after it"},
		{"fr.csv", "source,target\na,\"b\"c\n", "fr.csv:2:1: a quoted cell of this row has no end: want its quotes doubled and a quote after it"},
		{"fr.csv", "source,target\na,b, c\n", "fr.csv:2:1: the row has 3 cells, the first row 2: a cell that holds ',' wants quotes"},
		{"fr.csv", "source,target\n,b\n", "fr.csv:2:1: the row has no source text"},
		{"fr.csv", "id,source,target\nx,\"a\nb\",b\nx,c,d\ny,,e\ny,,f\n", "fr.csv:4:1: the message \"x\" stands twice, first in line 2\nfr.csv:6:1: the message \"y\" stands twice, first in line 5"},
		{"fr.csv", "sep=;\nsource;target\n;b\n", "fr.csv:3:1: the row has no source text"},
		{"fr.csv", "sep=;\nsource,target\n", `fr.csv:2:1: the first row names no column "source", want id, context, source, target, note, state`},
		{"fr.csv", "\xff\xfea", "fr.csv: the file is cut off: UTF-16 has an even number of bytes"},
		{"fr.csv", "\xff\xfe\x00\xd8a\x00", "fr.csv: the file is not UTF-16: half a character at byte 2"},
	} {
		_, err := Format.Decode(test.name, []byte(test.data))
		if err == nil || err.Error() != test.want {
			t.Errorf("%s %q:\n got %v\nwant %s", test.name, test.data, err, test.want)
		}
		if _, ok := errors.AsType[*segment.Error](err); !ok {
			t.Errorf("%q: %T", test.data, err)
		}
	}
}

// TestRowsThatEndInACarriageReturn: the program that saved the table, or the one
// that has typed into its cells, chose the line ends.
func TestRowsThatEndInACarriageReturn(t *testing.T) {
	for _, data := range []string{
		"source,target\ra,b\rc,\"d\re\"\r", "source,target\ra,b\rc,\"d\ne\"\r", "source,target\ra,b\rc,\"d\r\ne\"\r",
		"sep=,\rsource,target\ra,b\rc,\"d\ne\"", "source,target\r\ra,b\rc,\"d\ne\"\r\n", "source,target\r\r\na,b\r\nc,\"d\ne\"\r\n",
	} {
		if !Format.Sniff([]byte(data)) {
			t.Errorf("%q is not known", data)
		}
		c, err := Format.Decode("fr.csv", []byte(data))
		if err != nil {
			t.Errorf("%q: %v", data, err)
			continue
		}
		var texts []string
		for _, m := range c.Messages {
			texts = append(texts, m.Source, m.Target)
		}
		if d := cmp.Diff([]string{"a", "b", "c", "d\ne"}, texts); d != "" {
			t.Errorf("%q: %s", data, d)
		}
	}
}

func TestLanguageOfTheName(t *testing.T) {
	for name, want := range map[string]string{
		"fr.csv": "fr", "x/zh-Hant.tsv": "zh-Hant", "lessons.pt-BR.csv": "pt-BR", "a.b.prs.csv": "prs", "fr": "fr",
	} {
		if got, err := nameLocale(name); got != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestSniff(t *testing.T) {
	for data, want := range map[string]bool{
		sampleFile: true, sampleFile[:40]: true, "\"Target\";\"SOURCE\"": true,
		string(utf16Of(sampleFile, true)[:63]): true, "\xff\xfe": false, "\xff": false,
		"": false, "<tmx>": false, "msgid \"\"\nsource,target": false, "source": false,
	} {
		if got := Format.Sniff([]byte(data)); got != want {
			t.Errorf("%.40q: %v", data, got)
		}
	}
}

func TestTextsThatAreNotUTF8AreRefused(t *testing.T) {
	c := &locales.Catalog{Locale: "fr", Messages: []locales.Message{{ID: "x", Source: "a", Target: "\xff"}}}
	if _, err := Format.Encode(c); err == nil || err.Error() != `the message "x": the target is not UTF-8` {
		t.Error(err)
	}
}
