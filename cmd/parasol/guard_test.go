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

// TestWhatIsTypedBehindAGuardIsPublishedWithoutIt: who overwrites a cell in a
// program that shows the apostrophe may leave it there. It was no part of the
// text, and one that the text had before is.
func TestWhatIsTypedBehindAGuardIsPublishedWithoutIt(t *testing.T) {
	for was, edit := range map[string][3]string{ // what stands, what the cell is then, and what it means
		"-5 °C":       {"'-5 °C", "'moins six", "moins six"},
		"@maison":     {"'@maison", "'chez soi", "chez soi"},
		"=1+1":        {"'=1+1", "'=1+2", "=1+2"},
		"'Tis cold":   {"''Tis cold", "'Twas cold", "'Twas cold"}, // a program dropped one
		"''Signal''":  {"''''Signal''", "''''Signal'' !", "''Signal'' !"},
		"+33 12 34 5": {"'+33 12 34 5", "''t Huis", "'t Huis"},
	} {
		begin(t, "fr")
		put(t, "fr.po", "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\nmsgid \"Stay calm\"\nmsgstr \""+was+"\"\n")
		parasol(t, "merge", "fr.po")
		parasol(t, "extract", "--format", "csv", "--out", "out")
		table := tree(t, ".")["out/fr.csv"]
		if !strings.Contains(table, ","+edit[0]+",") {
			t.Fatalf("%s:\n%s", was, table)
		}
		put(t, "fr.csv", strings.Replace(table, ","+edit[0]+",", ","+edit[1]+",", 1))
		parasol(t, "merge", "fr.csv")
		once := tree(t, ".")
		if got := strings.ReplaceAll(once["content/fr/a.md"], "\\", ""); got != "# "+edit[2]+"\n" {
			t.Errorf("%s, overwritten with %s: %q", was, edit[1], got)
		}
		parasol(t, "merge", "fr.csv")
		if again := tree(t, ".")["locales/active.fr.toml"]; again != once["locales/active.fr.toml"] {
			t.Errorf("%s: the same table again: %s", was, again)
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
