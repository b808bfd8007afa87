package xliff

import (
	"flag"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

var update = flag.Bool("update", false, "write the goldens anew")

// formats are both, with the name that a golden has.
var formats = []locales.Format{Format12, Format2}

// tagged makes a message of a source whose tags are those named.
func tagged(context, source string, names ...string) locales.Message {
	m := locales.Message{ID: segment.ID(context, source), Context: context, Source: source}
	for _, name := range names {
		name, stands, _ := strings.Cut(name, "=")
		tag, ok := parseName(name)
		if !ok {
			panic(name)
		}
		tag.Stands = stands
		m.Tags = append(m.Tags, tag)
	}
	return m
}

// sample has every state, every kind of tag and every field.
func sample() *locales.Catalog {
	calls := tagged("", "Secure calls")
	calls.References = []string{"calls/s_secure.md"}

	learn := tagged("menu", "Learn about <a1>sending a <b1>message</b1></a1>.", "a1=umbrella://x?a=1&b=\"2\"", "b1")
	learn.Target, learn.State = "Apprenez à <a1>envoyer un <b1>message</b1></a1>\u00a0!", locales.Translated
	learn.References = []string{"calls/s_secure.md", "travel/s_borders.md", "c_checklist.yml"}
	learn.Notes = []string{"<a1>: umbrella://x?a=1&b=\"2\"", "two\nlines"}
	learn.Comments = []string{"I asked & nobody answered", "  indented"}

	codes := tagged("", "<code1>a</code1> <i1>b<br1/>c</i1> <s1>d</s1> <img1>e</img1> <x1/> 1 < 2 && \"3\" <a1> ]]>", "code1", "i1", "br1", "s1", "img1=p.png", "x1={{ site }}")
	codes.Target, codes.State = "<s1>d</s1> <i1>c<br1/>b</i1> <code1>a</code1> <img1>é</img1> <x1/> 1 < 2", locales.Reviewed
	codes.References = []string{"c_checklist.yml"}

	edited := tagged("", "Read <a1>this</a1> and that.", "a1=http://x")
	edited.Target, edited.State, edited.Previous = "Lisez <a1>ceci</a1>.", locales.NeedsReview, "Read <a1>this</a1>."
	edited.References = []string{"c_checklist.yml"}
	edited.Suggestions = []locales.Suggestion{
		{Text: "Lis <a1>ceci</a1>.", Source: "Read <a1>this</a1>", Origin: "memory", Score: 0.83},
		{Text: "Machine"},
	}

	broken := tagged("", "<b1>One</b1> <b2>two</b2> <x1/>", "b1", "b2", "x1")
	broken.Target, broken.State = "</b2><b1>Un <b2>deux</b1></b2> <b1>, <x1/><x1/> <i7>", locales.Translated

	offered := tagged("", "Offered")
	offered.State = locales.NeedsReview
	offered.Suggestions = []locales.Suggestion{{Text: "Offert", Source: "Offer", Score: 1}}

	same := tagged("", "Signal")
	same.Target, same.State = "Signal", locales.Translated
	return &locales.Catalog{Locale: "fr", Source: "en", Messages: []locales.Message{calls, learn, codes, edited, broken, offered, same}}
}

func mustEncode(t testing.TB, f locales.Format, c *locales.Catalog) []byte {
	t.Helper()
	data, err := f.Encode(c)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func mustDecode(t testing.TB, name string, data []byte) *locales.Catalog {
	t.Helper()
	c, err := Decode(name, data)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return c
}

func diff(want, got *locales.Catalog) string {
	return cmp.Diff(want, got, cmpopts.IgnoreFields(locales.Message{}, "Pos", "Place"), cmpopts.IgnoreFields(locales.Catalog{}, "Pos"), cmpopts.EquateEmpty())
}

func TestEncodeMatchesGolden(t *testing.T) {
	for _, f := range formats {
		for name, c := range map[string]*locales.Catalog{"sample": sample(), "empty": {Source: "en", Locale: "pt_BR"}} {
			golden := path.Join("testdata", name+"."+f.Name+".xlf")
			got := mustEncode(t, f, c)
			if *update {
				if err := os.WriteFile(golden, got, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), string(got)); d != "" {
				t.Errorf("%s (-want +got):\n%s", golden, d)
			}
		}
	}
}

func TestCatalogComesBack(t *testing.T) {
	for _, f := range formats {
		got := mustDecode(t, "fr.xlf", mustEncode(t, f, sample()))
		if d := diff(sample(), got); d != "" {
			t.Errorf("%s (-want +got):\n%s", f.Name, d)
		}
	}
}
