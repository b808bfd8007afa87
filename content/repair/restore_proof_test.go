package repair

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// restoresAll holds what RestoreAll makes of candidates against Restore of each.
func restoresAll(t *testing.T, d *content.Document, candidates []Candidate) (restored int) {
	t.Helper()
	for x, got := range RestoreAll(d, candidates) {
		c := candidates[x]
		want, ok := Restore(d, c.Segment, c.Raw)
		switch {
		case ok != (got != nil):
			t.Errorf("%q of segment %d: restored %v alone, %v with others", c.Raw, c.Segment, ok, got != nil)
		case ok:
			restored++
			if diff := cmp.Diff(want, *got); diff != "" {
				t.Errorf("%q of segment %d: -alone +with others:\n%s", c.Raw, c.Segment, diff)
			}
		}
	}
	return restored
}

// Damaged translations of a lesson are restored together as each would be
// alone, several of one segment among them.
func TestRestoredTogetherIsRestoredAlone(t *testing.T) {
	cost.SkipShort(t)
	all := map[*content.Document][]Candidate{}
	for _, s := range known(t) {
		all[s.d] = append(all[s.d], Candidate{s.i, s.raw})
		for _, d := range damages {
			if damaged := d.shape.ReplaceAllString(s.raw, d.change); damaged != s.raw {
				all[s.d] = append(all[s.d], Candidate{s.i, damaged})
			}
		}
	}
	restored := 0
	for d, candidates := range all {
		restored += restoresAll(t, d, candidates)
	}
	if restored < 300 {
		t.Errorf("only %d were restored", restored)
	}
}

// What cannot be written back, since an address would become a link, keeps
// nothing else from being restored: neither what is written as it stands nor
// what has to be escaped.
func TestRefusedCandidateLeavesTheOthers(t *testing.T) {
	d, err := content.Split("s_x.md", []byte("One.\n\n*Two* three.\n\nFour.\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	candidates := []Candidate{{0, "www.example.org"}, {1, "*Deux* trois."}, {2, "[x]: y"}, {2, "Quatre."}, {1, ""}, {0, "www.example.net"}}
	if n := restoresAll(t, d, candidates); n != 3 {
		t.Errorf("%d are restored", n)
	}
	if all := RestoreAll(d, candidates[4:5]); all[0] != nil {
		t.Errorf("nothing is restored as %q", all[0].Text)
	}
}

func FuzzRestoreAll(f *testing.F) {
	f.Add([]byte("One.\n\n*Two* three.\n\nFour.\n"), "www.example.org", "[x]: y")
	for _, s := range cost.Some(cost.ShortSeeds(known(f), func(s stood) int { return len(s.d.Source()) })) {
		f.Add(s.d.Source(), s.raw, "** "+s.raw+" **")
	}
	f.Fuzz(func(t *testing.T, source []byte, first, second string) {
		if cost.IsLong(len(source), len(first), len(second)) {
			return
		}
		d, err := content.Split("s_x.md", source, nil)
		if err != nil {
			return
		}
		var candidates []Candidate
		for i := range min(4, len(d.Segments())) {
			candidates = append(candidates, Candidate{i, []string{first, second}[i%2]})
		}
		for x, got := range RestoreAll(d, candidates) {
			want, ok := Restore(d, candidates[x].Segment, candidates[x].Raw)
			if ok && (got == nil || !cmp.Equal(want, *got)) {
				t.Errorf("%q is restored as %+v alone, as %+v with others", candidates[x].Raw, want, got)
			}
		}
	})
}
