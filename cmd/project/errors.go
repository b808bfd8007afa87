package project

import (
	"errors"
	"io/fs"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Hinted is an error with advice for the user.
type Hinted struct {
	error
	Advice string
}

// Hint gives an error advice.
func Hint(err error, advice string) error { return &Hinted{err, advice} }

func (h *Hinted) Unwrap() error { return h.error }

// posBelow is a position in a file that is named from a folder, as the user
// would type it.
func posBelow(folder string, pos segment.Pos) segment.Pos {
	pos.File = Below(folder, pos.File)
	return pos
}

// within gives the positions in err the folder that they are relative to.
func within(folder string, err error) error {
	var all []error
	for _, e := range segment.Flatten(err) {
		if at, ok := errors.AsType[*segment.Error](e); ok {
			e = &segment.Error{Pos: posBelow(folder, at.Pos), Err: at.Err}
		}
		all = append(all, e)
	}
	return errors.Join(all...)
}

// InFile is an error about a file as a whole. What package fs says about the
// call and the path is left out: the file's name stands in front.
func InFile(name string, err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err
	}
	return &segment.Error{Pos: segment.Pos{File: name}, Err: err}
}
