package main

import (
	"fmt"
	"strings"

	"gentz/internal/view"
	"gentz/record"
)

type statementsCommand struct {
	showFlags
	filterFlags
	Words string `arg:"" optional:"" help:"Only with exactly these words, in any case."`
}

// Help is the longer text of "gentz help statements".
func (*statementsCommand) Help() string {
	return `Each statement once, by the day on which it was made, with who published it first and how many origins have it.

Examples: "gentz statements --actor Maskel", "gentz statements 'not be traded'".`
}

// Run prints the statements.
func (c *statementsCommand) Run(e *env) error {
	s, err := c.open(e)
	if err != nil {
		return err
	}
	defer s.end()
	all, err := s.Statements(s, c.filter(), c.Words)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return writeJSON(e.stdout, cut(all, c.Limit))
	}
	for _, x := range cut(all, c.Limit) {
		if err := s.statement(x); err != nil {
			return err
		}
	}
	s.count(len(all), c.Limit, "statement", "No statement fits; the record may have others: try fewer filters.")
	return s.write(e.stdout)
}

// statement prints a statement with the words of its first variant.
func (s *shower) statement(x *record.Statement) error {
	line := []part{{x.ID + "  ", faint}}
	if x.Said != "" {
		line = append(line, part{x.Said + "  ", nil})
	}
	line = append(line, part{clean(s.StatementTitle(s, x)), bold})
	for _, about := range []string{x.Medium, x.Occasion} {
		if about != "" {
			line = append(line, part{", " + clean(about), nil})
		}
	}
	if x.Origins > 1 {
		line = append(line, part{fmt.Sprintf("  %d origins", x.Origins), faint})
	}
	s.print("", line...)
	seen := map[string]bool{}
	for _, v := range x.Variants {
		w := view.Words{Words: v.Words, Document: v.Document}
		if d, err := s.Doc(s, v.Document); err == nil {
			w.Outlet, w.Published = d.Outlet, d.Published.String()
		}
		if key := record.Fold(v.Words); !seen[key] {
			seen[key] = true
			s.quoteFrom(w)
		}
		if len(seen) == 3 {
			break
		}
	}
	return nil
}

type positionsCommand struct {
	showFlags
	filterFlags
	History bool `help:"The whole course of each position."`
}

// Help is the longer text of "gentz help positions".
func (*positionsCommand) Help() string {
	return `Where each party stands on each issue: in its own words, and, marked, as others say. What others say never stands for a party's own words. ` +
		`An issue on which a party is not listed has no public statement of it in the record.`
}

// Run prints the positions, by issue.
func (c *positionsCommand) Run(e *env) error {
	s, err := c.open(e)
	if err != nil {
		return err
	}
	defer s.end()
	all, err := s.Positions(s, c.filter())
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return writeJSON(e.stdout, cut(all, c.Limit))
	}
	byIssue, order := map[string][]*record.Position{}, []string{}
	for _, p := range cut(all, c.Limit) {
		if byIssue[p.Issue] == nil {
			order = append(order, p.Issue)
		}
		byIssue[p.Issue] = append(byIssue[p.Issue], p)
	}
	for i, issue := range order {
		if i > 0 {
			s.out.WriteByte('\n')
		}
		name := "no issue named"
		if issue != "" {
			name = s.Name(s, issue)
		}
		s.print("", part{clean(name), bold}, part{"  " + issue, faint})
		for _, p := range byIssue[issue] {
			if err := s.position(p, c.History); err != nil {
				return err
			}
		}
	}
	s.count(len(all), c.Limit, "position", "No position fits; the record may have others: try fewer filters.")
	return s.write(e.stdout)
}

// position prints the last stance of a party in its own words and in those of
// others, or all of them.
func (s *shower) position(p *record.Position, history bool) error {
	series := p.Series
	if !history {
		series = nil
		for _, own := range []bool{true, false} {
			if l := p.Last(own); l != nil {
				series = append(series, *l)
			}
		}
	}
	for _, x := range series {
		line := []part{{clean(s.Name(s, p.Party)) + "  ", nil}, {view.StanceWords(x.Stance), still}, {"  " + x.At[:min(10, len(x.At))], faint}}
		if !x.Own {
			by := "as others say"
			if x.By != "" {
				by = "as " + clean(s.Name(s, x.By)) + " says"
			}
			line = append(line, part{"  " + by, faint})
		}
		if x.Condition != "" {
			line = append(line, part{"  if: " + clean(x.Condition), nil})
		}
		s.print("  ", append(line, part{"  " + p.ID, faint})...)
		if err := s.evidence(x.Document, x.Evidence, 1); err != nil {
			return err
		}
	}
	return nil
}

type whoCommand struct {
	showFlags
	Name string `arg:"" help:"A name, a part of it, or an id."`
}

// Help is the longer text of "gentz help who".
func (*whoCommand) Help() string {
	return `All that the record has of one actor: names, offices with the days on which documents state them, meetings, what was said, where it stands.`
}

// A dossier is what "gentz who --format json" prints.
type dossier struct {
	Actor      *record.Actor       `json:"actor"`
	Meetings   []*record.Meeting   `json:"meetings"`
	Statements []*record.Statement `json:"statements"`
	Positions  []*record.Position  `json:"positions"`
}

// Run prints the dossier of an actor.
func (c *whoCommand) Run(e *env) error {
	s, err := c.open(e)
	if err != nil {
		return err
	}
	defer s.end()
	id, err := s.Find(s, record.KindActor, c.Name)
	if err != nil {
		return err
	}
	x, err := s.store.Standing(s, id)
	if err != nil {
		return err
	}
	d := dossier{Actor: x.Actor(s.Frame)}
	f := view.Filter{Actors: []string{id}}
	if d.Meetings, err = s.Meetings(s, f); err != nil {
		return err
	}
	if d.Statements, err = s.Statements(s, f, ""); err != nil {
		return err
	}
	if d.Positions, err = s.Positions(s, f); err != nil {
		return err
	}
	if c.Format == "json" {
		return writeJSON(e.stdout, d)
	}
	return s.dossier(e, &d)
}

func (s *shower) dossier(e *env, d *dossier) error {
	a := d.Actor
	s.print("", part{clean(a.Name), bold}, part{"  " + a.ID, faint})
	about := []string{a.Type}
	if a.Country != "" {
		about = append(about, a.Country)
	}
	if a.Party != "" && a.Party != a.ID {
		about = append(about, clean(s.Name(s, a.Party)))
	}
	s.print("", part{strings.Join(about, " · "), faint})
	if len(a.Names) > 1 {
		s.print("", part{"also " + clean(strings.Join(a.Names[1:], " · ")), faint})
	}
	for i := range a.Offices {
		o := &a.Offices[i]
		days := ""
		if o.From != nil && o.To != nil {
			days = "  as of " + view.Days(*o.From, *o.To)
		}
		s.print("  ", part{clean(s.OfficeWords(s, o)), nil}, part{days, faint})
	}
	for _, sec := range []struct {
		name string
		n    int
		show func(i int) error
	}{
		{"Meetings", len(d.Meetings), func(i int) error { return s.meeting(d.Meetings[i], 1) }},
		{"Said", len(d.Statements), func(i int) error { return s.statement(d.Statements[i]) }},
		{"Stands", len(d.Positions), func(i int) error { return s.positionOn(d.Positions[i]) }},
	} {
		if sec.n == 0 {
			continue
		}
		s.out.WriteByte('\n')
		s.print("", part{sec.name, bold})
		for i := range sec.n {
			if err := sec.show(i); err != nil {
				return err
			}
		}
	}
	return s.write(e.stdout)
}

// positionOn prints a position under the name of its issue.
func (s *shower) positionOn(p *record.Position) error {
	if p.Issue != "" {
		s.print("", part{clean(s.Name(s, p.Issue)), nil})
	}
	return s.position(p, false)
}
