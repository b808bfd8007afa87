package project

import "testing"

func TestSpellingsOfReservedFolders(t *testing.T) {
	for name, want := range map[string]string{
		".git": ".git", "a/.GIT/b": ".GIT", ".git./x": ".git.", ".git /x": ".git ", "x/.git::$INDEX_ALLOCATION/y": ".git::$INDEX_ALLOCATION",
		"GIT~1/hooks": "GIT~1", ".g\u200cit": ".g\u200cit", ".Parasol/journal": ".Parasol", "PARASO~1": "PARASO~1",
		".github/x": "", "git/x": "", ".gitignore": "", "a.git": "", ".parasols": "", "": "", "content/en/parasol.md": "", "..git": "",
	} {
		if got := ReservedIn(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
