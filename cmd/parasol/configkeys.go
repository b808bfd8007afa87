package main

// What may stand in parasol.yaml: a table for each mapping. The JSON schema
// holds the same keys, and a test compares them.

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/tmx"
	"github.com/parasol-l10n/parasol/merge/check"
)

func parseConfig(name string, data []byte) (*config, error) {
	p := &configParser{name: name}
	root, err := p.document(data)
	if err != nil {
		return nil, err
	}
	c := newConfig(name)
	if root != nil && !isNull(root) {
		p.mapping(root, p.configKeys(c))
	}
	if len(p.errs) > 0 {
		return nil, errors.Join(sorted(p.errs)...)
	}
	if c.rules != nil {
		c.rules = append(c.rules, content.DefaultRules...)
	}
	return c, nil
}

func (p *configParser) configKeys(c *config) []key {
	return []key{
		{"title", text(p, &c.title, checkTitle)},
		{"source", text(p, &c.source, locales.CheckTag)},
		{"locales", func(n *yaml.Node) { c.locales = p.texts(n, checkLocale(c)) }},
		{"layout", func(n *yaml.Node) { p.mapping(n, p.layoutKeys(&c.layout)) }},
		{"format", text(p, &c.format, oneOf("format", catalogFormats...))},
		{"same", func(n *yaml.Node) { p.same(n, c) }},
		{"rules", func(n *yaml.Node) { c.rules = p.rules(n) }},
		{"policies", func(n *yaml.Node) { c.policies = p.policies(n) }},
		{"keep", func(n *yaml.Node) { c.keep = p.texts(n, checkWord) }},
		{"schemes", func(n *yaml.Node) { c.schemes = p.schemes(n) }},
		{"check", func(n *yaml.Node) { c.levels = p.levelRules(n) }},
		{"mark", text(p, &c.mark, checkMark(c))},
		{"memory", func(n *yaml.Node) { p.mapping(n, p.memoryKeys(c)) }},
	}
}

func (p *configParser) memoryKeys(c *config) []key {
	return []key{{"trusted", func(n *yaml.Node) {
		c.trusted = p.texts(n, checkMemory)
		for _, item := range n.Content {
			c.placed = append(c.placed, p.pos(item))
		}
	}}}
}

func (p *configParser) layoutKeys(l *layout) []key {
	return []key{
		{"content", text(p, &l.content, checkFolder("--content", p.name))},
		{"catalogs", text(p, &l.catalogs, checkFolder("--locales", p.name))},
		{"source", text(p, &l.source, checkLayout(content.Layout.Check))},
		{"target", text(p, &l.target, checkLayout(content.Layout.CheckTarget))},
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
func (p *configParser) same(n *yaml.Node, c *config) {
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
func (p *configParser) schemes(n *yaml.Node) []check.Scheme {
	schemes := []check.Scheme{}
	p.pairs(n, func(name, folder *yaml.Node) {
		if !schemeName.MatchString(name.Value) {
			p.fail(name, "%q is not the name of a scheme, such as app in app://signal", name.Value)
		}
		s := check.Scheme{Name: name.Value}
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

func checkLocale(c *config) func(string) error {
	return func(locale string) error {
		if locales.SameTag(locale, cmp.Or(c.source, defaultSource)) {
			return fmt.Errorf("%s is the source language", locale)
		}
		return locales.CheckTag(locale)
	}
}

// checkFolder lets folders pass that lie in that of the configuration file:
// whoever sends a change of the file may not make others write elsewhere. A
// flag, which they type themselves, may name any.
func checkFolder(flag, file string) func(string) error {
	return func(name string) error {
		local := filepath.FromSlash(name)
		switch {
		case name == "":
			return errors.New("want the name of a folder")
		case !filepath.IsLocal(local) || strings.Contains(name, `\`):
			return fmt.Errorf("%q leads out of the folder of this file: only %s may", name, flag)
		case linksOut(filepath.Dir(file), local):
			return fmt.Errorf("%q is a link that leads out of the folder of this file: only %s may", name, flag)
		}
		return checkReserved(name)
	}
}

// linksOut reports whether symbolic links lead from below a folder out of it.
// What is not there leads nowhere.
func linksOut(folder, name string) bool {
	root, err := filepath.EvalSymlinks(cmp.Or(folder, "."))
	if err != nil {
		return false
	}
	for at := name; ; at = filepath.Dir(at) {
		real, err := filepath.EvalSymlinks(filepath.Join(root, at))
		if err == nil {
			rel, err := filepath.Rel(root, real)
			return err != nil || !filepath.IsLocal(rel)
		}
		if at == "." || at == filepath.Dir(at) {
			return false
		}
		if target, err := os.Readlink(filepath.Join(root, at)); err == nil { // to what is not there
			return filepath.IsAbs(target) || !filepath.IsLocal(filepath.Join(filepath.Dir(at), target))
		}
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
func checkMark(c *config) func(string) error {
	return func(name string) error {
		if !markName.MatchString(name) {
			return fmt.Errorf("%q is no key for front matter: want letters, digits, - and _", name)
		}
		for _, r := range slices.Concat(c.rules, content.DefaultRules) {
			for _, path := range r.Text {
				if key, _, _ := strings.Cut(path, "."); strings.TrimRight(key, "[]*") == name {
					return fmt.Errorf("%q is a text of the lessons", name)
				}
			}
		}
		return nil
	}
}
