package po

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
)

// What gettext's tools and translate-toolkit make of our files. .ci/tools
// installs both; in CI nothing of this may be skipped.

func run(t *testing.T, name string, args ...string) (stdout, stderr string) {
	t.Helper()
	cost.SkipShort(t)
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%.3000s", name, args, err, errs.String())
	}
	return out.String(), errs.String()
}

func file(t *testing.T, name string, data []byte) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// same reports the first entries that differ.
func same(t *testing.T, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	gots, wants := strings.Split(got, "\n\n"), strings.Split(want, "\n\n")
	for i := range min(len(gots), len(wants)) {
		if gots[i] != wants[i] {
			t.Fatalf("entry %d of %d and %d: got\n%s\nwant\n%s\n%q\n%q", i, len(gots), len(wants), gots[i], wants[i], gots[i], wants[i])
		}
	}
	t.Fatalf("%d entries, want %d", len(gots), len(wants))
}

// catalogs are what the tools are shown, by name.
func catalogs(t *testing.T) map[string]*locales.Catalog {
	known := func(c *locales.Catalog) *locales.Catalog { // msgcat drops an obsolete blank
		c.Messages = slices.DeleteFunc(c.Messages, func(m locales.Message) bool {
			return m.State == locales.Obsolete && m.Target == ""
		})
		return c
	}
	return map[string]*locales.Catalog{
		"empty":   {Locale: "ar"},
		"sample":  known(sample()),
		"chinese": exported(many(500, english, chinese)),
		"persian": many(500, english, persian),
		"random":  known(random(4_000)),
	}
}

// exported is c as it goes out to translators.
func exported(c *locales.Catalog) *locales.Catalog {
	for i := range c.Messages {
		c.Messages[i].Exported = locales.Exporting(&c.Messages[i])
	}
	return c
}

// random has texts of all scripts and of what wraps in odd ways. Their
// characters are those of Unicode 12, which every gettext in use knows.
func random(n int) *locales.Catalog {
	rng := rand.New(rand.NewSource(21))
	pick := func(list []string) string { return list[rng.Intn(len(list))] }
	pieces := slices.DeleteFunc(slices.Clone(hostile), func(s string) bool { return strings.Contains(s, "\u2028") || s == "\u0085" })
	text := func() string {
		var b strings.Builder
		kind := rng.Intn(4)
		for range rng.Intn(100) {
			switch r := rune(rng.Intn(0x3100)); {
			case kind > 1:
				b.WriteString(pick(pieces))
			case kind == 1 && rng.Intn(4) == 0:
				b.WriteByte(' ')
			case kind == 1 && r > ' ':
				b.WriteRune(r)
			case r > ' ' && r < 0x7f:
				b.WriteRune(r)
			case r%7 == 0:
				b.WriteByte(' ')
			default:
				b.WriteRune(0x4e00 + r)
			}
		}
		return b.String()
	}
	path := func() string {
		return strings.Repeat("a-topic/", rng.Intn(5)) + pick([]string{"s_a.md", "é.md", "漢字.md", "c.yml:", "s.md:12"})
	}
	c := &locales.Catalog{Locale: "zh-Hant", Source: "en"}
	for i := range n {
		m := message("", fmt.Sprint(i)+text(), text(), locales.State(rng.Intn(5)))
		if rng.Intn(3) == 0 {
			m.Context = text()
			m.ID = segment.ID(m.Context, m.Source)
		}
		if rng.Intn(3) == 0 {
			m.Previous = text()
		}
		for range rng.Intn(5) {
			m.References = append(m.References, path())
		}
		m.Comments = []string{text()}
		if m.State == locales.Obsolete { // translate-toolkit drops what no tool has for it
			m.References = nil
		} else {
			m.Notes = []string{text()}
		}
		c.Messages = append(c.Messages, m)
	}
	return c
}

func TestWrapsAsMsgcat(t *testing.T) {
	for name, c := range catalogs(t) {
		t.Run(name, func(t *testing.T) {
			data := mustEncode(t, c)
			out, _ := run(t, "msgcat", "--force-po", file(t, "fr.po", data))
			same(t, out, string(data))
			if name == "empty" {
				return
			}
			current := *c
			current.Messages = slices.DeleteFunc(slices.Clone(c.Messages), func(m locales.Message) bool {
				return m.State == locales.Obsolete // untranslated, msgcat drops them
			})
			template, err := Template(&current)
			if err != nil {
				t.Fatal(err)
			}
			out, _ = run(t, "msgcat", file(t, "lessons.pot", template))
			same(t, out, string(template))
		})
	}
}

func TestMsgfmtAccepts(t *testing.T) {
	for name, c := range catalogs(t) {
		if name == "random" { // -c wants line ends at the edges of a text to agree
			continue
		}
		_, warnings := run(t, "msgfmt", "-c", "-o", os.DevNull, file(t, "fr.po", mustEncode(t, c)))
		for line := range strings.Lines(warnings) {
			// We know of no revision, translator or team: see the package comment.
			if !strings.Contains(line, "missing in header") {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}

func TestMsgfmtAcceptsPluralForms(t *testing.T) {
	for locale := range pluralRules {
		run(t, "msgfmt", "-c", "-o", os.DevNull, file(t, "x.po", mustEncode(t, &locales.Catalog{Locale: locale})))
	}
}

func TestMsgfilterChangesNothing(t *testing.T) {
	c := sample()
	data := mustEncode(t, c)
	out, _ := run(t, "msgfilter", "--keep-header", "-i", file(t, "fr.po", data), "cat")
	same(t, out, string(data))
	out, _ = run(t, "msgfilter", "--keep-header", "-i", file(t, "fr.po", data), "sed", "-e", "s/$/ !/")
	got := mustDecode(t, "fr.po", []byte(out))
	for i := range c.Messages {
		if target, _, _ := shown(&c.Messages[i]); target != "" && !strings.HasSuffix(got.Messages[i].Target, " !") {
			t.Errorf("got %q of %q", got.Messages[i].Target, target)
		}
	}
}

// A template that lost, changed and gained texts: msgmerge keeps all that
// people wrote, and we read all of it.
func TestMsgmergeComesBack(t *testing.T) {
	old := sample()
	source := sample()
	source.Locale = "en"
	source.Messages[0].Source = "Phishing!"                                                          // was translated
	source.Messages[1].Source = strings.Replace(old.Messages[1].Source, "can read", "could read", 1) // was reviewed
	source.Messages = append(source.Messages, message("", "Altogether different", "", locales.Untranslated))
	source.Messages = slices.Delete(source.Messages, 5, 6)
	template, err := Template(source)
	if err != nil {
		t.Fatal(err)
	}
	merged, _ := run(t, "msgmerge", "--previous", "-q", file(t, "fr.po", mustEncode(t, old)), file(t, "lessons.pot", template))
	got := mustDecode(t, "fr.po", []byte(merged))

	m := got.Messages
	if m[0].Source != "Phishing!" || m[0].State != locales.NeedsReview || m[0].Previous != "Phishing" || m[0].Target != "Hameçonnage" {
		t.Errorf("changed: %+v", m[0])
	}
	if m[1].State != locales.NeedsReview || m[1].Previous != old.Messages[1].Source || !slices.Equal(m[1].Comments, old.Messages[1].Comments) {
		t.Errorf("changed and reviewed: %+v", m[1])
	}
	if i := slices.IndexFunc(m, func(m locales.Message) bool { return m.Source == "Altogether different" }); m[i].State != locales.Untranslated {
		t.Errorf("new: %+v", m[i])
	}
	if i, ok := got.Index()[old.Messages[5].ID]; !ok || m[i].State != locales.Obsolete || m[i].Target != old.Messages[5].Target {
		t.Errorf("gone: %+v", m)
	}
	for _, was := range old.Messages[6:] {
		if i, ok := got.Index()[was.ID]; !ok || cmp.Diff(was, m[i], ignorePlaces) != "" {
			t.Errorf("obsolete before: %s", cmp.Diff(was, m[i], ignorePlaces))
		}
	}
	// What is fuzzy now is reviewed no more.
	same(t, string(mustEncode(t, got)), reviewedMark.ReplaceAllString(merged, ""))

	unchanged, err := Template(&locales.Catalog{Locale: "en", Messages: old.Messages})
	if err != nil {
		t.Fatal(err)
	}
	merged, _ = run(t, "msgmerge", "--previous", "-q", file(t, "fr.po", mustEncode(t, old)), file(t, "lessons.pot", unchanged))
	got = mustDecode(t, "fr.po", []byte(merged))
	for i := range old.Messages {
		want, g := &old.Messages[i], &got.Messages[i]
		wantTarget, _, _ := shown(want)
		gotTarget, _, _ := shown(g)
		if g.ID != want.ID || g.State != want.State || gotTarget != wantTarget || !slices.Equal(g.Comments, want.Comments) {
			t.Errorf("got %+v\nwant %+v", g, want)
		}
	}
}

func TestTranslateToolkitCounts(t *testing.T) {
	for name, c := range catalogs(t) {
		var translated, fuzzy, blank int
		for i := range c.Messages {
			switch target, _, isFuzzy := shown(&c.Messages[i]); {
			case c.Messages[i].State == locales.Obsolete:
			case segment.IsBlank(target):
				blank++
			case isFuzzy:
				fuzzy++
			default:
				translated++
			}
		}
		if name == "random" { // no target of blanks alone, which it would count as one
			continue
		}
		out, _ := run(t, "pocount", "--csv", file(t, "fr.po", mustEncode(t, c)))
		lines := strings.Split(strings.TrimSpace(out), "\n")
		var columns []string
		for _, column := range strings.Split(lines[len(lines)-1], ",") {
			columns = append(columns, strings.TrimSpace(column))
		}
		want := fmt.Sprint(translated, fuzzy, blank)
		if got := strings.Join([]string{columns[1], columns[4], columns[6]}, " "); got != want {
			t.Errorf("%s: counts %s, want %s", name, got, want)
		}
	}
}

func TestTranslateToolkitFilters(t *testing.T) {
	c := &locales.Catalog{Locale: "fr", Messages: []locales.Message{
		message("", "Call 112.", "Appelez le 112.", locales.Translated),
		message("", "Call 113.", "Appelez le 131.", locales.Translated),
	}}
	c.Messages[1].Comments = []string{"un numéro"}
	out := filepath.Join(t.TempDir(), "out.po")
	run(t, "pofilter", "--progress=none", "-t", "numbers", "-i", file(t, "fr.po", mustEncode(t, c)), "-o", out)
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	got := mustDecode(t, "fr.po", data)
	if len(got.Messages) != 1 || got.Messages[0].ID != c.Messages[1].ID || got.Messages[0].Target != c.Messages[1].Target {
		t.Errorf("got %+v", got.Messages)
	}
	if !slices.Contains(got.Messages[0].Comments, "un numéro") {
		t.Errorf("got %q", got.Messages[0].Comments)
	}
}

const toolkitScript = `
import json, sys
from translate.storage import po
store = po.pofile.parsefile(sys.argv[1])
units = [dict(Source=str(u.source), Target=str(u.target), Context=u.getcontext(), Fuzzy=u.isfuzzy(), Obsolete=u.isobsolete(),
    Comments=u.getnotes("translator"), Previous=str(u.prev_source or ""))
    for u in store.units if not u.isheader()]
store.savefile(sys.argv[2])
print(json.dumps(units))
`

// toolkitPython is the Python that translate-toolkit is installed for.
func toolkitPython(t *testing.T) string {
	t.Helper()
	name, err := exec.LookPath("pocount")
	if err != nil {
		run(t, "pocount") // says so, or skips
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(data), "\n")
	words := strings.Fields(strings.TrimPrefix(line, "#!"))
	return words[len(words)-1]
}

func TestTranslateToolkitStores(t *testing.T) {
	python := toolkitPython(t)
	for name, c := range catalogs(t) {
		t.Run(name, func(t *testing.T) {
			data := mustEncode(t, c)
			saved := filepath.Join(t.TempDir(), "fr.po")
			out, _ := run(t, python, "-c", toolkitScript, file(t, "fr.po", data), saved)
			var units []struct {
				Source, Target, Context, Comments, Previous string
				Fuzzy, Obsolete                             bool
			}
			if err := json.Unmarshal([]byte(out), &units); err != nil {
				t.Fatal(err)
			}
			again, err := os.ReadFile(saved)
			if err != nil {
				t.Fatal(err)
			}
			want := mustDecode(t, "fr.po", data)
			if diff := difference(want.Messages, mustDecode(t, "fr.po", again).Messages); diff != "" {
				t.Fatal(diff)
			}
			if len(units) != len(want.Messages) {
				t.Fatalf("%d units, want %d", len(units), len(want.Messages))
			}
			for i, u := range units {
				m := &want.Messages[i]
				target, _, fuzzy := shown(m)
				if u.Source != m.Source || u.Target != target && !segment.IsBlank(target+u.Target) || u.Context != m.Context ||
					u.Obsolete != (m.State == locales.Obsolete) || !u.Obsolete && u.Fuzzy != fuzzy {
					t.Errorf("got %+v\nwant %+v", u, m)
				}
			}
		})
	}
}

// reviewedMark is the comment of a translation that somebody has reviewed.
var reviewedMark = regexp.MustCompile(`(?m)^# state: reviewed(?: [0-9a-f]+)?\n`)
