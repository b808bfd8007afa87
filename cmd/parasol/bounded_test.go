package main

import (
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/repair"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/check"
)

// A site is where in a file a hostile text stands.
type site struct {
	name, file string
	before     string
	line       string // what begins each further line; "" if there can be none
	after      string
	spell      *strings.Replacer // how the text is written there, nil: as it is
}

var (
	doubleQuotes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	singleQuotes = strings.NewReplacer(`'`, `''`)
)

var sites = []site{
	{"alone", "s_a.md", "", "\n", "\n", nil},
	{"paragraph", "s_a.md", "x ", "\n", " y\n", nil},
	{"emphasis", "s_a.md", "*x ", "\n", " y*\n", nil},
	{"quote", "s_a.md", "> x ", "\n> ", " y\n", nil},
	{"quotes", "s_a.md", "> > > > > > > > x ", "\n> > > > > > > > ", " y\n", nil},
	{"item", "s_a.md", "- x\n  - x ", "\n    ", " y\n", nil},
	{"lazy item", "s_a.md", "- x ", "\n", " y\n", nil},
	{"items", "s_a.md", "- x ", "\n- ", "\n", nil},
	{"heading", "s_a.md", "## x ", "", " {#y}\n", nil},
	{"attributes", "s_a.md", "## x {#y ", "", "}\n", nil},
	{"underlined", "s_a.md", "x ", "\n", "\n===\n", nil},
	{"cell", "s_a.md", "| x | y |\n|---|---|\n| x ", " | y |\n| x ", " | y |\n", nil},
	{"link", "s_a.md", "[x ", "\n", "](y.md)\n", nil},
	{"target", "s_a.md", "[x](<", "", ">)\n", nil},
	{"title", "s_a.md", "[x](y.md \"x ", "\n", "\")\n", nil},
	{"definition title", "s_a.md", "[x]\n\n[x]: y.md \"x ", "", "\"\n", nil},
	{"image", "s_a.md", "![x ", "\n", "](y.png)\n", nil},
	{"footnote", "s_a.md", "x[^1]\n\n[^1]: x ", "\n    ", " y\n", nil},
	{"description", "s_a.md", "x\n: x ", "\n  ", " y\n", nil},
	{"directive", "s_a.md", ":::note x\n", "\n", "\n:::\n", nil},
	{"directive title", "s_a.md", ":::note[x ", "", "]\ny\n:::\n", nil},
	{"html block", "s_a.md", "<div title=\"x\">\n", "\n", "\n</div>\n", nil},
	{"html", "s_a.md", "x <b>y ", "\n", "</b>\n", nil},
	{"comment", "s_a.md", "<!-- x ", "\n", " -->\n", nil},
	{"code", "s_a.md", "x `` y ", "\n", " ``\n", nil},
	{"fence", "s_a.md", "```\n", "\n", "\n```\n", nil},
	{"template", "s_a.md", "x {{ y ", "", " }}\n", nil},
	{"front matter", "s_a.md", "---\ntitle: x ", "", " y\n---\nx\n", nil},
	{"front matter in quotes", "s_a.md", "---\ntitle: \"x ", "\n  ", "\"\n---\nx\n", doubleQuotes},
	{"json front matter", "s_a.md", "{\n\"title\": \"x ", "", "\"\n}\n\nx\n", doubleQuotes},
	{"toml front matter", "s_a.md", "+++\ntitle = \"x ", "", "\"\n+++\n\nx\n", doubleQuotes},
	{"unnamed front matter", "s_a.md", "---\nother: \"x ", "\n  ", "\"\n---\nx\n", doubleQuotes},
	{"scalar", "c_a.yml", "title: x ", "", " y\n", nil},
	{"scalar in quotes", "c_a.yml", "title: 'x ", "\n  ", "'\n", singleQuotes},
	{"scalar in double quotes", "c_a.yml", "title: \"x ", "\n  ", "\"\n", doubleQuotes},
	{"literal", "c_a.yml", "title: |\n  x ", "\n  ", "\n", nil},
	{"folded", "c_a.yml", "title: >\n  x ", "\n  ", "\n", nil},
	{"yaml", "c_a.yml", "title: x\n", "\n", "\n", nil},
	{"yaml list", "c_a.yml", "title: x\nlist:\n- check: x ", "\n- check: ", "\n", nil},
}

// put writes a lesson of a size that repeats a pattern at its site.
func (s *site) put(pattern string, size int) string {
	between := s.line
	if between == "" {
		between = " "
	}
	if s.spell != nil {
		pattern = s.spell.Replace(pattern)
	}
	pattern = strings.ReplaceAll(pattern, "\n", between)
	return s.before + strings.Repeat(pattern, size/len(pattern)) + s.after
}

// A stage is a part of the way from a lesson to its translation.
type stage struct {
	name string
	run  func(h *hostileLesson)
}

// A hostileLesson is what the stages before have made.
type hostileLesson struct {
	site     *site
	text     string // at its site
	pattern  string // as often as the size says
	document *content.Document
	plain    *content.Document // the same site, with a harmless text
	plan     *merge.Plan
}

// share is how much of the pattern falls to each of the segments of the
// harmless lesson.
func (h *hostileLesson) share() string {
	return h.pattern[:len(h.pattern)/max(1, len(h.plain.Segments()))]
}

var stages = []stage{
	{"split", func(h *hostileLesson) { h.document = splitHostile(h.site.file, h.text) }},
	{"extract", func(h *hostileLesson) {
		if h.document != nil {
			_, _ = extract.Template(treeOf(h.document))
		}
	}},
	{"merge", func(h *hostileLesson) {
		if h.document != nil {
			h.plan = planOf(h.document, func(s string) string { return s + " é" })
		}
	}},
	{"check the merged", func(h *hostileLesson) {
		if h.plan != nil {
			check.Translations([]*merge.Plan{h.plan}, check.Options{})
			findAll(h.document, splitHostile(h.site.file, string(h.plan.Apply())))
		}
	}},
	{"merge a hostile translation", func(h *hostileLesson) {
		if h.plain != nil {
			p := planOf(h.plain, func(s string) string { return s + " " + h.share() })
			check.Translations([]*merge.Plan{p}, check.Options{})
		}
	}},
	{"restore", func(h *hostileLesson) {
		if h.plain != nil && len(h.plain.Segments()) > 0 {
			repair.Restore(h.plain, 0, "Un [é](y.md) "+h.pattern)
		}
	}},
	{"merge for Docusaurus", func(h *hostileLesson) {
		if h.document != nil {
			planOf(h.document.As(content.MDX), func(s string) string { return s + " é" })
		}
	}},
	{"merge a hostile translation for Docusaurus", func(h *hostileLesson) {
		if h.plain != nil {
			planOf(h.plain.As(content.MDX), func(s string) string { return s + " " + h.share() })
		}
	}},
	{"heal", func(h *hostileLesson) {
		if h.plain != nil && h.document != nil {
			repair.Structure(h.document, h.plain)
			repair.Structure(h.plain, h.document)
		}
	}},
	{"align", func(h *hostileLesson) {
		if h.plain != nil && h.document != nil {
			align.Trees(treeOf(h.plain), treeOf(h.document))
		}
	}},
	{"align the other way", func(h *hostileLesson) {
		if h.plain != nil && h.document != nil {
			align.Trees(treeOf(h.document), treeOf(h.plain))
		}
	}},
	{"align with itself", func(h *hostileLesson) {
		if h.document != nil {
			align.Trees(treeOf(h.document), treeOf(splitHostile(h.site.file, strings.ReplaceAll(h.text, "a", "é"))))
		}
	}},
	{"check", func(h *hostileLesson) { findAll(h.plain, h.document) }},
	{"check the other way", func(h *hostileLesson) { findAll(h.document, h.plain) }},
}

func splitHostile(file, text string) *content.Document {
	d, err := content.Split(file, []byte(text), nil)
	if err != nil {
		return nil
	}
	return d
}

func treeOf(d *content.Document) *content.Tree {
	t := &content.Tree{Locale: "en"}
	if d != nil {
		t.Documents = append(t.Documents, d)
	}
	return t
}

// planOf merges a translation of every segment.
func planOf(d *content.Document, translate func(string) string) *merge.Plan {
	c := &locales.Catalog{Locale: "fr"}
	for i := range d.Segments() {
		s := &d.Segments()[i]
		c.Messages = append(c.Messages, locales.Message{ID: s.ID(), Source: s.Text, Target: translate(s.Text), State: locales.Translated})
	}
	return merge.Resolve(d, merge.NewIndex(c), merge.Policy{})
}

func findAll(source, translated *content.Document) {
	if source == nil || translated == nil {
		return
	}
	all := func(string) bool { return true }
	en, fr := treeOf(source), treeOf(translated)
	check.Sources(en)
	check.Links(en, fr, all, address.DefaultSchemes, check.Known{})
	check.Lessons(en, fr, check.Known{})
}

// hostileTimes is what each stage takes for a pattern of a size.
func hostileTimes(t *testing.T, s *site, pattern string, size int) []time.Duration {
	h := &hostileLesson{site: s, text: s.put(pattern, size), pattern: strings.Repeat(pattern, size/len(pattern))}
	h.plain = splitHostile(s.file, s.put("a *b* [c](d.md) ", 16))
	took := make([]time.Duration, len(stages))
	for i, g := range stages {
		before := cost.Processor(t)
		g.run(h)
		took[i] = cost.Processor(t) - before
	}
	return took
}

// hostileCharacters are those that mean something to Markdown or YAML, and
// some that stand between them.
const hostileCharacters = "[]()*_`~<>&!#{}|-=+:.\\/\"'$%^a \n1"

// hostilePieces are longer beginnings of constructs.
var hostilePieces = strings.Fields("[a](b \"c ![a]( [a][ [a]: [^a] [^a]: <a <b> <a_b=\" <!-- <? <![CDATA[ </ {{ {% {/* {#a {: {{< http:// https://a.b www. a@b. &amp; &# ::: !!! ``` ~~~ --- === - 1. |-| \\\\ \\` ](< ]( a*_b **a _a_ '' ~~")

// randomPattern is one of 1 to 4 characters, or of pieces.
func randomPattern(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(4) {
		if r.IntN(4) > 0 {
			b.WriteByte(hostileCharacters[r.IntN(len(hostileCharacters))])
		} else {
			b.WriteString(strings.ReplaceAll(hostilePieces[r.IntN(len(hostilePieces))], "_b", " b"))
		}
	}
	return b.String()
}

// slow are what took seconds once.
var slow = []struct{ site, pattern string }{
	{"alone", "+ "}, {"paragraph", "a*_b"}, {"paragraph", "~"}, {"paragraph", "{#a}"}, {"paragraph", "*"}, {"paragraph", "\\``"}, {"alone", "\n]["},
	{"quote", "`\n"}, {"item", "."}, {"description", "[a](b"}, {"paragraph", "http://a.b "}, {"front matter", "]"}, {"yaml list", "\n11."},
	{"title", "a@b.{%:::\\\\"}, {"title", "{#a_a_"}, {"target", "]a(<!--"}, {"emphasis", "```https://a.b_-"}, {"cell", "</\"+\n"}, {"items", "a\n"},
	{"directive", "[^a]:"},
}

// largest is how large a hostile lesson is, if CI tries it.
const largest = 64 << 10

// TestHostileLessonsTakeLinearTime repeats a few characters up to 64 KiB, or as
// much of it as [cost.Size] says, at all kinds of places, and takes the lesson
// through all that is done with lessons. PARASOL_HOSTILE says how many patterns are tried; PARASOL_SEED says
// which are drawn.
func TestHostileLessonsTakeLinearTime(t *testing.T) {
	if cost.UnderRace {
		t.Skip("CI runs it without the race detector")
	}
	tried := 6
	if n, err := strconv.Atoi(os.Getenv("PARASOL_HOSTILE")); err == nil {
		tried = n
	}
	seed, _ := strconv.ParseUint(os.Getenv("PARASOL_SEED"), 10, 64)
	for _, s := range slow {
		i := slices.IndexFunc(sites, func(o site) bool { return o.name == s.site })
		takesLinearTime(t, &sites[i], s.pattern)
	}
	r := rand.New(rand.NewPCG(seed, 1))
	for range tried {
		takesLinearTime(t, &sites[r.IntN(len(sites))], randomPattern(r))
	}
}

// takesLinearTime fails where a stage takes much more than eight times as long
// for eight times the text, or more than [aSecond]. What else the process does
// may fall on a stage: the least of three tries counts.
func takesLinearTime(t *testing.T, s *site, pattern string) {
	t.Helper()
	size := cost.Size(largest)
	var small, large []time.Duration
	limit := 100 * time.Millisecond // which is less than a second on any machine
	excess := func() (over []int) {
		for i := range stages {
			if large[i] > 24*small[i]+100*time.Millisecond || large[i] > limit {
				over = append(over, i)
			}
		}
		return over
	}
	for range 3 {
		small = leastOf(small, hostileTimes(t, s, pattern, size/8))
		if slices.Max(small) < 12*time.Millisecond*time.Duration(size)/largest { // 64 times as long is less than a second
			return
		}
		large = leastOf(large, hostileTimes(t, s, pattern, size))
		if slices.Max(large) > limit {
			limit = max(limit, aSecond(t))
		}
		if len(excess()) == 0 {
			return
		}
	}
	for _, i := range excess() {
		t.Errorf("%s, %s: %d bytes of %q take %v of the processor, %d %v, of which %v are too long", stages[i].name, s.name, size/8, pattern, small[i], size, large[i], limit)
	}
}

// aSecond is what the promise of a second is measured by: the work of
// splitting six MiB of an ordinary lesson, which take a second on a machine as
// people have it. A slow machine, or a busy one, takes longer for all.
func aSecond(t *testing.T) time.Duration {
	t.Helper()
	const paragraph = "Lock the *phone* at night: [this](a.md), **always**, and `hide` it.\n\n"
	lesson := strings.Repeat(paragraph, 1<<20/len(paragraph))
	before := cost.Processor(t)
	if d := splitHostile("s_a.md", lesson); d == nil || len(d.Segments()) < 10_000 {
		t.Fatal("the ordinary lesson is not read")
	}
	return 6 * (cost.Processor(t) - before)
}

// leastOf is the least of each stage's times.
func leastOf(a, b []time.Duration) []time.Duration {
	for i := range a {
		b[i] = min(a[i], b[i])
	}
	return b
}
