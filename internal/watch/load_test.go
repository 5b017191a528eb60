package watch

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"gentz/internal/fetch/fetchtest"
	"gentz/internal/store"
)

// TestManyFeeds measures a watch of GENTZ_FEEDS feeds, such as 2000, each on a
// host of its own: the memory and time of the first polls, then of a quiet minute
// in which each feed is polled by a rhythm of half an hour and nothing is new.
func TestManyFeeds(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("GENTZ_FEEDS"))
	if err != nil {
		t.Skip("GENTZ_FEEDS says how many feeds to measure with, such as 2000")
	}
	srv := fetchtest.New(t)
	_, port, _ := strings.Cut(strings.TrimPrefix(srv.URL, "http://"), ":")
	names := fetchtest.Names(t, func(string) string { return "127.0.0.1" })
	srv.Handle("/feed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		host, _, _ := strings.Cut(r.Host, ".")
		var items []string
		for i := range 30 {
			items = append(items, fmt.Sprintf(`<item><title>Article %d of %s</title><guid>%d</guid><pubDate>%s</pubDate><description>%s</description></item>`, i, host, i,
				time.Now().Add(-time.Duration(i)*time.Hour).Format(time.RFC1123Z), fmt.Sprintf("Pilot %d of %s waited for the tide while the envoys spoke. ", i, host)))
		}
		fmt.Fprint(w, rssOf(items...))
	})
	address := filepath.Join(t.TempDir(), "many.db")
	s, err := store.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		addFeed(t, s, fmt.Sprintf("http://h%d.example:%s/feed", i, port))
	}
	measure := func(name, do string) {
		began := time.Now()
		cmd, out := start(t, do, address, names)
		if err := cmd.Wait(); err != nil {
			t.Fatalf("%v: %.2000s", err, out)
		}
		took := time.Since(began)
		used := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		t.Logf("%s: %d feeds, %v, CPU %v = %.1f %% of a core, memory at most %d MB", name, n, took.Round(time.Second), used.Round(time.Millisecond),
			100*used.Seconds()/took.Seconds(), peak(cmd)>>20)
	}
	measure("first polls", "watch")
	sources, err := s.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, src := range sources {
		if src.Failures > 0 || src.Entries == 0 {
			t.Fatalf("%+v", src)
		}
		src.NextPoll = time.Now().Add(time.Duration(i) * 30 * time.Minute / time.Duration(n))
		if _, err := s.Polled(t.Context(), src, nil); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	before := len(srv.Asked("/feed"))
	measure("a quiet minute", "minute")
	t.Logf("%d polls in the minute, %d bytes of store", len(srv.Asked("/feed"))-before, size(address))
}

func peak(cmd *exec.Cmd) int64 {
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss << 10 // kilobytes on Linux
	}
	return 0
}

func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
