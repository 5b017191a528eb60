package watch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"gentz"
	"gentz/internal/course"
	"gentz/internal/store"
	"gentz/record"
)

// keepCourse brings the articles of a course into s, and merges their perfect
// readings, a thousand at a time. each, if not nil, is called after each thousand
// with how long merging took.
func keepCourse(t testing.TB, s *store.Store, articles []course.Article, each func(n int, merging time.Duration)) {
	t.Helper()
	readings := map[string]*gentz.Reading{}
	m := &Merger{Store: s, Reader: "course", Read: func(d gentz.Document) (*gentz.Reading, error) { return readings[d.ID], nil }}
	ctx := context.Background()
	for at := 0; at < len(articles); {
		n := min(1000, len(articles)-at)
		var arrivals []store.Arrival
		clear(readings)
		for i := range articles[at : at+n] {
			a := &articles[at+i]
			readings[a.Document.ID] = &a.Reading
			arrivals = append(arrivals, store.Arrival{Key: store.URLKey(a.Document.URL), Document: a.Document})
		}
		if _, err := s.Add(ctx, arrivals); err != nil {
			t.Fatal(err)
		}
		if _, err := Origins(ctx, s, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := Stories(ctx, s, nil); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		if _, err := m.Run(ctx); err != nil {
			t.Fatal(err)
		}
		at += n
		if each != nil {
			each(at, time.Since(began))
		}
	}
}

// The record of a perfectly read course is the truth: each round is one meeting,
// on its day, at its place, in its state.
func TestCourse(t *testing.T) {
	for seed := range uint64(5) {
		c := course.Make(course.Plan{Seed: seed, Processes: 4, Rounds: 8, Outlets: 5})
		s := openStore(t, filepath.Join(t.TempDir(), fmt.Sprint(seed, ".db")))
		keepCourse(t, s, c.Articles, nil)
		lawful(t, s)
		number := map[string]int{} // document: true meeting
		for _, a := range c.Articles {
			number[a.Document.ID] = a.Meeting
		}
		of := map[int]map[string]int{} // true meeting: record meetings, with how many reports
		mixed, reports := 0, 0
		views := map[string]*record.Meeting{}
		if err := s.Subjects(t.Context(), store.Query{Kind: record.KindMeeting}, func(x *record.Subject) error {
			m := x.Meeting(record.Frame{})
			views[m.ID] = m
			seen := map[int]int{}
			for _, r := range m.Reports {
				reports++
				k := number[r.Document]
				seen[k]++
				if of[k] == nil {
					of[k] = map[string]int{}
				}
				of[k][m.ID]++
			}
			if len(seen) > 1 {
				mixed++
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		split, wrong := 0, 0
		for k, ids := range of {
			if len(ids) > 1 {
				split++
			}
			best, most := "", 0
			for id, n := range ids {
				if n > most || n == most && id < best {
					best, most = id, n
				}
			}
			truth := c.Meetings[k-1]
			if m := views[best]; m.State != truth.State || m.State == "held" && m.From != truth.Day.String() || m.Place == nil || m.Place.Name != truth.Place {
				wrong++
				if testing.Verbose() {
					t.Logf("seed %d: round %d is %s on %s in %s; shown %s on %s: %s", seed, k, truth.State, truth.Day, truth.Place, m.State, m.From, m.Reason)
				}
			}
		}
		t.Logf("seed %d: %d articles, %d reports, %d rounds, %d meetings; mixed %d, split %d, shown wrong %d", seed, len(c.Articles), reports, len(c.Meetings), len(views), mixed, split, wrong)
		if mixed+split+wrong > 0 || len(views) != len(c.Meetings) {
			t.Errorf("seed %d: mixed %d, split %d, shown wrong %d of %d rounds", seed, mixed, split, wrong, len(c.Meetings))
		}
	}
}

// Growth measures how long merging takes per document in records of growing size,
// GENTZ_DOCS documents in the end. It tests nothing by time.
func TestGrowth(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("GENTZ_DOCS"))
	if err != nil {
		t.Skip("GENTZ_DOCS says how many documents")
	}
	c := course.Make(course.Plan{Seed: 1, Processes: max(1, n/400), Rounds: 80, Outlets: 6})
	address := os.Getenv("GENTZ_GROWN")
	if address == "" {
		address = filepath.Join(t.TempDir(), "grown.db")
	}
	s := openStore(t, address)
	keepCourse(t, s, c.Articles[:min(n, len(c.Articles))], func(n int, d time.Duration) {
		if n == 1000 || n == 2000 || n == 5000 || n%10000 == 0 {
			t.Logf("%d documents: %.2f ms each", n, float64(d.Microseconds())/1e6)
		}
	})
	if fi, err := os.Stat(address); err == nil {
		t.Logf("%d articles of %d, %d bytes each", min(n, len(c.Articles)), len(c.Articles), fi.Size()/int64(min(n, len(c.Articles))))
	}
}
