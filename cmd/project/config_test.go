package project

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// testGuard lets no folder pass that is called so.
var testGuard = Guard{
	Folder: func(flag, _, name string) error {
		if strings.HasPrefix(name, "..") || strings.HasPrefix(name, "/") {
			return fmt.Errorf("%q leads out of the folder of this file: only %s may", name, flag)
		}
		return nil
	},
	Place: func(path string) error {
		if strings.Contains(path, ".git") {
			return fmt.Errorf("%q lies in .git, where nothing of a project is written", path)
		}
		return nil
	},
}

// everyKey is a configuration that says something about everything.
const everyKey = `source: pt_BR
locales: [fr, ar, zh-Hant, no]
layout:
  content: docs
  catalogs: l10n
  source: "{path}"
  target: i18n/{locale}/current/{path}
format: po
same:
  "*": [Signal, Tor, 1984, True]
  fr: [Jitsi Meet]
rules:
- files: "q_*.yml"
  text: [title, "questions[].text"]
- files: blog/**
policies:
- files: "communications/**"
  require: reviewed
  min: 90
  below: keep
- {files: '*.yml', min: 0.5, on-edit: source, rejected: source}
- files: "**"
keep: [Signal, Jitsi Meet]
schemes: {umbrella: ., app: tools/messaging}
check:
- files: "legal/**"
  rules: {numbers: error, length: off}
- {files: '*.yml', rules: {}}
mark: translation
title: Lessons
memory: {trusted: [team.tmx]}
own: [lang, default_lang_commit]
on-edit: keep
rejected: keep
`

func TestConfigurationWithEveryKey(t *testing.T) {
	got, err := ParseConfig("site/parasol.yaml", []byte(everyKey), testGuard)
	if err != nil {
		t.Fatal(err)
	}
	want := &Config{
		File:    "site/parasol.yaml",
		Source:  "pt_BR",
		Locales: []string{"fr", "ar", "zh-Hant", "no"},
		Layout:  layout{"docs", "l10n", "{path}", "i18n/{locale}/current/{path}"},
		Format:  "po",
		texts: map[string]map[string]bool{
			"*":  {"Signal": true, "Tor": true, "1984": true, "True": true},
			"fr": {"Jitsi Meet": true},
		},
		Rules: append(content.Rules{
			{Pattern: "q_*.yml", Text: []string{"title", "questions[].text"}},
			{Pattern: "blog/**"},
		}, content.DefaultRules...),
		policies: []policyRule{
			{files: "communications/**", require: "reviewed", min: 90, hasMin: true, below: "keep"},
			{files: "*.yml", min: 0.5, hasMin: true, readers: readersRule{"source", "source"}},
			{files: "**"},
		},
		Title:   "Lessons",
		Keep:    []string{"Signal", "Jitsi Meet"},
		schemes: []address.Scheme{{Name: "umbrella"}, {Name: "app", Folder: "tools/messaging"}},
		levels: []levelRule{
			{files: "legal/**", levels: map[string]string{"numbers": "error", "length": "off"}},
			{files: "*.yml", levels: map[string]string{}},
		},
		Mark:    "translation",
		Own:     []string{"lang", "default_lang_commit"},
		readers: readersRule{"keep", "keep"},
		Trusted: []string{"team.tmx"},
		Placed:  []segment.Pos{{File: "site/parasol.yaml", Line: 31, Col: 20}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(Config{}, layout{}, policyRule{}, levelRule{}, readersRule{})); diff != "" {
		t.Error(diff)
	}
	if same := got.Same("fr"); !same("Signal") || !same("Jitsi Meet") || got.Same("ar")("Jitsi Meet") || !got.Same("ar")("1984") {
		t.Error("the texts that stay as they are")
	}
}

func TestConfigurationThatSaysNothing(t *testing.T) {
	for _, text := range []string{
		"", "# nothing\n", "---\n", "null", "{}", "title:\nsource:\nlocales:\nlayout:\nformat: null\nsame: ~\nrules:\npolicies:\nkeep:\nschemes:\ncheck:\nmark:\nmemory:\n",
		"layout: {content: , source: }\nsame: {fr: }\nrules: []\npolicies: []\nlocales: []\n",
	} {
		got, err := ParseConfig("", []byte(text), testGuard)
		if err != nil || len(got.Locales) > 0 {
			t.Errorf("%q: %v", text, err)
			continue
		}
		got.Locales = nil
		if want := NewConfig(""); !reflect.DeepEqual(want, got) {
			t.Errorf("%q says %v", text, got)
		}
	}
}

func TestConfigurationIsWrong(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"- a", "1:1: want keys and values here"},
		{"a", "1:1: want keys and values here"},
		{"a: 1\n---\nb: 2", "2:1: a second document: want one"},
		{"source: [en]", "1:9: want a text here"},
		{"source: 5", "1:9: want a text here"},
		{"source: e", `1:9: "e" is not a language tag`},
		{"locales: fr", "1:10: want a list here"},
		{"locales: [fr, fr, f, en]", `1:15: "fr" stands twice
1:19: "f" is not a language tag
1:22: en is the source language`},
		{"locales: [en, de]\nsource: de", "1:15: de is the source language"},
		{"locales: [fr, [ar], {}, ~]", "1:15: want a text here\n1:21: want a text here\n1:25: want a text here"},
		{"layout: docs", "1:9: want keys and values here"},
		{"layout: {content: '', catalogs: [a]}", "1:19: want the name of a folder\n1:33: want a text here"},
		{"layout:\n  source: '{lang}/{path}'\n  target: '{path}'", `2:11: "{lang}" is no placeholder: want {locale}, {path}, {stem} or {ext}
3:11: want {locale}, to tell the languages apart`},
		{"layout: {target: '../{locale}/{path}'}", `1:18: "../{locale}/{path}" is not a path below the folder of the lessons, with slashes`},
		{"format: xliff", `1:9: the format "xliff" is not one of toml, json, yaml, po`},
		{"same: Tor", "1:7: want keys and values here"},
		{"same: [Tor, Tor, [x], ~]", "1:13: \"Tor\" stands twice\n1:18: want a text here\n1:23: want a text here"},
		{"same: {f: [x], '*': x}", "1:8: \"f\" is not a language tag\n1:21: want a list here"},
		{"rules: {}", "1:8: want a list here"},
		{"rules: [x, {text: [a..b]}]", "1:9: want keys and values here\n1:12: want files here\n1:20: \"a..b\" is not a path such as list[].check"},
		{"rules:\n- files: '['\n- files: a//b\n- files:\n  text: [a, a]", `2:10: "[" is not a file pattern
3:10: "a//b" is not a file pattern
4:3: want files here
5:13: "a" stands twice`},
		{"policies:\n- min: 101\n  below: drop\n- files: '**'\n  require: translated\n  min: '90'", `2:3: want files here
2:8: "101" is not a number from 0 to 100
3:10: the choice "drop" is not one of source, skip, keep
5:12: the state "translated" is not one of reviewed
6:8: "90" is not a number from 0 to 100`},
		{"policies: [{files: a, min: .nan}, {files: a, min: -1}, {files: a, min: 1e999}]", `1:28: ".nan" is not a number from 0 to 100
1:51: "-1" is not a number from 0 to 100
1:72: "1e999" is not a number from 0 to 100`},
		{"title: ' '", "1:8: want a name for the project here"},
		{"keep: Signal", "1:7: want a list here"},
		{"memory: [team.tmx]", "1:9: want keys and values here"},
		{"memory: {trusted: team.tmx}", "1:19: want a list here"},
		{"memory: {trusted: [team.tmx, ../team.tmx, team.po]}", `1:30: "../team.tmx" is no memory: want the name of a file in the folder of the translation files, such as team.tmx
1:43: "team.po" is no memory: want the name of a file in the folder of the translation files, such as team.tmx`},
		{"memory: {trust: [team.tmx]}", `1:10: unknown key "trust": want one of trusted; did you mean "trusted"?`},
		{"tm: {trusted: [team.tmx]}", `1:1: unknown key "tm": want one of title, source, locales, layout, site, anchors, format, same, rules, policies, keep, schemes, check, mark, memory, own, on-edit, rejected; did you mean "memory"?`},
		{"schemes: {'1a': ., b: ../c, c: /d}", `1:11: "1a" is not the name of a scheme, such as app in app://signal
1:23: "../c" is not a folder below that of the lessons
1:32: "/d" is not a folder below that of the lessons`},
		{"keep: [' ', a, a]", `1:8: want a word here
1:16: "a" stands twice`},
		{"check: [{files: a}, {rules: {}}, {files: a, rules: {number: error, numbers: bad, length: [], units: warning, xyz-abc: off}}]", `1:9: want rules here
1:21: want files here
1:53: there is no rule "number"; did you mean "numbers"?
1:77: the level "bad" is not one of off, note, warning, error
1:90: want a text here
1:110: there is no rule "xyz-abc"`},
		{"mark: a b", `1:7: "a b" is no key for front matter: want letters, digits, - and _`},
		{"mark: title", `1:7: "title" is a text of the lessons`},
		{"mark: q\nrules: [{files: a.md, text: ['q[].a']}]", `1:7: "q" is a text of the lessons`},
		{"{a: 1, [b]: 2, a: 3}", `1:2: unknown key "a": want one of title, source, locales, layout, site, anchors, format, same, rules, policies, keep, schemes, check, mark, memory, own, on-edit, rejected
1:8: want a key here
1:16: the key "a" stands twice`},
		{"languages: [fr]", `1:1: unknown key "languages": want one of title, source, locales, layout, site, anchors, format, same, rules, policies, keep, schemes, check, mark, memory, own, on-edit, rejected; did you mean "locales"?`},
		{"layout: {Contents: a}", `1:10: unknown key "Contents": want one of content, catalogs, source, target; did you mean "content"?`},
		{"policies: [{pattern: a}]", `1:12: want files here
1:13: unknown key "pattern": want one of files, require, min, below, on-edit, rejected; did you mean "files"?`},
		{"same: &a [x, *a]", "1:7: want a text here"},
		{"same: *a", "1:7: unknown anchor 'a' referenced"},
		{"a: \xff", "1:4: invalid UTF-8"},
		{"é: \x01", "1:4: the character U+0001 may not stand here"},
	} {
		_, err := ParseConfig("p.yaml", []byte(c.text), testGuard)
		if err == nil {
			t.Errorf("%s: is taken", c.text)
			continue
		}
		want := "p.yaml:" + strings.ReplaceAll(c.want, "\n", "\np.yaml:")
		if diff := cmp.Diff(want, err.Error()); diff != "" {
			t.Errorf("%s:\n%s", c.text, diff)
		}
	}
}

func TestAliasesStandForTheirAnchors(t *testing.T) {
	c, err := ParseConfig("p.yaml", []byte("same: {fr: &names [Tor], de: *names}\nrules: [&r {files: a.md}, *r]\n"), testGuard)
	if err != nil || !c.Same("de")("Tor") || c.Rules[1].Pattern != "a.md" {
		t.Errorf("%v, %v", c, err)
	}
}

func TestNearestKey(t *testing.T) {
	known := Keys()[""]
	for name, want := range map[string]string{
		"locale": "locales", "Locales": "locales", "local": "locales", "lcoales": "locales", "target": "locales", "languages": "locales",
		"rule": "rules", "format": "format", "formats": "format", "polices": "policies", "terms": "same", "sam": "same", "sourcs": "source",
		"m": "", "x": "", "titel": "title", "heading": "", "colour": "", "": "", strings.Repeat("locales", 65_000): "",
	} {
		if got := nearest(strings.ToLower(name), known); got != want {
			t.Errorf("%.20s: %q, want %q", name, got, want)
		}
	}
}

func TestSynonymsStandForKeys(t *testing.T) {
	var keys []string
	for _, more := range Keys() {
		keys = append(keys, more...)
	}
	for word, key := range synonyms {
		if !slices.Contains(keys, key) {
			t.Errorf("%s stands for %s, which is no key", word, key)
		}
	}
}

func TestFirstPolicyThatMatchesHolds(t *testing.T) {
	c, err := ParseConfig("p.yaml", []byte("policies:\n- {files: 'a/**', min: 1}\n- {files: '*.yml', min: 2}\n- {files: '**/b/*', min: 3}\n"), testGuard)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]float64{"a/x.md": 1, "a/b/x.yml": 1, "x.yml": 2, "c/b/x.yml": 2, "c/b/x.md": 3, "x.md": 0, "aa/x.md": 0} {
		if got := c.Policy(path); got.min != want || got.hasMin != (want > 0) {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
}

func TestTheFirstEntryThatNamesTheRuleHolds(t *testing.T) {
	c, err := ParseConfig("p.yaml", []byte("check:\n- {files: 'a/**', rules: {numbers: off, length: error}}\n- {files: '**', rules: {numbers: error, spacing: warning}}\n"), testGuard)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		rule         string
		usual, found finding.Level
		lessons      []string
		level        finding.Level
		silent       bool
	}{
		{"numbers", finding.Warning, finding.Warning, []string{"a/x.md"}, finding.Warning, true},
		{"numbers", finding.Warning, finding.Warning, []string{"x.md"}, finding.Error, false},
		{"numbers", finding.Warning, finding.Warning, []string{"a/x.md", "x.md"}, finding.Error, false}, // one of them cares
		{"numbers", finding.Warning, finding.Note, []string{"x.md"}, finding.Note, false},               // the rule was in doubt
		{"length", finding.Warning, finding.Warning, []string{"a/x.md"}, finding.Error, false},
		{"length", finding.Warning, finding.Warning, []string{"x.md"}, finding.Warning, false},
		{"length", finding.Warning, finding.Warning, nil, finding.Warning, false},
		{"spacing", finding.Note, finding.Note, []string{"x.md"}, finding.Warning, false},
		{"units", finding.Warning, finding.Note, []string{"a/x.md"}, finding.Note, false},
	} {
		f := &finding.Finding{Rule: x.rule, Level: x.found}
		level, ok := c.Level(f, x.usual, x.lessons)
		if ok == x.silent || ok && level != x.level {
			t.Errorf("%s in %v: %v, %v", x.rule, x.lessons, level, ok)
		}
	}
}

// FuzzConfig holds any bytes to be a configuration, or errors that name the
// file and a line of it, in order; and the same each time.
func FuzzConfig(f *testing.F) {
	for _, text := range []string{everyKey, ConfigExample, "same: &a [*a]\nrules: *b", "a: [\nb: c", "? {}\n: x", "mark: \"\\0\"", "check: [{files: a, rules: {numbers: off}}]", "policies: [{files: a, below: source}, {files: b, below: skip}]", "--- a\n--- b"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ParseConfig("p.yaml", data, testGuard)
		again, errAgain := ParseConfig("p.yaml", data, testGuard)
		if !reflect.DeepEqual(c, again) || !reflect.DeepEqual(err, errAgain) {
			t.Fatalf("once %v, %v; once %v, %v", c, err, again, errAgain)
		}
		if err == nil {
			checkConfig(t, c)
			return
		}
		last := segment.Pos{}
		for _, e := range segment.Flatten(err) {
			var at *segment.Error
			lines := 2 + strings.Count(string(data), "\n") + strings.Count(string(data), "\r") // and what follows the last one
			if !errors.As(e, &at) || at.Pos.File != "p.yaml" || at.Pos.Line < 1 || at.Pos.Line > lines {
				t.Errorf("%v has no position in the file", e)
			} else if at.Pos.Compare(last) < 0 {
				t.Errorf("%v stands after %v", at.Pos, last)
			} else {
				last = at.Pos
			}
		}
	})
}

// checkConfig holds what was taken against what may be taken.
func checkConfig(t *testing.T, c *Config) {
	if c.Layout.Source.Check() != nil || c.Layout.Target.CheckTarget() != nil {
		t.Errorf("layout %v", c.Layout)
	}
	for _, r := range c.Rules {
		if r.Check() != nil {
			t.Errorf("rule %v", r)
		}
	}
	for _, l := range c.levels {
		for rule, level := range l.levels {
			if l.files.Check() != nil || CheckRule(rule) != nil || !slices.Contains(LevelNames, level) {
				t.Errorf("level %v", l)
			}
		}
	}
	for _, p := range c.policies {
		if _, ok := merge.ParseFate(p.below); p.files.Check() != nil || !(p.min >= 0 && p.min <= 100) || !ok && p.below != "" {
			t.Errorf("policy %v", p)
		}
	}
}
