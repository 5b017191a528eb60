package watch

import (
	"fmt"
	"strings"
	"testing"

	"gentz"
	"gentz/internal/store"
)

// words makes a text of sentences of their own for each n.
func words(n, sentences int) string {
	var b strings.Builder
	for i := range sentences {
		fmt.Fprintf(&b, "In week %d of year %d the %s of port %c%d spoke with pilot %d about buoy %d and rope %d. ", i, n, []string{"warden", "mayor", "guard", "clerk", "captain"}[(n+i)%5], 'a'+i%26, n, n*31+i, n*17+i*3, n*13+i*7)
		if i%4 == 3 {
			b.WriteString("\n\n")
		}
	}
	return strings.TrimSpace(b.String())
}

func keep(t *testing.T, s *store.Store, docs ...gentz.Document) {
	t.Helper()
	for _, d := range docs {
		if _, err := s.Add(t.Context(), []store.Arrival{{Key: store.TextKey("t", d.ID), Document: d}}); err != nil {
			t.Fatal(err)
		}
	}
}

// A wire text in four papers and a report of its own: two origins, whether they
// come in at once or one by one, and no more when the stage runs again.
func TestOrigins(t *testing.T) {
	wire := words(1, 16)
	docs := []gentz.Document{
		{ID: "wire", Outlet: "Coast Wire", Text: wire, Published: gentz.NewDay(2026, 3, 4)},
		{ID: "own", Outlet: "Gull", Text: words(2, 16), Published: gentz.NewDay(2026, 3, 4)},
	}
	for i := range 4 {
		docs = append(docs, gentz.Document{ID: fmt.Sprint("copy", i), Outlet: fmt.Sprint("Paper ", i), Text: wire, Published: gentz.NewDay(2026, 3, 5)})
	}
	for _, oneByOne := range []bool{false, true} {
		s := open(t)
		for _, d := range docs {
			keep(t, s, d)
			if oneByOne {
				if n, err := Origins(t.Context(), s, nil); n != 1 || err != nil {
					t.Fatal(n, err)
				}
			}
		}
		if _, err := Origins(t.Context(), s, nil); err != nil {
			t.Fatal(err)
		}
		if n, err := Origins(t.Context(), s, nil); n != 0 || err != nil {
			t.Errorf("again: %d, %v", n, err)
		}
		copies, err := s.Copies(t.Context(), 1)
		if err != nil || len(copies) != 5 {
			t.Errorf("one by one %v: %d documents have the wire's words, want 5, %v", oneByOne, len(copies), err)
		}
		have, err := s.Origins(t.Context(), []int64{2, 3})
		if err != nil || have[2].First != 2 || have[3].First != 1 || have[3].Relation != "reprint" || len(have[3].Reasons) == 0 {
			t.Errorf("one by one %v: %+v, %v", oneByOne, have, err)
		}
	}
}

// A later version of an article is no other origin.
func TestOriginOfVersions(t *testing.T) {
	s := open(t)
	for i := range 3 {
		text := words(1, 12) + fmt.Sprintf("\n\nVersion %d has a sentence more about the weather at sea.", i)
		if _, err := s.Add(t.Context(), []store.Arrival{{Key: "url:post.example/1", Document: gentz.Document{Outlet: "Post", Text: text}}}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Origins(t.Context(), s, nil); err != nil {
		t.Fatal(err)
	}
	have, err := s.Origins(t.Context(), []int64{1, 2, 3})
	if err != nil || have[2].First != 1 || have[3].First != 1 || have[3].Relation != "revision" {
		t.Errorf("%+v, %v", have, err)
	}
}
