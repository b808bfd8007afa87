package store

import "testing"

// TestNamesThatCopiesGet: what downloading and copying add to the name of a
// file says nothing of its language.
func TestNamesThatCopiesGet(t *testing.T) {
	for name, want := range map[string]string{
		"translate.fr.toml":                     "translate.fr.toml",
		"back/translate.fr (1).toml":            "back/translate.fr.toml",
		"translate.fr(12).toml":                 "translate.fr.toml",
		"translate.fr-1.toml":                   "translate.fr.toml",
		"translate.fr_2.toml":                   "translate.fr.toml",
		"translate.fr.toml.txt":                 "translate.fr.toml",
		"translate.fr.toml (1).txt":             "translate.fr.toml",
		"translate.fr.toml~":                    "translate.fr.toml",
		"translate.fr.toml.bak":                 "translate.fr.toml",
		"translate.fr.toml (2)":                 "translate.fr.toml",
		"fr (copy).toml":                        "translate.fr.toml",
		"fr (copy 2).po":                        "fr.po",
		"translate.fr (another copy).toml":      "translate.fr.toml",
		"translate.fr (3rd copy).toml":          "translate.fr.toml",
		"translate.fr (Kopie).toml":             "translate.fr.toml",
		"translate.fr copy.toml":                "translate.fr.toml",
		"translate.fr copy 2.toml":              "translate.fr.toml",
		"translate.fr - Copy.toml":              "translate.fr.toml",
		"translate.fr - Copy (3).toml":          "translate.fr.toml",
		"translate.fr - Kopie.json":             "translate.fr.json",
		"translate.fr - copie (1).yaml":         "translate.fr.yaml",
		"Copie de translate.fr.toml":            "translate.fr.toml",
		"Copie de fr.po":                        "fr.po",
		"Copy of translate.fr.toml":             "translate.fr.toml",
		"Copy (2) of translate.pt-BR.toml":      "translate.pt-BR.toml",
		"Kopie von lessons.zh-Hant.xlf":         "lessons.zh-Hant.xlf",
		"translate.fr 副本.toml":                  "translate.fr.toml",
		"translate.es-419.toml":                 "translate.es-419.toml",
		"translate.es-419 (1).toml":             "translate.es-419.toml",
		"fr.json":                               "translate.fr.json",
		"fr.TOML":                               "translate.fr.toml",
		"fr (1).yaml":                           "translate.fr.yaml",
		"fr.po":                                 "fr.po",
		"fr_FR (2).csv":                         "fr-FR.csv",
		"fr (1).po":                             "fr.po",
		"active.fr.json":                        "active.fr.json",
		"lessons.toml":                          "lessons.toml",
		"lessons (1).csv":                       "lessons (1).csv",
		"notes.fr.txt":                          "notes.fr.txt",
		"copy.toml":                             "copy.toml",
		"translate.toml":                        "translate.toml",
		"(1).toml":                              "(1).toml",
		"":                                      "",
		"fr":                                    "fr",
		"translate.fr (1)":                      "translate.fr (1)",
		"a folder (1)/translate.fr - Copy.toml": "a folder (1)/translate.fr.toml",
	} {
		if got := PlainName(name); got != want {
			t.Errorf("plainName(%q) = %q, want %q", name, got, want)
		}
	}
}
