package check

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// corpus loads a locale of a tree that PARASOL_CORPUS has. Translated lessons
// may be broken: those are Load's to tell.
func corpus(t testing.TB, folder, locale string) *content.Tree {
	t.Helper()
	root := os.Getenv("PARASOL_CORPUS")
	if root == "" {
		t.Skip("PARASOL_CORPUS is not set")
	}
	tree, err := content.Load(os.DirFS(filepath.Join(root, folder)), content.DefaultLayout, locale, nil)
	if err != nil {
		t.Logf("%s, %s: %v", folder, locale, err)
	}
	return tree
}

// pictures takes every image for there: the corpus has none.
func pictures(path string) bool { return IsImage(path) }

func count(found []finding.Finding) map[string]int {
	n := map[string]int{}
	for _, f := range found {
		n[f.Rule]++
	}
	return n
}

// TestDefectsOfTheCorpus holds that all that is known to be wrong with the
// English lessons is found, and nothing else; the numbers were verified by
// looking at each.
func TestDefectsOfTheCorpus(t *testing.T) {
	en := corpus(t, "umbrella", "en")
	found := slices.Concat(Links(en, nil, pictures, address.DefaultSchemes, Known{}), Sources(en))
	want := map[string]int{
		"dead-deep-link":   4,
		"no-scheme":        12, // 10 of the web, 2 of mail
		"broken-link":      3,
		"image-as-link":    1, // the image that is missing
		"dead-fragment":    1,
		"list-in-code":     1,
		"literal-emphasis": 2,
		"heading-mark":     1,
	}
	if got := count(found); !maps.Equal(got, want) {
		t.Errorf("%v, want %v:\n%s", got, want, strings.Join(sentences(found), "\n"))
	}
}

// TestDamageOfTheCorpus logs what is found in translated lessons, and holds
// that the classes of damage that they are known for are.
func TestDamageOfTheCorpus(t *testing.T) {
	for _, c := range []struct {
		folder, locale string
		least          map[string]int
	}{
		{"umbrella", "fr", map[string]int{"dead-deep-link": 60, "changed-key": 1, "changed-id": 3, "empty-text": 5}},
		{"umbrella", "ar", map[string]int{"broken-link": 142, "dead-deep-link": 28, "literal-emphasis": 900, "empty-text": 5}},
		{"umbrella-fr-import", "fr", map[string]int{"broken-link": 30, "dead-deep-link": 55}},
		{"umbrella-ar-import", "ar", map[string]int{"broken-link": 700}},
	} {
		en, translated := corpus(t, c.folder, "en"), corpus(t, c.folder, c.locale)
		got := count(slices.Concat(Links(en, translated, pictures, address.DefaultSchemes, Known{}), Lessons(en, translated, Known{})))
		t.Logf("%s, %s: %v", c.folder, c.locale, got)
		for rule, least := range c.least {
			if got[rule] < least {
				t.Errorf("%s, %s: %s is found %d times, at least %d are there", c.folder, c.locale, rule, got[rule], least)
			}
		}
	}
}

// TestGoodTranslationsHaveFewFindings translates every text of the corpus and
// of the sample into letters of another script, and merges them: there is
// nothing wrong with such lessons that is not wrong with their source.
func TestGoodTranslationsHaveFewFindings(t *testing.T) {
	trees := map[string]*content.Tree{"sample": sample(t, "en")}
	if os.Getenv("PARASOL_CORPUS") != "" {
		trees["corpus"] = corpus(t, "umbrella", "en")
	}
	for name, en := range trees {
		ru := &content.Tree{Locale: "ru"}
		texts := 0
		for _, d := range en.Documents {
			ru.Documents = append(ru.Documents, pseudo(t, d))
			texts += len(d.Segments())
		}
		wrong := map[finding.Level]int{}
		for _, f := range slices.Concat(Links(en, ru, pictures, address.DefaultSchemes, Known{}), Lessons(en, ru, Known{})) {
			wrong[f.Level]++
			if f.Rule != "dead-fragment" { // headings were translated
				t.Logf("%v: %s: %s", f.Pos, f.Rule, f.Sentence)
			}
		}
		t.Logf("%s: %v in %d texts", name, wrong, texts)
		if wrong[finding.Error] > 0 || wrong[finding.Warning]*100 > texts {
			t.Errorf("%s: false alarms: %v", name, wrong)
		}
	}
}

// pseudo is the document with its Latin letters in Cyrillic.
func pseudo(t *testing.T, d *content.Document) *content.Document {
	translations := make([]markdown.Translation, len(d.Segments()))
	for i, s := range d.Segments() {
		var b strings.Builder
		for _, token := range segment.Tokenize(s.Text, s.Tags) {
			text := token.Text
			if token.Part == segment.Text && !strings.ContainsAny(text, "@/") && !strings.Contains(text, "www.") {
				text = strings.Map(cyrillic, text)
			}
			b.WriteString(text)
		}
		translations[i].Text = b.String()
		if len(segment.Check(&s, b.String())) > 0 {
			translations[i].Text = ""
		}
	}
	for _, m := range d.Verify(mustRender(d, translations), translations) {
		translations[m.Segment].Text = ""
	}
	is, err := content.Split(d.Path(), mustRender(d, translations), nil)
	if err != nil {
		t.Fatal(err)
	}
	return is
}

func mustRender(d *content.Document, translations []markdown.Translation) []byte {
	out, _ := d.Render(translations)
	return out
}

func cyrillic(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z':
		return 'а' + (r - 'a')
	case r >= 'A' && r <= 'Z':
		return unicode.ToUpper('а' + (r - 'A'))
	}
	return r
}

// BenchmarkLocale times the check of a locale's links and lessons: 0.3 s is
// what the lessons of the corpus may take on two processors.
func BenchmarkLocale(b *testing.B) {
	en, ar := corpus(b, "umbrella", "en"), corpus(b, "umbrella", "ar")
	b.ReportMetric(float64(len(ar.Documents)), "files")
	var links, lessons time.Duration
	for b.Loop() {
		start := time.Now()
		Links(en, ar, pictures, address.DefaultSchemes, Known{})
		middle := time.Now()
		Lessons(en, ar, Known{})
		links, lessons = links+middle.Sub(start), lessons+time.Since(middle)
	}
	b.ReportMetric(float64(links.Milliseconds())/float64(b.N), "links-ms")
	b.ReportMetric(float64(lessons.Milliseconds())/float64(b.N), "lessons-ms")
}

// BenchmarkSource times the check of the source alone.
func BenchmarkSource(b *testing.B) {
	en := corpus(b, "umbrella", "en")
	for b.Loop() {
		Links(en, nil, pictures, address.DefaultSchemes, Known{})
		Sources(en)
	}
}
