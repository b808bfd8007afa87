package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// recreated is the least share of the lessons that are wholly translated, with
// the structure of their sources, which merge writes anew as readers had them.
const recreated = 0.95

// What align recovers is what the lessons said: merged, they look the same to
// readers as the lessons did once their damage was repaired.
func TestMergeRecreatesTranslatedLessons(t *testing.T) {
	corpus := os.Getenv("PARASOL_CORPUS")
	if corpus == "" || cost.UnderRace {
		t.Skip("PARASOL_CORPUS is not set, or CI runs it without the race detector")
	}
	for _, tree := range []struct{ folder, locale string }{
		{"umbrella", "fr"}, {"umbrella", "ar"}, {"umbrella-fr-import", "fr"}, {"umbrella-ar-import", "ar"},
	} {
		t.Run(tree.folder+"/"+tree.locale, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for _, locale := range []string{"en", tree.locale} {
				if err := os.CopyFS(filepath.Join(dir, "content", locale), os.DirFS(filepath.Join(corpus, tree.folder, locale))); err != nil {
					t.Fatal(err)
				}
			}
			mustRun(t, dir, "align", "-q", "--to", tree.locale, "--fix")
			doubtful := doubtfulLessons(t, dir, tree.locale)
			repaired := filepath.Join(dir, "repaired")
			if err := os.Rename(filepath.Join(dir, "content", tree.locale), repaired); err != nil {
				t.Fatal(err)
			}
			if code, out := runIn(t, dir, "merge", "-q"); code > exitFound || strings.Count(out, "\n") != strings.Count(out, ": error "+finding.OwnLost) {
				t.Fatalf("exit code %d\n%s", code, out) // what cannot be put back with proof is named, and its lesson stays
			}
			lessons, alike, whole, same := 0, 0, 0, 0
			source, merged := os.DirFS(filepath.Join(dir, "content", "en")), os.DirFS(filepath.Join(dir, "content", tree.locale))
			err := fs.WalkDir(os.DirFS(repaired), ".", func(name string, _ fs.DirEntry, err error) error {
				if err != nil || path.Ext(name) != ".md" {
					return err
				}
				lesson, en, written := rendered(t, os.DirFS(repaired), name), rendered(t, source, name), rendered(t, merged, name)
				lessons++
				if en == "" || skeleton(lesson) != skeleton(en) {
					return nil
				}
				alike++
				if doubtful[name] {
					return nil
				}
				whole++
				if seen(lesson) == seen(written) {
					same++
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%d lessons, %d with the structure of their source, %d of them wholly translated, %d the same", lessons, alike, whole, same)
			if whole == 0 || float64(same) < recreated*float64(whole) {
				t.Errorf("%d of %d lessons are the same", same, whole)
			}
		})
	}
}

// doubtfulLessons are those with a text that is to review, has no partner, or
// still stands in the source language: they follow another source, or are not
// finished.
func doubtfulLessons(t *testing.T, dir, locale string) map[string]bool {
	t.Helper()
	code, out := runIn(t, dir, "align", "-q", "-n", "--to", locale, "--json")
	if code > exitFound { // repaired lessons may pair better, and have something else of their own
		t.Fatalf("exit code %d\n%s", code, out)
	}
	doubtful := map[string]bool{}
	for line := range strings.Lines(out) {
		var l project.AlignLine
		if !strings.HasPrefix(line, "{") {
			continue
		}
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatal(err)
		}
		at := l.Place
		switch {
		case l.Kind == "pair" && (!l.Fits || l.Score < align.DefaultThreshold):
			at = l.Target
		case l.Kind == "unpaired" && l.Reason != align.SameText:
		default:
			continue
		}
		name := strings.TrimPrefix(at.File, filepath.ToSlash(dir)+"/content/")
		doubtful[strings.TrimPrefix(strings.TrimPrefix(name, locale+"/"), "en/")] = true
	}
	return doubtful
}

// rendered is a lesson as HTML, without its front matter; "" if there is none.
func rendered(t *testing.T, lessons fs.FS, name string) string {
	t.Helper()
	source, err := fs.ReadFile(lessons, name)
	if err != nil {
		return ""
	}
	if body, ok := bytes.CutPrefix(source, []byte("---\n")); ok {
		_, source, _ = bytes.Cut(body, []byte("\n---"))
	}
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList), goldmark.WithRendererOptions(html.WithUnsafe()))
	var b bytes.Buffer
	if err := markdown.Convert(source, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var (
	textOrValue = regexp.MustCompile(`>[^<]*<|="[^"]*"`)
	tagInBlanks = regexp.MustCompile(`\s*(<[^>]*>)\s*`)
)

// skeleton is HTML without its texts and the values of its attributes.
func skeleton(html string) string { return textOrValue.ReplaceAllString(html, "><") }

// seen is HTML with blanks as readers see them: a line's end is one, and
// those at tags are none.
func seen(html string) string {
	return tagInBlanks.ReplaceAllString(strings.Join(strings.Fields(html), " "), "$1")
}
