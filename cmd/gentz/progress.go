package main

import (
	"fmt"
	"io"
	"sync/atomic"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// A progress shows on standard error how far a batch has come, if somebody
// watches; otherwise it shows nothing.
type progress struct {
	bars *mpb.Progress
	bar  *mpb.Bar
	done atomic.Int64
	out  io.Writer
}

// newProgress starts the bar if wanted and if standard error is a terminal. The
// size of src is in bytes, 0 if unknown.
func newProgress(e *env, wanted bool, src interface{ Size() int64 }) *progress {
	p := &progress{out: e.stderr}
	if !wanted || !e.watched {
		return p
	}
	p.bars = mpb.New(mpb.WithOutput(e.stderr), mpb.WithWidth(plainWidth))
	count := decor.Any(func(decor.Statistics) string { return fmt.Sprintf("%d documents ", p.done.Load()) })
	size := src.Size()
	if size == 0 { // unknown, as from a pipe: a count alone
		p.bar = p.bars.New(0, mpb.SpinnerStyle(), mpb.PrependDecorators(count))
	} else {
		p.bar = p.bars.AddBar(size, mpb.PrependDecorators(count),
			mpb.AppendDecorators(decor.Percentage(), decor.Name(" "), decor.AverageETA(decor.ET_STYLE_GO)))
	}
	p.out = p.bars // prints above the bar
	return p
}

// stderr is where lines go while the bar is shown.
func (p *progress) stderr() io.Writer { return p.out }

// add counts one document of n bytes.
func (p *progress) add(n int64) {
	if p.bar != nil {
		p.done.Add(1)
		p.bar.IncrInt64(n)
	}
}

// close ends the bar. Calling it again does nothing.
func (p *progress) close() {
	if p.bar != nil {
		p.bar.SetTotal(-1, true)
		p.bars.Wait()
		p.bar = nil
	}
}
