package segment

import (
	"bytes"
	"errors"
	"strings"
)

// ErrConflict is about a file that two branches have changed.
var ErrConflict = errors.New("the marks of a conflict: settle which lines of it hold")

// The marks that begin the lines which git leaves around what two branches made of
// a file, in their order. Theirs stands alone in its line, and may be one of a text.
const (
	ConflictOurs   = "<<<<<<<"
	ConflictBase   = "|||||||"
	ConflictTheirs = "======="
	ConflictEnd    = ">>>>>>>"
)

// IsConflictMark reports whether a line begins with a mark, and not with more of
// its characters.
func IsConflictMark(line []byte, mark string) bool {
	rest, ok := bytes.CutPrefix(line, []byte(mark))
	return ok && (len(rest) == 0 || strings.IndexByte(" \r\n", rest[0]) >= 0)
}
