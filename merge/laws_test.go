package merge

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// trees are the sample lessons and every tree of the corpus.
func documents(t testing.TB) []*content.Document {
	t.Helper()
	var docs []*content.Document
	roots := []string{"../content"}
	if corpus := os.Getenv("PARASOL_CORPUS"); corpus != "" {
		roots = append(roots, corpus)
	}
	for _, root := range roots {
		err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			d, err := content.Split(filepath.ToSlash(name), data, nil)
			if err != nil {
				t.Logf("%v", err)
			}
			if d != nil {
				docs = append(docs, d)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return docs
}

// pseudo are translations that keep what a translation must keep.
var pseudo = map[string]func(s *segment.Segment) string{
	"accents": func(s *segment.Segment) string { return mapText(s, func(w string) string { return accents.Replace(w) + "ééé" }) },
	"arabic":  func(s *segment.Segment) string { return mapText(s, func(w string) string { return mapLetters(w, 'ا') }) },
	"cjk": func(s *segment.Segment) string {
		return mapText(s, func(w string) string { return strings.ReplaceAll(mapLetters(w, '選'), " ", "") })
	},
	"moved": moveTags,
}

var accents = strings.NewReplacer("a", "à", "e", "ë", "i", "ï", "o", "ö", "u", "ü", "A", "À", "E", "É", "c", "ç")

func mapLetters(s string, to rune) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return to + r%20
		}
		return r
	}, s)
}

// address is a URL or an e-mail address with the characters that part it from
// the words around it.
var address = regexp.MustCompile(`[\s(*_~]?[^\s(]*(?:://|www\.|@)\S*\s?`)

// mapText changes the literal text, but for addresses.
func mapText(s *segment.Segment, change func(string) string) string {
	var b strings.Builder
	for _, t := range segment.Tokenize(s.Text, s.Tags) {
		if t.Part != segment.Text {
			b.WriteString(t.Text)
			continue
		}
		at := 0
		for _, m := range address.FindAllStringIndex(t.Text, -1) {
			if at < m[0] {
				b.WriteString(change(t.Text[at:m[0]]))
			}
			b.WriteString(t.Text[m[0]:m[1]])
			at = m[1]
		}
		if at < len(t.Text) {
			b.WriteString(change(t.Text[at:]))
		}
	}
	return b.String()
}

// moveTags puts the top-level parts of the text in the opposite order.
func moveTags(s *segment.Segment) string {
	var parts []string
	depth := 0
	for _, t := range segment.Tokenize(s.Text, s.Tags) {
		if depth == 0 {
			parts = append(parts, "")
		}
		parts[len(parts)-1] += t.Text
		switch t.Part {
		case segment.Open:
			depth++
		case segment.Close:
			depth--
		}
	}
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return strings.TrimSpace("Zz " + strings.Join(parts, " "))
}

func catalog(d *content.Document, translate func(*segment.Segment) string) *locales.Catalog {
	c := &locales.Catalog{Locale: "xx"}
	seen := map[string]bool{}
	for i := range d.Segments() {
		s := &d.Segments()[i]
		if id := s.ID(); !seen[id] {
			seen[id] = true
			c.Messages = append(c.Messages, locales.Message{ID: id, Source: s.Text, Target: translate(s), State: locales.Translated})
		}
	}
	return c
}

func TestPseudo(t *testing.T) {
	docs := documents(t)
	for name, translate := range pseudo {
		t.Run(name, func(t *testing.T) {
			segments, rejected, adapted := 0, 0, 0
			for _, d := range docs {
				plan := Resolve(d, NewIndex(catalog(d, translate)), Policy{})
				segments += len(plan.Entries)
				for _, e := range plan.Entries {
					if len(e.Findings) > 0 && e.Status == Translated {
						adapted++
					}
					if e.Status != Translated {
						rejected++
						if rejected < 30 {
							t.Logf("%s %v: %s: %q -> %q", e.Segment.Pos, e.Status, e.Findings, e.Segment.Text, translate(e.Segment))
						}
					}
				}
			}
			t.Logf("%d files, %d segments, %d rejected, %d adapted", len(docs), segments, rejected, adapted)
		})
	}
}

func TestNoTranslation(t *testing.T) {
	for _, d := range documents(t) {
		out, _ := d.Render(make([]content.Translation, len(d.Segments())))
		if !bytes.Equal(out, d.Source()) {
			t.Errorf("%s: bytes changed", d.Path())
		}
		same := make([]content.Translation, len(d.Segments()))
		for i, s := range d.Segments() {
			same[i].Text = s.Text
		}
		out, _ = d.Render(same)
		if bad := d.Verify(out, same); len(bad) > 0 {
			s := d.Segments()[bad[0].Segment]
			t.Logf("%s: %q", s.Pos, s.Text)
		}
	}
}
