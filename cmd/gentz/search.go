package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"gentz/internal/view"
	"gentz/record"
)

type searchCommand struct {
	showFlags
	Limit int      `default:"20" placeholder:"N" help:"At most so many places. (${default})"`
	Words []string `arg:"" help:"Words that stand one after the other, in any case."`
}

// Help is the longer text of "gentz help search".
func (*searchCommand) Help() string {
	return `Finds the very words in the titles and texts of all documents, the newest first, and says which entries of the record rest on them.

Example: "gentz search 'exchange of lists'".`
}

// Run searches.
func (c *searchCommand) Run(e *env) error {
	s, err := c.open(e)
	if err != nil {
		return err
	}
	defer s.end()
	words := strings.Join(c.Words, " ")
	hits, err := s.Search(s, words, c.Limit)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return writeJSON(e.stdout, hits)
	}
	last := ""
	for _, h := range hits {
		if h.Document != last {
			last = h.Document
			s.print("", part{clean(h.Title), bold}, part{"  " + clean(strings.Join(nonEmpty(h.Outlet, h.Published, h.Document), ", ")), faint})
		}
		s.quote(clean(h.Words.Words))
		if len(h.Entries) > 0 {
			s.print("    ", part{strings.Join(h.Entries, " "), faint})
		}
	}
	switch {
	case len(hits) == 0:
		s.print("", part{fmt.Sprintf("No document has the words %q one after the other.", words), faint})
	case len(hits) == c.Limit:
		s.print("", part{fmt.Sprintf("the first %s; --limit shows more", count(len(hits), "place")), faint})
	default:
		s.print("", part{count(len(hits), "place"), faint})
	}
	return s.write(e.stdout)
}

func nonEmpty(list ...string) (out []string) {
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// An explanation is what "gentz explain ID --format json" prints.
type explanation struct {
	Entry   any             `json:"entry"`
	Reports []explained     `json:"reports"`
	Changes []record.Change `json:"changes"`
}

// An explained report is one with its words.
type explained struct {
	Report *record.Report `json:"report"`
	Fate   string         `json:"fate,omitempty"`
	At     string         `json:"at"`
	Words  []view.Words   `json:"words"`
}

// explainEntry prints why the record says what it says of a subject: each report with
// its words, and what changed when.
func (s *shower) explainEntry(e *env, id, format string) error {
	x, err := s.store.Subject(s, id)
	if err != nil {
		return err
	}
	out := explanation{Reports: []explained{}}
	if out.Changes, err = s.store.ChangesOf(s, id); err != nil {
		return err
	}
	if out.Entry, err = s.shown(x); err != nil {
		return err
	}
	for _, r := range x.Reports {
		w, err := s.Words(s, r.Document, r.Evidence)
		if err != nil {
			return err
		}
		out.Reports = append(out.Reports, explained{r, r.Fate, r.At, w})
	}
	if format == "json" {
		return writeJSON(e.stdout, out)
	}
	if x.MergedInto != "" {
		s.print("", part{id, bold}, part{" was merged into " + x.MergedInto, nil})
	} else if err := s.entry(x); err != nil {
		return err
	}
	if x.Fixed.Why != "" {
		s.print("  ", part{"decided by a person: " + clean(x.Fixed.Why), off})
	}
	s.section(count(len(out.Reports), "report"))
	for _, r := range out.Reports {
		line := []part{{r.At[:min(10, len(r.At))] + "  " + r.Report.Document, nil}}
		if m := r.Report.Meeting; m != nil {
			line = append(line, part{"  " + m.State, stateStyle[m.State]})
			if m.Hedged {
				line = append(line, part{"  unconfirmed", faint})
			}
		}
		if r.Fate != "" {
			line = append(line, part{"  " + r.Fate, off})
		}
		s.print("  ", append(line, part{"  " + r.Report.Origin + " " + r.Report.Fact, faint})...)
		for _, w := range r.Words {
			s.quoteFrom(w)
		}
	}
	s.section("What changed")
	for _, c := range out.Changes {
		if c.What == record.WhatReport {
			continue
		}
		line := fmt.Sprintf("%d  %s  %s  %s → %s", c.Seq, c.At[:min(10, len(c.At))], c.What, shortJSON(c.Before), shortJSON(c.After))
		if c.Correction != nil {
			line += "  by " + c.Correction.By + ": " + c.Correction.Reason
		}
		s.print("  ", part{clean(line), nil})
	}
	return s.write(e.stdout)
}

// shown returns a subject as JSON shows it.
func (s *shower) shown(x *record.Subject) (any, error) {
	switch x.Kind {
	case record.KindActor:
		return x.Actor(s.Frame), nil
	case record.KindMeeting:
		return x.Meeting(s.Frame), nil
	case record.KindStatement:
		return x.Statement(s.Frame), nil
	case record.KindIssue:
		return x.Issue(s.Frame), nil
	case record.KindPosition:
		return x.Position(s.Frame), nil
	case record.KindProposal:
		return x.Proposal(s.Frame), nil
	}
	e := x.Expectation(s.Frame, nil)
	if e.Meeting == "" {
		return e, nil
	}
	m, err := s.store.Standing(s, e.Meeting)
	if err != nil {
		return nil, err
	}
	return x.Expectation(s.Frame, m.Meeting(s.Frame)), nil
}

// entry prints a subject in a few lines.
func (s *shower) entry(x *record.Subject) error {
	v, err := s.shown(x)
	if err != nil {
		return err
	}
	switch v := v.(type) {
	case *record.Meeting:
		return s.meeting(v, 0)
	case *record.Statement:
		return s.statement(v)
	case *record.Position:
		return s.positionOn(v)
	case *record.Expectation:
		return s.expectation(v)
	case *record.Proposal:
		s.print("", part{x.ID + "  ", faint}, part{clean(v.Name), bold})
	default:
		s.print("", part{x.ID + "  ", faint}, part{clean(s.Name(s, x.ID)), bold})
	}
	return nil
}

// isEntry reports whether an argument names an entry of the record and not a file.
func isEntry(arg string) bool {
	if record.KindOf(arg) == "" || strings.Trim(arg[1:], "0123456789") != "" || len(arg) < 2 {
		return false
	}
	_, err := os.Stat(arg)
	return errors.Is(err, os.ErrNotExist)
}
