package merge

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"
	"time"

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
		x.From, x.To = m.days(e)
		x.Precision = e.Time.Precision
	}
	words := m.words(raw.Evidence)
	h := fnv.New64a()
	h.Write([]byte(record.Fold(words)))
	x.Gist = strconv.FormatUint(h.Sum64(), 36)
	x.Ordinal, x.Track = ordinal(words), trackOf(words)
	if m.namesFewerThanTwo(x) {
		x.Context = m.about(x)
	}
	for _, p := range x.Participants { // to be found by reports that name parties only
		if a, err := m.actorOf(p.Actor); p.Side == "" && err == nil && a.Type == "person" {
			if id, err := m.partyOf(a); err == nil && id != "" && !slices.Contains(x.Context, id) {
				x.Context = append(x.Context, id)
			}
		}
	}
	return x
}

// days returns the first and last day of when an event is. It is on no certain day
// of "last week"; the one expression of that width in its evidence says which days
// these are. On a Sunday "last week" may be the week that ends with it.
func (m *merger) days(e *gentz.Event) (from, to string) {
	w := e.Time
	if from, to = day(w); from != "" || to != "" {
		return from, to
	}
	widest, ok := widths[w.Precision]
	if !ok {
		return "", ""
	}
	var one *gentz.Time
	for i := range m.points.Times {
		t := &m.points.Times[i]
		in := w.Ref == t.ID || slices.ContainsFunc(e.Evidence, func(s gentz.Span) bool { return s.Covers(t.Span) })
		if !in || t.From == 0 || t.To-t.From < 2 || t.To-t.From > widest {
			continue
		}
		if one != nil && (one.From != t.From || one.To != t.To) {
			return "", ""
		}
		one = t
	}
	if one == nil {
		return "", ""
	}
	from, to = one.From.String(), one.To.String()
	if at := m.raw.Document.Published; w.Precision == "week" && at-one.To == 7 && one.To.Weekday() == time.Sunday {
		to = at.String()
	}
	return from, to
}

// widths are the most days that times of a precision lie apart.
var widths = map[string]gentz.Day{"week": 13, "month": 31, "year": 366, "vague": 366}

// namesFewerThanTwo reports whether a report names fewer than two parties or persons.
func (m *merger) namesFewerThanTwo(x *record.MeetingReport) bool {
	n := 0
	for _, p := range x.Participants {
		if a, err := m.actorOf(p.Actor); p.Side != "" || err == nil && a.Type != "group" {
			n++
		}
	}
	return n < 2
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
	own := make([]*profile, len(reports))
	for i, r := range reports {
		p, err := m.profile([]*record.Report{r})
		if err != nil {
			return nil, err
		}
		own[i] = p
	}
	for i, r := range reports {
		if s := m.previous(record.KindMeeting, r.Evidence); s != nil {
			out[i] = s
			m.told[s.ID] = true
			continue
		}
		p := own[i]
		candidates, err := m.find(record.KindMeeting, m.meetingKeys(r), 60)
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
	return out, m.joinSplit(reports, own, out)
}

// joinSplit joins reports of this document that are of one meeting after all: what
// only the title says, to what fits it in the text, and what the reader has found
// twice, on the same day, at the same place, between the same.
func (m *merger) joinSplit(reports []*record.Report, own []*profile, out []*record.Subject) error {
	for i, r := range reports {
		if out[i] != nil {
			continue
		}
		best, most := -1, 0.0
		for k, o := range reports {
			if k == i || out[k] == nil && k > i && !titleOnly(r) {
				continue
			}
			score := m.sameMeeting(own[k], own[i])
			switch {
			case titleOnly(r) && !titleOnly(o) && settled(o.Meeting.State) == settled(r.Meeting.State):
				score++
			case r.Meeting.Precision != "day" || r.Meeting.From == "" || r.Meeting.From != o.Meeting.From || r.Meeting.To != o.Meeting.To || r.Meeting.State != o.Meeting.State || !own[i].within(own[k]):
				continue
			}
			if score >= meetingFits && score > most {
				best, most = k, score
			}
		}
		if best < 0 {
			continue
		}
		if out[best] == nil {
			s, err := m.create(record.KindMeeting)
			if err != nil {
				return err
			}
			out[best] = s
		}
		out[i] = out[best]
	}
	return nil
}

// titleOnly reports whether only the title says what r does.
func titleOnly(r *record.Report) bool {
	return !slices.ContainsFunc(r.Evidence, func(s record.Span) bool { return s.Block != "title" })
}

// settled reports whether a state says that a meeting was or is there.
func settled(state string) bool { return state == "held" || state == "ongoing" }

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
	who = append(who, x.Context...)
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

// about returns the parties that the document is about, at most four, without those
// that the report names: the parties of its other meetings, then the states and
// bodies that it names most.
func (m *merger) about(x *record.MeetingReport) []string {
	if m.parties == nil {
		m.parties = m.countParties()
	}
	var out []string
	for _, id := range m.parties {
		if len(out) < 4 && !slices.ContainsFunc(x.Participants, func(p record.Participant) bool { return p.Actor == id || p.Side == id }) {
			out = append(out, id)
		}
	}
	return out
}

func (m *merger) countParties() []string {
	type counted struct {
		id string
		n  int
	}
	var all []counted
	count := func(id string, n int) {
		if id == "" {
			return
		}
		if k := slices.IndexFunc(all, func(c counted) bool { return c.id == id }); k >= 0 {
			all[k].n += n
		} else {
			all = append(all, counted{id, n})
		}
	}
	for i := range m.points.Actors {
		a := &m.points.Actors[i]
		switch {
		case a.Party != "":
			count(m.actors[a.Party], len(a.Mentions))
		case a.Kind != "state" && a.Country != "":
			if id, err := m.stateOf(a.Country); err == nil {
				count(id, len(a.Mentions))
			}
		case a.Kind == "state" || a.Kind == "organisation" && len(a.Mentions) > 1 || a.Kind == "armed-group":
			count(m.actors[a.ID], len(a.Mentions))
		}
	}
	for i := range m.points.Events {
		e := &m.points.Events[i]
		if e.Type != "CONSULT" || len(e.Participants) < 2 {
			continue
		}
		for _, p := range e.Participants {
			count(m.actors[p.Side], 5)
		}
	}
	slices.SortStableFunc(all, func(a, b counted) int { return b.n - a.n })
	out := []string{}
	for _, c := range all[:min(8, len(all))] {
		out = append(out, c.id)
	}
	return out
}
