package main

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// What authors do. A lesson is a list of items, rendered as Markdown or as a
// checklist, so that an item is one text.

type lesson struct {
	title string
	items []item
}

// An item is one text of one or more sentences, which can be split and joined.
type item struct {
	context   string
	sentences string // each ends in a full stop
}

func (l lesson) clone() lesson { return lesson{l.title, slices.Clone(l.items)} }

func cloneLessons(lessons map[string]lesson) map[string]lesson {
	clone := map[string]lesson{}
	for name, l := range lessons {
		clone[name] = l.clone()
	}
	return clone
}

// render is the file of a lesson.
func render(name string, l lesson) string {
	var b strings.Builder
	if path.Ext(name) == ".yml" {
		fmt.Fprintf(&b, "title: %s\nlist:\n", l.title)
		for _, i := range l.items {
			fmt.Fprintf(&b, "- check: %s\n", i.sentences)
		}
		return b.String()
	}
	fmt.Fprintf(&b, "---\nindex: 1\ntitle: %s\n---\n", l.title)
	for n, i := range l.items {
		if i.context != "" {
			fmt.Fprintf(&b, "\n<!-- parasol:context %s -->\n", i.context)
		}
		fmt.Fprintf(&b, "\n%s%s\n", []string{"", "", "## ", "> "}[n%4], i.sentences)
	}
	return b.String()
}

// publish writes the source lessons.
func (w *world) publish() {
	files := map[string]string{}
	for name, l := range w.lessons {
		files["content/en/"+name] = render(name, l)
	}
	w.restore(files, func(name string) bool { return strings.HasPrefix(name, "content/en/") })
}

var (
	verbs   = []string{"Lock", "Check", "Carry", "Hide", "Charge", "Close", "Clean", "Share"}
	things  = []string{"the door", "your phone", "the old card", "a long letter", "each window", "some water", "the spare key"}
	manners = []string{"at night", "with a friend", "before you leave", "in the car", "as soon as you can", "without a light"}
	shapes  = []string{"%s %s %s.", "%s %s %s.", "%s **%s** %s.", "%s *%s* %s.", "%s [%s](https://example.org/%[4]d) %[3]s.", "%s `%s` %s."}
)

// sentence is a sentence; most are said once only.
func (w *world) sentence() string {
	w.names.numbers++
	thing := pick(w.rng, things)
	if !w.chance(4) {
		thing += fmt.Sprint(" number ", w.names.numbers)
	}
	shape := pick(w.rng, shapes)
	if !strings.Contains(shape, "[4]") {
		return fmt.Sprintf(shape, pick(w.rng, verbs), thing, pick(w.rng, manners))
	}
	return fmt.Sprintf(shape, pick(w.rng, verbs), thing, pick(w.rng, manners), w.names.numbers)
}

func (w *world) item() item { return item{sentences: w.sentence()} }

// any is a lesson, by name; there is always one.
func (w *world) any() string { return pick(w.rng, slices.Sorted(maps.Keys(w.lessons))) }

func (w *world) newLesson() {
	w.names.files++
	name := fmt.Sprintf("part/s_%d.md", w.names.files)
	if w.chance(3) {
		name = fmt.Sprintf("c_%d.yml", w.names.files)
	}
	l := lesson{title: pick(w.rng, things)}
	for range 1 + w.rng.IntN(3) {
		l.items = append(l.items, w.item())
	}
	w.lessons[name] = l
}

// edits are what an author may do to a lesson's items, at one place of them.
var edits = map[string]func(w *world, l *lesson, at int){
	"a word": func(w *world, l *lesson, at int) {
		s := &l.items[at].sentences
		*s = strings.TrimSuffix(*s, ".") + pick(w.rng, []string{" now.", " today.", ", please.", " and not later."})
	},
	"a tag": func(w *world, l *lesson, at int) {
		s := &l.items[at].sentences
		if plain := strings.NewReplacer("**", "", "*", "", "`", "").Replace(*s); plain != *s {
			*s = plain
		} else {
			*s = strings.Replace(*s, " number", " *number*", 1)
		}
	},
	"less": func(w *world, l *lesson, at int) {
		if len(l.items) > 1 {
			w.retired = append(w.retired, l.items[at])
			l.items = slices.Delete(l.items, at, at+1)
		}
	},
	"more": func(w *world, l *lesson, at int) { l.items = slices.Insert(l.items, at, w.item()) },
	"back": func(w *world, l *lesson, at int) {
		if len(w.retired) > 0 {
			l.items = slices.Insert(l.items, at, pick(w.rng, w.retired))
		}
	},
	"again": func(w *world, l *lesson, at int) { // what another lesson says
		l.items = slices.Insert(l.items, at, pick(w.rng, w.lessons[w.any()].items))
	},
	"split": func(w *world, l *lesson, at int) {
		first, second, ok := strings.Cut(l.items[at].sentences, ". ")
		if ok {
			w.retired = append(w.retired, l.items[at])
			l.items[at].sentences = first + "."
			l.items = slices.Insert(l.items, at+1, item{sentences: second})
		}
	},
	"join": func(w *world, l *lesson, at int) {
		if at+1 < len(l.items) {
			w.retired = append(w.retired, l.items[at], l.items[at+1])
			l.items[at].sentences += " " + l.items[at+1].sentences
			l.items = slices.Delete(l.items, at+1, at+2)
		}
	},
	"move": func(w *world, l *lesson, at int) {
		i := l.items[at]
		l.items = slices.Insert(slices.Delete(l.items, at, at+1), w.rng.IntN(len(l.items)), i)
	},
	"context": func(w *world, l *lesson, at int) {
		l.items[at].context = pick(w.rng, contextNames)
	},
	"title": func(w *world, l *lesson, at int) { l.title = pick(w.rng, things) },
}

// contextNames are those that authors give to texts.
var contextNames = []string{"", "menu", "door"}

var editNames = slices.Sorted(maps.Keys(edits))

// edit changes one lesson.
func (w *world) edit() {
	for range 1 + w.rng.IntN(2) {
		name := w.any()
		l := w.lessons[name].clone()
		kind := pick(w.rng, editNames)
		edits[kind](w, &l, w.rng.IntN(len(l.items)))
		w.lessons[name] = l
		w.notef("  %s: %s", name, kind)
	}
	w.publish()
}

// shelve renames, removes or adds a lesson.
func (w *world) shelve() {
	name := w.any()
	switch w.rng.IntN(3) {
	case 0:
		w.newLesson()
	case 1:
		if len(w.lessons) == 1 {
			return
		}
		w.retired = append(w.retired, w.lessons[name].items...)
		delete(w.lessons, name)
		w.notef("  %s is gone", name)
	case 2:
		w.names.files++
		renamed := path.Join(path.Dir(name), fmt.Sprintf("%s%d%s", path.Base(name)[:2], w.names.files, path.Ext(name)))
		w.lessons[renamed] = w.lessons[name]
		delete(w.lessons, name)
		w.notef("  %s is %s now", name, renamed)
	}
	w.publish()
}
