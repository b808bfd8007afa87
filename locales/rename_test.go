package locales_test

import (
	"testing"

	"github.com/parasol-l10n/parasol/locales"
)

func TestRenamedMessagesKeepWhatPeopleWrote(t *testing.T) {
	old := &locales.Catalog{Messages: []locales.Message{
		{ID: "a", Context: "a.md", Target: "Un", State: locales.Reviewed, Comments: []string{"Vu."}},
		{ID: "b", Context: "b.md", Target: "Deux"},
		{ID: "c", Context: "c.md", Target: "Trois"},
	}}
	was := old.Messages[0]
	c := *old
	c.Rename(map[string]locales.Name{"a": {ID: "d", Context: "d.md"}, "b": {ID: "c", Context: "c.md"}, "x": {ID: "y"}})
	if m := c.Messages[0]; m.ID != "d" || m.Context != "d.md" || m.Target != "Un" || m.State != locales.Reviewed || len(m.Comments) != 1 {
		t.Errorf("renamed: %+v", m)
	}
	if m := c.Messages[1]; m.ID != "b" || m.Context != "b.md" {
		t.Errorf("a message took the name of another: %+v", m)
	}
	if old.Messages[0].ID != was.ID {
		t.Errorf("the messages of a copy are renamed: %+v", old.Messages[0])
	}
	(*locales.Catalog)(nil).Rename(map[string]locales.Name{"a": {ID: "d"}})
}
