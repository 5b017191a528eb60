package watch

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"gentz/internal/store"
)

// articles writes a batch of n articles of some 400 words each of words of their
// own, with a tenth of reprints, the same in every run.
func articles(b *testing.B, n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		var s strings.Builder
		for range 2 + r.IntN(3) {
			s.WriteString([]string{"ta", "lo", "mi", "ser", "van", "quo", "ri", "den", "pul", "ka"}[r.IntN(10)])
		}
		return s.String()
	}
	var out strings.Builder
	text := ""
	for i := range n {
		if i%10 != 9 {
			var s strings.Builder
			for w := range 400 {
				s.WriteString(word())
				switch {
				case w%80 == 79:
					s.WriteString(".\\n\\n")
				case w%16 == 15:
					s.WriteString(". ")
				default:
					s.WriteString(" ")
				}
			}
			text = s.String()
		}
		fmt.Fprintf(&out, `{"id": "%d", "title": "%s %s %s", "outlet": "outlet %d", "published": "2026-03-%02d", "text": "%s"}`+"\n", i, word(), word(), word(), i%20, 1+i%28, text)
	}
	path := filepath.Join(b.TempDir(), "articles.jsonl")
	if err := os.WriteFile(path, []byte(out.String()), 0o666); err != nil {
		b.Fatal(err)
	}
	return path
}

// used is the time that all cores have worked for this process: unlike the
// clock's it does not depend on what else the machine does.
func used() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkImport imports 2,000 made-up articles on one worker, and then finds
// their origins; or those of the file GENTZ_BATCH. Its numbers are of one core's seconds.
func BenchmarkImport(b *testing.B) {
	file := os.Getenv("GENTZ_BATCH")
	if file == "" {
		file = articles(b, 2000)
	}
	for b.Loop() {
		before := used()
		address := filepath.Join(b.TempDir(), fmt.Sprint(b.N, ".db"))
		s, err := store.Open(b.Context(), address)
		if err != nil {
			b.Fatal(err)
		}
		tally, err := (&Import{Store: s, Workers: 1}).Run(b.Context(), []string{file})
		if err != nil {
			b.Fatal(err)
		}
		n := float64(tally.Total())
		kept := used() - before
		if _, err := Origins(b.Context(), s, nil); err != nil {
			b.Fatal(err)
		}
		s.Close()
		b.ReportMetric(n/kept.Seconds(), "kept/core-s")
		b.ReportMetric(n/(used()-before).Seconds(), "all/core-s")
		b.ReportMetric(float64(size(address))/n, "B/document")
	}
}
