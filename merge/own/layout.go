package own

import "github.com/parasol-l10n/parasol/content"

// A layout is a document in pieces.
type layout struct {
	document      *content.Document
	pieces        []content.Piece
	names         []string // of its segments
	before, after []int    // the piece of the text before each place between pieces, -1 if there is none, and after it
}

func layoutOf(d *content.Document, names []string) layout {
	l := layout{document: d, pieces: d.Pieces(), names: names}
	n := len(l.pieces)
	l.before, l.after = make([]int, n+1), make([]int, n+1)
	l.before[0], l.after[n] = -1, n
	for i := range l.pieces {
		if l.before[i+1] = l.before[i]; l.pieces[i].Count > 0 {
			l.before[i+1] = i
		}
		j := n - 1 - i
		if l.after[j] = l.after[j+1]; l.pieces[j].Count > 0 {
			l.after[j] = j
		}
	}
	return l
}

// text are the bytes of some pieces.
func (l *layout) text(from, to int) string {
	if from == to {
		return ""
	}
	return string(l.document.Source()[l.pieces[from].Start:l.pieces[to-1].End])
}

// part is a piece as a hunk names it.
func (l *layout) part(i int) Part {
	if p := l.pieces[i]; p.Count > 0 {
		return Part{Name: l.names[p.First]}
	}
	return Part{Fixed: l.text(i, i+1)}
}

// around are the names of the texts before and after some pieces, "" at the ends of
// the lesson.
func (l *layout) around(from, to int) (after, before string) {
	if at := l.before[from]; at >= 0 {
		after = l.part(at).Name
	}
	if at := l.after[to]; at < len(l.pieces) {
		before = l.part(at).Name
	}
	return after, before
}
