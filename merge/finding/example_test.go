package finding_test

import (
	"fmt"
	"os"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// One report is shown in several ways.
func Example() {
	text := "Attendez 42 heures"
	report := &finding.Report{Findings: []finding.Finding{{
		Pos: segment.Pos{File: "locales/fr.po", Line: 7, Col: 1}, Level: finding.Warning, Rule: "numbers",
		Sentence: "42 stands here, and the source text has 24", Source: "Wait 24 hours", Text: text, Start: 9, End: 11,
		Lines: `msgstr "` + text + `"`, From: 17, To: 19,
	}}}
	for _, write := range []func() error{
		func() error { return finding.WriteText(os.Stdout, report) },
		func() error { return finding.WriteGitHub(os.Stdout, report) },
	} {
		if err := write(); err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// locales/fr.po:7:18: warning numbers: 42 stands here, and the source text has 24
	//     Wait 24 hours
	//     Attendez 42 heures
	//              ^^
	// ::warning file=locales/fr.po,line=7,col=18,title=numbers::42 stands here, and the source text has 24
}
