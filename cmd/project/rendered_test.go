package project

import (
	"bytes"
	"html"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// renderer makes of a lesson what its readers read. It is a parser that is not
// ours: cmark-gfm, GitHub's own. Without it, the lesson as it is written stands for
// its page, without fences, templates and the targets of links; that takes more for
// lost, where a fence is damaged. mostLost is the share of the words that a tree may
// lose.
func renderer(t *testing.T) (render func(lesson []byte) string, mostLost float64) {
	t.Helper()
	program, err := exec.LookPath("cmark-gfm")
	if err != nil {
		t.Log("cmark-gfm is not installed: words are counted in the lessons as they are written")
		return written, 1.0 / 200
	}
	return func(lesson []byte) string {
		header, body := headerOf(lesson)
		cmd := exec.Command(program, "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "footnotes", "-e", "tasklist")
		cmd.Stdin = bytes.NewReader(body)
		page, err := cmd.Output()
		if err != nil {
			t.Errorf("cmark-gfm: %v", err)
		}
		text := html.UnescapeString(anyTag.ReplaceAllString(anyCode.ReplaceAllString(string(page), " "), ""))
		return leadsTo.ReplaceAllString(header+text, " ")
	}, 1.0 / 2000
}

// What is no text of a lesson: code, and where links lead.
var (
	codeFence = regexp.MustCompile("(?ms)^(```|~~~).*?^(```|~~~)")
	noWords   = regexp.MustCompile(`\]\([^)\s]*|\{[%{].*?[%}]\}`)
	leadsTo   = regexp.MustCompile(`\b[a-z]+: ?/ ?/ ?\S+`) // which a reader sees where a link is broken
)

func written(lesson []byte) string {
	return leadsTo.ReplaceAllString(noWords.ReplaceAllString(codeFence.ReplaceAllString(string(lesson), " "), " "), " ")
}

var (
	anyCode = regexp.MustCompile(`(?s)<pre>.*?</pre>|<!--.*?-->`)
	anyTag  = regexp.MustCompile(`</?[A-Za-z][^>]*>`)
)

// headerOf parts the front matter of a lesson, all of a YAML file, from its body.
func headerOf(lesson []byte) (header string, body []byte) {
	const line = "---\n"
	if !bytes.HasPrefix(lesson, []byte(line)) {
		return "", lesson
	}
	end := bytes.Index(lesson[len(line):], []byte("\n"+line))
	if end < 0 {
		return "", lesson
	}
	at := len(line) + end + len("\n"+line)
	return string(lesson[:at]), lesson[at:]
}

// A reading is what readers have of the pages of a language: their words, those
// that are gone after a merge, and those of the source that came in their place.
type reading struct{ pages, words, lost, foreign int }

func (r *reading) add(o reading) {
	r.pages, r.words, r.lost, r.foreign = r.pages+o.pages, r.words+o.words, r.lost+o.lost, r.foreign+o.foreign
}

// compare reads a lesson before and after a merge. Of a page that is as it was
// nothing is rendered.
func compare(name string, was, is, source []byte, render func([]byte) string) reading {
	if bytes.Equal(was, is) || strings.HasSuffix(name, ".yml") || strings.HasSuffix(name, ".yaml") {
		render = written
	}
	r := reading{pages: 1}
	before, after := wordCounts(render(was)), wordCounts(render(is))
	for word, n := range before {
		r.words += n
		r.lost += max(0, n-after[word])
	}
	if r.lost == 0 {
		return r
	}
	of := wordCounts(render(source))
	for word, n := range after {
		r.foreign += min(max(0, n-before[word]), of[word])
	}
	r.foreign = min(r.foreign, r.lost)
	return r
}

// wordCounts counts the words of a text. Of scripts without blanks it counts each
// letter with the next.
func wordCounts(text string) map[string]int {
	counts := map[string]int{}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		letters := []rune(word)
		if !unicode.In(letters[0], unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
			counts[word]++
			continue
		}
		for i := 0; i+1 < len(letters); i++ {
			counts[string(letters[i:i+2])]++
		}
	}
	return counts
}
