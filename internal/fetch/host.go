package fetch

import (
	"context"
	"fmt"
	"sync"
	"time"

	"gentz"
)

// hosts lets one request at a time through to each host, with a pause after it.
type hosts struct {
	gap time.Duration
	mu  sync.Mutex
	m   map[string]*gate
}

// A gate is the way to one host.
type gate struct {
	turn    chan struct{} // holds a token while a request is under way
	next    time.Time     // before which nothing is sent
	waiting int           // requests that are here or under way
}

func newHosts(gap time.Duration) *hosts { return &hosts{gap: max(gap, 0), m: map[string]*gate{}} }

// patience is how long a request waits for its turn before it is told to come back.
const patience = 30 * time.Second

// A waitError says that a host has asked to be left alone for longer than
// patience.
type waitError struct {
	host string
	left time.Duration
}

func (e *waitError) Error() string {
	return fmt.Sprintf("%s has asked to be left alone for %v more", e.host, e.left.Round(time.Second))
}
func (e *waitError) Unwrap() error { return gentz.ErrRetry }

// enter waits for the turn of a request to host. done must be called when the
// request is over; it keeps the host free for the pause and at least the gap, or
// not at all if the pause is negative.
func (h *hosts) enter(ctx context.Context, host string) (done func(pause time.Duration), err error) {
	h.mu.Lock()
	g := h.m[host]
	if g == nil {
		h.forget()
		g = &gate{turn: make(chan struct{}, 1)}
		h.m[host] = g
	}
	g.waiting++
	h.mu.Unlock()
	leave := func() {
		h.mu.Lock()
		g.waiting--
		h.mu.Unlock()
	}
	select {
	case g.turn <- struct{}{}:
	case <-ctx.Done():
		leave()
		return nil, ctx.Err()
	}
	h.mu.Lock()
	left := time.Until(g.next)
	h.mu.Unlock()
	if left > patience {
		<-g.turn
		leave()
		return nil, &waitError{host, left}
	}
	if left > 0 {
		select {
		case <-time.After(left):
		case <-ctx.Done():
			<-g.turn
			leave()
			return nil, ctx.Err()
		}
	}
	return func(pause time.Duration) {
		h.mu.Lock()
		if pause >= 0 {
			g.next = time.Now().Add(max(pause, h.gap))
		}
		g.waiting--
		h.mu.Unlock()
		<-g.turn
	}, nil
}

// forget drops the gates that nobody needs. The caller holds mu.
func (h *hosts) forget() {
	if len(h.m) < 1024 {
		return
	}
	now := time.Now()
	for host, g := range h.m {
		if g.waiting == 0 && g.next.Before(now) {
			delete(h.m, host)
		}
	}
}
