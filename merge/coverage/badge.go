package coverage

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Badge says in a few words how far a locale is translated.
type Badge struct {
	Label   string
	Message string
	Color   string // #rrggbb; white text on it has the contrast that WCAG 2.2 wants (AA)
}

// badgeColors are those of locales that have so many thousandths.
var badgeColors = []struct {
	permille int
	color    string
}{
	{1000, "#0b6e4f"}, {900, "#2f7d32"}, {750, "#5b7300"}, {500, "#8a6500"}, {250, "#a84f0c"}, {0, "#b3261e"},
}

// Badge is that of the locale.
func (l Locale) Badge() Badge {
	b := Badge{Label: l.Name, Message: fmt.Sprintf("%d %% translated", int(l.Percent()))}
	for _, c := range badgeColors {
		if l.permille() >= c.permille {
			b.Color = c.color
			break
		}
	}
	return b
}

// Endpoint is the JSON that badge services ask a site for: the endpoint
// schema, version 1, of shields.io.
func (b Badge) Endpoint() []byte {
	data, err := json.MarshalIndent(struct {
		SchemaVersion int    `json:"schemaVersion"`
		Label         string `json:"label"`
		Message       string `json:"message"`
		Color         string `json:"color"`
	}{1, b.Label, b.Message, b.Color}, "", "  ")
	if err != nil {
		panic(err) // strings and a number
	}
	return append(data, '\n')
}

const (
	badgeHeight = 20
	badgeMargin = 7 // on either side of a text
	labelColor  = "#444"
)

// SVG is the badge as a picture. What it says is its accessible name.
func (b Badge) SVG() []byte {
	label, message := textWidthOf(b.Label), textWidthOf(b.Message)
	left, right := label+2*badgeMargin, message+2*badgeMargin
	name := escapeXML(b.Label + ": " + b.Message)
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" role="img" aria-label="%s">`+"\n", left+right, badgeHeight, name)
	fmt.Fprintf(&out, "<title>%s</title>\n", name)
	fmt.Fprintf(&out, `<clipPath id="r"><rect width="%d" height="%d" rx="3"/></clipPath>`+"\n", left+right, badgeHeight)
	fmt.Fprintf(&out, `<g clip-path="url(#r)"><path fill="%s" d="M0 0h%dv%dH0z"/><path fill="%s" d="M%d 0h%dv%dH%dz"/></g>`+"\n",
		labelColor, left, badgeHeight, b.Color, left, right, badgeHeight, left)
	fmt.Fprintln(&out, `<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">`)
	for _, t := range []struct {
		text     string
		x, width int
	}{{b.Label, badgeMargin, label}, {b.Message, left + badgeMargin, message}} {
		fmt.Fprintf(&out, `<text x="%d" y="14" textLength="%d" lengthAdjust="spacingAndGlyphs">%s</text>`+"\n", t.x, t.width, escapeXML(t.text))
	}
	out.WriteString("</g>\n</svg>\n")
	return out.Bytes()
}

// widths are those of letters in Verdana at 11 pixels, in tenths of a pixel;
// others have usualWidth.
var widths = map[int]string{38: " ijlI-.", 44: "frt", 77: "ABCDEFGHKLNOPQRSTUVXYZ", 105: "%mwMW"}

const usualWidth = 68

// textWidthOf is about how wide a text is. It is stretched to that, so that it
// fits in other fonts too.
func textWidthOf(s string) int {
	tenths := usualWidth * utf8.RuneCountInString(s)
	for width, letters := range widths {
		for _, r := range letters {
			tenths += (width - usualWidth) * strings.Count(s, string(r))
		}
	}
	return (tenths + 9) / 10
}

func escapeXML(s string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err) // the buffer takes all
	}
	return b.String()
}
