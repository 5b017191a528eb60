package watch

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gentz"
	"gentz/internal/fetch"
	"gentz/internal/store"
	"gentz/page"
)

// accept is what a feed reader asks for.
const accept = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"

// poll asks a source for what is new and keeps how that went. The error is one of
// the store.
func (w *Watcher) poll(ctx context.Context, src *store.Source) error {
	resp, err := w.Client.Get(ctx, fetch.Request{URL: src.Address(), ETag: src.ETag, LastModified: src.LastModified, Accept: accept})
	if stopped(ctx, err) {
		return nil
	}
	now := time.Now()
	if err == nil {
		w.answered()
	}
	brought := 0 // did the poll before bring something? This one's news is known only once it is kept.
	if !src.LastNew.IsZero() && src.LastNew.Equal(src.LastPoll) {
		brought = 1
	}
	src.LastPoll = now
	src.Polls++
	if err != nil {
		return w.pollFailed(ctx, src, err, now)
	}
	if src.Kind == store.Page {
		return w.pollPage(ctx, src, resp, now)
	}
	sha := store.Sum(resp.Body)
	if resp.NotModified || sha == src.BodySHA256 {
		src.Every = max(quiet(src.Every, 0), min(resp.Fresh, longestAsk))
		w.pollWorked(src, resp, now)
		_, err := w.Store.Polled(ctx, src, nil)
		return err
	}
	f, err := fetch.ParseFeed(resp.Body, resp.ContentType, resp.URL)
	if err == nil && resp.Cut && len(f.Items) == 0 {
		err = fmt.Errorf("%w: the connection ended in the middle of the feed", gentz.ErrRetry)
	}
	if err == nil && len(f.Sitemaps) > 0 {
		err = w.sitemaps(ctx, f)
	}
	if stopped(ctx, err) {
		return nil
	}
	if err != nil {
		return w.pollFailed(ctx, src, fmt.Errorf("reading %s: %w", resp.URL, err), now)
	}
	entries, whole := w.entries(src, f, now)
	if len(whole) > 0 { // before the poll is kept: a poll that counts as done has brought all
		out, err := w.Store.Add(ctx, whole)
		if err != nil {
			return err
		}
		for i, o := range out {
			if o.Kept {
				w.say(&whole[i], o)
			}
		}
	}
	if f.Title != "" && src.Title == "" {
		src.Title = f.Title
	}
	if f.Format == "sitemap" {
		src.Kind = store.Sitemap
	}
	src.Every = rhythm(f, brought, src.Every, resp.Fresh, now)
	w.pollWorked(src, resp, now)
	if !resp.Cut && len(f.Sitemaps) == 0 { // an index stays as it is while its sitemaps change
		src.ETag, src.LastModified, src.BodySHA256 = resp.ETag, resp.LastModified, sha
	}
	if f.Damage != "" {
		w.Log.Warn("damaged", "feed", src.URL, "items", len(f.Items), "err", f.Damage)
	}
	fresh, err := w.Store.Polled(ctx, src, entries)
	if err == nil && fresh > 0 {
		w.Log.Info("listed", "feed", src.URL, "fresh", fresh)
	}
	return err
}

func (w *Watcher) pollWorked(src *store.Source, resp *fetch.Response, now time.Time) {
	if src.Failures > 0 {
		w.Log.Info("works again", "feed", src.URL, "after", now.Sub(src.FailingSince).Round(time.Minute))
	}
	if resp.Moved != "" && resp.Moved != src.Address() {
		src.Location = resp.Moved
		w.Log.Info("moved", "feed", src.URL, "to", resp.Moved)
	}
	src.LastSuccess, src.Failures, src.FailingSince, src.LastError = now, 0, time.Time{}, ""
	src.NextPoll = now.Add(jittered(src.Every, src.ID, src.Polls))
}

// pollFailed keeps a failure. A source that fails is tried less and less often,
// down to once a day; one that is gone for good no longer.
func (w *Watcher) pollFailed(ctx context.Context, src *store.Source, err error, now time.Time) error {
	if w.offline(err) {
		src.Polls--
		src.NextPoll = now.Add(jittered(offlineRetry, src.ID, int(now.Unix()/60)))
		_, err := w.Store.Polled(ctx, src, nil)
		return err
	}
	if fetch.Waiting(err) { // nothing was sent
		src.NextPoll = now.Add(fetch.RetryAfter(err) + jittered(time.Minute, src.ID, src.Polls))
		_, err := w.Store.Polled(ctx, src, nil)
		return err
	}
	if src.Failures++; src.Failures == 1 {
		src.FailingSince = now
	}
	src.LastError = err.Error()
	wait := backoff(src.Failures)
	if errors.Is(err, gentz.ErrRefused) {
		wait = longestBack // asking again soon is just what is not wanted
	}
	if src.Location != "" && src.Failures >= 3 {
		src.Location = "" // where it moved to is no good: begin again where it was
	}
	wait = min(max(jittered(wait, src.ID, src.Failures), fetch.RetryAfter(err)), longestBack)
	src.NextPoll = now.Add(wait)
	if fetch.Gone(err) {
		src.Stopped = "the server says that it is gone for good (410)"
	}
	w.Log.Warn("poll", "feed", src.URL, "err", err, "failures", src.Failures, "again", wait.Round(time.Minute))
	_, err = w.Store.Polled(ctx, src, nil)
	return err
}

// sitemapsAtOnce is how many sitemaps of an index are read in one poll.
const sitemapsAtOnce = 4

// sitemaps adds what the sitemaps list that an index lists. Those that changed last
// come first; the others are archives.
func (w *Watcher) sitemaps(ctx context.Context, f *fetch.Feed) error {
	var last error
	for _, at := range f.Sitemaps[:min(len(f.Sitemaps), sitemapsAtOnce)] {
		resp, err := w.Client.Get(ctx, fetch.Request{URL: at})
		if err == nil {
			var part *fetch.Feed
			if part, err = fetch.ParseFeed(resp.Body, resp.ContentType, resp.URL); err == nil {
				f.Items = append(f.Items, part.Items...)
				continue
			}
		}
		last = err
	}
	if len(f.Items) == 0 {
		return last
	}
	return nil
}

// sitemapDays is how far back a sitemap is read: it may list all that a site ever
// had, with or without dates.
const sitemapDays = 7

// entries makes entries of what a feed lists, and articles of those items that
// have no page: the feed is all there is of them.
func (w *Watcher) entries(src *store.Source, f *fetch.Feed, now time.Time) (out []store.Entry, whole []store.Arrival) {
	seen := map[string]bool{}
	for _, it := range f.Items {
		if !it.Usable() {
			continue
		}
		l := listed{Item: it, Feed: f.Title, FeedLang: f.Lang}
		e := store.Entry{Key: l.key(src.URL), URL: it.URL, Host: fetch.HostOf(it.URL), FirstSeen: now, NextFetch: now}
		if f.Format == "sitemap" {
			switch latest := later(it.Published, it.Updated); {
			case latest.IsZero() && src.LastSuccess.IsZero():
				e.NextFetch = time.Time{} // it may be years old: only what is new from now on is fetched
			case latest.IsZero():
			case now.Sub(latest) > sitemapDays*24*time.Hour:
				continue
			}
		}
		// The guid is left out: some feeds make a new one each time, and it says nothing.
		if l.URL != "" {
			l.GUID = ""
		}
		if e.Body = l.body(); seen[e.Key] {
			continue
		}
		seen[e.Key] = true
		if e.URL == "" {
			e.NextFetch = time.Time{}
			a := l.arrival(src.URL, now)
			a.SourceID = src.ID
			whole = append(whole, a)
		}
		out = append(out, e)
	}
	return out, whole
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// pollPage keeps what a page that is watched shows now.
func (w *Watcher) pollPage(ctx context.Context, src *store.Source, resp *fetch.Response, now time.Time) error {
	if resp.Cut {
		return w.pollFailed(ctx, src, fmt.Errorf("%w: the connection ended in the middle of the page", gentz.ErrRetry), now)
	}
	fresh := 0
	if !resp.NotModified {
		a := pageArrival(page.Raw{URL: resp.URL, ContentType: resp.ContentType, Body: resp.Body}, resp.URL, resp.Fetched)
		a.SourceID, a.Live = src.ID, true
		if src.Title == "" {
			src.Title = a.Document.Title
		}
		out, err := w.Store.Add(ctx, []store.Arrival{a})
		if err != nil {
			return err
		}
		if out[0].Kept {
			fresh, src.LastNew = 1, now
			w.say(&a, out[0])
		}
		src.ETag, src.LastModified = resp.ETag, resp.LastModified
	}
	src.Every = max(quiet(src.Every, fresh), min(resp.Fresh, longestAsk))
	w.pollWorked(src, resp, now)
	_, err := w.Store.Polled(ctx, src, nil)
	return err
}

func (w *Watcher) say(a *store.Arrival, o store.Outcome) {
	switch {
	case a.Reason != "":
		w.Log.Info("no text", "id", o.ID, "url", a.Document.URL, "reason", a.Reason)
	case o.Version > 1:
		w.Log.Info("changed", "id", o.ID, "url", a.Document.URL, "title", a.Document.Title)
	default:
		w.Log.Info("new", "id", o.ID, "url", a.Document.URL, "title", a.Document.Title)
	}
}
