package watch

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"gentz/internal/fetch"
	"gentz/internal/fetch/fetchtest"
	"gentz/internal/store"
)

func open(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "gentz.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}

// watcher returns a watcher of one round, without pauses, that reaches loopback.
func watcher(t testing.TB, s *store.Store) *Watcher {
	return &Watcher{Store: s, Once: true, Log: slog.New(slog.DiscardHandler), Client: fetch.NewClient(fetch.Settings{
		Allow: loopback, Gap: -1, Timeout: 20 * time.Second, MaxBytes: 1 << 20})}
}

func run(t testing.TB, w *Watcher) {
	t.Helper()
	if err := w.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func addFeed(t testing.TB, s *store.Store, url string) {
	t.Helper()
	if _, _, err := s.AddSource(t.Context(), store.Source{URL: url, Kind: store.Feed}); err != nil {
		t.Fatal(err)
	}
}

// pollAgain makes every source due.
func pollAgain(t testing.TB, s *store.Store) {
	t.Helper()
	sources, err := s.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, src := range sources {
		src.NextPoll = time.Now().Add(-time.Second)
		if _, err := s.Polled(t.Context(), src, nil); err != nil {
			t.Fatal(err)
		}
	}
}

func documents(t testing.TB, s *store.Store) []*store.Stored {
	t.Helper()
	docs, err := s.Documents(t.Context(), 0, 10_000)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

func source(t testing.TB, s *store.Store) *store.Source {
	t.Helper()
	all, err := s.Sources(t.Context())
	if err != nil || len(all) == 0 {
		t.Fatal(err)
	}
	return all[0]
}

// articleHTML is a page with enough text to be one.
func articleHTML(title, body string) string {
	return `<!DOCTYPE html><html lang="en"><head><title>` + title + `</title><meta property="og:type" content="article"></head><body><nav><a href="/">Home</a></nav><article><h1>` + title + `</h1>
<p>Envoys of Brandor and Selmark sat down in the harbour town of Lund Bay on Tuesday for a second day of talks on ferry traffic through the strait.</p>
<p>` + body + `</p>
<p>The mediator said that both delegations had handed over lists of the goods that they want to see inspected, and that the lists were longer than he had expected.</p>
<p>The talks are to be continued in the capital next week, after the two delegations have reported home and the ministers have looked at the lists.</p></article></body></html>`
}

func rssOf(items ...string) string {
	return `<rss version="2.0"><channel><title>Harbour Post</title>` + strings.Join(items, "") + `</channel></rss>`
}

func item(n int, url, more string) string {
	return fmt.Sprintf(`<item><title>Article %d</title><link>%s</link><guid isPermaLink="false">g%d</guid>%s</item>`, n, url, n, more)
}

func TestWatch(t *testing.T) {
	srv, s := fetchtest.New(t), open(t)
	for n := range 3 {
		srv.Set(fmt.Sprint("/news/", n), "text/html", articleHTML(fmt.Sprint("Article ", n), fmt.Sprintf("Speaker number %d left the room at noon.", n)))
	}
	srv.Set("/feed", "application/rss+xml", rssOf(item(0, "/news/0", ""), item(1, srv.URL+"/news/1?utm_source=rss", "<pubDate>Wed, 04 Mar 2026 09:15:00 +0100</pubDate>"),
		item(2, "/gone", "<description>Only a summary.</description>")))
	addFeed(t, s, srv.URL+"/feed")
	w := watcher(t, s)
	run(t, w)
	docs := documents(t, s)
	if len(docs) != 2 || !strings.Contains(docs[1].Text, "Speaker number 1") || strings.Contains(docs[1].Text, "Home") {
		t.Fatalf("%d documents", len(docs))
	}
	if d := docs[1]; d.SourceID == 0 || d.PageSHA256 == "" || d.Published.String() != "2026-03-04" || d.Title != "Article 1" {
		t.Errorf("%+v", d)
	}
	src := source(t, s)
	if src.Title != "Harbour Post" || src.LastSuccess.IsZero() || src.Failures != 0 || src.Entries != 3 {
		t.Errorf("%+v", src)
	}
	if srv.Most != 1 {
		t.Errorf("%d requests at once", srv.Most)
	}

	// The same feed again: nothing is fetched but the feed.
	before := len(srv.Asked(""))
	pollAgain(t, s)
	run(t, w)
	if asked := srv.Asked("")[before:]; len(asked) != 1 {
		t.Errorf("%d requests for a feed that did not change", len(asked))
	}

	// An entry that was edited has its page fetched again, and what changed there is a version.
	srv.Set("/news/0", "text/html", articleHTML("Article 0", "Speaker number 0 left the room at noon and did not come back."))
	srv.Set("/feed", "application/rss+xml", rssOf(item(0, "/news/0", "<description>updated</description>"))) // and the feed shrinks
	pollAgain(t, s)
	run(t, w)
	docs = documents(t, s)
	if len(docs) != 3 || docs[2].Version != 2 || docs[2].Article != docs[0].Article {
		t.Errorf("%d documents after a change", len(docs))
	}
	if n := source(t, s).Entries; n != 3 {
		t.Errorf("a feed that shrank has %d entries", n)
	}
}

// A feed that makes new guids each time, or marks of counting, doubles nothing.
func TestChangingGUIDs(t *testing.T) {
	srv, s := fetchtest.New(t), open(t)
	var polls atomic.Int64
	srv.Handle("/feed", func(w http.ResponseWriter, r *http.Request) {
		n := int(polls.Add(1))
		fmt.Fprint(w, rssOf(item(n, fmt.Sprintf("/news/a?utm_campaign=%d", n), "")))
	})
	srv.Set("/news/a", "text/html", articleHTML("One", "The pilot spoke."))
	addFeed(t, s, srv.URL+"/feed")
	w := watcher(t, s)
	for range 3 {
		run(t, w)
		pollAgain(t, s)
	}
	if n := len(documents(t, s)); n != 1 {
		t.Errorf("%d documents", n)
	}
}

func TestFailures(t *testing.T) {
	for _, tt := range []struct {
		path    string
		least   time.Duration // until the next poll
		most    time.Duration
		stopped bool
	}{
		{"/status/500", 4 * time.Minute, 6 * time.Minute, false},
		{"/status/404", 4 * time.Minute, 6 * time.Minute, false},
		{"/status/429?after=7200", 2 * time.Hour, 2*time.Hour + time.Minute, false},
		{"/status/403", 21 * time.Hour, 24 * time.Hour, false},
		{"/status/410", 0, 24 * time.Hour, true},
		{"/page", 4 * time.Minute, 6 * time.Minute, false}, // no feed
		{"/loop", 4 * time.Minute, 6 * time.Minute, false},
		{"/bomb", 4 * time.Minute, 6 * time.Minute, false},
	} {
		srv, s := fetchtest.New(t), open(t)
		addFeed(t, s, srv.URL+tt.path)
		w := watcher(t, s)
		run(t, w)
		src := source(t, s)
		wait := time.Until(src.NextPoll)
		if src.Failures != 1 || src.LastError == "" || (src.Stopped != "") != tt.stopped || wait < tt.least-time.Minute || wait > tt.most {
			t.Errorf("%s: next in %v, %+v", tt.path, wait, src)
		}
		if tt.stopped {
			continue
		}
		for range 12 {
			src = source(t, s)
			src.NextPoll = time.Now().Add(-time.Second)
			s.Polled(t.Context(), src, nil)
			w = watcher(t, s) // the client would remember Retry-After
			run(t, w)
		}
		if src = source(t, s); src.Failures != 13 || time.Until(src.NextPoll) < 20*time.Hour || time.Until(src.NextPoll) > 24*time.Hour {
			t.Errorf("%s: after 13 failures next in %v, %+v", tt.path, time.Until(src.NextPoll), src)
		}
		// It works again.
		srv.Handle(strings.SplitN(tt.path, "?", 2)[0], func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, rssOf()) })
		pollAgain(t, s)
		run(t, watcher(t, s))
		if src = source(t, s); src.Failures != 0 || src.LastError != "" || !src.FailingSince.IsZero() {
			t.Errorf("%s: works again, %+v", tt.path, src)
		}
	}
}

// Pages that are refused or stay broken leave what the feed itself says.
func TestFeedTextInstead(t *testing.T) {
	srv, s := fetchtest.New(t), open(t)
	srv.Set("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private\n")
	full := `<encoded xmlns="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>The whole article stands in the feed, with all of its sentences and names, so that no page is needed for it at all.</p><p>The second paragraph of it names the harbour master.</p>]]></encoded>`
	srv.Set("/feed", "", rssOf(item(1, "/private/1", full), item(2, "/private/2", "<description>A summary only.</description>"), item(3, "", full)))
	addFeed(t, s, srv.URL+"/feed")
	run(t, watcher(t, s))
	docs := documents(t, s)
	if len(docs) != 2 {
		t.Fatalf("%d documents", len(docs))
	}
	for _, d := range docs {
		if !strings.Contains(d.Text, "harbour master") || strings.Contains(d.Text, "<p>") {
			t.Errorf("text %q, reason %q", d.Text, d.Reason)
		}
	}
	if len(srv.Asked("/private/1")) > 0 {
		t.Error("robots.txt was not obeyed")
	}
}

// Stopped in the middle and begun anew, a watch loses nothing and doubles nothing.
func TestStopAndGoOn(t *testing.T) {
	srv, s := fetchtest.New(t), open(t)
	var items []string
	for n := range 12 {
		path := fmt.Sprint("/news/", n)
		body := articleHTML(fmt.Sprint("Article ", n), fmt.Sprintf("Speaker number %d left.", n))
		srv.Handle(path, func(w http.ResponseWriter, r *http.Request) {
			time.Sleep(2 * time.Millisecond)
			fmt.Fprint(w, body)
		})
		items = append(items, item(n, path, ""))
	}
	srv.Set("/feed", "", rssOf(items...))
	addFeed(t, s, srv.URL+"/feed")
	for n := 0; len(documents(t, s)) < 12; n++ {
		ctx, cancel := context.WithTimeout(t.Context(), 40*time.Millisecond)
		if err := watcher(t, s).Run(ctx); err != nil {
			t.Fatal(err)
		}
		cancel()
		if n > 200 {
			t.Fatalf("%d documents after %d starts", len(documents(t, s)), n)
		}
	}
	run(t, watcher(t, s))
	if n := len(documents(t, s)); n != 12 {
		t.Errorf("%d documents", n)
	}
}

// Without a network no source is blamed.
func TestNoNetwork(t *testing.T) {
	s := open(t)
	addFeed(t, s, "http://ferry.example/feed")
	w := watcher(t, s)
	w.Client = fetch.NewClient(fetch.Settings{Gap: -1, Resolver: unreachable()})
	run(t, w)
	src := source(t, s)
	if wait := time.Until(src.NextPoll); src.Failures != 0 || src.LastError != "" || wait < 30*time.Second || wait > 2*time.Minute {
		t.Errorf("next in %v, %+v", wait, src)
	}
}

// A feed that has moved for good is asked for at its new place, and at the old one
// again when the new one is no good.
func TestMovedFeed(t *testing.T) {
	srv, s := fetchtest.New(t), open(t)
	srv.Handle("/old", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/feed", http.StatusMovedPermanently)
	})
	srv.Set("/feed", "", rssOf())
	addFeed(t, s, srv.URL+"/old")
	for range 2 {
		run(t, watcher(t, s))
		pollAgain(t, s)
	}
	if src := source(t, s); src.Location != srv.URL+"/feed" || len(srv.Asked("/old")) != 1 || len(srv.Asked("/feed")) != 2 {
		t.Errorf("%+v", src)
	}
	srv.Handle("/feed", http.NotFound)
	srv.Set("/old", "", rssOf())
	for range 4 {
		run(t, watcher(t, s))
		pollAgain(t, s)
	}
	if src := source(t, s); src.Location != "" || src.Failures != 0 {
		t.Errorf("back where it was: %+v", src)
	}
}

// A feed that is cut off gives what came, and is asked for whole the next time.
func TestCutFeed(t *testing.T) {
	srv, s := fetchtest.New(t), open(t)
	srv.Set("/news/1", "text/html", articleHTML("One", "The pilot spoke."))
	srv.Set("/news/2", "text/html", articleHTML("Two", "The pilot was silent."))
	whole := rssOf(item(1, "/news/1", ""), item(2, "/news/2", ""))
	srv.Handle("/feed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Length", fmt.Sprint(len(whole)))
		fmt.Fprint(w, whole[:strings.Index(whole, "Article 2")])
	})
	addFeed(t, s, srv.URL+"/feed")
	run(t, watcher(t, s))
	if n := len(documents(t, s)); n != 1 {
		t.Errorf("%d documents of a feed that was cut", n)
	}
	srv.Set("/feed", "", whole)
	pollAgain(t, s)
	run(t, watcher(t, s))
	if n := len(documents(t, s)); n != 2 {
		t.Errorf("%d documents in the end", n)
	}
}

// A sitemap lists all that a site ever had: only what is of this week, or new
// since the last poll where it states no dates, is fetched.
func TestWatchSitemap(t *testing.T) {
	srv, s := fetchtest.New(t), open(t)
	for _, name := range []string{"old", "today", "undated", "later"} {
		srv.Set("/"+name, "text/html", articleHTML("About "+name, "The minister named "+name+"."))
	}
	url := func(name string, at time.Time) string {
		return "<url><loc>" + srv.URL + "/" + name + "</loc><lastmod>" + at.Format(time.RFC3339) + "</lastmod></url>"
	}
	list := url("old", time.Now().AddDate(-1, 0, 0)) + url("today", time.Now()) + "<url><loc>" + srv.URL + "/undated</loc></url>"
	srv.Set("/index.xml", "", "<sitemapindex><sitemap><loc>"+srv.URL+"/news.xml</loc></sitemap></sitemapindex>")
	srv.Set("/news.xml", "", "<urlset>"+list+"</urlset>")
	if _, _, err := s.AddSource(t.Context(), store.Source{URL: srv.URL + "/index.xml", Kind: store.Sitemap}); err != nil {
		t.Fatal(err)
	}
	run(t, watcher(t, s))
	srv.Set("/news.xml", "", "<urlset>"+list+"<url><loc>"+srv.URL+"/later</loc></url></urlset>")
	pollAgain(t, s)
	run(t, watcher(t, s))
	var got []string
	for _, d := range documents(t, s) {
		got = append(got, d.Title)
	}
	if strings.Join(got, ", ") != "About today, About later" {
		t.Errorf("fetched %s; %+v", got, source(t, s))
	}
}

func TestWatchPage(t *testing.T) {
	srv, s := fetchtest.New(t), open(t)
	srv.Set("/readout", "text/html", articleHTML("Readout", "The minister was there."))
	if _, _, err := s.AddSource(t.Context(), store.Source{URL: srv.URL + "/readout", Kind: store.Page}); err != nil {
		t.Fatal(err)
	}
	run(t, watcher(t, s))
	srv.Set("/readout", "text/html", articleHTML("Readout", "The minister was not there."))
	pollAgain(t, s)
	run(t, watcher(t, s))
	docs := documents(t, s)
	if len(docs) != 2 || docs[1].Version != 2 || source(t, s).Title != "Readout" {
		t.Errorf("%d documents", len(docs))
	}
}

func TestRhythm(t *testing.T) {
	now := time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)
	feed := func(every time.Duration, ago ...time.Duration) *fetch.Feed {
		f := &fetch.Feed{Every: every}
		for _, a := range ago {
			f.Items = append(f.Items, fetch.Item{Published: now.Add(-a)})
		}
		return f
	}
	min, hour, day := time.Minute, time.Hour, 24*time.Hour
	for _, tt := range []struct {
		name      string
		feed      *fetch.Feed
		fresh     int
		was, hold time.Duration
		want      time.Duration
	}{
		{"every hour", feed(0, hour/2, 3*hour/2, 5*hour/2, 7*hour/2), 0, 0, 0, 30 * min},
		{"a wire", feed(0, min, 2*min, 3*min, 4*min), 0, 0, 0, shortest},
		{"silent for ten days", feed(0, 10*day, 10*day+min, 10*day+2*min), 0, 0, 0, longest},
		{"silent for ten hours", feed(0, 10*hour, 10*hour+min, 10*hour+2*min), 0, 0, 0, hour},
		{"asks for two hours", feed(2*hour, min, 2*min, 3*min), 0, 0, 0, 2 * hour},
		{"asks for a month", feed(30*day, min, 2*min, 3*min), 0, 0, 0, longestAsk},
		{"the server holds an hour", feed(0, min, 2*min, 3*min), 0, 0, hour, hour},
		{"no dates, new", feed(0), 0, 0, 0, usual},
		{"no dates, brought something", feed(0), 3, 20 * min, 0, 14 * min},
		{"no dates, brought nothing", feed(0), 0, 20 * min, 0, 25 * min},
		{"dates in the future", feed(0, -day, -2*day, -3*day), 0, 0, 0, usual},
	} {
		if got := rhythm(tt.feed, tt.fresh, tt.was, tt.hold, now); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	for n, want := range map[int]time.Duration{1: 5 * min, 2: 10 * min, 5: 80 * min, 9: 1280 * min, 10: day, 1000: day} {
		if got := backoff(n); got != want {
			t.Errorf("backoff(%d) = %v, want %v", n, got, want)
		}
	}
	for id := range int64(100) {
		if d := jittered(hour, id, 3); d < 54*min || d > 66*min {
			t.Errorf("jittered(1h, %d) = %v", id, d)
		}
	}
}
