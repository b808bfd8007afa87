package memory

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// Each row is a text and others that are less and less like it.
func TestSimilarityOrdersTexts(t *testing.T) {
	for _, row := range [][]string{
		{"Use Signal", "Use Signal.", "Use a Signal", "Use WhatsApp"},
		{"Use Signal", "use signal", "Use it", "Never mind"},
		{"Do not use SMS to confirm", "Do not use SMS for confirming", "Do use SMS to confirm"},
		{"Don’t share your password with others", "Don't share your password with someone", "Share your password with others"},
		{"You can meet at home", "You can meet at work", "You can never meet at home", "You can never meet without a phone"},
		{"Wait 5 minutes before you leave", "Wait 5 minutes before you go", "Wait 10 minutes before you leave", "Wait 10 hours before you leave"},
		{"Stay 3 km from the border", "Stay 3 km from the fence", "Stay 3 m from the border"},
		{"Keep €5 with you", "Keep €5 near you", "Keep $5 with you"},
		{"Open https://a.org/x and sign in", "Open https://a.org/x and log in", "Open https://b.org/x and sign in"},
		{"Write to help@a.org when you can", "Write to help@a.org when you want", "Write to help@b.org when you can"},
		{"Check the colour of the light", "Check the color of the light", "Check the size of the light"},
		{"Learn about <a1>sending a message</a1>.", "Learn about <b1>sending a message</b1>.", "Learn about sending a call."},
		{"ne partagez pas votre adresse", "ne partagez pas votre maison", "partagez votre adresse"},
		{"Teilen Sie das Passwort nicht mit Freunden", "Teilen Sie das Passwort nicht mit Kollegen", "Teilen Sie das Passwort mit Freunden"},
		{"Не делитесь паролем с друзьями", "Не делитесь паролем с коллегами", "Делитесь паролем с друзьями"},
		{"لا تشارك كلمة السر مع الأصدقاء", "لا تشارك كلمة السر مع الزملاء", "تشارك كلمة السر مع الأصدقاء"},
		{"请不要使用短信确认", "请不要使用短信验证", "请要使用短信确认"},
		{"انتظر ٥ دقائق", "انتظر 5 دقائق", "انتظر ٦ دقائق"},
		{"Send a message", "Send messages", "Sing a song"},
	} {
		last := 1.0
		for _, text := range row[1:] {
			got := Similarity(row[0], text)
			if got >= last {
				t.Errorf("%q and %q: %.3f, want less than %.3f", row[0], text, got, last)
			}
			last = got
		}
	}
}

func TestSimilarityHasItsScale(t *testing.T) {
	for _, test := range []struct {
		a, b        string
		least, most float64
	}{
		{"", "", 1, 1},
		{"", "x", 0, 0},
		{"!", "?", 0, 0},
		{"a", "b", 0, 0},
		{"Use Signal", "Use Signal.", 0.97, 0.99},
		{"Use Signal", "Use  Signal", 0.98, 0.99},
		{"Use <b1>Signal</b1>", "Use <b2>Signal</b2>", 0.98, 0.99},
		{"Use <b1>Signal</b1>", "Use Signal", 0.95, 0.99},
		{"don't", "don’t", 0.95, 0.99},
		{"I have １２ apples", "I have 12 apples", 0.95, 0.99},
		{"Wait 5 minutes", "Wait 10 minutes", MinScore, 0.8},
		{"3 messages", "3 new messages", 0.7, 0.9},
		{"colour", "color", MinScore, 0.9},
		{"hours", "house", 0, 0},
		{"<a1>", "<a2>", 0, 0},
	} {
		if got := Similarity(test.a, test.b); got < test.least || got > test.most {
			t.Errorf("%q and %q: %.3f, want %g to %g", test.a, test.b, got, test.least, test.most)
		}
	}
}

func TestLongTextsAreComparedWithoutOrder(t *testing.T) {
	long := strings.Repeat("one two three four five ", 100)
	if got := Similarity(long, long+"six"); got < 0.95 || got >= 1 {
		t.Errorf("%.3f", got)
	}
	if got := Similarity(long, strings.Repeat("six seven ", 250)); got > 0.1 {
		t.Errorf("%.3f", got)
	}
}

func TestSimilarityIsLinearInHostileTexts(t *testing.T) {
	for _, part := range []string{"a", "a ", "<", "<a1>", "<x1/>", "a.", "1.", "not ", "5 km ", "http://", "x@", "!", "字", "a'", "ก\u0e34", "\xff", "\u0300"} {
		cost.Linear(t, part, 65_000, func(n int) {
			text := strings.Repeat(part, n)
			Similarity(text, text+"b")
		})
	}
}

// lessonText draws what lessons and hostile files have in their texts.
var lessonText = rapid.Map(rapid.SliceOfN(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
	"Send", "send", " ", " ", " ", "message", "messages", "not", "don't", "5", "km", "days", "https://a.org", "x@a.org", ".", ", ",
	"<a1>", "</a1>", "<b1>", "</b1>", "<i1>", "</i1>", "<x1/>", "<br1/>", "<code1>", "</code1>", "<a2>", "</a2>", "<", "1>", "安", "全", "لا", "٥",
})), 0, 12), func(parts []string) string { return strings.Join(parts, "") })

func checkSimilarity(t rapid.TB, a, b string) {
	t.Helper()
	got := Similarity(a, b)
	if got < 0 || got > 1 || (got == 1) != (a == b) {
		t.Fatalf("%q and %q: %v", a, b, got)
	}
	if back := Similarity(b, a); back != got {
		t.Fatalf("%q and %q: %v, the other way %v", a, b, got, back)
	}
}

func TestSimilarityIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkSimilarity(t, lessonText.Draw(t, "a"), lessonText.Draw(t, "b"))
	})
}

func FuzzSimilarity(f *testing.F) {
	f.Add("Use Signal", "Use Signal.")
	f.Add("Do not wait 5 km <a1>x</a1>", "wait ٥ m https://a.org/x?y")
	f.Add("ก\u0e34 不 İ ß", "www.a.b x@y.z don’t")
	f.Fuzz(func(t *testing.T, a, b string) { checkSimilarity(t, a, b) })
}
