package main

import (
	"bytes"
	"errors"
	"testing"

	"github.com/parasol-l10n/parasol/cmd/project"
)

// TestNothingThatIsShownIsACommandOfTheTerminal: names of files and texts may
// hold anything.
func TestNothingThatIsShownIsACommandOfTheTerminal(t *testing.T) {
	var out, err bytes.Buffer
	s := &streams{out: &out, err: &err}
	s.printf("would write %s", "a\x1b[31m\u009bb\tc")
	s.notef("wrote %s", "a\x1b\nb")
	s.printErrors(errors.Join(project.InFile("a\x07\r", errors.New("is\nbad")), project.Hint(errors.New("x\x00"), "y\x1b")))
	if got, want := out.String(), "would write a\ufffd[31m\ufffdb\tc\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := err.String(), "wrote a  b\nparasol: x \na  : is bad\nhint: y \n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
