package address

import (
	"regexp"
	"strconv"
)

// A page numbers the ids that several of its headings would have.
type page struct {
	used  map[string]int
	empty string // what a heading without a letter is called
}

// A counter gives a heading its own id. Ids that are written by hand are put
// before, all of them or those above.
type counter struct {
	put    func(p *page, id string) // an id that is written by hand; nil where it does not count
	before bool                     // all of them count from the beginning of the page
	next   func(p *page, id string) string
}

// free is the first of id, id-1, id-2, … that no heading has, counted on from the
// last one of the id.
func free(separator string) func(p *page, id string) string {
	return func(p *page, id string) string {
		if id == "" {
			id = p.empty
		}
		name := id
		for n := p.used[id]; ; {
			if _, taken := p.used[name]; !taken {
				break
			}
			n++
			p.used[id] = n
			name = id + separator + strconv.Itoa(n)
		}
		p.used[name] = 0
		return name
	}
}

// counted is the id with its number, whether a heading has that or not: kramdown.
func counted(p *page, id string) string {
	n, again := p.used[id]
	if !again {
		p.used[id] = 0
		return id
	}
	p.used[id] = n + 1
	return id + "-" + strconv.Itoa(n+1)
}

var pythonNumber = regexp.MustCompile(`^(.*)_([0-9]+)$`)

// pythonFree is unique of Python-Markdown's extension toc: it counts on from a number
// that the id has, and an empty id always has one.
func pythonFree(p *page, id string) string {
	if _, taken := p.used[id]; taken || id == "" {
		base, n := id, 0
		if m := pythonNumber.FindStringSubmatch(id); m != nil {
			base = m[1]
			n, _ = strconv.Atoi(m[2])
		}
		run := "\x00" + base // up to which number they are all taken; no id begins so
		if last := p.used[run]; n <= last {
			n = last
		}
		from := n
		for n++; ; n++ {
			if _, taken := p.used[base+"_"+strconv.Itoa(n)]; !taken {
				break
			}
		}
		if from == p.used[run] {
			p.used[run] = n
		}
		id = base + "_" + strconv.Itoa(n)
	}
	p.used[id] = 0
	return id
}

func put(p *page, id string) {
	if _, taken := p.used[id]; !taken {
		p.used[id] = 0
	}
}
