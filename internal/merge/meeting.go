package merge

import (
	"cmp"
	"slices"
	"strings"

	"gentz"
	"gentz/record"
)

// mergeMeetings finds the subject of each meeting of the reading.
func (m *merger) mergeMeetings() error {
	for i := range m.points.Events {
		e := &m.points.Events[i]
		if e.Type != "CONSULT" || len(e.Evidence) == 0 {
			continue
		}
		r := &record.Report{Fact: string(e.ID), Evidence: spans(e.Evidence), Meeting: m.meeting(e)}
		s, err := m.findMeeting(r)
		if err != nil {
			return err
		}
		if s == nil {
			if s, err = m.create(record.KindMeeting); err != nil {
				return err
			}
		}
		m.events[e.ID] = s.ID
		if err := m.report(s, r); err != nil {
			return err
		}
	}
	return nil
}

// meeting returns what an event of the reading says, in terms of subjects.
func (m *merger) meeting(e *gentz.Event) *record.MeetingReport {
	x := &record.MeetingReport{Mode: e.Mode, State: e.State, By: m.actors[e.ReportedBy], DeniedBy: m.actors[e.DeniedBy], Hedged: e.Hedged,
		Purpose: m.linked(e.Purpose), PartOf: m.events[e.PartOf], Sure: e.Sure}
	for _, p := range e.Participants {
		if id := m.actors[p.Actor]; id != "" {
			x.Participants = append(x.Participants, record.Participant{Actor: id, Side: m.actors[p.Side], Role: p.Role})
		}
	}
	if p := e.Place; p != nil {
		x.Place = &record.Place{Name: p.Name, Country: p.Country, Lat: p.Lat, Lon: p.Lon}
	}
	if e.Time != nil {
		x.From, x.To = day(e.Time)
		x.Precision = e.Time.Precision
	}
	return x
}

// findMeeting returns the meeting that a report is of, nil if there is none.
func (m *merger) findMeeting(r *record.Report) (*record.Subject, error) {
	if s := m.previous(record.KindMeeting, r.Evidence); s != nil {
		return s, nil
	}
	x := r.Meeting
	at := cmp.Or(x.From, m.in.At[:min(10, len(m.in.At))])
	var keys []string
	for _, p := range x.Participants {
		for n := -1; n <= 1; n++ {
			keys = append(keys, "m:"+p.Actor+":"+record.Week(at, n))
			if p.Side != "" {
				keys = append(keys, "m:"+p.Side+":"+record.Week(at, n))
			}
		}
	}
	if len(keys) == 0 {
		return nil, nil
	}
	candidates, err := m.find(record.KindMeeting, keys, 40)
	if err != nil {
		return nil, err
	}
	var best *record.Subject
	score := 0.0
	for _, c := range candidates {
		if m.told[c.ID] { // the document speaks of two
			continue
		}
		if n := m.sameMeeting(c.Meeting(record.Frame{}), r); n > score {
			best, score = c, n
		}
	}
	return best, nil
}

// sameMeeting says how well a meeting of the record fits a report: 0 it is another one.
func (m *merger) sameMeeting(a *record.Meeting, r *record.Report) float64 {
	x := r.Meeting
	if (a.Mode == "call") != (x.Mode == "call") && x.Mode != "" && a.Mode != "meet" {
		return 0
	}
	shared, all := 0, map[string]bool{}
	sides := func(ps []record.Participant) (out []string) {
		for _, p := range ps {
			out = append(out, p.Actor)
			if p.Side != "" {
				out = append(out, p.Side)
			}
		}
		return out
	}
	have := sides(a.Participants)
	for _, id := range have {
		all[id] = true
	}
	for _, id := range slices.Compact(slices.Sorted(slices.Values(sides(x.Participants)))) {
		if slices.Contains(have, id) {
			shared++
		}
		all[id] = true
	}
	if shared == 0 {
		return 0
	}
	score := float64(shared) / float64(len(all))
	if shared >= 2 {
		score += 0.5
	}
	if a.From != "" && x.From != "" && a.Precision == "day" && x.Precision == "day" {
		if x.From > a.To || max(x.To, x.From) < a.From {
			return 0
		}
		score++
	} else if a.Precision == "day" && x.Precision != "" && x.From != "" && (a.From < x.From || a.From > x.To) {
		return 0
	}
	if a.Place != nil && x.Place != nil {
		if !samePlace(a.Place, x.Place) {
			return 0
		}
		score += 0.5
	}
	if score < 0.6 {
		return 0
	}
	return score
}

// samePlace reports whether two places may be one: "Villa Rosa, Geneva" and "Geneva".
func samePlace(a, b *record.Place) bool {
	if a.Country != "" && b.Country != "" && a.Country != b.Country {
		return false
	}
	x, y := strings.Fields(record.Fold(a.Name)), strings.Fields(record.Fold(b.Name))
	return slices.ContainsFunc(x, func(w string) bool { return slices.Contains(y, w) })
}
