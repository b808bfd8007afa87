package check

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content/segment"
)

// FuzzTranslations holds findings to mark characters of their text, to be the
// same each time, and what a fix leaves to be no worse: the same tags, fewer
// findings, and nothing more to mend.
func FuzzTranslations(f *testing.F) {
	for _, p := range goodPairs(f)["fr"] {
		f.Add("fr", p.source, p.target)
	}
	f.Add("ar", "Wait <b1>24</b1> h, “now”!", " انتظر  <b1> ٤٢</b1> ساعة ? ")
	f.Add("zh-Hant", "`ls` <code1>x</code1> <x1/>", "个<x1/>，<code1>y</code1>\u200b\u202b(")
	f.Add("", "", "\xff")
	f.Fuzz(func(t *testing.T, locale, source, target string) {
		if !utf8.ValidString(source) || !utf8.ValidString(target) {
			t.Skip()
		}
		o := Options{Source: "en", Keep: []string{"Signal"}}
		plans := planOf(locale, pair{source, target})
		found := Translations(plans, o)
		if diff := cmp.Diff(found, Translations(plans, o)); diff != "" {
			t.Fatal(diff)
		}
		for _, f := range found {
			if f.Start < 0 || f.End < f.Start || f.End > len(f.Text) || !onBoundary(f.Text, f.Start) || !onBoundary(f.Text, f.End) {
				t.Fatalf("%s marks %d to %d of %q", f.Rule, f.Start, f.End, f.Text)
			}
		}
		for _, fix := range Fixes(plans, o, all) {
			mended := planOf(locale, pair{source, fix.Text})
			if n := len(Translations(mended, o)); n >= len(found) {
				t.Errorf("%q has %d findings, %q has %d", target, len(found), fix.Text, n)
			}
			was, is := segment.Names(target), segment.Names(fix.Text)
			if diff := cmp.Diff(was, is); diff != "" {
				t.Error(diff)
			}
		}
	})
}

func onBoundary(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }
