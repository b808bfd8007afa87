package main

// What a user sees: the product of a command stands on stdout, commentary and
// errors on stderr. A line is about one thing and begins with its place, as
// the user would type it. A hint stands on a line of its own.

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/term"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge/finding"
)

type streams struct {
	in       io.Reader
	out, err io.Writer
	quiet    bool // no commentary
	color    bool // on out

	unsettled bool // an earlier run could not be finished as a whole
}

// printf writes a line of the product.
func (s *streams) printf(format string, args ...any) {
	fmt.Fprintln(s.out, strings.Map(printable, fmt.Sprintf(format, args...)))
}

// printable keeps a terminal from taking what stands in a text, or in the name
// of a file, for commands.
func printable(r rune) rune {
	if r != '\n' && r != '\t' && finding.Steers(r) {
		return unicode.ReplacementChar
	}
	return r
}

// notef writes a line of commentary.
func (s *streams) notef(format string, args ...any) {
	if !s.quiet {
		s.errorf(format, args...)
	}
}

// errorf writes a line of what went wrong, whether commentary is wanted or not.
func (s *streams) errorf(format string, args ...any) {
	fmt.Fprintln(s.err, finding.OneLine(fmt.Sprintf(format, args...)))
}

// printErrors writes errors sorted by position, each once, then their hints.
func (s *streams) printErrors(err error) {
	lines, hints := map[string]bool{}, []string{}
	for _, e := range segment.Sorted(segment.Flatten(err)) {
		line := e.Error()
		if _, ok := errors.AsType[*segment.Error](e); !ok {
			line = "parasol: " + line
		}
		if !lines[line] {
			s.errorf("%s", line)
		}
		lines[line] = true
		if h, ok := errors.AsType[*hinted](e); ok && !slices.Contains(hints, h.hint) {
			hints = append(hints, h.hint)
		}
	}
	for _, h := range hints {
		s.errorf("hint: %s", h)
	}
}

// hinted is an error with advice.
type hinted struct {
	error
	hint string
}

func hint(err error, hint string) error { return &hinted{err, hint} }

func (h *hinted) Unwrap() error { return h.error }

// posBelow is a position in a file that is named from a folder, as the user
// would type it.
func posBelow(folder string, pos segment.Pos) segment.Pos {
	pos.File = below(folder, pos.File)
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

// inFile is an error about a file as a whole. What package os says about the
// call and the path is left out: the file's name stands in front.
func inFile(name string, err error) error {
	if p, ok := errors.AsType[*os.PathError](err); ok {
		err = p.Err
	} else if l, ok := errors.AsType[*os.LinkError](err); ok {
		err = l.Err
	}
	return &segment.Error{Pos: segment.Pos{File: name}, Err: err}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colorful reports whether colours are wanted, see https://no-color.org.
func colorful(w io.Writer) bool {
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)
}
