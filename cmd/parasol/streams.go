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

	"github.com/parasol-l10n/parasol/cmd/project"
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
		if h, ok := errors.AsType[*project.Hinted](e); ok && !slices.Contains(hints, h.Advice) {
			hints = append(hints, h.Advice)
		}
	}
	for _, h := range hints {
		s.errorf("hint: %s", h)
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colorful reports whether colours are wanted, see https://no-color.org.
func colorful(w io.Writer) bool {
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)
}
