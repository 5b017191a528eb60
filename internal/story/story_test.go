package story

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gentz"
)

// memory is a Near that compares with everything.
type memory struct {
	docs    int
	in      map[int64]int
	stories map[int64]*Story
}

func (m *memory) Counts([]int64) (int, map[int64]int, error) { return m.docs, m.in, nil }

func (m *memory) Stories([]int64, gentz.Day, int) ([]*Story, error) {
	var ids []int64
	for id := range m.stories {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var out []*Story
	for _, id := range ids {
		out = append(out, m.stories[id])
	}
	return out, nil
}

func (m *memory) add(t *testing.T, seq int64, d *gentz.Document) int64 {
	t.Helper()
	x, err := Decide(m, seq, d)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range x.Gone {
		delete(m.stories, id)
	}
	m.stories[x.Story.ID] = x.Story
	m.docs++
	for _, term := range x.Terms {
		m.in[term]++
	}
	return x.Story.ID
}

func day(t *testing.T, s string) gentz.Day {
	t.Helper()
	var d gentz.Day
	if err := d.UnmarshalText([]byte(s)); err != nil {
		t.Fatal(err)
	}
	return d
}

// Two strikes at once stay two stories; each paper that writes of one of them joins
// it; a strike at the same place a year later is another one.
func TestStories(t *testing.T) {
	m := &memory{in: map[int64]int{}, stories: map[int64]*Story{}}
	add := func(seq int64, on, title, body string) int64 {
		return m.add(t, seq, &gentz.Document{Title: title, Text: body, Published: day(t, on)})
	}
	port := add(1, "2026-03-02", "Dockers of Lund Bay walk out", "Dockers in Lund Bay walked out on Monday over shifts, the Quay Workers' Guild said. Its leader, Tove Anders, asked Brenner Ports for talks.")
	mine := add(2, "2026-03-02", "Miners stop work at Karst Hill", "Miners at Karst Hill stopped work on Monday over dust in the shafts. The Deep Rock company said that it would wait. Ivo Halm spoke for the miners.")
	if port == mine {
		t.Error("two strikes are one story")
	}
	if got := add(3, "2026-03-04", "Brenner Ports offers talks to Lund Bay dockers", "Brenner Ports offered talks to the Quay Workers' Guild of Lund Bay on Wednesday. Tove Anders said that the dockers would come."); got != port {
		t.Errorf("the offer is in story %d, want %d", got, port)
	}
	if got := add(4, "2026-03-05", "No end at Karst Hill", "Ivo Halm, who speaks for the miners of Karst Hill, said that nothing had come from Deep Rock. The shafts stay closed."); got != mine {
		t.Errorf("the miners are in story %d, want %d", got, mine)
	}
	if got := add(5, "2027-06-05", "Dockers of Lund Bay walk out", "Dockers in Lund Bay walked out on Monday over shifts, the Quay Workers' Guild said."); got == port {
		t.Error("the strike of the next year is the same story")
	}
	if m.stories[port].Label != "Dockers of Lund Bay walk out" {
		t.Errorf("it is called %q", m.stories[port].Label)
	}
}

// Two stories that turn out to be one are merged, and the older one stays.
func TestMerged(t *testing.T) {
	m := &memory{in: map[int64]int{}, stories: map[int64]*Story{}}
	d := day(t, "2026-03-02")
	a := m.add(t, 1, &gentz.Document{Title: "Talks in Velm", Text: "Envoys Orsa Lind and Petr Vael opened talks in Velm on the Tarn river.", Published: d})
	m.add(t, 2, &gentz.Document{Title: "A dam", Text: "The Tarn dam needs repair, engineers at Velm warned, and asked Petr Vael for money.", Published: d})
	for n := range 6 {
		m.add(t, int64(n+3), &gentz.Document{Title: "Talks in Velm on the Tarn dam", Text: "Envoys Orsa Lind and Petr Vael spoke in Velm of the Tarn dam and of the Tarn river, engineers said.", Published: d})
	}
	if len(m.stories) != 1 || m.stories[a] == nil || m.stories[a].Docs != 8 {
		t.Errorf("stories: %+v", m.stories)
	}
}

func FuzzTerms(f *testing.F) {
	f.Add("Talks", "Envoys met in Velm. 3,000 people came; Vael's men too.")
	f.Add("", "\xff\xfe … ’s 1.2.3 -- -a-b-")
	f.Fuzz(func(t *testing.T, title, body string) {
		d := &gentz.Document{Title: title, Text: body}
		counts := Terms(d)
		for i, c := range counts {
			if i > 0 && counts[i-1].Term >= c.Term || c.N <= 0 {
				t.Fatalf("%v is out of order or empty", counts)
			}
		}
		if len(label(d)) > 600 && title == "" {
			t.Errorf("a label of %d bytes", len(label(d)))
		}
		w, n := weigh(counts, 1, nil)
		if c := cosine(w, w); len(w) > 0 && (c < 0.999 || c > 1.001) || len(n) > len(w) {
			t.Errorf("a text is %v like itself", c)
		}
	})
}

func BenchmarkDecide(b *testing.B) {
	m := &memory{in: map[int64]int{}, stories: map[int64]*Story{}}
	body := strings.Repeat("Envoys Orsa Lind and Petr Vael opened talks in Velm on the Tarn river, the ministry said. ", 30)
	for n := range 50 {
		d := &gentz.Document{Title: fmt.Sprint("Talks ", n), Text: body + fmt.Sprintf(" City%d Name%d", n, n)}
		x, err := Decide(m, int64(n+1), d)
		if err != nil {
			b.Fatal(err)
		}
		m.stories[x.Story.ID] = x.Story
	}
	d := &gentz.Document{Title: "Talks in Velm", Text: body}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decide(m, 100, d); err != nil {
			b.Fatal(err)
		}
	}
}
