package align

import (
	"github.com/parasol-l10n/parasol/content"
)

// A Found is the lessons of a language as they were found.
type Found struct {
	Tree  *content.Tree     // which may be restored to more than the files say: see [repair.Structure]
	Bytes map[string][]byte // by path: the file as it is
}
