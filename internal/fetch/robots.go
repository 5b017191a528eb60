package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"

	"gentz"
)

// robots knows what each site's robots.txt allows us, by RFC 9309: a site
// without one allows all, one whose robots.txt cannot be had for the moment
// allows nothing until it can.
type robots struct {
	client *Client
	mu     sync.Mutex
	m      map[string]*rules
}

// rules are those of one site. The lock is held while they are fetched, so that
// two requests to a site do not both ask.
type rules struct {
	mu    sync.Mutex
	group *robotstxt.Group // nil: all is allowed
	err   error            // why nothing is
	until time.Time
}

// How long rules hold, how much of a file is read, and the longest pause between
// two requests that a site may ask for.
const (
	rulesHold     = 24 * time.Hour
	rulesRetry    = 10 * time.Minute
	rulesSize     = 512 << 10 // RFC 9309, 2.5
	longestPause  = 30 * time.Second
	rulesRemember = 4096
)

func newRobots(c *Client) *robots { return &robots{client: c, m: map[string]*rules{}} }

// allow returns an error wrapping [gentz.ErrRefused] if the site does not want u
// to be fetched, else the pause that it asks for.
func (r *robots) allow(ctx context.Context, u *url.URL) (pause time.Duration, err error) {
	site := u.Scheme + "://" + u.Host
	r.mu.Lock()
	if len(r.m) > rulesRemember {
		clear(r.m)
	}
	rs := r.m[site]
	if rs == nil {
		rs = &rules{}
		r.m[site] = rs
	}
	r.mu.Unlock()

	rs.mu.Lock()
	defer rs.mu.Unlock()
	now := time.Now()
	if now.After(rs.until) || rs.until.Sub(now) > rulesHold { // the latter: the clock went back
		r.fetch(ctx, u, rs)
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
	}
	if rs.err != nil {
		return 0, rs.err
	}
	if rs.group == nil {
		return 0, nil
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !rs.group.Test(path) {
		return 0, fmt.Errorf("%w: %s/robots.txt does not allow it", gentz.ErrRefused, site)
	}
	return min(rs.group.CrawlDelay, longestPause), nil
}

func (r *robots) fetch(ctx context.Context, site *url.URL, rs *rules) {
	at := &url.URL{Scheme: site.Scheme, Host: site.Host, Path: "/robots.txt"}
	rs.group, rs.err, rs.until = nil, nil, time.Now().Add(rulesHold)
	for range r.client.set.Redirects + 1 {
		resp, next, err := r.client.one(ctx, at, Request{}, -1) // the page that it was asked for follows at once
		var status *StatusError
		switch {
		case errors.As(err, &status) && status.Code < 500 && status.Code != 429:
			return // there is none
		case err != nil:
			rs.err = fmt.Errorf("robots.txt of the site cannot be read: %w", err)
			rs.until = time.Now().Add(rulesRetry)
			if Offline(err) || ctx.Err() != nil {
				rs.until = time.Time{}
			}
			return
		case next == "":
			rs.group = group(resp.Body)
			return
		}
		to, err := at.Parse(next)
		if err != nil {
			return
		}
		if at, err = parse(to.String()); err != nil {
			return
		}
	}
}

// group returns the rules for us in a robots.txt, nil if there are none.
func group(body []byte) (g *robotstxt.Group) {
	defer func() {
		if recover() != nil { // the parser is not ours, and the file anybody's
			g = nil
		}
	}()
	data, err := robotstxt.FromBytes(body[:min(len(body), rulesSize)])
	if err != nil {
		return nil
	}
	return data.FindGroup("gentz")
}
