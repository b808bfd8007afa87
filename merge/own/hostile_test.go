package own

import (
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
)

// page is a lesson with something of all kinds that a site runs.
const page = `---
title: One
lang: en
redirect: https://known.example/
---

# One {#one}

<iframe src="https://known.example/film"></iframe>

{{< note "known" >}}

Two [three](https://known.example/three).

<a href="https://known.example/" onclick="known()">four</a>

{% include "known" %}

<script>known()</script>

The end.
`

// attacks are what somebody writes into the file of a language for readers to run,
// or to be led to. As it was found in a lesson that readers had, only what
// leads somewhere is put back.
var attacks = map[string]struct {
	text  string
	found bool // put back as it was found
}{
	"script":               {"<script>evil()</script>\n\n", false},
	"script over lines":    {"<script\nsrc=/evil.js></script>\n\n", false},
	"event":                {"<p onclick=\"evil()\">word</p>\n\n", false},
	"event behind /":       {"<img/onerror=evil() src=x>\n\n", false},
	"event of kramdown":    {"word\n{: onclick=\"evil()\"}\n\n", false},
	"event of attr_list":   {"# word { onclick=evil() }\n\n", false},
	"frame":                {"<iframe srcdoc=word></iframe>\n\n", false},
	"object":               {"<object data=x></object>\n\n", false},
	"base":                 {"<base href=\"/evil/\">\n\n", false},
	"meta":                 {"<meta http-equiv=refresh content=0>\n\n", false},
	"style":                {"<style>p { color: red }</style>\n\n", false},
	"svg":                  {"<svg><use href=x></svg>\n\n", false},
	"form":                 {"<form action=/evil>word</form>\n\n", false},
	"javascript":           {"[word](javascript:evil())\n\n", false},
	"javascript, spaced":   {"[word](<javascript: evil()>)\n\n", false},
	"javascript in HTML":   {"<a href=\"java&#115;cript:evil()\">word</a>\n\n", false},
	"javascript, a tab":    {"<a href=\"java\tscript:evil()\">word</a>\n\n", false},
	"javascript, escape":   {"[word](javascript\\:evil())\n\n", false},
	"javascript defined":   {"[word]\n\n[word]: javascript:evil()\n\n", false},
	"data":                 {"[word](data:text/html;base64,PHNjcmlwdD4=)\n\n", false},
	"shortcode":            {"{{< evil >}}\n\n", false},
	"expression":           {"word {{ site.evil }}\n\n", false},
	"Liquid":               {"{% evil %}\n\n", false},
	"comment of Jinja":     {"{# word\n\n", false},
	"comment":              {"<!-- word\n\n", false},
	"off":                  {"<!-- parasol:off -->\n\nword\n\n", false},
	"snippet":              {"--8<-- \"word.md\"\n\n", false},
	"included":             {"{! word.md !}\n\n", false},
	"include of VitePress": {"<<< @/word\n\n", false},
	"directive of MyST":    {"```{include} word\n```\n\n", false},
	"nomarkdown":           {"{::nomarkdown}word{:/}\n\n", false},
	"PHP":                  {"<?php word ?>\n\n", false},
	"address":              {"[word](https://evil.example)\n\n", true},
	"bare address":         {"word https://evil.example\n\n", true},
	"www":                  {"word www.evil.example\n\n", true},
	"mail":                 {"word evil@evil.example\n\n", true},
	"no scheme":            {"[word](//evil.example)\n\n", true},
	"backslashes":          {"<a href=\"/\\evil.example\">word</a>\n\n", true},
	"another page":         {"[word](../evil.md)\n\n", true},
	"image":                {"![word](evil.png)\n\n", true},
	"definition":           {"[word]: /evil\n\n", true},
	"reference":            {"<a href=\"https&colon;//evil.example\">word</a>\n\n", true},
	"words":                {"Only some words: nothing else, 10:30.\n\n", true},
}

func TestFileOfALanguageBringsNothingThatRuns(t *testing.T) {
	w := written(split(t, "a.md", page))
	for name, attack := range attacks {
		h := Hunk{After: w.Names[1], Before: w.Names[2], Below: "<iframe src=\"https://known.example/film\"></iframe>\n", Old: []Part{{Fixed: "\n"}}, New: "\n" + attack.text}
		isIn := func(h Hunk) bool {
			got := Apply(w, []Hunk{h})
			return strings.Contains(string(got.Document.Source()), attack.text) || got.Fates[0] == Stands
		}
		if is := isIn(h); is != (name == "words") {
			t.Errorf("%s: written by hand it is put there: %v", name, is)
		}
		if is := isIn(found([]Hunk{h})[0]); is != attack.found {
			t.Errorf("%s: found in a lesson it is put there: %v", name, is)
		}
	}
}

// What stands in the place of something that runs runs nothing else.
func TestHunkReplacesNothingThatRunsByAnother(t *testing.T) {
	w := written(split(t, "a.md", page))
	for old, is := range map[string]string{
		"{{< note \"known\" >}}\n":                               "{{< evil \"words\" >}}\n",
		"<script>known()</script>\n":                             "<script>evil()</script>\n",
		"{% include \"known\" %}\n":                              "{% include \"evil\" %}\n",
		"<iframe src=\"https://known.example/film\"></iframe>\n": "<iframe src=\"https://evil.example/film\"></iframe>\n",
		"redirect: https://known.example/\n":                     "redirect: \"https:\\x2f/evil.example\"\n",
	} {
		if got := Apply(w, []Hunk{{Old: []Part{{Fixed: old}}, New: is}}); got.Fates[0] != Refused {
			t.Errorf("%q: %v\n%s", is, got.Fates, got.Document.Source())
		}
	}
}

// An entry of front matter is that entry, and nothing else.
func TestEntryOfAKey(t *testing.T) {
	w := written(split(t, "a.md", page))
	for text, want := range map[string]Fate{
		"lang: fr\n":                        Stands,
		"lang:\n- fr\n- ca\n":               Stands,
		"lang: fr\ntitle: Two\n":            Refused,
		"lang: fr\nother: Two\n":            Refused,
		"lang: fr\n---\n\nTwo\n\n---\n":     Refused,
		"lang: {{ evil }}\n":                Refused,
		"lang: https://evil.example\n":      Refused,
		"lang: \"java\\x73cript:evil()\"\n": Refused,
		"other: fr\n":                       Refused,
		"lang: [\n":                         Refused,
		"lang: fr":                          Refused,
	} {
		got := Apply(w, []Hunk{{Key: "lang", New: text}})
		if got.Fates[0] != want {
			t.Errorf("%q: %v\n%s", text, got.Fates, got.Document.Source())
		}
	}
	if got := Apply(w, []Hunk{{Key: "reviewed", New: "reviewed: 2024-05-06\n"}}); !strings.Contains(string(got.Document.Source()), "known.example/\nreviewed: 2024-05-06\n---\n") {
		t.Errorf("%s", got.Document.Source())
	}
}

// Where a site reads lessons as MDX, so do the proofs.
func TestFileOfALanguageBringsNoJSX(t *testing.T) {
	w := written(split(t, "a.md", "# One\n\nTwo.\n").As(content.MDX))
	for _, text := range []string{"{evil()}\n\n", "<Evil />\n\n", "import x from 'evil'\n\n", "export const x = 1\n\n", "{/* parasol:off */}\n\n"} {
		h := Hunk{After: w.Names[0], Before: w.Names[1], Old: []Part{{Fixed: "\n"}}, New: "\n" + text}
		if got := Apply(w, []Hunk{h}); got.Fates[0] != Refused {
			t.Errorf("%q: %v\n%s", text, got.Fates, got.Document.Source())
		}
	}
}
