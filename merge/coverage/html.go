package coverage

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"path"
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// HTML says how a report is written as a page.
type HTML struct {
	Title  string        // of the project
	Source string        // tag of the language of the lessons
	Plans  []*merge.Plan // those of the report, whose texts the page shows; none for a page without texts
}

//go:embed html/report.html
var pageTemplate string

//go:embed html/report.css
var pageStyle string

//go:embed html/report.js
var pageScript string

// HTML writes the report as one page that needs nothing else: no network, and
// a script only to show the texts of a lesson beside their translations and
// to find lessons. Bars, tables and the list of what comes next are there
// without it. The page sets a policy under which nothing but its own script
// runs, whatever a translation says.
func (r Report) HTML(w io.Writer, o HTML) error {
	hash := sha256.Sum256([]byte(pageScript))
	p := page{
		Title: o.Title, Lang: o.Source, Report: r,
		Style: template.CSS(pageStyle), Script: template.JS(pageScript),
		ScriptHash: "sha256-" + base64.StdEncoding.EncodeToString(hash[:]),
		Heat:       r.heat(), Kinds: r.kinds(), Next: r.next(), Steps: steps, Parts: shownParts,
	}
	if len(r.Locales) > 0 {
		p.Total = r.Locales[0].Total
	}
	if len(o.Plans) > 0 {
		var err error
		if p.Texts, err = packTexts(r, o); err != nil {
			return err
		}
	}
	return pages.Execute(w, p)
}

// pages is the template of the page.
var pages = template.Must(template.New("report").Funcs(template.FuncMap{
	"counted":   func(n int, one, many string) string { return counted(n, noun{one, many}) },
	"exclusion": func(e Exclusion) string { return e.String() },
	"grouped":   grouped,
	"named":     named,
	"percent":   func(c Counts) int { return int(c.Percent()) },
	"shown":     func(c Counts) int { return c.shown() },
	"shares":    shares,
	"titled":    titled,
}).Parse(pageTemplate))

// named is the name of a file or folder as the page shows it: no character of it
// commands anything, or turns the rest of its line round.
func named(name string) string {
	return strings.Map(func(r rune) rune {
		if finding.Steers(r) {
			return unicode.ReplacementChar
		}
		return r
	}, name)
}

// titled is the title of a lesson, which may be the name of its file.
func titled(s Source) string {
	if s.Title == path.Base(s.Path) {
		return named(s.Title)
	}
	return s.Title
}

// A page is what the template shows.
type page struct {
	Title      string
	Lang       string // of the lessons
	Style      template.CSS
	Script     template.JS
	ScriptHash string
	Report     Report
	Total      Count
	Next       []nextUp
	Heat       []folderRows
	Kinds      []kindRow
	Steps      []step
	Parts      []shownPart
	Texts      []packedTexts
}

// A shownPart is a part as the page has it.
type shownPart struct{ Class, Label, Sentence string }

// shownParts are the [parts], in their order.
var shownParts = []shownPart{
	{"reviewed", "reviewed", "stands in the lesson, and somebody has reviewed it"},
	{"translated", "translated", "stands in the lesson"},
	{"published", "published, to review", "readers have a translation that was there before, and somebody has to look at it"},
	{"review", "to review", "there is a suggestion or an unproved translation that somebody has to look at first"},
	{"outdated", "outdated", "there is a translation of an earlier text, which was edited since"},
	{"missing", "missing", "there is no translation"},
	{"refused", "refused", "there is a translation that would break the lesson"},
	{"held", "not shown yet", "there is a translation that readers do not see yet: too few of the lesson's texts are translated, or somebody made the lesson by hand"},
}

// A share is a part of a bar.
type share struct {
	shownPart
	Words int
}

// shares are the parts of the counts that have words.
func shares(c Counts) []share {
	var all []share
	for i, p := range parts {
		if n := p.count(&c).Words; n > 0 {
			all = append(all, share{shownParts[i], n})
		}
	}
	return all
}
