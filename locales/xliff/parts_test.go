package xliff

import (
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/locales"
)

// marked is a text whose segments stand in brackets, as version 1.2 marks them
// from mid 1 on: "[One.] [Two.]". "[2:Two.]" says the mid.
func marked(s string) string {
	var b strings.Builder
	n := 0
	for s != "" {
		text, rest, found := strings.Cut(s, "[")
		b.WriteString(text)
		if !found {
			break
		}
		segment, after, _ := strings.Cut(rest, "]")
		n++
		mid := string(rune('0' + n))
		if len(segment) > 1 && segment[1] == ':' {
			mid, segment = segment[:1], segment[2:]
		}
		b.WriteString(`<mrk mtype="seg" mid="` + mid + `">` + segment + `</mrk>`)
		s = after
	}
	return b.String()
}

// A unit of which some segments are not translated is a draft, whole; what
// stands between segments in the source stands between them in the target.
func TestMarkedSegments(t *testing.T) {
	const two, three = "[One.] [Two.]", "[One.] [Two.]<x id=\"br1\"/>[Three.]"
	for _, test := range []struct{ name, source, target, want string }{
		{"whole", two, "[Un.] [Deux.]", "translated Un. Deux."},
		{"no blank between", two, "[Un.][Deux.]", "translated Un. Deux."},
		{"another blank", two, "[Un.]\u00a0[Deux.]", "translated Un.\u00a0Deux."},
		{"a line break between", three, "[Un.][Deux.][Trois.]", "translated Un. Deux.<br1/>Trois."},
		{"which stands elsewhere", three, "[Un.][Deux.][Trois<x id=\"br1\"/>.]", "translated Un. Deux.Trois<br1/>."},
		{"in another order", two, "[2:Deux.][1:Un.]", "translated Deux. Un."},
		{"around", "<g id=\"b1\">[One.] [Two.]</g>", "<g id=\"b1\">[Un.][Deux.]</g>", "translated <b1>Un. Deux.</b1>"},
		{"around, and lost", "<x id=\"x1\"/>[One.] [Two.]<x id=\"x2\"/>", "[Un.][Deux.]", "translated <x1/>Un. Deux.<x2/>"},
		{"one text of two", two, "Un, deux.", "translated Un, deux."},
		{"two of one", "[One, two.]", "[1:Un.] [2:Deux.]", "translated Un. Deux."},
		{"one without a text", "[One.] [<x id=\"x1\"/>]", "[Un.] [<x id=\"x1\"/>]", "translated Un. <x1/>"},
		{"none", two, "[] []", "untranslated "},
		{"none at all", two, "", "untranslated "},

		{"empty", two, "[Un.] []", "needs-review Un. Two."},
		{"blank", two, "[Un.] [ ]", "needs-review Un. Two."},
		{"the first", two, "[] [Deux.]", "needs-review One. Deux."},
		{"nothing but a tag", "[One.] [<x id=\"x1\"/>Two.]", "[Un.] [<x id=\"x1\"/>]", "needs-review Un. <x1/>Two."},
		{"not there", two, "[Un.]", "needs-review Un. Two."},
		{"not there, the first", two, "[2:Deux.]", "needs-review One. Deux."},
		{"not there, and more than there was", two, "[Un.] Fin [3:Trois.]", "needs-review Un. Two. Fin Trois."},
		{"one of three", three, "[Un.] []<x id=\"br1\"/>[Trois.]", "needs-review Un. Two.<br1/>Trois."},
	} {
		for state, finished := range map[string]string{"": "translated", ` state="translated"`: "translated", ` state="final"`: "reviewed"} {
			source := strings.NewReplacer("[", "", "]", "").Replace(test.source)
			m := unit12(t, "", "<source>"+source+"</source><seg-source>"+marked(test.source)+"</seg-source><target"+state+">"+marked(test.target)+"</target>")
			want := strings.Replace(test.want, "translated ", finished+" ", 1)
			if strings.HasPrefix(test.want, "un") {
				want = test.want
			}
			if got := shown(&m); got != want {
				t.Errorf("%s%s: %s, want %s", test.name, state, got, want)
			}
		}
	}
}

func TestMarkedSegmentsOfOtherShapes(t *testing.T) {
	for _, test := range []struct{ name, content, want string }{
		{"no seg-source", `<source>One. Two.</source><target>` + marked("[Un.] []") + `</target>`, "needs-review Un. "},
		{"no seg-source, whole", `<source>One. Two.</source><target>` + marked("[Un.] [Deux.]") + `</target>`, "translated Un. Deux."},
		{"seg-source last", `<source>One. Two.</source><target>` + marked("[Un.][]") + `</target><seg-source>` + marked("[One.] [Two.]") + `</seg-source>`, "needs-review Un. Two."},
		{"without mids", `<source>One. Two.</source><seg-source><mrk mtype="seg">One.</mrk> <mrk mtype="seg">Two.</mrk></seg-source>
			<target><mrk mtype="seg">Un.</mrk><mrk mtype="seg"/></target>`, "needs-review Un. Two."},
		{"marks of other types inside", `<source>One. Two.</source><seg-source>` + marked("[One.] [Two.]") + `</seg-source>
			<target><mrk mtype="seg" mid="1"><mrk mtype="protected">Un</mrk>.</mrk><mrk mtype="seg" mid="2"><mrk mtype="x-term">Deux</mrk>.</mrk></target>`, "translated Un. Deux."},
		{"marks of other types alone", `<source>One.</source><target><mrk mtype="term">Un</mrk><mrk mtype="phrase"></mrk>.</target>`, "translated Un."},
		{"segments inside of marks", `<source>One. Two.</source><seg-source><mrk mtype="x-all">` + marked("[One.] [Two.]") + `</mrk></seg-source>
			<target><mrk mtype="x-all">` + marked("[Un.][]") + `</mrk></target>`, "needs-review Un. Two."},
		{"segments inside of segments", `<source>One. Two.</source><seg-source>` + marked("[One.] [Two.]") + `</seg-source>
			<target><mrk mtype="seg" mid="1">Un<mrk mtype="seg" mid="9">.</mrk></mrk><mrk mtype="seg" mid="2">Deux.</mrk></target>`, "translated Un. Deux."},
		{"one segment in two places", `<source>One. Two.</source><seg-source>` + marked("[One.] [Two.]") + `</seg-source>
			<target>` + marked("[1:U][2:Deux][1:n.]") + `</target>`, "translated U Deuxn."},
		{"new, and some as it was", `<source>One. Two.</source><seg-source>` + marked("[One.] [Two.]") + `</seg-source>
			<target state="new">` + marked("[Un.] [Two.]") + `</target>`, "needs-review Un. Two."},
		{"a text inside of markup", `<source>One <ph id="1">x<sub>two</sub></ph></source><target state="final">Un <ph id="1">x<sub>deux</sub></ph></target>`, "needs-review Un <x1/>"},
	} {
		m := unit12(t, "", test.content)
		if got := shown(&m); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestSegmentsOfVersion2(t *testing.T) {
	segment := func(state, source, target string) string {
		if state != "" {
			state = ` state="` + state + `"`
		}
		if target != "-" {
			target = "<target>" + target + "</target>"
		} else {
			target = ""
		}
		return "<segment" + state + "><source>" + source + "</source>" + target + "</segment>"
	}
	const (
		blank = "<ignorable><source> </source></ignorable>"
		ours  = `<m:metadata xmlns:m="urn:oasis:names:tc:xliff:metadata:2.0"><m:metaGroup category="exported"><m:meta type="exported">untranslated e3b0c44298fc1c14</m:meta></m:metaGroup></m:metadata>`
	)
	for _, test := range []struct{ name, content, want string }{
		{"whole", segment("translated", "One.", "Un.") + blank + segment("final", "Two.", "Deux."), "translated Un. Deux."},
		{"blank of its own", segment("final", "One.", "Un.") + "<ignorable><source> </source><target>\u00a0</target></ignorable>" + segment("final", "Two.", "Deux."), "reviewed Un.\u00a0Deux."},
		{"no states", segment("", "One.", "Un.") + blank + segment("", "Two.", "Deux."), "translated Un. Deux."},
		{"empty", segment("translated", "One.", "Un.") + blank + segment("translated", "Two.", ""), "needs-review Un. Two."},
		{"not there", segment("final", "One.", "Un.") + blank + segment("final", "Two.", "-"), "needs-review Un. Two."},
		{"initial", segment("translated", "One.", "Un.") + blank + segment("initial", "Two.", "Deux."), "needs-review Un. Deux."},
		{"initial, and the file does not say so", segment("reviewed", "One.", "Un.") + blank + segment("", "Two.", "Deux."), "needs-review Un. Deux."},
		{"initial and the source", segment("translated", "One.", "Un.") + blank + segment("initial", "Two.", "Two."), "needs-review Un. Two."},
		{"all initial", segment("initial", "One.", "Un.") + blank + segment("initial", "Two.", "Deux."), "needs-review Un. Deux."},
		{"no states, one the source", segment("", "One.", "Un.") + blank + segment("", "Two.", "Two."), "needs-review Un. Two."},
		{"none", segment("translated", "One.", "") + blank + segment("initial", "Two.", "-"), "untranslated "},
		{"rejected", segment("final", "One.", "Un.") + blank + `<segment state="final" subState="x:rejected"><source>Two.</source><target>Deux.</target></segment>`, "needs-review Un. Deux. (rejected)"},
		{"an empty segment", segment("final", "One.", "Un.") + segment("initial", "", "-"), "reviewed Un."},
		{"marks", segment("final", "One.", "<mrk id=\"m\" type=\"term\">Un</mrk>.") + blank + segment("final", "Two.", "<mrk id=\"n\" translate=\"no\"/>Deux."), "reviewed Un. Deux."},
		{"ours, cut by a tool that keeps states", ours + segment("translated", "One.", "Un.") + blank + segment("initial", "Two.", "Deux."), "needs-review Un. Deux."},
		{"ours, cut by a tool that keeps none", ours + segment("initial", "One.", "Un.") + blank + segment("initial", "Two.", "Deux."), "translated Un. Deux."},
		{"a tag between that stands elsewhere", segment("final", "One.", "<ph id=\"x1\"/>Un.") + "<ignorable><source><ph id=\"x1\"/></source></ignorable>" + segment("final", "Two.", "Deux."), "reviewed <x1/>Un.Deux."},
	} {
		m := unit2(t, test.content)
		if got := shown(&m); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// Whatever is taken out of a whole unit, it is no longer finished, and what is
// left of it stands in the draft.
func TestPartialUnitIsNeverFinished(t *testing.T) {
	sources, targets := []string{"One.", "Two.", "Three."}, []string{"Un.", "Deux.", "Trois."}
	for taken := range 1 << len(sources) {
		var seg, target, segments strings.Builder
		for i, s := range sources {
			word := targets[i]
			if taken&(1<<i) != 0 {
				word = ""
			}
			mrk := `<mrk mtype="seg" mid="` + s + `">`
			seg.WriteString(mrk + s + "</mrk> ")
			target.WriteString(mrk + word + "</mrk> ")
			segments.WriteString(`<segment state="final"><source>` + s + `</source><target>` + word + `</target></segment>`)
		}
		for _, m := range []locales.Message{
			unit12(t, ` approved="yes"`, "<source>One. Two. Three.</source><seg-source>"+seg.String()+"</seg-source><target>"+target.String()+"</target>"),
			unit2(t, segments.String()),
		} {
			if m.State.Finished() != (taken == 0) {
				t.Errorf("%03b: %s", taken, shown(&m))
			}
			for i, word := range targets {
				if all := 1<<len(sources) - 1; taken != all && taken&(1<<i) == 0 && !strings.Contains(m.Target, word) {
					t.Errorf("%03b: %s lacks %s", taken, shown(&m), word)
				}
			}
		}
	}
}
