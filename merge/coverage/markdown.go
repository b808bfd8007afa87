package coverage

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Markdown writes tables of the report in GitHub Flavored Markdown (section
// 4.10), to be put into an issue or a page, and below them what no figure
// counts. Numbers are words. by says which tables; none means ByLocale.
func (r Report) Markdown(w io.Writer, by []By) error {
	b := bufio.NewWriter(w)
	if len(r.Locales) == 0 {
		fmt.Fprintln(b, "Nothing is translated: there are no locales.")
		return b.Flush()
	}
	if len(by) == 0 {
		by = []By{ByLocale}
	}
	for i, t := range r.tables(by) {
		if i > 0 {
			fmt.Fprintln(b)
		}
		t.markdown(b)
	}
	for _, note := range r.notes() {
		fmt.Fprintf(b, "\n%s\n", escapeMarkdown(note))
	}
	return b.Flush()
}

func (t table) markdown(w *bufio.Writer) {
	columns := t.columns()
	fmt.Fprintf(w, "| %s | translated |", escapeMarkdown(t.title))
	for _, c := range columns {
		fmt.Fprintf(w, " %s |", c.title)
	}
	fmt.Fprintf(w, "\n|:--|--:|%s\n", strings.Repeat("--:|", len(columns)))
	for _, row := range t.rows {
		fmt.Fprintf(w, "| %s | %.1f %% |", escapeMarkdown(row.Name), row.Percent())
		for _, c := range columns {
			fmt.Fprintf(w, " %s |", grouped(c.words(&row.Counts)))
		}
		fmt.Fprintln(w)
	}
}

// escapeMarkdown is a text that reads as it is in a table's cell.
func escapeMarkdown(s string) string {
	return markup.Replace(strings.Map(printable, s))
}

var markup = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "~", `\~`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "|", `\|`, "&", `\&`,
	"://", `\://`, "www.", `www\.`, "@", `\@`, "!", `\!`, "#", `\#`, "$", `\$`,
)
