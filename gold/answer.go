package gold

import (
	"slices"

	"gentz"
)

// Answer turns a reading into the form of an annotated article: the two are
// compared fact by fact. What a reading has from the title only is left out,
// for annotations point into the text.
func Answer(r *gentz.Reading) *Article {
	byID := map[gentz.ID]*gentz.Actor{}
	for i := range r.Actors {
		byID[r.Actors[i].ID] = &r.Actors[i]
	}
	name := func(id gentz.ID) string {
		if a := byID[id]; a != nil {
			return a.Name
		}
		return ""
	}
	// side is the state of an actor, else the body that it belongs to.
	side := func(id gentz.ID) string {
		for range len(r.Actors) { // a chain of parties may be a ring
			a := byID[id]
			switch {
			case a == nil:
				return ""
			case a.Country != "":
				return a.Country
			case a.Party == "" && a.Kind != "person":
				return a.Name
			}
			id = a.Party
		}
		return ""
	}
	out := &Article{Document: r.Document}
	for _, a := range r.Actors {
		out.Actors = append(out.Actors, Actor{Name: a.Name, Kind: a.Kind, Country: a.Country})
	}
	for _, e := range r.Events {
		if e.Type != "CONSULT" || e.Block == "title" {
			continue
		}
		m := Meeting{State: e.State, Mode: e.Mode, Hedged: e.Hedged, Evidence: inText(e.Evidence)}
		for _, p := range e.Participants {
			if n := name(p.Actor); n != "" {
				m.Participants = append(m.Participants, n)
			}
			for _, id := range []gentz.ID{p.Actor, p.Side} {
				if s := side(id); s != "" && !slices.Contains(m.Sides, s) {
					m.Sides = append(m.Sides, s)
				}
			}
		}
		if e.Place != nil {
			m.Place = e.Place.Name
		}
		if e.Time != nil {
			m.From, m.To = e.Time.From, e.Time.To
		}
		out.Meetings = append(out.Meetings, m)
	}
	for _, s := range r.Statements {
		if s.Block != "title" {
			out.Statements = append(out.Statements, Statement{Speaker: name(s.Speaker), Content: inText(s.Content), Kind: s.Kind, Act: s.Act, Polarity: s.Polarity})
		}
	}
	for _, p := range r.Positions {
		q := Position{Party: side(p.Party), Stance: p.Stance, Own: p.Own}
		if q.Party == "" {
			q.Party = name(p.Party)
		}
		if e := inText(p.Evidence); len(e) > 0 {
			q.Evidence = e[0]
		}
		out.Positions = append(out.Positions, q)
	}
	return out
}

func inText(spans []gentz.Span) (out []gentz.Span) {
	for _, s := range spans {
		if s.Block == "" {
			out = append(out, s)
		}
	}
	return out
}
