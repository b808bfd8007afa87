package check

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// mutations break an inline link in the ways in which translations come back
// (text and target are what stands between its brackets and parentheses).
var mutations = []struct {
	name   string
	damage func(text, target string) string
}{
	{"a blank", func(text, target string) string { return "[" + text + "] (" + target + ")" }},
	{"a hard blank", func(text, target string) string { return "[" + text + "]\u00a0(" + target + ")" }},
	{"a doubled parenthesis", func(text, target string) string { return "[" + text + "]((" + target + ")" }},
	{"doubled parentheses", func(text, target string) string { return "[" + text + "]((" + target + "))" }},
	{"no opening parenthesis", func(text, target string) string { return "[" + text + "]" + target + ")" }},
	{"no closing parenthesis", func(text, target string) string { return "[" + text + "](" + target }},
	{"no opening bracket", func(text, target string) string { return text + "](" + target + ")" }},
	{"no closing bracket", func(text, target string) string { return "[" + text + "(" + target + ")" }},
	{"full-width parentheses", func(text, target string) string { return "[" + text + "]（" + target + "）" }},
	{"full-width brackets", func(text, target string) string { return "［" + text + "］（" + target + "）" }},
	{"another order", func(text, target string) string { return "(" + target + ")[" + text + "]" }},
	{"wrong brackets", func(text, target string) string { return "(" + text + ")[" + target + "]" }},
	{"words between", func(text, target string) string { return "[" + text + "] من (" + target + ")" }},
	{"a blank in the scheme", func(text, target string) string {
		return "[" + text + "](" + strings.Replace(target, "://", ": //", 1) + ")"
	}},
	{"a blank in the target", func(text, target string) string { return "[" + text + "](" + target + " x)" }},
	{"a word in the path", func(text, target string) string { return "[" + text + "](" + target + "ié)" }},
	{"no text", func(text, target string) string { return "[](" + target + ")" }},
	{"no target", func(text, target string) string { return "[" + text + "]()" }},
	{"no link", func(text, target string) string { return text }},
}

// unseen are mutations that leave a sound link, by the kind of target.
var unseen = map[string]string{
	"a word in the path of a web link": "nobody asks the network",
}

// TestLinkBrokenInAnyWayIsFound breaks every link of the sample's lessons, and
// of the corpus if it is there, in every way.
func TestLinkBrokenInAnyWayIsFound(t *testing.T) {
	if underRace {
		t.Skip("CI runs it without the race detector")
	}
	trees := []*content.Tree{sample(t, "en"), sample(t, "fr"), sample(t, "ar"), sample(t, "zh-Hant")}
	if os.Getenv("PARASOL_CORPUS") != "" {
		trees = append(trees, corpus(t, "umbrella", "en"), corpus(t, "umbrella", "fr"))
	}
	tried, missed := 0, map[string]int{}
	for _, tree := range trees {
		s := newSite(tree, tree, pictures, address.DefaultSchemes, &address.Sites[0])
		for i, d := range tree.Documents {
			if len(tree.Documents) > 100 && i%97 > 0 { // some of a large tree
				continue
			}
			tried += breakLinks(t, s, d, missed)
		}
	}
	t.Logf("%d broken, missed: %v", tried, missed)
	if tried < 500 || len(missed) > 0 {
		t.Errorf("%d tried, missed: %v", tried, missed)
	}
}

// breakLinks breaks each link of a lesson in each way.
func breakLinks(t *testing.T, s *site, d *content.Document, missed map[string]int) (tried int) {
	before := newPage(d)
	was := findingsOf(s, before, before)
	for _, l := range before.links {
		text, target, ok := inline(before, l)
		if !ok || slices.ContainsFunc(was, func(f finding.Finding) bool { return f.Pos == d.Position(l.Start) }) {
			continue // it leads nowhere as it is
		}
		bang := ""
		if l.Kind == segment.Image {
			bang = "!"
		}
		for _, m := range mutations {
			name := m.name
			if strings.HasPrefix(target, "http") || strings.HasPrefix(target, "mailto:") {
				name += " of a web link"
			}
			if unseen[name] != "" || bang != "" && m.name == "no text" {
				continue
			}
			broken := bang + m.damage(text, target)
			page := splice(before, l, broken)
			if page == nil || sameLinks(page, before) {
				continue
			}
			tried++
			if now := findingsOf(s, page, before); len(now) <= len(was) {
				missed[name]++
				t.Logf("%v: %s: %q: %v", d.Position(l.Start), name, broken, sentences(now))
			}
		}
	}
	return tried
}

// inline takes an inline link apart; false if it has damage already, or says
// its address without a link.
func inline(p *page, l content.Link) (text, target string, ok bool) {
	markup := strings.TrimPrefix(string(p.Source()[l.Start:l.End]), "!")
	text, target, ok = strings.Cut(strings.TrimPrefix(markup, "["), "](")
	target, closed := strings.CutSuffix(target, ")")
	sound := !strings.ContainsAny(text+target, "\n \"[(") && !address.IsWeb(target) && !strings.Contains(text, target)
	return text, target, ok && closed && sound
}

// splice is the page with other bytes for a link; nil if it cannot be read,
// which Load says.
func splice(p *page, l content.Link, markup string) *page {
	text := string(p.Source()[:l.Start]) + markup + string(p.Source()[l.End:])
	d, err := content.Split(p.Path(), []byte(text), nil)
	if err != nil {
		return nil
	}
	return newPage(d)
}

// sameLinks reports whether nothing happened: a parenthesis around a link can
// close it, too.
func sameLinks(a, b *page) bool {
	return slices.EqualFunc(a.links, b.links, func(a, b content.Link) bool {
		return bareAddress(a.Target) == bareAddress(b.Target) && a.Text == b.Text
	})
}

// findingsOf are the errors and warnings about the links of a page.
func findingsOf(s *site, p, source *page) []finding.Finding {
	found := seek(p, linkRules, &visit{site: s, page: p, source: source}, nil)
	return slices.DeleteFunc(found, func(f finding.Finding) bool { return f.Level == finding.Note })
}
