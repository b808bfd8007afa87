package csv

import (
	"encoding/json"
	"os"
	"os/exec"
	"path"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// plainRows are the cells that a reader of CSV sees in our file of sample.
func plainRows() [][]string {
	guarded, shown, _ := rowsOf(sample())
	rows := [][]string{columnNames[:shown]}
	for i := range guarded {
		rows = append(rows, guarded[i][:shown])
	}
	return rows
}

func TestPythonReadsTheSame(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	const script = `
import csv, json, sys
with open(sys.argv[1], encoding="utf-8-sig", newline="") as f:
    json.dump(list(csv.reader(f, strict=True)), sys.stdout)
`
	file := path.Join(t.TempDir(), "fr.csv")
	if err := os.WriteFile(file, mustEncode(t, sample()), 0o666); err != nil {
		t.Fatal(err)
	}
	output, err := exec.Command(python, "-c", script, file).Output()
	if err != nil {
		t.Fatal(err)
	}
	var got [][]string
	if err := json.Unmarshal(output, &got); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(plainRows(), got); d != "" {
		t.Errorf("(-ours +theirs):\n%s", d)
	}
}

// LibreOffice opens our file as a spreadsheet and saves it again as CSV, with
// commas, in UTF-8.
func TestLibreOfficeGivesTheSameBack(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	file := path.Join(dir, "fr.csv")
	if err := os.WriteFile(file, mustEncode(t, sample()), 0o666); err != nil {
		t.Fatal(err)
	}
	const comma, quote, utf8 = "44", "34", "76"
	filter := "Text - txt - csv (StarCalc):" + comma + "," + quote + "," + utf8
	for _, step := range [][]string{
		{"--infilter=CSV:" + comma + "," + quote + "," + utf8, "--convert-to", "ods", "--outdir", dir, file},
		{"--convert-to", "csv:" + filter, "--outdir", dir, path.Join(dir, "fr.ods")},
	} {
		args := append([]string{"-env:UserInstallation=file://" + dir + "/profile", "--headless"}, step...)
		if output, err := exec.Command(soffice, args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, output)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(data) == sampleFile {
		t.Error("LibreOffice left the file as it was")
	}
	if d := diff(sample(), mustDecode(t, "fr.csv", data)); d != "" {
		t.Errorf("(-want +got):\n%s\n%s", d, data)
	}
}
