package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Layout says where the lessons of a locale are: a path with the
// placeholders {locale} and {path}, in this order, each once, in steps of
// their own.
type Layout string

// DefaultLayout has a folder a locale.
const DefaultLayout Layout = "{locale}/{path}"

// Path is the file that holds the lesson of the name in the locale.
func (l Layout) Path(locale, lesson string) string {
	return strings.NewReplacer("{locale}", locale, "{path}", lesson).Replace(string(l))
}

// Locales are the names that stand in the place of {locale}, sorted. Hidden
// folders are none.
func (l Layout) Locales(fsys fs.FS) ([]string, error) {
	before, _, _ := strings.Cut(string(l), "{locale}")
	entries, err := fs.ReadDir(fsys, path.Clean(before+"."))
	if err != nil {
		return nil, err
	}
	var locales []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			locales = append(locales, e.Name())
		}
	}
	return locales, nil
}

// A Tree is the lessons of one locale, sorted by path.
type Tree struct {
	Locale    string
	Documents []*Document
}

// Load reads and splits every lesson of the locale, several at a time. Files
// that no rule names are left alone. Errors are collected: what is returned
// is an [Errors], sorted by position, beside the documents that are well.
// Links are followed as far as fsys follows them; that of an os.Root follows
// none that leads out of it.
func Load(fsys fs.FS, layout Layout, locale string, rules Rules) (*Tree, error) {
	root := path.Clean(layout.Path(locale, ""))
	names, errs := lessons(fsys, root, rules)
	tree := &Tree{Locale: locale, Documents: make([]*Document, len(names))}
	failed := make([]error, len(names))
	parallel(len(names), func(i int) {
		source, err := fs.ReadFile(fsys, path.Join(root, names[i]))
		if err != nil {
			failed[i] = &segment.Error{Pos: segment.Pos{File: names[i]}, Err: cause(err)}
			return
		}
		tree.Documents[i], failed[i] = Split(names[i], source, rules)
	})
	tree.Documents = slices.DeleteFunc(tree.Documents, func(d *Document) bool { return d == nil })
	for _, err := range failed {
		if err != nil {
			errs = append(errs, err)
		}
	}
	if len(errs) > 0 {
		slices.SortStableFunc(errs, compareErrors)
		return tree, errs
	}
	return tree, nil
}

// lessons lists the files below root that a rule names, sorted.
func lessons(fsys fs.FS, root string, rules Rules) ([]string, Errors) {
	var names []string
	var errs Errors
	fail := func(name string, err error) {
		errs = append(errs, &segment.Error{Pos: segment.Pos{File: name}, Err: err})
	}
	_ = fs.WalkDir(fsys, root, func(name string, e fs.DirEntry, err error) error {
		lesson := strings.TrimPrefix(strings.TrimPrefix(name, root), "/")
		if err != nil {
			fail(lesson, cause(err))
			return fs.SkipDir
		}
		_, named := rules.find(lesson)
		switch {
		case lesson == "" || !named:
		case e.IsDir():
			fail(lesson, errors.New("a folder has the name of a lesson"))
		case e.Type().IsRegular() || e.Type()&fs.ModeSymlink != 0:
			names = append(names, lesson)
		default:
			fail(lesson, errors.New("not a regular file"))
		}
		return nil
	})
	slices.Sort(names) // a.md comes before a/, which is walked first
	return names, errs
}

// cause is the error without the path, which its position names.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("cannot be read: %w", p.Err)
	}
	return err
}

// parallel runs n calls, as many at a time as there are processors.
func parallel(n int, call func(i int)) {
	var wait sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := range next {
				call(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
}

// Errors are all that is wrong with a tree, sorted by position, one line each.
type Errors []error

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, err := range e {
		lines[i] = err.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap makes errors.Is and errors.As look at each.
func (e Errors) Unwrap() []error { return e }

func compareErrors(a, b error) int {
	var p, q *segment.Error
	if errors.As(a, &p) && errors.As(b, &q) {
		return p.Pos.Compare(q.Pos)
	}
	return strings.Compare(a.Error(), b.Error())
}
