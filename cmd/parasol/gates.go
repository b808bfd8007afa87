package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/pflag"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/merge/coverage"
)

// Gates are what a report has to pass.
type gates struct {
	min, minLesson float64
	baseline       string
	update         bool // the baseline
}

func (g *gates) bind(f *pflag.FlagSet) {
	f.Float64Var(&g.min, "min", 0, "percent of the words that every language needs")
	f.Float64Var(&g.minLesson, "min-lesson", 0, "percent of its words that every lesson needs in every language")
	f.StringVar(&g.baseline, "baseline", "", "file with what was translated before: no language may have less")
	f.BoolVar(&g.update, "update-baseline", false, "write what is translated today into the file of --baseline")
}

func (g *gates) any() bool { return g.min > 0 || g.minLesson > 0 || g.baseline != "" }

func (g *gates) check() error {
	for name, min := range map[string]float64{"min": g.min, "min-lesson": g.minLesson} {
		if !(min >= 0 && min <= 100) {
			return fmt.Errorf("--%s: %v is not a percentage", name, min)
		}
	}
	if g.update && g.baseline == "" {
		return errors.New("--update-baseline goes with --baseline FILE")
	}
	return nil
}

// judge says what the report falls short of, and whether it passes. It returns
// the change of the baseline, if that is to be written.
func (g *gates) judge(o *options, r coverage.Report, asked []string) (b project.Batch, well bool, err error) {
	well = true
	for _, l := range r.Below(g.min) {
		well = false
		o.streams.errorf("%s: %.1f %% of the words are translated, %v %% are wanted", l.Name, l.Percent(), g.min)
	}
	for _, l := range r.Locales {
		for _, lesson := range l.Below(g.minLesson) {
			well = false
			o.streams.errorf("%s: %s: %.1f %% of the words are translated, %v %% are wanted", l.Name, lesson.Name, lesson.Percent(), g.minLesson)
		}
	}
	if g.baseline == "" {
		return nil, well, nil
	}
	change, held, err := g.ratchet(o, r, asked)
	return change, well && held, err
}

// ratchet holds the report against the baseline, or writes that anew. Of the
// languages that were not asked for it says nothing, and keeps what it was.
func (g *gates) ratchet(o *options, r coverage.Report, asked []string) (b project.Batch, held bool, err error) {
	file, err := o.changeOf(g.baseline)
	if err != nil {
		return nil, false, err
	}
	if file.Before == nil && !g.update {
		return nil, false, project.Hint(project.InFile(g.baseline, errors.New("there is no such file")), "--update-baseline writes it")
	}
	was, err := coverage.ParseBaseline(g.baseline, file.Before)
	if err != nil {
		return nil, false, err
	}
	now := r.Baseline()
	for tag, share := range was {
		if len(asked) > 0 && !slices.Contains(asked, tag) {
			now[tag] = share
		}
	}
	if g.update {
		file.After = now.Encode()
		b.Add(file)
		return b, true, nil
	}
	fallen := now.Fallen(was)
	for _, f := range fallen {
		if f.Gone {
			o.streams.errorf("%s: is in %s, and is no language of the project any more", f.Locale, g.baseline)
			continue
		}
		o.streams.errorf("%s: %d of %d words are translated (%.2f %%), less than the %d of %d in %s (%.2f %%)",
			f.Locale, f.Is.Translated, f.Is.Total, f.Is.Percent(), f.Was.Translated, f.Was.Total, g.baseline, f.Was.Percent())
	}
	return nil, len(fallen) == 0, nil
}
