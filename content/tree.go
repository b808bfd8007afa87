package content

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Tree is the lessons of one locale, sorted by path.
type Tree struct {
	Locale    string
	Documents []*Document

	// Skipped are what looks like a lesson, or like a text of one, and is left
	// out: [segment.Error] values, sorted by position. They are no errors of
	// [Load].
	Skipped []error
}

// Load reads and splits every lesson of the locale, several at a time. Files
// that no rule names are left alone. Errors are collected: what is returned
// is an [Errors], sorted by position, beside the documents that are well.
// Positions name files of fsys; documents are named as [Layout.Lesson] does.
// Links are followed as far as fsys follows them; that of an os.Root follows
// none that leads out of it.
func Load(fsys fs.FS, layout Layout, locale string, rules Rules) (*Tree, error) {
	return NewSplitter(rules).Load(fsys, layout, locale, nil)
}

// Load is [Load] by the rules of the splitter, without the files that except
// reports, which is nil for none. Where the layout does not tell the locales
// apart, these are the lessons of the others.
func (s *Splitter) Load(fsys fs.FS, layout Layout, locale string, except func(file string) bool) (*Tree, error) {
	if except == nil {
		except = func(string) bool { return false }
	}
	w := &walk{files: fsys, layout: layout, locale: locale, rules: s.rules, except: except}
	_ = fs.WalkDir(fsys, layout.Folder(locale), w.visit)
	slices.Sort(w.lessons) // a.md comes before a/, which is walked first
	tree := &Tree{Locale: locale, Documents: make([]*Document, len(w.lessons))}
	failed := make([]error, len(w.lessons))
	Parallel(len(w.lessons), func(i int) {
		file := layout.Path(locale, w.lessons[i])
		source, err := fs.ReadFile(fsys, file)
		if err != nil {
			failed[i] = &segment.Error{Pos: segment.Pos{File: file}, Err: cause(err)}
			return
		}
		d, err := s.splitFile(file, w.lessons[i], source)
		if d != nil && err == nil {
			if err = d.damaged(); err != nil {
				d = nil
			}
		}
		tree.Documents[i], failed[i] = d, err
	})
	tree.Skipped = w.skipped
	for _, d := range tree.Documents {
		if d != nil {
			tree.Skipped = append(tree.Skipped, d.skipped()...)
		}
	}
	slices.SortStableFunc(tree.Skipped, compareErrors)
	tree.Documents = slices.DeleteFunc(tree.Documents, func(d *Document) bool { return d == nil })
	errs := append(w.errs, slices.DeleteFunc(failed, func(err error) bool { return err == nil })...)
	if len(errs) > 0 {
		slices.SortStableFunc(errs, compareErrors)
		return tree, errs
	}
	return tree, nil
}

// A walk lists the lessons of a locale that a rule names.
type walk struct {
	files   fs.FS
	layout  Layout
	locale  string
	rules   Rules
	except  func(file string) bool
	lessons []string
	errs    Errors
	skipped []error
}

func (w *walk) visit(file string, e fs.DirEntry, err error) error {
	fail := func(err error) {
		w.errs = append(w.errs, &segment.Error{Pos: segment.Pos{File: file}, Err: err})
	}
	if err != nil {
		fail(cause(err))
		return fs.SkipDir
	}
	if why := w.skips(file, e); why != "" && !w.except(file) {
		w.skipped = append(w.skipped, &segment.Error{Pos: segment.Pos{File: file}, Err: errors.New(why)})
		if e.IsDir() {
			return fs.SkipDir
		}
		return nil
	}
	lesson, ok := w.layout.Lesson(w.locale, file)
	if !ok {
		return nil
	}
	if _, named := w.rules.Find(lesson); !named || w.except(file) {
		return nil
	}
	switch {
	case e.IsDir():
		fail(errors.New("a folder has the name of a lesson"))
	case e.Type().IsRegular() || e.Type()&fs.ModeSymlink != 0:
		w.lessons = append(w.lessons, lesson)
	default:
		fail(errors.New("not a regular file"))
	}
	return nil
}

// cause is the error without the path, which its position names.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("cannot be read: %w", p.Err)
	}
	return err
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
