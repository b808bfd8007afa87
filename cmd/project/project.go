package project

import (
	"slices"

	"github.com/parasol-l10n/parasol/locales/store"
)

// A Project is lessons, their translation files, and what is wanted of them. It
// never changes: what a call of it would change is in the [Outcome]. It is safe
// for concurrent use as long as nobody writes to its folders.
type Project struct {
	lessons, catalogs Folder
	config            *Config
	original          string   // language of the lessons
	to                []string // languages that are asked for, nil for those that there are
	format            string
	any               bool // of them may be new, for every call
	progress          func(what string, steps int) Progress
	store             *store.Store
}

// Options say how a project is to be read; the zero value is that of one without
// a configuration.
type Options struct {
	Config *Config
	Source string   // language of the lessons; "" for that of the configuration, or [DefaultSource]
	To     []string // languages to work on; nil for those of the configuration, else those that there are
	Format string   // of the translation files to write; "" for that of the configuration, else of those there

	Any bool // a language of To that has no files is one without translations, for every call

	// Progress, if there is one, is told of what takes long.
	Progress func(what string, steps int) Progress
}

// A Progress is told of steps, from any goroutine, and of the end.
type Progress struct{ Step, Done func() }

// Open is the project of the lessons and the translation files in two folders.
// What they hold is read when something is asked of it.
func Open(lessons, catalogs Folder, o Options) (*Project, error) {
	p := &Project{
		lessons: lessons, catalogs: catalogs, config: o.Config,
		original: o.Source, to: o.To, format: o.Format, any: o.Any, progress: o.Progress,
	}
	if p.config == nil {
		p.config = NewConfig("")
	}
	if p.original == "" {
		p.original = p.config.Source
	}
	if p.original == "" {
		p.original = DefaultSource
	}
	if p.format == "" {
		p.format = p.config.Format
	}
	if p.progress == nil {
		p.progress = func(string, int) Progress { return Progress{func() {}, func() {}} }
	}
	var err error
	if p.store, err = store.Open(catalogs.Store(), p.original, p.format, slices.Concat(p.config.Locales, p.to)); err != nil {
		return nil, err
	}
	p.store.Trusts = p.config.Trusted
	if p.to != nil {
		p.to = distinct(p.store.Locales(), p.to)
	}
	return p, nil
}

// Asked are the languages that were asked for, in the spelling of the files;
// nil if none was.
func (p *Project) Asked() []string { return p.to }
