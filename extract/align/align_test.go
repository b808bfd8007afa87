package align

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
)

func sampleTree(t testing.TB, locale string) *content.Tree {
	t.Helper()
	tree, err := content.Load(content.Sample, content.DefaultLayout, locale, nil)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// Each segment of the sample lessons that is translated is recovered, and
// what is recovered is what the lessons say.
func TestSampleLessonsAreRecovered(t *testing.T) {
	source := sampleTree(t, "en")
	for _, locale := range []string{"fr", "ar", "zh-Hant"} {
		target, sure := sampleTree(t, locale), 0
		a := Trees(source, target)
		for _, u := range a.Source {
			if u.Reason == NoCounterpart {
				t.Errorf("%s: %v %q is not paired", locale, u.Place.Segments()[0].Pos, u.Place.Text())
			}
		}
		for _, p := range a.Pairs {
			if p.Source.First != p.Target.First || p.Source.Count != 1 || p.Target.Count != 1 || p.Source.Document.Path() != p.Target.Document.Path() {
				t.Errorf("%s: %q is paired with %q", locale, p.Source.Text(), p.Target.Text())
			}
			if !p.Fits {
				t.Errorf("%s: %q does not fit %q", locale, p.Text, p.Source.Text())
			}
			if p.Score >= DefaultThreshold {
				sure++
			}
		}
		t.Logf("%s: %d of %d pairs need no review", locale, sure, len(a.Pairs))
	}
}

func TestAlign(t *testing.T) {
	for name, test := range map[string]struct {
		source, target string
		want           string // pairs as first+count=first+count, then what is unpaired
	}{
		"equal structure": {
			"# Calls\n\nLock the phone at night.\n\n- Use 2 devices.\n",
			"# Appels\n\nVerrouillez le téléphone la nuit.\n\n- Utilisez 2 appareils.\n",
			"0=0 1=1 2=2",
		},
		"new paragraph in the source": {
			"Read [this](a://one).\n\nA long new paragraph that nobody has translated so far.\n\nGo to [that](a://two).\n",
			"Lisez [ceci](a://one).\n\nAllez [là](a://two).\n",
			"0=0 2=1 source:1 no counterpart",
		},
		"moved by its link": {
			"Read [this](a://one) before you travel to another country.\n\nSee [that](a://two) when you are there, too.\n\nAsk [them](a://three) about all the rest of it.\n",
			"Demandez [leur](a://three) pour tout le reste de cela.\n\nLisez [ceci](a://one) avant de voyager dans un autre pays.\n\nVoyez [cela](a://two) quand vous y êtes aussi.\n",
			"0=1 1=2 2=0",
		},
		"still in English": {
			"Lock the phone at night and hide it.\n\nDo not tell anybody about it.\n",
			"Lock the phone at night and hide it.\n\nN’en parlez à personne.\n",
			"1=1 source:0 untranslated target:0 untranslated",
		},
		"names stay": {
			"Psiphon\n\nDo not tell anybody about it.\n",
			"Psiphon\n\nN’en parlez à personne.\n",
			"1=1 source:0 same target:0 same",
		},
		"lost line breaks": {
			"**Where:** the whole world  \n**Tel:** 12345678  \n**Mail:** a@example.org\n",
			"**Où :** dans le monde entier\n**Tél. :** 12345678\n**Courriel :** a@example.org\n",
			"0=0 1=0 2=0",
		},
	} {
		t.Run(name, func(t *testing.T) {
			a := Trees(lessons(t, "s_a.md", test.source), lessons(t, "s_a.md", test.target))
			if got := sketch(&a); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// sketch spells an alignment of one lesson.
func sketch(a *Result) string {
	place := func(p Place) string {
		if p.Count > 1 {
			return fmt.Sprintf("%d+%d", p.First, p.Count-1)
		}
		return fmt.Sprint(p.First)
	}
	var words []string
	for _, p := range a.Pairs {
		words = append(words, place(p.Source)+"="+place(p.Target))
	}
	for _, u := range a.Source {
		words = append(words, fmt.Sprintf("source:%d %s", u.Place.First, u.Reason))
	}
	for _, u := range a.Target {
		words = append(words, fmt.Sprintf("target:%d %s", u.Place.First, u.Reason))
	}
	return strings.Join(words, " ")
}

func TestRenamedLessonIsFoundByItsContent(t *testing.T) {
	lesson := "---\nindex: 4\ntitle: %s\n---\n[A](a://one), [b](a://two), [c](a://three): 1234, 777.\n\n![x](tool_x.png)\n"
	source := lessons(t, "tools/s_signal.md", fmt.Sprintf(lesson, "The phone"), "tools/s_other.md", "Nothing alike.\n")
	target := lessons(t, "tools/s_courriel.md", "Rien de tel.\n", "tools/s_telephone.md", fmt.Sprintf(lesson, "Le téléphone"))
	a := Trees(source, target)
	if len(a.Lessons) != 1 || a.Lessons[0].Target.Path() != "tools/s_telephone.md" || len(a.Missing) != 2 {
		t.Errorf("%d lessons are paired, %d are not: %+v", len(a.Lessons), len(a.Missing), a.Lessons)
	}
}

func TestTranslationGetsTheTagsOfItsSource(t *testing.T) {
	source := "Use **one** and **two** of [this](a://x) or [that](a://y).\n"
	for target, want := range map[string]string{
		"[Cela](a://y) ou [ceci](a://x) : **un** et **deux** sur tout.\n": "<a2>Cela</a2> ou <a1>ceci</a1> : <b1>un</b1> et <b2>deux</b2> sur tout.",
		"[Ceci](a://x) ou [cela] (a://y) : **un** et ** deux ** sur.\n":   "<a1>Ceci</a1> ou <a2>cela</a2> : <b1>un</b1> et <b2>deux</b2> sur.", // restored
		"Ceci ou cela : un et deux sur tout.\n":                           "",                                                                   // lost
	} {
		a := Trees(lessons(t, "s_a.md", source), lessons(t, "s_a.md", target))
		if len(a.Pairs) != 1 || a.Pairs[0].Fits != (want != "") || want != "" && a.Pairs[0].Text != want {
			t.Errorf("%+v\nwant %q", a.Pairs, want)
		}
	}
}

func TestDamagedMarkupIsRestored(t *testing.T) {
	source := lessons(t, "s_a.md", "Use [this](a://x) at night, **always**.\n")
	target := lessons(t, "s_a.md", "Utilisez [ceci] (a://x) la nuit, ** toujours **.\n")
	a := Trees(source, target)
	if len(a.Pairs) != 1 || a.Pairs[0].Text != "Utilisez <a1>ceci</a1> la nuit, <b1>toujours</b1>." || !a.Pairs[0].Fits || len(a.Pairs[0].Repairs) != 2 {
		t.Errorf("%+v", a.Pairs)
	}
}

func TestLinkThatLeadsElsewhereIsToldApart(t *testing.T) {
	source := lessons(t, "s_a.md", "* [A guide](https://a.example/en/x)\n* Use [this](https://a.example/y) at night.\n")
	target := lessons(t, "s_a.md", "* [Un guide](https://a.example/fr/x)\n* Utilisez [ceci](https://a.example/y) la nuit.\n")
	a := Trees(source, target)
	if len(a.Pairs) != 2 || len(a.Pairs[0].Targets) != 1 || a.Pairs[0].Targets[0].Leads != "https://a.example/fr/x" || len(a.Pairs[1].Targets) != 0 {
		t.Fatalf("%+v", a.Pairs)
	}
	want := []locales.Link{{Source: "https://a.example/en/x", Target: "https://a.example/fr/x"}}
	if got := a.Links("fr"); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := a.Links("de"); len(got) > 0 {
		t.Errorf("in another language: %v", got)
	}
}

func TestCatalogTakesTheMostFrequentTranslation(t *testing.T) {
	text := func(s, f string) (string, string) {
		return "Lock the phone at night.\n\n" + s + "\n", "Verrouillez le téléphone la nuit.\n\n" + f + "\n"
	}
	s1, t1 := text("Send the message to 100.", "Envoyez le texto au 100.")
	s2, t2 := text("Send the message to 100.", "Envoyez le message au 100.")
	source := lessons(t, "s_a.md", s1, "s_b.md", s2, "s_c.md", s2)
	target := lessons(t, "s_a.md", t1, "s_b.md", t2, "s_c.md", t2)
	a := Trees(source, target)
	c := a.Catalog(templateOf(t, source), "fr", 0.5)
	want := []locales.Message{
		{Source: "Lock the phone at night.", Target: "Verrouillez le téléphone la nuit."},
		{Source: "Send the message to 100.", Target: "Envoyez le message au 100.", Alternatives: []string{"Envoyez le texto au 100."}},
	}
	for i := range want {
		want[i].ID, want[i].State = id(want[i].Source), locales.Translated
		want[i].References = []string{"s_a.md", "s_b.md", "s_c.md"}
	}
	if diff := cmp.Diff(want, c.Messages); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Every segment of either tree is in a pair or is accounted for.
func TestNoSegmentIsLost(t *testing.T) {
	source, target := sampleTree(t, "en"), sampleTree(t, "ar")
	target.Documents = slices.Delete(slices.Clone(target.Documents), 3, 5)
	a := Trees(source, target)
	for _, problem := range unaccounted(&a, source, target) {
		t.Error(problem)
	}
}

// unaccounted lists the segments that an alignment of lessons without line
// breaks has not once.
func unaccounted(a *Result, source, target *content.Tree) []string {
	times := map[Place]int{}
	add := func(p Place) {
		for i := range p.Count {
			times[Place{p.Document, p.First + i, 1}]++
		}
	}
	for _, p := range a.Pairs {
		add(p.Source)
		add(p.Target)
	}
	for _, u := range slices.Concat(a.Source, a.Target) {
		add(u.Place)
	}
	var problems []string
	for _, d := range slices.Concat(source.Documents, target.Documents) {
		for i := range d.Segments() {
			if n := times[Place{d, i, 1}]; n != 1 {
				problems = append(problems, fmt.Sprintf("segment %d of %s is there %d times", i, d.Path(), n))
			}
		}
	}
	return problems
}

func TestSameTreesAlignTheSame(t *testing.T) {
	source, target := sampleTree(t, "en"), sampleTree(t, "zh-Hant")
	template := templateOf(t, source)
	a, b := Trees(source, target), Trees(source, target)
	if diff := cmp.Diff(a.Catalog(template, "zh-Hant", 0), b.Catalog(template, "zh-Hant", 0)); diff != "" {
		t.Errorf("(-first +second)\n%s", diff)
	}
	if sketch(&a) != sketch(&b) {
		t.Errorf("%s\n%s", sketch(&a), sketch(&b))
	}
}

// Time is bounded for lessons of any length, and for texts without an end.
func TestHostileLessonsAreBounded(t *testing.T) {
	if cost.UnderRace {
		t.Skip("CI runs it without the race detector")
	}
	many := func(text string) func(n int) string {
		return func(n int) string { return strings.Repeat(text+"\n\n", n) }
	}
	one := func(text string) func(n int) string { return func(int) string { return text } }
	for name, pair := range map[string][2]func(n int) string{
		"many segments":     {many("Do it now."), many("Faites-le.")},
		"many against few":  {many("Do it now."), one("Faites-le.\n")},
		"few against many":  {one("Do it now.\n"), many("Faites-le.")},
		"a list":            {many("- Do it now."), many("- Faites-le.")},
		"long word":         {func(n int) string { return strings.Repeat("a-", 10*n) }, func(n int) string { return strings.Repeat("b", 20*n) }},
		"empty":             {one(""), one("Faites-le.\n")},
		"both empty":        {one(""), one("")},
		"nothing but marks": {one("? ! a"), func(n int) string { return strings.Repeat("? ", n) + "b" }},
	} {
		cost.Linear(t, name, 10_000, func(n int) {
			Trees(lessons(t, "s_a.md", pair[0](n)), lessons(t, "s_a.md", pair[1](n)))
		})
	}
}
