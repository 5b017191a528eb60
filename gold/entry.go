package gold

import (
	"fmt"
	"slices"
	"strings"

	"gentz"
)

var (
	actorKinds    = []string{"state", "organisation", "armed-group", "office", "group"}
	meetingStates = []string{"proposed", "planned", "ongoing", "held", "postponed", "cancelled", "denied", "hypothetical"}
	meetingModes  = []string{"meet", "call", "visit", "summit", "round", "signing", "series", "other"}
	acts          = []string{"say", "deny", "reject", "refuse", "decline", "demand", "propose", "promise", "warn", "threaten", "accuse", "agree", "confirm", "expect", "ask"}
	polarities    = []string{"affirmed", "denied", "refused-to-say", "not-said"}
	stances       = []string{"demands", "drops", "offers", "accepts", "accepts-if", "rejects", "open", "denies", "claims"}
)

// fact adds what an entry says to the article.
func (p *parser) fact(e *entry) error {
	switch e.kind {
	case "person":
		return person(p, e)
	case "actor":
		return actor(p, e)
	case "meeting":
		return meeting(p, e)
	case "statement":
		return statement(p, e)
	case "position":
		return position(p, e)
	case "proposal":
		return proposal(p, e)
	case "expectation":
		return expectation(p, e)
	case "silence":
		return silence(p, e)
	case "note":
		return note(p, e)
	}
	return fmt.Errorf("unknown entry %q", e.kind)
}

// person NAME | COUNTRY or - | role; role
func person(p *parser, e *entry) error {
	if len(e.fields) != 2 {
		return fmt.Errorf("person: want a name, a country and roles, parted by bars")
	}
	a := Actor{Name: e.name(), Kind: "person", Country: strings.TrimPrefix(e.fields[0], "-")}
	for r := range strings.SplitSeq(e.fields[1], ";") {
		if r = strings.TrimSpace(r); r != "" {
			a.Roles = append(a.Roles, r)
		}
	}
	return p.list(a)
}

// actor NAME | kind | COUNTRY or -
func actor(p *parser, e *entry) error {
	if len(e.fields) != 2 || !slices.Contains(actorKinds, e.fields[0]) {
		return fmt.Errorf("actor: want a name, a kind of %v and a country, parted by bars", actorKinds)
	}
	return p.list(Actor{Name: e.name(), Kind: e.fields[0], Country: strings.TrimPrefix(e.fields[1], "-")})
}

func (p *parser) list(a Actor) error {
	if p.names[a.Name] {
		return fmt.Errorf("%q is listed twice", a.Name)
	}
	p.names[a.Name] = true
	p.article.Actors = append(p.article.Actors, a)
	return nil
}

// known complains of a name that is not among the actors.
func (p *parser) known(names ...string) error {
	for _, n := range names {
		if n != "" && !p.names[n] && !strings.HasPrefix(n, "anonymous: ") {
			return fmt.Errorf("%q is not among the actors above", n)
		}
	}
	return nil
}

// meeting STATE MODE | who= | sides= | by= | in= | on=DAY or DAY..DAY | hedged
func meeting(p *parser, e *entry) (err error) {
	if len(e.first) != 2 || !slices.Contains(meetingStates, e.first[0]) || !slices.Contains(meetingModes, e.first[1]) {
		return fmt.Errorf("meeting: want a state of %v and a mode of %v", meetingStates, meetingModes)
	}
	m := Meeting{State: e.first[0], Mode: e.first[1], Participants: list(e.take("who")), Sides: list(e.take("sides")),
		Mediators: list(e.take("by")), Place: e.take("in"), Hedged: e.has("hedged")}
	from, to, isRange := strings.Cut(e.take("on"), "..")
	if m.From, err = day(from); err != nil {
		return err
	}
	if m.To, err = day(to); err != nil {
		return err
	}
	if !isRange && m.State != "planned" {
		m.To = m.From
	}
	for _, q := range e.quotes {
		m.Evidence = append(m.Evidence, q.all)
	}
	if err := p.known(m.Participants...); err != nil {
		return err
	}
	p.article.Meetings = append(p.article.Meetings, m)
	return e.rest()
}

// statement SPEAKER or - | act | polarity | kind | joint= | to= | at= | by= | on=DAY
func statement(p *parser, e *entry) (err error) {
	s := Statement{Speaker: strings.TrimPrefix(e.name(), "-"), Joint: list(e.take("joint")), Addressee: e.take("to"), Occasion: e.take("at"),
		Medium: e.take("by"), Act: e.pick(acts...), Polarity: e.pick(polarities...)}
	if s.Date, err = day(e.take("on")); err != nil {
		return err
	}
	for _, q := range e.quotes {
		if len(q.marked['{']) > 1 || len(q.marked['<']) > 1 {
			return fmt.Errorf("statement: one {source} and one <cue> at most")
		}
		for _, v := range q.marked['{'] {
			s.Source = v
		}
		for _, v := range q.marked['<'] {
			s.Cue = v
		}
		s.Content = append(s.Content, q.marked['[']...)
	}
	if len(s.Content) == 0 {
		return fmt.Errorf("statement: no [content]")
	}
	slices.SortFunc(s.Content, func(a, b gentz.Span) int { return a.Start - b.Start })
	if s.Kind = e.pick("", "direct", "indirect", "mixed"); s.Kind == "" {
		s.Kind = kindOf(p.article.Document.Text, s.Content)
	}
	if err := p.known(append(s.Joint, s.Speaker)...); err != nil {
		return err
	}
	p.article.Statements = append(p.article.Statements, s)
	return e.rest()
}

// kindOf tells direct from indirect speech by the quotation marks in content.
func kindOf(text string, content []gentz.Span) string {
	direct := true
	any := false
	for _, c := range content {
		w := c.Of(text)
		inner := strings.Trim(w, `"“”`)
		any = any || strings.ContainsAny(w, `"“”`)
		direct = direct && strings.IndexAny(w, `"“`) == 0 && !strings.ContainsAny(inner, `"“”`)
	}
	switch {
	case !any:
		return "indirect"
	case direct:
		return "direct"
	}
	return "mixed"
}

// position PARTY | stance | own or ascribed | issue | gist
func position(p *parser, e *entry) error {
	if len(e.fields) != 4 || !slices.Contains(stances, e.fields[0]) || e.fields[1] != "own" && e.fields[1] != "ascribed" {
		return fmt.Errorf("position: want a party, a stance of %v, own or ascribed, an issue and a gist, parted by bars", stances)
	}
	p.article.Positions = append(p.article.Positions, Position{Party: e.name(), Stance: e.fields[0], Own: e.fields[1] == "own",
		Issue: e.fields[2], Gist: e.fields[3], Evidence: e.quotes[0].all})
	return nil
}

// proposal NAME | points=
func proposal(p *parser, e *entry) error {
	n, err := number(e.take("points"))
	p.article.Proposals = append(p.article.Proposals, Proposal{Name: e.name(), Points: n, Evidence: e.quotes[0].all})
	if err != nil {
		return err
	}
	return e.rest()
}

// expectation GIST | by= | due=DAY
func expectation(p *parser, e *entry) error {
	x := Expectation{Gist: e.name(), By: e.take("by"), Evidence: e.quotes[0].all}
	var err error
	if x.Due, err = day(e.take("due")); err != nil {
		return err
	}
	p.article.Expectations = append(p.article.Expectations, x)
	return e.rest()
}

// silence WHO | what about
func silence(p *parser, e *entry) error {
	if len(e.fields) != 1 {
		return fmt.Errorf("silence: want who and what about, parted by a bar")
	}
	p.article.Silences = append(p.article.Silences, Silence{By: e.name(), About: e.fields[0], Evidence: e.quotes[0].all})
	return nil
}

func note(p *parser, e *entry) error {
	p.article.Notes = append(p.article.Notes, e.name())
	return e.rest()
}
