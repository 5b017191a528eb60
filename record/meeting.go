package record

import (
	"cmp"
	"slices"
)

// A Meeting is a meeting or another contact, over all that is reported of it.
type Meeting struct {
	Kind         Kind            `json:"kind"` // "meeting"
	ID           string          `json:"id"`
	Mode         string          `json:"mode"`
	Participants []Participant   `json:"participants"`
	Sides        []string        `json:"sides"`     // parties that meet
	Mediators    []string        `json:"mediators"` // and hosts
	Place        *Place          `json:"place"`
	From         string          `json:"from,omitempty"`
	To           string          `json:"to,omitempty"`
	Precision    string          `json:"precision,omitempty"`
	State        string          `json:"state"`
	Reason       string          `json:"reason"`
	Overdue      bool            `json:"overdue,omitempty"` // planned, its day has passed, and no report says what came of it
	States       []StateReport   `json:"states"`            // by date
	Reports      []MeetingSource `json:"reports"`
	Origins      int             `json:"origins"`
	Purpose      []string        `json:"purpose"`
	PartOf       string          `json:"part_of,omitempty"`
	Conflicts    []Conflict      `json:"conflicts"`
	Hedged       bool            `json:"hedged,omitempty"` // every report that gives this state is unconfirmed
	MergedInto   string          `json:"merged_into,omitempty"`
}

// A StateReport is a state that one document gives a meeting.
type StateReport struct {
	State    string `json:"state"`
	At       string `json:"at"`
	By       string `json:"by,omitempty"`
	Origin   string `json:"origin"`
	Document string `json:"document"`
	Evidence []Span `json:"evidence"`
	Hedged   bool   `json:"hedged,omitempty"`
	Fate     string `json:"fate,omitempty"` // "revised" if a later version of the article says otherwise
}

// A MeetingSource is one document's report of a meeting.
type MeetingSource struct {
	Document string `json:"document"`
	Event    string `json:"event"`
	Evidence []Span `json:"evidence"`
	Fate     string `json:"fate,omitempty"` // "revised" if a later version of the article says it anew
}

// A Conflict is a field on which reports differ.
type Conflict struct {
	Field  string          `json:"field"`
	Values []ConflictValue `json:"values"`
}

// A ConflictValue is one of the values that are reported, with who does first.
type ConflictValue struct {
	Value    string `json:"value"`
	Document string `json:"document"`
	Origins  int    `json:"origins"`
}

// Meeting returns s as it stands in f.
func (s *Subject) Meeting(f Frame) *Meeting {
	m := &Meeting{Kind: KindMeeting, ID: s.ID, Participants: []Participant{}, Sides: []string{}, Mediators: []string{}, States: []StateReport{},
		Reports: []MeetingSource{}, Purpose: []string{}, Conflicts: []Conflict{}, MergedInto: s.MergedInto}
	standing := s.Standing(f)
	m.Origins = origins(standing)
	for _, r := range s.Told(f) {
		x := r.Meeting
		if x == nil {
			continue
		}
		by := x.By
		if x.State == "denied" && x.DeniedBy != "" {
			by = x.DeniedBy
		}
		m.States = append(m.States, StateReport{x.State, r.At, by, r.originOr(), r.Document, r.Evidence, x.Hedged, r.Fate})
		m.Reports = append(m.Reports, MeetingSource{r.Document, r.Fact, r.Evidence, r.Fate})
	}
	shown := shownState(s, standing, f)
	m.State, m.Reason, m.Overdue, m.Hedged = shown.state, shown.reason, shown.overdue, shown.hedged
	m.details(standing, shown)
	return m
}

// details fills what the reports say besides the state. Reports that give the shown
// state know best; what they leave open is taken from the others, the latest first.
func (m *Meeting) details(standing []*Report, shown shown) {
	ordered := slices.Clone(standing)
	slices.SortStableFunc(ordered, func(a, b *Report) int {
		if x, y := shown.from[a], shown.from[b]; x != y {
			if x {
				return -1
			}
			return 1
		}
		return -cmp.Compare(a.At, b.At)
	})
	var modes, places, days, parts tally
	at := map[string]*MeetingReport{}
	for _, r := range ordered {
		x := r.Meeting
		if x.Mode != "" && x.Mode != "other" && x.Mode != "meet" {
			modes.add(x.Mode, r)
		}
		parts.add(x.PartOf, r)
		if x.Place != nil {
			places.add(x.Place.Name, r)
			at["place "+x.Place.Name] = x
		}
		if x.From != "" && x.Precision == "day" {
			days.add(x.From, r)
			if old := at["day "+x.From]; old == nil || x.To > old.To {
				at["day "+x.From] = x
			}
		}
		for _, p := range x.Participants {
			m.participant(p)
		}
		for _, i := range x.Purpose {
			if !slices.Contains(m.Purpose, i) {
				m.Purpose = append(m.Purpose, i)
			}
		}
	}
	m.PartOf = parts.best()
	if m.Mode = modes.best(); m.Mode == "" {
		m.Mode = "meet"
	}
	if p := at["place "+places.best()]; p != nil {
		m.Place = p.Place
	}
	m.when(ordered, days, shown)
	if p := at["day "+m.From]; p != nil {
		m.To = max(m.From, p.To)
	}
	m.sides()
	m.conflict("place", ordered, shown, func(x *MeetingReport) string {
		if x.Place == nil {
			return ""
		}
		return x.Place.Name
	})
	m.conflict("day", ordered, shown, func(x *MeetingReport) string {
		if x.Precision != "day" {
			return ""
		}
		return x.From
	})
	if shown.disputed {
		m.conflict("state", ordered, shown, func(x *MeetingReport) string { return x.State })
	}
}

// when sets the days: of what was held, what most origins say; of what is to come,
// what was said last, for plans move.
func (m *Meeting) when(ordered []*Report, days tally, shown shown) {
	if m.State == "held" || m.State == "ongoing" || m.State == "disputed" {
		var sure tally
		for _, r := range ordered {
			if x := r.Meeting; shown.from[r] && x.Precision == "day" {
				sure.add(x.From, r)
			}
		}
		if m.From = sure.best(); m.From == "" {
			m.From = days.best()
		}
	} else {
		for _, r := range ordered {
			if x := r.Meeting; x.Precision == "day" && x.From != "" {
				m.From = x.From
				break
			}
		}
	}
	if m.From != "" {
		m.Precision = "day"
		return
	}
	for _, r := range ordered {
		if x := r.Meeting; x.From != "" {
			m.From, m.To, m.Precision = x.From, x.To, x.Precision
			return
		}
	}
}

func (m *Meeting) participant(p Participant) {
	for i := range m.Participants {
		if h := &m.Participants[i]; h.Actor == p.Actor {
			h.Side, h.Role = cmp.Or(h.Side, p.Side), cmp.Or(h.Role, p.Role)
			return
		}
	}
	m.Participants = append(m.Participants, p)
}

// sides sets Sides and Mediators from the participants.
func (m *Meeting) sides() {
	for _, p := range m.Participants {
		list, who := &m.Sides, cmp.Or(p.Side, p.Actor)
		if p.Role == "mediator" || p.Role == "host" && len(m.Participants) > 2 {
			list, who = &m.Mediators, p.Actor
		}
		if !slices.Contains(*list, who) {
			*list = append(*list, who)
		}
	}
}

// conflict notes that the reports of the shown state differ in a field.
func (m *Meeting) conflict(field string, ordered []*Report, shown shown, value func(*MeetingReport) string) {
	var t tally
	for _, r := range ordered {
		if shown.from[r] || field == "state" {
			t.add(value(r.Meeting), r)
		}
	}
	if len(t.values) < 2 {
		return
	}
	c := Conflict{Field: field, Values: []ConflictValue{}}
	for _, v := range t.values {
		c.Values = append(c.Values, ConflictValue{v.value, v.reports[0].Document, len(v.origins)})
	}
	m.Conflicts = append(m.Conflicts, c)
}
