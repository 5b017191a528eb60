package watch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"gentz"
	"gentz/internal/fetch"
	"gentz/internal/store"
	"gentz/page"
)

// tries is how often the page of an entry is asked for in vain before what the
// feed says has to do: over two days, with backoff.
const tries = 8

// fetch gets the page of an entry and keeps what it gives. The error is one of the
// store.
func (w *Watcher) fetch(ctx context.Context, e *store.Entry) error {
	var l listed
	if err := json.Unmarshal(e.Body, &l); err != nil {
		return fmt.Errorf("entry %d: %w: %w", e.ID, gentz.ErrCorrupt, err)
	}
	resp, err := w.Client.Get(ctx, fetch.Request{URL: e.URL, ETag: e.ETag, LastModified: e.LastModified, Accept: "text/html, application/xhtml+xml, */*;q=0.5"})
	if stopped(ctx, err) {
		return nil
	}
	now := time.Now()
	if err == nil {
		w.answered()
		switch {
		case resp.Cut:
			err = fmt.Errorf("fetching %s: %w: the connection ended in the middle of the page", e.URL, gentz.ErrRetry)
		case front(resp.URL) && !front(e.URL):
			err = fmt.Errorf("fetching %s: %w: it leads to the front page", e.URL, gentz.ErrNotFound)
		}
	}
	if err != nil {
		return w.fetchFailed(ctx, e, &l, err, now)
	}
	e.Fetches++
	e.Failures, e.Reason = 0, ""
	e.NextFetch = nextLook(e.Fetches, e.FirstSeen, now)
	if w.NoLooks {
		e.NextFetch = time.Time{}
	}
	if resp.NotModified {
		_, err := w.Store.Fetched(ctx, e)
		return err
	}
	e.ETag, e.LastModified = resp.ETag, resp.LastModified
	a := pageArrival(page.Raw{URL: resp.URL, ContentType: resp.ContentType, Body: resp.Body, Entry: l.entry()}, resp.URL, resp.Fetched)
	a.Live = true
	e.Reason = a.Reason
	return w.keep(ctx, e, a)
}

func (w *Watcher) keep(ctx context.Context, e *store.Entry, a store.Arrival) error {
	a.SourceID = e.SourceID
	out, err := w.Store.Fetched(ctx, e, a)
	if err == nil && out[0].Kept {
		w.say(&a, out[0])
	}
	return err
}

// front reports whether an address is that of a front page.
func front(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}

// fetchFailed keeps a failure. What may work later is tried again; otherwise what
// the feed says is all there is, and is kept if it is a text.
func (w *Watcher) fetchFailed(ctx context.Context, e *store.Entry, l *listed, err error, now time.Time) error {
	if w.offline(err) {
		e.NextFetch = now.Add(jittered(offlineRetry, e.ID, int(now.Unix()/60)))
		_, err := w.Store.Fetched(ctx, e)
		return err
	}
	if fetch.Waiting(err) { // nothing was sent
		e.NextFetch = now.Add(fetch.RetryAfter(err) + jittered(time.Minute, e.ID, e.Fetches))
		_, err := w.Store.Fetched(ctx, e)
		return err
	}
	e.Failures++
	e.Reason = err.Error()
	if errors.Is(err, gentz.ErrRetry) && e.Failures < tries {
		e.NextFetch = now.Add(min(max(jittered(backoff(e.Failures), e.ID, e.Failures), fetch.RetryAfter(err)), longestBack))
		w.Log.Warn("fetch", "err", err, "again", e.NextFetch.Sub(now).Round(time.Minute))
		_, err := w.Store.Fetched(ctx, e)
		return err
	}
	e.NextFetch = time.Time{}
	w.Log.Warn("fetch", "err", err)
	if e.Fetches > 0 || !l.Full {
		_, err := w.Store.Fetched(ctx, e)
		return err
	}
	a := l.arrival(fmt.Sprint("source ", e.SourceID), now)
	a.Notes = append(a.Notes, "the text is the feed's: "+err.Error())
	return w.keep(ctx, e, a)
}
