package memory

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// tagsNamed makes tags of their names: "a1 x1".
func tagsNamed(names string) []segment.Tag {
	var tags []segment.Tag
	for _, name := range strings.Fields(names) {
		num, err := strconv.Atoi(strings.TrimLeft(name, "abcdegimorsx"))
		if err != nil {
			panic(err)
		}
		tags = append(tags, segment.Tag{Kind: kindOf(name), Num: num})
	}
	return tags
}

func TestCarry(t *testing.T) {
	for _, test := range []struct{ target, from, to, tags, want string }{
		{"Envoyer", "Send", "Send it", "", "Envoyer"},
		{"<a1>Envoyer</a1>", "<a1>Send</a1>", "<a1>Send</a1>", "a1", "<a1>Envoyer</a1>"},
		{"<a1>Envoyer</a1> ici", "<a1>Send</a1> here", "<a2>Send</a2> there", "a2", "<a2>Envoyer</a2> ici"},
		{"<b1>Envoyer</b1> ici", "<b1>Send</b1> here", "<i1>Send</i1> there", "i1", "<i1>Envoyer</i1> ici"},
		{"<b1>Envoyer</b1> ici", "<b1>Send</b1> here", "Send there", "", "Envoyer ici"},
		{"Envoyer ici", "Send here", "<b1>Send</b1> here", "b1", "Envoyer ici …"},
		{"<b1>un</b1> et <b2>deux</b2>", "<b1>one</b1> and <b2>two</b2>", "<b1>two</b1> or <b2>one</b2>", "b1 b2", "<b2>un</b2> et <b1>deux</b1>"},
		{"<b1>un</b1> et <b2>deux</b2>", "<b1>one</b1> and <b2>two</b2>", "<b1>two</b1> alone", "b1", "un et <b1>deux</b1>"},
		{"<a1>ici</a1>", "<a1>here</a1>", "<a1>there</a1>", "a1", "<a1>ici</a1>"},
		{"voir<x1/> et<x2/>", "see<x1/> and<x2/>", "then see<x2/> now", "x2", "voir<x2/> et"},
		{"un <x1/> deux", "one <x1/> two", "one two three", "", "un deux"},
		{"un<br1/>deux", "one<br1/>two", "one two three", "", "un deux"},
		{"un <br1/>deux", "one <br1/>two", "one two three", "", "un deux"},
		{"<x1/> un <x2/>", "<x1/> one <x2/>", "one", "", "un"},
		{"<a1>un <b1>deux</b1></a1>", "<a1>one <b1>two</b1></a1>", "<a1>one two</a1> more", "a1", "<a1>un deux</a1>"},
		{"<a1>un</a1> <a1>deux</a1>", "<a1>one</a1>", "<a1>one</a1> more", "a1", "<a1>un</a1> deux"},
		{"<a1>un <b1>deux</a1></b1>", "<a1>one</a1> <b1>two</b1>", "<a1>one</a1> <b1>two</b1> more", "a1 b1", "<a1>un deux</a1> …"},
		{"</a1>un<a1>", "<a1>one</a1>", "<a1>one</a1> more", "a1", "un …"},
		{"<s9>un</s9>", "one", "<a1>one</a1>", "a1", "un …"},
		{"<code1>x</code1> <img1>y</img1>", "<code1>x</code1> <img1>y</img1>", "<img1>y</img1> <code1>x</code1>", "img1 code1", "<code1>x</code1> <img1>y</img1>"},
		{"<code1>x</code1>", "<code1>x</code1>", "<b1>x</b1>", "b1", "x …"},
		{"écrire <a1>", "write <a1>", "write <a1> now", "", "écrire <a1>"},
		{"écrire <a1> <a9>", "write <a1> <a9>", "write <a1> now", "", "écrire <a1>"},
		{"<a<x1/>1>", "<x1/>", "", "", "<a 1>"},
		{"<a99999999999999999999>x", "x", "y", "", "x"},
	} {
		want, complete := strings.CutSuffix(test.want, " …")
		got, all := Carry(test.target, test.from, test.to, tagsNamed(test.tags))
		if got != want || all == complete {
			t.Errorf("%q of %q to %q: %q %v, want %q", test.target, test.from, test.to, got, all, test.want)
		}
	}
}

// checkCarry holds that what was carried has tags of to alone, each at most
// once, nested, and all of them where it is said to be complete.
func checkCarry(t rapid.TB, target, from, to string) {
	t.Helper()
	tags := laidTags(to)
	text, complete := Carry(target, from, to, tags)
	set := tagsByName(tags)
	literal := literalTags(to, set)
	n := 0
	for _, p := range pieces(text) {
		switch {
		case set.has(p):
			n++
		case isSpelled(p) && !literal[p.text]:
			t.Fatalf("%q of %q to %q: %q has %s", target, from, to, text, p.text)
		}
	}
	l := layOut(text, set.has)
	if !l.whole {
		t.Fatalf("%q of %q to %q: tags of %q do not nest", target, from, to, text)
	}
	if complete != (len(l.places) == len(tags)) {
		t.Fatalf("%q of %q to %q: %q complete %v", target, from, to, text, complete)
	}
}

// laidTags are the tags of a text that has no others, as a message has them.
func laidTags(text string) []segment.Tag {
	var tags []segment.Tag
	for _, p := range layOut(text, isSpelled).places {
		num, err := strconv.Atoi(p.name[len(p.kind):])
		if err == nil {
			tags = append(tags, segment.Tag{Kind: p.kind, Num: num})
		}
	}
	return tags
}

func TestCarriedTextHasTheTagsOfItsMessage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkCarry(t, lessonText.Draw(t, "target"), lessonText.Draw(t, "from"), lessonText.Draw(t, "to"))
	})
}

func FuzzCarry(f *testing.F) {
	f.Add("<a1>un</a1> <b1>deux</b1>", "<a1>one</a1> <b1>two</b1>", "<b1>two</b1> <a1>one</a1>")
	f.Add("<a<x1/>1>", "<x1/>", "<a1> <br1/>")
	f.Add("<a1>x<a1/></x1>", "<a1>x", "<a1><b1></a1></b1>")
	f.Fuzz(func(t *testing.T, target, from, to string) { checkCarry(t, target, from, to) })
}

func TestCarryIsLinearInHostileTexts(t *testing.T) {
	different := func(format string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i+1, i+1)
		}
		return b.String()
	}
	texts := func(n int) []string {
		return []string{
			strings.Repeat("<a1>", n), strings.Repeat("<a1>x</a1>", n), strings.Repeat("<", n),
			different("<b%d>x</b%d>", n), different("<x%d/> x%d", n), different("<b%d>x<i%d>", n) + closers(n),
		}
	}
	for i := range texts(1) {
		cost.Linear(t, texts(1)[i], 65_000, func(n int) {
			text := texts(n)[i]
			Carry(text, text, text+"y", laidTags(text))
		})
	}
}

// closers ends the pairs b1, i1, b2, i2 and so on, the last one first.
func closers(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "</i%d></b%d>", n-i, n-i)
	}
	return b.String()
}
