package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"html"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
)

// What translators do. They have exported files, some of them for long, change
// units in them as text, each format as its tools write it, and send them back.

// An export is a file that went out.
type export struct {
	locale, format, name, data string
	step                       int
	answered                   bool // a translator has worked on it before
}

// A unit is one text of an exported file, as the file spells it.
type unit struct {
	id              string // "" where the format has none
	context, source string
	target          string
}

// An answer is what a translator makes of a unit. The zero value leaves it as
// it is.
type answer struct {
	target  string // "" leaves the one that is there
	state   decision
	comment string
	blank   bool // the target is emptied
	foreign bool // the unit gets an ID of another tool's
}

// A decision is the state that a unit comes back in.
type decision uint8

const (
	asItWas decision = iota
	finished
	approved // by a reviewer
	draft
	refused // by a reviewer
)

// An editor is how the tools of a format write answers into a file. fresh are
// messages that it may add to those of the file.
type editor func(data string, fresh []unit, ask func(unit) answer) string

var editors = map[string]editor{
	"toml": editMessages, "json": editMessages, "yaml": editMessages,
	"po": editPO, "xliff": editXLIFF, "xliff2": editXLIFF2, "csv": editCSV, "tmx": editTMX,
}

var (
	messageHead = regexp.MustCompile(`(?m)^(?:\["([^"]+)"\]|  "([^"]+)": \{|"([^"]+)":)$`)
	otherField  = regexp.MustCompile(`(?m)^(\s*"?other"?\s*[=:] )"((?:[^"\\]|\\.)*)"`)
)

// editMessages edits a go-i18n file line by line, whatever its syntax.
func editMessages(data string, fresh []unit, ask func(unit) answer) string {
	heads := messageHead.FindAllStringSubmatchIndex(data, -1)
	syntax := "toml"
	switch {
	case strings.HasPrefix(data, "{"):
		syntax = "json"
	case strings.HasPrefix(strings.TrimLeft(data, "# "), `"`) || len(heads) > 0 && data[heads[0][0]] == '"':
		syntax = "yaml"
	}
	var b strings.Builder
	b.WriteString(data[:append(heads, []int{len(data)})[0][0]])
	for i, h := range heads {
		end := len(data)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		id := ""
		for g := 2; g < len(h); g += 2 {
			if h[g] >= 0 {
				id = data[h[g]:h[g+1]]
			}
		}
		b.WriteString(editMessage(syntax, id, data[h[0]:end], ask))
	}
	if syntax == "toml" {
		for _, u := range fresh {
			if a := ask(u); a != (answer{}) {
				fmt.Fprintf(&b, "\n# %s\n[%q]\nother = %s\n", a.comment, u.id, strconv.Quote(a.target))
			}
		}
	}
	return b.String()
}

func editMessage(syntax, id, block string, ask func(unit) answer) string {
	other := otherField.FindStringSubmatchIndex(block)
	if other == nil {
		return block
	}
	text, err := strconv.Unquote(block[other[4]-1 : other[5]+1])
	if err != nil {
		return block
	}
	a := ask(unit{id: id, source: text})
	if a.blank || a.target != "" {
		block = block[:other[4]-1] + strconv.Quote(a.target) + block[other[5]+1:]
	}
	if a.comment != "" && syntax != "json" {
		block = "# " + a.comment + "\n" + block
	} else if a.comment != "" {
		block = strings.Replace(block, `"other":`, `"description": "# `+a.comment+`", "other":`, 1)
		if strings.Count(block, `"description":`) > 1 {
			block = strings.Replace(block, `"description": "# `+a.comment+`", `, "", 1)
			block = strings.Replace(block, `"description": "`, `"description": "# `+a.comment+`\n`, 1)
		}
	}
	return block
}

func editPO(data string, _ []unit, ask func(unit) answer) string {
	blocks := strings.Split(strings.TrimRight(data, "\n"), "\n\n")
	for i, block := range blocks {
		u := unit{context: poString(block, "msgctxt"), source: poString(block, "msgid"), target: poString(block, "msgstr")}
		if u.source == "" || strings.Contains(block, "\n#~ ") || strings.HasPrefix(block, "#~ ") {
			continue
		}
		u.id = segment.ID(u.context, u.source)
		a := ask(u)
		if a.blank || a.target != "" {
			block = block[:strings.Index("\n"+block, "\nmsgstr ")] + "msgstr " + strconv.Quote(a.target)
		}
		if a.state != asItWas {
			block = reviewedMark.ReplaceAllString(strings.Replace(block, "#, fuzzy\n", "", 1), "")
		}
		switch a.state {
		case draft, refused:
			at := strings.Index("\n"+block, "\nmsg")
			block = block[:at] + "#, fuzzy\n" + block[at:]
		case approved:
			block = "# state: reviewed\n" + block
		}
		if a.comment != "" {
			block = "# " + a.comment + "\n" + block
		}
		blocks[i] = block
	}
	return strings.Join(blocks, "\n\n") + "\n"
}

var poLine = regexp.MustCompile(`^(?:(\w+) )?(".*")$`)

// poString is the string of a keyword in an entry, over lines.
func poString(block, keyword string) string {
	var s string
	is := ""
	for line := range strings.Lines(block) {
		m := poLine.FindStringSubmatch(strings.TrimRight(line, "\n"))
		if m == nil {
			continue
		}
		if m[1] != "" {
			is = m[1]
		}
		if is == keyword {
			part, _ := strconv.Unquote(m[2])
			s += part
		}
	}
	return s
}

var (
	unit12   = regexp.MustCompile(`(?s)<trans-unit [^>]*>.*?</trans-unit>`)
	unit2    = regexp.MustCompile(`(?s)<unit [^>]*>.*?</unit>`)
	unitID   = regexp.MustCompile(`^<[a-z-]+ id="([^"]*)"`)
	sourceIn = regexp.MustCompile(`(?s)<source[^>]*>(.*?)</source>`)
	targetIn = regexp.MustCompile(`(?s)<target[^>]*>(.*?)</target>`)
	altTrans = regexp.MustCompile(`(?s)\s*<alt-trans.*?</alt-trans>`)
	segment2 = regexp.MustCompile(`(?s)(<segment [^>]*>)(.*?)</segment>`)
	states2  = regexp.MustCompile(` (?:state|subState)="[^"]*"`)
)

func group(re *regexp.Regexp, s string) string {
	if m := re.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

var states12 = map[decision]string{finished: "translated", approved: "signed-off", draft: "needs-review-translation", refused: "rejected-inaccurate"}

func editXLIFF(data string, _ []unit, ask func(unit) answer) string {
	return unit12.ReplaceAllStringFunc(data, func(block string) string {
		matches := altTrans.FindString(block)
		block = strings.Replace(block, matches, "", 1)
		u := unit{id: group(unitID, block), source: group(sourceIn, block), target: group(targetIn, block)}
		a := ask(u)
		target := "<target>"
		if m := targetIn.FindString(block); m != "" {
			target = m[:strings.Index(m, ">")+1]
		}
		text := u.target
		if a.blank || a.target != "" {
			text = a.target
		}
		if a.state != asItWas {
			target = `<target state="` + states12[a.state] + `">`
		}
		if a != (answer{}) {
			block = targetIn.ReplaceAllLiteralString(block, "")
			block = strings.Replace(block, "</source>", "</source>"+target+text+"</target>", 1)
		}
		if a.foreign {
			block = strings.Replace(block, `id="`+u.id+`"`, `id="po2xliff-`+u.id[len(u.id)-5:]+`"`, 1)
		}
		note := ""
		if a.comment != "" {
			note = `<note from="translator">` + a.comment + "</note>"
		}
		return strings.Replace(block, "</trans-unit>", note+matches+"</trans-unit>", 1)
	})
}

// wishes2 are states and sub-states of version 2. Tools that keep no states
// leave a target that they fill in initial: who says draft says it in words.
var wishes2 = map[decision]string{
	finished: `state="translated"`, approved: `state="reviewed"`,
	draft: `state="initial" subState="xlf:needs-review-translation"`, refused: `state="initial" subState="xlf:rejected-inaccurate"`,
}

func editXLIFF2(data string, _ []unit, ask func(unit) answer) string {
	return unit2.ReplaceAllStringFunc(data, func(block string) string {
		m := segment2.FindStringSubmatch(block)
		u := unit{id: group(unitID, block), source: group(sourceIn, m[2]), target: group(targetIn, m[2])}
		a := ask(u)
		head, text := m[1], u.target
		if a.blank || a.target != "" {
			text = a.target
		}
		if a.state != asItWas {
			head = strings.TrimSuffix(states2.ReplaceAllString(head, ""), ">") + " " + wishes2[a.state] + ">"
		}
		if a != (answer{}) {
			target := ""
			if text != "" {
				target = "<target>" + text + "</target>"
			}
			block = strings.Replace(block, m[0], head+"<source>"+u.source+"</source>"+target+"</segment>", 1)
		}
		if a.foreign {
			block = strings.Replace(block, `id="`+u.id+`"`, `id="tu`+u.id[len(u.id)-5:]+`"`, 1)
		}
		if a.comment == "" {
			return block
		}
		note := `<note category="translator">` + a.comment + "</note>"
		if strings.Contains(block, "<notes>") {
			return strings.Replace(block, "</notes>", note+"</notes>", 1)
		}
		at := strings.Index(block, "<segment")
		if data := strings.Index(block, "<originalData"); data >= 0 {
			at = data
		}
		return block[:at] + "<notes>" + note + "</notes>" + block[at:]
	})
}

func editCSV(data string, _ []unit, ask func(unit) answer) string {
	const mark = "\ufeff"
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(data, mark))).ReadAll()
	if err != nil {
		return data
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for _, row := range rows[1:] {
		cell := func(name string) *string { return &row[column[name]] }
		a := ask(unit{*cell("id"), *cell("context"), *cell("source"), *cell("target")})
		if a.blank || a.target != "" {
			*cell("target") = a.target
		}
		if a.state != asItWas {
			*cell("state") = map[decision]string{finished: "translated", approved: "reviewed", draft: "needs-review", refused: "rejected"}[a.state]
		}
		if a.comment != "" {
			*cell("note") = strings.TrimSpace(*cell("note") + "\n# " + a.comment)
		}
		if a.foreign {
			*cell("id") = ""
		}
	}
	var b bytes.Buffer
	b.WriteString(mark)
	w := csv.NewWriter(&b)
	w.WriteAll(rows)
	return b.String()
}

var (
	unitTMX   = regexp.MustCompile(`(?s)<tu\b[^>]*>.*?</tu>`)
	unitIDTMX = regexp.MustCompile(`^<tu tuid="([^"]*)"`)
	segTMX    = regexp.MustCompile(`(?s)<seg>(.*?)</seg>`)
)

func editTMX(data string, _ []unit, ask func(unit) answer) string {
	return unitTMX.ReplaceAllStringFunc(data, func(block string) string {
		segs := segTMX.FindAllStringSubmatchIndex(block, -1)
		if len(segs) < 2 {
			return block
		}
		u := unit{id: group(unitIDTMX, block), source: block[segs[0][2]:segs[0][3]], target: block[segs[1][2]:segs[1][3]]}
		a := ask(u)
		if a.target != "" {
			block = block[:segs[1][2]] + a.target + block[segs[1][3]:]
		}
		if a.comment != "" {
			at := strings.Index(block, ">") + 1
			block = block[:at] + "<note>" + a.comment + "</note>" + block[at:]
		}
		return block
	})
}

// send exports a file of a language.
func (w *world) send(locale, format string) {
	w.names.files++
	out := filepath.Join(filepath.Dir(w.dir), "out")
	w.must(os.RemoveAll(out))
	w.once("extract", "-q", "--to", locale, "--format", format, "--out", out)
	for name, data := range filesIn(out) {
		if name != store.Template {
			w.exports = append(w.exports, export{locale, format, name, data, len(w.past), false})
		}
	}
}

// A translator answers the units of one file and writes into the ledger what
// that gives.
type translator struct {
	*world
	file  export
	known map[string]*locales.Message // by ID, as the project has them before the file comes back
	told  *locales.Catalog            // what the source file says
	today map[string]bool             // IDs of the lessons' texts
	out   map[string]locales.State    // by ID: the state that the file says a unit went out in
	how   string
}

// wentOut are the states that a file says its units went out in.
func wentOut(e export) map[string]locales.State {
	states := map[string]locales.State{}
	if c, err := store.Decode(e.name, []byte(e.data)); err == nil {
		for i := range c.Messages {
			m := &c.Messages[i]
			states[m.ID] = m.Exported.State
		}
	}
	return states
}

// answer draws what becomes of a unit. Half of them stay as they are.
func (t *translator) answer(u unit) answer {
	is, byID := t.known[u.id], true
	if is == nil {
		is, byID = t.renamed(u), false
	}
	if is != nil && t.file.answered && tokenIn(u.target+u.source) != "" { // it says again what may have been replaced since
		delete(t.ledger.shown, entryKey{t.file.locale, is.ID})
		delete(t.ledger.reviewed, entryKey{t.file.locale, is.ID})
	}
	if t.chance(2) {
		return answer{}
	}
	if is != nil && is.Source != "" && t.file.format != "xliff" && t.file.format != "xliff2" && t.file.format != "tmx" {
		u.context, u.source = is.Context, is.Source
	}
	var a answer
	if t.chance(3) {
		a.comment = t.give(is, true)
	}
	holds := tokenIn(u.target)
	switch n := t.rng.IntN(12); {
	case n < 4:
		t.finish(&a, u, is, finished)
	case n == 4:
		t.finish(&a, u, is, approved)
	case n < 7 && t.canDraft():
		a.state = draft
		a.target = translatedAs(t.give(is, false), u.source)
	case n == 7 && holds != "" && t.canDraft():
		t.refuse(&a, is, holds)
	case n == 8 && holds != "" && t.canDraft() && is != nil:
		a.state = finished // what waited is well as it is
		t.accept(is, holds)
	case n == 9:
		a.blank = t.file.format != "tmx"
	case n == 10 && t.file.format != "tmx":
		a.target = u.source
	case n == 11:
		t.finish(&a, u, is, finished)
		if a.foreign = is != nil && (t.file.format == "csv" || strings.HasPrefix(t.file.format, "xliff")); a.foreign {
			delete(t.ledger.shown, entryKey{t.file.locale, is.ID}) // it may be matched by its source, or only offered
		}
	}
	if is != nil && !byID {
		delete(t.ledger.shown, entryKey{t.file.locale, is.ID})
		delete(t.ledger.reviewed, entryKey{t.file.locale, is.ID})
	}
	return a
}

// renamed is the message of a unit that has got the ID of another tool's, or
// none, on an earlier round: nil if it is of no message.
func (t *translator) renamed(u unit) *locales.Message {
	for _, id := range slices.Sorted(maps.Keys(t.known)) {
		m := t.known[id]
		if u.id == "" && u.context == m.Context && u.source == m.Source || len(u.id) >= 5 && m.Source != "" && strings.HasSuffix(id, u.id[len(u.id)-5:]) {
			return m
		}
	}
	return nil
}

// canDraft reports whether the format can say that a text is none to merge.
func (t *translator) canDraft() bool {
	return t.file.format == "po" || t.file.format == "csv" || t.file.format == "xliff" || t.file.format == "xliff2"
}

// give writes a new token into the ledger.
func (t *translator) give(is *locales.Message, comment bool) string {
	g := gift{locale: t.file.locale, comment: comment, how: t.how}
	if is != nil {
		g.text = textOf(is.Context, is.Source)
	}
	token := t.names.token()
	t.ledger.owed[token] = g
	return token
}

// finish translates a unit; now and then a tag is lost, and the text is
// refused.
func (t *translator) finish(a *answer, u unit, is *locales.Message, state decision) {
	token := t.give(is, false)
	source := u.source
	whole := true
	if t.chance(6) {
		source = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(source, "")
		whole = source == u.source
	}
	a.target, a.state = translatedAs(token, source), state
	if is == nil || is.Source == "" {
		t.ledger.named[token] = u.id
		t.approveText(token, u)
		return
	}
	t.ledger.approve(token, textOf(is.Context, is.Source))
	k := entryKey{t.file.locale, is.ID}
	if whole { // which ends the review of the one that it replaces
		delete(t.ledger.reviewed, k)
	}
	switch {
	case t.file.format == "tmx" || !t.today[is.ID]: // memory: it may be offered only
		delete(t.ledger.shown, k)
	case whole:
		t.ledger.shown[k] = token
	}
	// What went out reviewed says so of the text that it went out with.
	if whole && state == approved && t.out[is.ID] != locales.Reviewed && t.file.format != "toml" && t.file.format != "json" && t.file.format != "yaml" && t.file.format != "tmx" {
		t.ledger.reviewed[k] = token
	}
}

// approveText is what a translation is finished for whose text no lesson has any
// more: a file that holds its texts tells, but XLIFF its context not as others
// do.
func (t *translator) approveText(token string, u unit) {
	contexts := []string{u.context}
	switch t.file.format {
	case "toml", "json", "yaml":
		for i := range t.told.Messages {
			if m := &t.told.Messages[i]; m.ID == u.id {
				t.ledger.approve(token, textOf(m.Context, m.Source))
			}
		}
		return
	case "tmx":
		return
	case "xliff", "xliff2":
		contexts = contextNames
	}
	words := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(u.source, ""))
	for _, context := range contexts {
		t.ledger.approve(token, sourceText{context, words})
	}
}

// accept is what becomes of a text that waited when somebody says that it is
// finished: it is for what the unit's text was.
func (t *translator) accept(is *locales.Message, token string) {
	t.ledger.approve(token, textOf(is.Context, is.Source))
	delete(t.ledger.shown, entryKey{t.file.locale, is.ID})
}

// refuse sends the text of a unit back: with a format that can say so it must
// not stand in a lesson any more.
func (t *translator) refuse(a *answer, is *locales.Message, token string) {
	a.state = refused
	if is == nil || tokenIn(is.Target) != token {
		return
	}
	delete(t.ledger.shown, entryKey{t.file.locale, is.ID})
	delete(t.ledger.reviewed, entryKey{t.file.locale, is.ID})
	others := slices.ContainsFunc(slices.Collect(maps.Values(t.known)), func(m *locales.Message) bool { return m.ID != is.ID && tokenIn(m.Target) == token })
	if t.file.format != "po" && is.State.Finished() && !others { // fuzzy is less than a no, which is about one message
		t.ledger.barred[token] = true
	}
}

// reviewedMark is the comment of a translation that somebody has reviewed.
var reviewedMark = regexp.MustCompile(`(?m)^# state: reviewed(?: [0-9a-f]+)?\n`)
