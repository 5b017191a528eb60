package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gentz"
	"gentz/internal/store/pgtest"
)

// server is started by the first test that wants it and stopped by TestMain.
var server = sync.OnceValues(func() (*pgtest.Server, error) {
	s, err := pgtest.Start()
	started = s
	return s, err
})

var started *pgtest.Server

func TestMain(m *testing.M) {
	code := m.Run()
	if started != nil {
		started.Stop()
	}
	os.Exit(code)
}

// each runs a test on an empty store of each kind. address opens it once more.
func each(t *testing.T, f func(t *testing.T, s *Store, address string)) {
	t.Run("sqlite", func(t *testing.T) {
		address := filepath.Join(t.TempDir(), "a store?#%41.db") // a name that a URL would change
		f(t, open(t, address), address)
	})
	t.Run("postgres", func(t *testing.T) {
		srv, err := server()
		if errors.Is(err, pgtest.ErrMissing) {
			t.Skip(err)
		} else if err != nil {
			t.Fatal(err)
		}
		address := srv.Database(t)
		f(t, open(t, address), address)
	})
}

func open(t *testing.T, address string) *Store {
	t.Helper()
	s, err := Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func article(key, text string) Arrival {
	return Arrival{Key: key, Page: []byte("<p>" + text), MediaType: "text/html",
		Document: gentz.Document{Title: "Talks", Text: text, Outlet: "Ferry News", URL: "https://ferry.example/" + key,
			Published: gentz.NewDay(2026, 3, 4), PublishedFrom: "meta", Authors: []string{"A. Berg"}}}
}

func add(t *testing.T, s *Store, a ...Arrival) []Outcome {
	t.Helper()
	out, err := s.Add(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// show writes documents in one line each: seq id version text.
func show(docs []*Stored) string {
	var b strings.Builder
	for _, d := range docs {
		fmt.Fprintf(&b, "%d %s v%d %s\n", d.Seq, d.ID, d.Version, d.Text)
	}
	return b.String()
}

func TestAdd(t *testing.T) {
	each(t, func(t *testing.T, s *Store, address string) {
		a, b := article("a", "The envoys met."), article("b", "The ferry sank \x00 \xff.")
		a.Document.ID, b.Document.Title = "one", "Nul\x00 and \xff"
		first := add(t, s, a, b, a)
		if !first[0].Kept || !first[1].Kept || first[2].Kept || first[2].Seq != first[0].Seq {
			t.Errorf("first import: %+v", first)
		}
		for _, o := range add(t, s, a, b) {
			if o.Kept {
				t.Errorf("the same again was kept: %+v", o)
			}
		}
		again := open(t, address)
		docs, err := again.Documents(t.Context(), 0, 10)
		if err != nil || len(docs) != 2 {
			t.Fatalf("%d documents, %v", len(docs), err)
		}
		d := docs[0]
		if d.ID != "one" || d.Seq != 1 || d.Text != "The envoys met." || d.Title != "Talks" || d.Published != gentz.NewDay(2026, 3, 4) ||
			d.PublishedFrom != "meta" || d.Moment != "2026-03-04" || len(d.Authors) != 1 || d.Arrived.IsZero() {
			t.Errorf("came back as %+v", d)
		}
		if docs[1].Text != b.Document.Text { // the text is kept byte for byte
			t.Errorf("text %q, want %q", docs[1].Text, b.Document.Text)
		}
		page, err := again.Page(t.Context(), d.PageSHA256)
		if err != nil || string(page) != "<p>The envoys met." {
			t.Errorf("page %q, %v", page, err)
		}
	})
}

func TestVersions(t *testing.T) {
	each(t, func(t *testing.T, s *Store, _ string) {
		one, two := article("url:x.example/a", "Twelve envoys."), article("url:x.example/a", "Fourteen envoys.")
		add(t, s, one, two)
		add(t, s, one, two) // imported again: both are there
		one.Live = true
		add(t, s, one) // the outlet went back to its first wording
		add(t, s, one)
		broken := Arrival{Key: one.Key, Reason: "page too large", Live: true}
		add(t, s, broken)
		d, err := s.Document(t.Context(), "http://www.x.example/a/#top")
		if err != nil {
			t.Fatal(err)
		}
		docs, err := s.Versions(t.Context(), d.Article)
		if err != nil {
			t.Fatal(err)
		}
		id := sum(one.Key)[:12]
		want := fmt.Sprintf("1 %s v1 Twelve envoys.\n2 %[1]s@2 v2 Fourteen envoys.\n3 %[1]s@3 v3 Twelve envoys.\n", id)
		if show(docs) != want {
			t.Errorf("got\n%swant\n%s", show(docs), want)
		}
	})
}

// A user's own ids may be taken by another article, or look like one of ours.
func TestIDs(t *testing.T) {
	each(t, func(t *testing.T, s *Store, _ string) {
		var ids []string
		for i, want := range []string{"7", "7", "7@2", "7@3", "7"} {
			a := article(fmt.Sprint("k", i), fmt.Sprint("Text ", i))
			a.Document.ID = want
			ids = append(ids, add(t, s, a)[0].ID)
		}
		if !slices.Equal(ids, []string{"7", "7@2", "7@2@2", "7@3", "7@4"}) {
			t.Errorf("ids %v", ids)
		}
		if _, err := s.Document(t.Context(), "8"); !errors.Is(err, gentz.ErrNotFound) {
			t.Errorf("an unknown id gave %v", err)
		}
	})
}

func TestPageWithoutText(t *testing.T) {
	each(t, func(t *testing.T, s *Store, _ string) {
		wall := Arrival{Key: "k", Page: []byte("<form>"), Reason: "login or payment asked for"}
		add(t, s, wall)
		add(t, s, wall)
		text := article("k", "Now it is free.")
		add(t, s, text)
		docs, err := s.Documents(t.Context(), 0, 10)
		if err != nil || len(docs) != 2 || docs[0].Reason == "" || docs[1].Reason != "" || docs[1].Version != 2 {
			t.Errorf("%v %s", err, show(docs))
		}
	})
}

// Writers in several connections: sequence numbers have no gaps, nothing is
// doubled, and a reader that follows the cursor misses nothing.
func TestWritersAtOnce(t *testing.T) {
	each(t, func(t *testing.T, s *Store, address string) {
		const writers, rounds = 4, 12
		stores := []*Store{s, open(t, address)}
		var wg sync.WaitGroup
		for w := range writers {
			wg.Go(func() {
				for r := range rounds {
					mine := article(fmt.Sprint("w", w, "r", r), fmt.Sprint("Text ", w, r))
					common := article(fmt.Sprint("common", r), fmt.Sprint("Common ", r))
					if _, err := stores[w%2].Add(context.WithoutCancel(t.Context()), []Arrival{mine, common}); err != nil {
						t.Error(err)
					}
				}
			})
		}
		done := make(chan struct{})
		go func() { wg.Wait(); close(done) }()
		var seen []int64
		for finished := false; ; {
			docs, err := s.Documents(t.Context(), int64(len(seen)), 5)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range docs {
				if d.Seq != int64(len(seen)+1) {
					t.Fatalf("document %d came after %d", d.Seq, len(seen))
				}
				seen = append(seen, d.Seq)
			}
			if len(docs) == 0 {
				if finished {
					break
				}
				select {
				case <-done:
					finished = true
				case <-time.After(time.Millisecond):
				}
			}
		}
		if want := writers*rounds + rounds; len(seen) != want {
			t.Errorf("%d documents, want %d", len(seen), want)
		}
	})
}

func TestCursor(t *testing.T) {
	each(t, func(t *testing.T, s *Store, _ string) {
		for _, step := range []struct{ set, want int64 }{{5, 5}, {3, 5}, {9, 9}, {0, 0}, {2, 2}} {
			if err := s.SetCursor(t.Context(), "read", step.set); err != nil {
				t.Fatal(err)
			}
			if got, err := s.Cursor(t.Context(), "read"); got != step.want || err != nil {
				t.Errorf("after SetCursor(%d): %d, %v, want %d", step.set, got, err, step.want)
			}
		}
	})
}

func TestSources(t *testing.T) {
	each(t, func(t *testing.T, s *Store, _ string) {
		ctx, now := t.Context(), time.Date(2026, 3, 4, 9, 0, 0, 0, time.UTC)
		id, added, err := s.AddSource(ctx, Source{URL: "https://a.example/feed", Kind: Feed})
		if err != nil || !added {
			t.Fatal(id, added, err)
		}
		if same, added, err := s.AddSource(ctx, Source{URL: "https://a.example/feed", Kind: Feed}); same != id || added || err != nil {
			t.Errorf("added again: %d %v %v", same, added, err)
		}
		due, err := s.DueSources(ctx, time.Now(), time.Hour, 10)
		if err != nil || len(due) != 1 {
			t.Fatalf("%d due, %v", len(due), err)
		}
		src := due[0]
		src.Title, src.ETag, src.LastPoll, src.LastSuccess, src.Polls = "A", `"1"`, now, now, 1
		src.Every, src.NextPoll = 20*time.Minute, now.Add(20*time.Minute)
		entries := []Entry{{Key: "url:a.example/1", URL: "https://a.example/1", Body: []byte(`{"title":"x"}`), FirstSeen: now, NextFetch: now}}
		for i, want := range []int{1, 0} {
			if fresh, err := s.Polled(ctx, src, entries); fresh != want || err != nil {
				t.Errorf("poll %d: %d fresh, %v, want %d", i, fresh, err, want)
			}
		}
		entries[0].Body = []byte(`{"title":"y"}`)
		if fresh, err := s.Polled(ctx, src, entries); fresh != 1 || err != nil {
			t.Errorf("edited: %d fresh, %v", fresh, err)
		}
		if due, _ := s.DueSources(ctx, now.Add(19*time.Minute), time.Hour, 10); len(due) != 0 {
			t.Errorf("due before its time")
		}
		if due, _ := s.DueSources(ctx, now.Add(-48*time.Hour), 24*time.Hour, 10); len(due) != 1 {
			t.Errorf("a clock that went back two days keeps it waiting")
		}
		todo, err := s.DueEntries(ctx, now, time.Hour, 10)
		if err != nil || len(todo) != 1 || string(todo[0].Body) != `{"title":"y"}` {
			t.Fatalf("%v %+v", err, todo)
		}
		if next, err := s.NextDue(ctx); !next.Equal(now) || err != nil {
			t.Errorf("next due %v, %v", next, err)
		}
		e := todo[0]
		e.Fetches, e.NextFetch = 1, time.Time{}
		a := article(e.Key, "The text.")
		a.SourceID = id
		if out, err := s.Fetched(ctx, e, a); err != nil || !out[0].Kept {
			t.Fatal(out, err)
		}
		all, err := s.Sources(ctx)
		if err != nil || len(all) != 1 || all[0].Entries != 1 || all[0].Documents != 1 || all[0].Title != "A" || all[0].Every != 20*time.Minute || !all[0].LastNew.Equal(now) {
			t.Errorf("%v %+v", err, all[0])
		}
		if err := s.RemoveSource(ctx, "https://a.example/feed"); err != nil {
			t.Error(err)
		}
		if err := s.RemoveSource(ctx, "https://b.example/feed"); !errors.Is(err, gentz.ErrNotFound) {
			t.Error(err)
		}
	})
}

// What is no store of ours is left as it is.
func TestOpenOther(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	os.WriteFile(text, []byte(strings.Repeat("not a database ", 100)), 0o666)
	other := filepath.Join(dir, "other.db")
	db, _ := sql.Open("sqlite", other)
	if _, err := db.Exec("CREATE TABLE mail (id INTEGER)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	newer := filepath.Join(dir, "newer.db")
	s := open(t, newer)
	if _, err := s.write.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	for _, tt := range []struct {
		name, address string
		kind          error
		says          string
	}{
		{"text", text, gentz.ErrInvalid, "not an SQLite file"},
		{"another program's", other, gentz.ErrInvalid, "another program"},
		{"newer", newer, gentz.ErrInvalid, "newer gentz"},
		{"folder", dir, gentz.ErrInvalid, "folder"},
		{"no folder", filepath.Join(dir, "no", "x.db"), gentz.ErrNotFound, "there is no folder"},
		{"no name", "", gentz.ErrInvalid, "no name"},
		{"no server", "postgres://u:secret@127.0.0.1:1/x?connect_timeout=2&password=secret", gentz.ErrRetry, "does not answer"},
	} {
		before, _ := os.ReadFile(tt.address)
		_, err := Open(t.Context(), tt.address)
		if !errors.Is(err, tt.kind) || !strings.Contains(fmt.Sprint(err), tt.says) || strings.Contains(fmt.Sprint(err), "secret") {
			t.Errorf("%s: %v", tt.name, err)
		}
		if after, _ := os.ReadFile(tt.address); string(after) != string(before) {
			t.Errorf("%s: the file was changed", tt.name)
		}
	}
}

func TestURLKey(t *testing.T) {
	for _, tt := range []struct{ address, want string }{
		{"https://www.Ferry.example/news/1/", "url:ferry.example/news/1"},
		{"http://ferry.example:80/news/1#top", "url:ferry.example/news/1"},
		{"https://ferry.example/n?id=7&utm_source=rss&a=1", "url:ferry.example/n?a=1&id=7"},
		{"https://ferry.example/News", "url:ferry.example/News"},
		{"https://ferry.example:8443/", "url:ferry.example:8443"},
		{"mailto:x@ferry.example", ""}, {"/news/1", ""}, {"", ""}, {"https://%zz", ""},
	} {
		if got := URLKey(tt.address); got != tt.want {
			t.Errorf("URLKey(%q) = %q, want %q", tt.address, got, tt.want)
		}
	}
}
