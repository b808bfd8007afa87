package main

import (
	"errors"
	"io/fs"
	"path/filepath"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge/check"
)

// configExample is shown by the help of extract.
const configExample = `  source: en
  locales: [fr, ar, zh-Hant]    # languages to translate into
  layout:
    content: docs               # folder of the lessons
    source: "{path}"            # below it: a lesson, and its translation
    target: "{stem}.{locale}{ext}"
  same:                         # texts that stay as they are, such as names
    "*": [Signal, Tor]
    fr: [Jitsi Meet]
  rules:                        # which files are lessons, and what in them is text
  - files: "q_*.yml"
    text: [title, "questions[].text"]
  policies:                     # what lessons need before they are written
  - files: "communications/**"
    require: reviewed
    min: 90                     # percent of the words
    below: keep                 # else the lesson that is there stays
  keep: [Signal, Tor]           # words that no translation changes
  check:                        # how bad it is what check finds
  - files: "**"
    rules: {length: off, numbers: error}
  memory:
    trusted: [team.tmx]         # what it has word for word is taken over`

// A config is what parasol.yaml says; README.md explains every key. What it
// does not say is empty, and left to the flags and their defaults, but for
// the layout.
type config struct {
	file     string // that it was read from, "" if there is none
	title    string // of the project
	source   string // language of the lessons
	locales  []string
	layout   layout
	format   string                     // of the catalogs
	texts    map[string]map[string]bool // that stay as they are, by locale or everywhere
	rules    content.Rules              // nil for the built-in ones
	policies []policyRule
	levels   []levelRule
	schemes  []check.Scheme // of links that lead to lessons; nil for the built-in ones
	keep     []string       // words that stay as they are inside of texts
	mark     string         // key in the front matter of lessons that are merged
	trusted  []string       // memories whose translations count as finished
	placed   []segment.Pos  // of each of them in the file
}

// A layout says where the files of a project are. The folders are as the
// file has them: see [config.folder].
type layout struct {
	content, catalogs string
	source, target    content.Layout
}

// dialect is that of the site which the lessons and their translations lie in.
func (l layout) dialect() content.Dialect { return max(l.source.Dialect(), l.target.Dialect()) }

// everywhere stands for all locales.
const everywhere = "*"

func newConfig(file string) *config {
	return &config{
		file:   file,
		layout: layout{source: content.DefaultLayout, target: content.DefaultLayout},
		texts:  map[string]map[string]bool{},
	}
}

// same returns the report of texts that are right as they are in a locale.
func (c *config) same(locale string) func(text string) bool {
	return func(text string) bool {
		for l, texts := range c.texts {
			if texts[text] && (l == everywhere || locales.SameTag(l, locale)) {
				return true
			}
		}
		return false
	}
}

// linkSchemes are the schemes of links that lead to lessons.
func (c *config) linkSchemes() []check.Scheme {
	if c.schemes == nil {
		return check.DefaultSchemes
	}
	return c.schemes
}

// folder is a folder that the file names, relative to its own, as the user
// would type it. No name is no folder.
func (c *config) folder(name string) string {
	if name = filepath.FromSlash(name); name == "" || filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(c.file), name)
}

// name is what the project is called: as the file says, or as the folder is
// that it lies in.
func (c *config) name() string {
	if c.title != "" {
		return c.title
	}
	folder, err := filepath.Abs(filepath.Dir(c.file))
	if err != nil {
		return ""
	}
	return filepath.Base(folder)
}

// readConfig reads the file of that name; if the name is empty, the first of
// the default ones that exists, if any does.
func readConfig(name string, read func(string) ([]byte, error)) (*config, error) {
	names := []string{name}
	if name == "" {
		names = []string{defaultConfig, "." + defaultConfig}
	}
	for _, n := range names {
		data, err := read(n)
		if name == "" && errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return nil, inFile(n, err)
		}
		return parseConfig(n, data)
	}
	return newConfig(""), nil
}
