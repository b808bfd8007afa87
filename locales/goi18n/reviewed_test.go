package goi18n

import (
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/locales"
)

func reviewing(states ...locales.State) *locales.Catalog {
	c := &locales.Catalog{Locale: "fr"}
	for i, text := range []string{"Un", "Deux", "Trois"} {
		m := translated(message(text), text)
		m.State = states[i]
		c.Messages = append(c.Messages, m)
	}
	return c
}

func TestReviewedListComesBack(t *testing.T) {
	want := reviewing(locales.Reviewed, locales.Translated, locales.Reviewed)
	data := EncodeReviewed(want, nil)
	if n := strings.Count(string(data), "\n"); n != 3 {
		t.Fatalf("%d lines:\n%s", n, data)
	}
	got := reviewing(locales.Translated, locales.Translated, locales.Translated)
	if err := DecodeReviewed("reviewed.fr.txt", data, got); err != nil {
		t.Fatal(err)
	}
	if d := diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	if data := EncodeReviewed(reviewing(locales.Translated, locales.Translated, locales.Translated), nil); data != nil {
		t.Errorf("a list of nothing: %q", data)
	}
}

func TestTextThatChangedIsNotReviewed(t *testing.T) {
	data := EncodeReviewed(reviewing(locales.Reviewed, locales.Reviewed, locales.Reviewed), nil)
	got := reviewing(locales.Translated, locales.Translated, locales.NeedsReview)
	got.Messages[0].Target = "Une"
	if err := DecodeReviewed("reviewed.fr.txt", data, got); err != nil {
		t.Fatal(err)
	}
	for i, want := range []locales.State{locales.Translated, locales.Reviewed, locales.NeedsReview} {
		if got.Messages[i].State != want {
			t.Errorf("message %d is %v, want %v", i, got.Messages[i].State, want)
		}
	}
}

func TestReviewedListByHand(t *testing.T) {
	c := reviewing(locales.Translated, locales.Translated, locales.Translated)
	list := "# ours\r\n\r\n  " + c.Messages[1].ID + "\r\nunknown-message 123\n"
	if err := DecodeReviewed("reviewed.fr.txt", []byte(list), c); err != nil || c.Messages[1].State != locales.Reviewed {
		t.Errorf("%v, %v", c.Messages[1].State, err)
	}
	err := DecodeReviewed("reviewed.fr.txt", []byte("# a\n<<<<<<< HEAD of main\n"), c)
	if err == nil || !strings.HasPrefix(err.Error(), "reviewed.fr.txt:2:1: ") {
		t.Errorf("%v", err)
	}
}

// A file that is lost and comes back has its reviews again.
func TestReviewsOfUnknownTextsStay(t *testing.T) {
	was := reviewing(locales.Reviewed, locales.Reviewed, locales.Reviewed)
	list := EncodeReviewed(was, nil)
	c := reviewing(locales.Untranslated, locales.Untranslated, locales.Untranslated)
	for i := range c.Messages {
		c.Messages[i].Target = ""
	}
	if got := EncodeReviewed(c, list); string(got) != string(list) {
		t.Errorf("of texts that are lost:\n%s", got)
	}
	if got := EncodeReviewed(&locales.Catalog{Locale: "fr"}, list); string(got) != string(list) {
		t.Errorf("of messages that are lost:\n%s", got)
	}
	c.Messages[0] = translated(message("Un"), "Une")                                 // has another
	c.Messages[1].Suggestions = []locales.Suggestion{{Text: was.Messages[1].Target}} // was taken back
	c.Messages[2].Alternatives = []string{was.Messages[2].Target}
	if got := EncodeReviewed(c, list); got != nil {
		t.Errorf("of texts that are there:\n%s", got)
	}
	if got := EncodeReviewed(was, list); string(got) != string(list) {
		t.Errorf("again:\n%s", got)
	}
}
