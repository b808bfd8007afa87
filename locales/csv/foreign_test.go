package csv

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// targets are the texts of a file by line, "" for one that was not translated.
func targets(t *testing.T, data string) map[int]string {
	t.Helper()
	byLine := map[int]string{}
	for _, m := range mustDecode(t, "fr.csv", []byte(data)).Messages {
		byLine[m.Pos.Line] = m.Target
	}
	return byLine
}

func TestFirstLineNamesTheSeparator(t *testing.T) {
	for _, data := range []string{
		"sep=;\r\nsource;target\r\nOne, two;Un, deux\r\n",
		mark + "sep=;\nsource;target\nOne, two;Un, deux\n",
		"\"sep=;\"\nsource;target\nOne, two;Un, deux\n",
		"SEP=|\nsource|target\nOne, two|Un, deux\n",
		"sep=\t\nsource\ttarget\nOne, two\tUn, deux\n",
		"sep=^\nsource^target\nOne, two^Un, deux\n",
		"sep=§\nsource§target\nOne, two§Un, deux\n",
		"sep=,\nsource,target\n\"One, two\",\"Un, deux\"\n",
		"sep=;,\nsource;target\nOne, two;Un, deux\n",
		string(utf16Of("sep=;\r\nsource;target\r\nOne, two;Un, deux\r\n", false)),
	} {
		if !Format.Sniff([]byte(data)) {
			t.Errorf("%q is not recognised", data)
		}
		m := mustDecode(t, "fr.csv", []byte(data)).Messages
		if len(m) != 1 || m[0].Source != "One, two" || m[0].Target != "Un, deux" || m[0].Pos.Line != 3 {
			t.Errorf("%q: %+v", data, m)
		}
	}
}

// Whoever put tables together left rows and column names twice; a text that
// was translated in two ways is two messages.
func TestRowsThatRepeatAreRead(t *testing.T) {
	const data = `source,target,note
Open,,# of a door
Open,Ouvrir,# a verb
Open,Ouvrir,
source,target,note
Open,Ouvert,
Shut,Fermer,
`
	got := mustDecode(t, "fr.csv", []byte(data)).Messages
	if d := cmp.Diff(map[int]string{3: "Ouvrir", 6: "Ouvert", 7: "Fermer"}, targets(t, data)); d != "" {
		t.Fatal(d)
	}
	if d := cmp.Diff([]string{"of a door", "a verb"}, got[0].Comments); d != "" {
		t.Error(d)
	}
	if got[0].ID != segment.ID("", "Open") || got[1].ID == got[0].ID || got[1].Source != "Open" {
		t.Errorf("%+v", got)
	}
}

// An apostrophe is taken away only where a file of ours says that it is a
// guard, or where the name of the message proves it.
func TestGuardOfOthersStays(t *testing.T) {
	ours := segment.ID("", "-5 °C")
	for row, want := range map[string]string{
		"x,Cold,'-5 degrés' dit-il,":                     "'-5 degrés' dit-il",
		"x,Cold,''Froid'',":                              "''Froid''",
		"x,Cold,'''Froid''',":                            "'''Froid'''",
		"x,Cold,'tis,":                                   "'tis",
		"x,Cold,'+' veut dire plus,":                     "'+' veut dire plus",
		"x,Cold,''Froid'',translated 9172e8eec99f144f":   "''Froid''",
		"x,Cold,'-5,translated 9172e8eec99f144f":         "'-5",
		"x,Cold,'-5,guarded target":                      "-5",
		"x,Cold,-5,guarded target":                       "-5",
		"x,Cold,'-5,untranslated 00 guarded source":      "'-5",
		ours + ",'-5 °C,'-5 °C,":                         "-5 °C",
		ours + ",-5 °C,'-5 °C' dit-il,":                  "'-5 °C' dit-il",
		ours + ",'-5 °C,''Froid'',guarded source":        "''Froid''",
		segment.ID("", "'tis cold") + ",''tis cold,''C,": "'C",
	} {
		if got := targets(t, "id,source,target,exported\n"+row+"\n")[2]; got != want {
			t.Errorf("%s\n got %q\nwant %q", row, got, want)
		}
	}
}

func TestStatesOfOtherTools(t *testing.T) {
	type said struct {
		State    locales.State
		Rejected bool
	}
	for _, test := range []struct {
		word, fuzzy string
		want        said
	}{
		{"Needs editing", "", said{locales.NeedsReview, false}},
		{"needs_review", "", said{locales.NeedsReview, false}},
		{"needs-review-translation", "", said{locales.NeedsReview, false}},
		{"new", "", said{locales.NeedsReview, false}},
		{"initial", "", said{locales.NeedsReview, false}},
		{"Rejected", "", said{locales.NeedsReview, true}},
		{"rejected-grammar", "", said{locales.NeedsReview, true}},
		{"Approved", "", said{locales.Reviewed, false}},
		{"final", "", said{locales.Reviewed, false}},
		{"", "True", said{locales.NeedsReview, false}},
		{"", "x", said{locales.NeedsReview, false}},
		{"", "False", said{locales.Translated, false}},
		{"approved", "fuzzy", said{locales.NeedsReview, false}},
	} {
		m := mustDecode(t, "fr.csv", []byte("source,target,state,fuzzy\na,b,"+test.word+","+test.fuzzy+"\n")).Messages[0]
		if got := (said{m.State, m.Rejected}); got != test.want || m.Target != "b" {
			t.Errorf("%+v: %+v", test, m)
		}
	}
}

// A column that says of each text whether somebody approved it is a state.
func TestApprovedColumn(t *testing.T) {
	for _, test := range []struct {
		approved, word, fuzzy string
		want                  locales.State
		unknown               string
	}{
		{approved: "yes", want: locales.Reviewed},
		{approved: " True ", want: locales.Reviewed},
		{approved: "1", want: locales.Reviewed},
		{approved: "no", want: locales.NeedsReview},
		{approved: "FALSE", want: locales.NeedsReview},
		{approved: "0", want: locales.NeedsReview},
		{approved: "", want: locales.Translated},
		{approved: "by Anna", want: locales.Translated, unknown: "by Anna"},
		{approved: "no", word: "translated", want: locales.NeedsReview},
		{approved: "yes", word: "translated", want: locales.Translated},
		{approved: "yes", word: "draft", want: locales.NeedsReview},
		{approved: "yes", word: "odd", want: locales.Translated, unknown: "odd"},
		{approved: "yes", fuzzy: "yes", want: locales.NeedsReview},
	} {
		c := mustDecode(t, "fr.csv", []byte("source,target,State,fuzzy,Approved\na,b,"+test.word+","+test.fuzzy+","+test.approved+"\n"))
		if m := c.Messages[0]; m.State != test.want || m.UnknownState != test.unknown || m.Rejected || m.Target != "b" {
			t.Errorf("%+v: %+v", test, m)
		}
	}
	for row, want := range map[string]bool{"a,b,yes": false, "a,b,no": false, "a,b,": true} {
		if c := mustDecode(t, "fr.csv", []byte("source,target,approved\n"+row+"\n")); c.Unstated != want {
			t.Errorf("%s: unstated %v", row, c.Unstated)
		}
	}
}

func TestCommentsOfWeblateAreKept(t *testing.T) {
	m := mustDecode(t, "fr.csv", []byte("source,target,developer_comments,translator_comments\na,b,a button,\"Vous?\nOr tu?\"\n")).Messages[0]
	if got := strings.Join(append(m.Notes, m.Comments...), "|"); got != "a button|Vous?|Or tu?" {
		t.Error(got)
	}
}

func TestExportedStateComesBack(t *testing.T) {
	m := message("", "Cold", "'-5 °C", locales.NeedsReview)
	m.Exported, m.Rejected = locales.Exporting(&m), true
	c := &locales.Catalog{Locale: "fr", Messages: []locales.Message{m}}
	if d := diff(c, mustDecode(t, "fr.csv", mustEncode(t, c))); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
