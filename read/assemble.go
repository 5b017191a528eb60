package read

import (
	"sort"
	"strings"

	gentz "gentz"
)

// assemble puts the parts into one Reading: every list in the order in which its
// first evidence stands in the title, then in the text, ids counted from 1.
// References to what is not there are dropped, and so is what has no evidence or
// whose evidence lies outside the document.
func assemble(p *page, cal *calendar, c *cast, said []gentz.Statement, happened []gentz.Event, t *table) *gentz.Reading {
	a := &assembly{doc: &p.doc, id: map[gentz.ID]gentz.ID{}}
	r := &gentz.Reading{Document: p.doc}
	r.Document.Developing = r.Document.Developing || developing(p.doc.Text)

	for k := range cal.times {
		if a.valid(cal.times[k].Span) {
			r.Times = append(r.Times, cal.times[k].Time)
		}
	}
	for _, x := range c.actors {
		x.Mentions = a.mentions(x.Mentions)
		if len(x.Mentions) > 0 {
			r.Actors = append(r.Actors, x)
		}
	}
	r.Delegations = keep(c.teams, func(x *gentz.Delegation) bool { x.Mentions = a.spans(x.Mentions); return len(x.Mentions) > 0 })
	r.Events = keep(happened, func(x *gentz.Event) bool {
		x.Mentions, x.Evidence = a.spans(x.Mentions), a.spans(x.Evidence)
		return len(x.Mentions) > 0 && len(x.Evidence) > 0
	})
	r.Statements = keep(said, func(x *gentz.Statement) bool {
		x.Content, x.Evidence = a.spans(x.Content), a.spans(x.Evidence)
		x.Source, x.Cue = a.span(x.Source), a.span(x.Cue)
		return len(x.Content) > 0 && len(x.Evidence) > 0
	})
	r.Issues = keep(t.issues, func(x *gentz.Issue) bool { x.Mentions = a.spans(x.Mentions); return len(x.Mentions) > 0 })
	r.Positions = keep(t.positions, func(x *gentz.Position) bool {
		x.Evidence, x.Content, x.Condition = a.spans(x.Evidence), a.span(x.Content), a.span(x.Condition)
		return len(x.Evidence) > 0
	})
	r.Proposals = keep(t.proposals, func(x *gentz.Proposal) bool { x.Mentions = a.spans(x.Mentions); return len(x.Mentions) > 0 })
	r.Expectations = keep(t.expectations, func(x *gentz.Expectation) bool { return a.valid(x.What) })
	r.Silences = keep(t.silences, func(x *gentz.Silence) bool { x.Evidence = a.spans(x.Evidence); return len(x.Evidence) > 0 })

	// The order, and with it the new ids.
	number(a, r.Times, "t", func(x *gentz.Time) (*gentz.ID, gentz.Span) { return &x.ID, x.Span })
	number(a, r.Actors, "a", func(x *gentz.Actor) (*gentz.ID, gentz.Span) { return &x.ID, x.Mentions[0].Span })
	number(a, r.Delegations, "g", func(x *gentz.Delegation) (*gentz.ID, gentz.Span) { return &x.ID, x.Mentions[0] })
	number(a, r.Events, "e", func(x *gentz.Event) (*gentz.ID, gentz.Span) { return &x.ID, x.Evidence[0] })
	number(a, r.Statements, "s", func(x *gentz.Statement) (*gentz.ID, gentz.Span) { return &x.ID, x.Content[0] })
	number(a, r.Issues, "i", func(x *gentz.Issue) (*gentz.ID, gentz.Span) { return &x.ID, x.Mentions[0] })
	number(a, r.Positions, "p", func(x *gentz.Position) (*gentz.ID, gentz.Span) { return &x.ID, x.Evidence[0] })
	number(a, r.Proposals, "r", func(x *gentz.Proposal) (*gentz.ID, gentz.Span) { return &x.ID, x.Mentions[0] })
	number(a, r.Expectations, "x", func(x *gentz.Expectation) (*gentz.ID, gentz.Span) { return &x.ID, x.What })
	sortBy(r.Silences, func(x *gentz.Silence) gentz.Span { return x.Evidence[0] })

	a.refer(r)
	r.Positions = keep(r.Positions, func(x *gentz.Position) bool { return x.Party != "" })
	return r
}

// developing reports whether the text calls itself a developing story.
func developing(text string) bool {
	head := text
	if len(head) > 2000 {
		head = head[:2000]
	}
	head = strings.ToLower(head)
	for _, w := range [...]string{"this is a developing story", "this is a breaking news story", "developing story", "story is developing", "this story is being updated",
		"this story will be updated", "this article is being updated", "this article will be updated", "more to follow", "more details to follow"} {
		if strings.Contains(head, w) {
			return true
		}
	}
	return false
}

// An assembly maps the ids of the steps to those of the Reading and knows which
// spans the document has.
type assembly struct {
	doc *gentz.Document
	id  map[gentz.ID]gentz.ID
}

// valid reports whether s covers at least one byte of its block.
func (a *assembly) valid(s gentz.Span) bool {
	return s.Start >= 0 && s.Start < s.End && s.End <= len(a.doc.Block(s)) && (s.Block == "" || s.Block == "title")
}

func (a *assembly) span(s *gentz.Span) *gentz.Span {
	if s == nil || !a.valid(*s) {
		return nil
	}
	return s
}

// spans returns the valid spans, each once, in their order.
func (a *assembly) spans(in []gentz.Span) []gentz.Span {
	var out []gentz.Span
next:
	for _, s := range in {
		if !a.valid(s) {
			continue
		}
		for _, o := range out {
			if o == s {
				continue next
			}
		}
		out = append(out, s)
	}
	return out
}

// mentions returns the valid mentions in text order.
func (a *assembly) mentions(in []gentz.Mention) []gentz.Mention {
	out := keep(in, func(m *gentz.Mention) bool { return a.valid(m.Span) })
	sortBy(out, func(m *gentz.Mention) gentz.Span { return m.Span })
	return out
}

// keep returns the elements that ok accepts, which may change them, in a list of its own.
func keep[T any](in []T, ok func(*T) bool) []T {
	var out []T
	for _, x := range in {
		if ok(&x) {
			out = append(out, x)
		}
	}
	return out
}

// sortBy sorts by the place in the title, then in the text; equals keep their order.
func sortBy[T any](xs []T, at func(*T) gentz.Span) {
	sort.SliceStable(xs, func(i, j int) bool {
		s, t := at(&xs[i]), at(&xs[j])
		if s.Block != t.Block {
			return s.Block == "title"
		}
		return s.Start < t.Start
	})
}

// number sorts the things of one kind and gives them new ids.
func number[T any](a *assembly, xs []T, letter string, of func(*T) (*gentz.ID, gentz.Span)) {
	sortBy(xs, func(x *T) gentz.Span { _, s := of(x); return s })
	for k := range xs {
		id, _ := of(&xs[k])
		now := gentz.ID(letter + itoa(k+1))
		if *id != "" {
			a.id[*id] = now
		}
		*id = now
	}
}

// refer gives every reference its new id.
func (a *assembly) refer(r *gentz.Reading) {
	for k := range r.Actors {
		x := &r.Actors[k]
		a.one(&x.Party)
		x.Roles = append([]gentz.Role(nil), x.Roles...)
		for n := range x.Roles {
			a.one(&x.Roles[n].Of)
		}
	}
	for k := range r.Delegations {
		x := &r.Delegations[k]
		a.one(&x.Party)
		x.Leaders, x.Members = a.all(x.Leaders), a.all(x.Members)
	}
	for k := range r.Events {
		x := &r.Events[k]
		x.Source, x.Target, x.Purpose = a.all(x.Source), a.all(x.Target), a.all(x.Purpose)
		a.one(&x.ReportedBy)
		a.one(&x.DeniedBy)
		a.one(&x.PartOf)
		a.when(x.Time)
		x.Participants = keep(x.Participants, func(p *gentz.Participant) bool {
			a.one(&p.Actor)
			a.one(&p.Side)
			return p.Actor != ""
		})
	}
	for k := range r.Statements {
		x := &r.Statements[k]
		a.one(&x.Speaker)
		a.one(&x.OnBehalfOf)
		x.Joint, x.About, x.Via = a.all(x.Joint), a.all(x.About), a.all(x.Via)
		a.when(x.Time)
	}
	for k := range r.Issues {
		for n := range r.Issues[k].Ranks {
			a.one(&r.Issues[k].Ranks[n].Party)
			a.one(&r.Issues[k].Ranks[n].By)
		}
	}
	for k := range r.Positions {
		x := &r.Positions[k]
		a.one(&x.Party)
		a.one(&x.Issue)
		a.one(&x.By)
		a.when(x.Time)
	}
	for k := range r.Proposals {
		a.one(&r.Proposals[k].Author)
	}
	for k := range r.Expectations {
		x := &r.Expectations[k]
		a.one(&x.Event)
		a.one(&x.By)
		a.when(x.Due)
	}
	for k := range r.Silences {
		a.one(&r.Silences[k].By)
		a.one(&r.Silences[k].About)
	}
}

// one replaces an id by the new one, "" if there is none.
func (a *assembly) one(id *gentz.ID) { *id = a.id[*id] }

func (a *assembly) all(ids []gentz.ID) []gentz.ID {
	var out []gentz.ID
	for _, id := range ids {
		if now := a.id[id]; now != "" {
			out = append(out, now)
		}
	}
	return out
}

func (a *assembly) when(w *gentz.When) {
	if w != nil {
		a.one(&w.Ref)
	}
}
