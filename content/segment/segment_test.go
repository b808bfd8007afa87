package segment

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content/segment/cost"
)

func tagged(names ...string) []Tag {
	var tags []Tag
	for _, n := range names {
		kind := TagKind(strings.TrimRight(n, "0123456789"))
		tags = append(tags, Tag{Kind: kind, Num: int(n[len(kind)] - '0')})
	}
	return tags
}

func TestTokenizeFindsOnlyTheTagsOfTheSegment(t *testing.T) {
	tags := tagged("a1", "x1", "code2")
	tests := map[string][]string{
		"":                          nil,
		"plain":                     {"plain"},
		"1 < 2 <a1>x</a1>.":         {"1 < 2 ", "<a1>", "x", "</a1>", "."},
		"<a2>x</a2>":                {"<a2>x</a2>"},
		"<x1/><x1>":                 {"<x1/>", "<x1>"},
		"<a1/>":                     {"<a1/>"},
		"<a01><a1 ><A1></a1":        {"<a01><a1 ><A1></a1"},
		"<<a1>>":                    {"<", "<a1>", ">"},
		"<code2><code1></code2>":    {"<code2>", "<code1>", "</code2>"},
		"<a1><br1/></a1><img1><b1>": {"<a1>", "<br1/>", "</a1>", "<img1><b1>"},
	}
	for text, want := range tests {
		var got []string
		for _, token := range Tokenize(text, tags) {
			got = append(got, token.Text)
			if (token.Tag >= 0) != (token.Part != Text) {
				t.Errorf("%q: token %+v", text, token)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestCheckNamesTheRule(t *testing.T) {
	source := &Segment{Text: "See <a1>this</a1> <b1>now</b1>.<x1/> <a2></a2>", Tags: tagged("a1", "b1", "x1", "a2")}
	tests := []struct{ translation, rules string }{
		{"<b1>maintenant</b1><x1/> <a1>ceci</a1><a2></a2>", ""},
		{"<a1>un <b1>deux</b1></a1><x1/><a2> </a2>", ""},
		{"<b1>x</b1><x1/><a2></a2>", "tag-missing"},
		{"<a1>x</a1><a1>y</a1><b1>x</b1><x1/><a2></a2>", "tag-doubled"},
		{"<a1>x<b1>y</b1><x1/><a2></a2>", "tag-missing"},
		{"<a1>x<b1>y</a1></b1><x1/><a2></a2>", "tag-crossed"},
		{"</a1>x<a1><b1>y</b1><x1/><a2></a2>", "tag-crossed"},
		{"<a1>x</a1><b1>y</b1><x1/><a2></a2><i1>", "tag-unknown"},
		{"<a1> </a1><b1>y</b1><x1/><a2></a2>", "tag-emptied"},
		{"<a1>x</a1><b1>y</b1><x1/><a2></a2>\x07", "control"},
		{"<a1>x</a1><b1>y</b1><x1/><a2></a2>\u0085", "control"},
		{"\xff", "encoding"},
		{"&lt;a1&gt;x&lt;/a1&gt;<b1>y</b1><x1/><a2></a2>", "tag-missing"},
	}
	for _, test := range tests {
		var rules []string
		for _, p := range Check(source, test.translation) {
			rules = append(rules, p.Rule)
			if p.Sentence == "" {
				t.Errorf("%q: no sentence", test.translation)
			}
		}
		if got := strings.Join(rules, " "); got != test.rules {
			t.Errorf("%q: rules %q, want %q", test.translation, got, test.rules)
		}
	}
}

func TestLiteralTagOfTheSourceMayStay(t *testing.T) {
	source := &Segment{Text: "Write <a1> and <a2>this</a2>", Tags: tagged("a2")}
	if p := Check(source, "Écrivez <a1> et <a2>ceci</a2>"); p != nil {
		t.Error(p)
	}
	if p := Check(source, "Écrivez <a3> et <a2>ceci</a2>"); len(p) != 1 || p[0].Rule != RuleUnknown {
		t.Error(p)
	}
}

func TestURLsAreThoseOfTheSource(t *testing.T) {
	source := &Segment{Text: "Open umbrella://tools/x or <a1>https://a.org</a1>, then https://b.org/c_d.", Tags: tagged("a1")}
	tests := map[string]string{
		"Ouvrez umbrella://tools/x ou <a1>le site</a1>, puis https://b.org/c_d !": "",
		"打開umbrella://tools/x或<a1>x</a1>，然後https://b.org/c_d。":                    "",
		"Ouvrez <a1>x</a1>, puis https://b.org/c_d":                               "umbrella://tools/x of the source text is missing",
		"umbrella://tools/x <a1>x</a1> https://b.org/c_d https://b.org/c_d":       "https://b.org/c_d is not in the source text",
		"umbrella://tools/y <a1>x</a1> https://b.org/c_d":                         "umbrella://tools/x of the source text is missing umbrella://tools/y is not in the source text",
	}
	for translation, want := range tests {
		var got []string
		for _, p := range Check(source, translation) {
			got = append(got, p.Sentence)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q", translation, got)
		}
	}
	if p := Check(&Segment{Text: "look for https:// first"}, "cherchez d'abord https://"); p != nil {
		t.Error(p)
	}
}

// TestAddressesAreFoundInLinearTime repeats what begins addresses, of one kind
// and of several.
func TestAddressesAreFoundInLinearTime(t *testing.T) {
	for _, pattern := range []string{"a@b.", "a@b.{", "@", "a@b.c ", "www.", "www.a ", "a://", "://", "a://b ", "www.a@b.c://", "a", ".", "a@b.c{% x %}"} {
		cost.Linear(t, pattern, 1<<14, func(n int) {
			text := strings.Repeat(pattern, n)
			Check(&Segment{Text: "x"}, text)
			Check(&Segment{Text: text}, text)
		})
	}
}

func TestNormalize(t *testing.T) {
	tags := tagged("a1", "b1", "i1", "br1")
	tests := map[string]string{
		"  x\n":                              "x",
		"one\n  two\r\nthree \n\n\tfour":     "one two three four",
		"<b1> x </b1>y":                      "<b1>x</b1> y",
		"x<b1> y</b1>":                       "x <b1>y</b1>",
		"x<b1><i1> y </i1></b1>z":            "x <b1><i1>y</i1></b1> z",
		"<a1> x </a1>":                       "<a1> x </a1>",
		"<b1>\tx</b1>":                       "<b1>x</b1>",
		"<b1>x <br1/> y</b1>":                "<b1>x<br1/>y</b1>",
		"\u00a0x\u202f!":                     "\u00a0x\u202f!",
		"x <b1>y</b1>":                       "x <b1>y</b1>",
		"<b1> <i1>x</i1></b1>":               "<b1><i1>x</i1></b1>",
		"a<b1> </b1>b":                       "a <b1></b1>b",
		"\u3000x\n\u3000":                    "\u3000x \u3000",
		"<b1>x </b1><a1>y</a1>":              "<b1>x</b1> <a1>y</a1>",
		"<a1>x</a1><b1> y</b1>\n<i1>z </i1>": "<a1>x</a1> <b1>y</b1> <i1>z</i1>",
	}
	for text, want := range tests {
		if got := Normalize(text, tags); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// golden pins the function that names messages: changing one of these
// orphans every catalog in the world.
var golden = []struct{ context, text, id string }{
	{"", "Secure calls", "secure-calls-ocytcdanc5nvpyfw"},
	{"menu", "Secure calls", "secure-calls-qwzhsx23rke4s54b"},
	{"", "Learn about <a1>sending a message</a1>.", "learn-about-sending-a-message-7wowh7yznvqbn3zr"},
	{"", "Don’t panic: 10 things it's good to know before you go", "dont-panic-10-things-its-good-h67iu6we6xur73cr"},
	{"", "Qu’est-ce que c’est ?", "quest-ce-que-cest-qsew7rwhvwdeyzrr"},
	{"", "مرحبا", "text-lxknzig4d5x6dh2h"},
	{"", "other", "other-luodywkpw2x3plcy"},
	{"a", "b", "b-7jfdkd2zaybb4j5s"},
	{"ab", "", "text-52ofo2jpectyi6o6"},
}

func TestIdentityIsPinned(t *testing.T) {
	for _, g := range golden {
		if got := ID(g.context, g.text); got != g.id {
			t.Errorf("ID(%q, %q) = %q, want %q", g.context, g.text, got, g.id)
		}
	}
}

func TestTagsDoNotShowInTheSlug(t *testing.T) {
	for text, slug := range map[string]string{
		"<b1>Step 1.</b1> Click":   "step-1-click-",
		"un<b1>believ</b1>able":    "unbelievable-",
		"<b1>bold<br1/>over</b1>":  "bold-over-",
		"see<x1/> <a1>this</a1>":   "see-this-",
		"<img1>a photo</img1> <x>": "a-photo-x-",
	} {
		if id := ID("", text); !strings.HasPrefix(id, slug) {
			t.Error(id)
		}
	}
}

func FuzzNormalizeAndCheck(f *testing.F) {
	for _, s := range []string{"<a1>x</a1>", "<b1> <i1> x</i1> </b1>", "\n<br1/> \t<x1/>", "<b1></b1> <b1>"} {
		f.Add(s)
	}
	tags := tagged("a1", "b1", "i1", "br1", "x1")
	f.Fuzz(func(t *testing.T, text string) {
		var joined strings.Builder
		for _, token := range Tokenize(text, tags) {
			joined.WriteString(token.Text)
		}
		if joined.String() != text {
			t.Fatalf("%q: tokens join to %q", text, joined.String())
		}
		once := Normalize(text, tags)
		if twice := Normalize(once, tags); twice != once {
			t.Fatalf("%q: normalized %q, again %q", text, once, twice)
		}
		squeeze := func(s string) string {
			return strings.Map(func(r rune) rune {
				if strings.ContainsRune(" \t\r\n", r) {
					return -1
				}
				return r
			}, s)
		}
		if squeeze(once) != squeeze(strings.ToValidUTF8(text, "\ufffd")) && squeeze(once) != squeeze(text) {
			t.Fatalf("%q: normalizing lost more than blanks: %q", text, once)
		}
		s := &Segment{Text: text, Tags: tags}
		if problems := Check(s, once); len(problems) == 0 {
			for _, tag := range tags {
				if strings.Count(once, tag.Open()) != 1 {
					t.Fatalf("%q passes with %d %s", once, strings.Count(once, tag.Open()), tag.Open())
				}
			}
		}
		id := ID("", text)
		if len(id) < 18 || strings.ContainsFunc(id, func(r rune) bool { return r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') }) {
			t.Fatalf("ID(%q) = %q", text, id)
		}
	})
}
