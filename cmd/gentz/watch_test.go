package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"gentz/internal/fetch/fetchtest"
)

// do runs gentz as main does and returns its status, output and errors.
func do(args ...string) (int, string, string) {
	var out, err bytes.Buffer
	status := run(&env{stdin: strings.NewReader(""), stdout: &out, stderr: &err, width: plainWidth}, args)
	return status, out.String(), err.String()
}

// From the address of a site to an article, its new version and the health of
// the source, with a server of our own.
func TestWatchASite(t *testing.T) {
	srv := fetchtest.New(t)
	page := func(waited string) string {
		return `<html lang="en"><head><title>Talks open</title></head><body><article><h1>Talks open</h1><p>Envoys of two coastal states sat down in Lund Bay on Tuesday to speak about the ferries.</p>
			<p>` + waited + ` ships waited outside the harbour, the pilots said, and none of them had been told when it would be let in.</p></article></body></html>`
	}
	srv.Set("/", "text/html", `<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>Front page</body></html>`)
	feed := func(title string) string {
		return `<rss version="2.0"><channel><title>Harbour Post</title><item><title>` + title + `</title><link>` + srv.URL + `/news/1</link><pubDate>Wed, 04 Mar 2026 09:00:00 GMT</pubDate></item></channel></rss>`
	}
	srv.Set("/feed.xml", "", feed("Talks open"))
	srv.Set("/news/1", "text/html", page("Twelve"))
	db := "--store=" + filepath.Join(t.TempDir(), "s.db")
	const allow = "--allow=127.0.0.0/8"
	if status, out, stderr := do("add", db, allow, srv.URL); status != 0 || !strings.Contains(out, "added Harbour Post "+srv.URL+"/feed.xml") {
		t.Fatalf("add: %d %s %s", status, out, stderr)
	}
	if status, out, stderr := do("watch", db, allow, "--once", "--gap=0"); status != 0 || !strings.Contains(stderr, "msg=new") {
		t.Fatalf("watch: %d %s %s", status, out, stderr)
	}
	if status, out, stderr := do("sources", db); status != 0 || !strings.Contains(out, "Harbour Post  1 ") {
		t.Errorf("sources: %d %s %s", status, out, stderr)
	}
	// Without leave nothing of it is reached.
	before := len(srv.Asked(""))
	if status, _, stderr := do("add", db, srv.URL+"/other"); status != 1 || !strings.Contains(stderr, "refused") || len(srv.Asked("")) != before {
		t.Errorf("add without leave: %d %s", status, stderr)
	}
	if status, out, stderr := do("diff", db, srv.URL+"/news/1"); status != 0 || !strings.Contains(out, "nothing has changed") {
		t.Errorf("diff: %d %s %s", status, out, stderr)
	}
}
