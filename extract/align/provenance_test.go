package align_test

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
)

const (
	lesson = "s_signal.md"
	first  = "# Signal\n\nChoose who can see your number in 2019.\n\nLook through your linked devices.\n"
	second = "# Signal\n\nNever choose who can see your number in 2019.\n\nLook through your linked devices.\n"
	french = "# Signal\n\nChoisissez qui peut voir votre numéro en 2019.\n\nPassez en revue vos appareils associés.\n"

	chosen = "Choose who can see your number in 2019."
)

func tree(t *testing.T, locale, text string) *content.Tree {
	t.Helper()
	d, err := content.Split(lesson, []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	return &content.Tree{Locale: locale, Documents: []*content.Document{d}}
}

// linear is a repository of commits 1, 2, 3 …, in which a file is its own hash,
// but for those that are lost.
func linear(lost ...string) align.Repository {
	return align.Repository{
		Read: func(hash string) ([]byte, error) {
			if slices.Contains(lost, hash) {
				return nil, errors.New("not here")
			}
			return []byte(hash), nil
		},
		Knows: func(commit, other string) bool {
			a, _ := strconv.Atoi(commit)
			b, _ := strconv.Atoi(other)
			return a >= b
		},
	}
}

// version is a text since a commit, of nine.
func version(text string, commit int) align.Version {
	return align.Version{Hash: text, Commit: strconv.Itoa(commit), Age: 9 - commit}
}

// Which source a translation was made of, the repository tells by the commit
// that first had it.
func TestRepositoryTellsWhatWasTranslated(t *testing.T) {
	const retouched = french + "\nUn texte de plus.\n"
	for name, test := range map[string]struct {
		translated []align.Version
		found      string
		lost       []string
		told, held bool
	}{
		"before the edit":             {[]align.Version{version(french, 2)}, french, nil, true, true},
		"after the edit":              {[]align.Version{version(french, 4)}, french, nil, true, false},
		"kept by a later commit":      {[]align.Version{version(retouched, 5), version(french, 2)}, retouched, nil, true, true},
		"not committed":               {[]align.Version{version("# Signal\n", 2)}, french, nil, true, false},
		"not in the repository":       {nil, french, nil, false, false},
		"a version that nobody knows": {[]align.Version{version(french, 5), version("lost", 2)}, french, []string{"lost"}, true, true},
	} {
		t.Run(name, func(t *testing.T) {
			is, lessons := tree(t, "en", second), &align.Found{Tree: tree(t, "fr", test.found), Bytes: map[string][]byte{lesson: []byte(test.found)}}
			repository := linear(test.lost...)
			source := align.NewHistory(repository, []align.Versions{{Lesson: lesson, All: []align.Version{version(second, 3), version(first, 1)}}}, func(s string) string { return s })
			var versions []align.Versions
			if test.translated != nil {
				versions = []align.Versions{{Lesson: lesson, All: test.translated}}
			}
			translated := align.NewHistory(repository, versions, segment.Letters)
			if translated.Lost() != len(test.lost) {
				t.Errorf("%d versions are lost", translated.Lost())
			}
			a := align.Trees(is, lessons.Tree)
			told := align.NewProvenance(source, translated, is, lessons).Hold(&a)
			m := matchOf(t, &a, "Choisissez")
			if told[m] != test.told || m.Held != test.held {
				t.Fatalf("told %t, held %t", told[m], m.Held)
			}
			if m.Held && m.Was != chosen {
				t.Errorf("was %q", m.Was)
			}
			if other := matchOf(t, &a, "Passez"); other.Held {
				t.Error("what nobody edited is held")
			}
		})
	}
}

// Of several edits the text counts that was there when the translation was made.
func TestEarlierTextIsThatOfItsTime(t *testing.T) {
	between := strings.Replace(first, "Choose who can", "Decide who may", 1)
	is, lessons := tree(t, "en", second), &align.Found{Tree: tree(t, "fr", french), Bytes: map[string][]byte{lesson: []byte(french)}}
	for commit, was := range map[int]string{2: chosen, 4: "Decide who may see your number in 2019."} {
		source := align.NewHistory(linear(), []align.Versions{{Lesson: lesson, All: []align.Version{version(between, 3), version(first, 1)}}}, func(s string) string { return s })
		translated := align.NewHistory(linear(), []align.Versions{{Lesson: lesson, All: []align.Version{version(french, commit)}}}, segment.Letters)
		a := align.Trees(is, lessons.Tree)
		align.NewProvenance(source, translated, is, lessons).Hold(&a)
		if m := matchOf(t, &a, "Choisissez"); !m.Held || m.Was != was {
			t.Errorf("made at commit %d: held %t, was %q", commit, m.Held, m.Was)
		}
	}
}

// A text that stands apart in its lesson today is no other one than it was before
// it did.
func TestEarlierTextIsNotOneThatStandsApartSince(t *testing.T) {
	const (
		was    = "# Keys\n\nKeys usually break in the month after a long trip.\n"
		french = "# Touches\n\nLes clés cassent en général dans le mois qui suit un long voyage.\n"
	)
	is := tree(t, "en", strings.Replace(was, "month", "bridge", 1))
	is = is.Apart(func(id string) bool { return id == segment.ID(segment.InLesson("", lesson), "Keys") })
	lessons := &align.Found{Tree: tree(t, "fr", french), Bytes: map[string][]byte{lesson: []byte(french)}}
	source := align.NewHistory(linear(), []align.Versions{{Lesson: lesson, All: []align.Version{version(was, 1)}}}, func(s string) string { return s })
	translated := align.NewHistory(linear(), []align.Versions{{Lesson: lesson, All: []align.Version{version(french, 2)}}}, segment.Letters)
	a := align.Trees(is, lessons.Tree)
	align.NewProvenance(source, translated, is, lessons).Hold(&a)
	if m := matchOf(t, &a, "Les clés"); !m.Held || m.Was != "Keys usually break in the month after a long trip." {
		t.Errorf("held %t, was %q", m.Held, m.Was)
	}
}

// What an earlier run left to review, while another text has the same translation,
// stays so when no edition says any more that it was edited.
func TestTranslationOfAnotherTextStaysToReview(t *testing.T) {
	for name, test := range map[string]struct {
		state locales.State
		other string
		held  bool
	}{
		"left to review":        {locales.NeedsReview, chosen, true},
		"nobody has seen it":    {locales.Untranslated, chosen, false},
		"the same in a context": {locales.NeedsReview, "Never choose who can see your number in 2019.", false},
	} {
		t.Run(name, func(t *testing.T) {
			is := tree(t, "en", second)
			a := align.Trees(is, tree(t, "fr", french))
			m := matchOf(t, &a, "Choisissez")
			c := &locales.Catalog{Locale: "fr", Messages: []locales.Message{
				{ID: m.Source.Segments()[0].ID(), Source: m.Source.Text(), State: test.state},
				{ID: "other", Context: "x", Source: test.other, Target: m.Text, State: locales.Translated},
			}}
			a.HoldSuggested(c)
			if m.Held != test.held || m.Was != "" {
				t.Errorf("held %t, was %q", m.Held, m.Was)
			}
		})
	}
}

// matchOf is the match of a translation that begins so.
func matchOf(t *testing.T, a *align.Result, begins string) *align.Match {
	t.Helper()
	for i := range a.Pairs {
		if text := a.Pairs[i].Target.Text(); len(text) >= len(begins) && text[:len(begins)] == begins {
			return &a.Pairs[i]
		}
	}
	t.Fatalf("%q has no partner: %+v", begins, a)
	return nil
}

// Of the editions that a lesson may follow, that counts which it fits best.
func TestTranslationFollowsTheEditionThatFits(t *testing.T) {
	long := first + "\nTurn on disappearing messages, call it 7 days.\n\nSet a PIN of 12 digits in the settings of Signal.\n"
	translated := tree(t, "fr", french+"\nActivez les messages éphémères, disons 7 jours.\n\nChoisissez un code PIN de 12 chiffres dans les réglages de Signal.\n")
	is, newer, older := tree(t, "en", second), tree(t, "en", first).Documents[0], tree(t, "en", long).Documents[0]
	pair := align.LessonPair{Source: is.Documents[0], Target: translated.Documents[0]}

	editions := align.OtherEditions(pair.Source, []*content.Document{pair.Source, newer, newer, older})
	if len(editions) != 2 || editions[0] != newer || editions[1] != older {
		t.Fatalf("editions: %v", editions)
	}
	found := align.Followed(is, translated, []align.Follower{{LessonPair: pair, Editions: editions}})
	if len(found) != 3 || found[0].Source.Documents[0] != older {
		t.Fatalf("not the older one of %d", len(found))
	}
	if found := align.Followed(is, translated, nil); found != nil {
		t.Errorf("nothing follows %v", found)
	}
}

// A lesson that merge wrote from an earlier text finishes nothing of the text
// that has replaced it; one that somebody has changed since does if it has what
// is new.
func TestLessonIsOfTheTextsThatItWasMergedFrom(t *testing.T) {
	const now = "# Signal\n\nChoose who can see your number in 2024.\n\nLook through your linked devices.\n"
	const updated = "# Signal\n\nChoisissez qui peut voir votre numéro en 2024.\n\nPassez en revue vos appareils associés.\n"
	wrote := func(text string) store.Manifest {
		m := store.Manifest{}
		m.Note(lesson, []byte(text), store.MarksOf(tree(t, "en", first).Documents[0].Segments()))
		return m
	}
	for name, test := range map[string]struct {
		found  string
		merged store.Manifest
		held   bool
	}{
		"as merge wrote it":           {french, wrote(french), true},
		"so, with the number":         {updated, wrote(updated), true},
		"with the number changed":     {updated, wrote(french), false},
		"of which nobody knows texts": {french, store.Manifest{}, true},
	} {
		t.Run(name, func(t *testing.T) {
			is := tree(t, "en", now)
			was, today := template(t, tree(t, "en", first)), template(t, is)
			_, changes := extract.Update(was, today, nil)
			lessons := &align.Found{Tree: tree(t, "fr", test.found), Bytes: map[string][]byte{lesson: []byte(test.found)}, Ours: true, Merged: test.merged}
			own := align.NewOwnPast(align.Record{Source: changes, Was: was, Is: today, Catalog: &locales.Catalog{}, Merged: test.merged})
			a := align.Trees(is, lessons.Tree)
			own.LeaveOut(&a, lessons)
			own.Hold(&a, lessons, &locales.Catalog{}, nil)
			if m := matchOf(t, &a, "Choisissez"); m.Held != test.held || m.Held && m.Was != chosen {
				t.Errorf("held %t for %q", m.Held, m.Was)
			}
			if matchOf(t, &a, "Passez").Held {
				t.Error("what nobody edited is held")
			}
			claims := lessons.Claims(&a)
			if len(claims) != 1 || claims[0].Lesson != lessons.Tree.Documents[0] {
				t.Fatalf("claims: %v", claims)
			}
			if has := claims[0].Texts.Has("Choose who can see your number in 2024."); has == test.held {
				t.Errorf("it is made of the text: %t", has)
			}
		})
	}
}

func template(t *testing.T, tree *content.Tree) *locales.Catalog {
	t.Helper()
	c, err := extract.Template(tree)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// What an edition's lessons translate is offered for the texts of today, with
// what it translates, and is memory of what is gone.
func TestEditionRecoversWhatItsLessonsTranslate(t *testing.T) {
	is := tree(t, "en", "# Signal\n\nNever choose who can see your number in 2019.\n")
	today, then, lessons := template(t, is), tree(t, "en", first), tree(t, "fr", french)
	e := align.EditionOf(&align.Aligned{Source: then, Result: align.Trees(then, lessons)}, today)
	c := e.Recovered(today, "fr")
	type translation struct {
		text, of string
		state    locales.State
	}
	got := map[string]translation{}
	for i := range c.Messages {
		m := &c.Messages[i]
		if is := (translation{m.Target, m.Previous, m.State}); is.text != "" {
			got[m.Source] = is
		} else if len(m.Suggestions) > 0 {
			got[m.Source] = translation{m.Suggestions[0].Text, m.Suggestions[0].Source, m.State}
		}
	}
	want := map[string]translation{
		"Never choose who can see your number in 2019.": {"Choisissez qui peut voir votre numéro en 2019.", chosen, locales.NeedsReview},
		"Look through your linked devices.":             {"Passez en revue vos appareils associés.", "", locales.Obsolete},
		chosen:                                          {"Choisissez qui peut voir votre numéro en 2019.", "", locales.Obsolete},
	}
	if !maps.Equal(want, got) {
		t.Errorf("got %+v", got)
	}
}

// A translation that would only get other tags is one of an earlier text, too.
func TestEditionFinishesNothingThatGotOtherTags(t *testing.T) {
	today := template(t, tree(t, "en", first))
	then := tree(t, "en", strings.Replace(first, "your number", "your *number*", 1))
	lessons := tree(t, "fr", strings.Replace(french, "votre numéro", "votre *numéro*", 1))
	c := align.EditionOf(&align.Aligned{Source: then, Result: align.Trees(then, lessons)}, today).Recovered(today, "fr")
	at, ok := c.Index()[segment.ID("", chosen)]
	if !ok {
		t.Fatalf("%+v", c)
	}
	if m := &c.Messages[at]; m.State != locales.NeedsReview || m.Target != "Choisissez qui peut voir votre numéro en 2019." || m.Previous != "Choose who can see your <i1>number</i1> in 2019." {
		t.Errorf("%+v", m)
	}
}
