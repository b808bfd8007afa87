package main

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"
)

// TestAGuardIsNeverPublished: in a table that goes out, an apostrophe stands
// before what a spreadsheet would take for a formula. It comes off again, also
// if somebody has removed the column that tells of it.
func TestAGuardIsNeverPublished(t *testing.T) {
	lessons := map[string][2]string{ // by source text: the translation, and what a translator makes of it
		"Minus five degrees": {"-5 °C", "-6 °C"},
		"At home":            {"@maison", "@chez soi"},
		"It is cold":         {"'C'est froid", "'C'est très froid"},
		"A sum":              {"=1+1", "=1+2"},
		"A name":             {"''Signal''", "''Signal'' !"},
	}
	begin(t, "fr")
	var lesson, po strings.Builder
	po.WriteString("msgid \"\"\nmsgstr \"Language: fr\\n\"\n")
	for source, texts := range lessons {
		lesson.WriteString(source + "\n\n")
		po.WriteString("\nmsgid \"" + source + "\"\nmsgstr \"" + texts[0] + "\"\n")
	}
	put(t, "content/en/a.md", lesson.String())
	put(t, "fr.po", po.String())
	do := func(args ...string) {
		t.Helper()
		if code, out, err := parasol(t, args...); code != exitWell {
			t.Fatalf("%v: exit code %d\n%s%s", args, code, out, err)
		}
	}
	do("merge", "fr.po")
	do("extract", "--format", "csv", "--out", "out")
	published := func() string {
		data, err := os.ReadFile("content/fr/a.md")
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	before, files := published(), tree(t, "locales")
	for _, gone := range [][]string{{"exported"}, {"exported", "state"}, {"exported", "id"}, {"exported", "id", "note", "state", "context"}} {
		put(t, "fr.csv", withoutColumns(t, "out/fr.csv", gone, nil))
		do("merge", "fr.csv")
		if now := published(); now != before {
			t.Errorf("without %v:\n%s", gone, now)
		}
		if now := tree(t, "locales"); now["/active.fr.toml"] != files["/active.fr.toml"] || len(now) != len(files) {
			t.Errorf("without %v the translation files are not what they were: %v", gone, now)
		}
	}
	put(t, "fr.csv", withoutColumns(t, "out/fr.csv", []string{"exported"}, func(source, cell string) string {
		return strings.Replace(cell, strings.TrimLeft(lessons[source][0], "'"), strings.TrimLeft(lessons[source][1], "'"), 1)
	}))
	do("merge", "fr.csv")
	after := published()
	for source, texts := range lessons {
		if !strings.Contains("\n"+strings.ReplaceAll(after, "\\", ""), "\n"+texts[1]+"\n") {
			t.Errorf("%s: want %s in\n%s", source, texts[1], after)
		}
	}
}

// withoutColumns is a table without some of its columns, and with the targets
// that edit makes.
func withoutColumns(t *testing.T, name string, gone []string, edit func(source, cell string) string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, column := range rows[0] {
		at[column] = i
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	for n, row := range rows {
		if n > 0 && edit != nil {
			row[at["target"]] = edit(strings.TrimLeft(row[at["source"]], "'"), row[at["target"]])
		}
		var left []string
		for i, cell := range row {
			if !strings.Contains(strings.Join(gone, " "), rows[0][i]) {
				left = append(left, cell)
			}
		}
		if err := w.Write(left); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return b.String()
}
