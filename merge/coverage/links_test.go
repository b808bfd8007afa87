package coverage

import (
	"slices"
	"testing"

	"github.com/parasol-l10n/parasol/content"
)

func TestLinksLeadToLessons(t *testing.T) {
	for target, want := range map[string]string{
		"umbrella://tools/messaging/s_signal.md": "tools/messaging/s_signal.md", "umbrella://tools/messaging/s_signal": "tools/messaging/s_signal",
		"umbrella://tools/messaging": "tools/messaging", "umbrella://tools/": "tools", "umbrella://tools": "tools",
		"s_tor.md": "tools/s_tor.md", "./s_tor.md#install": "tools/s_tor.md", "../about/s_about.md?a=b": "about/s_about.md",
		"/about/s_about.md": "about/s_about.md", "s%20a.md": "tools/s a.md", "../../s_x.md": "../s_x.md",
		"https://example.org/tools": "", "mailto:a@example.org": "", "//example.org/tools": "", "#top": "", "": "", "%zz": "",
	} {
		if got := leadsTo("tools/s_signal.md", target); got != want {
			t.Errorf("%q leads to %q, want %q", target, got, want)
		}
	}
}

func TestLinksAreCounted(t *testing.T) {
	lessons := []*content.Document{
		lesson(t, "calls/.category.yml", "title: Calls\n"),
		lesson(t, "calls/easy/s_call.md", "[Itself](s_call.md), [again](umbrella://calls/easy), [Tor](umbrella://tools/s_tor).\n"),
		lesson(t, "s_top.md", "[Calls](calls), [one](calls/easy/s_call.md), [nothing](calls/easy/s_gone.md).\n"),
		lesson(t, "tools/s_tor.md", "[Calls](umbrella://calls/easy), ![Picture](../s_top.png).\n"),
	}
	if got := countLinks(lessons); !slices.Equal(got, []int{1, 3, 0, 1}) {
		t.Errorf("%v", got)
	}
}

func TestTitles(t *testing.T) {
	for source, want := range map[string]string{
		"---\nindex: 1\ntitle: Use *Tor*\n---\n# Other\n":  "Use Tor",
		"---\ndescription: None\n---\ntext\n\n# Use Tor\n": "Use Tor",
		"+++\n\"title\" = \"Use Tor\"\n+++\n":              "Use Tor",
		"text\n":                                           "s_tor.md",
	} {
		if got := title(lesson(t, "tools/s_tor.md", source)); got != want {
			t.Errorf("%q has the title %q, want %q", source, got, want)
		}
	}
	if got := title(lesson(t, "c_list.yml", "list:\n- check: First\n")); got != "c_list.yml" {
		t.Errorf("a checklist without a title has %q", got)
	}
}
