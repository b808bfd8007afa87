package content

import (
	"strings"
	"syscall"
	"testing"
	"time"
)

// repeats are inputs that parsers are known to stumble over when repeated.
// refused are those that goldmark needs seconds or minutes for.
var repeats = []struct {
	text    string
	refused bool
}{
	{"[", false}, {"*", false}, {"<a1>", false}, {"{", false}, {"{{", false}, {"{{x}} ", false}, {"{#a} ", false},
	{"`", false}, {"`a` ", false}, {"![", false}, {"]", false}, {"<", false}, {"<b>", false}, {"<strong>", false},
	{"<!--", false}, {"&", false}, {"&#10;", false}, {"\\", false}, {"_", false}, {"~", false}, {"**a ", false},
	{"a **b** ", false}, {"***", false}, {"[a](b \"c\") ", false}, {"|", false}, {"a|", false}, {"[^1]", false},
	{"~", false}, {"x~", false}, {"a*_b", false}, {" ~_", false}, {"\\``", false}, {"\n][", false}, {"\n>`", false},
	{"a\n", false}, {"> a\n", false}, {"# a\n", false}, {"- a\n", false}, {"a@b.c ", false}, {"http://a.b ", false},
	{":::\n", false}, {"- - ", false}, {"a  \n", false}, {"<!-- parasol:note a -->\n\n", false},
	{">", true}, {"> - ", true}, {"1. ", true}, {"[a](", true}, {"[a]: b\n", true},
}

func TestTimeGrowsLinearly(t *testing.T) {
	const n = 65_000
	timed := func(text string, n int) (time.Duration, error) {
		input := []byte(strings.Repeat(text, n))
		start := processorTime(t)
		_, err := Split("s_x.md", input, nil)
		return processorTime(t) - start, err
	}
	for _, r := range repeats {
		small, _ := timed(r.text, n/10)
		large, err := timed(r.text, n)
		if (err != nil) != r.refused {
			t.Errorf("%q: refused: %v", r.text, err)
		}
		// Ten times the input may take thirty times as long, with its
		// garbage; what grows with the square takes a hundred times.
		if large > 30*small && large > time.Second {
			t.Errorf("%q: %d repeats take %v, %d take %v", r.text, n/10, small, n, large)
		}
	}
}

// processorTime is what the process has used, whatever else the machine does.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		t.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func TestLongThematicBreakIsNoNesting(t *testing.T) {
	for _, text := range []string{"- - ", "* ", "-", "_ "} {
		if _, err := Split("s_x.md", []byte("a\n\n"+strings.Repeat(text, 300)+"\n\nb\n"), nil); err != nil {
			t.Error(err)
		}
	}
}
