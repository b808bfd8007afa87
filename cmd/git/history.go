package git

import (
	"errors"
	"path"
	"slices"
	"strings"
)

// A History is what the files of a folder were, by the names that they have
// in the newest commit, or had in the last one that knew them: each edition
// that a commit made, the newest first. Files are followed through renames,
// from outside of the folder too.
type History map[string][]Edition

// An Edition is the content of a file since a commit.
type Edition struct {
	Name   string // of the file at that time, below the top of the repository
	Hash   string // of the content
	Age    int    // how many commits are newer
	Commit string
}

// mostMoves bounds how often a folder may have been moved. Each time is a look
// through the history.
const mostMoves = 5

// History reads what the files of the folder were.
func (g *Repository) History() (History, error) {
	if _, err := g.run("rev-parse", "--verify", "--quiet", "HEAD"); err != nil {
		return nil, g.about(errors.New("its repository has no commit"))
	}
	folders := []string{path.Clean(g.Prefix + ".")}
	for {
		log, err := g.run(append([]string{"log", "-z", "--raw", "--root", "--date-order", "--no-abbrev", "-M", "--full-diff", "--format=%H", "--"}, folders...)...)
		if err != nil {
			return nil, err
		}
		h, outside := follow(log, g.Prefix)
		more := slices.DeleteFunc(outside, func(f string) bool { return isBelow(f, folders) })
		if len(h) == 0 {
			return nil, g.about(errors.New("no commit of its repository has it"))
		}
		if len(more) == 0 || len(folders) > mostMoves {
			return h, nil
		}
		folders = append(folders, more...)
	}
}

func isBelow(folder string, folders []string) bool {
	return slices.ContainsFunc(folders, func(f string) bool {
		return f == "." || folder == f || strings.HasPrefix(folder, f+"/")
	})
}

// follow reads the raw log of git, the newest commit first. It returns the
// history of the files below prefix, and the folders elsewhere that some of
// them were moved from.
func follow(log []byte, prefix string) (History, []string) {
	w := &commits{prefix: prefix, history: History{}, today: map[string]string{}}
	age := -1
	fields := strings.Split(strings.TrimSuffix(string(log), "\x00"), "\x00")
	for i := 0; i < len(fields); i++ {
		entry, ok := strings.CutPrefix(strings.TrimPrefix(fields[i], "\n"), ":")
		if !ok {
			w.commit()
			age++
			w.hash = entry
			continue
		}
		e := edit{age: age}
		if !e.parse(entry) || i+e.names() >= len(fields) {
			continue
		}
		e.from, e.to = fields[i+1], fields[i+e.names()]
		i += e.names()
		w.edits = append(w.edits, e)
	}
	w.commit()
	return w.history, w.outside
}

// A edit is what a commit did to a file.
type edit struct {
	mode, was, is string // mode and contents after and before
	status        byte
	from, to      string
	age           int
}

// parse reads ":100644 100644 HASH HASH M" without its colon.
func (e *edit) parse(entry string) bool {
	f := strings.Fields(entry)
	if len(f) != 5 {
		return false
	}
	e.mode, e.was, e.is, e.status = f[1], f[2], f[3], f[4][0]
	return true
}

// names is how many names follow the edit.
func (e *edit) names() int {
	if e.status == 'R' || e.status == 'C' {
		return 2
	}
	return 1
}

type commits struct {
	prefix  string
	history History
	today   map[string]string // the newest name of each older one
	hash    string            // of a commit
	edits   []edit            // that it made
	outside []string
}

// Commit takes over the edits of one commit: all names are those after it,
// and then those before it.
func (w *commits) commit() {
	earlier := map[string]string{}
	for _, e := range w.edits {
		today, known := w.today[e.to]
		if !known {
			if !strings.HasPrefix(e.to, w.prefix) {
				continue
			}
			today = e.to
		}
		if e.status == 'R' {
			earlier[e.from] = today
			if folder := path.Dir(e.from); !strings.HasPrefix(e.from, w.prefix) && !slices.Contains(w.outside, folder) {
				w.outside = append(w.outside, folder)
			}
		}
		isFile := strings.HasPrefix(e.mode, "100") // neither a link nor a submodule nor gone
		if isFile && e.was != e.is {
			w.history[today] = append(w.history[today], Edition{e.to, e.is, e.age, w.hash})
		}
	}
	for from, today := range earlier {
		w.today[from] = today
	}
	w.edits = w.edits[:0]
}

// InForce are the editions that were there when each of the edits was made,
// the newest first.
func InForce(editions, edits []Edition) []Edition {
	var all []Edition
	for _, edit := range edits {
		i := slices.IndexFunc(editions, func(e Edition) bool { return e.Age >= edit.Age })
		if i >= 0 && !slices.Contains(all, editions[i]) {
			all = append(all, editions[i])
		}
	}
	return all
}

// Spread are at most n of them, from the newest to the oldest, evenly.
func Spread(editions []Edition, n int) []Edition {
	if len(editions) <= n {
		return editions
	}
	few := make([]Edition, n)
	for i := range few {
		few[i] = editions[i*(len(editions)-1)/(n-1)]
	}
	return few
}
