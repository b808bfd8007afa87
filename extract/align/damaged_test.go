package align

import (
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
)

// What a tool has left in a text makes the text doubtful; what its source has, code,
// and what people write do not.
func TestDebrisIsDamage(t *testing.T) {
	code := []segment.Tag{{Kind: segment.Code, Num: 1}}
	for _, c := range []struct {
		source, text string
		tags         []segment.Tag
		want         bool
	}{
		{"Click [Yes].", `Cliquez \ [Oui ].`, nil, true},
		{`C:\Users`, `C:\Users`, nil, false},
		{"Use https:// here.", "Utilisez https: // ici.", nil, true},
		{"Use https:// here.", "Utilisez https:// ici.", nil, false},
		{"Ask: /a or //b.", "Demandez : /a ou //b.", nil, false},
		{"Ask who.", "    * Demandez qui.", nil, true},
		{"A * is a star.", "Un * est une étoile.", nil, false},
		{"Readers.", "Leser*innen.", nil, false},
		{"Bold.", "** Gras **", nil, true},
		{"Run <code1>a</code1>.", "Lancez <code1>a\\b*</code1>.", code, false},
		{"Run <code1>a</code1>.", "Lancez <code1>a</code1>`.", code, true},
	} {
		if got := isDamaged(c.text, &segment.Segment{Text: c.source, Tags: c.tags}); got != c.want {
			t.Errorf("%q of %q: %v, want %v", c.text, c.source, got, c.want)
		}
	}
}

// A pair is as sure as ever, and its text no translation yet, also where all the
// tags of its source were found.
func TestDebrisIsToReview(t *testing.T) {
	r := Trees(lessonsOf(t, "# One\n\nClick **Yes** now, in 5 minutes.\n"), lessonsOf(t, "# Un\n\nCliquez ** \\ Oui ** ici, dans 5 minutes.\n"))
	for i := range r.Pairs {
		if p := &r.Pairs[i]; p.Source.First == 1 && (p.Text == "" || p.Fits) {
			t.Errorf("%q fits: %v", p.Text, p.Fits)
		}
	}
}
