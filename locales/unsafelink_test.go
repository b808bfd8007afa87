package locales

import "testing"

func TestSchemeOfALink(t *testing.T) {
	for _, c := range []struct {
		source, target string
		safe           bool
	}{
		{"a.md", "b.md", true},
		{"a.md", "https://example.org/javascript:x", true},
		{"a.md", "mailto:a@example.org", true},
		{"a.md", "app://tools/signal", true},
		{"a.md", "#javascript:x", true},
		{"a.md", "b?x=javascript:y", true},
		{"tel:1", "TEL:2", true},
		{"data:x", "data:y", true},
		{"a.md", "tel:2", false},
		{"a.md", "javascript:x", false},
		{"a.md", "JavaScript:x", false},
		{"a.md", " javascript:x", false},
		{"a.md", "java\tscript:x", false},
		{"a.md", "java\x01script:x", false},
		{"a.md", "java&#115;cript:x", false},
		{"a.md", "java&Tab;script&colon;x", false},
		{"a.md", "javascript&amp;colon;x", false},
		{"a.md", "data:text/html,x", false},
		{"a.md", "vbscript:x", false},
		{"a.md", "{{ x }}", false},
		{"{{ x }}/a", "{{ x }}/b", true},
		{"a.md", "{% x %}", false},
	} {
		l := Link{Source: c.source, Target: c.target}
		if what := l.Unsafe([]string{"app"}); (what == "") != c.safe {
			t.Errorf("%q for %q: %q", c.target, c.source, what)
		}
	}
}

func TestUnsafeLinksHaveTheirLines(t *testing.T) {
	data := []byte("# head\na.md\tjavascript:x\na.md\tb.md\n\nb.md\tdata:x\tid\n")
	links, errs := UnsafeLinks("links.fr.txt", data, nil)
	if len(links) != 2 || links[1] != (Link{"b.md", "data:x", "id"}) || len(errs) != 2 ||
		errs[0].Error() != "links.fr.txt:2:1: javascript: is no scheme for \"javascript:x\", which leads to \"a.md\" in the source; the source's link stands" {
		t.Errorf("%v, %v", links, errs)
	}
	if !links[0].Runs() || (Link{Source: "a", Target: "tel:1"}).Runs() {
		t.Error("what runs is not told")
	}
}
