package po

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

func TestErrorsHaveAPlace(t *testing.T) {
	for _, test := range []struct{ file, want string }{
		{"msgid_plural \"b\"\n", "fr.po:1:1: msgid_plural behind no msgid"},
		{"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"c\"\n", "fr.po:3:1: msgstr without msgid"},
		{"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"c\"\n", `fr.po:3:1: "msgstr[1]" is no keyword`},
		{"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[2] \"d\"\n", `fr.po:4:1: "msgstr[2]" is no keyword`},
		{"msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n", "fr.po:4:1: this message stands twice, first in line 1"},
		{"msgid \"a\"\nmsgstr \"b\"\n#~ msgid \"a\"\n#~ msgstr \"c\"\n\nmsgid \"a\"\nmsgstr \"d\"\n", "fr.po:6:1: this message stands twice, first in line 1"},
		{"#~ msgid \"a\"\n#~ msgstr \"c\"\n\nmsgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"d\"\n", "fr.po:7:1: this message stands twice, first in line 4"},
		{"msgid \"\"\nmsgstr \"\"\nmsgid \"\"\nmsgstr \"\"\n", "fr.po:3:1: the file has a second header"},
		{"msgctxt \"a\"\nmsgid \"\"\nmsgstr \"b\"\n", "fr.po:1:1: an empty msgid is for the header alone"},
		{"#~ msgid \"\"\n#~ msgstr \"b\"\n", "fr.po:1:1: an empty msgid"},
		{"domain \"x\"\n", "fr.po:1:1: a file of several domains"},
		{"msgid \"a\n", "fr.po:1:7: the text has no closing quote"},
		{"msgid \"a\\\"\n", "fr.po:1:7: the text has no closing quote"},
		{"msgid \"é\\qa\"\n", `fr.po:1:7: "\\q" is no escape`},
		{"msgid \"\\x\"\n", `fr.po:1:7: \x without digits`},
		{"\n\"a\"\n", "fr.po:2:1: a text that belongs to no keyword"},
		{"msgid \"a\"\n\n# b\n", "fr.po:1:1: a message without msgstr"},
		{"msgid \"a\"\nmsgid \"b\"\n", "fr.po:2:1: msgid where a msgstr is missing"},
		{"msgstr \"a\"\n", "fr.po:1:1: msgstr without msgid"},
		{"msgid\nmsgstr \"a\"\n", "fr.po:1:1: msgid without a text"},
		{"msgid \"a\"\n#~ msgstr \"b\"\n", "fr.po:2:4: one message is part obsolete"},
		{"#~ msgid \"a\"\n\"c\"\n#~ msgstr \"b\"\n", "fr.po:2:1: the text goes on behind another mark"},
		{"msgid \"a\"\nmsgstr[0] \"b\"\n", `fr.po:2:1: "msgstr[0]" is no keyword`},
		{"é = 5", `fr.po:1:1: "é" is no keyword`},
		{"# é\xffa", "fr.po:1:4: not UTF-8: byte 0xff"},
		{"msgid \"a\"\nmsgstr \"\\xff\"\n", "fr.po:2:1: the text of msgstr is not valid UTF-8"},
		{"msgid \"a\\000\"\nmsgstr \"b\"\n", "fr.po:1:1: the text of msgid holds the control character U+0000"},
		{"msgid \"a\"\nmsgstr \"\x04\"\n", "fr.po:2:1: the text of msgstr holds the control character U+0004"},
		{"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-9999\\n\"\n", `fr.po:2:43: the charset "ISO-9999" is not known`},
		{"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=GBK\\n\"\n# \xff\xff", "fr.po:3:3: not GBK"},
		{"\xff\xfe\x00\xd8", "fr.po: the file is not UTF-16: half a character at byte 2"},
	} {
		_, err := Format.Decode("fr.po", []byte(test.file))
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%q\n got %v\nwant %s", test.file, err, test.want)
		}
	}
}

// Files put together by hand have a message twice, once as obsolete.
func TestObsoleteTwinIsAnAlternative(t *testing.T) {
	const live, dead = "# yes\nmsgid \"Shut\"\nmsgstr \"Fermer\"\n\n", "# no\n#~ msgid \"Shut\"\n#~ msgstr \"Clore\"\n\n"
	blank := strings.Replace(live, "Fermer", "", 1)
	fuzzy := strings.Replace(live, "msgid", "#, fuzzy\nmsgid", 1)
	refused := "# state: rejected\n" + dead
	for file, want := range map[string]string{
		live + dead:    "translated Fermer [Clore] yes|no",
		dead + live:    "translated Fermer [Clore] yes|no",
		fuzzy + dead:   "needs-review Fermer [Clore] yes|no",
		blank + dead:   "untranslated  [Clore] yes|no",
		live + refused: "translated Fermer [] yes|no|rejected: Clore",
		dead + strings.Replace(dead, "Clore", "Fermer", 1):                        "obsolete Clore [Fermer] no",
		live + strings.NewReplacer("Clore", "Fermer", "# no\n", "").Replace(dead): "translated Fermer [] yes",
	} {
		c := mustDecode(t, "fr.po", []byte(file))
		m := c.Messages[0]
		got := fmt.Sprintf("%s %s %s %s", m.State, m.Target, m.Alternatives, strings.Join(m.Comments, "|"))
		if len(c.Messages) != 1 || got != want {
			t.Errorf("%s\n got %s\nwant %s, %d messages", file, got, want, len(c.Messages))
		}
	}
}

// gettext reads flags between commas and blanks; people spell them as they like.
func TestFuzzyInAnySpelling(t *testing.T) {
	for flags, want := range map[string]string{
		"fuzzy": "needs-review ", "Fuzzy": "needs-review ", "FUZZY, c-format": "needs-review c-format", "c-format,fuzzy,Fuzzy": "needs-review c-format",
		"fuzzy c-format": "needs-review c-format", "c-format": "translated c-format", "range: 0..9": "translated range: 0..9", "fuzzyish": "translated fuzzyish",
	} {
		m := mustDecode(t, "fr.po", []byte("#, "+flags+"\nmsgid \"Shut\"\nmsgstr \"Fermer\"\n")).Messages[0]
		if got := m.State.String() + " " + strings.Join(m.Flags, ","); got != want {
			t.Errorf("%s: got %s, want %s", flags, got, want)
		}
	}
}

// What msgcat puts together of several translations is for a person to choose from.
func TestJoinedTranslationsAreADraft(t *testing.T) {
	const first, second = `"#-#-#-#-#  a.po (one 1.0)  #-#-#-#-#\n"` + "\n", `"#-#-#-#-#  b.po  #-#-#-#-#\n"` + "\n"
	for text, want := range map[string]locales.State{
		"\"\"\n" + first + `"Fermer\n"` + "\n" + second + `"Clore"`: locales.NeedsReview,
		`"Fermer #-#-#-#-#"`:           locales.Translated,
		`"#-#-#-#-#  #-#-#-#-# est"`:   locales.Translated,
		`"#-#-#-#-#  a  #-#-#-#-#\nB"`: locales.NeedsReview,
	} {
		for _, mark := range []string{"", "# state: reviewed\n"} {
			if m := mustDecode(t, "fr.po", []byte(mark+"msgid \"Shut\"\nmsgstr "+text+"\n")).Messages[0]; (m.State == locales.NeedsReview) != (want == locales.NeedsReview) {
				t.Errorf("%s%s: %s", mark, text, m.State)
			}
		}
	}
}

// A file tells of states as soon as one entry does, or says what it went out as.
func TestUnstated(t *testing.T) {
	const entry = "msgid \"Shut\"\nmsgstr \"Fermer\"\n\n"
	for file, want := range map[string]bool{
		entry:                              true,
		"":                                 false,
		"# by Anna\n#, c-format\n" + entry: true,
		"#, fuzzy\n" + entry:               false,
		"#| msgid \"Close\"\n" + entry:     false,
		"# state: reviewed\n" + entry:      false,
		"# state: odd\n" + entry:           false,
		"# exported: untranslated e3b0c44298fc1c14 of 67f1ac03d1b8e2c5\n" + entry: false,
		entry + "#, fuzzy\n#~ msgid \"a\"\n#~ msgstr \"b\"\n":                     false,
		"#, fuzzy\nmsgid \"\"\nmsgstr \"Language: fr\\n\"\n\n" + entry:            true,
	} {
		if c := mustDecode(t, "fr.po", []byte(file)); c.Unstated != want {
			t.Errorf("%s: %v", file, c.Unstated)
		}
	}
}

// Lessons have no plural forms; the messages of others that have keep no file
// from being read.
func TestPluralFormsAreADraft(t *testing.T) {
	const file = `msgid "One file"
msgid_plural "%d files"
msgstr[0] "Un fichier"
msgstr[1] "%d fichiers"
msgstr[2] "Un "
"fichier"

msgid "Shut"
msgstr "Fermer"

#~ msgid "One"
#~ msgid_plural "Some"
#~ msgstr[0] "Une"
#~ msgstr[1] ""
`
	c := mustDecode(t, "fr.po", []byte(file))
	if len(c.Messages) != 3 {
		t.Fatalf("%+v", c.Messages)
	}
	one, shut, gone := c.Messages[0], c.Messages[1], c.Messages[2]
	if one.Source != "One file" || one.Target != "Un fichier" || one.State != locales.NeedsReview ||
		strings.Join(one.Comments, "|") != "plural form 1: %d fichiers" {
		t.Errorf("%+v", one)
	}
	if shut.Target != "Fermer" || shut.State != locales.Translated || gone.Target != "Une" || gone.State != locales.Obsolete || gone.Former != locales.NeedsReview {
		t.Errorf("%+v %+v", shut, gone)
	}
}

// What a unit was when it went out, and what a reviewer says of it, stands in
// translators' comments: gettext's tools keep these and nothing else.
func TestMarksOfComments(t *testing.T) {
	const blank = "e3b0c44298fc1c14"
	for _, test := range []struct {
		comments string
		want     locales.Message
	}{
		{"# exported: untranslated " + blank + "\n", locales.Message{State: locales.Translated, Exported: locales.Export{State: locales.Untranslated, Print: blank}}},
		{"# exported: reviewed " + blank + "\n# state: reviewed\n# exported: translated " + blank + "\n",
			locales.Message{State: locales.Reviewed, Exported: locales.Export{State: locales.Reviewed, Print: blank}}},
		{"# exported: by hand\n", locales.Message{State: locales.Translated, Comments: []string{"exported: by hand"}}},
		{"# state: rejected\n", locales.Message{State: locales.NeedsReview, Rejected: true}},
		{"# state: rejected\n# state: reviewed\n#, fuzzy\n# too long\n", locales.Message{State: locales.NeedsReview, Rejected: true, Comments: []string{"too long"}}},
		{"# state: needs-review\n", locales.Message{State: locales.NeedsReview}},
		{"# State: Needs work.\n", locales.Message{State: locales.NeedsReview}},
		{"#state:approved\n", locales.Message{State: locales.Reviewed}},
		{"# state: obsolete\n", locales.Message{State: locales.NeedsReview}},
		{"# state: fine\n", locales.Message{State: locales.Translated, UnknownState: "fine", Comments: []string{"state: fine"}}},
		{"#  state: fine\n", locales.Message{State: locales.Translated, Comments: []string{"state: fine"}}},
		{"#  state: rejected\n", locales.Message{State: locales.Translated, Comments: []string{"state: rejected"}}},
		{"# state: the one in the south of the country\n", locales.Message{State: locales.Translated, Comments: []string{"state: the one in the south of the country"}}},
		{"# exported: rejected " + blank + "\n", locales.Message{State: locales.NeedsReview, Rejected: true}},
		{"#. state: rejected\n", locales.Message{State: locales.NeedsReview, Rejected: true}},
		{"#. state: reviewed\n", locales.Message{State: locales.Translated, Notes: []string{"state: reviewed"}}},
	} {
		m := mustDecode(t, "fr.po", []byte(test.comments+"msgid \"Shut\"\nmsgstr \"Fermer\"\n")).Messages[0]
		test.want.ID, test.want.Source, test.want.Target = m.ID, "Shut", "Fermer"
		if d := cmp.Diff(test.want, m, ignorePlaces, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s (-want +got):\n%s", test.comments, d)
		}
	}
}

func TestAllErrorsAreReported(t *testing.T) {
	_, err := Format.Decode("fr.po", []byte("msgid \"a\nmsgstr \"x\"\n\nmsgid \"b\"\nmsgstr \"c\"\n\nmsgidd \"d\"\n\"e\"\nmsgstr \"f\"\n\nmsgid \"g\"\nmsgstr \"h\"\nmsgid \"b\"\nmsgstr \"\"\n"))
	want := "fr.po:1:7: the text has no closing quote\nfr.po:7:1: \"msgidd\" is no keyword of PO\nfr.po:13:1: this message stands twice, first in line 4"
	if err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
	var place *segment.Error
	if !errors.As(err, &place) || place.Pos.Line != 1 {
		t.Errorf("got %+v", place)
	}
	if _, err = Format.Decode("fr.po", []byte(strings.Repeat("msgidd \"d\"\n\n", 65_000))); strings.Count(err.Error(), "\n") != maxErrors {
		t.Errorf("%d errors", strings.Count(err.Error(), "\n"))
	}
}

func TestCharsetsAreDecoded(t *testing.T) {
	const file = "# à\nmsgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=NAME\\n\"\n\nmsgid \"a\"\nmsgstr \"%s\"\n"
	for _, test := range []struct {
		charset  string
		encoding encoding.Encoding
		text     string
	}{
		{"ISO-8859-1", charmap.ISO8859_1, "é"},
		{"iso-8859-15", charmap.ISO8859_15, "€"},
		{"CP1256", charmap.Windows1256, "سلام"},
		{"windows-1251", charmap.Windows1251, "мир"},
		{"KOI8-R", charmap.KOI8R, "мир"},
		{"Shift_JIS", japanese.ShiftJIS, "表示ソ"}, // has backslashes as second bytes
		{"EUC-JP", japanese.EUCJP, "表示"},
		{"GBK", simplifiedchinese.GBK, "简体"},
		{"GB18030", simplifiedchinese.GB18030, "简体"},
		{"UTF-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "é漢😀"},
		{"UTF-8", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "é漢😀"},
		{"UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "é漢😀"},
		{"CHARSET", encoding.Nop, "é"},
		{"utf-8", unicode.UTF8BOM, "é"},
	} {
		text := strings.NewReplacer("NAME", test.charset, "%s", test.text, "à", test.text).Replace(file)
		data, err := test.encoding.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(test.charset, err)
		}
		c, err := Format.Decode("fr.po", data)
		if err != nil || c.Messages[0].Target != test.text {
			t.Errorf("%s: %v, %+v", test.charset, err, c)
			continue
		}
		if again := mustEncode(t, c); !strings.Contains(string(again), "charset=UTF-8\\n") {
			t.Errorf("%s:\n%s", test.charset, again)
		}
	}
}

func TestLineEndsDoNotMatter(t *testing.T) {
	unix := mustEncode(t, sample())
	want := mustDecode(t, "fr.po", unix)
	got := mustDecode(t, "fr.po", []byte("\ufeff"+strings.ReplaceAll(string(unix), "\n", "\r\n")))
	noBytes := cmpopts.IgnoreFields(locales.Message{}, "Place")
	if diff := cmp.Diff(want, got, noBytes); diff != "" {
		t.Error(diff)
	}
	if got = mustDecode(t, "fr.po", unix[:len(unix)-1]); !cmp.Equal(want, got, noBytes) {
		t.Error("without a line end at the end of the file")
	}
}

// A note that would pass for a suggestion or a state stays the note that it is,
// however often the file is read and written; what somebody typed without a
// blank is read.
func TestNotesThatLookLikeMore(t *testing.T) {
	for comments, want := range map[string]locales.Message{
		"#.suggestion:\n":                        {Notes: []string{"suggestion:"}},
		"#.suggestion: \n":                       {Notes: []string{"suggestion: "}},
		"#.  suggestion: Fermer\n":               {Notes: []string{"suggestion: Fermer"}},
		"#.   suggestion: Fermer\n":              {Notes: []string{" suggestion: Fermer"}},
		"#.  state: rejected\n":                  {Notes: []string{"state: rejected"}},
		"#.state: reviewed\n":                    {Notes: []string{"state: reviewed"}},
		"#.suggestion: Fermer\n":                 {Suggestions: []locales.Suggestion{{Text: "Fermer"}}},
		"#.suggestion:Fermer\n":                  {Suggestions: []locales.Suggestion{{Text: "Fermer"}}},
		"#.suggestion 50%:Fermer\n#.was: Open\n": {Suggestions: []locales.Suggestion{{Text: "Fermer", Source: "Open", Score: 0.5}}},
	} {
		file := []byte(comments + "msgid \"Shut\"\nmsgstr \"\"\n")
		for range 3 {
			c := mustDecode(t, "fr.po", file)
			m := c.Messages[0]
			if d := cmp.Diff([]any{want.Notes, want.Suggestions}, []any{m.Notes, m.Suggestions}, cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("%q, read from %q (-want +got):\n%s", comments, file, d)
			}
			c.Locale = "fr"
			file = mustEncode(t, c)
		}
	}
}
