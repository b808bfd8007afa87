package align

import (
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
)

// lessons makes the tree of the lessons given: path, text, path, text.
func lessons(t *testing.T, pairs ...string) *content.Tree {
	t.Helper()
	tree := &content.Tree{}
	for i := 0; i < len(pairs); i += 2 {
		d, err := content.Split(pairs[i], []byte(pairs[i+1]), nil)
		if err != nil {
			t.Fatal(err)
		}
		tree.Documents = append(tree.Documents, d)
	}
	return tree
}

func templateOf(t *testing.T, tree *content.Tree) *locales.Catalog {
	t.Helper()
	c, err := extract.Template(tree)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// hash is the part of an ID that does not tell the text.
func hash(id string) string { return id[strings.LastIndexByte(id, '-')+1:] }

func id(source string) string { return segment.ID("", source) }
