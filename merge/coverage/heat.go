package coverage

import (
	"cmp"
	"maps"
	"path"
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A step is a shade of the heat map, from so many thousandths on.
type step struct {
	permille     int
	Class, Label string
}

var steps = []step{
	{0, "h0", "0 %"}, {1, "h1", "less than 25 %"}, {250, "h2", "25 %"}, {500, "h3", "50 %"}, {750, "h4", "75 %"}, {1000, "h5", "100 %"},
}

// A cell is one figure of the heat map.
type cell struct {
	Class   string
	Percent int
}

func cellOf(c Counts) cell {
	at := len(steps) - 1
	for c.permille() < steps[at].permille {
		at--
	}
	if at == 0 && c.Translated.Words > 0 {
		at++ // a little is not nothing
	}
	return cell{steps[at].Class, int(c.Percent())}
}

// A lessonRow is a lesson in the heat map, with a cell a locale.
type lessonRow struct {
	Lesson int // its place among the sources of the report
	File   string
	Source Source
	Cells  []cell
}

// folderRows are the lessons of a folder, and the folder as a whole.
type folderRows struct {
	Name  string
	Cells []cell
	Rows  []lessonRow
}

// heat is the map, folder by folder.
func (r Report) heat() []folderRows {
	folders := map[string]*folderRows{}
	for i, s := range r.Sources {
		name := category(s.Path)
		if folders[name] == nil {
			folders[name] = &folderRows{Name: name, Cells: make([]cell, len(r.Locales))}
		}
		f := folders[name]
		f.Rows = append(f.Rows, lessonRow{i, path.Base(s.Path), s, make([]cell, len(r.Locales))})
	}
	for i, l := range r.Locales {
		for _, c := range l.Categories {
			folders[c.Name].Cells[i] = cellOf(c.Counts)
		}
		lessons := l.byName()
		for _, f := range folders {
			for _, row := range f.Rows {
				if c, ok := lessons[row.Source.Path]; ok {
					row.Cells[i] = cellOf(c)
				}
			}
		}
	}
	var sorted []folderRows
	for _, name := range slices.Sorted(maps.Keys(folders)) {
		sorted = append(sorted, *folders[name])
	}
	return sorted
}

// byName are the counts of the lessons of a locale.
func (l Locale) byName() map[string]Counts {
	all := make(map[string]Counts, len(l.Lessons))
	for _, lesson := range l.Lessons {
		all[lesson.Name] = lesson.Counts
	}
	return all
}

// A kindRow is a kind of segment, with a cell a locale.
type kindRow struct {
	Name  string
	Words int
	Cells []cell
}

// kindNames are what the page calls kinds that have a name of our own.
var kindNames = map[segment.Kind]string{
	segment.Item: "list item", segment.Cell: "table cell", segment.Alt: "text of an image", segment.Title: "title of a link",
	segment.Value: "front matter and YAML", segment.Term: "defined term",
}

func kindName(kind string) string { return cmp.Or(kindNames[segment.Kind(kind)], kind) }

// kinds are the rows of the table of kinds, sorted by name.
func (r Report) kinds() []kindRow {
	rows := map[string]*kindRow{}
	for i, l := range r.Locales {
		for _, k := range l.Kinds {
			if rows[k.Name] == nil {
				rows[k.Name] = &kindRow{Name: kindName(k.Name), Words: k.Total.Words, Cells: make([]cell, len(r.Locales))}
			}
			rows[k.Name].Cells[i] = cellOf(k.Counts)
		}
	}
	var sorted []kindRow
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		sorted = append(sorted, *rows[name])
	}
	return sorted
}
