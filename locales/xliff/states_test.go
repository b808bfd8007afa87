package xliff

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// shown is what a message came to: state, target, and whether somebody
// refused it.
func shown(m *locales.Message) string {
	s := m.State.String() + " " + m.Target
	if m.Rejected {
		s += " (rejected)"
	}
	if m.UnknownState != "" {
		s += " (unknown: " + m.UnknownState + ")"
	}
	return s
}

// Every value of state, state-qualifier and approved of version 1.2, and of
// state and subState of version 2, for a target that is a text, the source, and
// nothing.
func TestEveryState(t *testing.T) {
	for _, test := range []struct{ attrs, text, source, blank string }{
		// section 2.3 of version 1.2
		{``, "translated T", "translated S", "untranslated "},
		{`state="new"`, "needs-review T", "untranslated ", "untranslated "},
		{`state="needs-translation"`, "needs-review T", "untranslated ", "untranslated "},
		{`state="needs-adaptation"`, "needs-review T", "untranslated ", "untranslated "},
		{`state="needs-l10n"`, "needs-review T", "untranslated ", "untranslated "},
		{`state="needs-review-translation"`, "needs-review T", "needs-review S", "untranslated "},
		{`state="needs-review-adaptation"`, "needs-review T", "needs-review S", "untranslated "},
		{`state="needs-review-l10n"`, "needs-review T", "needs-review S", "untranslated "},
		{`state="translated"`, "translated T", "translated S", "untranslated "},
		{`state="final"`, "reviewed T", "reviewed S", "untranslated "},
		{`state="signed-off"`, "reviewed T", "reviewed S", "untranslated "},
		{`state="x-checked"`, "needs-review T", "needs-review S", "untranslated "},
		{`state="translated" state-qualifier="exact-match"`, "translated T", "translated S", "untranslated "},
		{`state="translated" state-qualifier="id-match"`, "translated T", "translated S", "untranslated "},
		{`state="translated" state-qualifier="leveraged-inherited"`, "translated T", "translated S", "untranslated "},
		{`state="translated" state-qualifier="leveraged-repository"`, "translated T", "translated S", "untranslated "},
		{`state="translated" state-qualifier="leveraged-tm"`, "translated T", "translated S", "untranslated "},
		{`state="translated" state-qualifier="tm-suggestion"`, "translated T", "translated S", "untranslated "},
		{`state="translated" state-qualifier="fuzzy-match"`, "needs-review T", "needs-review S", "untranslated "},
		{`state="translated" state-qualifier="leveraged-mt"`, "needs-review T", "needs-review S", "untranslated "},
		{`state="translated" state-qualifier="mt-suggestion"`, "needs-review T", "needs-review S", "untranslated "},
		{`state="final" state-qualifier="mt-suggestion"`, "reviewed T", "reviewed S", "untranslated "},
		{`state-qualifier="mt-suggestion"`, "needs-review T", "needs-review S", "untranslated "},
		{`state-qualifier="exact-match"`, "needs-review T", "needs-review S", "untranslated "},
		{`state-qualifier="id-match"`, "needs-review T", "needs-review S", "untranslated "},
		{`state-qualifier="leveraged-glossary"`, "needs-review T", "needs-review S", "untranslated "},
		{`state-qualifier="leveraged-inherited"`, "needs-review T", "needs-review S", "untranslated "},
		{`state-qualifier="leveraged-repository"`, "needs-review T", "needs-review S", "untranslated "},
		{`state-qualifier="leveraged-tm"`, "needs-review T", "needs-review S", "untranslated "},
		{`state-qualifier="tm-suggestion"`, "needs-review T", "needs-review S", "untranslated "},
		{`state-qualifier="x-tm-suggestion"`, "needs-review T", "needs-review S", "untranslated "},
		{`state="final" state-qualifier="tm-suggestion"`, "reviewed T", "reviewed S", "untranslated "},
		{`state="new" state-qualifier="exact-match"`, "needs-review T", "untranslated ", "untranslated "},
		{`approved="yes" state-qualifier="leveraged-tm"`, "reviewed T", "reviewed S", "untranslated "},
		{`approved="no" state-qualifier="leveraged-tm"`, "needs-review T", "needs-review S", "untranslated "},
		{`state="translated" state-qualifier="rejected-grammar"`, "needs-review T (rejected)", "needs-review S (rejected)", "untranslated "},
		{`state="final" state-qualifier="rejected-inaccurate"`, "needs-review T (rejected)", "needs-review S (rejected)", "untranslated "},
		{`state="needs-review-translation" state-qualifier="rejected-length"`, "needs-review T (rejected)", "needs-review S (rejected)", "untranslated "},
		{`state="rejected-inaccurate"`, "needs-review T (rejected)", "needs-review S (rejected)", "untranslated "},
		{`state-qualifier="rejected-spelling"`, "needs-review T (rejected)", "needs-review S (rejected)", "untranslated "},
		{`state="signed-off" state-qualifier="rejected-syntax"`, "needs-review T (rejected)", "needs-review S (rejected)", "untranslated "},
		{`state="final" state-qualifier="x-rejected"`, "needs-review T (rejected)", "needs-review S (rejected)", "untranslated "},
		{`state="new" state-qualifier="rejected-grammar"`, "needs-review T (rejected)", "untranslated ", "untranslated "},
		{`state="rejected-grammar"`, "needs-review T (rejected)", "needs-review S (rejected)", "untranslated "},
		{`state="rejected"`, "needs-review T (rejected)", "needs-review S (rejected)", "untranslated "},
		{`state="odd"`, "needs-review T (unknown: odd)", "needs-review S (unknown: odd)", "untranslated  (unknown: odd)"},
		{`state="translated" state-qualifier="odd"`, "translated T (unknown: odd)", "translated S (unknown: odd)", "untranslated  (unknown: odd)"},
		{`state="translated" state-qualifier="x-fine"`, "translated T", "translated S", "untranslated "},
		{`approved="yes"`, "reviewed T", "reviewed S", "untranslated "},
		{`approved="no"`, "needs-review T", "translated S", "untranslated "},
		{`approved="yes" state="translated"`, "translated T", "translated S", "untranslated "},
		{`approved="yes" state="needs-translation"`, "needs-review T", "untranslated ", "untranslated "},
		{`approved="yes" state-qualifier="rejected-grammar"`, "needs-review T (rejected)", "needs-review S (rejected)", "untranslated "},

		// section 4.3.1 of version 2
		{`2`, "translated T", "untranslated ", "untranslated "},
		{`2 state="initial"`, "needs-review T", "untranslated ", "untranslated "},
		{`2 state="translated"`, "translated T", "translated S", "untranslated "},
		{`2 state="reviewed"`, "reviewed T", "reviewed S", "untranslated "},
		{`2 state="final"`, "reviewed T", "reviewed S", "untranslated "},
		{`2 state="odd"`, "needs-review T (unknown: odd)", "needs-review S (unknown: odd)", "untranslated  (unknown: odd)"},
		{`2 state="rejected"`, "needs-review T (rejected)", "needs-review S (rejected)", "untranslated "},
		{`2 state="translated" subState="parasol:odd"`, "translated T (unknown: odd)", "translated S (unknown: odd)", "untranslated  (unknown: odd)"},
		{`2 state="initial" subState="parasol:needs-review"`, "needs-review T", "needs-review S", "needs-review "},
		{`2 state="initial" subState="parasol:rejected"`, "needs-review T (rejected)", "needs-review S (rejected)", "needs-review "},
		{`2 state="translated" subState="xlf:rejected-grammar"`, "needs-review T (rejected)", "needs-review S (rejected)", "untranslated "},
		{`2 state="final" subState="tool:Rejected"`, "needs-review T (rejected)", "needs-review S (rejected)", "untranslated "},
		{`2 state="translated" subState="xlf:needs-review-translation"`, "needs-review T", "needs-review S", "untranslated "},
		{`2 state="translated" subState="tool:mt-suggestion"`, "needs-review T", "needs-review S", "untranslated "},
		{`2 state="translated" subState="xlf:leveraged-tm"`, "translated T", "translated S", "untranslated "},
		{`2 state="translated" subState="tool:fuzzy"`, "needs-review T", "needs-review S", "untranslated "},
		{`2 state="translated" subState="tool:done"`, "translated T", "translated S", "untranslated "},
	} {
		for target, want := range map[string]string{"T": test.text, "S": test.source, "": test.blank} {
			m := withState(t, test.attrs, target)
			if got := shown(&m); got != want {
				t.Errorf("%s with the target %q: %s, want %s", test.attrs, target, got, want)
			}
		}
	}
}

// withState decodes a unit of the source S with the attributes given, those of
// version 2 if they begin with its number.
func withState(t *testing.T, attrs, target string) locales.Message {
	t.Helper()
	if attrs, ok := strings.CutPrefix(attrs, "2"); ok {
		return unit2(t, `<segment`+attrs+`><source>S</source><target>`+target+`</target></segment>`)
	}
	unit, state := "", " "+attrs
	if rest, ok := strings.CutPrefix(attrs, `approved="`); ok {
		value, more, _ := strings.Cut(rest, `"`)
		unit, state = ` approved="`+value+`"`, more
	}
	return unit12(t, unit, `<source>S</source><target`+state+`>`+target+`</target>`)
}

// A tool that keeps no states, as OmegaT is, fills in what we sent out as
// untranslated. If any state of the file changed, the tool keeps them, and
// what it left new is a draft. Of other tools' units new is always a draft.
func TestFilledInTargets(t *testing.T) {
	made := func(exported, said, target string) string {
		e := ""
		if exported != "" {
			e = `<context-group purpose="information"><context context-type="x-exported">` + exported + `</context></context-group>`
		}
		return `<source>` + "%s" + `</source><target state="` + said + `">` + target + `</target>` + e
	}
	const blank, other = "e3b0c44298fc1c14", "9172e8eec99f144f"
	for _, test := range []struct {
		name         string
		first, then  string
		want         string
		notOurs, old bool
	}{
		{name: "filled in", first: made("untranslated "+blank, "new", "T"), want: "translated T"},
		{name: "beside one as it was", first: made("untranslated "+blank, "new", "T"), then: made("translated "+other, "translated", "U"), want: "translated T"},
		{name: "beside one whose state is set", first: made("untranslated "+blank, "new", "T"), then: made("untranslated "+blank, "translated", "U"), want: "needs-review T"},
		{name: "beside one that was demoted", first: made("untranslated "+blank, "new", "T"), then: made("translated "+other, "needs-translation", "U"), want: "needs-review T"},
		{name: "was translated", first: made("translated "+other, "new", "T"), want: "needs-review T"},
		{name: "of an earlier version", first: made("", "new", "T"), old: true, want: "translated T"},
		{name: "filled in from a memory", first: strings.Replace(made("untranslated "+blank, "new", "T"), `state="new"`, `state="new" state-qualifier="exact-match"`, 1), want: "needs-review T"},
		{name: "of another tool", first: made("", "new", "T"), want: "needs-review T"},
		{name: "with a name of another tool", first: made("", "new", "T"), old: true, notOurs: true, want: "needs-review T"},
	} {
		file := head12
		if test.old {
			file = strings.Replace(head12, `"html"`, `"x-markdown"`, 1)
		}
		for i, content := range []string{test.first, test.then} {
			if content == "" {
				continue
			}
			source := fmt.Sprintf("Source %d", i)
			id := segment.ID("", source)
			if test.notOurs {
				id = "1"
			}
			file += `<trans-unit id="` + id + `">` + fmt.Sprintf(content, source) + `</trans-unit>`
		}
		m := mustDecode(t, "fr.xlf", []byte(file+foot12)).Messages[0]
		if got := shown(&m); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// Trados and memoQ keep beside the states what becomes of each segment.
func TestConfirmationsOfOtherTools(t *testing.T) {
	sdl := func(confs ...string) string {
		var defs strings.Builder
		for i, conf := range confs {
			fmt.Fprintf(&defs, `<sdl:seg id="%d"%s><sdl:value key="x">y</sdl:value></sdl:seg>`, i+1, conf)
		}
		return `<sdl:seg-defs xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0">` + defs.String() + `</sdl:seg-defs>`
	}
	const translated, draft = ` conf="Translated"`, ` conf="Draft"`
	for _, test := range []struct{ attrs, more, want string }{
		{"", sdl(translated, ` conf="ApprovedSignOff"`), "translated T"},
		{"", sdl(translated, draft), "needs-review T"},
		{"", sdl(translated, ""), "needs-review T"},
		{"", sdl(` conf="RejectedTranslation"`), "needs-review T (rejected)"},
		{"", sdl(translated, ` conf="RejectedSignOff"`), "needs-review T (rejected)"},
		{` mq:status="ManuallyConfirmed"`, "", "translated T"},
		{` mq:status="Reviewer1Confirmed"`, "", "translated T"},
		{` mq:status="MachineTranslated"`, "", "needs-review T"},
		{` mq:status="PreTranslated"`, "", "needs-review T"},
		{` mq:status="Rejected"`, "", "needs-review T (rejected)"},
	} {
		m := unit12(t, test.attrs+` xmlns:mq="MQXliff"`, "<source>S</source><target>T</target>"+test.more)
		if got := shown(&m); got != test.want {
			t.Errorf("%s%s: %s, want %s", test.attrs, test.more, got, test.want)
		}
	}
}

func TestRejectedComesBack(t *testing.T) {
	m := tagged("", "Shut")
	m.Target, m.State, m.Rejected = "Ouvrez", locales.NeedsReview, true
	m.Exported = locales.Export{State: locales.Reviewed, Print: locales.Fingerprint("Fermez")}
	c := &locales.Catalog{Source: "en", Locale: "fr", Messages: []locales.Message{m}}
	for _, f := range formats {
		if d := diff(c, mustDecode(t, "fr.xlf", mustEncode(t, f, c))); d != "" {
			t.Errorf("%s (-want +got):\n%s", f.Name, d)
		}
	}
}

func TestCommentsOfReviewersAreKept(t *testing.T) {
	for _, m := range []locales.Message{
		unit12(t, "", `<source>S</source><target><mrk mtype="x-issue" comment="Not this word">T</mrk></target><note from="reviewer" annotates="target">Too long</note><note>Why?</note>`),
		unit2(t, `<notes><note appliesTo="target" category="review">Too long</note><note>Why?</note></notes>
			<segment state="translated"><source>S</source><target><mrk id="m" type="comment" value="Not this word">T</mrk></target></segment>`),
	} {
		if got := strings.Join(m.Comments, "|"); got != "Too long|Why?|Not this word" || m.Target != "T" {
			t.Errorf("%s: %+v", got, m)
		}
	}
}

// A unit that is said not to be approved, and of whose state nothing else is
// said, is a draft; one that is called translated is what it is called.
func TestUnitThatIsNotApprovedIsADraft(t *testing.T) {
	for attributes, want := range map[string]locales.State{
		`><source>Open</source><target`:                                  locales.Translated,
		` approved="no"><source>Open</source><target`:                    locales.NeedsReview,
		` approved="no"><source>Open</source><target state="translated"`: locales.Translated,
		` approved="yes"><source>Open</source><target`:                   locales.Reviewed,
	} {
		file := `<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="fr" datatype="plaintext"><body>` +
			`<trans-unit id="9"` + attributes + `>Ouvrir</target></trans-unit></body></file></xliff>`
		c, err := Format12.Decode("fr.xlf", []byte(file))
		if err != nil {
			t.Fatal(err)
		}
		if m := c.Messages[0]; m.State != want || m.Target != "Ouvrir" {
			t.Errorf("%s: %v %q", attributes, m.State, m.Target)
		}
	}
}
