package repair_test

import (
	"fmt"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/repair"
)

func ExampleRestore() {
	d, err := content.Split("s_phone.md", []byte("**Level:** read [this](umbrella://tools/signal).\n"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	r, ok := repair.Restore(d, 0, "** المستوى: ** اقرأ [هذا] (umbrella: //tools/signal).")
	fmt.Println(ok, r.Text)
	for _, m := range r.Repairs {
		fmt.Println(m.Rule)
	}
	// Output:
	// true <b1>المستوى:</b1> اقرأ <a1>هذا</a1>.
	// target
	// emphasis-space
}
