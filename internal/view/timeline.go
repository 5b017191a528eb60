package view

import (
	"context"
	"slices"
	"strings"

	"gentz/record"
)

// An Entry is one line of a timeline.
type Entry struct {
	Day      string        `json:"day"`          // "2026-03-04"
	To       string        `json:"to,omitempty"` // last day
	Kind     record.Kind   `json:"kind"`
	ID       string        `json:"id"`
	State    string        `json:"state,omitempty"` // of a meeting
	Text     string        `json:"text"`
	Document string        `json:"document"`
	Evidence []record.Span `json:"evidence"`
}

// weighty are the acts of statements that a timeline has.
var weighty = []string{"deny", "reject", "refuse", "demand", "propose", "promise", "threaten", "agree"}

// Timeline returns what has a day: meetings, statements of weight and positions
// that turned, in the order of days.
func (v *View) Timeline(ctx context.Context, f Filter) ([]Entry, error) {
	limit := f.Limit
	f.Limit = 0
	out := []Entry{}
	meetings, err := v.Meetings(ctx, f)
	if err != nil {
		return nil, err
	}
	for _, m := range meetings {
		if m.From == "" {
			continue
		}
		e := Entry{Day: m.From, To: m.To, Kind: record.KindMeeting, ID: m.ID, State: m.State, Text: v.MeetingTitle(ctx, m)}
		for _, s := range m.States {
			if s.Fate == "" && len(s.Evidence) > 0 && (e.Document == "" || s.State == m.State) {
				e.Document, e.Evidence = s.Document, s.Evidence
			}
		}
		out = append(out, e)
	}
	if len(f.States) == 0 && f.Place == "" {
		if out, err = v.said(ctx, f, out); err != nil {
			return nil, err
		}
		if out, err = v.turns(ctx, f, out); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(out, func(a, b Entry) int { return strings.Compare(a.Day, b.Day) })
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out, nil
}

func (v *View) said(ctx context.Context, f Filter, out []Entry) ([]Entry, error) {
	statements, err := v.Statements(ctx, f, "")
	if err != nil {
		return nil, err
	}
	for _, s := range statements {
		if s.Said == "" || s.Speaker == "" || !slices.Contains(weighty, s.Act) {
			continue
		}
		x := s.Variants[0]
		out = append(out, Entry{Day: s.Said, Kind: record.KindStatement, ID: s.ID, Text: v.StatementTitle(ctx, s), Document: x.Document, Evidence: x.Evidence})
	}
	return out, nil
}

func (v *View) turns(ctx context.Context, f Filter, out []Entry) ([]Entry, error) {
	positions, err := v.Positions(ctx, f)
	if err != nil {
		return nil, err
	}
	for _, p := range positions {
		last := map[bool]string{}
		for _, s := range p.Series {
			if s.Stance == last[s.Own] || len(s.At) < 10 {
				continue
			}
			text := v.Name(ctx, p.Party) + " " + StanceWords(s.Stance)
			if p.Issue != "" {
				text += ": " + v.Name(ctx, p.Issue)
			}
			if last[s.Own] != "" {
				text += ", " + StanceWords(last[s.Own]) + " before"
			}
			if !s.Own {
				text += " (as others say)"
			}
			last[s.Own] = s.Stance
			out = append(out, Entry{Day: s.At[:10], Kind: record.KindPosition, ID: p.ID, Text: text, Document: s.Document, Evidence: s.Evidence})
		}
	}
	return out, nil
}
