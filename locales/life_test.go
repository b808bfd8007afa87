package locales

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales/memory"
)

// out is what an export said of a unit.
func out(s State, target string) Export { return Export{State: s, Print: Fingerprint(target)} }

// TestReceive is the table of what becomes of what comes back.
func TestReceive(t *testing.T) {
	fermer := Message{Source: "Close", Target: "Fermer", State: Translated}
	open := Message{Source: "Close", State: Untranslated}
	review := Message{Source: "Close", Target: "Fermer", State: NeedsReview}
	offered := Message{Source: "Close", State: NeedsReview, Suggestions: []Suggestion{{Text: "Fermer"}}}
	rejected := Message{Source: "Close", State: NeedsReview, Suggestions: []Suggestion{{Text: "Fermer", Kind: memory.Rejected}}}
	gone := Message{Source: "Close", Target: "Fermer", State: Obsolete, Former: Reviewed}
	for name, test := range map[string]struct {
		has, unit Message
		keep      bool
		outcome   Outcome
		target    string
		state     State
		former    State
		others    []string
	}{
		"blank":                                     {has: fermer, unit: Message{}, outcome: Unchanged, target: "Fermer", state: Translated},
		"the source, fuzzy":                         {has: fermer, unit: Message{Target: "Close", State: NeedsReview}, outcome: Unchanged, target: "Fermer", state: Translated},
		"finished":                                  {has: open, unit: Message{Target: "Clore", State: Reviewed}, outcome: Taken, target: "Clore", state: Reviewed},
		"finished, to review before":                {has: review, unit: Message{Target: "Clore", State: Translated}, outcome: Taken, target: "Clore", state: Translated, others: []string{"Fermer"}},
		"the suggestion, confirmed":                 {has: offered, unit: Message{Target: "Fermer", State: Translated, Exported: out(NeedsReview, "Fermer")}, outcome: Taken, target: "Fermer", state: Translated},
		"the same":                                  {has: fermer, unit: Message{Target: "Fermer", State: Translated}, outcome: Unchanged, target: "Fermer", state: Translated},
		"the same, reviewed":                        {has: fermer, unit: Message{Target: "Fermer", State: Reviewed}, outcome: Confirmed, target: "Fermer", state: Reviewed},
		"reviewed when it went out":                 {has: fermer, unit: Message{Target: "Fermer", State: Reviewed, Exported: out(Reviewed, "Fermer")}, outcome: Unchanged, target: "Fermer", state: Translated},
		"reviewed, and changed since":               {has: fermer, unit: Message{Target: "Clore", State: Reviewed, Exported: out(Reviewed, "Fermer")}, outcome: Taken, target: "Clore", state: Translated, others: []string{"Fermer"}},
		"reviewed, and changed since, again":        {has: fermer, unit: Message{Target: "Fermer", State: Reviewed, Exported: out(Reviewed, "Clore")}, outcome: Unchanged, target: "Fermer", state: Translated},
		"changed, and reviewed since":               {has: fermer, unit: Message{Target: "Clore", State: Reviewed, Exported: out(Translated, "Fermer")}, outcome: Taken, target: "Clore", state: Reviewed, others: []string{"Fermer"}},
		"changed, and reviewed for all that tells":  {has: fermer, unit: Message{Target: "Clore", State: Reviewed, Exported: Export{State: Reviewed}}, outcome: Taken, target: "Clore", state: Reviewed, others: []string{"Fermer"}},
		"reviewed, with a guard before it":          {has: Message{Source: "Close", State: NeedsReview, Alternatives: []string{"=Clore"}}, unit: Message{Target: "'=Fermer", Bare: "=Fermer", State: Reviewed, Exported: out(Reviewed, "=Fermer")}, outcome: Taken, target: "=Fermer", state: Reviewed, others: []string{"=Clore"}},
		"an old export":                             {has: fermer, unit: Message{Target: "Clore", State: Translated, Exported: out(Translated, "Clore")}, outcome: Overtaken, target: "Fermer", state: Translated, others: []string{"Clore"}},
		"an old export of what was put to review":   {has: offered, unit: Message{Target: "Fermer", State: Translated, Exported: out(Translated, "Fermer")}, outcome: Overtaken, state: NeedsReview},
		"an old export of an alternative":           {has: Message{Source: "Close", State: NeedsReview, Suggestions: offered.Suggestions, Alternatives: []string{"Clore"}}, unit: Message{Target: "Clore", State: Reviewed, Exported: out(Reviewed, "Clore")}, outcome: Overtaken, state: NeedsReview, others: []string{"Clore"}},
		"an old export, nothing here":               {has: open, unit: Message{Target: "Fermer", State: Translated, Exported: out(Translated, "Fermer")}, outcome: Taken, target: "Fermer", state: Translated},
		"a draft":                                   {has: open, unit: Message{Target: "Clore", State: NeedsReview}, outcome: Offered, target: "Clore", state: NeedsReview},
		"a draft beside another":                    {has: review, unit: Message{Target: "Clore", State: NeedsReview}, outcome: Offered, target: "Clore", state: NeedsReview, others: []string{"Fermer"}},
		"a draft that is there":                     {has: offered, unit: Message{Target: "Fermer", State: NeedsReview}, outcome: Unchanged, state: NeedsReview},
		"a draft for what is finished":              {has: fermer, unit: Message{Target: "Clore", State: NeedsReview}, outcome: SetBeside, target: "Fermer", state: Translated, others: []string{"Clore"}},
		"marked since":                              {has: fermer, unit: Message{Target: "Fermer", State: NeedsReview, Exported: out(Translated, "Fermer")}, outcome: Demoted, target: "Fermer", state: NeedsReview},
		"marked since, to be kept":                  {has: fermer, unit: Message{Target: "Fermer", State: NeedsReview, Exported: out(Translated, "Fermer")}, keep: true, outcome: Kept, target: "Fermer", state: Translated},
		"marked before":                             {has: fermer, unit: Message{Target: "Fermer", State: NeedsReview, Exported: out(NeedsReview, "Fermer")}, outcome: Kept, target: "Fermer", state: Translated},
		"marked, nothing tells":                     {has: fermer, unit: Message{Target: "Fermer", State: NeedsReview}, outcome: Kept, target: "Fermer", state: Translated},
		"marked, exported otherwise":                {has: fermer, unit: Message{Target: "Fermer", State: NeedsReview, Exported: out(Translated, "Clore")}, outcome: Kept, target: "Fermer", state: Translated},
		"rejected":                                  {has: fermer, unit: Message{Target: "Fermer", State: NeedsReview, Rejected: true}, outcome: Refused, state: NeedsReview},
		"rejected, to review before":                {has: review, unit: Message{Target: "Fermer", State: NeedsReview, Rejected: true}, outcome: Offered, state: NeedsReview},
		"rejected twice":                            {has: rejected, unit: Message{Target: "Fermer", State: NeedsReview, Rejected: true}, outcome: Unchanged, state: NeedsReview},
		"rejected since it went out":                {has: rejected, unit: Message{Target: "Fermer", State: Reviewed}, outcome: Overtaken, state: NeedsReview},
		"rejected, and confirmed by who knows that": {has: rejected, unit: Message{Target: "Fermer", State: Translated, Suggestions: rejected.Suggestions}, outcome: Taken, target: "Fermer", state: Translated},
		"rejected before another was finished":      {has: Message{Source: "Close", Target: "Clore", State: Translated, Comments: []string{"rejected: Fermer"}}, unit: Message{Target: "Fermer", State: Translated}, outcome: Overtaken, target: "Clore", state: Translated},
		"the same, by who knows of it":              {has: Message{Source: "Close", Target: "Clore", State: Translated, Comments: []string{"rejected: Fermer"}}, unit: Message{Target: "Fermer", State: Translated, Comments: []string{"rejected: Fermer"}}, outcome: Taken, target: "Fermer", state: Translated, others: []string{"Clore"}},
		"rejected, and another":                     {has: rejected, unit: Message{Target: "Clore", State: Translated}, outcome: Taken, target: "Clore", state: Translated},
		"rejected behind a draft":                   {has: Message{Source: "Close", Target: "Clore", State: Translated, Draft: true, Suggestions: []Suggestion{{Text: "Fermer", Source: "Close", Kind: memory.Superseded, Score: 1}}}, unit: Message{Target: "Fermer", State: NeedsReview, Rejected: true}, outcome: Refused, target: "Clore", state: Translated},
		"rejected, to be kept":                      {has: fermer, unit: Message{Target: "Fermer", State: NeedsReview, Rejected: true}, keep: true, outcome: Kept, target: "Fermer", state: Translated},
		"obsolete: finished":                        {has: gone, unit: Message{Target: "Clore", State: Translated}, outcome: Taken, target: "Clore", state: Obsolete, former: Translated, others: []string{"Fermer"}},
		"obsolete: a draft":                         {has: gone, unit: Message{Target: "Clore", State: NeedsReview}, outcome: SetBeside, target: "Fermer", state: Obsolete, former: Reviewed, others: []string{"Clore"}},
		"obsolete: rejected":                        {has: gone, unit: Message{Target: "Fermer", State: NeedsReview, Rejected: true}, outcome: Refused, state: Obsolete, former: NeedsReview},
	} {
		has, unit := test.has, test.unit
		unit.Source, unit.Comments = "Close", append(unit.Comments, "said the reviewer")
		outcome := Receive(&has, &unit, test.keep)
		accepted := has
		if has.Draft {
			Accept(&accepted)
		}
		if outcome != test.outcome || accepted.Target != test.target || has.State != test.state || has.Former != test.former || !slices.Equal(accepted.Alternatives, test.others) {
			t.Errorf("%s: %v, %q %v (%v) %q", name, outcome, has.Target, has.State, has.Former, accepted.Alternatives)
		}
		if !slices.Contains(has.Comments, "said the reviewer") {
			t.Errorf("%s: the comment is gone", name)
		}
		if outcome == Refused && has.State == Obsolete && !slices.Contains(has.Comments, "rejected: Fermer") {
			t.Errorf("%s: the rejection is gone", name)
		}
	}
}

// A draft that no lesson has taken stands before an accepted translation:
// who marks the draft does not mean that one.
func TestMarkedDraftUncoversTheAcceptedTranslation(t *testing.T) {
	has := Message{Source: "Close", Target: "Fermer", State: Translated}
	Receive(&has, &Message{Target: "Clore", State: Translated}, false)
	Receive(&has, &Message{Target: "Clore", State: NeedsReview, Rejected: true}, false)
	if has.Target != "Fermer" || has.State != Translated || has.Draft || !slices.Equal(has.Comments, []string{"rejected: Clore"}) {
		t.Errorf("%+v", has)
	}
}

func TestAcceptKeepsEarlierTranslations(t *testing.T) {
	m := Message{Source: "Close", Target: "Clore", State: Translated, Draft: true, Alternatives: []string{"Barrer", "Clore"},
		Suggestions: []Suggestion{{Text: "Fermer", Source: "Close", Kind: memory.Superseded, Score: 1}, {Text: "Bloquer"}}}
	Accept(&m)
	if m.Draft || !slices.Equal(m.Alternatives, []string{"Fermer", "Barrer"}) || len(m.Suggestions) != 1 {
		t.Errorf("%+v", m)
	}
}

func TestRetireKeepsWhatPeopleSuggested(t *testing.T) {
	m := Message{Source: "Lock it.", State: NeedsReview, Suggestions: []Suggestion{{Text: "Fermez-le."}}}
	Retire(&m)
	if len(m.Alternatives) != 1 || m.Alternatives[0] != "Fermez-le." {
		t.Errorf("%+v", m)
	}
}

func TestRemember(t *testing.T) {
	memory := func(former State) Message {
		return Message{Source: "Close", Target: "Fermer", State: Obsolete, Former: former, Comments: []string{"a verb"}, Alternatives: []string{"Clore"}}
	}
	for name, test := range map[string]struct {
		has    Message
		former State
		target string
		state  State
		others []string
	}{
		"nothing here, finished there": {Message{Source: "Close"}, Reviewed, "Fermer", Reviewed, []string{"Clore"}},
		"nothing here, a draft there":  {Message{Source: "Close"}, NeedsReview, "Fermer", NeedsReview, []string{"Clore"}},
		"nothing here, nobody knows":   {Message{Source: "Close"}, Untranslated, "Fermer", NeedsReview, []string{"Clore"}},
		"finished here":                {Message{Source: "Close", Target: "Barrer", State: Translated}, Reviewed, "Barrer", Translated, []string{"Fermer", "Clore"}},
		"taken back here":              {Message{Source: "Close", State: NeedsReview, Suggestions: []Suggestion{{Text: "Fermer"}}}, Translated, "", NeedsReview, []string{"Fermer", "Clore"}},
		"gone here, with a comment":    {Message{Source: "Close", State: Obsolete, Comments: []string{"still?"}}, Translated, "Fermer", Obsolete, []string{"Clore"}},
		"here without its source":      {Message{Target: "Barrer", State: Obsolete, Former: Translated}, Translated, "Barrer", Obsolete, []string{"Fermer", "Clore"}},
	} {
		has, m := test.has, memory(test.former)
		Remember(&has, &m)
		if has.Target != test.target || has.State != test.state || !slices.Equal(has.Alternatives, test.others) || !slices.Contains(has.Comments, "a verb") || has.Source != "Close" {
			t.Errorf("%s: %+v", name, has)
		}
	}
}

var (
	anyText  = rapid.SampledFrom([]string{"", "a", "b", "c", "Close"})
	anyState = rapid.SampledFrom([]State{Untranslated, NeedsReview, Translated, Reviewed})
)

// anyMessage draws a message of the project as an update leaves it.
func anyMessage(t *rapid.T) Message {
	m := Message{Source: "Close", Target: anyText.Draw(t, "target"), State: anyState.Draw(t, "state")}
	if m.State == Untranslated || m.Target == m.Source {
		m.Target, m.State = "", Untranslated
	}
	if m.Target == "" && m.State.Finished() {
		m.State = Untranslated
	}
	if text := anyText.Draw(t, "suggestion"); text != "" && text != m.Source && !m.State.Finished() {
		m.Suggestions, m.State = []Suggestion{{Text: text}}, NeedsReview
	}
	if rapid.Bool().Draw(t, "retired") {
		Retire(&m)
	}
	return m
}

// anyUnit draws one that comes back.
func anyUnit(t *rapid.T) Message {
	m := Message{Source: "Close", Target: anyText.Draw(t, "returned"), State: anyState.Draw(t, "returned state")}
	if m.Target == "" {
		m.State = Untranslated
	} else if m.State == Untranslated {
		m.State = NeedsReview
	}
	if !m.State.Finished() {
		m.Rejected = rapid.Bool().Draw(t, "rejected")
	}
	if rapid.Bool().Draw(t, "tells") {
		m.Exported = out(anyState.Draw(t, "exported state"), anyText.Draw(t, "exported"))
	}
	return m
}

// texts are all that a message holds of what people wrote.
func texts(m *Message) map[string]bool {
	all := map[string]bool{m.Target: true}
	for _, s := range m.Suggestions {
		all[s.Text] = true
	}
	for _, a := range m.Alternatives {
		all[a] = true
	}
	return all
}

// Whatever comes back in whatever order, no text of either side is lost, and
// only what a unit calls finished becomes so.
func TestNothingIsLostAndNothingBecomesFinished(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		has := anyMessage(t)
		approved := map[string]bool{}
		if has.State.Finished() || has.State == Obsolete && has.Former.Finished() {
			approved[has.Target] = true
		}
		given := texts(&has)
		for range rapid.IntRange(1, 5).Draw(t, "units") {
			unit := anyUnit(t)
			if unit.State.Finished() {
				approved[unit.Target] = true
			}
			if unit.Target != has.Source {
				given[unit.Target] = true
			}
			before := has
			before.Suggestions, before.Alternatives = slices.Clone(has.Suggestions), slices.Clone(has.Alternatives)
			kept := before
			outcome := Receive(&has, &unit, false)
			if has.Draft && rapid.Bool().Draw(t, "accepted") {
				Accept(&has)
			}
			if outcome == Unchanged && (has.Target != before.Target || has.State != before.State) {
				t.Fatalf("unchanged: %+v\n%+v", before, has)
			}
			if diff := cmp.Diff(kept, before); diff != "" {
				t.Fatalf("written into what others hold: %s", diff)
			}
		}
		if has.State.Finished() && !approved[has.Target] {
			t.Fatalf("%q is finished, and nobody said so", has.Target)
		}
		now := texts(&has)
		for _, comment := range has.Comments {
			now[strings.TrimPrefix(comment, rejectedPrefix)] = true
		}
		for text := range given {
			if text != "" && text != has.Source && !now[text] {
				t.Fatalf("%q is lost: %+v", text, has)
			}
		}
	})
}

// The same units again, in whatever order they come together, change nothing:
// lessons refuse one text, and take the others.
func TestTheSameUnitsAgainChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		has := anyMessage(t)
		var units []Message
		for range rapid.IntRange(1, 5).Draw(t, "units") {
			units = append(units, anyUnit(t))
		}
		keep := rapid.Bool().Draw(t, "keep")
		run := func() Message {
			var came []*Message
			for i := range units {
				unit := units[i]
				came = append(came, &unit)
			}
			ReceiveAll(&has, came, keep)
			if has.Draft && has.Target != "b" {
				Accept(&has)
			}
			if has.State.Finished() && !has.Draft { // as an update does
				KeepTyped(&has)
				has.Suggestions = nil
			}
			return has
		}
		once := run()
		if diff := cmp.Diff(once, run(), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("(-once +twice)\n%s", diff)
		}
	})
}

// What a reviewer rejected is not finished by a row beside it, and the last
// finished text counts of those that nobody rejected.
func TestUnitsThatComeTogether(t *testing.T) {
	unit := func(text string, state State) *Message { return &Message{Source: "Close", Target: text, State: state} }
	no := func(text string) *Message {
		return &Message{Source: "Close", Target: text, State: NeedsReview, Rejected: true}
	}
	open, fermer := Message{Source: "Close"}, Message{Source: "Close", Target: "Fermer", State: Translated}
	for name, test := range map[string]struct {
		has      Message
		units    []*Message
		outcomes []Outcome
		target   string
		others   []string
	}{
		"the last counts":                   {open, []*Message{unit("Clore", Translated), unit("Barrer", Reviewed)}, []Outcome{Outdone, Taken}, "Barrer", []string{"Clore"}},
		"the last that nobody rejected":     {open, []*Message{unit("Clore", Translated), unit("Barrer", Translated), no("Barrer")}, []Outcome{Taken, Outdone, Offered}, "Clore", nil},
		"rejected before it came":           {open, []*Message{no("Clore"), unit("Clore", Translated)}, []Outcome{Offered, Overtaken}, "", nil},
		"rejected, and another one stands":  {fermer, []*Message{unit("Clore", Translated), no("Clore")}, []Outcome{Overtaken, SetBeside}, "Fermer", nil},
		"rejected, and another one came":    {fermer, []*Message{unit("Clore", Translated), no("Fermer")}, []Outcome{Taken, Refused}, "Clore", nil},
		"a draft of what was rejected":      {open, []*Message{unit("Clore", NeedsReview), no("Clore")}, []Outcome{Unchanged, Offered}, "", nil},
		"both, and what stood is rejected":  {fermer, []*Message{no("Barrer"), no("Fermer")}, []Outcome{Offered, Refused}, "", nil},
		"the same twice, one time reviewed": {open, []*Message{unit("Clore", Reviewed), unit("Clore", Translated)}, []Outcome{Confirmed, Taken}, "Clore", nil},
	} {
		has := test.has
		outcomes := ReceiveAll(&has, test.units, false)
		if !slices.Equal(outcomes, test.outcomes) || has.State.Finished() && has.Target != test.target || !has.State.Finished() && test.target != "" || !slices.Equal(has.Alternatives, test.others) {
			t.Errorf("%s: %v, %q %v %q", name, outcomes, has.Target, has.State, has.Alternatives)
		}
		for _, u := range test.units {
			if u.Rejected && has.State.Finished() && has.Target == u.Target {
				t.Errorf("%s: %q is finished", name, u.Target)
			}
		}
	}
}

// An old export demotes nothing, whatever has become of its message since,
// and takes no later translation away.
func TestOldExportDecidesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		has := anyMessage(t)
		unit := anyUnit(t)
		unit.Rejected, unit.Exported = false, out(unit.State, unit.Target)
		was := has
		Receive(&has, &unit, rapid.Bool().Draw(t, "keep"))
		if was.State.Finished() && (has.State != was.State || has.Target != was.Target) {
			t.Fatalf("%+v\ntook %+v\nwas %+v", has, unit, was)
		}
	})
}

func TestSettleKeepsWhatALessonCanShow(t *testing.T) {
	tags := []segment.Tag{{Kind: segment.Strong, Num: 1}}
	accepted := Suggestion{Text: "<b1>un</b1>", Kind: memory.Superseded, Score: 1}
	for _, test := range []struct {
		name, draft, target, other string
		behind                     []Suggestion
	}{
		{"a whole draft", "<b1>deux</b1>", "<b1>deux</b1>", "<b1>un</b1>", []Suggestion{accepted}},
		{"one that lost a tag", "deux", "<b1>un</b1>", "deux", []Suggestion{accepted}},
		{"one that lost a tag, and nothing stands behind it", "deux", "deux", "", nil},
	} {
		m := Message{Source: "<b1>one</b1>", Tags: tags, Target: test.draft, State: Translated, Draft: true, Suggestions: test.behind}
		Settle(&m)
		if m.Draft || m.Target != test.target || m.State != Translated || strings.Join(m.Alternatives, "") != test.other || len(m.Suggestions) > 0 {
			t.Errorf("%s: %+v", test.name, m)
		}
	}
}

// An alternative that comes back finished, or as a draft, waits in the place of
// the translation, and not beside itself.
func TestAlternativeThatComesBackIsNoneAnyMore(t *testing.T) {
	for _, state := range []State{NeedsReview, Translated} {
		has := Message{Source: "Close", Target: "Fermer", State: state, Alternatives: []string{"Clore", "Boucler"}}
		was := has.Alternatives
		Receive(&has, &Message{Source: "Close", Target: "Clore", State: state}, false)
		want := []string{"Boucler", "Fermer"}
		if state.Finished() { // which stands behind the draft
			want = want[:1]
		}
		if state == Translated && !slices.ContainsFunc(has.Suggestions, Says("Fermer")) || has.Target != "Clore" || !slices.Equal(has.Alternatives, want) {
			t.Errorf("%v: %q beside %q", state, has.Target, has.Alternatives)
		}
		if !slices.Equal(was, []string{"Clore", "Boucler"}) {
			t.Error("what the message was made of is written to")
		}
	}
}

// A translation that came back finished is one of the text that it stands beside,
// whatever earlier text an editor has left there.
func TestFinishedTranslationHasNoEarlierText(t *testing.T) {
	has := Message{ID: "lock", Source: "Lock it now.", State: Untranslated}
	came := Message{ID: "lock", Source: "Lock it now.", Target: "Verrouillez-le.", Previous: "Lock it.", State: Reviewed}
	if ReceiveAll(&has, []*Message{&came}, false); has.Target != came.Target || has.Previous != "" {
		t.Errorf("%q, of %q", has.Target, has.Previous)
	}
}
