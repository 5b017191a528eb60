package merge

import (
	"gentz"
	"gentz/record"
)

// mergePositions adds to the position of each party on each issue.
func (m *merger) mergePositions() error {
	for i := range m.points.Positions {
		p, b := &m.points.Positions[i], &m.raw.Positions[i]
		party := m.actors[p.Party]
		if party == "" || len(p.Evidence) == 0 {
			continue
		}
		x := &record.PositionReport{Party: party, Issue: m.issues[p.Issue], Stance: p.Stance, Own: p.Own, By: m.actors[p.By], Words: m.words(b.Evidence), Sure: p.Sure}
		x.Said, _ = day(p.Time)
		if b.Condition != nil {
			x.Condition = m.words([]gentz.Span{*b.Condition})
		}
		if err := m.addTo(record.KindPosition, []string{record.PositionKey(x.Party, x.Issue)}, &record.Report{Fact: string(p.ID), Evidence: spans(p.Evidence), Position: x}); err != nil {
			return err
		}
	}
	return nil
}

// mergeProposals adds to the proposals, which are known by their names.
func (m *merger) mergeProposals() error {
	for i := range m.points.Proposals {
		p := &m.points.Proposals[i]
		if p.Name == "" || len(p.Mentions) == 0 {
			continue
		}
		r := &record.Report{Fact: string(p.ID), Evidence: spans(p.Mentions), Proposal: &record.ProposalReport{Name: p.Name, Points: p.Points, Author: m.actors[p.Author]}}
		if err := m.addTo(record.KindProposal, r.Keys(), r); err != nil {
			return err
		}
	}
	return nil
}

// mergeExpectations adds what is expected. Of a meeting there is one expectation.
func (m *merger) mergeExpectations() error {
	for i := range m.points.Expectations {
		p, b := &m.points.Expectations[i], &m.raw.Expectations[i]
		x := &record.ExpectationReport{What: m.words([]gentz.Span{b.What}), Meeting: m.events[p.Event], By: m.actors[p.By]}
		x.Due, x.DueTo = day(p.Due)
		r := &record.Report{Fact: string(p.ID), Evidence: spans([]gentz.Span{p.What}), Expectation: x}
		if err := m.addTo(record.KindExpectation, r.Keys(), r); err != nil {
			return err
		}
	}
	return nil
}

// addTo adds a report to the subject with one of keys, or to a new one.
func (m *merger) addTo(kind record.Kind, keys []string, r *record.Report) error {
	var s *record.Subject
	if kind == record.KindExpectation { // the others are known by what they are
		s = m.previous(kind, r.Evidence)
	}
	if s == nil && len(keys) > 0 {
		found, err := m.find(kind, keys, 1)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			s = found[0]
		}
	}
	if s == nil {
		var err error
		if s, err = m.create(kind); err != nil {
			return err
		}
	}
	return m.report(s, r)
}
