package main

import (
	"sync"
	"time"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/schollz/progressbar/v3"
)

// A progress shows how far a run is: on a terminal only, and only if the run
// takes more than a second. It is safe for concurrent use.
type progress struct {
	mu    sync.Mutex
	bar   *progressbar.ProgressBar
	began time.Time
	make  func(done int) *progressbar.ProgressBar // nil if none is wanted
	steps int
}

// progress is one for a project.
func (o *options) progress(what string, steps int) project.Progress {
	p := newProgress(o.streams, what, steps)
	return project.Progress{Step: p.step, Done: p.done}
}

func newProgress(s *streams, what string, n int) *progress {
	p := &progress{began: time.Now()}
	if s.quiet || !isTerminal(s.err) {
		return p
	}
	p.make = func(done int) *progressbar.ProgressBar {
		bar := progressbar.NewOptions(n,
			progressbar.OptionSetWriter(s.err),
			progressbar.OptionSetDescription(what),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionThrottle(100*time.Millisecond))
		bar.Add(done)
		return bar
	}
	return p
}

func (p *progress) step() {
	if p.make == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.steps++
	switch {
	case p.bar != nil:
		p.bar.Add(1)
	case time.Since(p.began) > time.Second:
		p.bar = p.make(p.steps)
	}
}

func (p *progress) done() {
	if p.bar != nil {
		p.bar.Finish()
	}
}
