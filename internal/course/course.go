// Package course makes up negotiations and what many outlets report of them, so
// that the record can be compared with what is true, and measured at any size. A
// course of events is drawn at random: rounds of talks that are planned, moved,
// called off, denied and held. Outlets tell of each step in their own words, some
// print what another has written. Every article comes with the reading that a
// perfect reader would make of it.
package course

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"gentz"
)

// A Plan says how large a course is.
type Plan struct {
	Seed      uint64
	Processes int // negotiations between two states each
	Rounds    int // of each process
	Outlets   int // that may tell of each step; at least 2
}

// An Article is a document with its perfect reading. Article numbers start from 1.
type Article struct {
	Document gentz.Document
	Reading  gentz.Reading
	Meeting  int // the true meeting that it tells of, from 1
	Copy     int // number of the article that it is a reprint of, 0 if none
}

// A Meeting is what is true of one round of talks.
type Meeting struct {
	Process int
	Day     gentz.Day
	Place   string
	State   string // in the end: held, cancelled, denied
	Level   int    // who meets: 0 the foreign ministers, 1 the negotiators
}

// A Course is the truth and what is reported of it, by date.
type Course struct {
	Articles []Article
	Meetings []Meeting
}

type person struct{ name, office string }

type party struct {
	name, code, adjective string
	people                []person
}

type process struct {
	sides  [2]party
	cities []string
}

var syllables = strings.Fields("bar vel tor mak sen dri lan kor pet ul nov gar hal mir ost zan fel rud tam cor vas ek nor bel tur wes lor jan kas din")

func name(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(syllables[r.IntN(len(syllables))])
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

// Make makes the course of a plan: the same plan gives the same course.
func Make(p Plan) *Course {
	r := rand.New(rand.NewPCG(p.Seed, 7))
	c := &Course{}
	start := time.Date(2031, 1, 6, 0, 0, 0, 0, time.UTC)
	type step struct {
		day     time.Time
		meeting int
		state   string
		on      gentz.Day // the day of the meeting that is told; 0 for none
	}
	processes := make([]process, p.Processes)
	for i := range processes {
		for k := range 2 {
			country := name(r, 2) + "ia"
			x := party{name: country, code: fmt.Sprintf("X%c%c", 'A'+byte((2*i+k)/26%26), 'A'+byte((2*i+k)%26)), adjective: country + "n"}
			for _, office := range []string{"foreign minister", "chief negotiator"} {
				x.people = append(x.people, person{name(r, 2) + " " + name(r, 3), office})
			}
			processes[i].sides[k] = x
		}
		processes[i].cities = []string{name(r, 2) + "burg", name(r, 3), name(r, 2) + " Bay"}
	}
	var steps []step
	for i := range processes {
		at := start.AddDate(0, 0, r.IntN(10))
		for range p.Rounds {
			at = at.AddDate(0, 0, 9+r.IntN(12))
			m := Meeting{Process: i, Day: dayOf(at), Place: processes[i].cities[r.IntN(3)], Level: r.IntN(2)}
			n := len(c.Meetings) + 1
			tell := func(day time.Time, state string, on gentz.Day) { steps = append(steps, step{day, n, state, on}) }
			tell(at.AddDate(0, 0, -5), "planned", m.Day)
			switch k := r.IntN(10); {
			case k == 0:
				m.State = "cancelled"
				tell(at.AddDate(0, 0, -1), "cancelled", m.Day)
			case k == 1:
				m.State = "denied"
				tell(at.AddDate(0, 0, -4), "denied", m.Day)
			case k == 2:
				tell(at.AddDate(0, 0, -2), "postponed", m.Day)
				m.Day += 4
				at = at.AddDate(0, 0, 4)
				tell(at.AddDate(0, 0, -2), "planned", m.Day)
				fallthrough
			default:
				m.State = "held"
				tell(at.AddDate(0, 0, 1), "held", m.Day)
			}
			c.Meetings = append(c.Meetings, m)
		}
	}
	// By day, then by meeting: as articles arrive.
	for d := start; len(steps) > 0 && d.Before(start.AddDate(200, 0, 0)); d = d.AddDate(0, 0, 1) {
		rest := steps[:0]
		for _, s := range steps {
			if !s.day.Equal(d) {
				rest = append(rest, s)
				continue
			}
			m := &c.Meetings[s.meeting-1]
			outlets := r.Perm(max(p.Outlets, 2))
			outlets = outlets[:1+r.IntN(len(outlets))]
			first := 0
			for k, o := range outlets {
				n := len(c.Articles) + 1
				if k > 0 && r.IntN(3) == 0 { // prints what the first has written
					a := c.Articles[first-1]
					a.Copy = first
					a.Document.ID, a.Document.Outlet = fmt.Sprint("doc-", n), outletName(o)
					a.Document.URL = fmt.Sprintf("https://outlet%d.example/%d", o, n)
					a.Reading.Document = a.Document
					c.Articles = append(c.Articles, a)
					continue
				}
				c.Articles = append(c.Articles, write(r, n, outletName(o), dayOf(d), &processes[m.Process], m, s.meeting, s.state, s.on))
				if k == 0 {
					first = n
				}
			}
		}
		steps = rest
	}
	return c
}

func outletName(n int) string { return fmt.Sprintf("Outlet %c%d", 'A'+byte(n%26), n/26) }

func dayOf(t time.Time) gentz.Day { return gentz.NewDay(t.Date()) }
