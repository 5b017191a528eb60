package merge

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"

	"gentz"
	"gentz/record"
)

// mergeMeetings finds the subject of each meeting of the reading. The pairs of a
// report and a meeting that fit best are joined first, and a document that speaks
// of two meetings is believed: no two of its reports are joined to one.
func (m *merger) mergeMeetings() error {
	var reports []*record.Report
	var ids []gentz.ID
	for i := range m.points.Events {
		e := &m.points.Events[i]
		if e.Type != "CONSULT" || len(e.Evidence) == 0 {
			continue
		}
		reports = append(reports, &record.Report{Fact: string(e.ID), Evidence: spans(e.Evidence), Meeting: m.meeting(e, &m.raw.Events[i])})
		ids = append(ids, e.ID)
	}
	subjects, err := m.matchMeetings(reports)
	if err != nil {
		return err
	}
	for i, r := range reports {
		s := subjects[i]
		if s == nil {
			if s, err = m.create(record.KindMeeting); err != nil {
				return err
			}
		}
		m.events[ids[i]] = s.ID
		if part := m.raw.Events; len(part) > 0 && r.Meeting.PartOf == "" {
			if e := event(m.points, ids[i]); e != nil && e.PartOf != "" && m.events[e.PartOf] != s.ID {
				r.Meeting.PartOf = m.events[e.PartOf]
			}
		}
		if err := m.report(s, r); err != nil {
			return err
		}
	}
	return nil
}

func event(r *gentz.Reading, id gentz.ID) *gentz.Event {
	for i := range r.Events {
		if r.Events[i].ID == id {
			return &r.Events[i]
		}
	}
	return nil
}

// meeting returns what an event of the reading says, in terms of subjects.
func (m *merger) meeting(e, raw *gentz.Event) *record.MeetingReport {
	x := &record.MeetingReport{Mode: e.Mode, State: e.State, By: m.actors[e.ReportedBy], DeniedBy: m.actors[e.DeniedBy], Hedged: e.Hedged,
		Purpose: m.linked(e.Purpose), Sure: e.Sure}
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
	words := m.words(raw.Evidence)
	h := fnv.New64a()
	h.Write([]byte(record.Fold(words)))
	x.Gist = strconv.FormatUint(h.Sum64(), 36)
	x.Ordinal = ordinal(words)
	return x
}

// matchMeetings returns the meeting of each report, nil where there is none yet.
func (m *merger) matchMeetings(reports []*record.Report) ([]*record.Subject, error) {
	out := make([]*record.Subject, len(reports))
	type pair struct {
		report  int
		subject *record.Subject
		score   float64
	}
	var pairs []pair
	profiles := map[string]*profile{}
	for i, r := range reports {
		if s := m.previous(record.KindMeeting, r.Evidence); s != nil {
			out[i] = s
			m.told[s.ID] = true
			continue
		}
		candidates, err := m.find(record.KindMeeting, m.meetingKeys(r), 60)
		if err != nil {
			return nil, err
		}
		p, err := m.profile([]*record.Report{r})
		if err != nil {
			return nil, err
		}
		for _, c := range candidates {
			q := profiles[c.ID]
			if q == nil {
				if q, err = m.profile(c.Standing(record.Frame{})); err != nil {
					return nil, err
				}
				profiles[c.ID] = q
			}
			if n := m.sameMeeting(q, p); n >= meetingFits {
				pairs = append(pairs, pair{i, c, n})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.score, a.score) })
	for _, p := range pairs {
		if out[p.report] != nil || m.told[p.subject.ID] {
			continue
		}
		out[p.report] = p.subject
		m.told[p.subject.ID] = true
		m.copied(reports[p.report], p.subject)
	}
	return out, nil
}

// copied gives a report whose words are copied from another document the days that
// they have there: "on Monday" in a text that was printed again a week later is
// still the Monday of the first.
func (m *merger) copied(r *record.Report, s *record.Subject) {
	for _, h := range s.Reports {
		if h.Origin == m.in.Origin && h.Meeting.Gist == r.Meeting.Gist && h.At < m.in.At {
			r.Meeting.From, r.Meeting.To, r.Meeting.Precision = h.Meeting.From, h.Meeting.To, h.Meeting.Precision
			return
		}
	}
}

// meetingKeys returns the keys of the meetings that a report may be of: those of
// its participants, or, where it names fewer than two, also of the parties that its
// document is about, around its days and those of its document.
func (m *merger) meetingKeys(r *record.Report) []string {
	x := r.Meeting
	var weeks []string
	add := func(day string) {
		for n := -1; n <= 1; n++ {
			if w := record.Week(day, n); !slices.Contains(weeks, w) {
				weeks = append(weeks, w)
			}
		}
	}
	if x.From != "" {
		add(x.From)
		if x.To != x.From {
			add(x.To)
		}
	}
	add(m.in.At[:min(10, len(m.in.At))])
	var who []string
	for _, p := range x.Participants {
		who = append(who, p.Actor, p.Side)
	}
	who = append(who, m.about()...)
	var keys []string
	seen := map[string]bool{"": true}
	for _, id := range who {
		if seen[id] {
			continue
		}
		seen[id] = true
		for _, w := range weeks {
			keys = append(keys, "m:"+id+":"+w)
		}
	}
	for _, w := range weeks {
		if x.Place != nil {
			keys = append(keys, "l:"+record.Fold(x.Place.Name)+":"+w)
		}
		keys = append(keys, "g:"+x.Gist)
	}
	return keys
}

// about returns the parties that the document names most: its states and bodies,
// at most six.
func (m *merger) about() []string {
	if m.parties != nil {
		return m.parties
	}
	type counted struct {
		id string
		n  int
	}
	var all []counted
	for i := range m.points.Actors {
		a := &m.points.Actors[i]
		id := m.actors[a.ID]
		if id == "" || a.Kind == "person" {
			id = m.actors[a.Party]
		}
		if id == "" {
			continue
		}
		if k := slices.IndexFunc(all, func(c counted) bool { return c.id == id }); k >= 0 {
			all[k].n += len(a.Mentions)
		} else {
			all = append(all, counted{id, len(a.Mentions)})
		}
	}
	slices.SortStableFunc(all, func(a, b counted) int { return b.n - a.n })
	m.parties = []string{}
	for _, c := range all[:min(6, len(all))] {
		m.parties = append(m.parties, c.id)
	}
	return m.parties
}
