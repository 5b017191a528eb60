// Package fetch gets feeds, sitemaps and pages from the web, politely and safely,
// and reads what lists articles: RSS, RDF, Atom, JSON Feed, sitemaps and OPML. It
// is the only package that sends anything out.
//
// Polite: it obeys robots.txt and Retry-After, has one request at a time under
// way to a host, with a pause after it, and says who it is. Safe: it connects to
// public addresses only, whatever a name or a redirect says, keeps no cookies,
// sends no credentials, and bounds size, time, redirects and decompression.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/publicsuffix"

	"gentz"
)

// Settings say how a Client behaves. The zero Settings are fit for the open web.
type Settings struct {
	Agent   string // product name and version; "gentz" if empty. Robots.txt knows us as gentz
	Contact string // an address or page where the operator can be reached, sent with each request
	// Allow are networks that may be reached although they are not public.
	Allow     []netip.Prefix
	MaxBytes  int64         // of one body after decompression; 16 MB if 0
	Timeout   time.Duration // of one request from name look-up to the last byte; 60 s if 0
	Redirects int           // followed at most; 5 if 0
	Gap       time.Duration // pause after a request to a host; 1 s if 0, none if negative
	// Resolver looks names up; nil for that of the system.
	Resolver *net.Resolver
}

func (s Settings) filled() Settings {
	if s.Agent == "" {
		s.Agent = "gentz"
	}
	if s.MaxBytes == 0 {
		s.MaxBytes = 16 << 20
	}
	if s.Timeout == 0 {
		s.Timeout = time.Minute
	}
	if s.Redirects == 0 {
		s.Redirects = 5
	}
	if s.Gap == 0 {
		s.Gap = time.Second
	}
	return s
}

// A Client fetches. It is safe for concurrent use.
type Client struct {
	set    Settings
	http   *http.Client
	hosts  *hosts
	robots *robots
}

// NewClient returns a client.
func NewClient(s Settings) *Client {
	s = s.filled()
	c := &Client{set: s, hosts: newHosts(s.Gap)}
	c.http = &http.Client{
		Transport: transport(s),
		// Redirects are followed by Get, which asks robots.txt and waits its turn at each host.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	c.robots = newRobots(c)
	return c
}

// A Request asks for one address.
type Request struct {
	URL          string
	ETag         string // validators of an earlier answer, "" if none
	LastModified string
	Accept       string // media types, "" for any
}

// A Response is an answer with a body, or the word that nothing has changed.
type Response struct {
	URL          string // after redirects
	Moved        string // where the address has moved for good, "" if it has not
	NotModified  bool   // since the validators of the request; there is no body then
	ContentType  string
	ETag         string
	LastModified string
	Fresh        time.Duration // for how long the server calls the answer fresh; 0 if it does not say
	Body         []byte        // without transfer and content encodings
	// Cut is true if the connection ended before the body did. What came may be
	// read where a part is better than nothing.
	Cut     bool
	Fetched time.Time
}

// Get fetches what r asks for. Its errors wrap [gentz.ErrRefused] (robots.txt, a
// login, an address that is not public), [gentz.ErrNotFound], [gentz.ErrRetry] (it
// may work later; see [RetryAfter] and [Offline]) or [gentz.ErrInvalid].
func (c *Client) Get(ctx context.Context, r Request) (*Response, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, c.set.Timeout, errSlow)
	defer cancel()
	resp, err := c.follow(ctx, r)
	if err != nil {
		return nil, fmt.Errorf("fetching %s: %w", r.URL, named(ctx, err))
	}
	return resp, nil
}

var errSlow = errors.New("it took too long")

func (c *Client) follow(ctx context.Context, r Request) (*Response, error) {
	at, permanent, moved := r.URL, true, ""
	seen := map[string]bool{}
	for {
		u, err := parse(at)
		if err != nil {
			return nil, err
		}
		if seen[u.String()] {
			return nil, fmt.Errorf("%w: it redirects in a circle", gentz.ErrInvalid)
		}
		if len(seen) > c.set.Redirects {
			return nil, fmt.Errorf("%w: more than %d redirects", gentz.ErrInvalid, c.set.Redirects)
		}
		seen[u.String()] = true
		delay, err := c.robots.allow(ctx, u)
		if err != nil {
			return nil, err
		}
		resp, next, err := c.one(ctx, u, r, delay)
		if err != nil {
			return nil, err
		}
		if next == "" {
			resp.Moved = moved
			return resp, nil
		}
		to, err := u.Parse(next)
		if err != nil {
			return nil, fmt.Errorf("%w: it redirects to %q", gentz.ErrInvalid, next)
		}
		if at = to.String(); permanent {
			moved = at
		}
		permanent = permanent && resp.Moved != ""
		if !permanent {
			moved = ""
		}
	}
}

// parse returns an address that may be fetched, without what is never sent.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, fmt.Errorf("%w: it is no address", gentz.ErrInvalid)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil, fmt.Errorf("%w: only http:// and https:// addresses are fetched", gentz.ErrRefused)
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	return u, nil
}

// one sends one request when its host's turn has come. next is where the server
// redirects to, "" if it does not; resp.Moved is then set if that is for good.
func (c *Client) one(ctx context.Context, u *url.URL, r Request, delay time.Duration) (resp *Response, next string, err error) {
	done, err := c.hosts.enter(ctx, hostOf(u))
	if err != nil {
		return nil, "", err
	}
	pause := delay
	defer func() { done(pause) }()

	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, "", fmt.Errorf("%w: %w", gentz.ErrInvalid, err)
	}
	req.Header.Set("User-Agent", c.userAgent())
	if r.Accept != "" {
		req.Header.Set("Accept", r.Accept)
	}
	if r.ETag != "" {
		req.Header.Set("If-None-Match", r.ETag)
	}
	if r.LastModified != "" {
		req.Header.Set("If-Modified-Since", r.LastModified)
	}
	h, err := c.http.Do(req)
	if err != nil {
		return nil, "", err
	}
	defer h.Body.Close()
	switch h.StatusCode {
	case http.StatusMovedPermanently, http.StatusPermanentRedirect, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect:
		if next = h.Header.Get("Location"); next == "" {
			return nil, "", fmt.Errorf("%w: a redirect to nowhere", gentz.ErrInvalid)
		}
		resp = &Response{}
		if h.StatusCode == http.StatusMovedPermanently || h.StatusCode == http.StatusPermanentRedirect {
			resp.Moved = next
		}
		return resp, next, nil
	}
	resp = &Response{URL: u.String(), ContentType: h.Header.Get("Content-Type"), ETag: h.Header.Get("ETag"),
		LastModified: h.Header.Get("Last-Modified"), Fresh: fresh(h.Header), Fetched: time.Now()}
	switch {
	case h.StatusCode == http.StatusNotModified:
		resp.NotModified = true
		return resp, "", nil
	case h.StatusCode < 200 || h.StatusCode > 299:
		err := statusError(h, time.Now())
		if after := RetryAfter(err); after > 0 {
			pause = max(pause, after)
		}
		return nil, "", err
	}
	resp.Body, resp.Cut, err = c.body(h.Body)
	return resp, "", err
}

// body reads at most MaxBytes. cut is true if the connection ended too early.
func (c *Client) body(r io.Reader) (b []byte, cut bool, err error) {
	b, err = io.ReadAll(io.LimitReader(r, c.set.MaxBytes+1))
	switch {
	case int64(len(b)) > c.set.MaxBytes:
		return nil, false, fmt.Errorf("%w: it is larger than %d MB", gentz.ErrInvalid, c.set.MaxBytes>>20)
	case errors.Is(err, io.ErrUnexpectedEOF) && len(b) > 0:
		return b, true, nil
	}
	return b, false, err
}

func (c *Client) userAgent() string {
	if c.set.Contact == "" {
		return c.set.Agent
	}
	return c.set.Agent + " (+" + c.set.Contact + ")"
}

// hostOf returns what counts as one host: a registered name with all its
// subdomains on one machine or many, since one owner pays for them.
func hostOf(u *url.URL) string {
	name := strings.ToLower(u.Hostname())
	if _, err := netip.ParseAddr(name); err == nil {
		return u.Host
	}
	if site, err := publicsuffix.EffectiveTLDPlusOne(name); err == nil {
		return site
	}
	return u.Host
}

// HostOf returns the name under which an address takes its turn, "" if it is none.
func HostOf(address string) string {
	u, err := parse(address)
	if err != nil {
		return ""
	}
	return hostOf(u)
}
