package content

import (
	"bytes"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// An Entry is a key of the mapping that front matter or a YAML file is, with all
// that belongs to it: whole lines.
type Entry struct {
	Key string
	markdown.Extent
}

// Entries lists the entries of the mapping, in order, and where another one would
// begin behind them; none if it is not written line by line. A comment above a key is
// part of neither.
func (d *Document) Entries() (entries []Entry, end int) {
	raw, at := d.Mapping()
	root := RootOf(raw)
	if root == nil || root.Style&yaml.FlowStyle != 0 || len(raw) > 0 && raw[len(raw)-1] != '\n' {
		return nil, 0
	}
	lines := slices.Collect(bytes.Lines(raw))
	for i := 0; i+1 < len(root.Content); i += 2 {
		first, last := root.Content[i].Line-1, len(lines)
		if i+2 < len(root.Content) {
			last = root.Content[i+2].Line - 1
		}
		if root.Content[i].Column != 1 || first < 0 || last > len(lines) {
			return nil, 0
		}
		for last > first+1 && isBetween(lines[last-1]) {
			last--
		}
		start := at + sumOf(lines[:first])
		entries = append(entries, Entry{root.Content[i].Value, markdown.Extent{Start: start, End: start + sumOf(lines[first:last])}})
	}
	return entries, at + len(raw)
}

// isBetween reports whether a line stands between entries rather than in one.
func isBetween(line []byte) bool {
	return line[0] == '#' || len(bytes.TrimSpace(line)) == 0
}

func sumOf(lines [][]byte) int {
	n := 0
	for _, line := range lines {
		n += len(line)
	}
	return n
}

// Entry finds the entry of a key.
func (d *Document) Entry(key string) (markdown.Extent, bool) {
	entries, _ := d.Entries()
	i := slices.IndexFunc(entries, func(e Entry) bool { return e.Key == key })
	if i < 0 {
		return markdown.Extent{}, false
	}
	return entries[i].Extent, true
}
