package coverage

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
)

var update = flag.Bool("update", false, "write the page that the code makes into the golden")

func pageOf(t testing.TB, r Report, o HTML) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.HTML(&b, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestPageGolden holds the page without texts, its style and its script
// against testdata/page.html.
func TestPageGolden(t *testing.T) {
	name := filepath.Join("testdata", "page.html")
	p := merge.Resolve(lesson(t, "calls/s_call.md", partsLesson), merge.NewIndex(partsCatalog()), merge.Policy{})
	page := pageOf(t, Of([]*merge.Plan{p}), HTML{Title: "Calls <& more>", Source: "en"})
	for _, whole := range []string{pageStyle, pageScript} {
		if !strings.Contains(page, whole) {
			t.Error("style or script do not stand in the page as they are")
		}
		page = strings.Replace(page, whole, "…", 1)
	}
	page = regexp.MustCompile(`sha256-[^']*`).ReplaceAllString(page, "sha256-…")
	if *update {
		if err := os.WriteFile(name, []byte(page), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), page); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestPageNeedsNothingElse looks for addresses: the page is to work where there
// is no network.
func TestPageNeedsNothingElse(t *testing.T) {
	page := pageOf(t, Report{}, HTML{Title: "x"})
	if found := regexp.MustCompile(`(?i)\b(?:src|action|srcset)=|https?:|url\(|@import|href="[^#]`).FindAllString(page, -1); found != nil {
		t.Errorf("%q", found)
	}
}

func unpack(t testing.TB, page, locale string, into any) {
	t.Helper()
	_, rest, _ := strings.Cut(page, `<template data-texts="`+locale+`">`)
	packed, _, _ := strings.Cut(rest, "</template>")
	data, err := base64.StdEncoding.DecodeString(packed)
	if err != nil {
		t.Fatal(err)
	}
	data, err = io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

// TestPageHoldsEveryText unpacks the texts of a page and wants each segment
// beside its translation, in its part.
func TestPageHoldsEveryText(t *testing.T) {
	plan := merge.Resolve(lesson(t, "calls/s_call.md", partsLesson), merge.NewIndex(partsCatalog()), merge.Policy{})
	page := pageOf(t, Of([]*merge.Plan{plan}), HTML{Source: "en", Plans: []*merge.Plan{plan}})
	var source sourceTexts
	var target targetTexts
	unpack(t, page, "", &source)
	unpack(t, page, "fr", &target)
	var got []string
	for i, s := range source.Lessons[0].Segments {
		part := source.Parts[target.Lessons[0][i]-'0'].Label
		got = append(got, fmt.Sprintf("%s, %s: %s = %s", source.Kinds[s[1]], part, source.Texts[s[0]], target.Texts[s[0]]))
	}
	want := []string{
		"heading, reviewed: Calls = Appels", "paragraph, translated: Call a friend. = Appelez un ami.", "paragraph, translated: Signal = Signal",
		"paragraph, refused: Call <b1>home</b1>. = Appelez chez vous.", "paragraph, outdated: Stay there. = Restez.",
		"paragraph, to review: Go home. = Rentrez.", "paragraph, missing: Run. = ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if why := target.Why["0/3"]; !strings.Contains(why, "<b1>") || len(target.Why) != 1 {
		t.Errorf("refused since %q", target.Why)
	}
	if source.Locale != "en" || source.Lessons[0].Path != "calls/s_call.md" || source.Lessons[0].Title != "Calls" {
		t.Errorf("%+v", source)
	}
}

// TestNoTextIsMarkupOfThePage draws texts and names, and wants as many tags in
// the page as there are of harmless ones.
func TestNoTextIsMarkupOfThePage(t *testing.T) {
	tags := regexp.MustCompile(`<[a-z/!]`)
	shape := func(t *rapid.T, title, path, text, target string) int {
		d, err := content.Split(path, []byte("---\ntitle: x\n---\n"+text+"\n"), nil)
		if err != nil {
			t.Skip(err)
		}
		p := &merge.Plan{Document: d, Locale: "fr"}
		for i := range d.Segments() {
			p.Entries = append(p.Entries, merge.Entry{Segment: &d.Segments()[i], Status: merge.Translated, Message: &locales.Message{Target: target}})
		}
		var b bytes.Buffer
		if err := Of([]*merge.Plan{p}).HTML(&b, HTML{Title: title, Source: "en", Plans: []*merge.Plan{p}}); err != nil {
			t.Fatal(err)
		}
		return len(tags.FindAllString(b.String(), -1))
	}
	hostile := rapid.SliceOfN(rapid.SampledFrom([]string{
		"<script>", "</script>", "</template>", "<!--", "-->", `"`, "'", "<img onerror=x>", "&lt;", "{{.}}", "</title>", "a", "\u2028",
	}), 1, 6)
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) string { return strings.Join(hostile.Draw(t, name), "") }
		path := strings.ReplaceAll(draw("folder"), "/", "") + "/s_" + strings.ReplaceAll(draw("file"), "/", "") + ".md"
		if got, want := shape(t, draw("title"), path, "Text", draw("target")), shape(t, "title", "folder/s_x.md", "Text", "Texte"); got != want {
			t.Fatalf("%d tags, want %d", got, want)
		}
	})
}

// TestPageIsAFunctionOfThePlans gives the plans in another order.
func TestPageIsAFunctionOfThePlans(t *testing.T) {
	lessons := someLessons(t)
	rapid.Check(t, func(rt *rapid.T) {
		plans := drawPlans(rt, lessons)
		shuffled := rapid.Permutation(plans).Draw(rt, "order")
		a := pageOf(t, Of(plans), HTML{Title: "x", Source: "en", Plans: plans})
		if b := pageOf(t, Of(shuffled), HTML{Title: "x", Source: "en", Plans: shuffled}); a != b {
			rt.Fatal("another order, another page")
		}
	})
}

func TestNextAreTheMostLinked(t *testing.T) {
	r := Report{
		Sources: []Source{{"a", "A", 1}, {"b", "B", 3}, {"c", "C", 3}, {"d", "D", 9}, {"e", "E", 1}},
		Locales: []Locale{{Group: Group{Name: "fr"}, Lessons: []Lesson{
			lessonWith("a", counts(5, 1)), lessonWith("b", counts(9, 8)), lessonWith("c", counts(9, 0)), lessonWith("d", counts(9, 9)), lessonWith("e", counts(5, 1)),
		}}},
	}
	var got []string
	for _, row := range r.next()[0].Rows {
		got = append(got, fmt.Sprint(row.Source.Path, row.Lesson, row.Open))
	}
	if !slices.Equal(got, []string{"c2 9", "b1 1", "a0 4", "e4 4"}) {
		t.Errorf("%q", got)
	}
}

func TestHeatIsFullOnlyAtTheEnd(t *testing.T) {
	if got := cellOf(counts(1_000_000, 1)); got != (cell{"h1", 0}) {
		t.Errorf("one of a million: %v", got)
	}
	for translated, want := range map[int]cell{0: {"h0", 0}, 1: {"h1", 0}, 249: {"h1", 24}, 250: {"h2", 25}, 750: {"h4", 75}, 999: {"h4", 99}, 1000: {"h5", 100}} {
		if got := cellOf(counts(1000, translated)); got != want {
			t.Errorf("%d of 1000: %v, want %v", translated, got, want)
		}
	}
}

// A table of names is a table, whatever somebody called a lesson.
func TestNamesOfLessonsAreNoFormulas(t *testing.T) {
	for name, want := range map[string]string{"=cmd.md": "'=cmd.md", "+1.md": "'+1.md", "@a/b.md": "'@a/b.md", "a=b.md": "a=b.md", "'a.md": "'a.md", "": ""} {
		if got := noFormula(name); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
