package merge

import (
	"fmt"
	"slices"

	"gentz"
	"gentz/record"
)

// An Action is what a person corrects. One of its pointers is set.
type Action struct {
	Subject   string
	MergeInto string   // the subject that it is really
	Split     []string // documents whose reports are of something else
	Name      string   // of an actor, an issue or a proposal
	State     string   // of a meeting
	Reject    bool     // it is not to be shown
	Restore   bool     // what was fixed or rejected is left to the rules again
}

// states are those that a person may set.
var states = []string{"proposed", "planned", "ongoing", "held", "postponed", "cancelled", "denied", "disputed", "hypothetical"}

// Correct returns the changes of a correction made at a time. It returns an error
// wrapping [gentz.ErrInvalid] if the action makes no sense for the subject,
// [gentz.ErrNotFound] if what it names is gone.
func Correct(near Near, next int64, at string, a Action, by record.Correction) (*Result, error) {
	m := &merger{near: near, in: Input{Next: next, At: at}, raw: &gentz.Reading{}, now: map[string]*record.Subject{}, was: map[string]*record.Subject{}, told: map[string]bool{}}
	s, err := near.Subject(a.Subject)
	if err != nil {
		return nil, err
	}
	if s.ID != a.Subject {
		return nil, fmt.Errorf("%w: %s was merged into %s", gentz.ErrNotFound, a.Subject, s.ID)
	}
	s = m.touch(s)
	switch {
	case a.MergeInto != "":
		err = m.join(s, a.MergeInto)
	case len(a.Split) > 0:
		err = m.split(s, a.Split)
	default:
		err = m.fix(s, a, by)
	}
	if err != nil {
		return nil, err
	}
	m.tell()
	for i := range m.out.Changes {
		c := by
		m.out.Changes[i].Correction = &c
	}
	return &m.out, nil
}

// join merges two subjects: the older one stays.
func (m *merger) join(s *record.Subject, other string) error {
	o, err := m.near.Subject(other)
	switch {
	case err != nil:
		return err
	case o.ID != other:
		return fmt.Errorf("%w: %s was merged into %s", gentz.ErrNotFound, other, o.ID)
	case o.ID == s.ID:
		return fmt.Errorf("%w: %s cannot be merged into itself", gentz.ErrInvalid, s.ID)
	case o.Kind != s.Kind:
		return fmt.Errorf("%w: %s is of kind %s, %s of kind %s", gentz.ErrInvalid, s.ID, s.Kind, o.ID, o.Kind)
	}
	keep, gone := m.touch(o), s
	if older(gone.ID, keep.ID) {
		keep, gone = gone, keep
	}
	reports := gone.Reports
	if err := m.change(gone, record.Change{What: record.WhatMerged, After: marshal(keep.ID)}); err != nil {
		return err
	}
	gone.Reports = nil
	keep.Reports = append(keep.Reports, reports...)
	slices.SortFunc(keep.Reports, func(a, b *record.Report) int { return int(a.Seq - b.Seq) })
	return nil
}

// older reports whether a is the older of two ids of one kind.
func older(a, b string) bool { return len(a) < len(b) || len(a) == len(b) && a < b }

// split gives the reports of some documents to a new subject.
func (m *merger) split(s *record.Subject, documents []string) error {
	var going []*record.Report
	for _, r := range s.Reports {
		if slices.Contains(documents, r.Document) {
			going = append(going, r)
		}
	}
	if len(going) == 0 {
		return fmt.Errorf("%w: %s has no report of %v", gentz.ErrNotFound, s.ID, documents)
	}
	if len(going) == len(s.Reports) {
		return fmt.Errorf("%w: these are all reports of %s", gentz.ErrInvalid, s.ID)
	}
	other, err := m.create(s.Kind)
	if err != nil {
		return err
	}
	for _, r := range going {
		if err := m.change(s, record.Change{What: record.WhatMoved, Before: marshal(record.ReportRef{Report: r.Seq}), After: marshal(other.ID)}); err != nil {
			return err
		}
		other.Reports = append(other.Reports, r)
	}
	for _, two := range [][2]*record.Subject{{s, other}, {other, s}} {
		f := two[0].Fixed
		f.Apart = append(slices.Clone(f.Apart), two[1].ID)
		if err := m.change(two[0], record.Change{What: record.WhatFixed, Before: marshal(two[0].Fixed), After: marshal(f)}); err != nil {
			return err
		}
	}
	return nil
}

// fix decides a field.
func (m *merger) fix(s *record.Subject, a Action, by record.Correction) error {
	f := s.Fixed
	switch {
	case a.Restore:
		f = record.Fixed{Apart: f.Apart}
	case a.Reject:
		f.Rejected = true
	case a.Name != "":
		if s.Kind != record.KindActor && s.Kind != record.KindIssue && s.Kind != record.KindProposal {
			return fmt.Errorf("%w: a %s has no name", gentz.ErrInvalid, s.Kind)
		}
		f.Name = a.Name
	case a.State != "":
		if s.Kind != record.KindMeeting {
			return fmt.Errorf("%w: a %s has no state", gentz.ErrInvalid, s.Kind)
		}
		if !slices.Contains(states, a.State) {
			return fmt.Errorf("%w: there is no state %q; the states are %v", gentz.ErrInvalid, a.State, states)
		}
		f.State = a.State
	default:
		return fmt.Errorf("%w: nothing to correct", gentz.ErrInvalid)
	}
	f.Why = fmt.Sprintf("set by %s on %s: %s", by.By, m.in.At[:min(10, len(m.in.At))], by.Reason)
	if a.Restore {
		f.Why = ""
	}
	return m.change(s, record.Change{What: record.WhatFixed, Before: marshal(s.Fixed), After: marshal(f)})
}
