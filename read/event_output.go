package read

import (
	"sort"

	gentz "gentz"
	"gentz/text"
)

// event turns the joined report r into an event.
func (s *scene) event(r *report, reports []report) gentz.Event {
	e := gentz.Event{Type: r.typ, Mode: r.mode, CAMEO: r.cameo, State: r.state.state, Hedged: r.state.hedged, Place: r.place,
		Rule: r.rule, Sure: s.sureOf(r)}
	if r.typ == "CONSULT" {
		for _, p := range s.seats(r.who) {
			g := gentz.Participant{Actor: s.cast.id(p.actor), Role: p.role}
			if p.side >= 0 {
				g.Side = s.cast.id(p.side)
			}
			e.Participants = append(e.Participants, g)
			if r.mode != "visit" || len(r.source) == 0 {
				e.Source = append(e.Source, s.cast.id(p.actor))
			}
		}
		if r.cameo == "" {
			e.CAMEO = "046"
			if r.mode == "meet" || r.mode == "summit" || r.mode == "other" {
				e.CAMEO = "040"
			}
		}
	}
	if r.typ != "CONSULT" || r.mode == "visit" && len(r.source) > 0 {
		e.Source = s.ids(r.source)
		e.Target = s.ids(without(r.target, r.source))
	}
	if r.time.ref > 0 {
		e.Time = &gentz.When{Ref: s.cal.times[r.time.ref-1].ID, Precision: r.time.precision}
		if r.time.precision == "day" { // no day of a month or week is the day of the event
			e.Time.From, e.Time.To = r.time.from, r.time.to
		}
	}
	if r.reportedBy >= 0 {
		e.ReportedBy = s.cast.id(r.reportedBy)
	}
	if r.state.state == "denied" {
		if r.state.by >= 0 {
			if who := s.known(r.state.by); len(who) > 0 {
				e.DeniedBy = s.cast.id(who[0])
			}
		} else if q := s.statementAt(r.head); q != nil && q.Act == "deny" && q.Speaker != "" {
			e.DeniedBy = q.Speaker
		}
	}
	inText := false
	for k := range reports {
		inText = inText || !s.inTitle(reports[k].head)
	}
	for k := range reports {
		q := &reports[k]
		e.Mentions = append(e.Mentions, s.span(q.head, q.head+1))
		if q.anaphor && k > 0 {
			continue
		}
		e.Evidence = append(e.Evidence, s.evidence(q))
	}
	if !inText {
		e.Block = "title"
	}
	return e
}

// seats leaves out the state or body of a side whose people take part by name,
// for it is told by their side.
func (s *scene) seats(who []part) []part {
	var out []part
	for _, p := range who {
		stood := false
		for _, q := range who {
			stood = stood || q.actor != p.actor && q.side == p.actor && p.side == p.actor && q.role != "mediator"
		}
		if !stood {
			out = append(out, p)
		}
	}
	return out
}

func (s *scene) ids(numbers []int) []gentz.ID {
	var out []gentz.ID
	for _, n := range numbers {
		out = append(out, s.cast.id(n))
	}
	return out
}

// evidence returns the words of the clause that tells of the event, without the
// marks at its ends.
func (s *scene) evidence(r *report) gentz.Span {
	i, j := r.first, r.last
	for i < r.head && s.Tag(i) == text.PUNCT {
		i++
	}
	for j > r.head+1 && s.Tag(j-1) == text.PUNCT {
		j--
	}
	if s.inTitle(i) != s.inTitle(r.head) {
		i = r.head
	}
	return s.span(i, j)
}

// sureOf is how sure the event is: by rule, less if hedged or if its state rests
// on little.
func (s *scene) sureOf(r *report) float64 {
	p := r.sure
	if r.state.hedged {
		p -= 0.1
	}
	if r.state.strength <= 1 {
		p -= 0.1
	}
	return max(0.3, min(0.97, p))
}

// inOrder sorts events by their first mention and numbers them.
func (s *scene) inOrder(all []gentz.Event) []gentz.Event {
	at := func(e *gentz.Event) int {
		m := e.Mentions[0]
		if m.Block == "" {
			return m.Start + int(s.body)
		}
		return m.Start
	}
	sort.SliceStable(all, func(i, j int) bool { return at(&all[i]) < at(&all[j]) })
	for n := range all {
		all[n].ID = gentz.ID("e" + itoa(n+1))
	}
	return all
}
