package segment_test

import (
	"fmt"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A translation has the tags of its source, each once.
func ExampleCheck() {
	s := &segment.Segment{Text: "Learn about <a1>sending a <b1>message</b1></a1>.", Tags: []segment.Tag{{Kind: segment.Link, Num: 1}, {Kind: segment.Strong, Num: 1}}}
	for _, text := range []string{
		"<b1><a1>Envoyer</a1></b1> un message.",
		"Envoyer un <a1>message</a1>.",
		"<a1>Envoyer <b1>un</a1> message</b1>.",
	} {
		fmt.Println(text)
		for _, p := range segment.Check(s, text) {
			fmt.Printf("  %s: %s\n", p.Rule, p.Sentence)
		}
	}
	// Output:
	// <b1><a1>Envoyer</a1></b1> un message.
	// Envoyer un <a1>message</a1>.
	//   tag-missing: <b1>…</b1> of the source text is missing
	// <a1>Envoyer <b1>un</a1> message</b1>.
	//   tag-crossed: </a1> closes where another tag is open
}

// The name of a message is of its context and its text alone.
func ExampleID() {
	fmt.Println(segment.ID("", "Send a message"))
	fmt.Println(segment.ID("menu", "Send a message"))
	// Output:
	// send-a-message-67prgxq5ypcm7ft3
	// send-a-message-ap5nmad5runhthef
}
