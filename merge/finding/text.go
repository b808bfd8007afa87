package finding

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// levelColors are those of coverage: what is bad is red.
var levelColors = [...]string{Note: "36", Warning: "33", Error: "31"}

// WriteText writes a finding as a line that names place, level and rule, and
// below it the source text and the translation, with carets under what is
// wrong. Where a line of Arabic or Hebrew would put them elsewhere, what is
// wrong stands by itself.
func WriteText(w io.Writer, r *Report) error {
	b := bufio.NewWriter(w)
	for _, f := range r.Shown() {
		level := f.Level.String()
		if r.Color {
			level = "\x1b[" + levelColors[f.Level] + "m" + level + "\x1b[0m"
		}
		fmt.Fprintf(b, "%s: %s %s: %s\n", visible(f.Place().String()), level, f.Rule, visible(f.Sentence))
		if f.Source != "" && f.Source != f.Text {
			fmt.Fprintf(b, "    %s\n", excerpt(f.Source))
		}
		if f.Text != "" {
			writeCarets(b, &f)
		}
	}
	return b.Flush()
}

const (
	caretWidth   = 96 // columns that a text may have
	caretContext = 40 // columns that are shown before what is wrong
)

func writeCarets(b *bufio.Writer, f *Finding) {
	if f.Start == 0 && f.End == 0 {
		fmt.Fprintf(b, "    %s\n", excerpt(f.Text))
		return
	}
	before, wrong, after := visible(tail(f.Text[:f.Start])), visible(head(f.Text[f.Start:f.End])), visible(head(f.Text[f.End:]))
	if strings.ContainsFunc(before+wrong, isRightToLeft) {
		fmt.Fprintf(b, "    %s\n", excerpt(f.Text))
		if wrong != "" {
			fmt.Fprintf(b, "    here: %s\n", wrong)
		}
		return
	}
	if width := uniseg.StringWidth(before); width > caretContext {
		for width > caretContext-1 {
			_, rest, cut, _ := uniseg.FirstGraphemeClusterInString(before, -1)
			before, width = rest, width-cut
		}
		before = "…" + before
	}
	carets := strings.Repeat("^", min(max(1, uniseg.StringWidth(wrong)), caretWidth))
	fmt.Fprintf(b, "    %s\n    %s%s\n", clip(before+wrong+after), strings.Repeat(" ", uniseg.StringWidth(before)), carets)
}

// longestShown is how much is looked at of a text, in bytes, on either side of
// what is wrong: far more than a line of output has.
const longestShown = 1 << 10

// head is the beginning of a text that is longer.
func head(s string) string {
	if len(s) <= longestShown {
		return s
	}
	end := longestShown
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}

// tail is the end of a text that is longer.
func tail(s string) string {
	from := max(0, len(s)-longestShown)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	return s[from:]
}

// excerpt is a text as a line of output has it.
func excerpt(s string) string { return clip(visible(head(s))) }

// clip cuts a text to the columns that it may have.
func clip(s string) string {
	if uniseg.StringWidth(s) <= caretWidth {
		return s
	}
	runes := []rune(s)
	for uniseg.StringWidth(string(runes)) >= caretWidth {
		runes = runes[:len(runes)-1-max(0, len(runes)-caretWidth)]
	}
	return string(runes) + "…"
}

// visible is a text on one line, with names for characters that nobody sees.
func visible(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			b.WriteByte(' ')
		case unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d' || unicode.IsControl(r):
			fmt.Fprintf(&b, "<%U>", r)
		case r != ' ' && unicode.Is(unicode.Zs, r) && r != '\u3000':
			b.WriteRune('\u00a0')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isRightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam, unicode.Hanifi_Rohingya)
}
