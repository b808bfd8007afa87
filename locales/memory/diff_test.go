package memory

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment/cost"
)

func TestDiff(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"Send a text now.", "Send a message now.", "Send a [-text-] {+message+} now."},
		{"same text", "same  text", "same text"},
		{"", "", ""},
		{"", "new words", "{+new words+}"},
		{"old words", "", "[-old words-]"},
		{"a b c", "a c", "a [-b-] c"},
		{"a c", "a b c", "a {+b+} c"},
		{"x", "y", "[-x-] {+y+}"},
		{"one two", "three two", "[-one-] {+three+} two"},
		{"two", "one two", "{+one+} two"},
		{"Use <b1>Signal</b1>", "Use Signal", "Use [-<b1>Signal</b1>-] {+Signal+}"},
		{"安全通話", "安全電話", "安全[-通-]{+電+}話"},
		{"使用 Signal 通話", "使用 Tor 通話", "使用 [-Signal-] {+Tor+} 通話"},
		{"กิน", "กาน", "[-กิ-]{+กา+}น"},
	} {
		if got := Diff(test.old, test.new); got != test.want {
			t.Errorf("%q to %q: %q, want %q", test.old, test.new, got, test.want)
		}
	}
}

// side takes the old or the new text out of a diff.
func side(diff, leave, left, keep, kept string) []string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(diff, leave)
		b.WriteString(before)
		if !found {
			break
		}
		_, diff, _ = strings.Cut(rest, left)
	}
	return chunkTexts(strings.NewReplacer(keep, "", kept, "").Replace(b.String()))
}

func chunkTexts(text string) []string {
	texts := []string{}
	for _, c := range chunks(text) {
		texts = append(texts, c.text)
	}
	return texts
}

func checkDiff(t rapid.TB, old, new string) {
	t.Helper()
	if strings.ContainsAny(old+new, "[]{}+-") {
		return // a text that spells the notation cannot be told from it
	}
	diff := Diff(old, new)
	if got, want := side(diff, "{+", "+}", "[-", "-]"), chunkTexts(old); !slices.Equal(got, want) {
		t.Fatalf("%q to %q: %q has the old words %q", old, new, diff, got)
	}
	if got, want := side(diff, "[-", "-]", "{+", "+}"), chunkTexts(new); !slices.Equal(got, want) {
		t.Fatalf("%q to %q: %q has the new words %q", old, new, diff, got)
	}
}

func TestDiffHoldsBothTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkDiff(t, lessonText.Draw(t, "old"), lessonText.Draw(t, "new"))
	})
}

func FuzzDiff(f *testing.F) {
	f.Add("Send a text now.", "Send a message now.")
	f.Add("安全 通話 a", "安全通話 ab")
	f.Fuzz(func(t *testing.T, old, new string) { checkDiff(t, old, new) })
}

func TestDiffOfHostileTextsIsBounded(t *testing.T) {
	cost.Linear(t, "words", 65_000, func(n int) { Diff(strings.Repeat("a b ", n), strings.Repeat("b c ", n)) })
}
