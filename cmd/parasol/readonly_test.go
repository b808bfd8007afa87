package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/cmd/commit/crash"
)

// entrySteps are those that make, replace or take away an entry of a folder.
var entrySteps = []string{"create", "overwrite", "mkdir", "link", "rename", "remove"}

// Where nothing may be written, in a folder or in a file, a command that has to
// write there ends with exit code 2, and the disk is as it was: also what other
// folders were to get.
func TestPlacesThatNobodyMayWriteTo(t *testing.T) {
	places := []string{"locales", "content", "content/fr", "content/ar", ".parasol", "badges", "."}
	for _, w := range works {
		t.Run(w.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			before := w.before(t)
			here, err := os.Getwd()
			if err != nil {
				t.Fatal(err)
			}
			files := []string{}
			for name := range before {
				if strings.HasPrefix(name, "locales/") || strings.HasPrefix(name, "content/fr/") {
					files = append(files, name)
				}
			}
			slices.Sort(files)
			refused := 0
			for _, place := range slices.Concat(places, files) {
				restore(t, before)
				d, err := crash.Follow(here)
				if err != nil {
					t.Fatal(err)
				}
				met, at := false, filepath.Join(here, filepath.FromSlash(place))
				d.Before = func(step, path string) error {
					if slices.Contains(entrySteps, step) && (path == at || filepath.Dir(path) == at) {
						met = true
						return syscall.EACCES
					}
					return nil
				}
				code, said := runOver(d, w.command...)
				if !met { // nothing is to be written there
					continue
				}
				refused++
				if code != exitError || !strings.Contains(said, syscall.EACCES.Error()) {
					t.Errorf("%s: exit code %d: %s", place, code, said)
				}
				d.Before = nil
				if diff := cmp.Diff(before, projectFiles(t)); diff != "" {
					t.Errorf("%s: (-before +is)\n%s", place, diff)
				}
			}
			if refused < 2 {
				t.Errorf("%d places refused", refused)
			}
		})
	}
}
