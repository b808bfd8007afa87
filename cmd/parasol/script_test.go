package main

import (
	"strings"
	"testing"
)

// TestAnotherScriptIsAnotherLanguage: a file in the letters that the project's
// language is not written in is of a language that the project does not have.
func TestAnotherScriptIsAnotherLanguage(t *testing.T) {
	for _, test := range []struct {
		job, File string
		is        bool
	}{
		{"sr", "sr@latin", false}, {"sr", "sr-Latn", false}, {"sr-Latn", "sr", false}, {"sr-Latn", "sr@latin", true}, {"sr", "sr_RS", true},
		{"zh", "zh_TW", false}, {"zh", "zh-Hant", false}, {"zh", "zh_CN", true}, {"zh-Hant", "zh", true},
		{"uz", "uz@cyrillic", false}, {"fr", "fr-Arab", false}, {"fr", "fr_FR", true}, {"fr", "fr-CA", true},
	} {
		begin(t, test.job)
		put(t, "x.po", "msgid \"\"\nmsgstr \"Language: "+test.File+"\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"Stay calm\"\nmsgstr \"Xyz\"\n")
		_, out, err := parasol(t, "merge", "x.po")
		if is := strings.Contains(tree(t, "content")["/"+test.job+"/a.md"], "Xyz"); is != test.is {
			t.Errorf("%s in a project of %s: %v: %s%s", test.File, test.job, is, out, err)
		}
	}
}
