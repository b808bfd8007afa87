package content

import (
	"fmt"
	"strings"
)

// Rules say which files are lessons and which of their scalars are text. The
// first rule whose pattern matches counts; a file that none matches is no
// lesson. A nil Rules is [DefaultRules].
type Rules []Rule

// A Rule names the text of the files that match a pattern. In a Markdown file
// (.md, .markdown) it is about the front matter: the body always is text.
//
// A path of Text walks down mappings by key, "title", and through sequences
// by "[]": "list[].check". A step that ends in "[]*" may be taken any number
// of times: "list[].children[]*.check". The key "*" is any: "menu.*.label".
type Rule struct {
	Pattern Pattern
	Text    []string
}

// DefaultRules are the rules of lessons, checklists, forms and categories.
var DefaultRules = Rules{
	{"*.md", []string{"title", "description"}},
	{"*.markdown", []string{"title", "description"}},
	{"c_*.yml", []string{"title", "list[].children[]*.check", "list[].children[]*.label"}},
	{"f_*.yml", []string{"title", "screens[].title", "screens[].items[].label", "screens[].items[].hint", "screens[].items[].options[].label"}},
	{".category.yml", []string{"title", "description"}},
}

// Check returns an error for a pattern or a path that cannot be understood.
func (r Rule) Check() error {
	if err := r.Pattern.Check(); err != nil {
		return err
	}
	for _, text := range r.Text {
		for _, s := range parsePath(text) {
			if s.key == "" || s.key != anyKey && strings.ContainsAny(s.key, "[]*") {
				return fmt.Errorf("%q is not a path such as list[].check", text)
			}
		}
	}
	return nil
}

// Name reports whether a file of this name is a lesson.
func (r Rules) Name(file string) bool {
	_, named := r.Find(file)
	return named
}

// Find returns the rule for a file.
func (r Rules) Find(name string) (Rule, bool) {
	if r == nil {
		r = DefaultRules
	}
	for _, rule := range r {
		if rule.Pattern.Match(name) {
			return rule, true
		}
	}
	return Rule{}, false
}

// A step of a path.
type step struct {
	key        string
	seq, again bool
}

const anyKey = "*"

// takes reports whether a step goes down by a key.
func (s step) takes(key string) bool { return s.key == key || s.key == anyKey }

func parsePaths(texts []string) [][]step {
	paths := make([][]step, len(texts))
	for i, text := range texts {
		paths[i] = parsePath(text)
	}
	return paths
}

func parsePath(text string) []step {
	var steps []step
	for _, part := range strings.Split(text, ".") {
		var s step
		part, s.again = strings.CutSuffix(part, "[]*")
		s.key, s.seq = strings.CutSuffix(part, "[]")
		s.seq = s.seq || s.again
		steps = append(steps, s)
	}
	return steps
}
