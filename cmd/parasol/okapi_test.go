package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/locales/store"
)

// okapiFilters are Okapi's readers and writers of our formats.
var okapiFilters = map[string]string{
	"po":     "net.sf.okapi.filters.po.POFilter",
	"xliff":  "net.sf.okapi.filters.xliff.XLIFFFilter",
	"xliff2": "net.sf.okapi.filters.xliff2.XLIFF2Filter",
}

// TestOkapiReadsAndWritesOurFiles has Okapi's filters read a whole translation,
// put the source with a mark after it in the place of every target, and write
// it: all of it comes back, and no lesson refuses any. PARASOL_OKAPI is a folder with the filters; see .ci/tools.
func TestOkapiReadsAndWritesOurFiles(t *testing.T) {
	jars := os.Getenv("PARASOL_OKAPI")
	if jars == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("PARASOL_OKAPI is not set")
		}
		t.Skip("PARASOL_OKAPI is not set")
	}
	direct := bigProject(t)
	for name, filter := range okapiFilters {
		t.Run(name, func(t *testing.T) {
			f, _ := store.ExchangeFormat(name)
			out := filepath.Join(t.TempDir(), "out")
			mustRun(t, direct, "extract", "--format", name, "--out", out)
			file := "fr" + f.Extensions[0]
			returned := filepath.Join(t.TempDir(), file)
			java := exec.Command("java", "-cp", filepath.Join(jars, "*"), filepath.Join("testdata", "okapi", "Okapi.java"),
				filter, filepath.Join(out, file), returned)
			if output, err := java.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, output)
			}
			if n, of := untold(t, returned); n > 0 || of == 0 {
				t.Errorf("%d of %d units do not say what they were when they went out", n, of)
			}
			dir := t.TempDir()
			if err := os.CopyFS(filepath.Join(dir, "content", "en"), os.DirFS(filepath.Join(direct, "content", "en"))); err != nil {
				t.Fatal(err)
			}
			code, output := runIn(t, dir, "merge", "--to", "fr", returned)
			if code != 0 || !strings.Contains(output, " translated, 0 to do, ") || strings.Contains(output, "refused") {
				t.Errorf("exit code %d\n%.3000s", code, output)
			}
			marked, old := 0, 0
			for _, text := range tree(t, filepath.Join(dir, "content", "fr")) {
				marked += strings.Count(text, " ✓")
				old += strings.Count(text, "\u00a0» ✓")
			}
			if marked < 100 || old > 0 {
				t.Errorf("%d texts carry what Okapi wrote, %d what it read", marked, old)
			}
		})
	}
}
