package merge

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// documents are the sample lessons, every tree of the corpus if it is there,
// and CommonMark's examples in every kind of container.
func documents(t testing.TB) []*content.Document {
	t.Helper()
	var docs []*content.Document
	add := func(name string, data []byte) {
		d, err := content.Split(name, data, nil)
		if err != nil {
			t.Logf("%v", err)
		}
		if d != nil {
			docs = append(docs, d)
		}
	}
	corpus := os.Getenv("PARASOL_CORPUS")
	if corpus != "" && underRace {
		corpus = filepath.Join(corpus, "umbrella", "fr") // CI reads the others without the race detector
	}
	for _, root := range []string{"../content", corpus} {
		if root == "" {
			continue
		}
		before := len(docs)
		err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := os.ReadFile(name)
			add(filepath.ToSlash(name), data)
			return err
		})
		if err != nil || len(docs) == before {
			t.Fatalf("%d lessons in %s: %v", len(docs)-before, root, err)
		}
	}
	t.Logf("%d lessons", len(docs))
	for i, text := range examples(t) {
		for _, c := range containers {
			lines := strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n")
			add(fmt.Sprintf("example %d%s.md", i+1, c.name), []byte(c.first+strings.Join(lines, c.rest)+"\n"))
		}
	}
	return docs
}

// containers are blocks to put an example into.
var containers = []struct{ name, first, rest string }{
	{"", "", ""},
	{" in a quote", "> ", "> "},
	{" in a list", "*\t", "\t"},
	{" in a footnote", "See[^n].\n\n[^n]: ", "    "},
	{" in a definition", "Term\n: ", "  "},
}

// examples are those of CommonMark's specification, which goldmark's module
// holds.
func examples(t testing.TB) []string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var spec []struct{ Markdown string }
	if err := json.Unmarshal(data, &spec); err != nil || len(spec) < 600 {
		t.Fatalf("%d examples: %v", len(spec), err)
	}
	texts := make([]string, len(spec))
	for i := range spec {
		texts[i] = spec[i].Markdown
	}
	return texts
}

// pseudo are translations that keep what a translation must keep.
var pseudo = map[string]func(s *segment.Segment) string{
	"accents": func(s *segment.Segment) string {
		return mapText(s, func(w string) string { return accents.Replace(w) + "ééé" })
	},
	"arabic": func(s *segment.Segment) string {
		return mapText(s, func(w string) string { return mapLetters(w, 'ا') })
	},
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

// anAddress is a URL or an e-mail address with the characters that part it from
// the words around it.
var anAddress = regexp.MustCompile(`[\s(*_~]?[^\s(]*(?:://|www\.|@)\S*\s?`)

// mapText changes the literal text, but for addresses.
func mapText(s *segment.Segment, change func(string) string) string {
	var b strings.Builder
	for _, t := range segment.Tokenize(s.Text, s.Tags) {
		if t.Part != segment.Text {
			b.WriteString(t.Text)
			continue
		}
		at := 0
		for _, m := range anAddress.FindAllStringIndex(t.Text, -1) {
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

// TestPseudoTranslationsReadBack is law 2: what goes in comes out, and an
// undecorated goldmark sees the same blocks, links and images.
func TestPseudoTranslationsReadBack(t *testing.T) {
	cost.SkipShort(t)
	docs := documents(t)
	for name, translate := range pseudo {
		t.Run(name, func(t *testing.T) {
			segments, rejected, adapted, inExamples := 0, 0, 0, 0
			for _, d := range docs {
				plan := Resolve(d, NewIndex(catalog(d, translate)), Policy{})
				segments += len(plan.Entries)
				for _, e := range plan.Entries {
					switch {
					case isOfCode(&e): // as a translator may not translate it either
					case e.Status != Translated:
						if rejected++; strings.HasPrefix(d.Path(), "example ") {
							inExamples++ // of CommonMark's corners
						}
						t.Logf("%s: %q for %q: %v", e.Segment.Pos, translate(e.Segment), e.Segment.Text, e.Findings)
					case len(e.Findings) > 0:
						adapted++
					}
				}
				readsBack(t, plan)
				if got, want := outline(plan.Apply()), outline(d.Source()); isMarkdown(d) && got != want {
					t.Errorf("%s: structure\n%s\nbecame\n%s", d.Path(), want, got)
				}
			}
			t.Logf("%d files, %d segments, %d rejected, %d adapted", len(docs), segments, rejected, adapted)
			if (rejected-inExamples)*1000 > segments || inExamples > 20 {
				t.Errorf("more than 0.1 %% are rejected, or %d in examples", inExamples)
			}
		})
	}
}

// isOfCode reports a translation that changes the template code that its
// source shows.
func isOfCode(e *Entry) bool {
	return e.Status == Rejected && strings.Contains(e.Segment.Text, "{{") &&
		!slices.ContainsFunc(e.Findings, func(f finding.Finding) bool { return f.Rule != segment.RuleCode })
}

func isMarkdown(d *content.Document) bool { return strings.HasSuffix(d.Path(), ".md") }

// readsBack splits the merged lesson and looks for every translation in its
// place, whatever numbers its tags have got.
func readsBack(t testing.TB, plan *Plan) {
	t.Helper()
	again, err := content.Split(plan.Document.Path(), plan.Apply(), nil)
	if err != nil {
		t.Error(err)
		return
	}
	segments := again.Segments()
	if len(segments) != len(plan.Entries) {
		t.Errorf("%s: %d segments became %d", plan.Document.Path(), len(plan.Entries), len(segments))
		return
	}
	titles := func(k segment.Kind) bool { return k == segment.Title } // move with their links
	for i, e := range plan.Entries {
		want := e.Segment.Text
		if e.Status == Translated {
			want = segment.Normalize(e.Message.Target, e.Segment.Tags)
		}
		if titles(e.Segment.Kind) && titles(segments[i].Kind) {
			continue
		}
		if got := segments[i].Text; plainTags(got) != plainTags(want) || segments[i].Kind != e.Segment.Kind {
			t.Errorf("%s: %v %q reads back as %v %q", e.Segment.Pos, e.Segment.Kind, want, segments[i].Kind, got)
		}
	}
}

var tagNumber = regexp.MustCompile(`<(/?)(a|b|i|s|code|img|br|x)\d+(/?)>`)

func plainTags(s string) string { return tagNumber.ReplaceAllString(s, "<$1$2$3>") }

// outline is the structure of a lesson as goldmark reads it: its blocks, and
// for each what is in it, sorted, since a translation may move it.
func outline(source []byte) string {
	root := stock.Parse(text.NewReader(source))
	var b strings.Builder
	var inside []string
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeBlock {
			if entering || len(inside) > 0 {
				slices.Sort(inside)
				fmt.Fprintf(&b, "%s(%s", strings.Join(inside, " "), n.Kind())
				inside = nil
			} else {
				b.WriteString(")")
			}
			return ast.WalkContinue, nil
		}
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text, *ast.String:
		case *ast.Link:
			inside = append(inside, "link to "+string(n.Destination))
		case *ast.Image:
			inside = append(inside, "image "+string(n.Destination))
		case *ast.AutoLink:
			inside = append(inside, "link to "+string(n.URL(source)))
		case *ast.Emphasis:
			inside = append(inside, []string{"", "em", "strong"}[n.Level])
		case *ast.RawHTML:
			html := string(n.Segments.Value(source))
			switch html {
			case "<strong>", "<em>": // how emphasis is written where Markdown's would not read
				inside = append(inside, html[1:len(html)-1])
			case "<del>":
				inside = append(inside, "Strikethrough")
			case "</strong>", "</em>", "</del>", "<!---->": // the last marks an address
			default:
				inside = append(inside, html)
			}
		default:
			inside = append(inside, n.Kind().String())
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
