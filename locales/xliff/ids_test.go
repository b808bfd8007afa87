package xliff

import (
	"fmt"
	"strings"
	"testing"
)

// Tools number the units of each file, and some of each group, from 1 on.
func TestIDsRepeatInFilesAndGroups(t *testing.T) {
	unit := func(id, source string) string {
		return fmt.Sprintf(`<trans-unit id=%q><source>%s</source><target>T</target></trans-unit>`, id, source)
	}
	file := func(original, content string) string {
		return fmt.Sprintf(`<file original=%q source-language="en" target-language="fr" datatype="plaintext"><body>%s</body></file>`, original, content)
	}
	group := func(content string) string { return "<group>" + content + "</group>" }
	data := `<xliff version="1.2">` + file("a.md", unit("1", "a")+unit("2", "b")+group(unit("1", "c")+group(unit("1", "d")))) +
		file("b.md", unit("1", "e")+unit("2", "f")) + file("b.md", unit("1", "g")+unit("", "h")+unit("", "i")) + `</xliff>`
	c := mustDecode(t, "fr.xlf", []byte(data))
	var sources strings.Builder
	ids := map[string]bool{}
	for _, m := range c.Messages {
		sources.WriteString(m.Source)
		ids[m.ID] = true
		if m.ID == "" || m.Target != "T" {
			t.Errorf("%+v", m)
		}
	}
	if sources.String() != "abcdefghi" || len(ids) != len(c.Messages) || c.Messages[0].ID != "1" || c.Messages[1].ID != "2" {
		t.Errorf("%s: %v", sources.String(), ids)
	}
	const data2 = `<xliff version="2.0" srcLang="en" trgLang="fr"><file id="f"><unit id="1"><segment><source>a</source></segment></unit>` +
		`<group id="1"><unit id="1"><segment><source>b</source></segment></unit></group></file><file id="g"><unit id="1"><segment><source>c</source></segment></unit></file></xliff>`
	if c := mustDecode(t, "fr.xlf", []byte(data2)); len(c.Messages) != 3 {
		t.Errorf("%+v", c.Messages)
	}
}

func TestUnitThatStandsTwiceIsSaid(t *testing.T) {
	const unit = `<trans-unit id="1"><source>a</source></trans-unit>` + "\n"
	for content, want := range map[string]string{
		unit + unit: "fr.xlf:3:1: ",
		unit + "<group>" + unit + unit + "</group>":                     "fr.xlf:4:1: ",
		unit + "<group>" + unit + "</group>" + unit:                     "fr.xlf:4:9: ",
		"<group>" + unit + "</group><group>" + unit + unit + "</group>": "fr.xlf:4:1: ",
	} {
		_, err := Decode("fr.xlf", []byte(head12+content+foot12))
		if err == nil || !strings.HasPrefix(err.Error(), want+`the unit "1" stands twice`) {
			t.Errorf("%s: %v", content, err)
		}
	}
}

// What po2xliff makes of a PO file: its header is no message.
func TestHeaderOfPOIsNoMessage(t *testing.T) {
	c := mustDecode(t, "fr.xlf", []byte(head12+`<trans-unit id="1" restype="x-gettext-domain-header"><source>Language: fr</source><target>Language: fr</target></trans-unit>
		<trans-unit id="2" approved="no"><source>a</source><target state="needs-translation">b</target></trans-unit>`+foot12))
	if len(c.Messages) != 1 || shown(&c.Messages[0]) != "needs-review b" {
		t.Errorf("%+v", c.Messages)
	}
}
