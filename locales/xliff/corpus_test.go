package xliff

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
)

// lessons is the catalog of the English lessons, those of the corpus if it is
// there, translated in part: each text into itself with other letters.
func lessons(t *testing.T) *locales.Catalog {
	t.Helper()
	root := filepath.Join("..", "..", "content")
	if corpus := os.Getenv("PARASOL_CORPUS"); corpus != "" {
		root = filepath.Join(corpus, "umbrella")
	}
	tree, err := content.Load(os.DirFS(root), content.DefaultLayout, "en", nil)
	if tree == nil || len(tree.Documents) < 10 {
		t.Fatalf("%s: %v", root, err)
	}
	c, err := extract.Template(tree)
	if err != nil {
		t.Fatal(err)
	}
	c.Source, c.Locale = "en", "fr"
	for i := range c.Messages {
		m := &c.Messages[i]
		switch i % 5 {
		case 0:
			continue
		case 1:
			m.State, m.Previous = locales.NeedsReview, "once: "+m.Source
			m.Suggestions = []locales.Suggestion{{Text: accents(m), Source: m.Source, Origin: "memory", Score: 0.9}}
		case 2, 3:
			m.State = locales.Translated
		case 4:
			m.State = locales.Reviewed
		}
		m.Target = accents(m)
	}
	t.Logf("%d lessons, %d messages", len(tree.Documents), len(c.Messages))
	return c
}

var letters = strings.NewReplacer("a", "à", "e", "ë", "o", "ö")

func accents(m *locales.Message) string {
	var b strings.Builder
	for _, token := range segment.Tokenize(m.Source, m.Tags) {
		if token.Part == segment.Text {
			token.Text = letters.Replace(token.Text)
		}
		b.WriteString(token.Text)
	}
	return b.String()
}

func TestLessonsComeBack(t *testing.T) {
	c := lessons(t)
	for _, f := range formats {
		data := mustEncode(t, f, c)
		if !f.Sniff(data) || !f.Sniff(data[:512]) {
			t.Errorf("%s: not recognized", f.Name)
		}
		got := mustDecode(t, "fr.xlf", data)
		if d := diff(c, got); d != "" {
			t.Errorf("%s (-want +got):\n%.5000s", f.Name, d)
		}
		for i := range got.Messages {
			m := &got.Messages[i]
			for _, p := range segment.Check(&segment.Segment{Text: m.Source, Tags: m.Tags}, m.Target) {
				if m.Target != "" && p.Rule != segment.RuleURL { // the accents are in the addresses too
					t.Errorf("%s: %q: %v", f.Name, m.Target, p)
				}
			}
		}
		if !bytes.Equal(data, mustEncode(t, f, got)) {
			t.Errorf("%s: another file when written again", f.Name)
		}
	}
}

func TestLessonsAreValid(t *testing.T) {
	c := lessons(t)
	for _, f := range formats {
		validator(t, f)(mustEncode(t, f, c))
	}
}

func TestLessonsThroughTranslateToolkit(t *testing.T) {
	c := lessons(t)
	got := translateToolkit(t, c)
	for i := range c.Messages {
		if m := &c.Messages[i]; m.State == locales.Untranslated {
			m.Target, m.State = upper(m), locales.Translated
		}
	}
	if d := diff(c, got); d != "" {
		t.Errorf("(-want +got):\n%.5000s", d)
	}
}

// OmegaT shows a text without the tags at its edges, and takes the source for
// no translation: such messages stay as they are.
func TestLessonsThroughOmegaT(t *testing.T) {
	c := lessons(t)
	translate := func(visit func(m *locales.Message)) {
		for i := range c.Messages {
			m := &c.Messages[i]
			edge := strings.HasPrefix(m.Source, "<") || strings.HasSuffix(m.Source, ">")
			if text := upper(m); m.State == locales.Untranslated && text != m.Source && (len(m.Tags) == 0 || !edge) {
				m.Target = text
				visit(m)
			}
		}
	}
	var memory strings.Builder
	n := 0
	translate(func(m *locales.Message) {
		memory.WriteString(omegatPair(m))
		m.Target = ""
		n++
	})
	if n < len(c.Messages)/10 {
		t.Errorf("%d of %d messages are translated", n, len(c.Messages))
	}
	got := omegat(t, c, memory.String())
	translate(func(m *locales.Message) { m.State = locales.Translated })
	if d := diff(c, got); d != "" {
		t.Errorf("(-want +got):\n%.5000s", d)
	}
}
