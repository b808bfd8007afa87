package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

const listOfTasks = "- [ ] Lock the door\n- Hide [x] the key\n- Call them\n\n  now\n- # Run\n- Wait\n\nStay [x] here\n"

// merged is the French lesson of listOfTasks with translations.
func mergedTasks(t *testing.T) string {
	t.Helper()
	begin(t, "fr")
	put(t, "content/en/a.md", listOfTasks)
	put(t, "fr.po", `msgid ""
msgstr "Language: fr\n"

msgid "Lock the door"
msgstr "[x] Fermez la porte [ ]"

msgid "Hide [x] the key"
msgstr "[ ] Cachez [x] la clé"

msgid "Call them"
msgstr "Appelez-les [X]"

msgid "now"
msgstr "[x] maintenant"

msgid "Run"
msgstr "[ ]Courez"

msgid "Wait"
msgstr "Attendez *[x]*"

msgid "Stay [x] here"
msgstr "Restez [x] ici"
`)
	if code, out, err := parasol(t, "merge", "fr.po"); code != exitWell {
		t.Fatal(out, err)
	}
	data, err := os.ReadFile("content/fr/a.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestATranslatorTypesNoBoxOfATask: what the source has stays, and nothing else
// is one, in whatever place of an item.
func TestATranslatorTypesNoBoxOfATask(t *testing.T) {
	got := mergedTasks(t)
	for _, line := range []string{
		`- [ ] \[x] Fermez la porte \[ ]`, `Restez [x] ici`, `  \[x] maintenant`,
	} {
		if !strings.Contains(got, line+"\n") && !strings.Contains(strings.ReplaceAll(got, `\]`, "]"), line+"\n") {
			t.Errorf("no line %s in\n%s", line, got)
		}
	}
	if code, out, err := parasol(t, "check", "--rule", "structure", "--strict"); code != exitWell {
		t.Errorf("%s%s", out, err)
	}
}

// TestHugoShowsTheBoxesOfTheSource in the translated lesson, and no more.
func TestHugoShowsTheBoxesOfTheSource(t *testing.T) {
	hugo, err := exec.LookPath("hugo")
	if err != nil {
		t.Skip(err)
	}
	lesson := mergedTasks(t)
	put(t, "site/config.toml", "baseURL = 'https://example.org/'\ndisableKinds = ['RSS', 'sitemap', 'taxonomy', 'term']\n")
	put(t, "site/layouts/_default/single.html", "{{ .Content }}")
	put(t, "site/layouts/_default/list.html", "")
	put(t, "site/layouts/index.html", "")
	put(t, "site/content/source.md", "---\ntitle: a\n---\n"+listOfTasks)
	put(t, "site/content/target.md", "---\ntitle: a\n---\n"+lesson)
	if out, err := exec.Command(hugo, "--source", "site", "--config", "config.toml").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	boxes := func(page string) int {
		data, err := os.ReadFile("site/public/" + page + "/index.html")
		if err != nil {
			t.Fatal(err)
		}
		return len(regexp.MustCompile(`<input [^>]*type="?checkbox`).FindAllString(string(data), -1))
	}
	if is, want := boxes("target"), boxes("source"); is != want || want == 0 {
		t.Errorf("%d boxes, the source has %d:\n%s", is, want, lesson)
	}
}

// TestABoxOfATaskThatIsLostOrNewIsFound in a lesson that somebody made by hand.
func TestABoxOfATaskThatIsLostOrNewIsFound(t *testing.T) {
	for lesson, want := range map[string]string{
		"- [ ] Fermez\n- Cachez [x] la\n":     "",
		"- [x] Fermez\n- Cachez [x] la\n":     "",
		"- Fermez\n- Cachez [x] la\n":         "content/fr/a.md:1:3: ",
		"- [ ] Fermez\n- [ ] Cachez [x] la\n": "content/fr/a.md:2:3: ",
		"- [ ] Fermez\n- Cachez \\[x] la\n":   "content/fr/a.md:2:3: ",
	} {
		begin(t, "fr")
		put(t, "content/en/a.md", "- [ ] Lock\n- Hide [x] it\n")
		put(t, "content/fr/a.md", lesson)
		_, out, err := parasol(t, "check", "--rule", "structure")
		if want == "" && out != "" || !strings.HasPrefix(out, want) {
			t.Errorf("%q:\n%s%s", lesson, out, err)
		}
	}
}
