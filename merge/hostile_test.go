package merge

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
)

// hostile are pieces of what no translation may do.
var hostile = []string{
	"# x", "## ", "- x", "* x", "+ x", "1986. x", "1) x", "> x", "    x", "\tx", "```", "~~~", "***", "---", "===", "- - -", "|", "| a | b |",
	"|---|---|", ":--", ": x", "[x]: y", "[^1]: z", "[^1]", "[x]", "[x](y)", "![x](y)", "[x][y]", "] (", "](umbrella://x)", "<b>", "</b>", "<div>", "<!--",
	"-->", "<script>", "<?php", "<![CDATA[", "<https://x.org>", "https://x.org", "www.x.org", "a@b.org", "**", "*", "_", "__", "~~", "`", "``", "\\",
	"\\*", "\\1", "$1", "${x}", "%s", "{1}", "{{", "}}", "{{< x >}}", "{% x %}", "{#id}", "{: .x}", "&amp;", "&#35;", "&", "<a1>", "</a1>", "<a9>", "<b1>", "</b1>",
	"<i1>", "</i1>", "<x1/>", "<br1/>", "<code1>", "<img1>", "\n", "\n\n", "\r\n", "\r", "\x00", "\x07", "\u0085", "\u2028", "\ufeff", "\u200b", "\u202e", "\u00a0",
	":::", "::: note", "!!! note", "[!NOTE]", "+++", "...", "'", "\"", ": ", " #", "#", "- ", "? ", "@", "!", "%", "yes", "null", "1", "2020-01-01", "0x1f",
	"{{< gist evil 1 >}}", "{{%", "%}}", "{{-", "-}}", "{%", "%}", "{%- x -%}", "{#", "#}", "{{/*", "{{< /x >}}", "<!--more-->", "<!--@include: x-->", "--8<-- \"x\"", "-8<-", "{!", "!}", "{! x.md !}",
	"{", "}", "\\{", "&#123;", "&lbrace;", "&lcub;&lcub;", "{process.env.X}", "import x from 'y'", "export const x = 1", "{: onclick=x}", "{onclick=x}", "{/* x */}",
	"www.evil.example", "www.", ".evil.example", "evil@evil.example", "@evil.example", "mailto:e@evil.example", "xmpp:e@evil.example", "ftp://evil.example", "http://", "://evil.example",
	"選", "。", "「", "步驟1。", "مرحبا", "word", "two words", " ", "  ", "  \n", "\\\n", "é", "😀", "[ ] x", "[x] x",
}

func hostileText(r *rand.Rand, s *segment.Segment) string {
	switch r.IntN(40) {
	case 0:
		return strings.Repeat("*", 10_000)
	case 1:
		return strings.Repeat("[", 2_000) + strings.Repeat("](", 500)
	}
	var b strings.Builder
	for range 1 + r.IntN(8) {
		b.WriteString(hostile[r.IntN(len(hostile))])
	}
	if r.IntN(2) == 0 { // wrap the source's own tags round it, so that it passes the first check
		tags := ""
		for _, t := range s.Tags {
			tags += t.Open()
			if !t.Kind.Single() {
				tags += hostile[r.IntN(len(hostile))] + t.Close()
			}
			if r.IntN(2) == 0 {
				tags += hostile[r.IntN(len(hostile))]
			}
		}
		if r.IntN(2) == 0 {
			return tags + b.String()
		}
		return b.String() + tags
	}
	return b.String()
}

// offset turns a position into an offset.
func offset(source []byte, pos segment.Pos) int {
	at := 0
	for range pos.Line - 1 {
		at += bytes.IndexByte(source[at:], '\n') + 1
	}
	if at == 0 {
		at = len(source) - len(bytes.TrimPrefix(source, []byte("\ufeff")))
	}
	for n := range string(source[at:]) {
		if pos.Col--; pos.Col == 0 {
			return at + n
		}
	}
	return len(source)
}

// contained reports what a translation of segment i alone changed that it
// should not have (law 3).
func contained(d *content.Document, i int, merged []byte) error {
	source := d.Source()
	segments := d.Segments()
	from, to := offset(source, segments[i].Pos), len(source)
	for j := i + 1; j < len(segments); j++ {
		if segments[j].Kind != segment.Title && segments[j].Pos != segments[i].Pos { // a title moves with its link; texts of one scalar stand at its start
			to = max(from, offset(source, segments[j].Pos))
			break
		}
	}
	if n := bytes.LastIndexByte(source[from:to], '\n'); to < len(source) && n >= 0 { // markup may stand before the next segment
		to = from + n + 1
	}
	if !bytes.HasPrefix(merged, source[:from]) {
		return fmt.Errorf("bytes before the segment differ")
	}
	if !bytes.HasSuffix(merged, source[max(from, to):]) {
		return fmt.Errorf("bytes after the segment differ")
	}
	again, err := content.Split(d.Path(), merged, nil)
	if err != nil {
		return err
	}
	// The translation itself may have nothing to translate in turn.
	rest := again.Segments()
	if len(rest) != len(segments) && len(rest) != len(segments)-1 {
		return fmt.Errorf("%d segments became %d", len(segments), len(rest))
	}
	shift := len(segments) - len(rest)
	for j := range segments {
		k := j
		if j == i {
			continue
		} else if j > i {
			k -= shift
		}
		if rest[k].Text != segments[j].Text || rest[k].Kind != segments[j].Kind || fmt.Sprint(rest[k].Tags) != fmt.Sprint(segments[j].Tags) {
			return fmt.Errorf("segment %d %q became %q", j, segments[j].Text, rest[k].Text)
		}
	}
	return nil
}

func TestHostileTextIsContained(t *testing.T) {
	docs := documents(t)
	r := rand.New(rand.NewPCG(1, 2))
	merges, rejected := 0, 0
	for range cost.Size(30_000) {
		d := docs[r.IntN(len(docs))]
		if len(d.Segments()) == 0 {
			continue
		}
		i := r.IntN(len(d.Segments()))
		s := &d.Segments()[i]
		text := hostileText(r, s)
		id := s.ID()
		if sameID(d, i) {
			continue
		}
		c := &locales.Catalog{Locale: "xx", Messages: []locales.Message{{ID: id, Source: s.Text, Target: text, State: locales.Translated}}}
		plan := Resolve(d, NewIndex(c), Policy{})
		if plan.Entries[i].Status == Rejected {
			rejected++
		}
		if plan.Entries[i].Status != Translated {
			if !bytes.Equal(plan.Apply(), d.Source()) {
				t.Fatalf("%s: bytes changed though %q was not merged", s.Pos, text)
			}
			continue
		}
		merges++
		if err := contained(d, i, plan.Apply()); err != nil {
			t.Errorf("%s: %q for %q: %v", s.Pos, text, s.Text, err)
		}
		if err := foreign(d, plan.Apply()); err != nil {
			t.Errorf("%s: %q for %q: %q: %v", s.Pos, text, s.Text, plan.Apply(), err)
		}
	}
	t.Logf("%d files, %d texts merged, %d rejected", len(docs), merges, rejected)
}

func sameID(d *content.Document, i int) bool {
	for j := range d.Segments() {
		if j != i && d.Segments()[j].Text == d.Segments()[i].Text {
			return true
		}
	}
	return false
}
