package memory

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

func memoryOf(pairs ...string) *Store {
	var all []Pair
	for _, p := range pairs {
		source, target, _ := strings.Cut(p, " = ")
		all = append(all, Pair{Source: source, Target: target, Origin: "memory"})
	}
	return New(all)
}

func TestReuse(t *testing.T) {
	for _, test := range []struct {
		rule         string
		pairs        []string
		source, tags string
		want         string // "" where nothing is reused
	}{
		{"an equal text", []string{"Send = Envoyer"}, "Send", "", "Envoyer"},
		{"an equal text with tags", []string{"<a1>Send</a1><x1/> = <x1/><a1>Envoyer</a1>"}, "<a1>Send</a1><x1/>", "a1 x1", "<x1/><a1>Envoyer</a1>"},
		{"an equal text that spells a tag", []string{"Write <a1> = Écrire <a1>"}, "Write <a1>", "", "Écrire <a1>"},
		{"an equal text whose translation lost a tag", []string{"<a1>Send</a1> = Envoyer"}, "<a1>Send</a1>", "a1", ""},
		{"another style", []string{"<b1>x</b1> y = <b1>X</b1> Y"}, "<i1>x</i1> y", "i1", "<i1>X</i1> Y"},
		{"a link instead of a style", []string{"<b1>x</b1> y = Y <b1>X</b1>"}, "<a1>x</a1> y", "a1", "Y <a1>X</a1>"},
		{"other numbers", []string{"<b2>x</b2> <b1>y</b1> = <b1>Y</b1> <b2>X</b2>"}, "<b1>x</b1> <b2>y</b2>", "b1 b2", "<b2>Y</b2> <b1>X</b1>"},
		{"another place", []string{"<b1>x</b1> y = <b1>X</b1> Y"}, "x <b1>y</b1>", "b1", ""},
		{"other nesting", []string{"<b1><i1>x</i1></b1> = <b1>X <i1>Y</i1></b1>"}, "<i1><b1>x</b1></i1>", "i1 b1", ""},
		{"the same nesting, other numbers", []string{"<b2><i2>x</i2></b2> = <i2><b2>X</b2></i2>"}, "<b1><i1>x</i1></b1>", "b1 i1", "<i1><b1>X</b1></i1>"},
		{"a style is gone", []string{"<b1>x</b1> y = <b1>X</b1> Y"}, "x y", "", "X Y"},
		{"a style is gone, a link stays", []string{"<b1>x</b1> <a1>y</a1> = <a1>Y</a1> <b1>X</b1>"}, "x <a1>y</a1>", "a1", "<a1>Y</a1> X"},
		{"one of two styles is gone", []string{"<b1>x</b1> <b2>y</b2> = <b2>Y</b2> <b1>X</b1>"}, "x <b1>y</b1>", "b1", "<b1>Y</b1> X"},
		{"one of two around the same words is gone", []string{"<b1><i1>x</i1></b1> = <b1>X <i1>Y</i1></b1>"}, "<i1>x</i1>", "i1", "X <i1>Y</i1>"},
		{"either of two may be gone", []string{"<b1><b2>x</b2></b1> = <b1>X <b2>Y</b2></b1>"}, "<b1>x</b1>", "b1", ""},
		{"a style is gone and another changed", []string{"<b1>x</b1> <i1>y</i1> = <b1>X</b1> <i1>Y</i1>"}, "x <a1>y</a1>", "a1", ""},
		{"a style is new", []string{"x y = X Y"}, "<b1>x</b1> y", "b1", ""},
		{"a code is gone", []string{"<code1>x</code1> y = <code1>X</code1> Y"}, "x y", "", ""},
		{"a style instead of a code", []string{"<code1>x</code1> y = <code1>X</code1> Y"}, "<b1>x</b1> y", "b1", ""},
		{"an image has another number", []string{"<img1>x</img1> = <img1>X</img1>"}, "<img2>x</img2>", "img2", ""},
		{"a single tag is gone", []string{"x<x1/> = X<x1/>"}, "x", "", ""},
		{"a single tag is another", []string{"x<x1/> = X<x1/>"}, "x<br1/>", "br1", ""},
		{"a single tag beside a style that is gone", []string{"<b1>x</b1><x1/> = <b1>X</b1><x1/>"}, "x<x1/>", "x1", "X<x1/>"},
		{"other words", []string{"Send it = Envoyez"}, "Send", "", ""},
		{"another blank", []string{"Send  it = Envoyez"}, "Send it", "", ""},
		{"a translation with a tag too much", []string{"<b1>x</b1> = <b1>X</b1> <b2>Y</b2>"}, "x", "", ""},
		{"a translation without the tag", []string{"<b1>x</b1> = X"}, "<i1>x</i1>", "i1", ""},
		{"a lost address", []string{"Open https://a.org = Ouvrir"}, "Open https://a.org", "", ""},
		{"two agree", []string{"<b1>x</b1> = <b1>X</b1>", "x = X"}, "x", "", "X"},
		{"two disagree", []string{"<b1>x</b1> = <b1>X</b1>", "x = Y"}, "x", "", ""},
		{"one disagrees in words, whatever its tags", []string{"x<x1/> = Y<x1/>", "x = X"}, "x", "", ""},
		{"one cannot be carried and agrees in words", []string{"x<x1/> = X<x1/>", "x = X"}, "x", "", "X"},
		{"no translation", []string{"x = "}, "x", "", ""},
	} {
		msg := &segment.Segment{Text: test.source, Tags: tagsNamed(test.tags)}
		got, ok := memoryOf(test.pairs...).Reuse(msg)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("%s: %q %v, want %q", test.rule, got, ok, test.want)
		}
	}
}

func TestReuseKeepsToTheContextAndToWhatIsValid(t *testing.T) {
	m := New([]Pair{
		{Context: "menu", Source: "Open", Target: "Ouvrir"},
		{Context: "menu", Source: "Open", Target: "Ouvre", Superseded: true},
		{Context: "door", Source: "Open", Target: "Ouverte", Superseded: true},
	})
	for context, want := range map[string]string{"menu": "Ouvrir", "door": "", "": ""} {
		if got, _ := m.Reuse(&segment.Segment{Context: context, Text: "Open"}); got != want {
			t.Errorf("%q: %q, want %q", context, got, want)
		}
	}
}

func TestNoMemoryIsEmpty(t *testing.T) {
	for _, m := range []*Store{nil, New(nil), New([]Pair{{}})} {
		if _, ok := m.Reuse(&segment.Segment{Text: "x"}); ok {
			t.Error("an empty memory holds a translation")
		}
		if got := m.Suggest(&segment.Segment{Text: "x"}, 3); got != nil {
			t.Error(got)
		}
	}
	if n := (*Store)(nil).Len(); n != 0 {
		t.Error(n)
	}
}

func TestSuggestionsAreRanked(t *testing.T) {
	m := New([]Pair{
		{Source: "Use Signal to call your friends", Target: "amis, ancien", Origin: "memory", Superseded: true},
		{Source: "Use Signal to call your family", Target: "famille", Origin: "memory"},
		{Source: "Use Signal to call your friends", Target: "amis", Origin: "old.tmx"},
		{Source: "Use Signal to call your friends", Target: "amis, aussi", Origin: "memory"},
		{Context: "menu", Source: "Use Signal to call your friends", Target: "amis", Origin: "menu"},
		{Source: "Grow tomatoes in a garden", Target: "tomates"},
		{Source: "Use Signal to call your friends", Target: ""},
	})
	got := m.Suggest(&segment.Segment{Text: "Use Signal to call your friends"}, 10)
	want := []Suggestion{
		{Text: "amis", Source: "Use Signal to call your friends", Origin: "old.tmx", Score: 1},
		{Text: "amis, aussi", Source: "Use Signal to call your friends", Origin: "memory", Score: 1},
		{Text: "amis, ancien", Source: "Use Signal to call your friends", Origin: "memory", Score: 1},
		{Text: "famille", Source: "Use Signal to call your family", Origin: "memory", Score: Similarity("Use Signal to call your friends", "Use Signal to call your family")},
	}
	if !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
	if got := m.Suggest(&segment.Segment{Text: "Use Signal to call your friends"}, 1); !slices.Equal(got, want[:1]) {
		t.Errorf("%+v", got)
	}
}

func TestShortAndUnspacedTextsAreFound(t *testing.T) {
	m := memoryOf("color = couleur", "安全通話的方法 = appels", "Signal = Signal", "! = !", "Emergency contacts = urgence")
	for source, want := range map[string]string{
		"colour": "couleur", "安全通話方法": "appels", "signal": "Signal", "!": "!", "Emergency contact": "urgence", "unheard": "",
	} {
		got := ""
		if s := m.Suggest(&segment.Segment{Text: source}, 1); len(s) > 0 {
			got = s[0].Text
		}
		if got != want {
			t.Errorf("%q: %q, want %q", source, got, want)
		}
	}
}

func TestSuggestionsHaveTheTagsOfTheMessage(t *testing.T) {
	m := memoryOf("Read <a1>our guide</a1> to <b1>calls</b1> = Lisez <a1>notre guide</a1> des <b1>appels</b1>")
	got := m.Suggest(&segment.Segment{Text: "Read <a1>our guide</a1> to calls", Tags: tagsNamed("a1")}, 1)
	if len(got) != 1 || got[0].Text != "Lisez <a1>notre guide</a1> des appels" {
		t.Errorf("%+v", got)
	}
}

// The index finds what comparing with every text finds.
func TestIndexFindsTheBest(t *testing.T) {
	cost.SkipShort(t)
	s := newSpeaker(7)
	pairs := s.pairs(2000)
	m := New(pairs)
	const queries = 150
	missed := 0
	for range queries {
		msg := &segment.Segment{Text: s.edit(pairs[s.random.IntN(len(pairs))].Source)}
		best := 0.0
		for i := range pairs {
			best = max(best, Similarity(msg.Text, pairs[i].Source))
		}
		got := 0.0
		if found := m.Suggest(msg, 1); len(found) > 0 {
			got = found[0].Score
		}
		if got != best && best >= MinScore {
			missed++
		}
	}
	if missed > queries*2/100 {
		t.Errorf("%d of %d best suggestions were not found", missed, queries)
	}
}

func TestSameMemorySameSuggestions(t *testing.T) {
	s := newSpeaker(3)
	pairs := s.pairs(3000)
	one, two := New(pairs), New(pairs)
	queries := make([]segment.Segment, 200)
	for i := range queries {
		queries[i].Text = s.edit(pairs[s.random.IntN(len(pairs))].Source)
	}
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			for i := range queries {
				if a, b := one.Suggest(&queries[i], 5), two.Suggest(&queries[i], 5); !slices.Equal(a, b) {
					t.Errorf("%q: %+v and %+v", queries[i].Text, a, b)
				}
			}
		})
	}
	group.Wait()
}

func TestWhatIsReusedFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pairs := []Pair{{Source: lessonText.Draw(t, "source"), Target: lessonText.Draw(t, "target")}}
		texts := rapid.OneOf(lessonText, rapid.Just(pairs[0].Source), rapid.Just(words(pairs[0].Source)))
		msg := &segment.Segment{Text: texts.Draw(t, "new source")}
		msg.Tags = laidTags(msg.Text)
		if got, ok := New(pairs).Reuse(msg); ok {
			if problems := segment.Check(&segment.Segment{Text: msg.Text, Tags: msg.Tags}, got); len(problems) > 0 {
				t.Fatalf("%q for %q: %v", got, msg.Text, problems)
			}
		}
	})
}

func TestHostileMemoriesAreLinear(t *testing.T) {
	for name, build := range map[string]func(n int) []Pair{
		"long": func(n int) []Pair {
			long := strings.Repeat("a ", n)
			return []Pair{{Source: long + "b", Target: "x"}, {Source: long + "c", Target: "y"}, {Source: long, Target: "z"}}
		},
		"same":  func(n int) []Pair { return numbered(n, "one text", "x%d") },
		"alike": func(n int) []Pair { return numbered(n, "the same words over and over %d", "x") },
	} {
		cost.Linear(t, name, 65_000, func(n int) {
			pairs := build(n)
			m := New(pairs)
			for _, source := range []string{"one text", "one texts", "the same words over and over 7", pairs[0].Source, pairs[len(pairs)-1].Source} {
				m.Reuse(&segment.Segment{Text: source})
				m.Suggest(&segment.Segment{Text: source}, 3)
			}
		})
	}
}

// numbered are pairs with their numbers where the formats say so.
func numbered(n int, source, target string) []Pair {
	pairs := make([]Pair, n)
	for i := range pairs {
		pairs[i] = Pair{Source: strings.ReplaceAll(source, "%d", strconv.Itoa(i)), Target: strings.ReplaceAll(target, "%d", strconv.Itoa(i/2))}
	}
	return pairs
}

// Of what a hundred thousand pairs cost, most is making the memory of them: a
// look-up reads few of them. [BenchmarkMemorySuggest] says how long one takes.
func TestAHundredThousandPairsTakeSeconds(t *testing.T) {
	cost.SkipShort(t)
	s := newSpeaker(1)
	pairs := s.pairs(100_000)
	cost.Linear(t, "pairs", len(pairs), func(n int) {
		m := New(pairs[:n])
		m.searches()
		for range 200 {
			m.Suggest(&segment.Segment{Text: s.edit(pairs[s.random.IntN(n)].Source)}, 3)
		}
	})
}
