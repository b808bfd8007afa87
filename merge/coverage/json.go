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
//	      "review":     {"segments": 0, "words": 0},
//	      "missing":    {"segments": 1, "words": 12},
//	      "refused":    {"segments": 1, "words": 7},
//	      "held":       {"segments": 0, "words": 0},
//	      "categories": [{"name": "tools", …the same}],
//	      "lessons":    [{"name": "tools/s_tor.md", …the same}]
//	    }
//	  ]
//	}
//
// Lists are sorted by name and never null; percent is [Counts.Percent]. The
// form only ever grows: keys keep their name and meaning.
func (r Report) JSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r.json())
}

func (r Report) json() jsonReport {
	out := jsonReport{Locales: make([]jsonLocale, len(r.Locales))}
	for i, l := range r.Locales {
		out.Locales[i] = jsonLocale{jsonOf(l.Group), jsonGroups(l.Categories), jsonGroups(l.Lessons)}
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
		Total: jsonCount(g.Total), Translated: jsonCount(g.Translated), Review: jsonCount(g.Review),
		Missing: jsonCount(g.Missing), Refused: jsonCount(g.Refused), Held: jsonCount(g.Held),
	}
}

type (
	jsonReport struct {
		Locales []jsonLocale `json:"locales"`
	}
	jsonLocale struct {
		jsonGroup
		Categories []jsonGroup `json:"categories"`
		Lessons    []jsonGroup `json:"lessons"`
	}
	jsonGroup struct {
		Name       string    `json:"name"`
		Percent    float64   `json:"percent"`
		Total      jsonCount `json:"total"`
		Translated jsonCount `json:"translated"`
		Review     jsonCount `json:"review"`
		Missing    jsonCount `json:"missing"`
		Refused    jsonCount `json:"refused"`
		Held       jsonCount `json:"held"`
	}
	jsonCount struct {
		Segments int `json:"segments"`
		Words    int `json:"words"`
	}
)
