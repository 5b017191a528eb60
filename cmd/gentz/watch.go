package main

import (
	"log/slog"
	"time"

	"gentz/internal/fetch"
	"gentz/internal/watch"
)

type watchCommand struct {
	storeFlag
	webFlags
	Once    bool          `help:"End when nothing is due any more, for use from a timer."`
	Workers int           `default:"8" placeholder:"N" help:"Hosts that are asked at once. (${default})"`
	Gap     time.Duration `default:"1s" hidden:"" help:"Pause after a request to a host."`
}

// Help is the longer text of "gentz help watch".
func (*watchCommand) Help() string {
	return `Each source is polled by its own rhythm, from every five minutes to twice a day. robots.txt and Retry-After are obeyed, and one ` +
		`request at a time goes to a host. It can be stopped at any moment and goes on where it was. A source that fails is asked less and less ` +
		`often; "gentz sources" says why. Articles are looked at again for some days, and changes kept as new versions.`
}

// Run watches until it is stopped.
func (c *watchCommand) Run(e *env) error {
	ctx, stop := untilStopped()
	defer stop()
	s, err := c.existing(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	gap := c.Gap
	if gap == 0 {
		gap = -1
	}
	w := &watch.Watcher{Store: s, Client: c.client(fetch.Settings{Gap: gap}), Workers: c.Workers, Once: c.Once,
		Log: slog.New(slog.NewTextHandler(e.stderr, nil))}
	sources, err := s.Sources(ctx)
	if err != nil {
		return err
	}
	if len(sources) == 0 {
		return &usageError{"nothing is watched", `"gentz add FEED" adds a source`}
	}
	w.Log.Info("watching", "sources", len(sources), "store", s.Address())
	return w.Run(ctx)
}
