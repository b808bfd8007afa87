package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/cmd/project"
)

const module = "github.com/parasol-l10n/parasol/"

// rooms are the packages and the arrows that may leave each: which of our
// packages it may import.
var rooms = map[string][]string{
	"cmd/commit":       {"cmd/project"},
	"cmd/commit/crash": {"cmd/commit"},
	"cmd/git":          {"content/segment"},
	"cmd/project": {
		"cmd/git", "content", "content/address", "content/repair", "content/segment", "extract", "extract/align", "locales", "locales/goi18n", "locales/memory", "locales/po", "locales/store", "locales/tmx",
		"merge", "merge/check", "merge/finding", "merge/follow", "merge/own",
	},
	"cmd/parasol": {
		"cmd/commit", "cmd/git", "cmd/project", "content", "content/repair", "content/segment", "extract", "extract/align", "locales", "locales/goi18n", "locales/memory", "locales/po", "locales/store", "locales/tmx",
		"merge", "merge/check", "merge/coverage", "merge/finding",
	},
	"content":              {"content/address", "content/markdown", "content/segment"},
	"content/address":      {},
	"content/golden":       {"content/segment/cost"},
	"content/markdown":     {"content/segment"},
	"content/repair":       {"content", "content/markdown", "content/segment"},
	"content/segment":      {},
	"content/segment/cost": {},
	"extract":              {"content", "content/segment", "locales", "locales/memory"},
	"extract/align":        {"content", "content/repair", "content/segment", "extract", "locales", "locales/memory", "locales/store"},
	"locales":              {"content/segment", "locales/memory"},
	"locales/csv":          {"content/segment", "locales"},
	"locales/glossary":     {"content/segment", "locales", "locales/xml"},
	"locales/goi18n":       {"content/segment", "locales"},
	"locales/memory":       {"content/segment"},
	"locales/po":           {"content/segment", "locales"},
	"locales/store": {
		"content/segment", "locales", "locales/csv", "locales/glossary", "locales/goi18n", "locales/memory", "locales/po", "locales/tmx", "locales/xliff",
	},
	"locales/tmx":    {"content/segment", "locales", "locales/xml"},
	"locales/xliff":  {"content/segment", "locales", "locales/xml"},
	"locales/xml":    {"content/segment", "locales"},
	"merge":          {"content", "content/markdown", "content/segment", "locales", "locales/store", "merge/finding", "merge/follow", "merge/own"},
	"merge/check":    {"content", "content/address", "content/markdown", "content/repair", "content/segment", "locales", "locales/glossary", "merge", "merge/finding"},
	"merge/coverage": {"content", "content/segment", "locales", "merge", "merge/finding"},
	"merge/finding":  {"content/segment"},
	"merge/follow":   {"content", "content/address"},
	"merge/own":      {"content", "content/segment", "locales/store"},
}

// thirdParty pins modules to packages, so that each can be replaced in one
// place. YAML is read in two syntaxes of ours and in the configuration.
var thirdParty = map[string][]string{
	"github.com/BurntSushi/toml":        {"locales/goi18n"},
	"github.com/adrg/frontmatter":       {"content"},
	"github.com/bmatcuk/doublestar/v4":  {"content"},
	"github.com/clipperhouse/uax29/v2":  {"content/segment"},
	"github.com/gofrs/flock":            {"cmd/commit"},
	"github.com/nicksnyder/go-i18n/v2":  {"locales/goi18n"},
	"github.com/rivo/uniseg":            {"merge/coverage", "merge/finding"},
	"github.com/rogpeppe/go-internal":   {"cmd/parasol", "content/golden"},
	"github.com/schollz/progressbar/v3": {"cmd/parasol"},
	"github.com/spf13/cobra":            {"cmd/parasol"},
	"github.com/spf13/pflag":            {"cmd/parasol"},
	"github.com/yuin/goldmark":          {"content/markdown"},
	"go.yaml.in/yaml/v4":                {"cmd/project", "content", "content/repair", "locales/goi18n"},
	"golang.org/x/sys":                  {"cmd/commit"},
	"golang.org/x/term":                 {"cmd/parasol"},
	"golang.org/x/text":                 {"cmd/commit", "content/address", "locales", "locales/goi18n", "locales/po", "merge/check"},
}

// forTests are packages that only tests import.
var forTests = []string{"cmd/commit/crash", "content/golden", "content/segment/cost"}

// edgeRooms are those that touch what lies outside: the command disk and terminal,
// the writer the disk, git a program.
var edgeRooms = []string{"cmd/commit", "cmd/git", "cmd/parasol"}

// edge are what only those may touch.
var edge = []string{"log", "log/slog", "os", "os/exec", "os/signal"}

// spelling are the rooms that name files as the user's system does.
var spelling = append([]string{"cmd/project"}, edgeRooms...)

// topLevel is all that stands in the repository beside dotfiles.
var topLevel = []string{"LICENSE", "README.md", "cmd", "content", "extract", "go.mod", "go.sum", "locales", "merge"}

var bannedNames = []string{"common", "helper", "helpers", "internal", "pkg", "types", "util", "utils"}

func TestRoomsAndArrows(t *testing.T) {
	repository := os.DirFS("../..")
	used := map[string]bool{}
	files := 0
	err := fs.WalkDir(repository, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (path.Base(name) == "testdata" || name != "." && strings.HasPrefix(name, ".")):
			return fs.SkipDir
		case e.IsDir() && slices.Contains(bannedNames, path.Base(name)):
			t.Errorf("%s: a name that says nothing", name)
		case path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		if e.IsDir() {
			return nil
		}
		files++
		used[path.Dir(name)] = true
		source, err := fs.ReadFile(repository, name)
		if err != nil {
			return err
		}
		checkImports(t, name, source)
		checkTypes(t, name, source)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 50 {
		t.Errorf("only %d files", files)
	}
	for room := range rooms {
		if !used[room] {
			t.Errorf("%s: no such package", room)
		}
	}
}

// nouns are the names of types that only look as if they were gerunds.
var nouns = []string{"binding", "finding", "heading", "meaning", "setting", "spelling"}

// checkTypes: a type is a thing, and not something that goes on.
func checkTypes(t *testing.T, name string, source []byte) {
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
	if err != nil {
		t.Error(err)
		return
	}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, is := n.(*ast.TypeSpec)
		if !is || !strings.HasSuffix(spec.Name.Name, "ing") {
			return true
		}
		isNoun := func(noun string) bool { return strings.HasSuffix(strings.ToLower(spec.Name.Name), noun) }
		if !slices.ContainsFunc(nouns, isNoun) {
			t.Errorf("%s: the type %s is named by a gerund", name, spec.Name.Name)
		}
		return true
	})
}

func checkImports(t *testing.T, name string, source []byte) {
	room := path.Dir(name)
	arrows, known := rooms[room]
	if !known {
		t.Errorf("%s: not one of the rooms", name)
		return
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	for _, spec := range file.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		ours, isOurs := strings.CutPrefix(imported, module)
		switch {
		case isOurs && slices.Contains(forTests, ours) && !slices.Contains(forTests, room):
			t.Errorf("%s: %s is for tests alone", name, ours)
		case isOurs && !slices.Contains(arrows, ours):
			t.Errorf("%s: no arrow leads from %s to %s", name, room, ours)
		case isOurs:
		case slices.Contains(edge, imported) && !slices.Contains(edgeRooms, room) && !slices.Contains(forTests, room):
			t.Errorf("%s: %s is for the rooms at the edge alone", name, imported)
		case imported == "path/filepath" && !slices.Contains(spelling, room) && !slices.Contains(forTests, room):
			t.Errorf("%s: %s is for rooms that name files as the system does", name, imported)
		case strings.Contains(imported, ".") && !slices.Contains(pinned(imported), room):
			t.Errorf("%s: %s is not for this package", name, imported)
		}
	}
}

// pinned are the packages that may import a module.
func pinned(imported string) []string {
	for m, rooms := range thirdParty {
		if imported == m || strings.HasPrefix(imported, m+"/") {
			return rooms
		}
	}
	return nil
}

func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(topLevel, e.Name()) {
			t.Errorf("%s does not belong at the top", e.Name())
		}
	}
}

func TestSampleConfigurationIsTheRepositorys(t *testing.T) {
	data, err := os.ReadFile("../../." + defaultConfig)
	if err != nil {
		t.Fatal(err)
	}
	if string(data) != project.SampleConfig {
		t.Errorf("project.SampleConfig is not .%s", defaultConfig)
	}
}
