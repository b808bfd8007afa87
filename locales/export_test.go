package locales

import "testing"

func TestExportIsReadAsItIsSpelled(t *testing.T) {
	print := Fingerprint("Bonjour")
	for _, e := range []Export{
		{}, {Untranslated, Fingerprint("")}, {NeedsReview, print}, {Translated, print}, {Reviewed, print}, {Reviewed, ""},
	} {
		got, ok := ParseExport(e.String())
		if ok != (e != Export{}) || got != e {
			t.Errorf("%q is read as %+v, %v", e, got, ok)
		}
	}
}

func TestWhatIsNoExportTellsNothing(t *testing.T) {
	for _, s := range []string{
		"", "untranslated", "obsolete " + Fingerprint("a"), "translated by hand", "translated 9f86d081884c7d6",
		"translated 9F86D081884C7D65", "Translated 9f86d081884c7d65", "9f86d081884c7d65",
	} {
		if e, ok := ParseExport(s); ok || e != (Export{}) {
			t.Errorf("%q is read as %+v", s, e)
		}
	}
}

// Files that are with translators hold fingerprints: they stay what they are.
func TestFingerprintIsPinned(t *testing.T) {
	for text, want := range map[string]string{"": "e3b0c44298fc1c14", "Bonjour": "9172e8eec99f144f"} {
		if got := Fingerprint(text); got != want {
			t.Errorf("%q has the fingerprint %s, want %s", text, got, want)
		}
	}
}
