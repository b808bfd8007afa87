package content

import (
	"slices"
	"strings"
	"testing"
)

func TestFragmentLinks(t *testing.T) {
	const source = "---\ntitle: \"See [a](#a1)\"\n---\n[b](#b1 \"T\") [c](<x.md#c 1>) [d][d] ![e](e.svg#e1) `[f](#f1)`\n\n" +
		"<p>\n<a class=x href='#g1'>g</a> <!-- <a href=\"#h1\"> -->\n</p>\n\n<a href=\"x.md#i1\">i</a> <Link to=#j1>j</Link>\n\n" +
		"```\n[k](#k1)\n[d]: #k2\n```\n\n[l](a&#38;b\\_.md#l1) [m](?q#m1) [n](x) https://example.org/#o1\n\n[d]: <#d1>\n[unused]: #u1\n"
	d := mustSplit(t, "s_x.md", source)
	var got []string
	for _, l := range d.FragmentLinks() {
		got = append(got, l.Target)
		if _, fragment, _ := strings.Cut(l.Target, "#"); source[l.Start:l.End] != fragment {
			t.Errorf("%s: the fragment is %q", l.Target, source[l.Start:l.End])
		}
	}
	want := []string{"#a1", "#b1", "x.md#c 1", "e.svg#e1", "#g1", "x.md#i1", "#j1", "a&b_.md#l1", "?q#m1", "#d1"}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

func TestOtherFragments(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"[a](#x)\n", "[a](#é-1%28%29)\n"},
		{"| [a](<#x> 'T') |\n|---|\n", "| [a](<#é-1%28%29> 'T') |\n|---|\n"},
		{"> [a][b]\n>\n> [b]: #x\n", "> [a][b]\n>\n> [b]: #é-1%28%29\n"},
		{"[a][b]\n\n[b]: #x\n[b]: #z\n", "[a][b]\n\n[b]: #é-1%28%29\n[b]: #z\n"},
		{"<i><a href='#x'>a</a></i>\n", "<i><a href='#é-1%28%29'>a</a></i>\n"},
		{"a <a href=\"#x\">b</a>\n", "a <a href=\"#é-1%28%29\">b</a>\n"},
		{"[a](#y) `[a](#x)`\n", "[a](#y) `[a](#x)`\n"},
	} {
		d := mustSplit(t, "s_x.md", c.source)
		got, left := d.WithFragments(func(target string) (string, bool) { return "é-1()", target == "#x" })
		if string(got.Source()) != c.want || len(left) > 0 {
			t.Errorf("%q: %q, %q", c.source, got.Source(), left)
		}
		if c.want == c.source && got != d {
			t.Errorf("%q is another document", c.source)
		}
	}
}

// What is proved of a lesson with other links is that nothing else is other.
func TestALessonWithOtherLinksIsTheSame(t *testing.T) {
	is := change{target: func(target string) string { return strings.ReplaceAll(target, "#x", "#y") }}
	was := mustSplit(t, "s_x.md", "# A\n\n*b* [c](#x) <a href=\"#x\">d</a>\n\n## E\n")
	for other, want := range map[string]bool{
		"# A\n\n*b* [c](#y) <a href=\"#y\">d</a>\n\n## E\n":       true,
		"# A\n\n*b* [c](#x) <a href=\"#y\">d</a>\n\n## E\n":       false,
		"# A\n\n*b* [c](#y) <a href=\"#x\">d</a>\n\n## E\n":       false,
		"# A\n\n*b* [C](#y) <a href=\"#y\">d</a>\n\n## E\n":       false,
		"# A\n\n**b** [c](#y) <a href=\"#y\">d</a>\n\n## E\n":     false,
		"# A\n\n*b* [c](#y) <a href=\"#y\">d</a>\n\n### E\n":      false,
		"# A {#x}\n\n*b* [c](#y) <a href=\"#y\">d</a>\n\n## E\n":  false,
		"# A\n\n*b* [c](#y) <a href=\"#y\">d</a>\n\n## E\n\nF.\n": false,
	} {
		if got := was.isBut(mustSplit(t, "s_x.md", other), is); got != want {
			t.Errorf("%q: %v", other, got)
		}
	}
	with := was.WithIDs(map[int]string{0: "{#one}", 1: "{#2}"})
	if with == nil || string(with.Source()) != "# A {#one}\n\n*b* [c](#x) <a href=\"#x\">d</a>\n\n## E\n" {
		t.Errorf("%v", with)
	}
}
