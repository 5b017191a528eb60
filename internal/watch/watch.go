package watch

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"gentz/internal/fetch"
	"gentz/internal/store"
)

// A Watcher polls the sources of a store, each by its own rhythm, and fetches the
// pages of what they list.
type Watcher struct {
	Store   *store.Store
	Client  *fetch.Client
	Workers int          // requests under way at once, to as many hosts; 8 if 0
	Log     *slog.Logger // what came and what went wrong; never nil
	// Once makes Run return when nothing is due any more.
	Once bool
	// NoLooks leaves out looking again at pages for changes.
	NoLooks bool

	online atomic.Int64 // when a host last answered, Unix milliseconds
	away   atomic.Bool  // it was said that the network is away
}

// A job is one poll or one fetch that is due.
type job struct {
	host string
	run  func(context.Context) error
}

// idle is how long Run sleeps at most: a machine that slept finds out that much
// later that it has missed something, and a source that another process adds is
// seen.
const idle = 15 * time.Second

// Run watches until ctx ends, and returns nil then. What is under way at that
// moment is given up and due again the next time. The errors it returns are of
// the store; those of sources are kept with them.
func (w *Watcher) Run(ctx context.Context) error {
	workers := w.Workers
	if workers <= 0 {
		workers = 8
	}
	busy := map[string]bool{}
	ended := make(chan job, workers)
	failed := make(chan error, workers)
	var running sync.WaitGroup
	defer running.Wait()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	fresh := true // something has come that the origins stage has not seen
	for {
		todo, err := w.due(ctx, busy, 8*workers)
		if err != nil {
			return w.end(ctx, err)
		}
		for _, j := range todo {
			if len(busy) >= workers {
				break
			}
			if busy[j.host] {
				continue
			}
			busy[j.host] = true
			running.Go(func() {
				if err := j.run(ctx); err != nil {
					failed <- err
				}
				ended <- j
			})
		}
		if len(busy) == 0 {
			if fresh {
				if _, err := Origins(ctx, w.Store, nil); err != nil {
					return w.end(ctx, err)
				}
				fresh = false
			}
			if w.Once {
				return nil
			}
		}
		wait, err := w.wait(ctx, len(busy) > 0)
		if err != nil {
			return w.end(ctx, err)
		}
		timer := time.NewTimer(wait)
		select {
		case j := <-ended:
			delete(busy, j.host)
			fresh = true
			for more := true; more; {
				select {
				case j := <-ended:
					delete(busy, j.host)
				default:
					more = false
				}
			}
		case err := <-failed:
			timer.Stop()
			return w.end(ctx, err)
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return nil
		}
		timer.Stop()
	}
}

// end turns the error of a store that was told to stop into none.
func (w *Watcher) end(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// wait returns how long nothing is due.
func (w *Watcher) wait(ctx context.Context, busy bool) (time.Duration, error) {
	if busy {
		return idle, nil // the end of a job comes first
	}
	next, err := w.Store.NextDue(ctx)
	if err != nil || next.IsZero() {
		return idle, err
	}
	return min(max(time.Until(next), 50*time.Millisecond), idle), nil
}

// due returns what is due at hosts that are not busy, one job a host.
func (w *Watcher) due(ctx context.Context, busy map[string]bool, limit int) ([]job, error) {
	now := time.Now()
	entries, err := w.Store.DueEntries(ctx, now, 8*24*time.Hour, limit)
	if err != nil {
		return nil, err
	}
	sources, err := w.Store.DueSources(ctx, now, horizon, 8*limit)
	if err != nil {
		return nil, err
	}
	var out []job
	taken := map[string]bool{}
	offer := func(host string, j job) {
		if !busy[host] && !taken[host] {
			taken[host] = true
			j.host = host
			out = append(out, j)
		}
	}
	for _, s := range sources { // a poll is one request and may bring much
		offer(cmp.Or(fetch.HostOf(s.Address()), "source"), job{run: func(ctx context.Context) error { return w.poll(ctx, s) }})
	}
	for _, e := range entries {
		offer(cmp.Or(e.Host, "entry"), job{run: func(ctx context.Context) error { return w.fetch(ctx, e) }})
	}
	return out, nil
}

// answered notes that the network is there.
func (w *Watcher) answered() {
	w.online.Store(time.Now().UnixMilli())
	if w.away.Swap(false) {
		w.Log.Info("online")
	}
}

// offline reports whether err means that this machine has no network: then it is
// nobody's failure. If another host has just answered, it is this host's.
func (w *Watcher) offline(err error) bool {
	if !fetch.Offline(err) || time.Since(time.UnixMilli(w.online.Load())) < 2*time.Minute {
		return false
	}
	if !w.away.Swap(true) {
		w.Log.Warn("offline", "err", err)
	}
	return true
}

// offlineRetry is when to try again without a network.
const offlineRetry = time.Minute

func stopped(ctx context.Context, err error) bool {
	return ctx.Err() != nil || errors.Is(err, context.Canceled)
}
