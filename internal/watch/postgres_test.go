package watch

import (
	"errors"
	"fmt"
	"testing"

	"gentz/internal/fetch/fetchtest"
	"gentz/internal/store"
	"gentz/internal/store/pgtest"
)

// Importing, watching and finding origins do in PostgreSQL what they do in SQLite.
func TestPostgres(t *testing.T) {
	srv, err := pgtest.Start()
	if errors.Is(err, pgtest.ErrMissing) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	defer srv.Stop()
	var got []string
	for _, address := range []string{t.TempDir() + "/x.db", srv.Database(t)} {
		s, err := store.Open(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		file := batchFile(t, 60)
		first, again := importAll(t, s, file), importAll(t, s, file)
		web := fetchtest.New(t)
		web.Set("/news/1", "text/html", articleHTML("From the web", "The pilot's NUL \x00 and \xff bytes."))
		web.Set("/feed", "", rssOf(item(1, "/news/1", "")))
		addFeed(t, s, web.URL+"/feed")
		run(t, watcher(t, s))
		if _, err := Origins(t.Context(), s, nil); err != nil {
			t.Fatal(err)
		}
		docs := documents(t, s)
		last := docs[len(docs)-1]
		copies, err := s.Copies(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%v; %v; %d documents, the last %q %q %d, %d copies", first, again, len(docs), last.Title, last.Text, source(t, s).Documents, len(copies)))
		s.Close()
	}
	if got[0] != got[1] {
		t.Errorf("SQLite:\n%s\nPostgreSQL:\n%s", got[0], got[1])
	}
	t.Log(got[0])
}
