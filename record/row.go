package record

// A Row is what a subject is listed and filtered by.
type Row struct {
	State    string // of a meeting
	From, To string // days: when it is or was; of what is said, when
	Label    string // of what has a name
}

// Row returns the row of s as all of it stands.
func (s *Subject) Row() Row {
	f := Frame{}
	standing := s.Standing(f)
	if len(standing) == 0 {
		return Row{}
	}
	first, last := standing[0].Day(), standing[len(standing)-1].Day()
	switch s.Kind {
	case KindActor:
		return Row{Label: s.Actor(f).Name}
	case KindIssue:
		return Row{Label: s.Issue(f).Label}
	case KindProposal:
		return Row{Label: s.Proposal(f).Name, From: first, To: last}
	case KindMeeting:
		m := s.Meeting(f)
		return Row{State: m.State, From: m.From, To: m.To}
	case KindStatement:
		x := s.Statement(f)
		if x.Said != "" {
			return Row{From: x.Said, To: x.Said}
		}
		return Row{From: first, To: first}
	case KindExpectation:
		x := s.Expectation(f, nil)
		return Row{From: x.Due, To: x.Due}
	}
	return Row{From: first, To: last}
}
