package content

import (
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Healed is a repair of what stands around the texts of a lesson.
type Healed struct {
	Repair
	Pos segment.Pos // in the lesson as it was
}

// The rules of a [Healed], beside [RepairHeadingSpace],
// [RepairHeadingUnderline] and [RepairListSpace].
const (
	RepairKey        = "key"         // a key that was translated
	RepairMissingKey = "missing-key" // a key of an id that is not there
	RepairID         = "id"          // an id that was translated, or is out of date

)

// A healing finds damage of the structure of a lesson, and mends it with the
// source lesson as witness. It returns the lesson itself if there is none.
type healing func(d, source *Document) (*Document, []Healed)

// healings are tried in this order, each on what the one before it left.
var healings = []healing{healKeys, healBlocks}

// Heal returns a translated lesson without the damage that its structure took
// on its way, and the repairs; d itself if there are none. The source lesson
// is the witness of the structure that there was: of the keys of front matter,
// of all keys and ids of YAML files, of headings and items that lost their
// marks. What it cannot prove stays, and so does every text.
func (d *Document) Heal(source *Document) (*Document, []Healed) {
	var all []Healed
	for _, heal := range healings {
		var done []Healed
		d, done = heal(d, source)
		all = append(all, done...)
	}
	slices.SortStableFunc(all, func(a, b Healed) int { return a.Pos.Compare(b.Pos) })
	return d, all
}

// healedBy makes changes of the file, and returns the lesson with them; nil
// if it cannot be read any more.
func (d *Document) healedBy(mends []mend) *Document {
	text, made := spliced(string(d.source), mends)
	if len(made) < len(mends) {
		return nil
	}
	healed, err := splitFile(d.file, d.path, []byte(text), d.rules)
	if err != nil {
		return nil
	}
	return healed
}

// healed says where the repairs of mends are.
func (d *Document) healed(mends []mend) []Healed {
	var all []Healed
	for _, m := range mends {
		for _, s := range m.splices {
			line, col := position(d.source, s.start)
			r := m.Repair
			if r.Was == "" {
				r.Was, r.Is = string(d.source[s.start:s.end]), s.text
			}
			all = append(all, Healed{r, segment.Pos{File: d.file, Line: line, Col: col}})
		}
	}
	return all
}
