package project_test

import (
	"fmt"
	"log"
	"os"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge/coverage"
)

// A file came back from a translator: what merging it would write, and how much
// is translated then.
func Example() {
	config, err := project.ParseConfig("parasol.yaml", []byte(project.SampleConfig), project.Guard{})
	if err != nil {
		log.Fatal(err)
	}
	p, err := project.Open(project.Folder{Name: "content", Files: content.Sample}, project.Folder{Name: "locales", Files: locales.Sample}, project.Options{Config: config})
	if err != nil {
		log.Fatal(err)
	}
	came, err := project.ReadReturned("ar.po", []byte("msgid \"About these lessons\"\nmsgstr \"عن هذه الدروس\"\n"))
	if err != nil {
		log.Fatal(err)
	}
	out, err := p.Merge(project.MergeOptions{Returned: []project.Returned{came}})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range out.Files {
		fmt.Println("write", f.Path())
	}
	coverage.Of(out.Plans).Text(os.Stdout, coverage.Text{By: []coverage.By{coverage.ByLocale}})
	// Output:
	// write locales/active.ar.toml
	// write locales/translate.ar.toml
	// write content/ar/about/s_about.md
	// write locales/merged.ar.txt
	// locale                     words  review  missing  refused
	// ar     ▕██████▊   ▏  67 %  1,656       0      530        0
	//
	// not counted: 1 code block (6 words)
	// translated by the source text itself, as the project wants: ar 4
}
