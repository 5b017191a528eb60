package watch

import (
	"hash/fnv"
	"slices"
	"time"

	"gentz/internal/fetch"
)

// Bounds of a rhythm. Feeds state rhythms of minutes and of years.
const (
	shortest    = 5 * time.Minute
	usual       = 30 * time.Minute
	longest     = 12 * time.Hour
	longestAsk  = 6 * time.Hour  // how far what a feed or its server states may slow it down
	longestBack = 24 * time.Hour // between two tries at a source that fails
	// horizon is further ahead than anything is ever set: what lies beyond was set
	// by a clock that was wrong.
	horizon = 30 * time.Hour
)

// rhythm returns how long to wait until the next poll of a feed: half of the
// usual time between two of its articles, less often when it has fallen silent,
// and not more often than it or its server asks for. was is the rhythm so far and
// fresh how many entries the poll brought; they decide where the feed states no
// dates.
func rhythm(f *fetch.Feed, fresh int, was, hold time.Duration, now time.Time) time.Duration {
	var times []time.Time
	for _, it := range f.Items {
		t := it.Published
		if t.IsZero() {
			t = it.Updated
		}
		if !t.IsZero() && t.Before(now.Add(time.Hour)) && now.Sub(t) < 60*24*time.Hour {
			times = append(times, t)
		}
	}
	var every time.Duration
	if len(times) >= 3 {
		slices.SortFunc(times, func(a, b time.Time) int { return b.Compare(a) })
		times = times[:min(len(times), 20)]
		newest, oldest := times[0], times[len(times)-1]
		// The mean and not the median: bursts at noon would hide the quiet night.
		every = newest.Sub(oldest) / time.Duration(len(times)-1) / 2
		every = max(every, now.Sub(newest)/10)
	} else {
		every = quiet(was, fresh)
	}
	every = max(every, min(f.Every, longestAsk), min(hold, longestAsk))
	return min(max(every, shortest), longest)
}

// quiet returns the rhythm after a poll that says nothing of dates: faster when
// it brought something, slower when not.
func quiet(was time.Duration, fresh int) time.Duration {
	switch {
	case was == 0:
		return usual
	case fresh > 0:
		return max(was*7/10, shortest)
	}
	return min(was*5/4, longest)
}

// backoff returns how long to wait after n failures in a row, n from 1: from
// shortest, doubled each time.
func backoff(n int) time.Duration {
	d := shortest
	for ; n > 1 && d < longestBack; n-- {
		d *= 2
	}
	return min(d, longestBack)
}

// jittered moves d by up to a tenth either way, so that what failed together
// does not come back together. The shift follows from id and n: it is another one
// for each source and each time, and the same in every run.
func jittered(d time.Duration, id int64, n int) time.Duration {
	h := fnv.New32a()
	for _, v := range []int64{id, int64(n)} {
		for i := range 8 {
			h.Write([]byte{byte(v >> (8 * i))})
		}
	}
	share := float64(h.Sum32())/(1<<32)*0.2 - 0.1
	return d + time.Duration(share*float64(d))
}

// again are the times after which the page of an article is looked at again for
// changes, counted from one look to the next.
var again = []time.Duration{time.Hour, 5 * time.Hour, 18 * time.Hour, 24 * time.Hour, 24 * time.Hour}

// nextLook returns when to look at a page again that was fetched n times, zero
// when it is old.
func nextLook(n int, firstSeen, now time.Time) time.Time {
	if n < 1 || n > len(again) || now.Sub(firstSeen) > 7*24*time.Hour {
		return time.Time{}
	}
	return now.Add(again[n-1])
}
