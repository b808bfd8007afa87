package check

import "testing"

// What the project knows that a lesson has of its own is a note at most.
func TestWhatALessonHasOfItsOwnIsNoMistake(t *testing.T) {
	const source = "---\ntitle: A\nweight: 4\nstatus: done\n---\nB\n"
	for _, c := range []struct{ lesson, rule, own, want string }{
		{"---\ntitle: A\nweight: vier\nstatus: done\n---\nB\n", "changed-id", "", "error"},
		{"---\ntitle: A\nweight: vier\nstatus: done\n---\nB\n", "changed-id", "weight: vier", "note"},
		{"---\ntitle: A\nweight: vier\nstatus: done\n---\nB\n", "changed-id", "weight: drei", "error"},
		{"---\ntitle: A\nweight: 4\nstand: done\n---\nB\n", "changed-key", "", "warning"},
		{"---\ntitle: A\nweight: 4\nstand: done\nstatus: done\n---\nB\n", "changed-key", "stand: done", "note"},
	} {
		en, de := tree(t, "en", map[string]string{"s_x.md": source}), tree(t, "de", map[string]string{"s_x.md": c.lesson})
		known := Known{Own: func(path string) map[string]bool { return map[string]bool{c.own: path == "s_x.md"} }}
		level := ""
		for _, f := range Lessons(en, de, known) {
			if f.Rule == c.rule {
				level = f.Level.String()
			}
		}
		if level != c.want {
			t.Errorf("%s of %q with %q is %q, want %q", c.rule, c.lesson, c.own, level, c.want)
		}
	}
}
