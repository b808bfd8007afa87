package repair

import (
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
)

// repaired patches every segment of a translated lesson whose Markdown takes
// a repair, with its partner by place in the source.
func repaired(t testing.TB, name, source, target string) (lesson string, made, refused int) {
	t.Helper()
	s, d := lessonOf(t, name, source), lessonOf(t, name, target)
	if len(s.Segments()) != len(d.Segments()) {
		t.Fatalf("%d segments for %d: %q", len(d.Segments()), len(s.Segments()), target)
	}
	var patches []Patch
	for i := range s.Segments() {
		if r, ok := Restore(s, i, d.Raw(i)); ok && len(r.Repairs) > 0 {
			patches = append(patches, Patch{First: i, Count: 1, Source: s, Segment: i, Texts: []string{r.Text}})
		}
	}
	got, open := Texts(d, patches)
	return string(got.Source()), len(patches) - len(open), len(open)
}

// places are containers of a text, which stands where the verb is. Each has
// another text before and behind it, which nobody is to touch.
var places = []struct{ name, file, lesson string }{
	{"paragraph", "s_x.md", "Un.\n\n%\n\nDeux *mots* .\n"},
	{"paragraph of two lines", "s_x.md", "Un\n%\n"},
	{"no final newline", "s_x.md", "%"},
	{"carriage returns", "s_x.md", "Un.\r\n\r\n%\r\n\r\nDeux.\r\n"},
	{"list item", "s_x.md", "* Un\n* %\n* Deux\n"},
	{"nested item", "s_x.md", "1. Un\n   - %\n\n     Deux\n2. Trois\n"},
	{"task", "s_x.md", "- [ ] %\n- [x] Deux\n"},
	{"quote", "s_x.md", "> Un\n>\n> %\n\nDeux\n"},
	{"quote in an item", "s_x.md", "- > %\n  > Deux\n"},
	{"cell", "s_x.md", "| Un | Deux |\n|---|---|\n| % | Trois |\n"},
	{"heading", "s_x.md", "# Un\n\n## %\n\nDeux\n"},
	{"underlined heading", "s_x.md", "%\n---\n\nDeux\n"},
	{"hard break", "s_x.md", "Un  \n%  \nDeux\n"},
	{"definition", "s_x.md", "Un\n: %\n: Deux\n"},
	{"footnote", "s_x.md", "Un[^1].\n\n[^1]: %\n"},
	{"front matter", "s_x.md", "---\nindex: 1\ntitle: '%'\n---\nUn.\n"},
	{"plain scalar", "c_x.yml", "title: Un\nlist:\n- check: %\n- check: Deux\n"},
	{"folded scalar", "c_x.yml", "title: Un\nlist:\n- check: >\n    %\n- check: Deux\n"},
	{"quoted scalar", "c_x.yml", "list: [{check: \"%\"}, {check: Deux}]\n"},
}

// hurts are texts, and what became of their translations on the way.
var hurts = []struct{ source, hurt, sound string }{
	{"Read [this](umbrella://a/b) now.", "Lisez [ceci] (umbrella://a/b) maintenant\u202f!", "Lisez [ceci](umbrella://a/b) maintenant\u202f!"},
	{"Read [this](umbrella://a/b) now.", "می\u200cخوانید [این] اکنون (umbrella://a/b).", "می\u200cخوانید [این](umbrella://a/b) اکنون."},
	{"Read [this](umbrella://a/b) now.", "請讀［這個］（umbrella://a/b）。", "請讀[這個](umbrella://a/b)。"},
	{"Never *tell* them.", "Ne * dites * rien.", "Ne *dites* rien."},
	{"**Level:** Advanced", "** المستوى: ** متقدم", "**المستوى:** متقدم"},
	{"**Step one.** Choose.", "**步驟1。**選", "<strong>步驟1。</strong>選"},
	{"See ![map](map.png) here.", "Voir ! [la carte](map.png) ici.", "Voir ![la carte](map.png) ici."},
	{"Ask [her](umbrella://a).", "Demandez-[lui](umbrella: //a).", "Demandez-[lui](umbrella://a)."},
}

// TestDamageIsRepairedInItsPlace damages a text in every container: it is
// repaired, and nothing but it changes.
func TestDamageIsRepairedInItsPlace(t *testing.T) {
	for _, where := range places {
		for _, h := range hurts {
			if where.name == "plain scalar" && (h.hurt[0] == '*' || strings.Contains(h.hurt, ": ")) {
				continue // no plain scalar
			}
			in := func(text string) string {
				return strings.ReplaceAll(where.lesson, "%", text)
			}
			got, made, refused := repaired(t, where.file, in(h.source), in(h.hurt))
			if got != in(h.sound) || made != 1 || refused != 0 {
				t.Errorf("%s: %q is %q, want %q (%d made, %d refused)", where.name, in(h.hurt), got, in(h.sound), made, refused)
			}
			if again, made, _ := repaired(t, where.file, in(h.source), got); again != got || made > 0 {
				t.Errorf("%s: %q is no end: %q", where.name, got, again)
			}
		}
	}
}

func lessonOf(t testing.TB, name, source string) *content.Document {
	t.Helper()
	d, err := content.Split(name, []byte(source), nil)
	if err != nil || d == nil {
		t.Fatalf("%q: %v", source, err)
	}
	return d
}
