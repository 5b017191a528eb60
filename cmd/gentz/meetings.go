package main

import (
	"strings"

	"gentz/record"
)

type meetingsCommand struct {
	showFlags
	filterFlags
}

// Help is the longer text of "gentz help meetings".
func (*meetingsCommand) Help() string {
	return `Each meeting once, by day, with its state and why, who reports it, and the words of the first report.

Examples: "gentz meetings --actor Albescu --state held", "gentz meetings --from 2026-03-01 --place Geneva".`
}

// Run prints the meetings.
func (c *meetingsCommand) Run(e *env) error {
	s, err := c.open(e)
	if err != nil {
		return err
	}
	defer s.end()
	all, err := s.Meetings(s, c.filter())
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return writeJSON(e.stdout, cut(all, c.Limit))
	}
	for _, m := range cut(all, c.Limit) {
		if err := s.meeting(m, 1); err != nil {
			return err
		}
	}
	s.count(len(all), c.Limit, "meeting", "No meeting fits; the record may have others: try fewer filters.")
	return s.write(e.stdout)
}

// meeting prints a meeting with the words of at most so many reports.
func (s *shower) meeting(m *record.Meeting, reports int) error {
	s.print("", part{m.ID + "  ", faint}, part{m.State, stateStyle[m.State]}, part{"  " + clean(s.MeetingTitle(s, m)), bold})
	s.print("  ", part{clean(m.Reason), faint})
	for _, c := range m.Conflicts {
		var values []string
		for _, v := range c.Values {
			values = append(values, clean(v.Value)+" ("+v.Document+")")
		}
		s.print("  ", part{"reports differ on the " + c.Field + ": ", off}, part{strings.Join(values, ", "), faint})
	}
	// The reports of the shown state are the ones to be looked at first.
	left := reports
	for _, first := range []bool{true, false} {
		for i := 0; i < len(m.States) && left > 0; i++ {
			r := m.States[i]
			if (r.State == m.State) != first || len(r.Evidence) == 0 || r.Fate != "" {
				continue
			}
			if err := s.evidence(r.Document, r.Evidence, 1); err != nil {
				return err
			}
			left--
		}
	}
	return nil
}

type timelineCommand struct {
	showFlags
	filterFlags
	Actors []string `arg:"" optional:"" name:"name" help:"Only where these actors are in it."`
}

// Help is the longer text of "gentz help timeline".
func (*timelineCommand) Help() string {
	return `Meetings, statements of weight (denials, promises, threats, agreements) and turns of positions, day by day.

Example: "gentz timeline --from 2026-03-01 Kaldoria".`
}

// Run prints the timeline.
func (c *timelineCommand) Run(e *env) error {
	s, err := c.open(e)
	if err != nil {
		return err
	}
	defer s.end()
	f := c.filter()
	f.Actors = append(f.Actors, c.Actors...)
	all, err := s.Timeline(s, f)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return writeJSON(e.stdout, cut(all, c.Limit))
	}
	day := ""
	for _, x := range cut(all, c.Limit) {
		if x.Day != day {
			if day != "" {
				s.out.WriteByte('\n')
			}
			day = x.Day
			s.print("", part{day, bold})
		}
		state := []part{}
		if x.State != "" {
			state = append(state, part{x.State, stateStyle[x.State]}, part{"  ", nil})
		}
		s.print("  ", append(state, part{clean(x.Text), nil}, part{"  " + x.ID, faint})...)
		if err := s.evidence(x.Document, x.Evidence, 1); err != nil {
			return err
		}
	}
	s.count(len(all), c.Limit, "entry", "Nothing fits; the record may have other days and actors: try fewer filters.")
	return s.write(e.stdout)
}

type expectedCommand struct {
	showFlags
	filterFlags
	All bool `help:"Also what has come about and what will not."`
}

// Help is the longer text of "gentz help expected".
func (*expectedCommand) Help() string {
	return `What is announced, promised or due, by day: open, moved, or overdue, which asks whether it happened; with --all also what happened or did not.`
}

// Run prints what is expected.
func (c *expectedCommand) Run(e *env) error {
	s, err := c.open(e)
	if err != nil {
		return err
	}
	defer s.end()
	all, err := s.Expected(s, c.filter(), !c.All)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return writeJSON(e.stdout, cut(all, c.Limit))
	}
	for _, x := range cut(all, c.Limit) {
		if err := s.expectation(x); err != nil {
			return err
		}
	}
	s.count(len(all), c.Limit, "expectation", "Nothing is expected.")
	return s.write(e.stdout)
}

// expectation prints what is expected, with its words.
func (s *shower) expectation(x *record.Expectation) error {
	due := x.Due
	if due == "" {
		due = "no day"
	}
	line := []part{{x.ID + "  ", faint}, {x.Outcome, stateStyle[x.Outcome]}, {"  " + due, bold}}
	if x.By != "" {
		line = append(line, part{"  " + clean(s.Name(s, x.By)), nil})
	}
	if x.Meeting != "" {
		line = append(line, part{"  " + x.Meeting, faint})
	}
	s.print("", line...)
	return s.evidence("", x.Evidence, 1)
}
