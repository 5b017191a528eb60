package record

import "encoding/json"

// A Field is one field of a subject that is worth telling when it changes.
type Field struct {
	Name  string
	Value any // nil if not stated
}

// Headline returns the fields of s that a reader wants to be told of, in a fixed
// order, as they stand in f. The changes of the record tell where two headlines
// of one subject differ.
func (s *Subject) Headline(f Frame) []Field {
	text := func(v string) any {
		if v == "" {
			return nil
		}
		return v
	}
	if len(s.Standing(f)) == 0 {
		return nil
	}
	switch s.Kind {
	case KindActor:
		a := s.Actor(f)
		return []Field{{"name", text(a.Name)}, {"country", text(a.Country)}, {"party", text(a.Party)}}
	case KindMeeting:
		m := s.Meeting(f)
		fields := []Field{{"state", text(m.State)}, {"from", text(m.From)}, {"to", text(m.To)}}
		if m.Place != nil {
			fields = append(fields, Field{"place", m.Place.Name})
		} else {
			fields = append(fields, Field{"place", nil})
		}
		for _, name := range []string{"place", "day", "state"} {
			var values any
			for _, c := range m.Conflicts {
				if c.Field == name {
					var list []string
					for _, v := range c.Values {
						list = append(list, v.Value)
					}
					values = list
				}
			}
			fields = append(fields, Field{"conflict." + name, values})
		}
		return fields
	case KindStatement:
		x := s.Statement(f)
		return []Field{{"speaker", text(x.Speaker)}, {"act", text(x.Act)}, {"polarity", text(x.Polarity)}}
	case KindPosition:
		p := s.Position(f)
		fields := []Field{{"stance", nil}, {"stance.ascribed", nil}}
		for i, own := range []bool{true, false} {
			if l := p.Last(own); l != nil {
				fields[i].Value = l.Stance
			}
		}
		return fields
	case KindProposal:
		p := s.Proposal(f)
		fields := []Field{{"name", text(p.Name)}, {"points", nil}}
		if n := len(p.Versions); n > 0 && p.Versions[n-1].Points > 0 {
			fields[1].Value = p.Versions[n-1].Points
		}
		return fields
	case KindExpectation:
		return []Field{{"due", text(s.Expectation(f, nil).Due)}}
	case KindIssue:
		return []Field{{"label", text(s.Issue(f).Label)}}
	}
	return nil
}

// Told returns the changes that tell how after differs from before, two headlines of
// the subject id. Their Seq, At and Document are left to be filled.
func Told(id string, before, after []Field, evidence []Span) []Change {
	var out []Change
	names := after
	if len(names) == 0 {
		names = before
	}
	for i := range names {
		b, a := field(before, i), field(after, i)
		if string(b) != string(a) {
			out = append(out, Change{Subject: id, What: names[i].Name, Before: b, After: a, Evidence: evidence})
		}
	}
	return out
}

// field returns field i as JSON, nil if there is none.
func field(fields []Field, i int) json.RawMessage {
	if i >= len(fields) || fields[i].Value == nil {
		return nil
	}
	b, err := json.Marshal(fields[i].Value)
	if err != nil { // strings, numbers and lists of strings only
		return nil
	}
	return b
}

// Links returns the subjects that r names besides its own, without duplicates: the
// actors that take part or speak, issues, meetings.
func (r *Report) Links() []string {
	var all []string
	switch {
	case r.Actor != nil:
		all = append(all, r.Actor.Party)
		for _, o := range r.Actor.Offices {
			all = append(all, o.Of)
		}
	case r.Meeting != nil:
		m := r.Meeting
		for _, p := range m.Participants {
			all = append(all, p.Actor, p.Side)
		}
		all = append(append(all, m.By, m.DeniedBy, m.PartOf), m.Purpose...)
	case r.Statement != nil:
		s := r.Statement
		all = append(append(append(all, s.Speaker, s.OnBehalfOf), s.Joint...), s.About...)
	case r.Position != nil:
		all = append(all, r.Position.Party, r.Position.Issue, r.Position.By)
	case r.Proposal != nil:
		all = append(all, r.Proposal.Author)
	case r.Expectation != nil:
		all = append(all, r.Expectation.Meeting, r.Expectation.By)
	}
	var out []string
	seen := map[string]bool{"": true}
	for _, id := range all {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}
