package watch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"gentz/internal/store"
	"gentz/internal/warc"
)

// unreachable returns a resolver as it is without a network.
func unreachable() *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.OpError{Op: "dial", Net: "udp", Err: os.NewSyscallError("connect", syscall.ENETUNREACH)}
	}}
}

func lay(t *testing.T, archive string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		path := filepath.Join(dir, f.Name)
		os.MkdirAll(filepath.Dir(path), 0o777)
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func importAll(t *testing.T, s *store.Store, paths ...string) Tally {
	t.Helper()
	tally, err := (&Import{Store: s}).Run(t.Context(), paths)
	if err != nil {
		t.Fatal(err)
	}
	return tally
}

func (t Tally) String() string {
	return fmt.Sprintf("new %d, versions %d, same %d, out %v, bad %d", t.New, t.Versions, t.Same, t.Out, t.Bad)
}

func TestImport(t *testing.T) {
	s := open(t)
	dir := lay(t, `
-- a.jsonl --
{"id": "1", "text": "The envoys met in Lund Bay.", "title": "Talks", "published": "2026-03-04T23:30:00-05:00", "url": "https://post.example/1"}
{"id": "2", "text": "The ferry did not sail.", "date": "2026-03-05 10:00:00+01:00"}
{"id": "3", "text": ""}
not JSON
{"text": "No id and no address."}
{"id": "4", "text": "The envoys met in Lund Bay again.", "title": "Talks", "url": "http://www.post.example/1/"}
-- b/c.txt --
A text of one line.
-- b/d.html --
`+articleHTML("From a folder", "The pilot spoke of fog.")+`
-- b/e.json --
{"id": "e", "text": "One document as an object."}
-- b/ignored.pdf --
%PDF
-- f.xml --
<rss version="2.0"><channel><title>Saved</title><item><title>In a feed</title><guid>1</guid><description>&lt;p&gt;The harbour master said on Tuesday that no ferry had left since the morning, and that none would leave before the storm was over.&lt;/p&gt;&lt;p&gt;The pilots agreed with him after they had seen the waves at the mouth of the bay.&lt;/p&gt;</description></item></channel></rss>
`)
	first := importAll(t, s, dir)
	if first.New != 7 || first.Versions != 1 || first.Same != 0 || first.Bad != 1 {
		t.Errorf("first: %v", first)
		for _, d := range documents(t, s) {
			t.Logf("%s v%d %q %q", d.ID, d.Version, d.Text, d.Reason)
		}
	}
	again := importAll(t, s, dir)
	if again.New != 0 || again.Versions != 0 || again.Same != 9 {
		t.Errorf("again: %v", again)
	}
	d, err := s.Document(t.Context(), "1")
	if err != nil || d.Published.String() != "2026-03-04" || d.Moment != "2026-03-04T23:30:00-05:00" || d.PublishedFrom != "given" {
		t.Errorf("%+v, %v", d, err)
	}
	if page, err := s.Page(t.Context(), d.PageSHA256); err != nil || !bytes.HasPrefix(page, []byte(`{"id": "1"`)) {
		t.Errorf("the line was kept as %q, %v", page, err)
	}
	if d, err = s.Document(t.Context(), "2"); err != nil || d.Published.String() != "2026-03-05" {
		t.Errorf("%+v, %v", d, err)
	}
	if d, err = s.Document(t.Context(), "4"); err != nil || d.Version != 2 {
		t.Errorf("another id at the same address: %+v, %v", d, err)
	}
}

// An id that two files use for two articles joins nothing.
func TestSharedIDs(t *testing.T) {
	s := open(t)
	dir := lay(t, `
-- monday.jsonl --
{"id": "1", "text": "Envoys of two coastal states sat down in Lund Bay on Monday to speak about ferries and tolls."}
-- tuesday.jsonl --
{"id": "1", "text": "A storm took the roof off the fish market while nobody was inside, the fire brigade reported."}
-- monday_corrected.jsonl --
{"id": "1", "text": "Envoys of two coastal states sat down in Lund Bay on Monday to speak about ferries, tolls and pilots."}
`)
	for range 2 {
		importAll(t, s, filepath.Join(dir, "monday.jsonl"), filepath.Join(dir, "tuesday.jsonl"), filepath.Join(dir, "monday_corrected.jsonl"))
	}
	var got []string
	for _, d := range documents(t, s) {
		got = append(got, fmt.Sprintf("%s article %d v%d", d.ID, d.Article, d.Version))
	}
	if want := "1 article 1 v1; 1@2 article 2 v1; 1@3 article 1 v2"; strings.Join(got, "; ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "; "), want)
	}
}

func TestImportArchive(t *testing.T) {
	s := open(t)
	var b bytes.Buffer
	w := warc.NewWriter(&b, true)
	at := time.Date(2026, 3, 4, 9, 0, 0, 0, time.UTC)
	html := []warc.Field{{Name: "Content-Type", Value: "text/html; charset=utf-8"}}
	for _, r := range []*warc.Record{
		warc.NewResponse("https://post.example/1", at, "200 OK", html, []byte(articleHTML("First", "The pilot spoke."))),
		warc.NewResponse("https://post.example/1", at.Add(time.Hour), "200 OK", html, []byte(articleHTML("First", "The pilot did not speak."))),
		warc.NewResponse("https://post.example/x.png", at, "200 OK", []warc.Field{{Name: "Content-Type", Value: "image/png"}}, []byte("\x89PNG")),
		warc.NewResponse("https://post.example/2", at, "404 Not Found", html, []byte("<p>gone")),
	} {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "crawl.warc.gz")
	if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	tally := importAll(t, s, path)
	if tally.New != 1 || tally.Versions != 1 || tally.Out["status 404"] != 1 || tally.Total() != 4 {
		t.Errorf("%v", tally)
	}
	if again := importAll(t, s, path); again.Same != 2 || again.New+again.Versions != 0 {
		t.Errorf("again: %v", again)
	}
	d, err := s.Document(t.Context(), "https://post.example/1")
	if err != nil || d.Version != 2 || !d.Fetched.Equal(at.Add(time.Hour)) || !strings.Contains(d.Text, "did not speak") {
		t.Errorf("%+v, %v", d, err)
	}
	// The end is missing: what is whole is kept.
	if err := os.WriteFile(path, b.Bytes()[:len(b.Bytes())*2/5], 0o666); err != nil {
		t.Fatal(err)
	}
	if cut := importAll(t, open(t), path); cut.New != 1 {
		t.Errorf("cut: %v", cut)
	}
}

func TestImportStops(t *testing.T) {
	s := open(t)
	var b strings.Builder
	for n := range 2000 {
		fmt.Fprintf(&b, `{"id": "%d", "text": "Text number %d."}`+"\n", n, n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	im := &Import{Store: s, Stdin: strings.NewReader(b.String())}
	im.Kept = func(t Tally, _ int64) {
		if t.New >= 256 {
			cancel()
		}
	}
	tally, err := im.Run(ctx, []string{"-"})
	if !errors.Is(err, context.Canceled) || tally.New < 256 || tally.New == 2000 {
		t.Fatalf("%v, %v", tally, err)
	}
	if n := len(documents(t, s)); n < tally.New {
		t.Errorf("%d reported, %d there", tally.New, n)
	}
	im = &Import{Store: s, Stdin: strings.NewReader(b.String())}
	if tally, err = im.Run(t.Context(), []string{"-"}); err != nil || len(documents(t, s)) != 2000 {
		t.Errorf("%v, %v", tally, err)
	}
}
