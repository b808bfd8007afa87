package merge_test

import (
	"fmt"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
)

func ExampleResolve() {
	lesson := "# Calls\n\nUse [Signal](umbrella://signal).\n\nGo home.\n"
	d, err := content.Split("s_calls.md", []byte(lesson), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	message := func(source, target string, state locales.State) locales.Message {
		return locales.Message{ID: segment.ID("", source), Source: source, Target: target, State: state}
	}
	index := merge.NewIndex(&locales.Catalog{Locale: "es", Messages: []locales.Message{
		message("Calls", "Llamadas", locales.Translated),
		message("Use <a1>Signal</a1>.", "Use [Signal] (umbrella://signal).", locales.Translated),
		message("Go home.", "¿Vaya a casa?", locales.NeedsReview),
	}})
	plan := merge.Resolve(d, index, merge.Policy{})
	for _, e := range plan.Entries {
		fmt.Printf("%v: %s\n", e.Status, e.Segment.Text)
	}
	fmt.Print(string(plan.Apply()))
	// Output:
	// translated: Calls
	// rejected: Use <a1>Signal</a1>.
	// stale: Go home.
	// # Llamadas
	//
	// Use [Signal](umbrella://signal).
	//
	// Go home.
}
