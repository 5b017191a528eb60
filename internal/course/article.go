package course

import (
	"fmt"
	"math/rand/v2"

	"gentz"
)

// A writer writes an article and notes what it says.
type writer struct {
	text []byte
	r    gentz.Reading
}

func (w *writer) put(s string) gentz.Span {
	from := len(w.text)
	w.text = append(w.text, s...)
	return gentz.Span{Start: from, End: len(w.text)}
}

// actor adds an actor with the mention that is written now.
func (w *writer) actor(name, kind, country string, party gentz.ID, title string) gentz.ID {
	for i := range w.r.Actors {
		if a := &w.r.Actors[i]; a.Name == name {
			a.Mentions = append(a.Mentions, gentz.Mention{Span: w.put(name), Kind: "name"})
			return a.ID
		}
	}
	a := gentz.Actor{ID: gentz.ID(fmt.Sprint("a", len(w.r.Actors)+1)), Name: name, Kind: kind, Country: country, Party: party, Rule: "course", Sure: 1}
	if title != "" {
		a.Roles = []gentz.Role{{Title: title, Of: party, Span: w.put(title)}}
		w.put(" ")
	}
	a.Mentions = []gentz.Mention{{Span: w.put(name), Kind: "name"}}
	w.r.Actors = append(w.r.Actors, a)
	return a.ID
}

var ways = map[string][]string{
	"planned":   {"will meet in %s on %s", "are to hold talks in %s on %s", "have agreed to sit down in %s on %s"},
	"held":      {"met in %s on %s", "held talks in %s on %s", "sat down together in %s on %s"},
	"cancelled": {"will not meet in %s on %s after all", "have called off their talks in %s on %s"},
	"denied":    {"have no talks in %s on %s, as was reported", "never agreed to talks in %s on %s"},
	"postponed": {"have put off their talks in %s on %s", "will not yet meet in %s on %s"},
}

var said = []string{"the maps are not ready", "nobody will sign before the summer", "the prisoners come first", "the river belongs to both banks",
	"a new paper is on the table", "the last offer was a step back", "there is no plan to leave the room", "the bridge will open when the guns are silent",
	"the mediators have asked for patience", "the text has four points that nobody can accept"}

// write writes what an outlet reports of a step of a meeting.
func write(r *rand.Rand, n int, outlet string, day gentz.Day, p *process, m *Meeting, number int, state string, on gentz.Day) Article {
	w := &writer{}
	var states [2]gentz.ID
	var people [2]gentz.ID
	for k := range 2 {
		s := &p.sides[k]
		states[k] = w.actor(s.name, "state", s.code, "", "")
		if k == 0 {
			w.put(" and ")
		}
	}
	w.put(" are talking. ")
	start := len(w.text)
	which, named := m.Level, r.IntN(3) > 0 // some outlets name only the states
	e := gentz.Event{ID: "e1", Type: "CONSULT", Mode: "meet", State: state, Rule: "course", Sure: 1}
	for k := range 2 {
		s := &p.sides[k]
		if named {
			x := s.people[which]
			people[k] = w.actor(x.name, "person", s.code, states[k], s.adjective+" "+x.office)
			e.Participants = append(e.Participants, gentz.Participant{Actor: people[k], Side: states[k]})
		} else {
			w.actor(s.name, "state", s.code, "", "")
			e.Participants = append(e.Participants, gentz.Participant{Actor: states[k], Side: states[k]})
		}
		if k == 0 {
			w.put(" and ")
		}
	}
	w.put(" ")
	verb := ways[state][r.IntN(len(ways[state]))]
	from := len(w.text)
	w.put(fmt.Sprintf(verb, m.Place, on))
	w.put(fmt.Sprintf(", %s reports.", outlet))
	e.Evidence = []gentz.Span{{Start: start, End: len(w.text)}}
	e.Mentions = []gentz.Span{{Start: from, End: len(w.text)}}
	e.Place = &gentz.Place{Name: m.Place, Country: p.sides[0].code, Span: gentz.Span{Start: from, End: len(w.text)}}
	e.Time = &gentz.When{From: on, To: on, Precision: "day"}
	for _, x := range e.Participants {
		e.Source = append(e.Source, x.Actor)
	}
	w.r.Events = []gentz.Event{e}
	for k := range 2 + r.IntN(3) {
		w.put(" ")
		s := &p.sides[k%2]
		x := s.people[r.IntN(2)]
		begin := len(w.text)
		id := w.actor(x.name, "person", s.code, states[k%2], "")
		source := w.r.Actors[len(w.r.Actors)-1].Mentions[0].Span
		for i := range w.r.Actors {
			if a := &w.r.Actors[i]; a.ID == id {
				source = a.Mentions[len(a.Mentions)-1].Span
			}
		}
		w.put(" said that ")
		content := w.put(said[r.IntN(len(said))] + fmt.Sprintf(" at %s in week %d", m.Place, int(day)/7))
		w.put(".")
		w.r.Statements = append(w.r.Statements, gentz.Statement{ID: gentz.ID(fmt.Sprint("s", len(w.r.Statements)+1)), Speaker: id, Source: &source, Content: []gentz.Span{content},
			Kind: "indirect", Act: "say", Polarity: "affirmed", Time: &gentz.When{From: day, To: day, Precision: "day"},
			Evidence: []gentz.Span{{Start: begin, End: len(w.text)}}, Rule: "course", Sure: 1})
	}
	doc := gentz.Document{ID: fmt.Sprint("doc-", n), Outlet: outlet, URL: fmt.Sprintf("https://example.com/%d", n), Published: day, Lang: "en", Text: string(w.text),
		Title: fmt.Sprintf("%s and %s: talks %s", p.sides[0].name, p.sides[1].name, state)}
	w.r.Document = doc
	w.r.Reader = gentz.Reader{Version: "course"}
	return Article{Document: doc, Reading: w.r, Meeting: number}
}
