package watch

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"testing"
	"time"

	"gentz/internal/fetch"
	"gentz/internal/fetch/fetchtest"
	"gentz/internal/store"
)

// The test binary runs again as a process of its own that imports or watches, to
// be killed or to meet a full disk: GENTZ_TEST_DO is what it does, to GENTZ_TEST_STORE. GENTZ_TEST_FILE is the batch
// to import, or the name server to ask.
func TestMain(m *testing.M) {
	do := os.Getenv("GENTZ_TEST_DO")
	if do == "" {
		os.Exit(m.Run())
	}
	if err := child(do, os.Getenv("GENTZ_TEST_STORE"), os.Getenv("GENTZ_TEST_FILE")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func child(do, address, file string) error {
	ctx := context.Background()
	s, err := store.Open(ctx, address)
	if err != nil {
		return err
	}
	defer s.Close()
	if do == "record" || do == "reread" || do == "rebuild" {
		return recordChild(s, do, file)
	}
	if do == "watch" || do == "minute" {
		w := watcher(nil, s)
		if file != "" {
			w.Client = fetch.NewClient(fetch.Settings{Allow: loopback, Resolver: fetchtest.Resolver(file)})
		}
		if do == "minute" {
			w.Once = false
			short, cancel := context.WithTimeout(ctx, time.Minute)
			defer cancel()
			ctx = short
		}
		// What is logged is on disk.
		w.Log = slog.New(slog.NewTextHandler(os.Stdout, nil))
		return w.Run(ctx)
	}
	im := &Import{Store: s, Workers: 1, Kept: func(t Tally, _ int64) { fmt.Println("kept", t.Total()) }}
	_, err = im.Run(ctx, []string{file})
	return err
}
