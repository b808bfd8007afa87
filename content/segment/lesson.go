package segment

import (
	"iter"
	"strings"
)

// InLesson is the context of a text whose translation holds in one lesson
// alone, since the other lessons have another one: the path of the lesson,
// behind the text's own context if there is one.
func InLesson(context, path string) string {
	if context == "" {
		return path
	}
	return context + contextOfLesson + path
}

// outOfLesson is the opposite of [InLesson]: the context that the text has in
// all other lessons. It reports false if context is not one of the lesson.
func outOfLesson(context, path string) (string, bool) {
	if context == path {
		return "", true
	}
	return strings.CutSuffix(context, contextOfLesson+path)
}

// Lessons are the lessons in which a context may set a text apart (see
// [InLesson]), each with the context that the text has in all others then.
// Nothing tells which of them are lessons.
func Lessons(context string) iter.Seq2[string, string] {
	return func(yield func(common, path string) bool) {
		if context == "" || !yield("", context) {
			return
		}
		for at := strings.Index(context, contextOfLesson); at >= 0; {
			if !yield(context[:at], context[at+len(contextOfLesson):]) {
				return
			}
			next := strings.Index(context[at+1:], contextOfLesson)
			if next < 0 {
				return
			}
			at += 1 + next
		}
	}
}

// Common is the context that a segment of a lesson has in all other lessons. It
// reports false if the segment does not stand apart: an author may have written
// the path of a lesson for a context.
func (s *Segment) Common(path string) (string, bool) {
	if !s.Apart {
		return "", false
	}
	return outOfLesson(s.Context, path)
}

const contextOfLesson = ", in "
