package repair

import (
	"regexp"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
)

// damages are what happens to sound Markdown in translation.
var damages = []struct {
	name   string
	shape  *regexp.Regexp
	change string
}{
	{"blank before target", regexp.MustCompile(`\]\(`), `] (`},
	{"no-break space before target", regexp.MustCompile(`\]\(`), "]\u00a0("},
	{"mark before target", regexp.MustCompile(`\]\(`), "]\u200f ("},
	{"words before target", regexp.MustCompile(`\]\(`), "] من خلال ("},
	{"blank in scheme", regexp.MustCompile(`\]\((\w+)://`), `](${1}: //`},
	{"blanks in target", regexp.MustCompile(`(\]\(\w+)://([^)/]+)/`), `${1}: // ${2} / `},
	{"full-width parentheses", regexp.MustCompile(`\]\(([^()]*)\)`), `]（$1）`},
	{"full-width brackets", regexp.MustCompile(`\[([^\[\]]*)\]\(([^()]*)\)`), `［$1］（$2）`},
	{"two parentheses", regexp.MustCompile(`\]\(`), `]((`},
	{"two pairs of parentheses", regexp.MustCompile(`\]\(([^()]*)\)`), `] (($1))`},
	{"no parenthesis", regexp.MustCompile(`\]\(`), `] `},
	{"no closing parenthesis", regexp.MustCompile(`(\]\([^()]*)\)`), `$1`},
	{"no bracket", regexp.MustCompile(`\]\(`), `(`},
	{"escaped brackets", regexp.MustCompile(`\[([^\[\]]*)\]\(`), `\[$1\](`},
	{"escaped link", regexp.MustCompile(`\[([^\[\]]*)\]\(([^()]*)\)`), `\[$1\]\($2\)`},
	{"escaped asterisks", regexp.MustCompile(`\*`), `\*`},
	{"blank after bang", regexp.MustCompile(`!\[`), `! [`},
	{"full-width bang", regexp.MustCompile(`!\[`), `！[`},
	{"no bang", regexp.MustCompile(`!\[`), `[`},
	{"blanks in strong", regexp.MustCompile(`\*\*([^*]+)\*\*`), `** $1 **`},
	{"blank at the end of strong", regexp.MustCompile(`\*\*([^*]+)\*\*`), `**$1 ** `},
	{"no-break spaces in strong", regexp.MustCompile(`\*\*([^*]+)\*\*`), "**\u00a0$1\u00a0**"},
	{"parted strong", regexp.MustCompile(`\*\*([^*]+)\*\*`), `* *$1* *`},
	{"full-width strong", regexp.MustCompile(`\*\*([^*]+)\*\*`), `＊＊$1＊＊`},
	{"half of strong", regexp.MustCompile(`^\*\*([^*]+)\*\*([^*]+)$`), `$1**$2`},
	{"escaped strong", regexp.MustCompile(`\*\*([^*]+)\*\*`), `&lt;strong&gt;$1&lt;/strong&gt;`},
	{"blanks in emphasis", regexp.MustCompile(`(^|[^*])\*([^*]+)\*([^*]|$)`), `$1* $2 *$3`},
	{"doubled emphasis", regexp.MustCompile(`(^|[^*])\*([^*]+)\*([^*]|$)`), `$1**$2**$3`},
}

// known are translations of the sample lessons as they stand, and one of our
// own for each text that has tags.
func known(t testing.TB) []stood {
	t.Helper()
	sources, err := content.Load(content.Sample, content.DefaultLayout, "en", nil)
	if err != nil {
		t.Fatal(err)
	}
	var all []stood
	for _, locale := range []string{"fr", "ar", "zh-Hant"} {
		targets, err := content.Load(content.Sample, content.DefaultLayout, locale, nil)
		if err != nil {
			t.Fatal(err)
		}
		byPath := map[string]*content.Document{}
		for _, d := range targets.Documents {
			byPath[d.Path()] = d
		}
		for _, d := range sources.Documents {
			target := byPath[d.Path()]
			if target == nil || len(target.Segments()) != len(d.Segments()) {
				continue
			}
			for i := range d.Segments() {
				if len(d.Segments()[i].Tags)+len(witnessOf(d, i).tags) > 0 {
					all = append(all, stood{d, i, target.Raw(i)})
				}
			}
		}
	}
	for _, source := range []struct{ source, raw string }{
		{"**Level:** Advanced", "**Niveau\u202f:** avancé"},
		{"**Level:** Advanced", "**المستوى:** متقدم"},
		{"*All of this is [linked](umbrella://a/b/c).*", "*كل هذا [مربوط](umbrella://a/b/c).*"},
		{"- [Android](https://example.org/android?x=1&y=2)", "[می\u200cخواهم](https://example.org/android?x=1&y=2)"},
		{"![A phone](img/phone_1.jpg)", "![一部手機](img/phone_1.jpg)"},
		{"Press ![plus](plus.png), **then** *read* [this](umbrella://a/b) (or not).", "按 ![加號](plus.png)，**然後** *讀* [這個](umbrella://a/b) （或不讀）。"},
		{"(Read [this](umbrella://a/b), and [that](umbrella://a/b/c).)", "(Lisez [ceci](umbrella://a/b), puis [cela](umbrella://a/b/c).)"},
		{"Not *this* but *that*, and **not** now.", "Pas *ceci* mais *cela*, et **pas** maintenant\u202f!"},
	} {
		d, err := content.Split("s_x.md", []byte(source.source), nil)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, stood{d, 0, source.raw})
	}
	return all
}

// TestDamageIsMended damages translations that are known: all but a few are
// found again, and none comes back as another text, blanks aside.
func TestDamageIsMended(t *testing.T) {
	total, lost := 0, 0
	for _, s := range known(t) {
		want, ok := s.restore()
		if !ok || want.Repairs != nil {
			t.Errorf("%q: sound, and is %v %v", s.raw, ok, want.Repairs)
			continue
		}
		for _, d := range damages {
			damaged := d.shape.ReplaceAllString(s.raw, d.change)
			if damaged == s.raw {
				continue
			}
			total++
			got, ok := Restore(s.d, s.i, damaged)
			text := strings.ReplaceAll(got.Text, "من خلال", "")
			switch {
			case !ok:
				lost++
				t.Logf("%s: %q is not restored", d.name, damaged)
			case dense(text) != dense(want.Text):
				t.Errorf("%s: %q is restored as %q, want %q", d.name, damaged, got.Text, want.Text)
			case len(got.Targets) > 0:
				t.Errorf("%s: %q leads to %v", d.name, damaged, got.Targets)
			}
		}
	}
	t.Logf("%d damaged texts, %d not restored", total, lost)
	if total < 300 || lost*20 > total {
		t.Errorf("%d of %d damaged texts are not restored", lost, total)
	}
}

// dense is a text without its blanks.
func dense(text string) string { return strings.Join(strings.Fields(text), "") }
