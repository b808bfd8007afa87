package repair

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// corpus is the folder that PARASOL_CORPUS names.
func corpus(t *testing.T) string {
	t.Helper()
	root := os.Getenv("PARASOL_CORPUS")
	if root == "" {
		t.Skip("PARASOL_CORPUS is not set")
	}
	return root
}

// A stood is a segment, and what stands in its place in a translated lesson.
type stood struct {
	d   *content.Document
	i   int
	raw string
}

func (s stood) restore() (Restored, bool) { return Restore(s.d, s.i, s.raw) }

// name tells the same segment of the same lesson in two trees.
func (s stood) name() string { return s.d.Path() + "\n" + s.d.Raw(s.i) }

// stoods are the segments of the lessons that have as many of the same kinds
// in both languages, paired by place.
func stoods(t *testing.T, root, locale string) []stood {
	t.Helper()
	load := func(locale string) *content.Tree {
		tree, err := content.Load(os.DirFS(root), content.DefaultLayout, locale, nil)
		if err != nil {
			t.Logf("%s: %v", locale, err) // translated lessons may be broken
		}
		return tree
	}
	sources, targets := load("en"), map[string]*content.Document{}
	files := len(sources.Documents)
	for _, d := range load(locale).Documents {
		targets[d.Path()] = d
		files++
	}
	var all []stood
	lessons := 0
	for _, d := range sources.Documents {
		target := targets[d.Path()]
		if target == nil || !slices.Equal(kindsOf(d), kindsOf(target)) {
			continue
		}
		lessons++
		for i := range d.Segments() {
			all = append(all, stood{d, i, target.Raw(i)})
		}
	}
	if len(all) == 0 {
		t.Fatalf("nothing to pair in %s", root)
	}
	t.Logf("%s, %s: %d files, %d lessons paired", filepath.Base(root), locale, files, lessons)
	return all
}

// kindsOf lists the kinds of a lesson's segments. An image that lost its mark
// is a paragraph.
func kindsOf(d *content.Document) []segment.Kind {
	var kinds []segment.Kind
	for _, s := range d.Segments() {
		if s.Kind == segment.Alt {
			s.Kind = segment.Paragraph
		}
		kinds = append(kinds, s.Kind)
	}
	return kinds
}

// schemeBlanks are blanks in the beginning of an address that stands as text: the
// only damage that such a text may have and be sound Markdown.
var schemeBlanks = regexp.MustCompile(`: ?/ ?/`)

// TestRestoreOfTheCorpus restores translated lessons, and holds that no text
// that is sound comes out otherwise than it stands.
func TestRestoreOfTheCorpus(t *testing.T) {
	if cost.UnderRace {
		t.Skip("CI runs it without the race detector")
	}
	root := corpus(t)
	for _, tree := range []struct{ folder, locale string }{
		{"umbrella-fr-import", "fr"}, {"umbrella", "fr"}, {"umbrella-ar-import", "ar"}, {"umbrella", "ar"},
	} {
		sound, repaired, failed, rules := 0, 0, 0, map[string]int{}
		for _, s := range stoods(t, filepath.Join(root, tree.folder), tree.locale) {
			r, ok := s.restore()
			switch {
			case !ok:
				failed++
			case len(r.Repairs) > 0:
				repaired++
			default:
				sound++
			}
			for _, m := range r.Repairs {
				rules[m.Rule]++
			}
			if plain, is := soundText(s); is && (!ok || r.Text != schemeBlanks.ReplaceAllString(plain, "://")) {
				t.Errorf("%v: %q reads %q, and is restored as %q", s.d.Segments()[s.i].Pos, s.raw, plain, r.Text)
			}
		}
		t.Logf("%d sound, %d repaired, %d not restored", sound, repaired, failed)
		for _, rule := range slices.Sorted(maps.Keys(rules)) {
			t.Logf("\t%5d %s", rules[rule], rule)
		}
		if failed*100 > sound+repaired {
			t.Errorf("more than 1 in 100 not restored")
		}
	}
}

// soundText is the text of a raw that has the very tags of its segment, in
// order, read as a lesson of its own.
func soundText(s stood) (string, bool) {
	want := &s.d.Segments()[s.i]
	quoted, err := json.Marshal(s.raw) // JSON is YAML
	if err != nil {
		return "", false
	}
	d, err := content.Split("f_x.yml", []byte("title: "+string(quoted)+"\n"), nil)
	if err != nil || len(d.Segments()) != 1 || want.Kind == segment.Title || want.Kind == segment.Heading {
		return "", false
	}
	got := &d.Segments()[0]
	_, u := s.d.Unit(s.i)
	_, g := d.Unit(0)
	sameWrappers := slices.EqualFunc(u.Wrappers, g.Wrappers, func(a, b markdown.Wrapper) bool { return a.Tag == b.Tag })
	return got.Text, sameWrappers && slices.Equal(want.Tags, got.Tags) && len(segment.Check(want, got.Text)) == 0 && got.Text == segment.Normalize(got.Text, got.Tags)
}

// TestRestoreAgreesWithEditors compares what Restore makes of lessons as they
// came back from translation with what it makes of them as people repaired them
// since, where those changed nothing but markup.
func TestRestoreAgreesWithEditors(t *testing.T) {
	root := corpus(t)
	for _, locale := range []string{"fr", "ar"} {
		repaired := map[string]string{}
		for _, s := range stoods(t, filepath.Join(root, "umbrella"), locale) {
			repaired[s.name()] = s.raw
		}
		same, other, lost := 0, 0, 0
		for _, s := range stoods(t, filepath.Join(root, "umbrella-"+locale+"-import"), locale) {
			raw := repaired[s.name()]
			if raw == s.raw || letters(raw) != letters(s.raw) {
				continue
			}
			want, ok := stood{s.d, s.i, raw}.restore()
			if !ok {
				continue // nor was it sound after it was repaired
			}
			switch got, ok := s.restore(); {
			case !ok:
				lost++
				t.Logf("not restored: %q, repaired %q", s.raw, raw)
			case got.Text == want.Text:
				same++
			default:
				other++
				t.Logf("%q is restored as %q, by hand %q", s.raw, got.Text, want.Text)
			}
		}
		t.Logf("%s: %d as repaired by hand, %d otherwise, %d not restored", locale, same, other, lost)
		if same*10 < (same+other+lost)*9 {
			t.Errorf("fewer than 9 in 10 are restored as people repaired them")
		}
	}
}

// letters are what two texts that differ in markup alone have in common.
func letters(raw string) string { return markup.ReplaceAllString(raw, "") }

var markup = regexp.MustCompile(`\s*[*_#!()\[\]]+\s*|^\s+|\s+$`)
