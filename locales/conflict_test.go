package locales

import (
	"fmt"
	"strings"
	"testing"
)

func TestMarksOfAConflict(t *testing.T) {
	for text, line := range map[string]int{
		"": 0, "a\nb\n": 0, "<<<<<<< HEAD\na\n": 1, "a\r\n<<<<<<<\r\n": 2, "a\n=======\nb\n>>>>>>> theirs": 4, "a\n||||||| base\n": 2,
		"a\n>>>>>>>": 2, "a\n <<<<<<< HEAD\n": 0, "<<<<<<<<\n": 0, "a <<<<<<< HEAD\n": 0, "<<<<<< HEAD\n": 0, "=======\n": 0, "<<<<<<<a\n": 0,
		"<<<<<<<< \n\n>>>>>>> x\n": 3, "b\n>>>>>>> x\n<<<<<<< y\n": 2,
	} {
		err := CheckConflict("f", []byte(text))
		want := ""
		if line > 0 {
			want = fmt.Sprintf("f:%d:1: the marks of a conflict", line)
		}
		if (err != nil) != (line > 0) || err != nil && !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
