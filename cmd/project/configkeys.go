package project

// What may stand in parasol.yaml: a table for each mapping. The JSON schema
// holds the same keys, and a test compares them.

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/locales/tmx"
	"github.com/parasol-l10n/parasol/merge/follow"
)

// A Guard says which places a configuration may name: folders, for which a flag
// may name others, and the patterns of a layout. It may be empty.
type Guard struct {
	Folder func(flag, file, name string) error
	Place  func(path string) error
}

// ParseConfig reads a configuration. Errors are *[segment.Error], sorted and
// joined if there are several.
func ParseConfig(name string, data []byte, g Guard) (*Config, error) {
	p := &configParser{name: name, guard: g}
	root, err := p.document(data)
	if err != nil {
		return nil, err
	}
	c := NewConfig(name)
	if root != nil && !isNull(root) {
		p.mapping(root, p.configKeys(c))
	}
	if len(p.errs) > 0 {
		return nil, errors.Join(segment.Sorted(p.errs)...)
	}
	if c.Rules != nil {
		c.Rules = append(c.Rules, content.DefaultRules...)
	}
	return c, nil
}

func (p *configParser) configKeys(c *Config) []key {
	return append([]key{
		{"title", text(p, &c.Title, checkTitle)},
		{"source", text(p, &c.Source, locales.CheckTag)},
		{"locales", func(n *yaml.Node) { c.Locales = p.texts(n, checkLocale(c)) }},
		{"layout", func(n *yaml.Node) { p.mapping(n, p.layoutKeys(&c.Layout)) }},
		{"site", text(p, &c.Site, oneOf("site", address.Names()...))},
		{"anchors", text(p, &c.Anchors, oneOf("way with anchors", follow.Ways...))},
		{"format", text(p, &c.Format, oneOf("format", store.CatalogFormats...))},
		{"same", func(n *yaml.Node) { p.same(n, c) }},
		{"rules", func(n *yaml.Node) { c.Rules = p.rules(n) }},
		{"policies", func(n *yaml.Node) { c.policies = p.policies(n) }},
		{"keep", func(n *yaml.Node) { c.Keep = p.texts(n, checkWord) }},
		{"schemes", func(n *yaml.Node) { c.schemes = p.schemes(n) }},
		{"check", func(n *yaml.Node) { c.levels = p.levelRules(n) }},
		{"mark", text(p, &c.Mark, checkMark(c))},
		{"memory", func(n *yaml.Node) { p.mapping(n, p.memoryKeys(c)) }},
		{"own", func(n *yaml.Node) { c.Own = p.texts(n, checkOwn(c)) }},
	}, p.readersKeys(&c.readers)...)
}

func (p *configParser) memoryKeys(c *Config) []key {
	return []key{{"trusted", func(n *yaml.Node) {
		c.Trusted = p.texts(n, checkMemory)
		for _, item := range n.Content {
			c.Placed = append(c.Placed, p.pos(item))
		}
	}}}
}

func (p *configParser) layoutKeys(l *layout) []key {
	return []key{
		{"content", text(p, &l.Content, p.checkFolder("--content"))},
		{"catalogs", text(p, &l.Catalogs, p.checkFolder("--locales"))},
		{"source", text(p, &l.Source, p.checkPlace(content.Layout.Check))},
		{"target", text(p, &l.Target, p.checkPlace(content.Layout.CheckTarget))},
	}
}

func (p *configParser) ruleKeys(r *content.Rule) []key {
	return []key{
		{"files", text(p, &r.Pattern, content.Pattern.Check)},
		{"text", func(n *yaml.Node) { r.Text = p.texts(n, checkTextPath) }},
	}
}

func (p *configParser) rules(n *yaml.Node) content.Rules {
	var rules content.Rules
	for _, item := range p.sequence(n) {
		var r content.Rule
		p.mapping(item, p.ruleKeys(&r), "files")
		rules = append(rules, r)
	}
	return rules
}

// same takes a list for all languages, or a list for each.
func (p *configParser) same(n *yaml.Node, c *Config) {
	if n.Kind == yaml.SequenceNode {
		c.texts[everywhere] = p.set(n)
		return
	}
	p.pairs(n, func(locale, texts *yaml.Node) {
		if locale.Value != everywhere {
			p.check(locale, locales.CheckTag(locale.Value))
		}
		if !isNull(texts) {
			c.texts[locale.Value] = p.set(texts)
		}
	})
}

// schemes takes the folder in which the paths of each scheme begin.
func (p *configParser) schemes(n *yaml.Node) []address.Scheme {
	schemes := []address.Scheme{}
	p.pairs(n, func(name, folder *yaml.Node) {
		if !schemeName.MatchString(name.Value) {
			p.fail(name, "%q is not the name of a scheme, such as app in app://signal", name.Value)
		}
		s := address.Scheme{Name: name.Value}
		text(p, &s.Folder, checkLessonFolder)(folder)
		if s.Folder == "." {
			s.Folder = ""
		}
		schemes = append(schemes, s)
	})
	return schemes
}

// schemeName is as RFC 3986, section 3.1 has it.
var schemeName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*$`)

// lessonFolder is that of the lessons of a language, or one below it.
var lessonFolder = regexp.MustCompile(`^(\.|[^./][^/]*(/[^./][^/]*)*)$`)

func checkLessonFolder(name string) error {
	if !lessonFolder.MatchString(name) {
		return fmt.Errorf("%q is not a folder below that of the lessons", name)
	}
	return nil
}

// set takes a list of texts, numbers among them.
func (p *configParser) set(n *yaml.Node) map[string]bool {
	set := map[string]bool{}
	for _, item := range p.sequence(n) {
		switch {
		case item.Kind != yaml.ScalarNode || isNull(item):
			p.fail(item, "want a text here")
		case set[item.Value]:
			p.fail(item, "%q stands twice", item.Value)
		}
		set[item.Value] = true
	}
	return set
}

func checkLocale(c *Config) func(string) error {
	return func(locale string) error {
		if locales.SameTag(locale, cmp.Or(c.Source, DefaultSource)) {
			return fmt.Errorf("%s is the source language", locale)
		}
		return locales.CheckTag(locale)
	}
}

// checkMemory lets the name of a memory pass, in the folder of the translation
// files.
func checkMemory(name string) error {
	if strings.ContainsAny(name, `/\`) || !strings.HasSuffix(name, tmx.Format.Extensions[0]) {
		return fmt.Errorf("%q is no memory: want the name of a file in the folder of the translation files, such as team.tmx", name)
	}
	return nil
}

func checkWord(word string) error {
	if strings.TrimSpace(word) == "" {
		return errors.New("want a word here")
	}
	return nil
}

func checkTextPath(path string) error {
	return content.Rule{Pattern: "*", Text: []string{path}}.Check()
}

var markName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*$`)

func checkTitle(title string) error {
	if strings.TrimSpace(title) == "" {
		return errors.New("want a name for the project here")
	}
	return nil
}

// checkMark lets keys pass that mean the same in YAML, TOML and JSON, and
// that no rule has for a text of the lesson.
func checkMark(c *Config) func(string) error {
	return func(name string) error {
		if !markName.MatchString(name) {
			return fmt.Errorf("%q is no key for front matter: want letters, digits, - and _", name)
		}
		return checkOwn(c)(name)
	}
}

// checkOwn lets keys pass that no rule has for a text of the lesson.
func checkOwn(c *Config) func(string) error {
	return func(name string) error {
		for _, r := range slices.Concat(c.Rules, content.DefaultRules) {
			for _, path := range r.Text {
				if key, _, _ := strings.Cut(path, "."); strings.TrimRight(key, "[]*") == name {
					return fmt.Errorf("%q is a text of the lessons", name)
				}
			}
		}
		return nil
	}
}

func (p *configParser) checkFolder(flag string) func(string) error {
	return func(name string) error {
		switch {
		case name == "":
			return errors.New("want the name of a folder")
		case p.guard.Folder == nil:
			return nil
		}
		return p.guard.Folder(flag, p.name, name)
	}
}

// checkPlace is a check of a layout, with that of the guard.
func (p *configParser) checkPlace(check func(content.Layout) error) func(content.Layout) error {
	return func(l content.Layout) error {
		if err := check(l); err != nil || p.guard.Place == nil {
			return err
		}
		return p.guard.Place(string(l))
	}
}

// Keys are the keys that may stand in a configuration, by where they stand: ""
// is the top, layout below that key, rules[] in an item of that list.
func Keys() map[string][]string {
	p, c := &configParser{}, NewConfig("")
	return map[string][]string{
		"":           keyNames(p.configKeys(c)),
		"layout":     keyNames(p.layoutKeys(&c.Layout)),
		"rules[]":    keyNames(p.ruleKeys(&content.Rule{})),
		"policies[]": keyNames(p.policyKeys(&policyRule{})),
		"check[]":    keyNames(p.levelKeys(&levelRule{})),
		"memory":     keyNames(p.memoryKeys(c)),
	}
}
