package repair

import (
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A Placed is a repair of what stands around the texts of a lesson.
type Placed struct {
	Repair
	Pos segment.Pos // in the lesson as it was
}

// The rules of a [Placed], beside [HeadingSpace],
// [HeadingUnderline] and [ListSpace].
const (
	Key        = "key"         // a key that was translated
	MissingKey = "missing-key" // a key of an id that is not there
	ID         = "id"          // an id that was translated, or is out of date

)

// A structureRepair finds damage of the structure of a lesson, and repairs it with the
// source lesson as witness. It returns the lesson itself if there is none.
type structureRepair func(d, source *content.Document) (*content.Document, []Placed)

// structureRepairs are tried in this order, each on what the one before it left.
var structureRepairs = []structureRepair{repairKeys, repairBlanks, repairBlocks, repairImages}

// Structure returns a translated lesson without the damage that its structure took
// on its way, and the repairs; d itself if there are none. The source lesson
// is the witness of the structure that there was: of the keys of front matter,
// of all keys and ids of YAML files, of headings and items that lost their
// marks, and of images that stand alone. What it cannot prove stays, and so does every text.
func Structure(d *content.Document, source *content.Document) (*content.Document, []Placed) {
	var all []Placed
	for _, find := range structureRepairs {
		var done []Placed
		d, done = find(d, source)
		all = append(all, done...)
	}
	slices.SortStableFunc(all, func(a, b Placed) int { return a.Pos.Compare(b.Pos) })
	return d, all
}

// with makes changes of the file, and returns the lesson with them; nil
// if it cannot be read any more.
func with(d *content.Document, edits []edit) *content.Document {
	text, made := spliced(string(d.Source()), edits)
	if len(made) < len(edits) {
		return nil
	}
	repaired, err := d.With([]byte(text))
	if err != nil {
		return nil
	}
	return repaired
}

// located says where the repairs of edits are.
func located(d *content.Document, edits []edit) []Placed {
	var all []Placed
	for _, m := range edits {
		for _, s := range m.splices {
			r := m.Repair
			if r.Was == "" {
				r.Was, r.Is = string(d.Source()[s.Start:s.End]), s.text
			}
			all = append(all, Placed{r, d.Position(s.Start)})
		}
	}
	return all
}
