package record

import "slices"

// Resolve returns r with each subject that it names replaced by what of returns for
// it. r itself is not changed; it is returned if nothing in it is.
func (r *Report) Resolve(of func(id string) string) *Report {
	moved := false
	for _, id := range r.Links() {
		moved = moved || of(id) != id
	}
	if !moved {
		return r
	}
	one := func(id *string) {
		if *id != "" {
			*id = of(*id)
		}
	}
	list := func(ids []string) []string {
		out := slices.Clone(ids)
		for i := range out {
			one(&out[i])
		}
		return out
	}
	c := *r
	switch {
	case r.Actor != nil:
		x := *r.Actor
		one(&x.Party)
		x.Offices = slices.Clone(x.Offices)
		for i := range x.Offices {
			one(&x.Offices[i].Of)
		}
		c.Actor = &x
	case r.Meeting != nil:
		x := *r.Meeting
		x.Participants = slices.Clone(x.Participants)
		for i := range x.Participants {
			one(&x.Participants[i].Actor)
			one(&x.Participants[i].Side)
		}
		one(&x.By)
		one(&x.DeniedBy)
		one(&x.PartOf)
		x.Purpose, x.Context = list(x.Purpose), list(x.Context)
		c.Meeting = &x
	case r.Statement != nil:
		x := *r.Statement
		one(&x.Speaker)
		one(&x.OnBehalfOf)
		x.Joint, x.About = list(x.Joint), list(x.About)
		c.Statement = &x
	case r.Position != nil:
		x := *r.Position
		one(&x.Party)
		one(&x.Issue)
		one(&x.By)
		c.Position = &x
	case r.Proposal != nil:
		x := *r.Proposal
		one(&x.Author)
		c.Proposal = &x
	case r.Expectation != nil:
		x := *r.Expectation
		one(&x.Meeting)
		one(&x.By)
		c.Expectation = &x
	}
	return &c
}
