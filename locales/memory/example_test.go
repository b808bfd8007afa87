package memory_test

import (
	"fmt"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales/memory"
)

// What was translated before is offered for a text that is like it.
func Example() {
	store := memory.New([]memory.Pair{
		{Source: "Lock the door at night.", Target: "Fermez la porte la nuit."},
		{Source: "Charge the phone.", Target: "Chargez le téléphone."},
	})
	for _, s := range store.Suggest(&segment.Segment{Text: "Lock the door every night."}, 1) {
		fmt.Printf("%.0f%% %s\n%s\n", s.Score*100, s.Text, memory.Diff(s.Source, "Lock the door every night."))
	}
	// Output:
	// 81% Fermez la porte la nuit.
	// Lock the door [-at-] {+every+} night.
}
