package merge

import (
	"bytes"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
)

// A slot is where a translator's text can come to stand: a file, and the
// segment of it that is meant.
type slot struct {
	name, file, source string
	segment            int
}

// slots are one of each kind of place.
var slots = []slot{
	{"paragraph", "s_x.md", "One *two* three.\n\nFour.\n", 0},
	{"all of a paragraph", "s_x.md", "First text.\n\nFour.\n", 0},
	{"heading", "s_x.md", "# One two\n\nFour.\n", 0},
	{"setext heading", "s_x.md", "One two\n=======\n\nFour.\n", 0},
	{"emphasis", "s_x.md", "**One two.**\n\nFour.\n", 0},
	{"link", "s_x.md", "See [this *page*](https://example.org/a) and go.\n\nFour.\n", 0},
	{"reference link", "s_x.md", "See [this] and [that][this].\n\n[this]: https://example.org/a\n", 0},
	{"code", "s_x.md", "Type `one` and ``two``, then.\n\nFour.\n", 0},
	{"image", "s_x.md", "See ![a phone](a.png) here.\n\nFour.\n", 0},
	{"image alone", "s_x.md", "![a phone](a.png)\n\nFour.\n", 0},
	{"title", "s_x.md", "See [this](a.md \"One two\") here.\n", 1},
	{"title in parentheses", "s_x.md", "See [this](a.md (One two)) here.\n", 1},
	{"title of a definition", "s_x.md", "See [this].\n\n[this]: a.md 'One two'\n", 1},
	{"item", "s_x.md", "* One two\n* Four\n", 0},
	{"task", "s_x.md", "* [ ] One two\n* [x] Four\n", 0},
	{"quote", "s_x.md", "> One two\n> three\n\nFour.\n", 0},
	{"cell", "s_x.md", "| One | two |\n|---|---|\n| three | `four` |\n", 2},
	{"cell without a pipe", "s_x.md", "One | two\n---|---\nthree | four\n", 2},
	{"term", "s_x.md", "One\n: Two three\n", 0},
	{"definition", "s_x.md", "One\n: Two three\n", 1},
	{"footnote", "s_x.md", "One[^1].\n\n[^1]: Two three\n", 1},
	{"behind a hard break", "s_x.md", "One two\\\nthree four\n", 1},
	{"break inside", "s_x.md", "**One\\\ntwo** three\n", 0},
	{"inline HTML", "s_x.md", "Press <kbd>F1</kbd> now<br>or never.\n\nFour.\n", 0},
	{"address", "s_x.md", "See https://example.org/a, www.example.org or a@example.org now.\n\nFour.\n", 0},
	{"template", "s_x.md", "Hello {{ site.name }} and {% t x %}{# no #} all.\n\nFour.\n", 0},
	{"template in code", "s_x.md", "Type `{{ site.name }}` now.\n\nFour.\n", 0},
	{"letters of a template", "s_x.md", "Type &#123;{ name }} and &#123;% x %} now.\n\nFour.\n", 0},
	{"inside a shortcode", "s_x.md", "Before.\n\n{{< note >}}\nOne two\n{{< /note >}}\n", 1},
	{"comment", "s_x.md", "One <!-- two --> three\n\nFour.\n", 0},
	{"front matter", "s_x.md", "---\ntitle: One two\n---\n\nFour.\n", 0},
	{"front matter, quoted", "s_x.md", "---\ntitle: \"One *two*\"\ndescription: 'Three'\n---\n\nFour.\n", 0},
	{"front matter, folded", "s_x.md", "---\ntitle: >\n  One\n  two\n---\n\nFour.\n", 0},
	{"TOML", "s_x.md", "+++\ntitle = \"One two\"\n+++\n\nFour.\n", 0},
	{"JSON", "s_x.md", "{\n\"title\": \"One two\"\n}\n\nFour.\n", 0},
	{"checklist", "c_x.yml", "title: One\nlist:\n- check: Two *three*\n", 1},
	{"form", "f_x.yml", "title: 'One'\nscreens:\n- title: \"Two &amp; three\"\n  items:\n  - name: a\n    label: Four\n", 1},
	{"category", ".category.yml", "title: One\ndescription: |\n  Two\n  three\n", 1},
}

func (l *slot) document(t testing.TB) *content.Document {
	t.Helper()
	d, err := content.Split(l.file, []byte(l.source), nil)
	if err != nil || len(d.Segments()) <= l.segment {
		t.Fatalf("%s: no segment %d: %v", l.name, l.segment, err)
	}
	return d
}

// with is the segment's own text with another put in at one of its tags.
func with(s *segment.Segment, text string, at int) string {
	tokens := segment.Tokenize(s.Text, s.Tags)
	var b bytes.Buffer
	for i, t := range tokens {
		if i == at%(len(tokens)+1) {
			b.WriteString(text)
		}
		b.WriteString(t.Text)
	}
	if at%(len(tokens)+1) == len(tokens) {
		b.WriteString(text)
	}
	return b.String()
}

// alone plans a document with one translation.
func alone(d *content.Document, i int, text string) *Plan {
	s := &d.Segments()[i]
	c := &locales.Catalog{Locale: "xx", Messages: []locales.Message{{ID: s.ID(), Source: s.Text, Target: text, State: locales.Translated}}}
	return Resolve(d, NewIndex(c), Policy{})
}

// What a translator types is no link and no code anywhere.
func TestNothingForeignLands(t *testing.T) {
	cost.SkipShort(t)
	merged, refused := 0, 0
	for i := range slots {
		l := &slots[i]
		d := l.document(t)
		s := &d.Segments()[l.segment]
		for _, text := range hostile {
			for at := range len(s.Tags)*2 + 2 {
				plan := alone(d, l.segment, with(s, text, at))
				if plan.Entries[l.segment].Status != Translated {
					refused++
					continue
				}
				merged++
				if err := foreign(d, plan.Apply()); err != nil {
					t.Errorf("%s: %q: %q: %v", l.name, with(s, text, at), plan.Apply(), err)
				}
			}
		}
	}
	t.Logf("%d places, %d texts merged, %d refused", len(slots), merged, refused)
	if merged < refused/2 {
		t.Errorf("%d merged, %d refused: too few to tell", merged, refused)
	}
}

// FuzzForeign holds the same against whatever stands next to a tag: the rule
// of addresses and goldmark's own reading have to agree on all of it.
func FuzzForeign(f *testing.F) {
	for i, text := range cost.Seeds(hostile) {
		f.Add(text, uint8(i), uint8(i/len(slots)))
	}
	f.Fuzz(func(t *testing.T, text string, place, at uint8) {
		if len(text) > fuzzSize {
			t.Skip("too long")
		}
		l := &slots[int(place)%len(slots)]
		d := l.document(t)
		plan := alone(d, l.segment, with(&d.Segments()[l.segment], text, int(at)))
		if plan.Entries[l.segment].Status != Translated {
			if !bytes.Equal(plan.Apply(), d.Source()) {
				t.Errorf("%s: %q was not merged, and the bytes changed", l.name, text)
			}
			return
		}
		if err := foreign(d, plan.Apply()); err != nil {
			t.Errorf("%s: %q: %q: %v", l.name, text, plan.Apply(), err)
		}
	})
}
