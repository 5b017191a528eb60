// Package watch brings articles in: from files and archives (Import), and from
// sources that are watched (Watcher). It is where fetching, reading pages and the
// store meet.
//
// Each stage leaves where it has got to in the store, so that it can be stopped
// or killed at any moment and goes on there.
package watch

import (
	"cmp"
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"gentz"
	"gentz/internal/fetch"
	"gentz/internal/origin"
	"gentz/internal/store"
	"gentz/page"
)

// pageArrival reads a page. at is where it was found, which names the article
// unless the page itself names a better address; "" for a page of a file.
func pageArrival(raw page.Raw, at string, fetched time.Time) store.Arrival {
	doc, meta := page.Document(raw)
	if doc.URL = cmp.Or(doc.URL, at); doc.URL == "" && store.URLKey(meta.Canonical) != "" {
		doc.URL = meta.Canonical
	}
	return store.Arrival{Key: pageKey(at, meta.Canonical), Document: doc, Published: meta.Published, Notes: meta.Notes,
		Reason: meta.Reason, Page: raw.Body, MediaType: raw.ContentType, Fetched: fetched}
}

// pageKey returns the key of the article at an address. The address that the page
// gives as its own joins the copies for telephones, printers and readers of feeds;
// it is not believed if it leads to another site or, as a slip of many sites, to
// the front page.
func pageKey(at, canonical string) string {
	own := store.URLKey(canonical)
	if own == "" || at == "" {
		if own == "" {
			own = store.URLKey(at)
		}
		return own
	}
	a, err1 := url.Parse(at)
	c, err2 := url.Parse(canonical)
	if err1 != nil || err2 != nil || fetch.HostOf(at) != fetch.HostOf(canonical) ||
		strings.Trim(c.Path, "/") == "" && c.RawQuery == "" && strings.Trim(a.Path, "/") != "" {
		return store.URLKey(at)
	}
	return own
}

// alike returns the test of [store.Arrival.Alike] for doc: two texts under one id
// of a user's file are versions of one article if they share a headline or some
// of their words. Files number their articles from 1.
func alike(doc gentz.Document) func(*gentz.Document) bool {
	return func(newest *gentz.Document) bool {
		if doc.Title != "" && doc.Title == newest.Title || doc.Text == newest.Text {
			return true
		}
		v := origin.Compare(*newest, doc, nil)
		return v.InA >= 0.2 || v.InB >= 0.2
	}
}

// A listed is what a feed says of one article, as it is kept with the entry.
type listed struct {
	fetch.Item
	Feed     string `json:"feed,omitempty"` // title of the feed
	FeedLang string `json:"feed_lang,omitempty"`
}

// key returns which article the item is: that at its address, or else the one to
// which the feed at scope gives this id, or else this headline.
func (l *listed) key(scope string) string {
	if key := store.URLKey(l.URL); key != "" {
		return key
	}
	if l.GUID != "" {
		return store.TextKey(scope, l.GUID)
	}
	return store.TextKey(scope, l.Title+"\n"+l.Text)
}

func (l *listed) body() []byte {
	b, err := json.Marshal(l)
	if err != nil { // a time out of range; nothing else in it can fail
		l.Published, l.Updated = time.Time{}, time.Time{}
		b, _ = json.Marshal(l)
	}
	return b
}

// entry is what page.Document is told.
func (l *listed) entry() page.Entry {
	e := page.Entry{Title: l.Title, Authors: l.Authors, Outlet: l.Outlet, Lang: l.Lang, Published: l.Published, Updated: l.Updated, Text: l.Text}
	if e.Outlet == "" {
		e.Outlet = l.Feed
	}
	if e.Lang == "" {
		e.Lang = l.FeedLang
	}
	return e
}

// arrival makes an article of what the feed says alone.
func (l *listed) arrival(scope string, seen time.Time) store.Arrival {
	doc, meta := page.Document(page.Raw{URL: l.URL, ContentType: "text/html; charset=utf-8", Entry: l.entry()})
	doc.URL = l.URL
	a := store.Arrival{Key: l.key(scope), Document: doc, Published: meta.Published, Notes: meta.Notes, Reason: meta.Reason,
		Page: l.body(), MediaType: "application/json", Fetched: seen}
	if doc.Text != "" {
		a.Reason = ""
	}
	return a
}
