package main

import (
	"os"
	"strings"
	"testing"
)

// TestAnExportIsNotWrittenOverTranslations that somebody has put into the file
// since it went out, in any format; what is untouched is.
func TestAnExportIsNotWrittenOverTranslations(t *testing.T) {
	for format, file := range map[string]string{"po": "fr.po", "xliff": "fr.xlf", "xliff2": "fr.xlf", "csv": "fr.csv", "toml": "translate.fr.toml", "json": "translate.fr.json"} {
		t.Run(format, func(t *testing.T) {
			begin(t, "fr")
			put(t, "content/en/a.md", "Lock the door.\n\nLock the window, please.\n")
			put(t, "locales/team.tmx", teamMemory)
			run := func(want int, args ...string) string {
				t.Helper()
				code, out, err := parasol(t, args...)
				if code != want {
					t.Fatalf("%v: exit code %d\n%s%s", args, code, out, err)
				}
				return err
			}
			run(exitWell, "extract", "--out", "out", "--format", format)
			put(t, "content/en/a.md", "Lock the door.\n\nLock the window, please.\n\nSee to the key.\n")
			run(exitWell, "extract", "--out", "out", "--format", format) // nobody has touched it

			name := "out/" + file
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			typed := strings.NewReplacer("msgid \"See to the key.\"\nmsgstr \"\"", "msgid \"See to the key.\"\nmsgstr \"La clé.\"",
				"other = \"See to the key.\"", "other = \"La clé.\"", "\"other\": \"See to the key.\"", "\"other\": \"La clé.\"",
				"See to the key.,,", "See to the key.,La clé.,", `<target state="new">See to the key.</target>`, `<target state="new">La clé.</target>`,
				"<source>See to the key.</source>\n      </segment>", "<source>See to the key.</source>\n        <target>La clé.</target>\n      </segment>").Replace(string(data))
			if typed == string(data) {
				t.Fatalf("nothing is typed into\n%s", data)
			}
			put(t, name, typed)
			said := run(exitError, "extract", "--out", "out", "--format", format)
			if !strings.Contains(said, file) || !strings.Contains(said, "merge") {
				t.Error(said)
			}
			if after, err := os.ReadFile(name); err != nil || string(after) != typed {
				t.Errorf("%v\n%s", err, after)
			}
			run(exitWell, "merge", name)
			run(exitWell, "extract", "--out", "out", "--format", format)
		})
	}
}

const teamMemory = `<?xml version="1.0"?><tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en"><seg>Lock the window please.</seg></tuv><tuv xml:lang="fr"><seg>Fermez la fenêtre.</seg></tuv></tu>
</body></tmx>
`
