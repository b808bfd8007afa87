package coverage

import (
	"encoding/json"
	"io"
)

// JSON writes the report as one JSON object, indented, with a line end:
//
//	{
//	  "locales": [
//	    {
//	      "name": "fr",
//	      "percent": 98.4,
//	      "total":      {"segments": 136, "words": 1210},
//	      "translated": {"segments": 134, "words": 1191},
//	      "reviewed":   {"segments": 20, "words": 301},
//	      "same":       {"segments": 2, "words": 2},
//	      "review":     {"segments": 0, "words": 0},
//	      "outdated":   {"segments": 0, "words": 0},
//	      "published":  {"segments": 0, "words": 0},
//	      "missing":    {"segments": 1, "words": 12},
//	      "refused":    {"segments": 1, "words": 7},
//	      "held":       {"segments": 0, "words": 0},
//	      "categories": [{"name": "tools", …the same}],
//	      "kinds":      [{"name": "heading", …the same}],
//	      "lessons":    [{"name": "tools/s_tor.md", …the same}]
//	    }
//	  ],
//	  "lessons":  [{"path": "tools/s_tor.md", "title": "Use Tor", "links": 4}],
//	  "excluded": [{"reason": "code block", "segments": 3, "words": 12}]
//	}
//
// What the keys count is said at [Counts] and [Source]. Lists have the order
// of the report and are never null; percent is [Counts.Percent]. The form only
// ever grows: keys keep their name and meaning.
func (r Report) JSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r.json())
}

func (r Report) json() jsonReport {
	out := jsonReport{
		Locales: make([]jsonLocale, len(r.Locales)), Lessons: make([]jsonSource, len(r.Sources)), Excluded: make([]jsonExclusion, len(r.Excluded)),
	}
	for i, l := range r.Locales {
		out.Locales[i] = jsonLocale{jsonOf(l.Group), jsonGroups(l.Categories), jsonGroups(l.Kinds), jsonGroups(l.lessons())}
	}
	for i, s := range r.Sources {
		out.Lessons[i] = jsonSource(s)
	}
	for i, e := range r.Excluded {
		out.Excluded[i] = jsonExclusion{string(e.Reason), jsonCount(e.Count)}
	}
	return out
}

func jsonGroups(groups []Group) []jsonGroup {
	out := make([]jsonGroup, len(groups))
	for i, g := range groups {
		out[i] = jsonOf(g)
	}
	return out
}

func jsonOf(g Group) jsonGroup {
	return jsonGroup{
		Name: g.Name, Percent: g.Percent(),
		Total:      jsonCount(g.Total),
		Translated: jsonCount(g.Translated), Reviewed: jsonCount(g.Reviewed), Same: jsonCount(g.Same),
		Review: jsonCount(g.Review), Outdated: jsonCount(g.Outdated), Published: jsonCount(g.Published),
		Missing: jsonCount(g.Missing), Refused: jsonCount(g.Refused), Held: jsonCount(g.Held),
	}
}

type (
	jsonReport struct {
		Locales  []jsonLocale    `json:"locales"`
		Lessons  []jsonSource    `json:"lessons"`
		Excluded []jsonExclusion `json:"excluded"`
	}
	jsonLocale struct {
		jsonGroup
		Categories []jsonGroup `json:"categories"`
		Kinds      []jsonGroup `json:"kinds"`
		Lessons    []jsonGroup `json:"lessons"`
	}
	jsonGroup struct {
		Name       string    `json:"name"`
		Percent    float64   `json:"percent"`
		Total      jsonCount `json:"total"`
		Translated jsonCount `json:"translated"`
		Reviewed   jsonCount `json:"reviewed"`
		Same       jsonCount `json:"same"`
		Review     jsonCount `json:"review"`
		Outdated   jsonCount `json:"outdated"`
		Published  jsonCount `json:"published"`
		Missing    jsonCount `json:"missing"`
		Refused    jsonCount `json:"refused"`
		Held       jsonCount `json:"held"`
	}
	jsonCount struct {
		Segments int `json:"segments"`
		Words    int `json:"words"`
	}
	jsonSource struct {
		Path  string `json:"path"`
		Title string `json:"title"`
		Links int    `json:"links"`
	}
	jsonExclusion struct {
		Reason string `json:"reason"`
		jsonCount
	}
)
