package main

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"strings"

	gentz "gentz"
	"gentz/internal/fetch"
	"gentz/internal/store"
)

// A webFlags says how the web is asked.
type webFlags struct {
	Contact string         `env:"GENTZ_CONTACT" placeholder:"ADDRESS" help:"A mail address or page where you can be reached; it is sent with each request."`
	Allow   []netip.Prefix `placeholder:"NETWORK" help:"A network that may be reached although it is not public, such as 192.168.1.0/24; may be repeated."`
}

func (f *webFlags) client(s fetch.Settings) *fetch.Client {
	s.Agent, s.Contact, s.Allow = "gentz/"+strings.Trim(version(), "()"), f.Contact, f.Allow
	return fetch.NewClient(s)
}

type addCommand struct {
	storeFlag
	webFlags
	Page    bool     `help:"Watch the pages themselves, not the feeds that they name."`
	Offline bool     `help:"Add feeds as they are given, without asking for them first."`
	Feeds   []string `arg:"" name:"feed" help:"Addresses of feeds, news sitemaps or sites that name their feed, or OPML files."`
}

// Run adds the sources and prints which.
func (c *addCommand) Run(e *env) error {
	ctx, stop := untilStopped()
	defer stop()
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	client := c.client(fetch.Settings{Gap: -1})
	failed := false
	for _, given := range c.Feeds {
		found, err := c.sources(ctx, client, given)
		if err != nil {
			report(e.stderr, err)
			failed = true
			continue
		}
		for _, src := range found {
			_, added, err := s.AddSource(ctx, src)
			if err != nil {
				return err
			}
			said := "added"
			if !added {
				said = "there already:"
			}
			fmt.Fprintf(e.stdout, "%s %s\n", said, strings.TrimSpace(src.Title+" "+src.URL))
		}
	}
	if failed {
		return errReported
	}
	return nil
}

// An adviceError is an error with what can be done about it.
type adviceError struct {
	error
	hint string
}

func (a *adviceError) Hint() string  { return a.hint }
func (a *adviceError) Unwrap() error { return a.error }

// sources returns the sources that an argument means.
func (c *addCommand) sources(ctx context.Context, client *fetch.Client, given string) ([]store.Source, error) {
	if !strings.Contains(given, "://") {
		b, err := os.ReadFile(given)
		if err != nil {
			return nil, &adviceError{fmt.Errorf("%q: %w", given, gentz.ErrNotFound), "give an address such as https://example.org/feed, or an OPML file"}
		}
		list, err := fetch.ParseOPML(b)
		if err != nil {
			return nil, &adviceError{fmt.Errorf("%q: %w", given, err), `"gentz import" takes articles from files`}
		}
		var out []store.Source
		for _, o := range list {
			out = append(out, store.Source{URL: o.URL, Kind: store.Feed, Title: o.Title})
		}
		return out, nil
	}
	if fetch.HostOf(given) == "" {
		return nil, &adviceError{fmt.Errorf("%q: %w: not an http:// or https:// address", given, gentz.ErrInvalid), "feeds are fetched from the web"}
	}
	if _, after, _ := strings.Cut(given, "://"); strings.Contains(strings.SplitN(after, "/", 2)[0], "@") {
		return nil, &adviceError{fmt.Errorf("an address with a name or password: %w", gentz.ErrRefused), "gentz keeps no passwords and sends none: give an address that needs none"}
	}
	kind := store.Feed
	if c.Page {
		kind = store.Page
	}
	if c.Offline || c.Page {
		return []store.Source{{URL: given, Kind: kind}}, nil
	}
	return ask(ctx, client, given)
}

// ask fetches what is at an address: a feed, or a page that names its feeds, of
// which the first is taken.
func ask(ctx context.Context, client *fetch.Client, given string) ([]store.Source, error) {
	resp, err := client.Get(ctx, fetch.Request{URL: given})
	if err != nil {
		hint := "add it unseen with --offline"
		if errors.Is(err, gentz.ErrRefused) {
			hint = "if the address is in your own network, allow that with --allow"
		}
		return nil, &adviceError{err, hint}
	}
	f, err := fetch.ParseFeed(resp.Body, resp.ContentType, resp.URL)
	if err == nil {
		kind := store.Feed
		if f.Format == "sitemap" {
			kind = store.Sitemap
		}
		return []store.Source{{URL: given, Kind: kind, Title: f.Title}}, nil
	}
	feeds := fetch.Discover(resp.Body, resp.URL)
	if len(feeds) == 0 {
		return nil, &adviceError{fmt.Errorf("%s: %w", given, err), "give the address of its feed or news sitemap, or watch the page itself with --page"}
	}
	if resp, err = client.Get(ctx, fetch.Request{URL: feeds[0]}); err != nil {
		return nil, err
	}
	if f, err = fetch.ParseFeed(resp.Body, resp.ContentType, resp.URL); err != nil {
		return nil, fmt.Errorf("%s: %w", feeds[0], err)
	}
	return []store.Source{{URL: feeds[0], Kind: store.Feed, Title: f.Title}}, nil
}
