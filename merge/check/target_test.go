package check

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// sentenceOf is that of the one finding of a rule.
func sentenceOf(t *testing.T, found []finding.Finding, rule string) string {
	t.Helper()
	sentence := ""
	for _, f := range found {
		if f.Rule == rule {
			if sentence != "" {
				t.Errorf("%s is found twice", rule)
			}
			sentence = f.Sentence
		}
	}
	return sentence
}

func TestDeadDeepLinkSaysWhatWasMeant(t *testing.T) {
	path := "umbrella://tools/messaging/s_signal.md"
	for translated, want := range map[string]string{
		"umbrella://lesson/courriel":              "the source leads to " + path,
		"umbrella://tools/messagging/s_signal.md": "the source leads to " + path,
	} {
		en := tree(t, "en", map[string]string{plantedPath: before + "[a](" + path + ")\n"})
		fr := tree(t, "fr", map[string]string{plantedPath: before + "[a](" + translated + ")\n"})
		if got := sentenceOf(t, Links(en, fr, images, address.DefaultSchemes, Known{}), "dead-deep-link"); !strings.HasSuffix(got, want) {
			t.Errorf("%s: %s", translated, got)
		}
	}
	en := tree(t, "en", map[string]string{plantedPath: before + "[a](umbrella://outils/s_signal.md)\n"})
	if got := sentenceOf(t, Links(en, nil, images, address.DefaultSchemes, Known{}), "dead-deep-link"); !strings.HasSuffix(got, "there is "+path) {
		t.Error(got)
	}
}

func TestSchemesAreThoseOfTheProject(t *testing.T) {
	en := tree(t, "en", map[string]string{plantedPath: before + "[a](umbrella://gone), [b](guide://messaging), [c](guide://gone), [x] (guide://messaging)\n"})
	for _, c := range []struct {
		schemes      []address.Scheme
		dead, broken int
	}{
		{nil, 0, 0},
		{address.DefaultSchemes, 1, 0},
		{[]address.Scheme{{Name: "guide", Folder: "tools"}}, 1, 1},
		{[]address.Scheme{{Name: "guide", Folder: "tools"}, {Name: "umbrella"}}, 2, 1},
	} {
		got := count(Links(en, nil, images, c.schemes, Known{}))
		if got["dead-deep-link"] != c.dead || got["broken-link"] != c.broken {
			t.Errorf("%v: %v", c.schemes, got)
		}
	}
}

func TestFragmentsAreThoseOfTheLocale(t *testing.T) {
	lesson := func(heading, fragment string) map[string]string {
		return map[string]string{plantedPath: before + "## " + heading + "\n\n[a](#" + fragment + ")\n"}
	}
	en := tree(t, "en", lesson("Secure calls", "secure-calls"))
	for fragment, want := range map[string]int{"secure-calls": 1, "appels-sécurisés": 0, "appels-s%C3%A9curis%C3%A9s": 0, "sujets": 0} {
		fr := tree(t, "fr", lesson("Appels sécurisés", fragment))
		if got := count(Links(en, fr, images, address.DefaultSchemes, Known{}))["dead-fragment"]; got != want {
			t.Errorf("%s: %d", fragment, got)
		}
	}
}

// TestLessonThatIsNotTranslatedIsThere holds that readers of a locale get the
// source's lesson where there is no other, and its images.
func TestLessonThatIsNotTranslatedIsThere(t *testing.T) {
	text := map[string]string{plantedPath: before + "[a](s_signal.md), [b](umbrella://about), ![c](map.png)\n"}
	en := tree(t, "en", text)
	fr := &content.Tree{Locale: "fr"}
	for _, d := range tree(t, "fr", text).Documents {
		if d.Path() == plantedPath {
			fr.Documents = append(fr.Documents, d)
		}
	}
	if found := Links(en, fr, images, address.DefaultSchemes, Known{}); len(found) > 0 {
		t.Errorf("%v", sentences(found))
	}
}

// TestNothingIsAskedOutsideOfTheLessons holds that no link makes check look
// at another folder of the disk.
func TestNothingIsAskedOutsideOfTheLessons(t *testing.T) {
	en := tree(t, "en", map[string]string{plantedPath: before + "[a](../../../../etc/passwd.txt), [b](umbrella://../../etc), ![c](../../../x.png), [d](%2e%2e/%2e%2e/%2e%2e/y.txt)\n"})
	exists := func(path string) bool {
		if strings.HasPrefix(path, "..") || strings.HasPrefix(path, "/") {
			t.Errorf("asks for %s", path)
		}
		return true
	}
	if got := count(Links(en, nil, exists, address.DefaultSchemes, Known{})); got["dead-link"]+got["missing-image"]+got["dead-deep-link"] != 4 {
		t.Errorf("%v", got)
	}
}

// TestUnclosedFrontMatterIsAnError: a lesson that cannot be read is none of
// the tree's, and Load says where it is broken.
func TestUnclosedFrontMatterIsAnError(t *testing.T) {
	fsys := fstest.MapFS{"fr/s_x.md": &fstest.MapFile{Data: []byte("---\ntitle: A\n# B\n")}}
	if _, err := content.Load(fsys, content.DefaultLayout, "fr", nil); err == nil || !strings.HasPrefix(err.Error(), "fr/s_x.md:1:1: ") {
		t.Error(err)
	}
}

func TestStructureSaysWhere(t *testing.T) {
	en := tree(t, "en", map[string]string{plantedPath: before + "One\n\n* two\n* three\n\n## Four\n"})
	for text, want := range map[string]string{
		"Un\n\n* deux\n\n## Quatre\n":                  `11:4 there is a heading of level 2 here, in the source a list item: "three"`,
		"Un\n\n* deux\n* trois\n\n## Quatre\n\ncinq\n": `14:1 there is a paragraph here, and the source has ended`,
		"Un\n\n* deux\n* trois\n":                      `11:1 the lesson ends, and the source goes on with a heading of level 2: "Four"`,
		"1986. Un\n\n* deux\n* trois\n\n## Quatre\n":   `7:7 there is a list here, in the source a paragraph: "One"`,
	} {
		fr := tree(t, "fr", map[string]string{plantedPath: before + text})
		got := ""
		for _, f := range Lessons(en, fr, Known{}) {
			if f.Rule == "structure" {
				got += strings.TrimPrefix(f.Pos.String(), "fr/"+plantedPath+":") + " " + f.Sentence
			}
		}
		if got != want {
			t.Errorf("%q: %s", text, got)
		}
	}
}
