package locales

import "testing"

// What the formats write for a state, they read: each state's own word, in
// whatever case and with blanks for hyphens.
func TestEveryStateReadsBack(t *testing.T) {
	for s := Untranslated; s <= Obsolete; s++ {
		if v, ok := ParseVerdict(s.String()); !ok || v.State != s || v.Rejected {
			t.Errorf("%v: %+v %v", s, v, ok)
		}
	}
	for word, want := range map[string]Verdict{
		"rejected": {NeedsReview, true}, " Rejected ": {NeedsReview, true}, "rejected-spelling": {NeedsReview, true},
		"Needs Review": {State: NeedsReview}, "needs_work": {State: NeedsReview}, "Fuzzy": {State: NeedsReview},
		"Approved": {State: Reviewed}, "signed off": {State: Reviewed}, "NOT TRANSLATED": {State: Untranslated},
	} {
		if v, ok := ParseVerdict(word); !ok || v != want {
			t.Errorf("%q: %+v %v, want %+v", word, v, ok, want)
		}
	}
	for _, word := range []string{"", " ", "fine", "translated twice", "state", "rejectedly"} {
		if v, ok := ParseVerdict(word); ok {
			t.Errorf("%q: %+v", word, v)
		}
	}
}

func TestLinesAboutTheState(t *testing.T) {
	for line, want := range map[string]string{
		"state: rejected": "rejected", "State:rejected": "rejected", "STATE :  needs work . ": "needs work", "state: fine": "fine",
		" state: rejected": "", "state": "", "state:": "", "status: rejected": "", "state: see https://example.org": "",
		"state: the capital of it has another name": "", "state: rejected, I would say": "",
	} {
		if word, ok := StateWord(line); word != want || ok != (want != "") {
			t.Errorf("%q: %q %v, want %q", line, word, ok, want)
		}
	}
}

func TestRejectionInThePlaceOfTheExport(t *testing.T) {
	for s, want := range map[string]bool{
		"rejected 9f86d081884c7d65": true, "rejected": true, "Rejected-spelling x": true,
		"translated 9f86d081884c7d65": false, "by hand": false, "": false,
	} {
		if got := RejectsExport(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
