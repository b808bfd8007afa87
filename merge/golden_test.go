package merge

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

var update = flag.Bool("update", false, "write what the code does into the goldens")

// knownWrong are goldens that say what ought to be and is not yet, with the
// reason: "archive/case". One that begins to pass fails the test.
var knownWrong = map[string]string{
	"layout/attribute-at-the-end.md": "the attributes of a link that moves to the end count as those of the block",
}

// TestRenderGoldens merges translations into small lessons, as testdata/render
// has them: a txtar archive a topic, in which a lesson NAME is followed by
// NAME.translations, "source => target" a line, NAME.merged and, where there
// are any, NAME.findings. A name that ends in ".quoted" is a file whose lines
// are the insides of Go strings; so is a text that begins with a quote.
func TestRenderGoldens(t *testing.T) {
	names, err := filepath.Glob("testdata/render/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, name := range names {
		topic := strings.TrimSuffix(filepath.Base(name), ".txtar")
		t.Run(topic, func(t *testing.T) {
			old, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			a := txtar.Parse(old)
			if len(a.Files) == 0 || len(bytes.TrimSpace(a.Comment)) == 0 {
				t.Fatal("an archive begins with what it is about, and holds files")
			}
			var out []txtar.File
			for _, f := range a.Files {
				if translations := fileNamed(a, f.Name+".translations"); translations != nil {
					out = append(out, f, txtar.File{Name: f.Name + ".translations", Data: translations})
					out = append(out, renderGolden(t, topic, a, f, translations)...)
				}
			}
			if a.Files = out; *update {
				if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func TestKnownWrongGoldensAreThere(t *testing.T) {
	for id := range knownWrong {
		topic, name, _ := strings.Cut(id, "/")
		data, err := os.ReadFile(filepath.Join("testdata/render", topic+".txtar"))
		if err != nil || fileNamed(txtar.Parse(data), name+".merged") == nil {
			t.Errorf("there is no golden %s: %v", id, err)
		}
	}
}

// renderGolden merges one lesson and returns the goldens that belong to it.
func renderGolden(t *testing.T, topic string, a *txtar.Archive, f txtar.File, translations []byte) (goldens []txtar.File) {
	name, quoted := strings.CutSuffix(f.Name, ".quoted")
	t.Run(name, func(t *testing.T) {
		source := f.Data
		if quoted {
			source = unquoteLines(t, f.Data)
		}
		d, err := content.Split(name, source, nil)
		if err != nil {
			t.Fatal(err)
		}
		plan := Resolve(d, NewIndex(translated(t, d, pairs(t, translations))), Policy{})
		planMakesSense(t, plan)
		merged := plan.Apply()
		if quoted {
			merged = quoteLines(merged)
		}
		goldens = []txtar.File{{Name: f.Name + ".merged", Data: merged}}
		if found := findings(plan); found != "" {
			goldens = append(goldens, txtar.File{Name: f.Name + ".findings", Data: []byte(found)})
		}
		diff := cmp.Diff(string(fileNamed(a, f.Name+".merged")), string(merged)) +
			cmp.Diff(string(fileNamed(a, f.Name+".findings")), findings(plan))
		known := knownWrong[topic+"/"+name]
		switch {
		case known != "" && diff == "":
			t.Errorf("passes now, and is listed as known to be wrong: %s", known)
		case known != "":
			goldens = nil
			for _, g := range a.Files {
				if g.Name == f.Name+".merged" || g.Name == f.Name+".findings" {
					goldens = append(goldens, g)
				}
			}
			t.Skipf("known to be wrong: %s", known)
		case diff != "" && !*update:
			t.Errorf("-want +got:\n%s", diff)
		}
	})
	return goldens
}

// planMakesSense holds the laws against a plan: what was merged reads back,
// in blocks that an undecorated goldmark finds too, and what was refused has
// a finding and leaves the source.
func planMakesSense(t testing.TB, plan *Plan) {
	t.Helper()
	d := plan.Document
	if err := sameSegments(plan); err != nil {
		t.Error(err)
	}
	if got, want := outline(plan.Apply()), outline(d.Source()); isMarkdown(d) && !hasHeader(d) && got != want {
		t.Errorf("structure\n%s\nbecame\n%s", want, got)
	}
	merged := 0
	for _, e := range plan.Entries {
		if e.Status == Translated {
			merged++
		}
		if e.Status == Rejected && len(e.Findings) == 0 {
			t.Errorf("%q is rejected without a finding", e.Segment.Text)
		}
	}
	if merged == 0 && !bytes.Equal(plan.Apply(), d.Source()) {
		t.Error("nothing was merged, and the bytes changed")
	}
}

// hasHeader reports whether the lesson may begin with front matter, which
// goldmark knows nothing of.
func hasHeader(d *content.Document) bool {
	source := bytes.TrimSpace(bytes.TrimPrefix(d.Source(), []byte("\ufeff")))
	return len(source) > 0 && strings.IndexByte("-+{;", source[0]) >= 0
}

// sameSegments splits a merged lesson and holds each segment against its
// entry, as readsBack does, where a translation may have nothing that would
// be translated in its turn: then it is no segment any more.
func sameSegments(plan *Plan) error {
	again, err := content.Split(plan.Document.Path(), plan.Apply(), nil)
	if err != nil {
		return err
	}
	var got, want []string
	for _, s := range again.Segments() {
		got = append(got, fmt.Sprintf("%v %q", s.Kind, plainTags(s.Text)))
	}
	next := 0
	for _, e := range plan.Entries {
		text, silent := e.Segment.Text, false
		if e.Status == Translated {
			text = segment.Normalize(e.Message.Target, e.Segment.Tags)
			silent = saysNothing(text)
		}
		kind := e.Segment.Kind
		if e.Status == Translated {
			kind, text = unwrapped(kind, text, e.Segment.Tags)
		}
		line := fmt.Sprintf("%v %q", kind, plainTags(text))
		if silent && (next >= len(got) || got[next] != line) {
			continue
		}
		want = append(want, line)
		next++
	}
	slices.Sort(want) // titles move with their links
	slices.Sort(got)
	if !slices.Equal(got, want) {
		return fmt.Errorf("%s: reads back as\n%s\nwant\n%s", plan.Document.Path(), strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	return nil
}

// unwrapped takes off the pairs that hold a text as a whole, which in the
// merged lesson are no part of a segment.
func unwrapped(kind segment.Kind, text string, tags []segment.Tag) (segment.Kind, string) {
	for {
		tokens := segment.Tokenize(text, tags)
		last := len(tokens) - 1
		if last < 1 || tokens[0].Part != segment.Open || tokens[last].Part != segment.Close || tokens[0].Tag != tokens[last].Tag {
			return kind, text
		}
		switch tags[tokens[0].Tag].Kind {
		case segment.Code:
			return kind, text
		case segment.Image:
			kind = segment.Alt
		}
		text = strings.Trim(text[len(tokens[0].Text):len(text)-len(tokens[last].Text)], " \t")
	}
}

// saysNothing reports whether a text may be no segment: it has no letter
// outside of tags, addresses and templates.
func saysNothing(text string) bool {
	text = anAddress.ReplaceAllString(template.ReplaceAllString(text, ""), "")
	return !strings.ContainsFunc(tagNumber.ReplaceAllString(text, ""), unicode.IsLetter)
}

var template = regexp.MustCompile(`\{\{.*?\}\}|\{%.*?%\}|\{/\*.*?\*/\}|\{[#.:][^{}]*\}`)

// pairs reads lines of "source => target".
func pairs(t testing.TB, data []byte) map[string]string {
	t.Helper()
	text := func(s string) string {
		if s = strings.TrimSpace(s); strings.HasPrefix(s, `"`) {
			u, err := strconv.Unquote(s)
			if err != nil {
				t.Fatalf("%s: %v", s, err)
			}
			return u
		}
		return s
	}
	all := map[string]string{}
	for line := range strings.Lines(string(data)) {
		source, target, ok := strings.Cut(line, " => ")
		if !ok {
			t.Fatalf("%q is not source => target", line)
		}
		all[text(source)] = text(target)
	}
	return all
}

// translated is a catalog that translates the document's texts as said; each
// must be one of them.
func translated(t testing.TB, d *content.Document, texts map[string]string) *locales.Catalog {
	t.Helper()
	c := &locales.Catalog{Locale: "xx"}
	known := map[string]bool{}
	for i := range d.Segments() {
		s := &d.Segments()[i]
		if target, ok := texts[s.Text]; ok && !known[s.ID()] {
			c.Messages = append(c.Messages, locales.Message{ID: s.ID(), Source: s.Text, Context: s.Context, Target: target, State: locales.Translated})
			known[s.ID()], known[s.Text] = true, true
		}
	}
	for text := range texts {
		if !known[text] {
			t.Fatalf("%q is no text of the lesson, which are %q", text, textsOf(d.Segments()))
		}
	}
	return c
}

func textsOf(segments []segment.Segment) []string {
	texts := make([]string, len(segments))
	for i := range segments {
		texts[i] = segments[i].Text
	}
	return texts
}

// findings spells those of a plan, a line each.
func findings(plan *Plan) string {
	var b strings.Builder
	for _, e := range plan.Entries {
		for _, f := range e.Findings {
			fmt.Fprintf(&b, "%v %s: %s: %q\n", f.Level, f.Rule, f.Sentence, f.Source)
		}
	}
	return b.String()
}

func fileNamed(a *txtar.Archive, name string) []byte {
	for _, f := range a.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

// unquoteLines reads the insides of Go strings, one a line.
func unquoteLines(t testing.TB, data []byte) []byte {
	t.Helper()
	var text []byte
	for line := range strings.Lines(string(data)) {
		s, err := strconv.Unquote(`"` + strings.TrimSuffix(line, "\n") + `"`)
		if err != nil {
			t.Fatalf("line %q: %v", line, err)
		}
		text = append(text, s...)
	}
	return text
}

// quoteLines is the inverse of unquoteLines.
func quoteLines(text []byte) []byte {
	var quoted []byte
	for line := range strings.Lines(string(text)) {
		s := strconv.Quote(line)
		quoted = append(quoted, s[1:len(s)-1]+"\n"...)
	}
	return quoted
}
