package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// A config is what parasol.yaml says:
//
//	format: po                # of the catalogs: toml, json, yaml or po
//	same:                     # texts that stay as they are, such as names
//	  fr: [Signal, Tor]
//	rules:                    # before the built-in rules
//	  - files: "q_*.yml"      # base name of the files
//	    text: [title, "questions[].text"]
type config struct {
	rules  content.Rules // nil for the built-in ones
	format string        // of the catalogs, "" for that of the files there
	texts  map[string]map[string]bool
}

// same returns the report of texts that are right as they are in a locale.
func (c *config) same(locale string) func(text string) bool {
	texts := c.texts[locale]
	return func(text string) bool { return texts[text] }
}

// readConfig reads the file of that name; if the name is empty, the first of
// the default ones that exists, if any does.
func readConfig(name string) (*config, error) {
	names := []string{name}
	if name == "" {
		names = []string{defaultConfig, "." + defaultConfig}
	}
	for _, n := range names {
		data, err := os.ReadFile(n)
		if name == "" && errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return nil, inFile(n, err)
		}
		return parseConfig(n, data)
	}
	return &config{}, nil
}

func parseConfig(name string, data []byte) (*config, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		return nil, yamlError(name, err)
	}
	c := &config{texts: map[string]map[string]bool{}}
	if len(root.Content) == 0 {
		return c, nil
	}
	p := &configParser{name: name}
	p.mapping(root.Content[0], func(key, value *yaml.Node) {
		switch key.Value {
		case "format":
			if c.format = value.Value; !slices.Contains(catalogFormats, c.format) {
				p.fail(value, "the format %q is not one of %q", c.format, catalogFormats)
			}
		case "same":
			p.mapping(value, func(locale, texts *yaml.Node) { p.same(c, locale, texts) })
		case "rules":
			for _, n := range p.sequence(value) {
				if r, ok := p.rule(n); ok {
					c.rules = append(c.rules, r)
				}
			}
		default:
			p.unknown(key, "format", "same", "rules")
		}
	})
	if c.rules != nil {
		c.rules = append(c.rules, content.DefaultRules...)
	}
	return c, errors.Join(p.errs...)
}

type configParser struct {
	name string
	errs []error
}

func (p *configParser) fail(n *yaml.Node, format string, args ...any) {
	p.errs = append(p.errs, &segment.Error{
		Pos: segment.Pos{File: p.name, Line: n.Line, Col: n.Column}, Err: fmt.Errorf(format, args...),
	})
}

func (p *configParser) unknown(key *yaml.Node, known ...string) {
	p.fail(key, "unknown key %q: want one of %q", key.Value, known)
}

func (p *configParser) same(c *config, locale, texts *yaml.Node) {
	if err := locales.CheckTag(locale.Value); err != nil {
		p.fail(locale, "%w", err)
		return
	}
	set := map[string]bool{}
	for _, text := range p.texts(texts) {
		set[text] = true
	}
	c.texts[locale.Value] = set
}

func (p *configParser) rule(n *yaml.Node) (content.Rule, bool) {
	before := len(p.errs)
	var r content.Rule
	p.mapping(n, func(key, value *yaml.Node) {
		switch key.Value {
		case "files":
			if value.Kind != yaml.ScalarNode {
				p.fail(value, "files must be a pattern such as \"c_*.yml\"")
			}
			r.Pattern = content.Pattern(value.Value)
		case "text":
			r.Text = p.texts(value)
		default:
			p.unknown(key, "files", "text")
		}
	})
	if len(p.errs) > before {
		return r, false
	}
	if err := r.Check(); err != nil {
		p.fail(n, "%w", err)
		return r, false
	}
	return r, true
}

// mapping calls f for every key, each of which may stand once.
func (p *configParser) mapping(n *yaml.Node, f func(key, value *yaml.Node)) {
	if n.Tag == "!!null" {
		return
	}
	if n.Kind != yaml.MappingNode {
		p.fail(n, "want keys and values here")
		return
	}
	var seen []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if slices.Contains(seen, key.Value) {
			p.fail(key, "the key %q stands twice", key.Value)
			continue
		}
		seen = append(seen, key.Value)
		f(key, n.Content[i+1])
	}
}

func (p *configParser) sequence(n *yaml.Node) []*yaml.Node {
	if n.Kind != yaml.SequenceNode && n.Tag != "!!null" {
		p.fail(n, "want a list here")
		return nil
	}
	return n.Content
}

func (p *configParser) texts(n *yaml.Node) []string {
	var texts []string
	for _, item := range p.sequence(n) {
		if item.Kind != yaml.ScalarNode {
			p.fail(item, "want a text here")
			continue
		}
		texts = append(texts, item.Value)
	}
	return texts
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// yamlError takes the position out of a message of the YAML library, which
// names a line and no column.
func yamlError(name string, err error) error {
	pos := segment.Pos{File: name}
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		pos.Line, _ = strconv.Atoi(m[1])
		err = errors.New(m[2])
	}
	return &segment.Error{Pos: pos, Err: err}
}
