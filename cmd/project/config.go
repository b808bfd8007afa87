package project

import (
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// ConfigExample is shown by the help of extract.
const ConfigExample = `  source: en
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

// A Config is what parasol.yaml says; README.md explains every key. What it
// does not say is empty, and left to the flags and their defaults, but for
// the layout.
type Config struct {
	File     string // that it was read from, "" if there is none
	Title    string // of the project
	Source   string // language of the lessons
	Locales  []string
	Layout   layout
	Format   string                     // of the catalogs
	texts    map[string]map[string]bool // that stay as they are, by locale or everywhere
	Rules    content.Rules              // nil for the built-in ones
	policies []policyRule
	readers  readersRule // what becomes of words that readers have, where no policy says it
	Own      []string    // keys of front matter that are each language's own
	levels   []levelRule
	schemes  []address.Scheme // of links that lead to lessons; nil for the built-in ones
	Keep     []string         // words that stay as they are inside of texts
	Site     string           // generator of the site, "" for any
	Anchors  string           // what becomes of the ids of headings, "" for the default
	Mark     string           // key in the front matter of lessons that are merged
	Trusted  []string         // memories whose translations count as finished
	Placed   []segment.Pos    // of each of them in the file
}

// A layout says where the files of a project are. The folders are as the
// File has them: see [Config.folder].
type layout struct {
	Content, Catalogs string
	Source, Target    content.Layout
}

// Dialect is that of the site which the lessons and their translations lie in.
func (l layout) Dialect() content.Dialect { return max(l.Source.Dialect(), l.Target.Dialect()) }

// everywhere stands for all locales.
const everywhere = "*"

func NewConfig(file string) *Config {
	return &Config{
		File:   file,
		Layout: layout{Source: content.DefaultLayout, Target: content.DefaultLayout},
		texts:  map[string]map[string]bool{},
	}
}

// Same returns the report of texts that are right as they are in a locale.
func (c *Config) Same(locale string) func(text string) bool {
	return func(text string) bool {
		for l, texts := range c.texts {
			if texts[text] && (l == everywhere || locales.SameTag(l, locale)) {
				return true
			}
		}
		return false
	}
}

// Headings says how the site gives ids to headings. Docusaurus is known by where
// lessons lie.
func (c *Config) Headings() *address.Site {
	if c.Site == "" && c.Layout.Dialect() == content.MDX {
		return address.Named("docusaurus")
	}
	return address.Named(c.Site)
}

// LinkSchemes are the schemes of links that lead to lessons.
func (c *Config) LinkSchemes() []address.Scheme {
	if c.schemes == nil {
		return address.DefaultSchemes
	}
	return c.schemes
}

// DefaultSource is the language of the lessons where nothing says another.
const DefaultSource = "en"

// SchemeNames are those of the links that lead to lessons.
func (c *Config) SchemeNames() []string {
	var names []string
	for _, s := range c.LinkSchemes() {
		names = append(names, s.Name)
	}
	return names
}
