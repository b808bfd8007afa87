package own

import (
	"html"
	"regexp"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
)

// What a lesson has of its own obeys the law that a translation does: it brings
// nothing that a site or a browser runs, and no address. The bytes of the lesson with
// it are held against those without. Of each kind there is no more; and what is
// another than any that was there stands in a hunk that is as it was found in a
// lesson that readers had.

// A kind is something that runs, in lessons that hold one of some letters.
type kind struct {
	needs   []string // in lower case
	tight   bool     // read without what browsers step over
	pattern *regexp.Regexp
}

// runs finds what a browser or a site runs, or takes from elsewhere, by kind: HTML
// elements, attributes of events, addresses with code in them, and what programs
// that build sites read beside the brackets that [content.Document.BringsCode] counts.
var runs = []kind{
	{[]string{"<script", "<style"}, false, regexp.MustCompile(`(?is)<script\b.*?(?:</script\s*>|\z)|<style\b.*?(?:</style\s*>|\z)`)},
	{[]string{"frame", "<object", "<embed", "<applet", "<base", "<meta", "<link", "<form", "<svg", "<math", "<portal", "<template"}, false,
		regexp.MustCompile(`(?i)<(?:i?frame|frameset|object|embed|applet|base|meta|link|form|svg|math|portal|template)\b[^>]*`)},
	{[]string{"="}, false, regexp.MustCompile(`(?i)[\s"'/{;]on[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>}]*)`)},
	{[]string{"script", "data", "blob", "filesystem", "view-source"}, true,
		regexp.MustCompile(`(?i)(?:javascript|vbscript|livescript|blob|filesystem|view-source)\\?:\S[^\s"'<>)]*|["'(<=]\s*(?:javascript|vbscript|livescript)\\?\s*:|data\\?:\s*(?:[a-z]+/[^\s"'<>)]*|[,;])`)},
	{[]string{"<?", "<%", "<![", "<!entity", "{::"}, false, regexp.MustCompile(`<\?|<%|<!\[|<!ENTITY|\{::`)},
	{[]string{"<<<", "{"}, false, regexp.MustCompile("(?m)^[ \\t>]*(?:<<<|(?:`{3,}|~{3,}|:{3,})[ \\t]*\\{).*")},
}

// mdxRuns finds what MDX runs besides.
var mdxRuns = []kind{
	{[]string{"import", "export"}, false, regexp.MustCompile(`(?m)^(?:import|export)\b.*`)},
	{[]string{"{"}, false, regexp.MustCompile(`\{[^}]*\}?`)},
	{[]string{"<"}, false, regexp.MustCompile(`</?[A-Z][^>]*`)},
}

// addresses finds where a lesson leads, or takes something from.
var addresses = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b[a-z][a-z0-9+.-]*\\?:\\?/\\?/[^\s"'<>()\[\]]+|\bwww\.[^\s"'<>()\[\]]+|(?:[/\\]){2}[^\s"'<>()\[\]/\\]+[^\s"'<>()\[\]]*`),
	regexp.MustCompile(`(?i)\b(?:mailto|tel|sms|xmpp|facetime)\\?:[^\s"'<>()\[\]]+|[^\s"'<>()\[\]@:;,]+@[^\s"'<>()\[\]@:;,]+\.\pL+`),
	regexp.MustCompile(`(?i)\b(?:href|src|srcset|action|formaction|poster|cite|data|background|ping|longdesc|to)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)`),
	regexp.MustCompile(`(?m)^[ \t>]*\[[^\]]+\]:[ \t]*\S+`),
}

// readings are the ways in which a lesson is read: its bytes, with character
// references for the characters, and without what browsers step over in an address;
// and the values of its front matter, and where its links lead.
func readings(d *content.Document) (plain, tight string) {
	var b strings.Builder
	b.WriteString(html.UnescapeString(html.UnescapeString(string(d.Source()))))
	for _, v := range d.Values() {
		b.WriteString("\n" + v.Value)
	}
	for _, l := range d.Links() {
		b.WriteString("\n(" + l.Target + ")")
	}
	plain = b.String()
	return plain, strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff' {
			return -1
		}
		return r
	}, plain)
}

// An activity is what a lesson runs and where it leads.
type activity struct {
	counts map[*regexp.Regexp]int
	pieces map[string]bool
}

// activityIn is what a lesson runs, and where it leads if that is asked for.
func activityIn(d *content.Document, leads bool) activity {
	r := activity{map[*regexp.Regexp]int{}, map[string]bool{}}
	plain, tight := readings(d)
	lower := strings.ToLower(tight)
	kinds := runs
	if d.Dialect() == content.MDX {
		kinds = append(kinds[:len(kinds):len(kinds)], mdxRuns...)
	}
	for _, k := range kinds {
		if !slices.ContainsFunc(k.needs, func(s string) bool { return strings.Contains(lower, s) }) {
			continue
		}
		text := plain
		if k.tight {
			text = tight
		}
		found := k.pattern.FindAllString(text, -1)
		r.counts[k.pattern] = len(found)
		r.add(found)
	}
	if !leads {
		return r
	}
	for _, pattern := range addresses {
		r.add(pattern.FindAllString(plain, -1))
	}
	for _, l := range d.Links() {
		r.pieces[l.Target] = true
	}
	r.add(d.Code())
	return r
}

func (r activity) add(found []string) {
	for _, s := range found {
		r.pieces[strings.TrimSpace(s)] = true
	}
}

// bringsMore reports whether there is more of a kind in a lesson than in another.
func (r activity) bringsMore(was activity) bool {
	for kind, n := range r.counts {
		if n > was.counts[kind] {
			return true
		}
	}
	return false
}

// bringsOther reports whether something is there that the other lesson has not, and
// that stands in none of some texts.
func (r activity) bringsOther(was activity, found string) bool {
	for piece := range r.pieces {
		if !was.pieces[piece] && !strings.Contains(found, strings.TrimRight(piece, ".,;:!?")) {
			return true
		}
	}
	return false
}

// mayRun reports whether there is a character in a text that code or an address
// needs, however it is spelled: most of what a language has of its own has none.
func mayRun(text string) bool {
	if strings.ContainsAny(text, "<=`~{}&\\@[/") || strings.Contains(text, "www.") {
		return true
	}
	for _, word := range strings.Fields(text) {
		if at := strings.IndexByte(word, ':'); at >= 0 && (at < len(word)-1 || strings.Contains(strings.ToLower(word), "script") || strings.Contains(strings.ToLower(word), "data")) {
			return true
		}
	}
	return false
}

// bringsCode reports whether a lesson with hunks has something that runs, or leads
// elsewhere, and that it must not bring.
func (a *application) bringsCode(got *content.Document, edits []placed) bool {
	if got.BringsCode(a.document) {
		return true
	}
	if a.document.Dialect() != content.MDX && !slices.ContainsFunc(edits, func(e placed) bool { return mayRun(e.text) }) {
		return false
	}
	all := !slices.ContainsFunc(edits, func(e placed) bool { return !e.asFound })
	was := a.activityWithout(!all)
	is := activityIn(got, !all)
	if is.bringsMore(was) {
		return true
	}
	return !all && is.bringsOther(was, foundIn(edits))
}

// activityWithout is what the lesson runs without hunks.
func (a *application) activityWithout(leads bool) activity {
	if a.runs == nil || leads && !a.runsLead {
		was := activityIn(a.document, leads)
		a.runs, a.runsLead = &was, leads
	}
	return *a.runs
}

// foundIn are the texts of edits that are as they were found, as they are read.
func foundIn(edits []placed) string {
	var b strings.Builder
	for _, e := range edits {
		if e.asFound {
			b.WriteString(html.UnescapeString(html.UnescapeString(e.text)) + "\n")
		}
	}
	return b.String()
}
