package main

import (
	"strings"
	"testing"
)

// TestWhatNoCommandReadsIsNamed: a file in the folder of the translation files
// that looks like one of them, and is none, is named with what it would have to
// be called, or with what takes it over.
func TestWhatNoCommandReadsIsNamed(t *testing.T) {
	for name, says := range map[string]string{
		"active.fr.TOML":         "it would have to be called active.fr.toml",
		"Active.fr.toml":         "it would have to be called active.fr.toml",
		"translate.fr.JSON":      "it would have to be called translate.fr.json",
		"memory.fr.TMX":          "it would have to be called memory.fr.tmx",
		"other.TMX":              "it would have to be called other.tmx",
		"reviewed.fr.TXT":        "it would have to be called reviewed.fr.txt",
		"Links.fr.txt":           "it would have to be called links.fr.txt",
		"links.txt":              "it would have to be called links.fr.txt",
		"fr.PO":                  "it would have to be called fr.po",
		"Lessons.POT":            "it would have to be called lessons.pot",
		"Glossary.csv":           "it would have to be called glossary.csv",
		"active.en.TOML":         "its name would have to be active.en.toml, and there is one",
		"fr.toml":                "it would have to be called active.fr.toml",
		"fr.yml":                 "it would have to be called active.fr.yml",
		"foo.fr.toml":            "it would have to be called active.fr.toml",
		"fr.xlf":                 "parasol merge takes over",
		"fr.XLIFF":               "parasol merge takes over",
		"team.fr.csv":            "parasol merge takes over",
		"fr.csv":                 "parasol merge takes over",
		"translate.fr.toml.txt":  "parasol merge takes over",
		"glossary.csv":           "",
		"glossary.tbx":           "",
		"README.md":              "",
		"README":                 "",
		"readme.txt":             "",
		".fr.toml":               "",
		".gitignore":             "",
		"coverage.txt":           "",
		"baseline.fr.txt":        "",
		"package.json":           "",
		"active.fr.toml.bak":     "",
		"active.fr.toml~":        "",
		"team.tmx":               "",
		"notes.txt":              "",
		"crowdin.yml":            "",
		"fr/active.fr.TOML/x.md": "",
	} {
		begin(t, "de")
		text := "language,source\nen,x\n"
		if strings.HasSuffix(name, ".tmx") || strings.HasSuffix(name, ".tbx") {
			text = "<tmx version=\"1.4\"><header srclang=\"en\"/><body></body></tmx>"
		}
		if name == "glossary.csv" {
			text = "en,de\n"
		}
		put(t, "locales/"+name, text)
		for _, command := range []string{"extract", "merge", "coverage", "align"} {
			_, out, err := parasol(t, command)
			said, found := "", false
			for line := range strings.Lines(out + err) {
				if strings.Contains(line, "locales/"+name+": warning skipped: no command reads it here: ") {
					said, found = line, true
				}
			}
			if found != (says != "") || !strings.Contains(said, says) {
				t.Errorf("%s: %s says %q of %d bytes, want %q", name, command, said, len(out+err), says)
			}
		}
		if get(t, "locales/"+name) != text {
			t.Errorf("%s is written", name)
		}
	}
}
