package align

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// A tongue is an invented language: the n-th word of one says what the n-th
// of another does.
type tongue []string

// newTongue makes words of syllables.
func newTongue(seed uint64, syllables string) tongue {
	r := rand.New(rand.NewPCG(seed, seed))
	parts := strings.Fields(syllables)
	var words tongue
	for len(words) < 400 {
		word := ""
		for range 2 + r.IntN(3) {
			word += parts[r.IntN(len(parts))]
		}
		if !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

var (
	home    = newTongue(1, "ba de fi go lu ma ne po ri so ta vu")
	foreign = []tongue{
		newTongue(2, "жа зе ки лу мо ну пы ра со те"),
		newTongue(3, "با دي فو كا لم نر سو تا"),
		newTongue(4, "山 水 火 木 金 土 日 月 人 口 手 目 石 田 力 王 虫 貝 車 雨 門 音 魚 鳥"),
		newTongue(5, "qua xe zy wo je hy quo xu"),
	}
)

// say spells a sentence of words by number.
func (t tongue) say(words []int) string {
	between := " "
	if isUnspaced([]rune(t[0])[0]) {
		between = ""
	}
	var all []string
	for _, w := range words {
		all = append(all, t[w])
	}
	return strings.Join(all, between) + "."
}

// drawWords makes a sentence by a seed: what rapid draws is seldom varied. It
// is long enough to say something: for a short one, place is all there is.
func drawWords(r *rand.Rand) []int {
	words := make([]int, 8+r.IntN(9))
	for i := range words {
		words[i] = r.IntN(len(home))
	}
	return words
}

// A part is a segment on its way: what it says, and which sources it is of.
type part struct {
	words []int
	of    []int // source segments whose words these are, all or some
}

// damages are what hands and tools do to translations.
var damages = map[string]func(r *rand.Rand, parts []part, i int) []part{
	"delete": func(_ *rand.Rand, parts []part, i int) []part { return slices.Delete(parts, i, i+1) },
	"insert": func(r *rand.Rand, parts []part, i int) []part {
		return slices.Insert(parts, i, part{words: drawWords(r)})
	},
	"swap": func(r *rand.Rand, parts []part, i int) []part {
		j := r.IntN(len(parts))
		parts[i], parts[j] = parts[j], parts[i]
		return parts
	},
	"split": func(_ *rand.Rand, parts []part, i int) []part {
		p := parts[i]
		half := len(p.words) / 2
		if half == 0 {
			return parts
		}
		return slices.Replace(parts, i, i+1, part{p.words[:half], p.of}, part{p.words[half:], p.of})
	},
	"join": func(_ *rand.Rand, parts []part, i int) []part {
		if i+1 == len(parts) {
			return parts
		}
		p, q := parts[i], parts[i+1]
		return slices.Replace(parts, i, i+2, part{slices.Concat(p.words, q.words), slices.Concat(p.of, q.of)})
	},
}

var damageNames = []string{"delete", "insert", "join", "split", "swap"}

// A lesson and its translation, segments of which were deleted, inserted,
// swapped, split and joined, beside lessons that were translated well. Every
// segment is accounted for, and of the pairs that need no review as many are
// right as of real ones: two invented sentences share words by chance.
func TestDamagedLessonsPairRight(t *testing.T) {
	var all judgedPairs
	rapid.Check(t, func(t *rapid.T) { all.damageLesson(t) })
	t.Logf("%+v", all)
	if all.sure == 0 || float64(all.wrong)/float64(all.sure) > mostWrong {
		t.Errorf("%+v", all)
	}
}

func FuzzDamagedLessons(f *testing.F) {
	f.Add([]byte("delete insert join split swap"))
	f.Fuzz(rapid.MakeFuzz(new(judgedPairs).damageLesson))
}

// judgedPairs counts the pairs that need no review, and those that are wrong.
type judgedPairs struct{ sure, wrong int }

func (all *judgedPairs) damageLesson(t *rapid.T) {
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
	other := rapid.SampledFrom(foreign).Draw(t, "language")
	source, target := &content.Tree{Locale: "en"}, &content.Tree{Locale: "xx"}
	n := rapid.IntRange(0, 6).Draw(t, "damages")
	beside := 20 // teach what words mean, without which a lesson may not pair as a whole
	if n > 0 && cost.Fuzzing() {
		beside = 5
	}
	for i := range beside {
		parts := drawLesson(r)
		addLesson(t, source, fmt.Sprintf("s_%02d.md", i), home, parts)
		addLesson(t, target, fmt.Sprintf("s_%02d.md", i), other, parts)
	}
	parts := drawLesson(r)
	addLesson(t, source, "s_z.md", home, parts)
	for range n {
		if len(parts) == 0 {
			break
		}
		damage := rapid.SampledFrom(damageNames).Draw(t, "damage")
		parts = damages[damage](r, parts, r.IntN(len(parts)))
	}
	addLesson(t, target, "s_z.md", other, parts)

	a := Trees(source, target)
	if n == 0 && len(a.Source)+len(a.Target) > 0 {
		t.Fatalf("segments without partner in lessons that were not damaged: %+v %+v", a.Source, a.Target)
	}
	for _, p := range a.Pairs {
		if p.Source.Document.Path() != "s_z.md" || p.Score < DefaultThreshold || p.Source.Count+p.Target.Count > 2 {
			continue
		}
		all.sure++
		if !slices.Contains(parts[p.Target.First].of, p.Source.First) {
			all.wrong++
			t.Logf("%.3f %q\n%q", p.Score, p.Source.Text(), p.Target.Text())
		}
	}
	if problems := unaccounted(&a, source, target); len(problems) > 0 {
		t.Fatal(problems)
	}
}

func drawLesson(r *rand.Rand) []part {
	parts := make([]part, 3+r.IntN(12))
	for i := range parts {
		parts[i] = part{drawWords(r), []int{i}}
	}
	return parts
}

func addLesson(t rapid.TB, tree *content.Tree, path string, words tongue, parts []part) {
	var lesson strings.Builder
	for _, p := range parts {
		lesson.WriteString(words.say(p.words) + "\n\n")
	}
	d, err := content.Split(path, []byte(lesson.String()), nil)
	if err != nil {
		t.Fatal(err)
	}
	tree.Documents = append(tree.Documents, d)
}
