package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestCoveragePageInABrowser opens the coverage of the sample in Chromium: in
// light and dark, on a screen, a phone and paper, mirrored, without scripts, and with
// a lesson open. testdata/browser/look.mjs says what it looks for.
// PARASOL_BROWSER is a folder with what that needs, see .ci/tools; the
// screenshots go into PARASOL_SCREENSHOTS, or away.
func TestCoveragePageInABrowser(t *testing.T) {
	tools := os.Getenv("PARASOL_BROWSER")
	if tools == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("PARASOL_BROWSER is not set")
		}
		t.Skip("PARASOL_BROWSER is not set")
	}
	page := samplePage(t)
	if found := lookAt(t, tools, page); found != "10 views\n" {
		t.Errorf("the page has faults:\n%s", found)
	}
}

// TestFaultsOfAPageAreFound breaks the page, so that the other test can be
// believed.
func TestFaultsOfAPageAreFound(t *testing.T) {
	tools := os.Getenv("PARASOL_BROWSER")
	if tools == "" {
		t.Skip("PARASOL_BROWSER is not set")
	}
	page := samplePage(t)
	whole := readFile(t, page)
	for _, fault := range []struct{ view, found, old, new string }{
		{"light", "axe color-contrast", "--soft: #59606b", "--soft: #bbbbbb"},
		{"dark", "axe color-contrast", "--soft: #a8aeb6", "--soft: #444444"},
		{"light", "axe image-alt", "<main>", `<main><img src="data:,">`},
		{"light", "request: ", "<main>", `<main><img alt="" src="https://example.org/a.png">`},
		{"light", "console: ", "<main>", "<main><script>1</script>"},
		{"phone", "the page is 2016 pixels wide", "<main>", `<main><p style="width:2000px">wide</p>`},
		{"no-script", "#lessons td does not show", "<table class=\"heat\">", `<table class="heat" hidden>`},
		{"lesson", "not from right to left", `"rtl" : "ltr"`, `"ltr" : "ltr"`},
	} {
		broken := strings.Replace(whole, fault.old, fault.new, 1)
		if strings.Contains(fault.old, "rtl") { // the policy lets no other script run
			broken = strings.Replace(broken, "http-equiv", "data-no", 1)
		}
		if broken == whole {
			t.Fatalf("%q is not in the page", fault.old)
		}
		write(t, page, broken, 0o666)
		if found := lookAt(t, tools, page, fault.view); !strings.Contains(found, fault.view+": "+fault.found) {
			t.Errorf("with %s, %s is not found in:\n%s", fault.new, fault.found, found)
		}
	}
}

// samplePage is the coverage of the sample project.
func samplePage(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "tour")
	mustRun(t, dir, "sample", dir)
	page := filepath.Join(dir, "coverage.html")
	mustRun(t, dir, "coverage", "--out", page)
	return page
}

// lookAt returns what is wrong with a page in some views, or in all, and the
// number of views.
func lookAt(t *testing.T, tools, page string, views ...string) string {
	t.Helper()
	screenshots := os.Getenv("PARASOL_SCREENSHOTS")
	if screenshots == "" || views != nil {
		screenshots = t.TempDir()
	}
	browser, err := exec.LookPath("chromium-headless-shell")
	if err != nil {
		t.Fatal(err)
	}
	args := append([]string{filepath.Join("testdata", "browser", "look.mjs"), tools, browser, page, screenshots, "ar"}, views...)
	out, err := exec.Command("node", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}
