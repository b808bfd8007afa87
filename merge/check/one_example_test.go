package check_test

import (
	"fmt"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/merge/check"
)

// A text is checked while somebody types it.
func ExampleText() {
	lesson, err := content.Split("s_calls.md", []byte("Wait [24 hours](umbrella://calls) before you call.\n"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	source := &lesson.Segments()[0]
	for _, typed := range []string{"Attendez 42 heures", "Attendez <a1>42 heures</a1> avant d’appeler.", "Attendez <a1>24 heures</a1> avant d’appeler."} {
		fmt.Println(typed)
		for _, f := range check.Text(source, "fr", typed, check.Options{Source: "en"}) {
			fmt.Printf("  %s %s: %s %q\n", f.Level, f.Rule, f.Sentence, f.Text[f.Start:f.End])
		}
	}
	// Output:
	// Attendez 42 heures
	//   error tag-missing: <a1>…</a1> of the source text is missing ""
	//   warning numbers: 42 stands here, and the source text has 24 "42"
	//   note end-punctuation: ends in no mark, and the source text in a full stop ""
	// Attendez <a1>42 heures</a1> avant d’appeler.
	//   warning numbers: 42 stands here, and the source text has 24 "42"
	// Attendez <a1>24 heures</a1> avant d’appeler.
}
