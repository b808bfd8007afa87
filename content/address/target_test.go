package address

import "testing"

func TestTargets(t *testing.T) {
	schemes := []Scheme{{Name: "umbrella"}, {Name: "guide", Folder: "docs/guide"}}
	for raw, want := range map[string]Target{
		"umbrella://tools/messaging/":     {Scheme: "umbrella", Own: true, Path: "tools/messaging"},
		"Umbrella://tools/s_x.md#part":    {Scheme: "umbrella", Own: true, Path: "tools/s_x.md", Fragment: "part"},
		"umbrella://":                     {Scheme: "umbrella", Own: true},
		"guide://s_x.md":                  {Scheme: "guide", Own: true, Path: "docs/guide/s_x.md"},
		"https://example.org/a#b":         {Scheme: "https", Fragment: "b"},
		"mailto:us@example.org":           {Scheme: "mailto"},
		"s_y.md":                          {Path: "a/b/s_y.md"},
		"../two%20words.md?x=1#caf%C3%A9": {Path: "a/two words.md", Fragment: "café"},
		"/top/s_y.md":                     {Path: "top/s_y.md"},
		"#part":                           {Fragment: "part"},
		"www.example.org":                 {Web: true},
		"example.org/a.html":              {Web: true},
		"us@example.org":                  {Web: true},
		"image.png":                       {Path: "a/b/image.png"},
		"%zz":                             {Path: "a/b/%zz"},
		"":                                {},
	} {
		if got := Parse("a/b/s_x.md", raw, schemes); got != want {
			t.Errorf("%q: %+v, want %+v", raw, got, want)
		}
	}
}
