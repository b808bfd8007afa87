package store

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestFilesFindTheirLanguage: only catalogs, parasol.yaml and --to begin a
// language. What lies beside the catalogs is of the one that it means.
func TestFilesFindTheirLanguage(t *testing.T) {
	for _, test := range []struct{ files, listed, want string }{
		// A region that the project does not tell apart.
		{"active.en.toml active.fr.toml memory.fr-FR.tmx", "", "active.fr memory.fr=memory.fr-FR.tmx"},
		{"active.en.toml active.fr.toml memory.fr_CA.tmx reviewed.fr_FR.txt links.fr-FR.txt merged.fr-BE.txt", "",
			"active.fr links.fr=links.fr-FR.txt memory.fr=memory.fr_CA.tmx merged.fr=merged.fr-BE.txt reviewed.fr=reviewed.fr_FR.txt"},
		{"active.en.toml translate.fr.toml memory.FR.tmx", "", "memory.fr=memory.FR.tmx translate.fr"},
		{"lessons.pot fr.po memory.fr_FR.tmx", "", "fr.po memory.fr=memory.fr_FR.tmx"},
		{"active.en.toml active.zh-Hant.toml memory.zh-TW.tmx reviewed.zh.txt", "", "active.zh-Hant memory.zh-Hant=memory.zh-TW.tmx reviewed.zh-Hant=reviewed.zh.txt"},
		{"active.en.toml active.zh-Hant.toml memory.zh-CN.tmx", "", "active.zh-Hant memory.zh-CN"},
		{"active.en.toml memory.fr-FR.tmx", "fr", "memory.fr=memory.fr-FR.tmx"},

		// One that it tells apart.
		{"active.en.toml active.fr.toml active.fr-CA.toml memory.fr-CA.tmx memory.fr.tmx", "", "active.fr active.fr-CA memory.fr memory.fr-CA"},
		{"active.en.toml active.fr.toml memory.fr-CA.tmx", "fr,fr-CA", "active.fr memory.fr-CA"},
		{"active.en.toml active.pt-BR.toml active.pt-PT.toml memory.pt.tmx", "", "active.pt-BR active.pt-PT !memory.pt.tmx: may be of pt-BR or pt-PT: its name has to say which"},

		// A language of which nothing else is there.
		{"active.en.toml active.fr.toml memory.de.tmx", "", "active.fr memory.de"},

		// Two files for one place.
		{"active.en.toml active.fr.toml memory.fr-FR.tmx memory.fr.tmx", "", "active.fr memory.fr fr!memory.fr-FR.tmx: stands beside memory.fr.tmx: remove one of them"},
		{"active.en.toml active.fr.toml reviewed.fr-BE.txt reviewed.fr_FR.txt", "",
			"active.fr reviewed.fr=reviewed.fr-BE.txt fr!reviewed.fr_FR.txt: stands beside reviewed.fr-BE.txt: remove one of them"},
		{"active.en.toml active.fr.toml memory.FR.tmx memory.fr.tmx", "", "active.fr memory.fr fr!memory.FR.tmx: stands beside memory.fr.tmx: remove one of them"},
		{"active.FR.toml active.en.toml active.fr.toml", "", "active.fr fr!active.FR.toml: " + errSpelling.Error()},
		{"active.FR.toml active.en.toml active.fr.toml", "FR", "active.FR FR!active.fr.toml: " + errSpelling.Error()},
		{"active.FR.toml active.en.toml memory.fr.tmx", "fr", "active.FR memory.FR=memory.fr.tmx"},
		{"active.EN.toml active.en.toml", "", "en!active.EN.toml: " + errSpelling.Error()},
		{"active.pt_br.toml translate.pt-BR.toml active.en.toml", "", "translate.pt-BR pt-BR!active.pt_br.toml: " + errSpelling.Error()},

		// A catalog of another format begins none.
		{"active.en.toml active.fr.toml fr_FR.po", "", "active.fr fr.po=fr_FR.po fr!fr_FR.po: stands beside active.fr.toml: remove one of them"},
		{"lessons.pot fr.po active.fr-FR.toml", "", "active.fr=active.fr-FR.toml fr.po fr!fr.po: stands beside active.fr-FR.toml: remove one of them"},
		{"lessons.pot fr.po translate.fr.toml", "", "fr.po translate.fr fr!fr.po: stands beside translate.fr.toml: remove one of them"},

		// The source language.
		{"active.en.toml active.fr.toml memory.en-US.tmx memory.en.tmx", "", "active.fr +memory.en-US.tmx +memory.en.tmx"},
	} {
		var files []namedID
		for name := range strings.FieldsSeq(test.files) {
			id, _ := ParseName(name)
			if name == Template {
				id = ID{Active, "en"}
			}
			files = append(files, namedID{id, name})
		}
		var listed []string
		if test.listed != "" {
			listed = strings.Split(test.listed, ",")
		}
		a := assign(files, "en", listed)
		var got []string
		for id, name := range a.names {
			plain := id.Kind + "." + id.Locale
			if id.Kind == PO {
				plain = id.Locale + ".po"
			}
			if !strings.HasPrefix(name, plain) || !strings.Contains(name, id.Locale+".") {
				plain += "=" + name
			}
			if id.Locale != "en" {
				got = append(got, plain)
			}
		}
		slices.Sort(got)
		for _, m := range a.misnamed {
			got = append(got, fmt.Sprintf("%s!%s: %v", m.locale, m.name, m.err))
		}
		for _, name := range a.others {
			got = append(got, "+"+name)
		}
		if is := strings.Join(got, " "); is != test.want {
			t.Errorf("%s, listed: %q:\n%s\nwant\n%s", test.files, test.listed, is, test.want)
		}
		if n := len(a.names) + len(a.misnamed) + len(a.others); n < len(files) {
			t.Errorf("%s: %d files, of which %v have a place", test.files, len(files), slices.Sorted(maps.Values(a.names)))
		}
	}
}
