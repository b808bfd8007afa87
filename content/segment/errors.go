package segment

import (
	"cmp"
	"errors"
	"slices"
	"strings"
)

// Flatten takes joined errors apart.
func Flatten(err error) []error {
	if err == nil {
		return nil
	}
	many, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var all []error
	for _, e := range many.Unwrap() {
		all = append(all, Flatten(e)...)
	}
	return all
}

// Sorted are errors by position, those of one place by what they say. It sorts in
// place.
func Sorted(errs []error) []error {
	slices.SortStableFunc(errs, func(a, b error) int {
		x, y := PosOf(a), PosOf(b)
		return cmp.Or(x.Compare(y), strings.Compare(a.Error(), b.Error()))
	})
	return errs
}

// PosOf is where an error is, the zero position if nothing tells.
func PosOf(err error) Pos {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Pos
	}
	return Pos{}
}
