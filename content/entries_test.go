package content

import "testing"

func TestEntriesAreWholeLines(t *testing.T) {
	for name, test := range map[string]struct{ file, text, want string }{
		"one line":      {"a.md", "---\ntitle: One\nlang: en\n---\n\nTwo.\n", "lang: en\n"},
		"the last":      {"a.md", "---\nlang: en\n\n# The end.\n---\n", "lang: en\n"},
		"several lines": {"a.md", "---\nlang:\n  - en\n\n  - fr\n# Its name.\ntitle: One\n---\n", "lang:\n  - en\n\n  - fr\n"},
		"a list":        {"a.md", "---\nlang:\n- en\n- fr\ntitle: One\n---\n", "lang:\n- en\n- fr\n"},
		"quoted":        {"a.md", "---\n\"lang\": en\r\ntitle: One\n---\n", "\"lang\": en\r\n"},
		"YAML":          {"c_a.yml", "title: One\nlang: >\n  en\n  more\nindex: 1\n", "lang: >\n  en\n  more\n"},
		"deeper":        {"a.md", "---\nparams:\n  lang: en\n---\n", ""},
		"on one line":   {"a.md", "---\n{lang: en, title: One}\n---\n", ""},
		"TOML":          {"a.md", "+++\nlang = \"en\"\n+++\n", ""},
		"none":          {"a.md", "lang: en\n", ""},
	} {
		d := mustSplit(t, test.file, test.text)
		got := ""
		if e, ok := d.Entry("lang"); ok {
			got = string(d.Source()[e.Start:e.End])
		}
		if got != test.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}
